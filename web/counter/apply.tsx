import { useState } from 'react'
import type { ApplicationView } from '#shared/applications'
import { Asked, useForget, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { Message } from '../ui/message.tsx'
import { Trail } from '../ui/trail.tsx'
import { day, groups } from '../ui/words.ts'
import { ApplyForm, type Choices } from './apply-form.tsx'
import { ApplyMend } from './apply-mend.tsx'
import { text } from './apply-text.ts'

/** 申领 at the window: what is under way with its steps, else the task, else why not. */
export function ApplyTask({ person }: { person: string }) {
  const read = useRead<{ rows: ApplicationView[] }>(`/api/people/${person}/applications`)
  return <Asked of={read} rows={6}>{({ rows }) => {
    const open = rows.find(row => !['collected', 'withdrawn'].includes(row.state))
    return open ? <Open application={open} /> : <Fresh person={person} />
  }}</Asked>
}

function Fresh({ person }: { person: string }) {
  const t = useText(text)
  const lang = useLang()
  const forget = useForget()
  const choices = useRead<Choices>(`/api/people/${person}/apply`)
  const [done, setDone] = useState<ApplicationView | null>(null)
  if (done) return <Message tone="ok" title={t('done')}><span>{t('doneSay', { number: groups(done.number) })}</span></Message>
  return <Asked of={choices} rows={6}>{given => given.why ? <Message tone="info" title={t('cannot')}><span>{given.why[lang]}</span></Message>
    : <ApplyForm person={person} choices={given} done={made => { setDone(made); forget(`/api/people/${person}/applications`) }} />}</Asked>
}

function Open({ application }: { application: ApplicationView }) {
  const t = useText(text)
  const lang = useLang()
  return (
    <section className="sheet padded stack loose">
      <h2>{t('open', { state: t(`state_${application.state}`) })}</h2>
      <p className="note">{[t('number', { number: groups(application.number) }), t('at', { place: application.place.name }), application.promisedOn && t('promised', { day: day(application.promisedOn) })].filter(Boolean).join(lang === 'zh' ? '，' : ', ')}</p>
      {application.state === 'returned' && <ApplyMend application={application} />}
      <h3>{t('path')}</h3>
      <Trail stops={application.steps.map(step => ({ key: step.key, what: step.what[lang], how: step.how, when: [step.on && day(step.on), step.note?.[lang]].filter(Boolean).join(lang === 'zh' ? '，' : ', ') }))} />
    </section>
  )
}
