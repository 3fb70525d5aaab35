import { claimStateWords, clearingWords, fundWords, type ClaimRow, type ClaimView } from '#shared/clearing'
import type { ReactNode } from 'react'
import { useLang, useText } from '../i18n.ts'
import { Empty } from '../ui/empty.tsx'
import { Message } from '../ui/message.tsx'
import { Money } from '../ui/money.tsx'
import { Headline, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { day, groups, joined, moment, yuan } from '../ui/words.ts'
import { span, useDayColumns } from './clearing-parts.tsx'
import { text } from './clearing-text.ts'

const tone = { claimed: 'todo', proposed: 'run', approved: 'ok', returned: 'diff', withdrawn: 'off' } as const
/** Where a claim stands. */
export function ClaimStateWord({ of, box }: { of: Pick<ClaimRow, 'state'>; box?: boolean }) {
  const lang = useLang()
  return <State tone={tone[of.state]} size={14} {...box ? { box } : {}}>{claimStateWords[of.state][lang]}</State>
}

/** A list of claims. */
export function Claims({ rows, file, who, open, empty }: { rows: readonly ClaimRow[]; file: string; who?: boolean; open: (row: ClaimRow) => void; empty: ReactNode }) {
  const t = useText(text)
  const lang = useLang()
  return (
    <DataTable file={file} rows={rows} caption={t('claims')} keyOf={row => row.number} open={open} empty={empty} columns={[
      { key: 'what', title: who ? t('provider') : t('month'), lead: true, cell: row => <>{who && <b>{row.name}</b>}<span className={who ? 'note' : ''}>{row.month} {clearingWords[row.clearing][lang]}</span></> },
      { key: 'days', title: t('day'), quiet: true, cell: row => <>{span(row.from, row.until)}<span className="note">{row.city[lang]}</span></> },
      { key: 'visits', title: t('visits'), right: true, quiet: true, cell: row => row.count },
      { key: 'total', title: t('total'), right: true, cell: row => yuan(row.total) },
      { key: 'deducted', title: t('deducted'), right: true, cell: row => yuan(row.deducted) },
      { key: 'payable', title: t('payable'), right: true, cell: row => <b>{yuan(row.payable)}</b> },
      { key: 'state', title: t('state'), cell: row => <><ClaimStateWord of={row} />{row.open > 0 && <span className="note"><State tone="diff" size={14}>{t('differs', { n: row.open, count: row.open })}</State></span>}</> },
      { key: 'at', title: t('at'), quiet: true, cell: row => moment(row.claimedAt) },
    ]} />
  )
}

/** One claim: what is asked of each fund, what is deducted and why, its days; beside it what can be done (`children`). */
export function ClaimOne({ of, back, who, children }: { of: ClaimView; back: { to: string; word: string }; who?: boolean; children?: ReactNode }) {
  const t = useText(text)
  const lang = useLang()
  const columns = useDayColumns<ClaimView['days'][number]>()
  const what = t('claimOne', { month: of.month, kind: clearingWords[of.clearing][lang] })
  const title = who ? `${of.name}${lang === 'zh' ? '：' : ': '}${what}` : what
  useTitle(title)
  return (
    <>
      <Headline title={title} say={joined(t('claimNumber', { number: groups(of.number) }), who && of.provider, span(of.from, of.until), of.city[lang])} back={back} action={<ClaimStateWord of={of} box />} />
      <div className="two">
        <div className="stack loose">
          {of.reason && <Message tone="warn" title={t(of.state === 'returned' ? 'whyReturned' : 'whyReopened', { reason: of.reason })} />}
          {of.open > 0 && <Message tone="warn" title={t('open', { n: of.open, count: of.open })} />}
          {of.ordered ? <Message tone="ok" title={t('order', { number: groups(of.ordered.number) })}><span>{moment(of.ordered.at)}</span></Message> : of.state === 'approved' && <Message tone="ok" title={t('noOrder')} />}
          <section className="sheet">
            <header><h2>{t('funds')}</h2></header>
            <DataTable rows={of.funds} caption={t('funds')} keyOf={row => row.fund} columns={[
              { key: 'fund', title: t('fundName'), lead: true, cell: row => fundWords(row.fund)[lang] },
              { key: 'claimed', title: t('claimed'), right: true, cell: row => yuan(row.claimed) },
              { key: 'deducted', title: t('deducted'), right: true, cell: row => yuan(row.deducted) },
              { key: 'payable', title: t('payable'), right: true, cell: row => <b>{yuan(row.payable)}</b> },
            ]} />
          </section>
          <section className="sheet">
            <header><h2>{t('deducted')}</h2></header>
            <DataTable rows={of.deductions.map((row, i) => ({ ...row, nth: i }))} caption={t('deducted')} keyOf={row => String(row.nth)} empty={<Empty title={t('noDeductions')} say={t('noDeductionsSay')} />} columns={[
              { key: 'reason', title: t('reason'), lead: true, cell: row => row.returned ? t('returnedLine') : row.reason },
              { key: 'fund', title: t('fundName'), cell: row => fundWords(row.fund)[lang] },
              { key: 'settlement', title: t('settlement'), cell: row => row.settlement ? <span className="num">{groups(row.settlement)}</span> : <span className="dim">–</span> },
              { key: 'amount', title: t('amount'), right: true, cell: row => yuan(row.amount) },
            ]} />
          </section>
          <section className="sheet">
            <header><h2>{t('days')}</h2></header>
            <DataTable rows={of.days} caption={t('days')} keyOf={row => row.day} columns={[{ key: 'day', title: t('day'), lead: true, cell: row => <b>{day(row.day)}</b> }, ...columns]} />
          </section>
        </div>
        <div className="stack loose">
          <section className="sheet padded stack">
            <h2>{t('figures')}</h2>
            <dl className="kv">
              <dt>{t('visits')}</dt><dd className="num">{of.count}</dd><dt>{t('total')}</dt><dd><Money fen={of.total} /></dd><dt>{t('fund')}</dt><dd><Money fen={of.fund} /></dd><dt>{t('account')}</dt><dd><Money fen={of.account} /></dd><dt>{t('cash')}</dt><dd><Money fen={of.cash} /></dd>
              {of.hospital !== 0 && <><dt>{t('hospital')}</dt><dd><Money fen={of.hospital} /></dd></>}
              <dt>{t('deducted')}</dt><dd><Money fen={of.deducted} /></dd><dt>{t('payable')}</dt><dd><b><Money fen={of.payable} /></b></dd>
            </dl>
            {of.recognised !== null && <p className="note">{t('recognised', { sum: yuan(of.recognised) })}</p>}
          </section>
          {children}
        </div>
      </div>
    </>
  )
}
