import type { ItemView } from '#shared/clinics'
import type { VisitLine, VisitView } from '#shared/settlement'
import { useEffect, useRef, useState } from 'react'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Form, TextField } from '../ui/form.tsx'
import { Refusal } from '../ui/message.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { day, yuan } from '../ui/words.ts'
import { Pick } from './pick.tsx'
import { text } from './text.ts'

export const classes = { '01': '甲', '02': '乙', '03': '丙' } as const
const whole = /^[1-9]\d{0,2}$/

/** The bill as it grows: one row a line with its class and what of it is the patient's; a line is found, counted, charged, taken back. */
export function Bill({ of, focus }: { of: VisitView; focus: number }) {
  const t = useText(text)
  const [item, take] = useState<ItemView | null>(null)
  const [back, giveBack] = useState<VisitLine | null>(null)
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => { if (focus) box.current?.focus() }, [focus])
  const drop = useSend(`/api/till/visits/${of.id}/drop`, { forget: ['/api/till/visits'] })
  const why = (step: string) => of.steps.find(each => each.step === step)?.why ?? null
  const open = why('charge') === null
  const free = of.lines.some(line => !line.settled)
  const done = () => { take(null); giveBack(null); box.current?.focus() }
  return (
    <section className="sheet" id="bill">
      <header><h2>{t('bill')}</h2><span className="num">{t('sum', { total: yuan(of.total), open: yuan(of.open) })}</span></header>
      <div className="in stack">
        {open && <Pick<ItemView> box={box} label={t('findLabel')} hint={t('find')} none={what => t('findNone', { what })} path={asked => `/api/till/items?find=${encodeURIComponent(asked)}`} take={row => { giveBack(null); take(row) }}
          show={row => <><span className="class">{classes[row.class]}</span> {row.name} <span className="note">{row.spec}</span> <b className="num">{yuan(Math.round(row.price / 10_000))}</b></>} />}
        {item && <Charging key={item.code} visit={of.id} item={item} done={done} />}
        {back && <Returning key={back.sn} visit={of.id} line={back} done={done} />}
        <Refusal of={drop.refused} /><Unknown of={drop} />
      </div>
      <DataTable rows={of.lines} caption={t('bill')} keyOf={line => line.sn} mark={line => line.settled ? 'held' : ''} empty={<Empty title={t('noLines')} say={t(open ? 'noLinesSay' : 'noLinesFirst')} />} columns={[
        { key: 'item', title: t('item'), lead: true, cell: line => <><span className="class">{classes[line.class]}</span> {line.name}<span className="note">{[line.spec, day(line.day)].filter(Boolean).join('　')}</span>
          {line.original && <State tone="off" size={14}>{t('backLine')}</State>}{line.original && line.settled && ' '}{line.settled && <State tone="ok" size={14}>{t('settledLine')}</State>}</> },
        { key: 'count', title: t('count'), right: true, cell: line => <span className="num">{String(line.count / 10_000).replace('-', '−')}</span> },
        { key: 'price', title: t('price'), right: true, quiet: true, cell: line => <span className="num">{yuan(Math.round(line.price / 10_000))}</span> },
        { key: 'amount', title: t('amount'), right: true, cell: line => <b className="num">{yuan(line.amount)}</b> },
        { key: 'own', title: t('own'), right: true, cell: line => <span className="num">{yuan(line.own + line.first)}{line.class === '03' && <span className="note">{t('outside')}</span>}</span> },
        { key: 'do', title: t('doing'), cell: line => open && !line.settled && line.original === null && <div className="row">
          {of.kind === 'inpatient' && line.left > 0 && line.left < 9_999_0000 && <Button size="dense" aria-label={t('giveBackOf', { name: line.name })} onClick={() => { take(null); giveBack(line) }}>{t('giveBack')}</Button>}
          <Button size="dense" aria-label={t('removeOf', { name: line.name })} busy={drop.busy} onClick={() => void drop.send({ sn: line.sn })}>{t('remove')}</Button></div> },
      ]} />
      {open && free && <div className="in"><Button busy={drop.busy} onClick={() => void drop.send({ sn: null })}>{t('removeAll')}</Button></div>}
    </section>
  )
}

/** How many of an item; Enter charges it. */
function Charging({ visit, item, done }: { visit: string; item: ItemView; done: () => void }) {
  const t = useText(text)
  const [count, setCount] = useState('1')
  const [bad, setBad] = useState(false)
  const send = useSend(`/api/till/visits/${visit}/lines`, { forget: ['/api/till/visits'], done })
  const go = () => { setBad(!whole.test(count)); if (whole.test(count)) void send.send({ lines: [{ code: item.code, count: Number(count) * 10_000, price: item.price }] }) }
  return (
    <Form refused={send.refused} wrong={bad ? { count: t('missing', { what: t('count') }) } : {}} send={go} className="charging">
      <TextField name="count" label={t('countOf', { name: item.name })} value={count} say={setCount} inputMode="numeric" autoFocus onFocus={event => event.target.select()} />
      <Unknown of={send} />
      <div className="row"><Button kind="primary" type="submit" busy={send.busy}>{t('chargeDo')}</Button><Button onClick={done}>{t('notNow')}</Button></div>
    </Form>
  )
}

/** A part of a stay's line is given back; the line and what came back both stand on the bill. */
function Returning({ visit, line, done }: { visit: string; line: VisitLine; done: () => void }) {
  const t = useText(text)
  const [count, setCount] = useState(String(line.left / 10_000))
  const [bad, setBad] = useState(false)
  const send = useSend(`/api/till/visits/${visit}/return`, { forget: ['/api/till/visits'], done })
  const go = () => { setBad(!whole.test(count)); if (whole.test(count)) void send.send({ sn: line.sn, count: Number(count) * 10_000 }) }
  return (
    <Form refused={send.refused} wrong={bad ? { back: t('missing', { what: t('count') }) } : {}} send={go} className="charging">
      <TextField name="back" label={t('giveBackOf', { name: line.name })} hint={t('howMany')} value={count} say={setCount} inputMode="numeric" autoFocus onFocus={event => event.target.select()} />
      <Unknown of={send} />
      <div className="row"><Button kind="primary" type="submit" busy={send.busy}>{t('giveBack')}</Button><Button onClick={done}>{t('notNow')}</Button></div>
    </Form>
  )
}
