import { wayWords, type OrderRow } from '#shared/reimbursement'
import { usePages } from '../centre/use-pages.ts'
import { useLang, useText } from '../i18n.ts'
import { Empty } from '../ui/empty.tsx'
import { Mask } from '../ui/mask.tsx'
import { Money } from '../ui/money.tsx'
import { DataTable } from '../ui/table.tsx'
import { groups, moment } from '../ui/words.ts'
import { text } from './reimbursements-text.ts'

export type ClaimOrders = { rows: OrderRow[]; next: string | null }
/** 报销: orders that wait for the bank. (PACC-03) */
export function ClaimOrdersSection({ orders }: { orders: ClaimOrders }) {
  const t = useText(text)
  const lang = useLang()
  const paid = usePages<OrderRow, ClaimOrders>('/api/reimbursements/orders', orders)
  return (
    <section className="sheet">
      <header><h2>{t('orders')}</h2></header>
      <DataTable file="/api/reimbursements/orders" rows={paid.rows} caption={t('orders')} keyOf={row => row.id} next={paid.next} more={paid.more} empty={<Empty title={t('ordersNone')} say={t('ordersSay')} />} columns={[
        { key: 'who', title: t('payee'), lead: true, cell: row => <><b><Mask>{row.name}</Mask></b><span className="note num"><Mask>{row.numberOf}</Mask></span></> },
        { key: 'to', title: t('to'), cell: row => <>{row.bank[lang]}<span className="note">{wayWords[row.way][lang]} {row.account && t('ending', { n: row.account })}</span></> },
        { key: 'amount', title: t('amount'), right: true, cell: row => <Money fen={row.amount} /> },
        { key: 'claim', title: t('claim'), quiet: true, cell: row => <><span className="num">{groups(row.claim)}</span><span className="note">{row.regionName[lang]}</span></> },
        { key: 'at', title: t('at'), quiet: true, cell: row => moment(row.at) },
      ]} />
    </section>
  )
}
