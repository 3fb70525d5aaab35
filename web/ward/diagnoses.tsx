import { use, useState } from 'react'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Faults } from '../ui/field.tsx'
import { TextField } from '../ui/form.tsx'
import { Pick } from './pick.tsx'
import { text } from './text.ts'

export type Diagnosis = { code: string; name: string }
/** Diagnoses: found by code or name, or typed; the first is the main one. */
export function Diagnoses({ value, say }: { value: readonly Diagnosis[]; say: (value: readonly Diagnosis[]) => void }) {
  const t = useText(text)
  const { wrong, form } = use(Faults)
  const [other, setOther] = useState<Diagnosis>({ code: '', name: '' })
  const add = (row: Diagnosis) => say([...value.filter(each => each.code !== row.code), { code: row.code, name: row.name }])
  return (
    <div className={`stack ${wrong['diagnosis'] ? 'field bad' : ''}`}>
      {wrong['diagnosis'] && <span className="e">{wrong['diagnosis']}</span>}
      <Pick<Diagnosis> id={`${form}diagnosis`} label={t('diagnoses')} hint={t('diagnosisFind')} none={what => t('findNone', { what })} path={asked => `/api/till/diagnoses?find=${encodeURIComponent(asked)}`} take={add}
        show={row => <><span className="num">{row.code}</span> {row.name}</>} />
      {value.length > 0 && <ul className="diagnoses">{value.map((each, i) => (
        <li key={each.code}><span><span className="num">{each.code}</span> {each.name}{i === 0 && <small className="note"> {t('main')}</small>}</span>
          <Button kind="link" aria-label={t('removeDiagnosis', { name: each.name })} onClick={() => say(value.filter(one => one.code !== each.code))}>{t('remove')}</Button></li>))}</ul>}
      <details><summary>{t('typeOther')}</summary>
        <div className="cols2">
          <TextField name="otherCode" label={t('diagnosisCode')} value={other.code} say={code => setOther({ ...other, code })} maxLength={20} />
          <TextField name="otherName" label={t('diagnosisName')} value={other.name} say={name => setOther({ ...other, name })} maxLength={100} />
        </div>
        <div className="row"><Button disabled={!other.code.trim() || !other.name.trim()} onClick={() => { add({ code: other.code.trim(), name: other.name.trim() }); setOther({ code: '', name: '' }) }}>{t('addDiagnosis')}</Button></div>
      </details>
    </div>
  )
}
