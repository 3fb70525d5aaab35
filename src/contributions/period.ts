import { addDays, addMonths, type Day } from '#kit/day'
import type { PolicyValue } from '#regions'

/** What a due is for: a month `yyyyMM`, a resident's year `yyyy`. */
export type Period = string
export const isYear = (period: Period): boolean => period.length === 4

/** The first month of a period that a record owes, and how many: a record that began within a year owes from its month. Null where it began after it. Pure. */
export function monthsOf(period: Period, since: Day): { first: string; count: number } | null {
  const began = since.slice(0, 7).replace('-', '')
  const [from, until] = isYear(period) ? [`${period}01`, `${period}12`] : [period, period]
  if (began > until) return null
  const first = began > from ? began : from
  return { first, count: Number(until) - Number(first) + 1 }
}

/** The last day on which a due is paid without being late. Pure. (MED-10) */
export function dueOn(period: Period, payer: 'person' | 'unit', rule: PolicyValue<'contributions.due'>): Day {
  if (isYear(period)) return `${Number(period) - 1}-${rule.residents.until}`
  return `${period.slice(0, 4)}-${period.slice(4)}-${String(rule[payer]).padStart(2, '0')}`
}

/** The years a resident may declare on a day: the running one, and the next once its time has begun. Pure. */
export function yearsOpen(today: Day, { residents }: PolicyValue<'contributions.due'>): Period[] {
  const year = Number(today.slice(0, 4))
  return today.slice(5) >= residents.from ? [String(year), String(year + 1)] : [String(year)]
}

/** The first day of the calendar of deductions on or after a day; null where there is none. Pure. (INS-03.a) */
export function nextDay(from: Day, rule: PolicyValue<'contributions.deduct'>): Day | null {
  if (!rule) return null
  const date = Number(from.slice(8))
  const day = rule.days.find(each => each >= date)
  const month = day === undefined ? addMonths(`${from.slice(0, 7)}-01`, 1).slice(0, 7) : from.slice(0, 7)
  return `${month}-${String(day ?? rule.days[0]!).padStart(2, '0')}`
}
/** The day on which what failed on a day is tried again; null once it was tried as often as the policy says. Pure. (INS-03.a) */
export const retryOn = (failed: Day, attempts: number, rule: PolicyValue<'contributions.deduct'>): Day | null => rule && attempts < rule.tries ? nextDay(addDays(failed, 1), rule) : null
/** Whether a day is one of the calendar. */
export const isDeductionDay = (day: Day, rule: PolicyValue<'contributions.deduct'>): boolean => rule?.days.includes(Number(day.slice(8))) ?? false
