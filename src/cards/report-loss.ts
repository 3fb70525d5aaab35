import { addDays, dayOf, instantOf, type Day } from '#kit/day'
import { newId, type Id, type PersonKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { getPerson, standsHere } from '#holders'
import { put, type Receiver } from '#outbox'
import { note } from '#record'
import { policy } from '#regions'
import { admitAgent } from './agent.ts'
import { holderOf, onRecord, type Card } from './card.ts'
import { getCard, liveCardOf, lockCard } from './find.ts'
import { successorWords, type SuccessorKind } from './life.ts'
import { refuse } from './refusals.ts'
import type { AgentShape, DocumentShape } from './shared.ts'
import { handedIn, holds, type CardFact } from './state-code.ts'
import { endFact, lapseFact, openFact } from './store.ts'
import { bankWords, tell } from './tell.ts'
import { deskOf } from './view.ts'
import { ofOtherCity } from './visible.ts'
import { placesSaid } from './why.ts'

type Shown = { document: DocumentShape; agent?: AgentShape | null; guardian?: Id | undefined }

/**
 * 书面挂失社保账户 at a window: from this commit on the social account buys nothing; the financial account is not touched. Over a report by telephone it
 * makes that one stand. Refused `already-lost` where one stands, `loss-not-here` at an office the policy does not list. (LOSS-02, LOSS-04, LOSS-05)
 */
export async function reportLoss(work: Work, card: { bucket: number; id: Id }, shown: Shown) {
  const found = await lockCard(work, card.bucket, card.id)
  const inHand = found && reportable(found)
  if (!found || isRefused(inHand)) return inHand ?? refuse('card-unknown')
  const elsewhere = await ofOtherCity(work, found)
  if (elsewhere) return elsewhere
  if (!(await deskOf(work, found)).mayReportLoss) return refuse('loss-not-here', whereReported(work, found))
  const admitted = await admit(work, found, 'written-loss', shown)
  if (isRefused(admitted)) return admitted
  return report(work, found, 'counter', null)
}

/** Whether a loss may be reported here with these papers, whichever account it is of: the card is held, nothing is done with it. Refused as `reportLoss` says. (LOSS-02) */
export async function admitToLoss(work: Work, card: { bucket: number; id: Id }, shown: Shown) {
  const found = await lockCard(work, card.bucket, card.id)
  if (!found) return refuse('card-unknown')
  if (!(await deskOf(work, found)).mayReportLoss) return refuse('loss-not-here', whereReported(work, found))
  return admit(work, found, 'written-loss', shown)
}

/**
 * 自助挂失社保账户 by the holder, signed in on the web or known to the telephone service; no document. One by telephone lapses after the days of the
 * policy, if it names any, counted after the day of the report; a new one starts them anew. (LOSS-02, LOSS-05)
 */
export async function reportOwnLoss(work: Work, holder: PersonKey, channel: 'online' | 'phone') {
  const living = await liveCardOf(work, holder)
  const found = living && await lockCard(work, living.bucket, living.id)
  if (!found) return refuse('card-unknown')
  const day = dayOf(work.now)
  const places: readonly string[] = policy(found.region, 'loss.report.places', day)
  if (!places.includes(channel)) return refuse('loss-not-here', whereReported(work, found))
  const inHand = reportable(found)
  if (isRefused(inHand)) return inHand
  const days = channel === 'phone' ? policy(found.region, 'loss.phone.days', day) : null
  return report(work, found, channel, days === null ? null : addDays(day, days))
}

/**
 * The other report that belongs to a lost card, offered with the answer to the first: the financial account is the bank's, by its service phone. Null while
 * the bank has opened none. (LOSS-01, LOSS-03)
 */
export function secondReport(work: Work, card: Card) {
  const bank = policy(card.region, 'banks', dayOf(work.now)).find(one => one.code === card.bank)
  return card.financial === 'none' || !bank ? null : { account: 'financial' as const, bank: { zh: bank.zh, en: bank.en }, phone: bank.phone }
}

/**
 * 解挂社保账户 at a counter, with the holder's valid document. Refused `replacement-applied` once a new card was applied for, by name of what is under way, until that
 * application is refused, returned or withdrawn. A card handed in for an exchange stays where it is. (LOSS-06)
 */
export async function releaseLoss(work: Work, card: { bucket: number; id: Id }, shown: Shown) {
  const locked = await lockCard(work, card.bucket, card.id)
  if (!locked) return refuse('card-unknown')
  const found = await admit(work, locked, 'release', shown)
  if (isRefused(found)) return found
  const applied = holds(found.facts, 'replacement')
  if (applied) {
    const what = successorWords[applied.channel as SuccessorKind]
    return refuse('replacement-applied', { number: applied.application ?? '', day: dayOf(new Date(applied.since)), what: what.zh, whatEn: what.en })
  }
  const lost = await endFact(work, found, 'social', 'loss')
  const held = !handedIn(found.facts) && await endFact(work, found, 'social', 'hold')
  if (!lost && !held) return refuse('not-lost')
  await note(work, { verb: 'cards.release-loss', ...onRecord(found), facts: { account: 'social' } })
  await tell(work, found, 'loss-released', {})
  return { ...found, facts: found.facts.filter(fact => !holds([fact], 'loss') && (handedIn([fact]) || !holds([fact], 'hold'))) } satisfies Card
}

/** The timer of reports by telephone: one whose last day is over lapses, and the holder is told; one that was written or released meanwhile is left alone. (LOSS-05, LOSS-07) */
export const lapseLosses: Receiver = {
  within: async (work, tasks) => {
    for (const { bucket, ids: [id, fact] } of tasks) {
      const card = await getCard(work, bucket, id!)
      if (!card || !await lapseFact(work, bucket, fact!, dayOf(work.now))) continue
      await note(work, { verb: 'cards.lapse-loss', ...onRecord(card), facts: { account: 'social' } })
      await tell(work, card, 'loss-lapsed', {})
    }
  },
}

/** Whether a report changes anything: the card is in its holder's hands, and no report stands. A new one by telephone replaces one that would lapse. */
function reportable(card: Card) {
  if (card.closedAs) return refuse('card-closed')
  if (card.state !== 'handed-over') return refuse('not-collected')
  if (handedIn(card.facts)) return refuse('card-handed-in')
  const before = holds(card.facts, 'loss')
  if (!before || before.lastDay) return null
  return refuse('already-lost', { day: dayOf(new Date(before.since)) })
}

async function report(work: Work, card: Card, channel: 'counter' | 'online' | 'phone', lastDay: Day | null) {
  const before = await endFact(work, card, 'social', 'loss')
  const id = newId(work.now, work.random)
  if (!await openFact(work, card, id, { account: 'social', kind: 'loss', channel, lastDay })) throw new Error('a loss was reported while the card was locked')
  if (lastDay) await put(work, [{ kind: 'cards.lapse-loss', bucket: card.bucket, ids: [card.id, id], due: instantOf(addDays(lastDay, 1))! }])
  await note(work, { verb: 'cards.report-loss', ...onRecord(card), facts: { account: 'social', channel, ...lastDay ? { lastDay } : {}, ...before ? { before: true } : {} } })
  const bank = bankWords(card, work).zh
  if (lastDay) await tell(work, card, 'loss-reported-until', { bank, until: lastDay })
  else await tell(work, card, before ? 'loss-written' : 'loss-reported', { bank })
  const fact: CardFact = { account: 'social', kind: 'loss', since: work.now.toISOString(), until: null, channel, lastDay }
  return { ...card, facts: [...card.facts.filter(one => !holds([one], 'loss')), fact] } satisfies Card
}

/** Where the policy has a loss reported, as a phrase. */
function whereReported(work: Work, card: Card) {
  const { zh, en } = placesSaid(policy(card.region, 'loss.report.places', dayOf(work.now)), bankWords(card, work))
  return { where: zh, whereEn: en }
}

async function admit(work: Work, found: Card, business: 'written-loss' | 'release', shown: Shown) {
  if (found.closedAs) return refuse('card-closed')
  if (found.state !== 'handed-over') return refuse('not-collected')
  const elsewhere = await ofOtherCity(work, found)
  if (elsewhere) return elsewhere
  const stands = await standsHere(work, holderOf(found), `cards.${business}`, shown)
  if (isRefused(stands)) return stands
  if (!shown.agent) return found
  const person = await getPerson(work, holderOf(found))
  const agent = await admitAgent(work, found, business, shown.agent, person!.number)
  return isRefused(agent) ? agent : found
}
