import { useState } from 'react'
import { printerStates, type PrinterRow, type Printers as Known } from '#shared/production'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Empty } from '../ui/empty.tsx'
import { Form, SelectField, TextField } from '../ui/form.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { count, day, dayOf, moment } from '../ui/words.ts'
import { OfficeFrame } from './frame.tsx'
import { text } from './printers-text.ts'
import './office.css'

const PATH = '/api/production/printers'
const forget = [PATH]

/** 打印机: which counter has a card printer; registering one, carrying it elsewhere, retiring it. */
export default function Printers() {
  const known = useRead<Known>(PATH)
  return <OfficeFrame><Asked of={known} rows={6}>{answer => <Listed known={answer} />}</Asked></OfficeFrame>
}

const inUse = ({ rows }: Known) => rows.filter(row => row.state !== 'retired')
const freeOffices = (known: Known) => known.offices.filter(one => !inUse(known).some(row => row.office === one.id))
const tones = { free: 'ok', 'at-work': 'todo', retired: 'off' } as const

function Listed({ known }: { known: Known }) {
  const t = useText(text)
  const lang = useLang()
  const [opened, open] = useState<string | null>(null)
  const [adding, add] = useState(false)
  const n = inUse(known).length
  const title = n ? t('title', { n: count(n) }) : t('titleNone')
  useTitle(title)
  const shown = known.rows.find(row => row.id === opened)
  return (
    <ListPage title={title} say={t('say')} action={<Button kind="primary" onClick={() => add(true)}>{t('add')}</Button>}>
      <section className="sheet">
        <DataTable file={PATH} rows={known.rows} caption={t('list')} keyOf={row => row.id} open={row => open(row.id)} empty={<Empty title={t('none')} say={t('noneSay')} />} columns={[
          { key: 'name', title: t('name'), lead: true, cell: row => row.name },
          { key: 'office', title: t('office'), cell: row => row.officeName },
          { key: 'state', title: t('state'), cell: row => <State tone={tones[row.state]} size={14}>{row.retiredAt ? t('retiredOn', { day: day(dayOf(row.retiredAt)) }) : printerStates[row.state][lang]}</State> },
          { key: 'driver', title: t('driver'), cell: row => row.driver[lang] },
          { key: 'serial', title: t('serial'), cell: row => <span className="num">{row.serial}</span> },
          { key: 'used', title: t('used'), quiet: true, cell: row => row.usedAt ? moment(row.usedAt) : t('never') },
        ]} />
      </section>
      {shown && <One printer={shown} free={freeOffices(known)} close={() => open(null)} />}
      {adding && <New known={known} close={() => add(false)} />}
    </ListPage>
  )
}

function New({ known, close }: { known: Known; close: () => void }) {
  const t = useText(text)
  const lang = useLang()
  const free = freeOffices(known)
  const [given, set] = useState({ office: free[0]?.id ?? '', name: '', serial: '', driver: known.drivers[0]!.name })
  const say = (key: keyof typeof given) => (value: string) => set({ ...given, [key]: value })
  const send = useSend(PATH, { forget, done: close })
  return (
    <Dialog open close={close} title={t('add')} foot={!free.length && <Button onClick={close}>{t('shut')}</Button>}>
      {!free.length ? <Message tone="info" title={t('noOffice')}><span>{t('noOfficeSay')}</span></Message> : (
        <Form refused={send.refused} send={() => void send.send({ ...given, name: given.name.trim(), serial: given.serial.trim() })}>
          <SelectField name="office" label={t('office')} value={given.office} say={say('office')} options={free.map(one => [one.id, one.name] as const)} />
          <TextField name="name" label={t('name')} hint={t('nameHint')} value={given.name} say={say('name')} maxLength={40} />
          <TextField name="serial" label={t('serial')} hint={t('serialHint')} value={given.serial} say={say('serial')} maxLength={40} autoCapitalize="characters" spellCheck={false} />
          <SelectField name="driver" label={t('driver')} value={given.driver} say={say('driver')} options={known.drivers.map(one => [one.name, one[lang]] as const)} />
          {known.drivers.find(one => one.name === given.driver)?.standIn && <p className="dim">{t('standIn')}</p>}
          <Unknown of={send} />
          <div className="row"><Button kind="primary" type="submit" busy={send.busy}>{t('addDo')}</Button><Button onClick={close}>{t('notNow')}</Button></div>
        </Form>
      )}
    </Dialog>
  )
}

/** One printer: carried to another counter, or retired; neither while an unfinished card is in it. */
function One({ printer, free, close }: { printer: PrinterRow; free: Known['offices']; close: () => void }) {
  const t = useText(text)
  const lang = useLang()
  return (
    <Dialog open close={close} title={t('oneTitle', { name: printer.name, office: printer.officeName })} foot={<Button onClick={close}>{t('shut')}</Button>}>
      <p className="dim"><span className="num">{printer.serial}</span> · {printer.driver[lang]}</p>
      <p className="dim">{t('registered', { at: moment(printer.madeAt) })}{printer.usedAt && <> · {t('usedAt', { at: moment(printer.usedAt) })}</>}</p>
      {printer.state === 'retired' && <p>{t('retiredOn', { day: day(dayOf(printer.retiredAt!)) })}</p>}
      {printer.state === 'at-work' && <p>{t('busy')}</p>}
      {printer.state === 'free' && <>{free.length > 0 && <><Move printer={printer} free={free} close={close} /><hr className="rule" /></>}<Retire printer={printer} /></>}
    </Dialog>
  )
}

function Move({ printer, free, close }: { printer: PrinterRow; free: Known['offices']; close: () => void }) {
  const t = useText(text)
  const [office, choose] = useState(free[0]!.id)
  const send = useSend(`${PATH}/${printer.id}/move`, { forget, done: close })
  return (
    <Form refused={send.refused} send={() => void send.send({ office })}>
      <p>{t('moveSay')}</p>
      <SelectField name="office" label={t('moveTo')} value={office} say={choose} options={free.map(one => [one.id, one.name] as const)} />
      <Unknown of={send} />
      <div className="row"><Button type="submit" busy={send.busy}>{t('moveDo')}</Button></div>
    </Form>
  )
}

function Retire({ printer }: { printer: PrinterRow }) {
  const t = useText(text)
  const send = useSend(`${PATH}/${printer.id}/retire`, { forget })
  return (
    <div className="stack">
      <p>{t('retireSay')}</p><Refusal of={send.refused} /><Unknown of={send} />
      <div className="row"><Button kind="danger" busy={send.busy} onClick={() => void send.send()}>{t('retireDo')}</Button></div>
    </div>
  )
}
