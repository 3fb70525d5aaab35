import { addDays, dayOf, wallClock, type Day } from '#kit/day'
import type { Bucket, Id } from '#kit/ids'
import { yuan } from '#kit/money'
import { inWork, type By, type House, type Work } from '#kit/work'
import { peopleOf } from '#holders'
import { sendAll, silencedAmong } from '#notices'
import { noteAll } from '#record'
import { packRegions, policy } from '#regions'
import { regionsServed } from '#staff'
import type { Card } from './card.ts'
import { renewalOffices } from './offices.ts'
import { dueReminder } from './renews.ts'
import { foldRenewals, lockRound, moveRound, roundsDone, selectEnding, takeReminders, type Reach } from './store-renewal.ts'
import { bankWords } from './tell.ts'
import { daysUntil } from './term.ts'

const clock: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'cards.renewals' }
/** Cards of one transaction at most. */
const SLICE = 200
/** The hours of the day in which holders are told by themselves. */
const FROM = 9, UNTIL = 20

export type ToldOfEnding = { told: number; unreached: number }

/**
 * The clock's round of a day: everyone whose card nears its end is told for each of the policy's reminders once. By day only, the sums are kept at any hour; a region whose round is done
 * is not looked at again until the next day. Call it again and again, from as many processes as there are. (REPL-04)
 */
export async function tellEnding(house: House, signal?: AbortSignal): Promise<ToldOfEnding> {
  const now = house.now(), hour = Number(wallClock(now).slice(11, 13))
  const all: ToldOfEnding = { told: 0, unreached: 0 }
  await inWork(house, clock, foldRenewals)
  if (hour < FROM || hour >= UNTIL) return all
  const today = dayOf(now)
  const regions = everyRegion(today)
  const done = new Set(await inWork(house, clock, work => roundsDone(work, today)))
  for (const region of regions.filter(each => !done.has(each))) add(all, await roundOf(house, region, signal))
  return all
}

/** A part of a round that somebody asked for: who was told, how far it is (0 to 1), where the next begins. */
export type ToldPart = ToldOfEnding & { done: number; next: string | null }

/**
 * 发起到期换领: a part of the round of today for the regions of the office that asks, at most `limit` cards of one region, in one transaction. `after`: `next` of the part
 * before. Without it a round that was left unfinished goes on; one that is done begins anew. Whoever was told for this reminder is not told again. (REPL-04)
 */
export async function tellPart(work: Work, after: string | null, limit: number): Promise<ToldPart> {
  const regions = [...new Set(await regionsServed(work))].toSorted()
  const begun = await roundsDone(work, dayOf(work.now))
  const [asked, ends, id] = after?.split('~') as [string, Day?, Id?] | undefined ?? [regions.find(each => !begun.includes(each)) ?? '']
  const all: ToldOfEnding = { told: 0, unreached: 0 }
  for (const [i, region] of regions.entries()) if (region >= asked) {
    const part = (await tellSlice(work, region, region === asked && ends && id ? { ends, id } : 'asked', limit))!
    add(all, part.told)
    const next = part.at ? `${region}~${part.at.ends}~${part.at.id}` : regions[i + 1] ?? null
    if (part.looked || !next) return { ...all, done: next ? (i + (part.at ? part.share : 1)) / regions.length : 1, next }
  }
  return { ...all, done: 1, next: null }
}

const everyRegion = (today: Day) => [...new Set(packRegions().flatMap(pack => [pack, ...policy(pack, 'insured.regions', today).map(each => each.code)]))]
function add(all: ToldOfEnding, some: ToldOfEnding) { all.told += some.told; all.unreached += some.unreached }

/** A region's round, slice by slice, each in a transaction of its own. */
async function roundOf(house: House, region: string, signal?: AbortSignal): Promise<ToldOfEnding> {
  const all: ToldOfEnding = { told: 0, unreached: 0 }
  while (!signal?.aborted) {
    const slice = await inWork(house, clock, work => tellSlice(work, region, 'clock', SLICE))
    if (slice) add(all, slice.told)
    if (!slice?.at) return all
  }
  return all
}

