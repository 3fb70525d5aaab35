import type { PassbookRow } from '#shared/settlement'
import { usePages } from '../centre/use-pages.ts'
import { useLang, useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { useGo } from '../ui/address.ts'
import { Empty } from '../ui/empty.tsx'
import { Mask } from '../ui/mask.tsx'
import { Money } from '../ui/money.tsx'
import { DataTable } from '../ui/table.tsx'
import { moment } from '../ui/words.ts'
import { MergeFind } from './merge-find.tsx'
import { text } from './passbook-text.ts'

export type PassbookOrders = { rows: PassbookRow[]; next: string | null; inUse: boolean }
/** 存折: months and payments that wait for its bank, and finding who wants to be paid; nothing at all where no city served here had one. (OLD-05) */
export function PassbookSection({ orders }: { orders: PassbookOrders }) {
  const t = useText(text)
  const lang = useLang()
  const go = useGo()
  const paid = usePages<PassbookRow, PassbookOrders>('/api/passbook/orders', orders)
  const open = (person: string) => go(to(patterns.insurer.passbook, { person }))
  if (!orders.inUse && !paid.rows.length) return null
  return (
    <>
      <section className="sheet">
        <header><h2>{t('orders')}</h2></header>
        <DataTable file="/api/passbook/orders" rows={paid.rows} caption={t('orders')} keyOf={row => row.id} next={paid.next} more={paid.more} open={row => open(row.person)} empty={<Empty title={t('none')} say={t('noneSay')} />} columns={[
          { key: 'who', title: t('who'), lead: true, cell: row => <><b><Mask>{row.name}</Mask></b><span className="note num"><Mask>{row.number}</Mask></span></> },
          { key: 'month', title: t('month'), cell: row => <><span className="num">{row.month ?? t('asked')}</span><span className="note">{row.regionName[lang]}</span></> },
          { key: 'bank', title: t('bank'), cell: row => row.bank[lang] },
          { key: 'amount', title: t('amount'), right: true, cell: row => <Money fen={row.amount} /> },
          { key: 'at', title: t('at'), quiet: true, cell: row => moment(row.at) },
        ]} />
      </section>
      <MergeFind title={t('find')} say={t('findSay')} found={open} />
    </>
  )
}
