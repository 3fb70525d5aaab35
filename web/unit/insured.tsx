import { useState } from 'react'
import { schemeWords, stateWords, type StaffRow } from '#shared/insurance'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { usePages } from '../centre/use-pages.ts'
import { useLang, useText } from '../i18n.ts'
import { ChangeState } from '../insurer/change-state.tsx'
import { monthSaid } from '../insurer/insured-record.tsx'
import { text } from '../insurer/insured-text.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Form, SelectField, TextField, Tick, type Wrong } from '../ui/form.tsx'
import { Mask } from '../ui/mask.tsx'
import { Message } from '../ui/message.tsx'
import { Money } from '../ui/money.tsx'
import { Headline, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { day, fenOf, today } from '../ui/words.ts'
import { UnitFrame } from './frame.tsx'

type Staff = { rows: StaffRow[]; next: string | null }
/** 参保人员: whom this employer insures, and enrolling whom it hires. (INS-01, INS-06) */
export default function UnitInsured() {
  const read = useRead<Staff>('/api/unit/insured')
  return <UnitFrame><Asked of={read} rows={8}>{first => <Shown first={first} />}</Asked></UnitFrame>
}

function Shown({ first }: { first: Staff }) {
  const t = useText(text)
  const lang = useLang()
  const { rows, next, more } = usePages<StaffRow, Staff>('/api/unit/insured', first)
  const valid = rows.filter(each => each.state === '1').length
  const title = valid ? t('unitTitle', { n: valid, count: valid }) : t('unitNone')
  useTitle(title)
  return (
    <>
      <Headline title={title} say={valid ? t('unitSay') : undefined} />
      <Hire />
      <section className="sheet">
        <DataTable file="/api/unit/insured" rows={rows} caption={t('records')} keyOf={row => row.id} next={next} more={more} empty={<Empty say={t('unitSay')} />} columns={[
          { key: 'who', title: t('unitWho'), lead: true, cell: row => <><b><Mask>{row.name}</Mask></b><span className="note num"><Mask>{row.number}</Mask></span></> },
          { key: 'what', title: t('kind'), cell: row => <>{row.scheme[lang]}<span className="note">{t('since', { day: day(row.since) })}</span></> },
          { key: 'state', title: t('records'), cell: row => <><State tone={row.state === '1' ? 'ok' : row.state === '2' ? 'todo' : 'off'} size={14}>{stateWords[row.state][lang]}</State>{row.paidUntil && <span className="note">{t('paidUntil', { month: monthSaid(row.paidUntil) })}</span>}</> },
          { key: 'base', title: t('base'), right: true, quiet: true, cell: row => <Money fen={row.base} /> },
          { key: 'do', title: t('change'), cell: row => <ChangeState state={row.state} version={row.version} path={`/api/unit/insured/${row.person}/${row.id}/state`} forget="/api/unit/insured" /> },
        ]} />
      </section>
    </>
  )
}

const kinds = ['110', '310', '210', '410', '510'] as const
function Hire() {
  const t = useText(text)
  const lang = useLang()
  const [form, setForm] = useState({ number: '', name: '', cardNumber: '', since: today(), base: '', psnType: '1101' })
  const [chosen, choose] = useState<readonly string[]>(kinds)
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend<{ rows: unknown[] }>('/api/unit/insured', { forget: ['/api/unit/insured'] })
  const put = (key: keyof typeof form) => (value: string) => setForm({ ...form, [key]: value })
  const go = () => {
    const fen = fenOf(form.base)
    const faults = { ...form.number.trim() ? {} : { number: t('numberMissing') }, ...form.name.trim() ? {} : { name: t('nameMissing') }, ...fen === null ? { base: t('baseBad') } : {},
      ...(/^\d{4}-\d{2}-\d{2}$/.test(form.since) ? {} : { since: t('sinceBad') }), ...chosen.length ? {} : { kinds: t('kindMissing') } }
    setWrong(faults)
    if (!Object.keys(faults).length) void send.send({ ...form, number: form.number.trim(), name: form.name.trim(), cardNumber: form.cardNumber.trim() || null, base: fen, insutypes: chosen })
  }
  if (send.done) return (
    <section className="sheet padded stack" aria-live="polite">
      <Message tone="ok" title={t('hired', { n: send.done.rows.length, count: send.done.rows.length })} />
      <div className="row"><Button onClick={() => { setForm({ ...form, number: '', name: '', cardNumber: '' }); send.reset() }}>{t('hireAnother')}</Button></div>
    </section>
  )
  return (
    <section className="sheet padded stack">
      <h2>{t('hire')}</h2>
      <Form refused={send.refused} wrong={wrong} send={go}>
        <div className="cols2">
          <TextField name="number" label={t('newNumber')} value={form.number} say={put('number')} maxLength={18} autoComplete="off" />
          <TextField name="name" label={t('nameField')} value={form.name} say={put('name')} maxLength={60} autoComplete="off" />
          <TextField name="cardNumber" label={t('cardNumber')} hint={t('cardHint')} value={form.cardNumber} say={put('cardNumber')} maxLength={9} autoComplete="off" />
          <SelectField name="psnType" label={t('psnType')} value={form.psnType} say={put('psnType')} options={[['1101', lang === 'zh' ? '在职职工' : 'At work'] as const]} />
          <TextField name="since" label={t('sinceField')} hint={t('sinceHint')} value={form.since} say={put('since')} maxLength={10} />
          <TextField name="base" label={t('baseField')} value={form.base} say={put('base')} inputMode="decimal" autoComplete="off" maxLength={12} />
        </div>
        <fieldset className="plainset"><legend>{t('kinds')}</legend>
          {kinds.map(each => <Tick key={each} name={each === '110' ? 'kinds' : `kind-${each}`} checked={chosen.includes(each)} say={on => choose(on ? [...chosen, each] : chosen.filter(one => one !== each))}>{schemeWords(each)[lang]}</Tick>)}
        </fieldset>
        <Unknown of={send} />
        <div className="row"><Button kind="primary" type="submit" busy={send.busy}>{t('hireDo')}</Button></div>
      </Form>
    </section>
  )
}
