import { addDays, dayOf } from '#kit/day'
import type { Bucket, Id } from '#kit/ids'
import { inWork, type By, type House, type Work } from '#kit/work'
import { keptUntil, lockCard } from '#cards'
import { entriesOf } from '#record'
import { regionsServed } from '#staff'
import { remind } from './remind.ts'
import { CHUNK } from './run.ts'
import { longestWaiting } from './store-custody.ts'

/** Days within which nobody is told twice; cards of one run at most. */
const APART = 7, MOST = 100_000
type Told = { waiting: number; told: number; lately: number; over: number }

/**
 * 催领: everyone of the cities served whose card has waited `days` or longer and can still be collected is told once more, some at a time in transactions of
 * their own; nobody within seven days of the last time, also when two ask at once or a run is asked for again. Answers how many were told, how many were
 * told lately, and how many have passed their time and go back. (COLL-05)
 */
export async function remindWaiting(house: House, by: By, { days }: { days: number }): Promise<Told> {
  const waiting = await inWork(house, by, async work => {
    const from = addDays(dayOf(work.now), -days)
    return (await longestWaiting(work, { regions: await regionsServed(work) }, MOST)).filter(each => dayOf(each.since) <= from).toSorted((a, b) => a.card.localeCompare(b.card))
  })
  const all: Told = { waiting: waiting.length, told: 0, lately: 0, over: 0 }
  for (let at = 0; at < waiting.length; at += CHUNK) {
    const some = await inWork(house, by, work => remindSome(work, waiting.slice(at, at + CHUNK)))
    for (const what of ['told', 'lately', 'over'] as const) all[what] += some[what]
  }
  return all
}

async function remindSome(work: Work, cards: readonly { bucket: Bucket; card: Id }[]) {
  const counts = { told: 0, lately: 0, over: 0 }
  const today = dayOf(work.now)
  for (const each of cards) {
    const card = await lockCard(work, each.bucket, each.card)
    if (card?.state !== 'at-site') continue
    const last = keptUntil(work, card)
    if (last !== null && today > last) { counts.over++; continue }
    const before = (await entriesOf(work, { person: { bucket: card.bucket, id: card.person }, subject: card.id })).find(entry => entry.verb === 'production.remind')
    if (before && dayOf(before.at) > addDays(today, -APART)) counts.lately++
    else if (await remind(work, card)) counts.told++
  }
  return counts
}
