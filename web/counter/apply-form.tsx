import { useState } from 'react'
import type { ApplicationView } from '#shared/applications'
import { isRefused } from '../api/call.ts'
import { useForget } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { to } from '../paths.ts'
import { useGo, useQueryState } from '../ui/address.ts'
import { Button } from '../ui/button.tsx'
import { FormDraft } from '../ui/form-file.tsx'
import { Form, type Wrong } from '../ui/form.tsx'
import { TaskFrame } from '../ui/task.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { ApplyRecap } from './apply-check.tsx'
import { ContactFields } from './apply-contact.tsx'
import { useApplyDraft, type Answers } from './apply-draft.ts'
import { MaterialTicks, PhotoField } from './apply-photo.tsx'
import { placeOf, placesOf, stages, wrongAt, type Choices, type Stage } from './apply-steps.ts'
import { text } from './apply-text.ts'
import { DocumentFields, emptyDocument, shownOf } from './document-fields.tsx'
import { text as counterText } from './text.ts'
import { windowNow } from './window.ts'

/**
 * The window's form, a question a step and a check before the act. The step is in the address, the answers in this tab;
 * a refusal leads back to the step that holds its first fault. (APP-02, APP-08)
 */
export function ApplyForm({ person, choices, done }: { person: string; choices: Choices; done: (made: ApplicationView) => void }) {
  const t = useText(text)
  const says = useText(counterText)
  const lang = useLang()
  const go = useGo()
  const forget = useForget()
  const [asked, setStep] = useQueryState('step', { push: true })
  const { answers, put, forgetDraft } = useApplyDraft(person, {
    phone: choices.phone ?? '',
    address: choices.address ?? '',
    bank: choices.banks[0]?.code ?? '',
    place: '',
    photo: null,
    papers: [],
    document: emptyDocument,
  })
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend<ApplicationView>(`/api/people/${person}/applications`, {
    done: made => {
      forgetDraft()
      done(made)
    },
  })
  const lacking = stages.find(stage => Object.keys(wrongAt(stage, answers, choices, t, says, lang)).length)
  const wanted = (stages as readonly string[]).includes(asked ?? '') ? (asked as Stage) : 'contact'
  const stage = lacking && stages.indexOf(lacking) < stages.indexOf(wanted) ? lacking : wanted
  const at = stages.indexOf(stage)
  const refused = send.refused && !send.refused.fields && placeOf(send.refused, lang).stage === stage ? send.refused : null
  const say = (part: Partial<Answers>) => {
    put(part)
    setWrong(old => Object.fromEntries(Object.entries(old).filter(([field]) => !touches(part, field))))
  }
  const show = (next: Stage, faults: Wrong = {}) => {
    setWrong(faults)
    setStep(next)
  }
  const onward = () => {
    const faults = wrongAt(stage, answers, choices, t, says, lang)
    setWrong(faults)
    if (!Object.keys(faults).length) {
      send.reset()
      show(lacking ?? 'check')
    }
  }
  const entered = () => {
    const { place } = placesOf(choices, answers)
    return {
      ...(choices.phone ? {} : { phone: answers.phone.replace(/\s/g, '') }),
      ...(answers.address === choices.address ? {} : { address: answers.address.trim() }),
      bank: answers.bank,
      ...(place ? { delivery: { kind: place.kind, organisation: place.organisation } } : {}),
      ...(answers.photo ? { photo: answers.photo } : {}),
      papers: answers.papers.map(material => ({ material, paper: null })),
    }
  }
  const submit = async () => {
    const answer = await send.send({ ...entered(), ...shownOf(answers.document, null) })
    if (!answer || !isRefused(answer)) return
    const led = placeOf(answer, lang)
    show(led.stage, led.wrong)
  }
  const change = (next: Stage, field: string) => {
    show(next)
    setTimeout(() => window.document.querySelector<HTMLElement>(`.task [name="${field}"]`)?.focus(), 50)
  }
  const names = { contact: t('stepContact'), photo: t('stepPhoto'), document: t('stepDocument'), check: t('stepCheck') }
  const asks = { contact: t('askContact'), photo: t('askPhoto'), document: t('askDocument'), check: t('askCheck') }
  const held = refused?.refused === 'card-living' || refused?.refused === 'application-open'
  return (
    <TaskFrame
      title={t('task')}
      steps={stages.map(key => ({ key, name: names[key] }))}
      at={at}
      ask={asks[stage]}
      park={() => go(to(windowNow().paths.home))}
      parkWord={t('park')}
    >
      <Form key={stage} refused={refused} wrong={wrong} send={() => void (stage === 'check' ? submit() : onward())}>
        {stage === 'contact' && <ContactFields choices={choices} value={answers} say={say} />}
        {stage === 'photo' && (
          <>
            <PhotoField person={person} need={choices.photo} taken={!!answers.photo} take={photo => say({ photo })} />
            <MaterialTicks materials={choices.materials} seen={answers.papers} say={papers => say({ papers })} />
          </>
        )}
        {stage === 'document' && (
          <>
            <p className="note">{t('documentStays')}</p>
            <DocumentFields value={answers.document} say={document => say({ document })} />
          </>
        )}
        {stage === 'check' && (
          <>
            <ApplyRecap choices={choices} answers={answers} change={change} />
            <Unknown of={send} />
          </>
        )}
        {held && (
          <div className="row">
            <Button onClick={() => forget('/api/cards', `/api/people/${person}`)}>
              {t(refused.refused === 'card-living' ? 'seeCard' : 'seeOpen')}
            </Button>
          </div>
        )}
        <div className="row foot">
          <Button kind="primary" size="large" type="submit" busy={send.busy}>
            {t(stage === 'check' ? 'submit' : 'next')}
          </Button>
          {stage === 'check' && <FormDraft path={`/api/people/${person}/applications/form`} body={entered()} />}
          {at > 0 && (
            <Button size="large" onClick={() => show(stages[at - 1]!)}>
              {t('back')}
            </Button>
          )}
        </div>
      </Form>
    </TaskFrame>
  )
}

/** Whether what was just answered is what stood under this fault. */
const touches = (part: Partial<Answers>, field: string) =>
  field in part ||
  (field === 'delivery' && 'place' in part) ||
  !!part.papers?.includes(field) ||
  (!!part.document && (field.startsWith('document') || field === 'same'))
