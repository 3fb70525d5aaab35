import { addDays, addMonths, type Day } from '#kit/day'
import { policy } from '#regions'
import type { FilingSort } from './shared.ts'
import { refuse } from './refusals.ts'

const BACK = 90
const AHEAD = 366

/** The last of so many months from a day: the day before the same day comes round again; a day that month lacks lets it run to the month's end. */
export function lastDay(from: Day, months: number): Day {
  const round = addMonths(from, months)
  return round.slice(8) === from.slice(8) ? addDays(round, -1) : round
}

export const diseaseOf = (region: string, code: string, day: Day) => policy(region, 'filing.diseases', day).find(each => each.code === code) ?? null
export const termOf = (region: string, sort: FilingSort, day: Day) => policy(region, 'filing.terms', day)[sort]
/** How many months a filing of a sort holds at most; null: without end. A disease says it for its own. */
export const monthsOf = (region: string, sort: FilingSort, disease: string, day: Day): number | null =>
  sort === 'chronic' ? diseaseOf(region, disease, day)?.months ?? null : termOf(region, sort, day).months

/** The days of a filing as they were asked for, the last worked out where none is named. What is decided at once begins today at the earliest. */
export function daysOf(asked: { region: string; sort: FilingSort; disease: string; from: Day; until: Day | null }, today: Day) {
  const { from, region, sort } = asked
  const no = (why: string, whyEn: string) => refuse('filing-days', { why, whyEn })
  const earliest = termOf(region, sort, today).by === 'at-once' ? today : addDays(today, -BACK)
  if (from < earliest) return no(`开始日期不能早于 ${earliest}`, `the first day is ${earliest} at the earliest`)
  if (from > addDays(today, AHEAD)) return no('开始日期太远', 'the first day is too far off')
  const months = monthsOf(region, sort, asked.disease, today)
  const most = months === null ? null : lastDay(from, months)
  const until = asked.until ?? most
  if (until !== null && until < from) return no('结束日期在开始日期之前', 'the last day is before the first')
  if (until !== null && until < today) return no('结束日期已经过了', 'the last day is past')
  if (most !== null && until! > most) return no(`最长 ${months} 个月，到 ${most} 为止`, `it holds ${months} months at most, to ${most}`)
  return { from, until }
}
