import { careKinds, type VisitKind } from '#shared/care'
import type { CustomerView } from '#shared/settlement'
import { useState } from 'react'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { useReader } from '../reader.ts'
import { stops } from '../till/card-panel.tsx'
import { Button } from '../ui/button.tsx'
import { Form, SelectField, TextField, type Wrong } from '../ui/form.tsx'
import { Message } from '../ui/message.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { joined } from '../ui/words.ts'
import { Diagnoses, type Diagnosis } from './diagnoses.tsx'
import { text } from './text.ts'

type Insured = CustomerView['insured'][number]
/** Registers or admits whoever's card is in the reader; without one it says so. (READ-03, MED-12) */
export function Register({ kind, opened }: { kind: VisitKind; opened: (visit: string) => void }) {
  const t = useText(text)
  const lang = useLang()
  const { read } = useReader()
  const stop = stops(read)
  const session = read?.session?.id ?? null
  const customer = useRead<CustomerView>(`/api/till/sessions/${session}`, { off: !session || stop !== null })
  return (
    <section className="sheet padded stack">
      <h2>{t(`new.${kind}`)}{read && <small className="dim"> {read.person.name}</small>}</h2>
      {stop ? <Message tone="bad" title={t('cannot')}><span>{stop[lang]}</span></Message>
        : !session ? <Message tone="info" title={t('cardFirst')}><span>{t('cardFirstSay')}</span></Message>
          : <Asked of={customer} rows={4}>{({ insured }) => insured.length ? <RegisterForm key={session} kind={kind} session={session} insured={insured} opened={opened} /> : <Message tone="bad" title={t('noRecord')} />}</Asked>}
    </section>
  )
}

function RegisterForm({ kind, session, insured, opened }: { kind: VisitKind; session: string; insured: readonly Insured[]; opened: (visit: string) => void }) {
  const t = useText(text)
  const lang = useLang()
  const valid = insured.filter(each => each.state === '1')
  const from = valid.length ? valid : insured
  const [region, setRegion] = useState(from.length === 1 ? from[0]!.region : '')
  const [medType, setMedType] = useState<string>(careKinds[kind][0][0])
  const [dept, setDept] = useState('')
  const [doctor, setDoctor] = useState('')
  const [bed, setBed] = useState('')
  const [diagnoses, setDiagnoses] = useState<readonly Diagnosis[]>([])
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend<{ visit: string }>('/api/till/visits', { forget: ['/api/till/visits'], done: ({ visit }) => opened(visit) })
  const stay = kind === 'inpatient'
  const here = from.find(each => each.region === region)
  const go = () => {
    const bad = { ...here ? {} : { region: t('pickOne') }, ...dept.trim() ? {} : { dept: t('missing', { what: t('dept') }) }, ...doctor.trim() ? {} : { doctor: t('missing', { what: t('doctor') }) }, ...!stay || bed.trim() ? {} : { bed: t('missing', { what: t('bed') }) }, ...!stay || diagnoses.length ? {} : { diagnosis: t('noDiagnosis') } }
    setWrong(bad)
    if (!here || Object.keys(bad).length) return
    void send.send({ session, kind, region, insutype: here.insutype, medType: stay ? medType : null, dept, doctor, bed, diagnoses })
  }
  return (
    <Form refused={send.refused} wrong={wrong} send={go}>
      {from.length > 1
        ? <SelectField name="region" label={t('region')} hint={t('pickRegion', { n: from.length })} value={region} say={setRegion} options={[['', t('pickOne')], ...from.map(each => [each.region, joined(each.regionName[lang], t(each.insutype === '390' ? 'resident' : 'employee'))] as const)]} />
        : here && <p className="dim">{joined(`${t('region')} ${here.regionName[lang]}`, t(here.insutype === '390' ? 'resident' : 'employee'))}</p>}
      <div className="cols2">
        {stay && <SelectField name="medType" label={t('careKind')} value={medType} say={setMedType} options={careKinds.inpatient.map(([code, word]) => [code, word[lang]] as const)} />}
        <TextField name="dept" label={t('dept')} value={dept} say={setDept} maxLength={50} />
        <TextField name="doctor" label={t('doctor')} value={doctor} say={setDoctor} maxLength={50} />
        {stay && <TextField name="bed" label={t('bed')} value={bed} say={setBed} maxLength={30} />}
      </div>
      {stay && <Diagnoses value={diagnoses} say={setDiagnoses} />}
      <Unknown of={send} />
      <div className="row"><Button kind="primary" type="submit" busy={send.busy}>{t(`do.${kind}`)}</Button></div>
    </Form>
  )
}
