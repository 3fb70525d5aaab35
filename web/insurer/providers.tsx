import { useState } from 'react'
import { designationStates, endingReasons, levelWords, providerKinds, type EndingReason, type Level, type ProvidersView, type ProviderView } from '#shared/clinics'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Empty } from '../ui/empty.tsx'
import { Form, SelectField, TextField } from '../ui/form.tsx'
import { Message } from '../ui/message.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { count, day, dayOf } from '../ui/words.ts'
import { InsurerFrame } from './frame.tsx'
import { text } from './providers-text.ts'

const PATH = '/api/providers'
const forget = [PATH]
const tones = { standing: 'ok', coming: 'todo', ended: 'off' } as const

/** 定点机构: who may settle with the insurance; designated, changed, ended, designated again. (PACC-01) */
export default function Providers() {
  const read = useRead<ProvidersView>(PATH)
  return <InsurerFrame><Asked of={read} rows={6}>{answer => <Listed known={answer} />}</Asked></InsurerFrame>
}

function Listed({ known }: { known: ProvidersView }) {
  const t = useText(text)
  const lang = useLang()
  const [opened, open] = useState<string | null>(null)
  const [adding, add] = useState(false)
  const [sought, seek] = useState('')
  const n = known.rows.filter(row => row.state === 'standing').length
  const title = n ? t('title', { n: count(n), count: n }) : t('titleNone')
  useTitle(title)
  const rows = known.rows.filter(row => !sought.trim() || row.name.includes(sought.trim()) || row.code.includes(sought.trim().toUpperCase()))
  const shown = known.rows.find(row => row.organisation === opened)
  return (
    <ListPage title={title} say={t('say')} action={<Button kind="primary" onClick={() => add(true)}>{t('add')}</Button>}>
      <TextField name="find" label={t('find')} value={sought} say={seek} maxLength={60} />
      <section className="sheet">
        <DataTable file={PATH} rows={rows} caption={t('list')} keyOf={row => row.organisation} open={row => open(row.organisation)} empty={<Empty title={t('none')} say={t('noneSay')} />} columns={[
          { key: 'name', title: t('name'), lead: true, cell: row => row.name },
          { key: 'state', title: t('state'), cell: row => <State tone={tones[row.state]} size={14}>{row.state === 'standing' && row.until ? t('lastDay', { until: day(row.until) }) : designationStates[row.state][lang]}</State> },
          { key: 'level', title: t('level'), cell: row => <>{levelWords[row.level][lang]}{row.kind === 'hospital' && <span className="note">{providerKinds[row.kind][lang]}</span>}</> },
          { key: 'code', title: t('code'), cell: row => <span className="num">{row.code}</span> },
          { key: 'days', title: t('days'), quiet: true, cell: row => row.until ? t('between', { from: day(row.from), until: day(row.until) }) : t('since', { from: day(row.from) }) },
        ]} />
      </section>
      {shown && <One of={shown} close={() => open(null)} />}
      {adding && <New free={known.free} close={() => add(false)} />}
    </ListPage>
  )
}

type Placed = { latitude: string; longitude: string }
const samples = { latitude: '31.8642', longitude: '117.2821' } as const
/** Degrees as typed: a number, null where nothing was, and the names of those that are no number. */
function degrees({ latitude, longitude }: Placed) {
  const read = (typed: string) => typed.trim() === '' ? null : Number(typed)
  const found = { latitude: read(latitude), longitude: read(longitude) }
  return { ...found, wrong: (['latitude', 'longitude'] as const).filter(name => Number.isNaN(found[name])) }
}

function Where({ placed, say }: { placed: Placed; say: (key: keyof Placed) => (value: string) => void }) {
  const t = useText(text)
  return <div className="cols2">{(['latitude', 'longitude'] as const).map(name =>
    <TextField key={name} name={name} label={t(name)} hint={t('placeHint', { sample: samples[name] })} optional inputMode="decimal" value={placed[name]} say={say(name)} maxLength={12} />)}</div>
}

function LevelField({ value, say, options }: { value: string; say: (value: string) => void; options: readonly Level[] }) {
  const t = useText(text)
  const lang = useLang()
  return <SelectField name="level" label={t('level')} hint={t('levelHint')} value={value} say={say} options={[['', t('choose')], ...options.map(level => [level, levelWords[level][lang]] as const)]} />
}
const levelsFor = (code: string) => (Object.keys(levelWords) as Level[]).filter(level => (level === 'pharmacy') === code.trim().toUpperCase().startsWith('P'))

