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
import { lockRound, moveRound, roundsDone, selectEnding, takeReminders, type Reach } from './store-renewal.ts'
import { bankWords } from './tell.ts'

const clock: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'cards.renewals' }
const CHUNK = 200
/** The hours of the day in which holders are told by themselves. */
const FROM = 9, UNTIL = 20

export type ToldOfEnding = { told: number; unreached: number }

/**
 * The clock's round of a day: everyone whose card nears its end is told for each of the policy's reminders once. By day only; a region whose round is done
 * is not looked at again until the next day. Call it again and again, from as many processes as there are. (REPL-04)
 */
export async function tellEnding(house: House, signal?: AbortSignal): Promise<ToldOfEnding> {
  const now = house.now(), hour = Number(wallClock(now).slice(11, 13))
  const all: ToldOfEnding = { told: 0, unreached: 0 }
  if (hour < FROM || hour >= UNTIL) return all
  const today = dayOf(now)
  const regions = everyRegion(today)
  const done = new Set(await inWork(house, clock, work => roundsDone(work, today)))
  for (const region of regions.filter(each => !done.has(each))) add(all, await roundOf(house, clock, region, false, signal))
  return all
}

/** 发起到期换领: the round of today from its beginning, at once, for the regions of the office that asks; whoever was told for this reminder is not told again. (REPL-04) */
export async function tellEndingNow(house: House, by: By): Promise<ToldOfEnding> {
  const all: ToldOfEnding = { told: 0, unreached: 0 }
  for (const region of await inWork(house, by, regionsServed)) add(all, await roundOf(house, by, region, true))
  return all
}

const everyRegion = (today: Day) => [...new Set(packRegions().flatMap(pack => [pack, ...policy(pack, 'insured.regions', today).map(each => each.code)]))]
function add(all: ToldOfEnding, some: ToldOfEnding) { all.told += some.told; all.unreached += some.unreached }

/** A region's round, chunk by chunk, each in a transaction of its own that also says where the next begins. */
async function roundOf(house: House, by: By, region: string, anew: boolean, signal?: AbortSignal): Promise<ToldOfEnding> {
  const all: ToldOfEnding = { told: 0, unreached: 0 }
  for (let first = true; !signal?.aborted; first = false) {
    const chunk = await inWork(house, by, async work => {
      const today = dayOf(work.now)
      const round = await lockRound(work, region, today)
      if (round.done && !(anew && first)) return null
      const from = anew && first ? null : round.afterEnds && round.afterCard ? { ends: round.afterEnds, id: round.afterCard } : null
      const furthest = Math.max(-1, ...policy(region, 'renewal', today).reminders)
      const cards = furthest < 0 ? [] : await selectEnding(work, [{ region, first: today, last: addDays(today, furthest) }], { bank: null, unit: null }, from, CHUNK)
      const told = await tellSome(work, cards, today)
      const end = cards.at(-1)
      await moveRound(work, region, end ? { ends: end.validUntil, id: end.id } : null, cards.length < CHUNK)
      return { told, over: cards.length < CHUNK }
    })
    if (chunk) add(all, chunk.told)
    if (!chunk || chunk.over) return all
  }
  return all
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
