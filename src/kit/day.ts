/** A day of China (Asia/Shanghai, UTC+8 without summer time since 1991), as ISO text `yyyy-MM-dd`. */
export type Day = string

const OFFSET = 8 * 3_600_000

/** The China day an instant falls on. The only place that turns instants into days. */
export function dayOf(instant: Date): Day {
  return new Date(instant.getTime() + OFFSET).toISOString().slice(0, 10)
}

/** China wall clock `yyyy-MM-dd HH:mm:ss` of an instant. */
export function wallClock(instant: Date): string {
  return new Date(instant.getTime() + OFFSET).toISOString().slice(0, 19).replace('T', ' ')
}

/** China wall clock with milliseconds and no separators, `yyyyMMddHHmmssSSS`. */
export function compactClock(instant: Date): string {
  return new Date(instant.getTime() + OFFSET).toISOString().replace(/[-T:.Z]/g, '')
}

/** The instant of a China wall clock `yyyy-MM-dd[ HH:mm:ss]`; null when the date does not exist. */
export function instantOf(text: string): Date | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}:\d{2}))?$/.exec(text)
  if (!match || !isDay(match[1]!)) return null
  const instant = new Date(`${match[1]}T${match[2] ?? '00:00:00'}Z`)
  return Number.isNaN(instant.getTime()) ? null : new Date(instant.getTime() - OFFSET)
}

/** Whether the text is a day that exists (29 February only in leap years). */
export function isDay(text: string): boolean {
  if (!/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(text)) return false
  const date = Number(text.slice(8))
  return date <= 28 || date <= new Date(Date.UTC(2000 + Number(text.slice(0, 4)) % 400, Number(text.slice(5, 7)), 0)).getUTCDate()
}

/** The day `count` calendar days later (earlier when negative). */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
}

/** The day `count` months later; a day that month lacks becomes its last (31 Jan + 1 → 28/29 Feb). */
export function addMonths(day: Day, count: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + count, Math.min(date, last))).toISOString().slice(0, 10)
}

/** The day on which someone born on `born` completes that many years; born on 29 February it is 1 March in common years. */
export function turnsOn(born: Day, years: number): Day {
  const same = `${Number(born.slice(0, 4)) + years}${born.slice(4)}`
  return isDay(same) ? same : `${same.slice(0, 4)}-03-01`
}

/** Whole years completed on `day` by someone born on `born`; someone of 29 February turns on 1 March in common years. */
export function ageOn(born: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4))
  return day.slice(5) < born.slice(5) ? years - 1 : years
}

/** The China day of an ISO text, which may be a day already; for what is read by people. */
export const dayIn = (text: string | null | undefined): Day | null => !text ? null : text.length === 10 ? text : dayOf(new Date(text))
/** China wall clock to the minute of an ISO instant, `yyyy-MM-dd HH:mm`. */
export const minuteIn = (text: string | null | undefined): string | null => text ? wallClock(new Date(text)).slice(0, 16) : null
