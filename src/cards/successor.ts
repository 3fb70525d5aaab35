import { dayOf } from '#kit/day'
import { newId, type Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { getPerson, standsHere } from '#holders'
import { endPin } from '#pins'
import { note } from '#record'
import { policy } from '#regions'
import { admitAgent } from './agent.ts'
import { holderOf, onRecord, type Card } from './card.ts'
import { getCard, lockCard } from './find.ts'
import type { SuccessorKind } from './life.ts'
import { refuse } from './refusals.ts'
import { renewsOf } from './renews.ts'
import type { AgentShape, DocumentShape } from './shared.ts'
import { handedIn, holds } from './state-code.ts'
import { setRenewal } from './store-renewal.ts'
import { endCard, endFact, openFact, usedCardId } from './store.ts'

/**
 * Why this card cannot be replaced, exchanged or renewed now, whoever comes; null when it can. A replacement needs a loss report that stands; an exchange needs
 * the card in hand, reported first only where the pack says so, or handed in for one before that ended without a card; a renewal needs a card with an end, as
 * near as the pack says or past, and not reported lost. (REPL-01, REPL-04)
 */
export function mayReplace(work: Pick<Work, 'now'>, card: Card, kind: SuccessorKind) {
  if (card.closedAs) return refuse('card-closed')
  if (card.state !== 'handed-over') return refuse('not-collected')
  if (handedIn(card.facts) && (kind !== 'exchange' || holds(card.facts, 'replacement'))) return refuse('card-handed-in')
  const loss = holds(card.facts, 'loss')
  if (kind === 'replacement') return !loss ? refuse('report-standing-first') : loss.lastDay ? refuse('report-lapses', { until: loss.lastDay }) : null
  if (kind === 'renewal') return loss || holds(card.facts, 'hold') ? refuse('renewal-lost') : notYet(work, card)
  if (policy(card.region, 'exchange.report.first', dayOf(work.now))) return loss && !loss.lastDay ? null : refuse('report-before-exchange')
  return loss ? refuse('card-lost') : null
}

/** A card without an end is not renewed, nor one before the pack's days to it. (REPL-04) */
function notYet(work: Pick<Work, 'now'>, card: Card) {
  const renews = renewsOf(work, card)
  return !renews ? refuse('renewal-no-end') : renews.open ? null : refuse('renewal-too-early', { from: renews.from, until: renews.lastDay })
}

/**
 * The holder, or an agent where the pack allows one, asks for the card that is to replace this one: documents are looked at, and an exchange takes the old card
 * in, which from now on works nowhere; for a renewal it lies on the table, read by its number (`renewal-other-card`), and works on. The card must be locked and `mayReplace` null. `application`: its number, once it has one. (REPL-01, REPL-04, HOLD-08)
 */
export async function applySuccessor(work: Work, card: Card, kind: SuccessorKind, shown: { document: DocumentShape; agent?: AgentShape | null | undefined; guardian?: Id | undefined; oldCard?: string | undefined }) {
  if (kind === 'renewal' && shown.oldCard?.replace(/\s/g, '').toUpperCase() !== card.number) return refuse('renewal-other-card')
  const stands = await standsHere(work, holderOf(card), `cards.${kind}`, shown)
  if (isRefused(stands)) return stands
  if (shown.agent) {
    const agent = await admitAgent(work, card, 'replacement', shown.agent, (await getPerson(work, holderOf(card)))!.number)
    if (isRefused(agent)) return agent
  }
  if (kind === 'exchange' && !handedIn(card.facts)) {
    if (!await openFact(work, card, newId(work.now, work.random), { account: 'social', kind: 'hold', channel: 'exchange' })) return refuse('card-handed-in')
    await note(work, { verb: 'cards.hand-in', ...onRecord(card), facts: { account: 'social' } })
  }
  return card
}

/** While the application with this number lives, no loss report of the card is released. (LOSS-06) */
export async function setBar(work: Work, at: { bucket: number; id: Id }, kind: SuccessorKind, application: string) {
  const card = await lockCard(work, at.bucket, at.id)
  if (!card) return refuse('card-unknown')
  if (card.closedAs) return refuse('card-closed')
  const loss = holds(card.facts, 'loss')
  if (kind === 'replacement' && (!loss || loss.lastDay)) return refuse('report-standing-first')
  await openFact(work, card, newId(work.now, work.random), { account: 'social', kind: 'replacement', channel: kind, application })
  await setRenewal(work, card, 'applied', kind === 'renewal')
  return card
}

/** The application came back or was withdrawn: a loss report can be released again. (LOSS-06) */
export async function liftBar(work: Work, at: { bucket: number; id: Id }): Promise<void> {
  const card = await lockCard(work, at.bucket, at.id)
  if (card && await endFact(work, card, 'social', 'replacement')) await setRenewal(work, card, 'left')
}

/** An exchange that ends without a new card gives the old one back to its holder; it works again unless something else holds. (REPL-01) */
export async function giveBack(work: Work, at: { bucket: number; id: Id }): Promise<Card | null> {
  const card = await lockCard(work, at.bucket, at.id)
  if (!card || !handedIn(card.facts)) return null
  await endFact(work, card, 'social', 'hold')
  await note(work, { verb: 'cards.give-back', ...onRecord(card), facts: { account: 'social' } })
  return card
}

/** The card in the holder's hands, or handed in, that this one is to replace; null for a first card. */
export async function predecessorOf(work: Work, card: Pick<Card, 'bucket' | 'line' | 'id'>): Promise<Card | null> {
  const id = await usedCardId(work, card.bucket, card.line, card.id)
  return id ? getCard(work, card.bucket, id) : null
}

/** The old card of the line ends as replaced, and its PIN with it; its numbers keep leading to the person. Nothing happens for a first card. (REPL-03) */
export async function closeReplaced(work: Work, by: Card): Promise<void> {
  const id = await usedCardId(work, by.bucket, by.line, by.id)
  const old = id && await lockCard(work, by.bucket, id)
  if (!old) return
  if (!await endCard(work, old, 'replaced')) throw new Error('a locked card was ended')
  await endFact(work, old, 'social', 'replacement')
  await setRenewal(work, old, 'renewed')
  await endPin(work, old)
  await note(work, { verb: 'cards.replace', ...onRecord(old), facts: { by: by.id } })
}
