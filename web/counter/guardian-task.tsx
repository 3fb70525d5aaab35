import { useState } from 'react'
import { guardianRelations, type GuardianRelation, type GuardianView, type PersonView } from '#shared/holders'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Form, SelectField, Tick, type Wrong } from '../ui/form.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { TaskFrame } from '../ui/task.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { DocumentFields, emptyDocument, shownOf, wrongIn } from './document-fields.tsx'
import { text } from './guardian-text.ts'
import { text as counterText } from './text.ts'
import { sawDocument } from './visit.ts'

/** 登记监护人: who acts for this minor, by the own document and the household register; those on record, each with its end. (HOLD-06) */
export function GuardianTask({ view, leave }: { view: PersonView; leave: (next: string | null) => void }) {
  const t = useText(text)
  const says = useText(counterText)
  const [relation, setRelation] = useState<GuardianRelation>('mother')
  const [document, setDocument] = useState(emptyDocument)
  const [register, setRegister] = useState(false)
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend<GuardianView>(`/api/people/${view.id}/guardians`, { forget: ['/api/people'], done: made => sawDocument(made.person, document) })
  const submit = () => {
    const faults = { ...wrongIn(document, null, says), ...(register ? {} : { register: t('registerMissing') }) }
    setWrong(faults)
    if (!Object.keys(faults).length) void send.send({ number: document.number.trim(), relation, register: true, ...shownOf(document, null) })
  }
  if (send.done)
    return (
      <section className="sheet padded stack loose" aria-live="polite">
        <Message tone="ok" title={t('done', { name: send.done.name })}>
          <span>{t('doneSay')}</span>
        </Message>
        <div className="row">
          <Button kind="primary" size="large" onClick={() => leave(null)}>
            {says('finish')}
          </Button>
        </div>
      </section>
    )
  return (
    <TaskFrame title={t('title')} steps={[{ key: 'who', name: t('stepWho') }, { key: 'done', name: t('stepDone') }]} at={0} ask={t('ask')} park={() => leave(null)} parkWord={says('leave')}>
      <div className="shown">
        {view.guardians.length > 0 && (
          <ul className="lines">
            {view.guardians.map(one => (
              <Known key={one.id} ward={view.id} of={one} />
            ))}
          </ul>
        )}
        <Form refused={send.refused} wrong={wrong} send={submit}>
          <p className="note">{t('needFirst')}</p>
          <SelectField name="relation" label={t('relation')} value={relation} say={one => setRelation(one as GuardianRelation)} options={guardianRelations.map(one => [one, t(`rel_${one}`)] as const)} />
          <DocumentFields value={document} say={setDocument} />
          <Tick name="register" checked={register} say={setRegister}>
            {t('register')}
          </Tick>
          <Unknown of={send} />
          <div className="row foot">
            <Button kind="primary" size="large" type="submit" busy={send.busy}>
              {t('do')}
            </Button>
          </div>
        </Form>
      </div>
    </TaskFrame>
  )
}

function Known({ ward, of }: { ward: string; of: GuardianView }) {
  const t = useText(text)
  const end = useSend(`/api/people/${ward}/guardians/${of.id}/end`, { forget: ['/api/people'] })
  return (
    <li>
      <div>
        <b>{of.name}</b>
        <span className="note">{t(`rel_${of.relation}`)}</span>
        <Refusal of={end.refused} />
        <Unknown of={end} />
      </div>
      <Button size="dense" busy={end.busy} onClick={() => void end.send({})}>
        {t('end')}
      </Button>
    </li>
  )
}
