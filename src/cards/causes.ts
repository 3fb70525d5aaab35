import { dayOf } from '#kit/day'
import { isBasic } from '../insurance/shared.ts'
import { causeWords, type CauseKey } from './cause-words.ts'
import type { CardState, SocialState, Words } from './life.ts'
import { CARD_WRONG, handedIn, holds, type CardFact, type ClosedAs } from './state-code.ts'

/** Why a card cannot be used, in the order in which causes are told: the first is the headline. (READ-02) */
export const causeOrder = [
  'chip-damaged', 'authentication-failed', 'cancelled', 'replaced', 'expired', 'lost', 'suspended', 'not-activated', 'identity-differs',
  'pin-locked', 'pin-initial', 'pin-to-set', 'pin-wrong', 'pin-timed-out', 'not-insured-here', 'in-arrears', 'double-record', 'choose-region',
] as const
export type CauseName = typeof causeOrder[number]
export type CauseFacts = Readonly<Record<string, string | number | readonly string[]>>

/** A cause with what it means, what the holder should do, and where; `zh` and `en` are the whole sentence. (READ-01) */
export type Cause = { cause: CauseName; zh: string; en: string; todo: Words; facts: CauseFacts }

/** An insurance record as a read sees it: 1 valid, 2 contributions stopped, 4 ended. */
export type SeenRelation = { region: string; insutype: string; state: '1' | '2' | '4' }

/** Everything a read knows. What was not looked at is left out, and then says nothing. */
export type Seen = {
  /** The China day of the read. */
  day: string
  card: { state: CardState; social: SocialState; closedAs: ClosedAs | null; closedAt?: Date | string | null; validUntil: string | null; facts: readonly CardFact[]; delivery?: { kind: string } }
  /** What the reader found of the chip. */
  chip?: 'genuine' | 'damaged' | 'not-authentic'
  pin?: { initial: boolean; locked: boolean; mustSet: boolean; left: number } | null
  /** How the entry of just now ended. */
  entry?: 'right' | 'wrong' | 'timed-out' | null
  relations?: readonly SeenRelation[]
  /** The insured regions of the issuing city, code and name; the region the operator picked. */
  regions?: readonly { code: string; zh: string; en: string }[]
  picked?: string | null
  /** From the policy: where the PIN is changed and reset, and how the social account becomes usable. */
  where: {
    activate?: Words; change: Words; reset: Words; report: Words; centre: Words; initialPin: string | null; activation: 'pin-change' | 'on-collection' | 'window' | 'pin-fingerprint'
    /** The name of the place of collection, while the card is not in its holder's hands. */
    place?: string
  }
}

/** A cause found; `says` names its sentence where that is not the cause's own, `words` fill it. */
type Found = { cause: CauseName; says?: CauseKey; facts?: CauseFacts; words?: Record<string, Words> }

/** All causes that hold, in READ-02's order; empty when the card can be used. A pure function of what was seen. */
export function causes(seen: Seen): Cause[] {
  return [...ofChip(seen), ...ofCard(seen), ...ofPin(seen), ...ofInsurance(seen)]
    .sort((a, b) => causeOrder.indexOf(a.cause) - causeOrder.indexOf(b.cause))
    .map(found => said(found, seen.where))
}

/** The causes as somebody acts on them: an identity difference comes before the change of a PIN, which waits for it. */
export function inTurn<C extends Pick<Cause, 'cause'>>(causes: readonly C[]): readonly C[] {
  const differs = causes[0]?.cause === 'not-activated' && causes.find(each => each.cause === 'identity-differs')
  return differs ? [differs, ...causes.filter(each => each !== differs)] : causes
}

function said({ cause, says, facts = {}, words = {} }: Found, where: Seen['where']): Cause {
  const { what, todo } = causeWords[says ?? cause]
  const pin = { zh: where.initialPin ? ` ${where.initialPin}` : '', en: where.initialPin ? `, ${where.initialPin},` : '' }
  const place = { zh: where.place ?? '领卡处', en: where.place ?? 'the place of collection' }
  const places: Record<string, Words> = { change: where.change, activate: where.activate ?? where.centre, reset: where.reset, centre: where.centre, place, pin, ...words }
  const put = (text: string, language: 'zh' | 'en') => text.replace(/\{(\w+)\}/g, (_, key: string) => places[key]?.[language] ?? String(facts[key] ?? ''))
  const next = { zh: put(todo.zh, 'zh'), en: put(todo.en, 'en') }
  return { cause, facts, todo: next, zh: `${put(what.zh, 'zh')}。${next.zh}`, en: `${put(what.en, 'en')}. ${next.en}` }
}

