import type { OwedRow, ReceiptView } from '#shared/fees'
import { isRefused } from '../api/call.ts'
import { useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { ListFile } from '../ui/list-file.tsx'
import { Mask } from '../ui/mask.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { day, yuan } from '../ui/words.ts'
import { text } from './drawer-text.ts'

/** Fees that wait for the people they belong to: paid out of the open drawer once the document was seen. */
export function Owed() {
  const t = useText(text)
  const read = useRead<{ rows: OwedRow[] }>('/api/fees/owed')
  const rows = read.data && !isRefused(read.data) ? read.data.rows : []
  if (!rows.length) return null
  return (
    <section className="sheet">
      <header><h2>{t('owed', { n: rows.length, count: rows.length })}</h2><span className="note">{t('owedSay')}</span></header>
      <ul className="lines">{rows.map(row => <Line key={row.application} row={row} />)}</ul>
      <ListFile path="/api/fees/owed" />
    </section>
  )
}

function Line({ row }: { row: OwedRow }) {
  const t = useText(text)
  const pay = useSend<ReceiptView>(`/api/people/${row.person}/applications/${row.application}/fee/return`, { forget: ['/api/fees'] })
  return (
    <li>
      <div><b><Mask>{row.name}</Mask></b><span className="note">{t('since')} {day(row.since)}</span><Refusal of={pay.refused} /><Unknown of={pay} />{pay.done && <Message tone="ok" title={t('paid', { number: pay.done.number })} />}</div>
      <Button size="dense" busy={pay.busy} onClick={() => void pay.send({})}>{t('payBack', { amount: yuan(row.amount) })}</Button>
    </li>
  )
}
