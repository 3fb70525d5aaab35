import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import type { CardView } from '#shared/cards'
import type { PersonView } from '#shared/holders'
import { isRefused } from '../api/call.ts'
import { useMay } from '../api/me.ts'
import { Asked, useForget, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { useQueryState } from '../ui/address.ts'
import { CardRow } from '../ui/accounts.tsx'
import { Button } from '../ui/button.tsx'
import { CardFace } from '../ui/card-face.tsx'
import { Empty, Waiting } from '../ui/empty.tsx'
import { Mask } from '../ui/mask.tsx'
import { PersonPage, useTitle } from '../ui/skeletons.tsx'
import { Verbs } from '../ui/verbs.tsx'
import { ApplyTask } from './apply.tsx'
import { financialAccount, socialAccount } from './account-words.ts'
import { BankNotice } from './bank-notice.tsx'
import { CardLife } from './card-life.tsx'
import { WindowFrame } from './frame.tsx'
import { PersonHead } from './person-head.tsx'
import { ShownTask } from './shown-task.tsx'
import { RecentEntries } from './recent-entries.tsx'
import { text } from './text.ts'
import './counter.css'

const PinTask = lazy(() => import('./pin-task.tsx').then(({ PinTask }) => ({ default: PinTask })))
const pinKinds = { changePin: 'change', resetPin: 'reset', queryPassword: 'query-password' } as const

/** `hidden`: cards this office may not see, of another bank or another unit. */
export type Cards = { live: string | null; cards: CardView[]; hidden?: number }
/** What is being done, kept in the address: it survives a reload. */
export const doings = ['collect', 'reportLoss', 'releaseLoss', 'changePin', 'resetPin', 'queryPassword'] as const
export type Doing = typeof doings[number]

/** 一个人: identity, card with both accounts, what can be done and why the rest cannot, the life of the card. */
export default function Person() {
  const { person } = useParams({ strict: false }) as { person: string }
  const who = useRead<PersonView>(`/api/people/${person}`)
  const cards = useRead<Cards>(`/api/cards/${person}`)
  const found = cards.data && !isRefused(cards.data) ? cards.data : null
  const card = found?.cards.find(one => one.id === found.live) ?? found?.cards[0] ?? null
  const lang = useLang()
  return (
    <WindowFrame {...(card ? { bank: card.bank[lang] } : {})}>
      <Asked of={who} height={80}>{view => <Asked of={cards} height={320}>{answer => <OfPerson view={view} cards={answer} card={card} />}</Asked>}</Asked>
    </WindowFrame>
  )
}

function OfPerson({ view, cards, card }: { view: PersonView; cards: Cards; card: CardView | null }) {
  const t = useText(text)
  const lang = useLang()
  const [doing, setDoing] = useQueryState('do', { push: true })
  const [done, setDone] = useState<Doing | null>(null)
  const forget = useForget()
  const mayApply = useMay('applications.submit')
  useTitle(view.name)
  if (!card) return <><PersonHead view={view} card={null} />{mayApply && !cards.hidden ? <ApplyTask person={view.id} /> : <section className="sheet"><Empty title={t(cards.hidden ? 'hiddenCard' : 'none')} say={t(cards.hidden ? 'hiddenCardSay' : 'noneSay')} /></section>}</>
  const start = (verb: string | null) => { setDone(null); setDoing(verb) }
  const task = doing === 'changePin' || doing === 'resetPin' || doing === 'queryPassword'
    ? <Suspense fallback={<Waiting rows={6} />}><PinTask key={doing} person={card.person} kind={pinKinds[doing]} park={() => start(null)} done={() => { forget('/api/cards'); start(null) }} /></Suspense>
    : doing && (doings as readonly string[]).includes(doing) ? <ShownTask key={doing} kind={doing as 'collect' | 'reportLoss' | 'releaseLoss'} card={card} done={done === doing} finished={() => setDone(doing as Doing)} leave={start} /> : <NextDo card={card} start={start} />
  return (
    <PersonPage who={<PersonHead view={view} card={card} />}
      card={<CardRow card={<CardFace name={view.name} number={view.number} cardNo={card.number} bank={card.bank.short} issued={card.issuedOn.slice(0, 7)} dimmed={card.code !== '1' && card.code !== 'A' && card.code !== '0'} />}
        social={socialAccount(card, t, lang)} financial={{ ...financialAccount(card, t, lang, number => <Mask>{number}</Mask>), foot: <BankNotice card={card} /> }} />}
      task={task}
      verbs={!(doing && doing in pinKinds) && <Verbs title={t('verbs')} law={t('law', { region: card.regionName[lang] })} verbs={card.verbs.map(verb => ({ key: verb.verb, name: verb[lang], hotkey: verb.key, why: verb.why?.[lang] ?? null, act: () => start(verb.verb) }))} />}
      time={<CardLife card={card} others={cards.cards.length - 1} />} />
  )
}

/** The one next step of this card, as the page's only primary button; what else can be done stands beside it. */
function NextDo({ card, start }: { card: CardView; start: (verb: Doing) => void }) {
  const t = useText(text)
  const lang = useLang()
  const can = (verb: Doing) => card.verbs.some(one => one.verb === verb && !one.why)
  const next = can('collect') ? 'collect' : can('resetPin') && (card.pin?.locked || card.pin?.mustSet) ? 'resetPin' : can('changePin') && card.social === 'inactive' ? 'changePin' : null
  const says = { collect: 'nextCollect', resetPin: 'nextResetPin', changePin: 'nextChangePin' } as const
  const cause = card.causes[0]
  return (
    <section className="sheet nextdo"><div className="in"><h2>{t('nextStep')}</h2>
      {next ? <><p>{t(says[next])}</p><div className="row"><Button kind="primary" size="large" onClick={() => start(next)}>{card.verbs.find(one => one.verb === next)![lang]}</Button></div></>
        : cause ? <p>{cause.todo[lang]}</p> : <p>{t('nothingNext')}<span className="note"><br />{t('nothingNextSay')}</span></p>}</div>
      <RecentEntries card={card} />
    </section>
  )
}
