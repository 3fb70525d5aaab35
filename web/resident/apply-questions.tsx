import { lazy, Suspense } from 'react'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { useQueryState } from '../ui/address.ts'
import { Waiting } from '../ui/empty.tsx'
import { Message } from '../ui/message.tsx'
import { Steps } from '../ui/steps.tsx'
import type { Asking } from './apply-asking.ts'
import type { Application, Choices } from './apply-shapes.ts'
import { text } from './apply-text.ts'
import { You } from './apply-you.tsx'
import { useDraft } from './draft.ts'

// the first question is there at once, each later one comes when it is asked
const proofs = () => import('./apply-proofs.tsx')
const choices = () => import('./apply-choices.tsx')
const Photo = lazy(() => proofs().then(({ Photo }) => ({ default: Photo })))
const Papers = lazy(() => proofs().then(({ Papers }) => ({ default: Papers })))
const Bank = lazy(() => choices().then(({ Bank }) => ({ default: Bank })))
const PlaceQuestion = lazy(() => choices().then(({ PlaceQuestion }) => ({ default: PlaceQuestion })))
const ApplyCheck = lazy(() => import('./apply-check.tsx').then(({ ApplyCheck }) => ({ default: ApplyCheck })))

const questions = ['you', 'photo', 'papers', 'bank', 'place', 'check'] as const
export type Question = (typeof questions)[number]

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
            <Suspense fallback={<Waiting height={320} />}>
              {at === 'you' && <You {...asking} />}
              {at === 'photo' && <Photo {...asking} />}
              {at === 'papers' && <Papers {...asking} />}
              {at === 'bank' && <Bank {...asking} />}
              {at === 'place' && <PlaceQuestion {...asking} />}
              {at === 'check' && <ApplyCheck {...asking} change={change} returned={returned} sent={forgetDraft} />}
            </Suspense>
          </>
        )
      }}
    </Asked>
  )
}
