import { addDays, type Day } from '#kit/day'

/** A year as the State Council announced it: days off beside weekends, and weekend days that are worked in their place. */
type Year = { off: readonly [from: string, to: string][]; worked: readonly string[] }
const years: Record<string, Year> = {
  2025: { off: [['01-01', '01-01'], ['01-28', '02-04'], ['04-04', '04-06'], ['05-01', '05-05'], ['05-31', '06-02'], ['10-01', '10-08']], worked: ['01-26', '02-08', '04-27', '09-28', '10-11'] },
  2026: { off: [['01-01', '01-03'], ['02-15', '02-23'], ['04-04', '04-06'], ['05-01', '05-05'], ['06-19', '06-21'], ['09-25', '09-27'], ['10-01', '10-07']], worked: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'] },
}
const yearOf = (day: Day) => day.slice(0, 4)

/** Whether a year's holidays are known here. One that is not knows weekends only, and what is counted in it is marked. */
export const knowsYear = (year: string): boolean => Object.hasOwn(years, year)

/** The year whose holidays are missing on a day: its own, or from November on, when they are announced, the next one's; null when none is. */
export function missingYear(day: Day): string | null {
  const [own, next] = [yearOf(day), String(Number(yearOf(day)) + 1)]
  return !knowsYear(own) ? own : day.slice(5) >= '11-01' && !knowsYear(next) ? next : null
}

/** Whether people work on a day of China's calendar. */
export function isWorkingDay(day: Day): boolean {
  const year = years[yearOf(day)], at = day.slice(5)
  if (year?.worked.includes(at)) return true
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !year?.off.some(([from, to]) => at >= from && at <= to)
}

export function addWorkingDays(day: Day, count: number): Day {
  let at = day
  for (let left = count; left > 0;) { at = addDays(at, 1); if (isWorkingDay(at)) left-- }
  return at
}

/** Working days after one day up to another: how long something waits, how late it is; 0 when nothing lies between. */
export function workingDaysFrom(from: Day, to: Day): number {
  let count = 0
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (isWorkingDay(at)) count++
  return count
}