function New({ free, close }: { free: ProvidersView['free']; close: () => void }) {
  const t = useText(text)
  const [given, set] = useState({ organisation: free[0]?.id ?? '', code: free[0] && /^[HP]\d{11}$/.test(free[0].code) ? free[0].code : '', level: '', from: dayOf(new Date().toISOString()), latitude: '', longitude: '' })
  const [wrong, tell] = useState<Record<string, string>>({})
  const say = (key: keyof typeof given) => (value: string) => set({ ...given, [key]: value })
  const send = useSend(PATH, { forget, done: close })
  const go = () => {
    const { wrong: no, ...at } = degrees(given)
    const faults = { ...given.level ? {} : { level: t('levelMissing') }, ...Object.fromEntries(no.map(name => [name, t('degrees', { sample: samples[name] })])) }
    tell(faults)
    if (!Object.keys(faults).length) void send.send({ ...given, code: given.code.trim().toUpperCase(), ...at })
  }
  return (
    <Dialog open close={close} title={t('add')} foot={!free.length && <Button onClick={close}>{t('shut')}</Button>}>
      {!free.length ? <Message tone="info" title={t('noFree')}><span>{t('noFreeSay')}</span></Message> : (
        <Form refused={send.refused} wrong={wrong} send={go}>
          <SelectField name="organisation" label={t('organisation')} value={given.organisation} say={say('organisation')} options={free.map(one => [one.id, `${one.name} ${one.code}`] as const)} />
          <TextField name="code" label={t('code')} hint={t('codeHint')} value={given.code} say={say('code')} maxLength={12} autoCapitalize="characters" spellCheck={false} />
          <LevelField value={given.level} say={say('level')} options={levelsFor(given.code)} />
          <TextField name="from" label={t('from')} type="date" value={given.from} say={say('from')} />
          <Where placed={given} say={say} />
          <Unknown of={send} />
          <div className="row"><Button kind="primary" type="submit" busy={send.busy}>{t('addDo')}</Button><Button onClick={close}>{t('notNow')}</Button></div>
        </Form>
      )}
    </Dialog>
  )
}

/** One provider: what is on record, and what may be done with it now. */
function One({ of, close }: { of: ProviderView; close: () => void }) {
  const t = useText(text)
  const lang = useLang()
  return (
    <Dialog open close={close} title={t('oneTitle', { name: of.name })} foot={<Button onClick={close}>{t('shut')}</Button>}>
      <p className="dim"><span className="num">{of.code}</span> · {providerKinds[of.kind][lang]} · {of.address ?? of.area}</p>
      <p>{of.until ? t('between', { from: day(of.from), until: day(of.until) }) : t('since', { from: day(of.from) })}</p>
      {of.latitude === null && <p className="dim">{t('placeNone')}</p>}
      <Change key={of.mark} of={of} />
      <hr className="rule" />
      {of.until ? <Resume of={of} /> : <End of={of} />}
    </Dialog>
  )
}

function Change({ of }: { of: ProviderView }) {
  const t = useText(text)
  const [given, set] = useState({ name: of.name, level: of.level as string, latitude: String(of.latitude ?? ''), longitude: String(of.longitude ?? '') })
  const [wrong, tell] = useState<Record<string, string>>({})
  const say = (key: keyof typeof given) => (value: string) => set({ ...given, [key]: value })
  const send = useSend(`${PATH}/${of.organisation}/change`, { forget })
  const go = () => {
    const { wrong: no, ...at } = degrees(given)
    tell(Object.fromEntries(no.map(name => [name, t('degrees', { sample: samples[name] })])))
    if (!no.length) void send.send({ mark: of.mark, ...given, ...at })
  }
  return (
    <Form refused={send.refused} wrong={wrong} send={go}>
      <TextField name="name" label={t('name')} value={given.name} say={say('name')} maxLength={80} />
      <LevelField value={given.level} say={say('level')} options={levelsFor(of.code)} />
      <Where placed={given} say={say} />
      <Unknown of={send} />
      <div className="row"><Button type="submit" busy={send.busy}>{t('changeDo')}</Button></div>
    </Form>
  )
}

function End({ of }: { of: ProviderView }) {
  const t = useText(text)
  const lang = useLang()
  const [given, set] = useState({ until: dayOf(new Date().toISOString()), reason: '' })
  const send = useSend(`${PATH}/${of.organisation}/end`, { forget })
  return (
    <Form refused={send.refused} send={() => void send.send({ mark: of.mark, ...given })}>
      <p>{t('endSay')}</p>
      <TextField name="until" label={t('until')} hint={t('untilHint')} type="date" value={given.until} say={until => set({ ...given, until })} />
      <SelectField name="reason" label={t('reason')} value={given.reason} say={reason => set({ ...given, reason })} options={[['', t('choose')], ...(Object.keys(endingReasons) as EndingReason[]).map(reason => [reason, endingReasons[reason][lang]] as const)]} />
      <Unknown of={send} />
      <div className="row"><Button kind="danger" type="submit" busy={send.busy}>{t('endDo')}</Button></div>
    </Form>
  )
}

function Resume({ of }: { of: ProviderView }) {
  const t = useText(text)
  const today = dayOf(new Date().toISOString())
  const [from, setFrom] = useState(today)
  const send = useSend(`${PATH}/${of.organisation}/resume`, { forget })
  return (
    <Form refused={send.refused} send={() => void send.send({ mark: of.mark, from })}>
      <p>{of.state === 'ended' ? t('resumeSay') : t('resumeLift')}</p>
      {of.state === 'ended' && <TextField name="from" label={t('from')} type="date" value={from} say={setFrom} />}
      <Unknown of={send} />
      <div className="row"><Button type="submit" busy={send.busy}>{t('resumeDo')}</Button></div>
    </Form>
  )
}
