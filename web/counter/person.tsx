import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import type { CardView } from '#shared/cards'
import type { PersonView } from '#shared/holders'
import { isRefused } from '../api/call.ts'
import { useMay } from '../api/me.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { CardRow } from '../ui/accounts.tsx'
import { useQueryState } from '../ui/address.ts'
import { LinkButton } from '../ui/button.tsx'
import { CardFace } from '../ui/card-face.tsx'
import { Empty, Waiting } from '../ui/empty.tsx'
import { text as losses } from '../ui/losses-text.ts'
import { Mask } from '../ui/mask.tsx'
import { OldCards } from '../ui/old-cards.tsx'
import { PersonPage, useTitle } from '../ui/skeletons.tsx'
import { Verbs } from '../ui/verbs.tsx'
import { financialAccount, socialAccount } from './account-words.ts'
import { ApplyTask } from './apply.tsx'
import { BankLoss } from './bank-loss.tsx'
import { BankNotice } from './bank-notice.tsx'
import { CardLife, PersonLife } from './card-life.tsx'
import { CancelNotice } from './cancel-notice.tsx'
import { WindowFrame } from './frame.tsx'
import { isDoing, type Doing } from './doings.ts'
import { text as elsewhereText } from './elsewhere-text.ts'
import { IdentityNotice, IdentityOpen } from './identity-notice.tsx'
import { isPin, PersonDoing, successorOf } from './person-doing.tsx'
import { PersonHead } from './person-head.tsx'
import { useHistory } from './recent-entries.tsx'
import { text } from './text.ts'
import './counter.css'

const ContactTask = lazy(() => import('./contact-task.tsx').then(({ ContactTask }) => ({ default: ContactTask })))
const GuardianTask = lazy(() => import('./guardian-task.tsx').then(({ GuardianTask }) => ({ default: GuardianTask })))
const CancelTask = lazy(() => import('./cancel-task.tsx').then(({ CancelTask }) => ({ default: CancelTask })))
const PhoneLostTask = lazy(() => import('./phone-lost-task.tsx').then(({ PhoneLostTask }) => ({ default: PhoneLostTask })))

/** `hidden`: cards this office may not see, of another bank or another unit. */
export type Cards = { live: string | null; cards: CardView[]; hidden?: number }

/** 一个人: identity, card with both accounts, what can be done and why the rest cannot, the life of the card. */
export default function Person() {
  const { person } = useParams({ strict: false }) as { person: string }
  const who = useRead<PersonView>(`/api/people/${person}`)
  const cards = useRead<Cards>(`/api/cards/${person}`)
  const found = cards.data && !isRefused(cards.data) ? cards.data : null
  const card = found?.cards.find(one => one.id === found.live) ?? found?.cards[0] ?? null
  const lang = useLang()
  const t = useText(text)
  const says = useText(elsewhereText)
  const mayRecognise = useMay('insurance.recognise')
  const mayClaim = useMay('reimbursement.file')
  const mayBenefit = useMay('benefits.claim')
  return (
    <WindowFrame {...(card ? { bank: card.bank[lang] } : {})}>
      {who.data && isRefused(who.data) && <h1>{t('personShut')}</h1>}
      <Asked of={who} height={80}>
        {view => (
          <Asked of={cards} height={320}>
            {answer =>
              card ? <WithCard view={view} card={card} cards={answer.cards} /> : <WithoutCard view={view} hidden={!!answer.hidden} />
            }
          </Asked>
        )}
      </Asked>
      {(mayRecognise || mayClaim || mayBenefit) && <div className="row">
        {mayRecognise && <LinkButton to={to(patterns.counter.elsewhere, { person })}>{says('link')}</LinkButton>}
        {mayClaim && <LinkButton to={to(patterns.counter.reimbursements, { person })}>{says('claims')}</LinkButton>}
        {mayBenefit && <LinkButton to={to(patterns.counter.benefits, { person })}>{says('benefits')}</LinkButton>}
      </div>}
    </WindowFrame>
  )
}