/** The next cards of a region's round; where the one after begins is kept with it. The clock leaves a round that is done; one that is asked for begins again. */
async function tellSlice(work: Work, region: string, from: 'clock' | 'asked' | { ends: Day; id: Id }, limit: number) {
  const today = dayOf(work.now)
  const round = await lockRound(work, region, today)
  if (round.done && from === 'clock') return null
  const begin = typeof from === 'object' ? from : !round.done && round.afterEnds && round.afterCard ? { ends: round.afterEnds, id: round.afterCard } : null
  const furthest = Math.max(-1, ...policy(region, 'renewal', today).reminders)
  const cards = furthest < 0 ? [] : await selectEnding(work, [{ region, first: today, last: addDays(today, furthest) }], { bank: null, unit: null }, begin, limit)
  const told = await tellSome(work, cards, today)
  const end = cards.length === limit ? cards.at(-1)! : null
  const at = end && { ends: end.validUntil, id: end.id }
  await moveRound(work, region, at, !at)
  return { told, at, looked: cards.length, share: end ? Math.max(0, daysUntil(end.validUntil, today)) / (furthest + 1) : 1 }
}

/** Who is due is taken for the reminder, told by text or kept as to be told otherwise. A card reported lost, or with a new one under way, is passed over. */
async function tellSome(work: Work, cards: Awaited<ReturnType<typeof selectEnding>>, today: Day): Promise<ToldOfEnding> {
  const due = cards.flatMap(card => {
    const before = card.lost || card.applied ? null : dueReminder(card.region, card.validUntil, card.toldFor, today)
    return before === null ? [] : [{ ...card, before }]
  })
  if (!due.length) return { told: 0, unreached: 0 }
  const people = await peopleOf(work, due.map(({ bucket, person }) => ({ bucket, id: person })))
  const silent = await silencedAmong(work, [...new Set(due.flatMap(each => people.get(each.person)?.phone ?? []))])
  const reachOf = (person: Id): Reach => { const phone = people.get(person)?.phone; return phone && !silent.has(phone) ? 'text' : 'none' }
  const taken = await takeReminders(work, due.map(({ bucket, id, region, bank, unit, validUntil, before, person }) => ({ bucket, id, region, bank, unit, ends: validUntil, toldFor: before, reach: reachOf(person) })))
  const mine = due.filter(each => taken.has(each.id))
  await noteAll(work, mine.map(each => ({ verb: 'cards.remind-renewal', person: { bucket: each.bucket, id: each.person }, subject: { kind: 'card', id: each.id }, facts: { until: each.validUntil, before: each.before, reach: reachOf(each.person) } })))
  const reached = mine.filter(each => reachOf(each.person) === 'text')
  const offices = await renewalOffices(work)
  await sendAll(work, reached.map(each => ({ region: each.region, person: { bucket: each.bucket, id: each.person }, phone: people.get(each.person)!.phone, template: 'renewal-due' as const, facts: factsOf(work, each, offices(each.region, people.get(each.person))[0], today) })))
  return { told: reached.length, unreached: mine.length - reached.length }
}

type Told = { bucket: Bucket; region: string; bank: string; validUntil: Day }
function factsOf(work: Work, card: Told & Pick<Card, 'region' | 'bank'>, office: { name: string; address: string | null } | undefined, today: Day) {
  const { fen } = policy(card.region, 'fee.renewal', today)
  const left = (Date.parse(card.validUntil) - Date.parse(today)) / 86_400_000
  return { bank: bankWords(card, work).zh, until: card.validUntil, left: String(left), where: office ? [office.name, office.address].filter(Boolean).join('，') : '社保窗口', fee: fen ? `工本费 ${yuan(fen)} 元` : '不收费' }
}
