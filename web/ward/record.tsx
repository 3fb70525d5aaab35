import { careKinds } from '#shared/care'
import type { VisitView } from '#shared/settlement'
import { useState } from 'react'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Form, SelectField, TextField, type Wrong } from '../ui/form.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { Diagnoses, type Diagnosis } from './diagnoses.tsx'
import { text } from './text.ts'

/** Kind of care and diagnoses of a visit; of a stay what changed. */
export function Record({ of, leave }: { of: VisitView; leave: () => void }) {
  const t = useText(text)
  const lang = useLang()
  const [medType, setMedType] = useState<string>(of.medType ?? careKinds[of.kind][0][0])
  const [dept, setDept] = useState(of.dept)
  const [doctor, setDoctor] = useState(of.doctor)
  const [bed, setBed] = useState(of.bed)
  const [complaint, setComplaint] = useState(of.complaint)
  const [disease, setDisease] = useState(of.disease)
  const [diagnoses, setDiagnoses] = useState<readonly Diagnosis[]>(of.diagnoses)
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend(`/api/till/visits/${of.id}/record`, { forget: ['/api/till/visits'], done: leave })
  const go = () => {
    const bad = { ...dept.trim() ? {} : { dept: t('missing', { what: t('dept') }) }, ...doctor.trim() ? {} : { doctor: t('missing', { what: t('doctor') }) }, ...diagnoses.length ? {} : { diagnosis: t('noDiagnosis') } }
    setWrong(bad)
    if (!Object.keys(bad).length) void send.send({ medType, dept, doctor, bed, complaint, disease, diagnoses })
  }
  return (
    <Form refused={send.refused} wrong={wrong} send={go}>
      <div className="cols2">
        <SelectField name="medType" label={t('careKind')} value={medType} say={setMedType} options={careKinds[of.kind].map(([code, word]) => [code as string, word[lang]] as const)} />
        <TextField name="dept" label={t('dept')} value={dept} say={setDept} maxLength={50} />
        <TextField name="doctor" label={t('doctor')} value={doctor} say={setDoctor} maxLength={50} />
        {of.kind === 'inpatient' && <TextField name="bed" label={t('bed')} value={bed} say={setBed} maxLength={30} />}
        {medType.startsWith('14') && <TextField name="disease" label={t('disease')} hint={t('diseaseHint')} optional value={disease} say={setDisease} maxLength={30} />}
        <TextField name="complaint" label={t('complaint')} optional value={complaint} say={setComplaint} maxLength={200} />
      </div>
      <Diagnoses value={diagnoses} say={setDiagnoses} />
      <Unknown of={send} />
      <div className="row"><Button kind="primary" type="submit" busy={send.busy}>{t('save')}</Button><Button onClick={leave}>{t('notNow')}</Button></div>
    </Form>
  )
}
