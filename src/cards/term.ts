import { addDays, dayOf, instantOf, type Day } from '#kit/day'
import { newId, type Bucket, type Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { put, type Receiver, type Wanted } from '#outbox'
import { note } from '#record'
import { policy } from '#regions'
import { onRecord, type Card } from './card.ts'
import { getCard, lockCard } from './find.ts'
import { endFact, openFact, setTermEnds } from './store.ts'
import { holds } from './state-code.ts'
import { bankWords, tell } from './tell.ts'

/** Days from one day to another: 0 on the day itself. */
export const daysUntil = (last: Day, day: Day): number => (Date.parse(last) - Date.parse(day)) / 86_400_000

/**
 * At collection, where the policy of that day has a term: the financial account is to be activated by the end of the term's last day, that many calendar
 * days after the day of collection. Sets the warnings, at nine in the morning, and the suspension, at 0:00 of the day after. (ACT-07)
 */
export async function beginTerm(work: Work, card: Card): Promise<Card> {
  const day = dayOf(work.now)
  const days = policy(card.region, 'financial.term.days', day)
  if (days === null) return card
  const last = addDays(day, days)
  await setTermEnds(work, card, last)
  await put(work, timersOf(card, days, last, day))
  return { ...card, termEnds: last }
}

/** The timers of a term: the policy's warnings, at nine in the morning, and the suspension, at 0:00 of the day after the last. */
export function timersOf(card: Pick<Card, 'bucket' | 'id' | 'region'>, days: number, last: Day, day: Day): Wanted[] {
  const warned = [...new Set(policy(card.region, 'financial.term.warnings', day))].filter(before => before < days)
  return [...warned.map(before => ({ kind: 'cards.warn-term', bucket: card.bucket, ids: [card.id], due: instantOf(`${addDays(last, -before)} 09:00:00`)! })),
    { kind: 'cards.suspend', bucket: card.bucket, ids: [card.id], due: instantOf(addDays(last, 1))! }]
}

/** Whether the bank's notice is still awaited, and until when. */
const awaited = (card: Card | null): card is Card & { termEnds: Day } => card !== null && card.termEnds !== null && !card.closedAs && card.financial !== 'active'

/** How the term of a card stands: its last day, days left after today (0: today is the last, negative: over), whether it is suspended; null without one, or once activated. */
export function termOf(work: Pick<Work, 'now'>, card: Card): { lastDay: Day; left: number; suspended: boolean } | null {
  return awaited(card) ? { lastDay: card.termEnds, left: daysUntil(card.termEnds, dayOf(work.now)), suspended: holds(card.facts, 'suspension') !== null } : null
}

/** The timer of warnings: who has activated meanwhile, or whose term is over, is told nothing. (ACT-07) */
export const warnTerms: Receiver = {
  within: async (work, tasks) => {
    for (const { bucket, ids } of tasks) {
      const card = await getCard(work, bucket, ids[0]!)
      const left = awaited(card) ? daysUntil(card.termEnds, dayOf(work.now)) : -1
      if (awaited(card) && left >= 0) await tell(work, card, 'financial-term', { until: card.termEnds, left: String(left), bank: bankWords(card, work).zh })
    }
  },
}

/**
 * 逾期未激活: from the day after the term's last one the social account is suspended, and the holder is told what lifts it. Null where nothing is to be
 * suspended: activated, closed, not over yet, or suspended already. The card is locked, so that a notice of the bank at the same moment wins or lifts. (ACT-07)
 */
export async function suspendLate(work: Work, key: { bucket: Bucket; id: Id }): Promise<Card | null> {
  const card = await lockCard(work, key.bucket, key.id)
  if (!awaited(card) || dayOf(work.now) <= card.termEnds) return null
  if (!await openFact(work, card, newId(work.now, work.random), { account: 'social', kind: 'suspension', channel: 'late-activation' })) return null
  await note(work, { verb: 'cards.suspend', ...onRecord(card), facts: { account: 'social', why: 'late-activation', lastDay: card.termEnds } })
  await tell(work, card, 'financial-suspended', { until: card.termEnds, bank: bankWords(card, work).zh })
  return card
}

/** The bank's notice lifts a suspension at once, without a release; gives the facts as they stand. (ACT-07) */
export async function liftSuspension(work: Work, card: Card): Promise<Card['facts']> {
  if (!await endFact(work, card, 'social', 'suspension')) return card.facts
  await note(work, { verb: 'cards.resume', ...onRecord(card), facts: { account: 'social', why: 'financial-active' } })
  await tell(work, card, 'financial-resumed', {})
  return card.facts.map(fact => holds([fact], 'suspension') ? { ...fact, until: work.now.toISOString() } : fact)
}
