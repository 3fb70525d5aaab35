import { use, type ReactNode } from 'react'
import type { SuccessorChoices } from '#shared/applications'
import type { CardView } from '#shared/cards'
import type { GuardianView } from '#shared/holders'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Faults } from '../ui/field.tsx'
import { Choice, SelectField, Tick } from '../ui/form.tsx'
import { Link } from '../ui/link.tsx'
import { Message } from '../ui/message.tsx'
import { State } from '../ui/state.tsx'
import { day, yuan } from '../ui/words.ts'
import { PhotoField } from './apply-photo.tsx'
import { RecapList } from './recap.tsx'
import { text } from './successor-text.ts'
import type { SuccessorKind } from './successor-task.tsx'
import { text as counterText } from './text.ts'
import { WhoComes, type Comer } from './who-comes.tsx'
import './apply.css'

export type Answers = { reason: string; place: string; kept: boolean; photo: string | null; taken: boolean }
type Put = (part: Partial<Answers>) => void

/** Who acts, and for an exchange why; one question, two short lists. */
export function WhoAndWhy({
  drawer,
  cash,
  mayAgent,
  guardians,
  comer,
  come,
  reasons,
  reason,
  say,
}: {
  /** The way to the drawer and back to this task. */
  drawer: string
  /** Why no fee can be taken here now. */
  cash: string | null
  mayAgent: boolean
  guardians: readonly GuardianView[]
  comer: Comer
  come: (comer: Comer) => void
  reasons: SuccessorChoices['reasons']
  reason: string
  say: (reason: string) => void
}) {
  const t = useText(text)
  const says = useText(counterText)
  const lang = useLang()
  const { wrong, form } = use(Faults)
  return (
    <>
      {cash && (
        <Message tone="warn" title={cash}>
          <Link className="tap" to={drawer}>
            {t('toDrawer')}
          </Link>
        </Message>
      )}
      <WhoComes mayAgent={mayAgent} guardians={guardians} comer={comer} say={come} />
      {!mayAgent && <p className="note">{says('noAgent')}</p>}
      {reasons.length > 0 && (
        <fieldset className="plainset" id={`${form}reason`} tabIndex={-1}>
          <legend>{t('why')}</legend>
          {wrong['reason'] && <span className="e">{wrong['reason']}</span>}
          <div className="choices">
            {reasons.map(one => (
              <Choice key={one.key} name="reason" value={one.key} chosen={reason === one.key} choose={() => say(one.key)} title={one[lang]} />
            ))}
          </div>
        </fieldset>
      )}
    </>
  )
}

export type Give = 'phone' | 'address'
/** Whether the new card goes by post. */
export const byPost = (choices: SuccessorChoices, answers: Answers) => choices.places.some(one => one.organisation === answers.place && one.kind === 'post')
/** What is not on record yet and has to be before a card goes by post. */
export const postLacks = ({ contact }: SuccessorChoices): Give[] => [...(contact?.phone ? [] : (['phone'] as const)), ...(contact?.address ? [] : (['address'] as const))]
export const lacksWord = (lacks: readonly Give[]) => (lacks.length > 1 ? 'postLacksBoth' : lacks[0] === 'phone' ? 'postLacksPhone' : 'postLacksAddress')

/** Where the card is sent and what comes then; what is missing, with the way to give it. `give`: null where the holder is not the one who is here. (COLL-04) */
function ByPost({ choices, give }: { choices: SuccessorChoices; give: ((what: Give) => void) | null }) {
  const t = useText(text)
  const lacks = postLacks(choices)
  if (!lacks.length)
    return (
      <Message tone="info" title={t('postTo', { address: choices.contact?.address ?? '' })}>
        <span>{t('postSay', { phone: choices.contact?.phone ?? '' })}</span>
        <span>
          {t('postThen')}：{t('postThenSay')}
        </span>
        {give && (
          <Button kind="link" onClick={() => give('address')}>
            {t('changeAddress')}
          </Button>
        )}
      </Message>
    )
  return (
    <Message tone="warn" title={t(lacksWord(lacks))}>
      <span>{t(give ? 'postLacksSay' : 'postByHolder')}</span>
      {give && (
        <div className="row">
          {lacks.map(what => (
            <Button key={what} onClick={() => give(what)}>
              {t(what === 'phone' ? 'givePhone' : 'giveAddress')}
            </Button>
          ))}
        </div>
      )}
    </Message>
  )
}

