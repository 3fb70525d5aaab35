import { useState } from 'react'
import { useWho } from '../api/me.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { useQueryState } from '../ui/address.ts'
import { Button } from '../ui/button.tsx'
import { Choice, Form, TextField, type Wrong } from '../ui/form.tsx'
import { Message } from '../ui/message.tsx'
import { TaskPage } from '../ui/skeletons.tsx'
import { Steps } from '../ui/steps.tsx'
import { ApplyCheck } from './apply-check.tsx'
import { ApplyPaper } from './apply-paper.tsx'
import { ApplyPhoto } from './apply-photo.tsx'
import { useDraft, type Draft } from './draft.ts'
import type { Application, Choices } from './apply-shapes.ts'
import { text } from './apply-text.ts'

const questions = ['you', 'photo', 'papers', 'bank', 'place', 'check'] as const
export type Question = (typeof questions)[number]
type Asking = { choices: Choices; draft: Draft; put: (part: Partial<Draft>) => void; on: () => void }

/** One question a page; the step is in the address, the answers stay in the tab. From the check one goes back to a single question. */
export function ApplyQuestions({ returned }: { returned: Application | null }) {
  const t = useText(text)
  const lang = useLang()
  const choices = useRead<Choices>('/api/apply/choices')
  const [step, setStep] = useQueryState('step', { push: true })
  const [changing, setChanging] = useQueryState('changing')
  const { draft, put, forgetDraft } = useDraft()
  const at = (questions as readonly string[]).includes(step ?? '') ? (step as Question) : returned ? 'check' : 'you'
  const on = (order: readonly Question[]) => {
    setStep(changing ? 'check' : (order[order.indexOf(at) + 1] ?? 'check'))
    if (changing) setChanging(null)
  }
  const change = (question: Question) => {
    setChanging('1')
    setStep(question)
  }
  return (
    <Asked of={choices} height={420}>
      {choices => {
        const order = questions.filter(each => each !== 'papers' || choices.materials.length > 0)
        const asking: Asking = {
          choices,
          draft: { ...draft, phone: draft.phone || choices.phone || '', address: draft.address || choices.address || '' },
          put,
          on: () => on(order),
        }
        return (
          <>
            <Steps at={order.indexOf(at) + 1} of={order.length} />
            {returned && (
              <Message tone="warn" title={t('returnedTitle')}>
                <ul>
                  {returned.reasons?.map(reason => (
                    <li key={reason.zh}>{reason[lang]}</li>
                  ))}
                </ul>
              </Message>
            )}
            {at === 'you' && <You {...asking} />}
            {at === 'photo' && <Photo {...asking} />}
            {at === 'papers' && <Papers {...asking} />}
            {at === 'bank' && <Bank {...asking} />}
            {at === 'place' && <PlaceQuestion {...asking} />}
            {at === 'check' && <ApplyCheck choices={choices} draft={asking.draft} put={put} change={change} returned={returned} sent={forgetDraft} />}
          </>
        )
      }}
    </Asked>
  )
}

function You({ choices, draft, put, on }: Asking) {
  const t = useText(text)
  const lang = useLang()
  const who = useWho()
  const [wrong, setWrong] = useState<Wrong>({})
  const go = () => {
    const digits = draft.phone.replace(/\s/g, '')
    const masked = digits === choices.phone
    const faults: Wrong = {
      ...(masked || /^1\d{10}$/.test(digits) ? {} : { phone: t('phoneWrong', { n: digits.length }) }),
      ...(draft.address.trim() ? {} : { address: t('addressMissing') }),
    }
    setWrong(faults)
    if (!Object.keys(faults).length) {
      put({ phone: digits, address: draft.address.trim() })
      on()
    }
  }
  return (
    <TaskPage title={t('youTitle')} say={t('youSay', { name: who?.name ?? '' })}>
      <Message tone={choices.insured ? 'ok' : 'warn'} title={t(choices.insured ? 'insuredOk' : 'insuredNone')}>
        <span>{choices.insured ? choices.insured[lang] : t('insuredNoneSay')}</span>
      </Message>
      <Form wrong={wrong} send={go}>
        <TextField
          name="phone"
          label={t('phone')}
          hint={t('phoneHint')}
          inputMode="tel"
          autoComplete="tel"
          maxLength={13}
          value={draft.phone}
          say={phone => put({ phone })}
        />
        <TextField
          name="address"
          label={t('address')}
          autoComplete="street-address"
          maxLength={100}
          value={draft.address}
          say={address => put({ address })}
        />
        <Button kind="primary" type="submit" block>
          {t('next')}
        </Button>
      </Form>
    </TaskPage>
  )
}
function Photo({ choices, draft, put, on }: Asking) {
  const t = useText(text)
  return (
    <TaskPage
      title={t('photoTitle')}
      say={t('photoSay')}
      foot={
        draft.paper && (
          <Button kind="primary" block onClick={on}>
            {t('next')}
          </Button>
        )
      }
    >
      <ApplyPhoto need={choices.photo} taken={!!draft.paper} take={paper => put({ paper })} />
    </TaskPage>
  )
}
function Papers({ choices, draft, put, on }: Asking) {
  const t = useText(text)
  const all = choices.materials.every(each => draft.papers[each.key])
  return (
    <TaskPage
      title={t('papersTitle')}
      say={t('papersSay')}
      foot={
        <Button kind="primary" block onClick={on} {...(all ? {} : { why: t('papersMissing') })}>
          {t('next')}
        </Button>
      }
    >
      {choices.materials.map(each => (
        <ApplyPaper key={each.key} material={each} taken={!!draft.papers[each.key]} take={paper => put({ papers: { ...draft.papers, [each.key]: paper } })} />
      ))}
    </TaskPage>
  )
}
function Bank({ choices, draft, put, on }: Asking) {
  const t = useText(text)
  const lang = useLang()
  return (
    <TaskPage
      title={t('bankTitle')}
      say={t('bankSay')}
      foot={
        <Button kind="primary" block onClick={on} {...(draft.bank ? {} : { why: t('chooseOne') })}>
          {t('next')}
        </Button>
      }
    >
      <fieldset className="stack">
        <legend className="sr">{t('bankTitle')}</legend>
        {choices.banks.map(bank => (
          <Choice
            key={bank.code}
            hue="bank"
            name="bank"
            value={bank.code}
            chosen={draft.bank === bank.code}
            choose={() => put({ bank: bank.code, ...(draft.bank === bank.code ? {} : { place: '' }) })}
            title={bank[lang]}
          />
        ))}
      </fieldset>
    </TaskPage>
  )
}
function PlaceQuestion({ choices, draft, put, on }: Asking) {
  const t = useText(text)
  const places = choices.places.filter(place => !place.bank || place.bank === draft.bank)
  return (
    <TaskPage
      title={t('placeTitle')}
      say={t('placeSay')}
      foot={
        <Button kind="primary" block onClick={on} {...(draft.place ? {} : { why: t('chooseOne') })}>
          {t('next')}
        </Button>
      }
    >
      {places.length ? (
        <fieldset className="stack">
          <legend className="sr">{t('placeTitle')}</legend>
          {places.map(place => (
            <Choice
              key={place.organisation}
              name="place"
              value={place.organisation}
              chosen={draft.place === place.organisation}
              choose={() => put({ place: place.organisation })}
              title={place.name}
            >
              {place.address && <span>{place.address}</span>}
              {place.hours && <span>{place.hours}</span>}
            </Choice>
          ))}
        </fieldset>
      ) : (
        <Message tone="warn" title={t('noPlace')} />
      )}
    </TaskPage>
  )
}
