import type { UnitBill, UnitBillRow } from '#shared/insurance'
import { Asked, useRead } from '../api/read.tsx'
import { usePages } from '../centre/use-pages.ts'
import { useLang, useText } from '../i18n.ts'
import { text } from '../insurer/bill-text.ts'
import { shares, useMonth } from '../insurer/bill.tsx'
import { Empty } from '../ui/empty.tsx'
import { Mask } from '../ui/mask.tsx'
import { Money } from '../ui/money.tsx'
import { Headline, useTitle } from '../ui/skeletons.tsx'
import { DataTable } from '../ui/table.tsx'
import { yuan } from '../ui/words.ts'
import { UnitFrame } from './frame.tsx'

/** 应缴账单: what the unit owes for a month, by insurance and by person; the sums are those of the lines. (INS-08) */
export default function UnitBillPage() {
  const { shown, asked, field } = useMonth()
  const path = `/api/unit/bill?month=${asked}`
  const read = useRead<UnitBill>(path)
  return <UnitFrame><Asked of={read} rows={8}>{bill => <Shown key={bill.month} bill={bill} path={path} month={shown} field={field} />}</Asked></UnitFrame>
}

function Shown({ bill, path, month, field }: { bill: UnitBill; path: string; month: string; field: React.ReactNode }) {
  const t = useText(text)
  const lang = useLang()
  const { rows, next, more } = usePages<UnitBillRow, UnitBill>(path, bill)
  const { all } = bill
  const title = all?.people ? t('unitTitle', { month, yuan: yuan(all.sum) }) : t('unitNone', { month })
  useTitle(title)
  return (
    <>
      <Headline title={title} say={all?.people ? t('unitSay', { n: all.people }) : t('noneSay')} action={field} />
      <section className="sheet">
        <header><h2>{t('kinds')}</h2></header>
        <DataTable rows={all?.kinds ?? []} caption={t('kinds')} keyOf={row => row.insutype} empty={<Empty title={t('unitNone', { month })} say={t('noneSay')} />} columns={[
          { key: 'scheme', title: t('scheme'), lead: true, cell: row => <><b>{row.scheme[lang]}</b><span className="note">{t('count', { n: row.count })}</span></> },
          { key: 'person', title: t('person'), right: true, cell: row => <Money fen={row.person} /> },
          { key: 'unit', title: t('unit'), right: true, cell: row => <Money fen={row.unit} /> },
          { key: 'sum', title: t('all'), right: true, cell: row => <b><Money fen={row.sum} /></b> },
        ]} />
        {all && all.people > 0 && <p className="in"><b>{t('sum', { yuan: yuan(all.sum), person: yuan(all.person), unit: yuan(all.unit) })}</b></p>}
      </section>
      <section className="sheet">
        <header><h2>{t('records')}</h2></header>
        <DataTable file={path} rows={rows} caption={t('records')} keyOf={row => row.id} next={next} more={more} empty={<Empty title={t('unitNone', { month })} say={t('noneSay')} />} columns={[
          { key: 'who', title: t('who'), lead: true, cell: row => <><b><Mask>{row.name}</Mask></b><span className="note">{row.scheme[lang]}</span></> },
          ...shares(t),
        ]} />
      </section>
    </>
  )
}