function WithoutCard({ view, hidden }: { view: PersonView; hidden: boolean }) {
  const t = useText(text)
  const mayApply = useMay('applications.submit')
  const [asked, setDoing] = useQueryState('do', { push: true })
  useTitle(view.name)
  return (
    <>
      <PersonHead view={view} card={null} />
      <IdentityNotice person={view.id} card={null} doing={asked} />
      <CancelNotice person={view.id} doing={asked} />
      {asked === 'identity' ? (
        <IdentityOpen person={view.id} leave={() => setDoing(null)} />
      ) : isOfPerson(asked) ? (
        <OfPerson key={asked} what={asked} view={view} leave={setDoing} />
      ) : mayApply && !hidden ? (
        <ApplyTask person={view.id} />
      ) : (
        <section className="sheet">
          <Empty title={t(hidden ? 'hiddenCard' : 'none')} say={t(hidden ? 'hiddenCardSay' : 'noneSay')} />
        </section>
      )}
      <PersonLife person={view.id} />
    </>
  )
}

function WithCard({ view, card, cards }: { view: PersonView; card: CardView; cards: readonly CardView[] }) {
  const t = useText(text)
  const lang = useLang()
  const [asked, setDoing] = useQueryState('do', { push: true })
  const [done, setDone] = useState<Doing | null>(null)
  const doing = isDoing(asked) ? asked : null
  useTitle(view.name)
  const start = (verb: string | null) => {
    setDone(null)
    setDoing(verb)
  }
  // a new card that lies here is what is handed over, not the one it replaces
  const next = successorOf(card, cards)?.verbs.find(verb => verb.verb === 'collect')
  const verbs = card.verbs.map(verb => (verb.verb === 'collect' && next ? next : verb)).map(verb => ({
    key: verb.verb,
    name: verb[lang],
    hotkey: verb.key,
    why: verb.why?.[lang] ?? null,
    act: () => start(verb.verb),
  }))
  return (
    <PersonPage
      who={
        <>
          <PersonHead view={view} card={card} />
          <IdentityNotice person={view.id} card={card} doing={asked} />
          <CancelNotice person={view.id} doing={asked} />
        </>
      }
      card={
        <>
          <CardBlock view={view} card={card} />
          <OldCards path={`/api/people/${view.id}/old-cards`} />
        </>
      }
      task={
        asked === 'identity' ? (
          <IdentityOpen person={view.id} leave={() => start(null)} />
        ) : isOfPerson(asked) ? (
          <OfPerson key={asked} what={asked} view={view} leave={start} />
        ) : (
          <PersonDoing view={view} card={card} cards={cards} doing={doing} done={done} start={start} finished={setDone} />
        )
      }
      verbs={!(doing && isPin(doing)) && <Verbs title={t('verbs')} law={t('law', { region: card.regionName[lang] })} verbs={verbs} />}
      time={<CardLife card={card} others={cards.length - 1} />}
    />
  )
}

/** Business of the person, with or without a card. */
const ofPerson = ['contact', 'phoneLost', 'guardian', 'cancel', 'apply'] as const
const isOfPerson = (asked: string | null): asked is (typeof ofPerson)[number] => (ofPerson as readonly (string | null)[]).includes(asked)
function OfPerson({ what, view, leave }: { what: (typeof ofPerson)[number]; view: PersonView; leave: (next: string | null) => void }) {
  return (
    <Suspense fallback={<Waiting rows={6} />}>
      {what === 'contact' ? <ContactTask view={view} leave={() => leave(null)} /> : what === 'guardian' ? <GuardianTask view={view} leave={leave} /> : what === 'cancel' ? <CancelTask view={view} leave={() => leave(null)} /> : what === 'apply' ? <ApplyTask person={view.id} /> : <PhoneLostTask view={view} leave={leave} />}
    </Suspense>
  )
}

/** The card's picture and the block of each account. */
function CardBlock({ view, card }: { view: PersonView; card: CardView }) {
  const t = useText(text)
  const lang = useLang()
  const history = useHistory(card)
  const entries = history.data && !isRefused(history.data) ? history.data.rows : []
  const lockedAt = card.pin?.locked ? (entries.find(entry => entry.verb === 'pins.locked')?.place ?? null) : null
  const bank = financialAccount(card, t, lang, number => <Mask>{number}</Mask>, useText(losses))
  return (
    <CardRow
      card={
        <CardFace
          name={view.name}
          number={view.number}
          cardNo={card.number}
          bank={card.bank.short}
          issued={card.issuedOn.slice(0, 7)}
          dimmed={!['0', '1', 'A'].includes(card.code)}
        />
      }
      social={socialAccount(card, t, lang, lockedAt)}
      financial={{ ...bank, foot: <><BankNotice card={card} /><BankLoss card={card} /></> }}
    />
  )
}