/** Where the new card is collected or sent, and with which photo it is made. */
export function NewCard({ person, choices, answers, put, give }: { person: string; choices: SuccessorChoices; answers: Answers; put: Put; give: ((what: Give) => void) | null }) {
  const t = useText(text)
  return (
    <>
      <SelectField
        name="delivery"
        label={t('place')}
        value={answers.place}
        say={place => put({ place })}
        options={choices.places.map(place => [place.organisation, place.kind === 'post' ? t('byPost') : place.name] as const)}
      />
      {byPost(choices, answers) && <ByPost choices={choices} give={give} />}
      {choices.photoOnRecord ? (
        <div className="choices">
          <Choice name="photo" value="kept" chosen={answers.kept} choose={() => put({ kept: true })} title={t('photoKept')}>
            {t('photoKeptSay')}
          </Choice>
          <Choice name="photo" value="new" chosen={!answers.kept} choose={() => put({ kept: false })} title={t('photoNew')} />
        </div>
      ) : (
        <p className="note">{t('photoNone')}</p>
      )}
      {!answers.kept && <PhotoField person={person} need={choices.photo} taken={!!answers.photo} take={photo => put({ photo })} />}
    </>
  )
}

/** Everything once more: what happens to the old card, where the new one goes, what it costs and by whose word, when it is promised. */
export function Recap({
  kind,
  card,
  choices,
  answers,
  who,
  put,
  change,
}: {
  kind: SuccessorKind
  card: CardView
  choices: SuccessorChoices
  answers: Answers
  who: string
  put: Put
  change: (stage: number) => void
}) {
  const t = useText(text)
  const lang = useLang()
  const place = choices.places.find(one => one.organisation === answers.place)
  const post = byPost(choices, answers)
  const old = ({ replacement: 'oldLost', exchange: 'oldIn', renewal: 'oldOn' } as const)[kind]
  const rows: readonly (readonly [number | null, string, ReactNode])[] = [
    [
      null,
      t('old'),
      <>
        <span className="num">{card.number}</span> {card.bank[lang]}
        <span className="note">{t(post ? `${old}Post` : old)}</span>
      </>,
    ],
    [0, t('who'), who],
    ...(kind === 'exchange' ? [[0, t('reason'), choices.reasons.find(one => one.key === answers.reason)?.[lang]] as const] : []),
    [
      2,
      t(post ? 'postHow' : 'place'),
      <>
        {post ? t('byPost') : place?.name}
        {place?.hours && <span className="note">{place.hours}</span>}
        {post && <span className="note">{choices.contact?.address}</span>}
        {post && <span className="note">{t('postSay', { phone: choices.contact?.phone ?? '' })}</span>}
      </>,
    ],
    ...(post ? [[null, t('postThen'), t('postThenSay')] as const] : []),
    [2, t('photo'), <State tone="ok">{t(answers.kept ? 'photoKept' : 'photoTaken')}</State>],
    [
      null,
      t('fee'),
      choices.fee ? (
        <>
          <b className="num">{t('yuan', { yuan: yuan(choices.fee) })}</b>
          {choices.approval && <span className="note">{t('approval', { ...choices.approval, date: day(choices.approval.date) })}</span>}
        </>
      ) : (
        t('free')
      ),
    ],
    [null, t('promise'), choices.promise[lang]],
  ]
  return (
    <>
      <RecapList word={t('change')} rows={rows.map(([stage, name, value]) => ({ key: name, name, value, change: stage === null ? undefined : () => change(stage) }))} />
      <Message tone="info" title={t('moneySay')} />
      {kind === 'exchange' && (
        <Tick name="taken" checked={answers.taken} say={taken => put({ taken })}>
          {t('tick')}
        </Tick>
      )}
    </>
  )
}
