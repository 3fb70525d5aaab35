import { careWords, claimWord, groundWords, wayWords, type CareKind, type ClaimPage, type MyClaim } from '#shared/reimbursement'
import { Fragment, lazy, Suspense, useState, type ReactNode } from 'react'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Message } from '../ui/message.tsx'
import { Money } from '../ui/money.tsx'
import { PaperFiles } from '../ui/paper-files.tsx'
import { State } from '../ui/state.tsx'
import { Withdraw } from '../ui/withdraw.tsx'
import { day, groups, joined, yuan } from '../ui/words.ts'
import { Waiting } from '../ui/empty.tsx'
import type { Paths } from './claim-form.tsx'
import { text } from './claim-text.ts'

// most who come look; the form comes when it is asked for
const ClaimForm = lazy(() => import('./claim-form.tsx').then(({ ClaimForm }) => ({ default: ClaimForm })))
const live = new Set<string>(['submitted', 'returned', 'proposed'])
const tone = { submitted: 'run', proposed: 'run', returned: 'todo', approved: 'ok', refused: 'stop', withdrawn: 'off' } as const

/** Somebody's claims, those under way first, and the form of a new one; `none` stands where there are none. */
export function Claims({ page, paths, none }: { page: ClaimPage; paths: Paths; none?: ReactNode }) {
  const t = useText(text)
  const [form, open] = useState<MyClaim | 'new' | null>(null)
  const [sent, say] = useState<MyClaim | null>(null)
  const [now, past] = [page.rows.filter(row => live.has(row.state)), page.rows.filter(row => !live.has(row.state))]
  if (form) return <Suspense fallback={<Waiting rows={8} />}><ClaimForm form={page.form} paths={paths} row={form === 'new' ? null : form} leave={() => open(null)} done={next => { open(null); say(next.rows.find(row => form === 'new' || row.id === form.id) ?? null) }} /></Suspense>
  const card = (row: MyClaim) => <One key={row.id} row={row} paths={paths} mend={() => open(row)} />
  return (
    <>
      {!page.rows.length && none}
      {sent && <Message tone="ok" title={t('sent')}><span>{t('sentSay', { day: day(sent.due) })}</span></Message>}
      <div className="row"><Button kind="primary" size="large" onClick={() => { say(null); open('new') }}>{t('new')}</Button></div>
      {now.map(card)}
      {past.length > 0 && <h2>{t('earlier')}</h2>}
      {past.map(card)}
    </>
  )
}

/** One claim: what it came to, where it stands, what to do next. */
function One({ row, paths, mend }: { row: MyClaim; paths: Paths; mend: () => void }) {
  const t = useText(text)
  const lang = useLang()
  const { result } = row.details
  const path = `${paths.claims}/${row.id}`
  const lines: [string, ReactNode][] = [
    [t('when'), joined(row.first === row.last ? day(row.last) : `${day(row.first)} – ${day(row.last)}`, groundWords[row.ground][lang])], [t('total'), <Money fen={row.total} />], [t('fund'), row.fund !== null && row.state === 'approved' && <b><Money fen={row.fund} /></b>], [t('yours'), row.state === 'approved' && row.fund !== null && <Money fen={row.total - row.fund} />],
    [t('to'), row.payment && joined(row.payment.bank[lang], wayWords[row.payment.way][lang], row.payment.account && t('ending', { n: row.payment.account }))], [t('invoiceOf'), row.details.invoices.map(each => each.number).join(lang === 'zh' ? '、' : ', ')], [t('reason'), row.reason], [t('office'), live.has(row.state) && row.office], [t('claim'), groups(row.number)],
  ]
  return (
    <section className="sheet padded stack">
      <div className="between"><h2>{row.provider}</h2><State tone={row.late ? 'late' : tone[row.state]}>{claimWord[row.state === 'proposed' ? 'submitted' : row.state][lang]}</State></div>
      <p className="dim">{joined(careWords[row.medType as CareKind][lang], row.areaName[lang], row.regionName[lang])}</p>
      <Message tone={row.state === 'returned' || row.state === 'refused' ? 'warn' : row.state === 'approved' ? 'ok' : 'info'} title={row.next[lang]} />
      <dl className="kv">{lines.filter(([, value]) => value).map(([name, value]) => <Fragment key={name}><dt>{name}</dt><dd>{value}</dd></Fragment>)}</dl>
      {result && row.state === 'approved' && <Why explained={result.explained} />}
      <div className="row">
        {row.mend && <Button kind="primary" onClick={mend}>{t('mend')}</Button>}
        {row.state !== 'withdrawn' && <PaperFiles path={`${path}/print`} />}
      </div>
      {row.withdraw && !paths.window && <Withdraw path={`${path}/withdraw`} version={row.version} ask={t('withdrawAsk')} forget={[paths.claims]} />}
    </section>
  )
}

/** Every step from the bill to what the funds paid. */
function Why({ explained }: { explained: { zh: string; en: string; fen: number }[] }) {
  const t = useText(text)
  const lang = useLang()
  const [open, setOpen] = useState(false)
  return (
    <>
      <div className="row"><Button aria-expanded={open} onClick={() => setOpen(!open)}>{t(open ? 'hide' : 'why')}</Button></div>
      {open && <dl className="kv">{explained.map((line, i) => <Fragment key={i}><dt className="num">{yuan(line.fen)}</dt><dd>{line[lang]}</dd></Fragment>)}</dl>}
    </>
  )
}