function ofChip({ chip }: Seen): Found[] {
  return chip === 'damaged' ? [{ cause: 'chip-damaged' }] : chip === 'not-authentic' ? [{ cause: 'authentication-failed' }] : []
}

function ofCard({ card, day, where }: Seen): Found[] {
  const found: Found[] = []
  const closed = card.closedAs ?? (card.social === 'closed' || card.state === 'destroyed' ? 'cancelled' : null)
  if (closed === 'replaced') found.push({ cause: 'replaced' })
  else if (closed) found.push({ cause: 'cancelled', ...card.closedAt ? { says: 'cancelled-on' as const, facts: { day: dayOf(new Date(card.closedAt)) } } : {} })
  if (card.validUntil && day > card.validUntil) found.push({ cause: 'expired', facts: { validUntil: card.validUntil } })
  const hold = handedIn(card.facts)
  const lost = holds(card.facts, 'loss') ?? (hold ? null : holds(card.facts, 'hold'))
  if (lost) found.push({ cause: 'lost', ...lost.lastDay ? { says: 'lost-until' as const } : holds(card.facts, 'replacement') ? { says: 'lost-replacing' as const } : {}, facts: { since: lost.since, kind: lost.kind, until: lost.lastDay ?? '' } })
  if (hold && !closed) found.push({ cause: 'suspended', says: holds(card.facts, 'replacement') ? 'handed-in' : 'handed-in-idle', facts: { since: hold.since } })
  else if (holds(card.facts, 'suspension')) found.push({ cause: 'suspended' })
  if (!closed && card.social === 'inactive') found.push(notActivated(card, where.activation))
  const differs = holds(card.facts, 'identity-difference')
  if (differs) found.push({ cause: 'identity-differs', ...differs.channel === CARD_WRONG ? { says: 'identity-card-wrong' as const } : {} })
  return found
}

const notActivatedBy = { 'pin-change': 'not-activated-pin', 'on-collection': 'not-activated', 'window': 'not-activated-window', 'pin-fingerprint': 'not-activated-finger' } as const
function notActivated({ state, delivery }: Seen['card'], how: Seen['where']['activation']): Found {
  if (state === 'sent' && delivery?.kind === 'post') return { cause: 'not-activated', says: 'not-confirmed', facts: { step: 'confirm' } }
  if (state === 'at-site') return { cause: 'not-activated', says: 'not-collected', facts: { step: 'collect' } }
  if (state !== 'handed-over') return { cause: 'not-activated', says: 'not-arrived', facts: { step: 'collect' } }
  return { cause: 'not-activated', says: notActivatedBy[how], facts: { step: how } }
}

function ofPin({ pin, entry, card }: Seen): Found[] {
  const found: Found[] = []
  if (card.closedAs) return found
  if (pin?.locked) found.push({ cause: 'pin-locked' })
  if (pin?.initial && !pin.mustSet && card.state === 'handed-over') found.push({ cause: 'pin-initial' })
  if (pin?.mustSet) found.push({ cause: 'pin-to-set' })
  if (entry === 'wrong' && pin && !pin.locked) found.push({ cause: 'pin-wrong', facts: { left: pin.left } })
  if (entry === 'timed-out') found.push({ cause: 'pin-timed-out' })
  return found
}

function ofInsurance({ relations, regions = [], picked = null }: Seen): Found[] {
  if (!relations) return []
  const here = relations.filter(each => isBasic(each) && regions.some(one => one.code === each.region) && (!picked || each.region === picked))
  const valid = here.filter(relation => relation.state === '1')
  const name = (code: string) => regions.find(region => region.code === code) ?? { zh: code, en: code }
  const named = (codes: readonly string[]) => ({ zh: codes.map(code => name(code).zh).join('、'), en: codes.map(code => name(code).en).join(', ') })
  const of = (cause: CauseName, codes: readonly string[]): Found => ({ cause, facts: { regions: codes }, words: { region: named(codes) } })
  if (!valid.length) {
    const stopped = [...new Set(here.filter(relation => relation.state === '2').map(relation => relation.region))].sort()
    if (stopped.length) return [of('in-arrears', stopped)]
    return [{ cause: 'not-insured-here', facts: { region: picked ?? '' }, words: { region: picked ? named([picked]) : { zh: '这里', en: 'this city' } } }]
  }
  const codes = [...new Set(valid.map(relation => relation.region))].sort()
  const doubled = codes.filter(code => valid.filter(relation => relation.region === code).length > 1)
  return [...doubled.length ? [of('double-record', doubled)] : [], ...codes.length > 1 ? [of('choose-region', codes)] : []]
}
