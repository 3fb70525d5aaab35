import { useParams } from '@tanstack/react-router'
import { feeWords, paymentWords, type PaymentView, type ReceiptView } from '#shared/fees'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { Empty } from '../ui/empty.tsx'
import { Money } from '../ui/money.tsx'
import { PaperFiles } from '../ui/paper-files.tsx'
import { Receipt } from '../ui/receipt.tsx'
import { Headline, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { groups, stamp } from '../ui/words.ts'
import { text } from './drawer-text.ts'
import { WindowFrame } from './frame.tsx'
import './drawer.css'

/** The receipts of a person, newest first, each with its file for A4 and for a slip printer. */
export default function Receipts() {
  const t = useText(text)
  const { person } = useParams({ strict: false }) as { person: string }
  const read = useRead<{ rows: ReceiptView[]; payments: PaymentView[] }>(`/api/people/${person}/fees`)
  useTitle(t('personFees'))
  return (
    <WindowFrame desk={false}>
      <Headline title={t('personFees')} back={{ to: to(patterns.counter.person, { person }), word: t('toPerson') }} />
      <Asked of={read} rows={6}>
        {({ rows, payments }) => rows.length || payments.length ? <div className="stack loose">{rows.map(row => <Paper key={row.id} row={row} person={person} />)}<Payments rows={payments} /></div>
          : <section className="sheet padded"><Empty title={t('personFeesNone')} /></section>}
      </Asked>
    </WindowFrame>
  )
}

/** What was asked of the financial account, and how it stands: a fee on its way back is seen here until it is there. */
function Payments({ rows }: { rows: readonly PaymentView[] }) {
  const t = useText(text)
  const lang = useLang()
  if (!rows.length) return null
  return (
    <section className="sheet padded stack">
      <h2>{t('payments')}</h2>
      {rows.map(row => (
        <div key={row.id}>
          <div className="between"><b>{feeWords[row.reason][lang]}</b><Money fen={row.amount} /></div>
          <div className="between"><span className="note">{t('w_account', { tail: row.tail })}</span><State size={14} tone={row.state === 'paid' || row.state === 'returned' ? 'ok' : row.state === 'none' ? 'off' : 'run'}>{paymentWords[row.state][lang]}</State></div>
          {row[lang] && <p className="note">{row[lang]}</p>}
        </div>))}
    </section>
  )
}

function Paper({ row, person }: { row: ReceiptView; person: string }) {
  const t = useText(text)
  const lang = useLang()
  return (
    <div className="feepaper">
      <Receipt seal={false} results={[{ key: row.id, how: 'done', title: t(`r_${row.what}`), lines: [row.number] }]} facts={[
        [t('amountWord'), <b key="a"><Money fen={row.amount} /></b>], [t('capitals'), <span key="c" lang="zh-CN">{row.capitals}</span>], [t('forWhat'), feeWords[row.reason][lang]],
        [t('source'), <span key="s" lang="zh-CN">{row.source.authority}，{row.source.number}，<span className="num">{row.source.date}</span></span>],
        [t('way'), row.way === 'cash' ? t('w_cash') : <>{t('w_account', { tail: row.tail! })} <span className="note num">{t('bankRef', { rrn: groups(row.reference!) })}</span></>], [t('place'), row.office], [t('by'), row.by || t('byItself')], [t('at'), <span key="t" className="num">{stamp(row.at)}</span>],
      ]} />
      <div className="row noprint">
        <PaperFiles path={`/api/people/${person}/receipts/${row.id}/print`} />
      </div>
    </div>
  )
}
