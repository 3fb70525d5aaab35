import { addDays, dayOf, type Day } from '#kit/day'
import type { Work } from '#kit/work'
import { firstDay, holdForClosing, insertClosed, lastClosed } from './store-days.ts'

/** Days one call closes at most. */
const MOST = 400

/**
 * 日结: closes every business day before today, in their order, as far as no posting of one is in flight: one that is is left to the next call, nobody waits.
 * A posting that comes after gets the next open day. Answers the days it closed, and the day that waits. (settled: nothing hot; decision 0160)
 */
export async function closeDays(work: Work): Promise<{ closed: Day[]; waits: Day | null }> {
  const yesterday = addDays(dayOf(work.now), -1)
  const last = await lastClosed(work)
  const first = last ? addDays(last, 1) : await firstDay(work) ?? yesterday
  const days: Day[] = []
  for (let day = first; day <= yesterday && days.length < MOST; day = addDays(day, 1)) days.push(day)
  const free = await holdForClosing(work, days)
  const until = days.findIndex(day => !free.has(day))
  const closed = await insertClosed(work, until < 0 ? days : days.slice(0, until))
  return { closed, waits: until < 0 ? null : days[until]! }
}
