import type { Day } from '#kit/day'
import type { Sql } from '#kit/sql'

type Has = { sql: Sql }
/** The class of advisory locks that stand for business days. */
const DAYS = 0x44_41_59
const nth = (day: Day) => Date.parse(`${day}T00:00:00Z`) / 86_400_000

/** A posting holds its day, and the next one it may be moved to, until its transaction ends; many do at once. */
export const holdDay = ({ sql }: Has, day: Day): Promise<unknown> =>
  sql.text('ledger-hold-day', 'select pg_advisory_xact_lock_shared($1::int, $2::int), pg_advisory_xact_lock_shared($1::int, $2::int + 1)', [DAYS, nth(day)])

/** Which of these days nobody posts on; they are held against postings until the transaction ends. */
export async function holdForClosing({ sql }: Has, days: readonly Day[]): Promise<Set<Day>> {
  if (!days.length) return new Set()
  const rows = await sql<{ n: number; free: boolean }>`select n, pg_try_advisory_xact_lock(${DAYS}::int, n) as free from unnest(${days.map(nth)}::int[]) as d (n)`
  return new Set(days.filter(day => rows.find(row => row.n === nth(day))!.free))
}

export async function lastClosed({ sql }: Has): Promise<Day | null> {
  return (await sql<{ day: Day | null }>`select max(day) as day from ledger.closed_day`)[0]!.day
}
/** The first day somebody bought something; read whole, once in the life of a database. */
export async function firstDay({ sql }: Has): Promise<Day | null> {
  return (await sql<{ day: Day | null }>`select min(day) as day from ledger.journal where provider is not null`)[0]!.day
}
export async function insertClosed({ sql, now }: Has & { now: Date }, days: readonly Day[]): Promise<Day[]> {
  if (!days.length) return []
  return (await sql<{ day: Day }>`insert into ledger.closed_day (day, at) select d, ${now} from unnest(${days}::date[]) as t (d) on conflict do nothing returning day`).map(row => row.day).sort()
}
/** Closed days behind one. */
export async function closedAfter({ sql }: Has, day: Day | null): Promise<Day[]> {
  return (await sql<{ day: Day }>`select day from ledger.closed_day where ${day}::date is null or day > ${day}::date order by day`).map(row => row.day)
}
