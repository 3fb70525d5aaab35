import type { BillBrief, SettledView, VisitView } from '#shared/settlement'
import { useState } from 'react'
import { Asked, useRead } from '../api/read.tsx'
import { useText } from '../i18n.ts'
import { printReceipt } from '../till/print.ts'
import { Slip } from '../till/slip.tsx'
import { Statement } from '../till/statement.tsx'
import { UndoDialog } from '../till/undo.tsx'
import { Button } from '../ui/button.tsx'
import { DataTable } from '../ui/table.tsx'
import { groups, moment, yuan } from '../ui/words.ts'
import { text } from './text.ts'

/** The settlements of a visit that stand, each with its receipt; only the last one of a stay can be undone. (MED-04, MED-07.c) */
export function Settlements({ of, undone }: { of: VisitView; undone: (back: SettledView, number: string) => void }) {
  const t = useText(text)
  const [shown, show] = useState<string | null>(null)
  const [asking, ask] = useState<string | null>(null)
  const bill = useRead<SettledView>(`/api/till/settlements/${asking}`, { off: !asking })
  if (!of.bills.length) return null
  const last = of.bills.at(-1)!.number
  const sum = (key: 'total' | 'fund' | 'account' | 'cash') => ({ key, title: t(key), right: true, cell: (row: BillBrief) => <span className="num">{yuan(row[key] + (key === 'account' ? row.family : 0))}</span> })
  return (
    <section className="sheet">
      <header><h2>{t('settled')}</h2></header>
      <DataTable rows={of.bills} caption={t('settled')} keyOf={row => row.number} columns={[
        { key: 'at', title: t('paidAt'), lead: true, cell: row => <>{moment(row.at)}{of.kind === 'inpatient' && ` ${t(row.final ? 'final' : 'midway')}`}<span className="note num">{groups(row.number)}</span></> },
        sum('total'), sum('fund'), sum('account'), sum('cash'),
        { key: 'do', title: t('doing'), cell: row => <div className="row"><Button size="dense" onClick={() => show(shown === row.number ? null : row.number)}>{t(shown === row.number ? 'hide' : 'receipt')}</Button>
          {of.kind === 'inpatient' && row.number !== last ? <Button size="dense" why={t('lastFirst')}>{t('undo')}</Button> : <Button size="dense" onClick={() => ask(row.number)}>{t('undo')}</Button>}</div> },
      ]} />
      {shown && <Receipt key={shown} number={shown} />}
      {asking && bill.data && <Asked of={bill}>{found => <UndoDialog of={found} close={() => ask(null)} done={back => { show(null); undone(back.of, back.number) }} />}</Asked>}
    </section>
  )
}

/** A receipt as it is printed: the roll, or A4 with every part. */
export function Receipt({ number }: { number: string }) {
  const t = useText(text)
  const [a4, setA4] = useState(false)
  const bill = useRead<SettledView>(`/api/till/settlements/${number}`)
  return <div className="in receipt-of"><Asked of={bill} height={320}>{of => <>{a4 ? <Statement of={of} /> : <Slip of={of} />}
    <div className="row noprint"><Button onClick={printReceipt}>{t('print')}</Button><label className="row"><input type="checkbox" checked={a4} onChange={event => setA4(event.target.checked)} /> A4</label></div></>}</Asked></div>
}
