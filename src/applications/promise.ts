import { addDays, addMonths, type Day } from '#kit/day'
import { policy } from '#regions'
import type { Words } from './shared.ts'

/** Days off beside weekends, and weekends that are worked, as announced by the State Council; a year not listed knows weekends only. */
const off: Record<string, readonly [from: string, to: string][]> = { 2026: [['01-01', '01-03'], ['02-15', '02-23'], ['04-04', '04-06'], ['05-01', '05-05'], ['06-19', '06-21'], ['09-25', '09-27'], ['10-01', '10-07']] }
const worked = new Set<Day>(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])

/** Whether people work on a day of China's calendar. */
export function isWorkingDay(day: Day): boolean {
  if (worked.has(day)) return true
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !(off[day.slice(0, 4)] ?? []).some(([from, to]) => day.slice(5) >= from && day.slice(5) <= to)
}

function addWorkingDays(day: Day, count: number): Day {
  let at = day
  for (let left = count; left > 0;) { at = addDays(at, 1); if (isWorkingDay(at)) left-- }
  return at
}

/** The promised day as far as it is known at a moment: counted from submission or from approval, as the pack says. (APP-11) */
export function promisedOn(region: string, moment: 'submission' | 'approval', day: Day, known: Day | null = null): Day | null {
  const promise = policy(region, 'promise', day)
  if (promise.from !== moment) return known
  return 'months' in promise ? addMonths(day, promise.months) : addWorkingDays(day, promise.workingDays)
}

/** The promise as a sentence's part: 审核通过后约 3 个月可以领卡. */
export function promiseWords(region: string, day: Day): Words {
  const promise = policy(region, 'promise', day)
  const [zh, en] = 'months' in promise ? [`约 ${promise.months} 个月`, `about ${promise.months} months`] : [`${promise.workingDays} 个工作日内`, `within ${promise.workingDays} working days`]
  return promise.from === 'approval' ? { zh: `审核通过后${zh}可以领卡`, en: `The card can be collected ${en} after approval` } : { zh: `交上后${zh}可以领卡`, en: `The card can be collected ${en} of submission` }
}

/** Working days after one day up to another: how long something waits, how late it is; 0 when nothing lies between. */
export function workingDaysFrom(from: Day, to: Day): number {
  let count = 0
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (isWorkingDay(at)) count++
  return count
}
