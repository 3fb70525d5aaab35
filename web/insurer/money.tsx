import { payoutWords, type LaterRow, type PayoutRow } from '#shared/cancellation'
import { Asked, useRead } from '../api/read.tsx'
import { usePages } from '../centre/use-pages.ts'
import { useLang, useText } from '../i18n.ts'
import { Empty } from '../ui/empty.tsx'
import { Mask } from '../ui/mask.tsx'
import { Money } from '../ui/money.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { day, moment, yuan } from '../ui/words.ts'
import { ClaimOrdersSection, type ClaimOrders } from './reimbursement-orders.tsx'
import { InsurerFrame } from './frame.tsx'
import { PassbookSection, type PassbookOrders } from './passbook-orders.tsx'
import { text } from './text.ts'

type Orders = { rows: PayoutRow[]; next: string | null }
type Later = { rows: LaterRow[]; next: string | null }
/** 注销余款: orders that wait for the bank, and purchases after a death to be looked into; and what goes out over a passbook. (REPL-05, OLD-05) */
export default function MoneyPage() {
  const orders = useRead<Orders>('/api/cancellations/orders')
  const later = useRead<Later>('/api/cancellations/later')
  const book = useRead<PassbookOrders>('/api/passbook/orders')
  const claims = useRead<ClaimOrders>('/api/reimbursements/orders')
  return <InsurerFrame><Asked of={orders} rows={6}>{first => <Asked of={later} rows={6}>{second => <Asked of={book} rows={6}>{third => <Asked of={claims} rows={6}>{fourth => <Shown orders={first} later={second} book={third} claims={fourth} />}</Asked>}</Asked>}</Asked>}</Asked></InsurerFrame>
}

function Shown({ orders, later, book, claims }: { orders: Orders; later: Later; book: PassbookOrders; claims: ClaimOrders }) {
  const t = useText(text)
  const lang = useLang()
  const paid = usePages<PayoutRow, Orders>('/api/cancellations/orders', orders)
  const bought = usePages<LaterRow, Later>('/api/cancellations/later', later)
  const waiting = [...paid.rows, ...book.rows, ...claims.rows]
  const n = waiting.length
  const title = n ? t('title', { n, count: n }) : t('none')
  useTitle(title)
  return (
    <ListPage title={title} say={n ? t('say', { yuan: yuan(waiting.reduce((sum, row) => sum + row.amount, 0)) }) : undefined}>
      <section className="sheet">
        <header><h2>{t('orders')}</h2></header>
        <DataTable file="/api/cancellations/orders" rows={paid.rows} caption={t('orders')} keyOf={row => row.id} next={paid.next} more={paid.more} empty={<Empty say={t('sayNone')} />} columns={[
          { key: 'to', title: t('to'), lead: true, cell: row => <><b><Mask>{row.name}</Mask></b><span className="note">{t('from')} <Mask>{row.deceased}</Mask></span></> },
          { key: 'account', title: t('account'), cell: row => <>{row.bank}<span className="note num"><Mask>{row.account}</Mask></span></> },
          { key: 'amount', title: t('amount'), right: true, cell: row => <Money fen={row.amount} /> },
          { key: 'state', title: t('region'), cell: row => <>{row.regionName[lang]}<span className="note"><State tone={row.state === 'in-transit' || row.state === 'with-bank' ? 'run' : row.why ? 'diff' : 'todo'} size={14}>{payoutWords[row.state][lang]}</State></span>{row.why && <span className="note">{row.why[lang]}</span>}</> },
          { key: 'at', title: t('at'), quiet: true, cell: row => moment(row.at) },
        ]} />
      </section>
      <PassbookSection orders={book} />
      <ClaimOrdersSection orders={claims} />
      <section className="sheet">
        <header><h2>{t('later')}</h2></header>
        <DataTable file="/api/cancellations/later" rows={bought.rows} caption={t('later')} keyOf={row => row.id} next={bought.next} more={bought.more} empty={<Empty title={t('laterNone')} say={t('laterSay')} />} columns={[
          { key: 'who', title: t('from'), lead: true, cell: row => <><b><Mask>{row.name}</Mask></b><span className="note num">{row.number}</span></> },
          { key: 'day', title: t('day'), cell: row => <>{day(row.day)}<span className="note">{row.regionName[lang]}</span></> },
          { key: 'acct', title: t('acct'), right: true, cell: row => <Money fen={row.account} /> },
          { key: 'fund', title: t('fund'), right: true, cell: row => <Money fen={row.fund} /> },
        ]} />
      </section>
    </ListPage>
  )
}
