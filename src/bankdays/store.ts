import type { Day } from '#kit/day'
import type { Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'
import type { Said } from './kind.ts'
import type { DifferenceWhat } from './shared.ts'

type Has = { sql: Sql }
export type DayKey = { bank: string; day: Day }
export type DayRow = DayKey & { digest: string; rows: number; comparedAt: Date | null; open: number }
const dayColumns = `bank, day, digest, rows, compared_at as "comparedAt", open`

export type Kept = Said & { kind: string }
/** Keeps a bank's list; false where that day's is kept already. */
export async function insertDay({ sql }: Has, { bank, day }: DayKey, digest: string, rows: readonly Kept[], now: Date): Promise<boolean> {
  if (await sql.run`insert into bankdays.day (bank, day, digest, rows, fetched_at) values (${bank}, ${day}, ${digest}, ${rows.length}, ${now}) on conflict do nothing` === 0) return false
  const of = <K extends keyof Kept>(name: K) => rows.map(row => row[name])
  if (rows.length) await sql`insert into bankdays.said (bank, kind, key, day, card_digest, state, count, amount, at)
    select ${bank}, k, y, ${day}::date, d, s, c, a, t from unnest(${of('kind')}::text[], ${of('key')}::text[], ${of('cardDigest')}::bytea[], ${of('state')}::text[], ${of('count')}::int[], ${of('amount')}::bigint[], ${of('at')}::timestamptz[]) as r (k, y, d, s, c, a, t)
    on conflict do nothing`
  return true
}
export async function selectDay({ sql }: Has, { bank, day }: DayKey, lock = false): Promise<DayRow | null> {
  return (await sql.text<DayRow>(lock ? 'bankdays-day-lock' : 'bankdays-day', `select ${dayColumns} from bankdays.day where bank = $1 and day = $2${lock ? ' for update' : ''}`, [bank, day]))[0] ?? null
}
export const selectDays = ({ sql }: Has, from: Day, until: Day): Promise<(DayRow & { differences: number; certificate: string | null })[]> => sql.text('bankdays-days', `select ${dayColumns},
    (select count(*)::int from bankdays.difference f where f.bank = d.bank and f.day = d.day) as differences, (select number from bankdays.certificate c where c.bank = d.bank and c.day = d.day and withdrawn_at is null) as certificate
  from bankdays.day d where day between $1 and $2 order by day desc, bank`, [from, until])
/** Days that were never compared or have open differences, compared before an instant. */
export const unfinished = ({ sql }: Has, before: Date): Promise<DayKey[]> => sql<DayKey>`select bank, day from bankdays.day where (open > 0 or compared_at is null) and (compared_at is null or compared_at < ${before}) order by day, bank limit 100`
/** Days from one until another, both included, that are not kept of a bank: so many of the newest, the oldest first. */
export async function missingDays({ sql }: Has, bank: string, from: Day, until: Day, most: number): Promise<Day[]> {
  const rows = await sql<{ day: Day }>`select g::date as day from generate_series(${from}::date, ${until}::date, interval '1 day') g where not exists (select from bankdays.day d where d.bank = ${bank} and d.day = g::date) order by g desc limit ${most}`
  return rows.map(({ day }) => day).reverse()
}
export const saidOf = ({ sql }: Has, { bank, day }: DayKey, kind: string): Promise<Said[]> => sql<Said>`select key, card_digest as "cardDigest", state, count, amount, at from bankdays.said where bank = ${bank} and day = ${day} and kind = ${kind} order by at, key`
/** Which of these keys stand in any list of the bank. */
export async function knownKeys({ sql }: Has, bank: string, kind: string, keys: readonly string[]): Promise<Set<string>> {
  return new Set((await sql<{ key: string }>`select key from bankdays.said where bank = ${bank} and kind = ${kind} and key = any(${keys}::text[])`).map(row => row.key))
}
export async function setCompared({ sql }: Has, { bank, day }: DayKey, now: Date): Promise<number> {
  return (await sql<{ open: number }>`update bankdays.day set compared_at = ${now}, open = (select count(*)::int from bankdays.difference f where f.bank = ${bank} and f.day = ${day} and f.how is null) where bank = ${bank} and day = ${day} returning open`)[0]!.open
}

export type SumRow = { kind: string; ourCount: number; ourAmount: Fen; theirCount: number; theirAmount: Fen }
export async function setSum({ sql }: Has, { bank, day }: DayKey, s: SumRow): Promise<void> {
  await sql`insert into bankdays.sum (bank, day, kind, our_count, our_amount, their_count, their_amount) values (${bank}, ${day}, ${s.kind}, ${s.ourCount}, ${s.ourAmount}, ${s.theirCount}, ${s.theirAmount})
    on conflict (bank, day, kind) do update set our_count = excluded.our_count, our_amount = excluded.our_amount, their_count = excluded.their_count, their_amount = excluded.their_amount`
}
export const sumsOf = ({ sql }: Has, { bank, day }: DayKey): Promise<SumRow[]> => sql<SumRow>`select kind, our_count as "ourCount", our_amount as "ourAmount", their_count as "theirCount", their_amount as "theirAmount" from bankdays.sum where bank = ${bank} and day = ${day} order by kind`

export type DifferenceRow = DayKey & { id: Id; kind: string; key: string; what: DifferenceWhat; ours: string | null; theirs: string | null; foundAt: Date; why: string | null; how: 'repaired' | 'agrees' | 'decided' | null; noteSealed: Buffer | null; resolvedBy: Id | null; resolvedAt: Date | null }
const columns = `id, bank, day, kind, key, what, ours, theirs, found_at as "foundAt", why, how, note_sealed as "noteSealed", resolved_by as "resolvedBy", resolved_at as "resolvedAt"`
export const differencesOf = ({ sql }: Has, { bank, day }: DayKey): Promise<DifferenceRow[]> => sql.text<DifferenceRow>('bankdays-differences', `select ${columns} from bankdays.difference where bank = $1 and day = $2 order by how is not null, kind, key`, [bank, day])
export async function lockDifference({ sql }: Has, id: Id): Promise<DifferenceRow | null> {
  return (await sql.text<DifferenceRow>('bankdays-difference', `select ${columns} from bankdays.difference where id = $1 for update`, [id]))[0] ?? null
}
/** Enters what differs; what was entered before keeps its row, says what it is now, and is open again where it had only come to agree. What a clerk decided stays decided. */
export async function enterDifferences({ sql }: Has, { bank, day }: DayKey, kind: string, rows: readonly { id: Id; key: string; what: DifferenceWhat; ours: string | null; theirs: string | null }[], now: Date): Promise<void> {
  if (rows.length) await sql`insert into bankdays.difference (id, bank, day, kind, key, what, ours, theirs, found_at)
    select i, ${bank}, ${day}::date, ${kind}, k, w, o, t, ${now}::timestamptz from unnest(${rows.map(r => r.id)}::uuid[], ${rows.map(r => r.key)}::text[], ${rows.map(r => r.what)}::text[], ${rows.map(r => r.ours)}::text[], ${rows.map(r => r.theirs)}::text[]) as r (i, k, w, o, t)
    on conflict (bank, day, kind, key) do update set what = excluded.what, ours = excluded.ours, theirs = excluded.theirs, how = case when bankdays.difference.how = 'decided' then 'decided' end,
      resolved_at = case when bankdays.difference.how = 'decided' then bankdays.difference.resolved_at end`
}
/** Resolves what no longer differs: repaired where a repair was tried, else it came to agree. */
export async function resolveOthers({ sql }: Has, { bank, day }: DayKey, kind: string, still: readonly string[], now: Date): Promise<void> {
  await sql`update bankdays.difference set how = case when tried_at is null then 'agrees' else 'repaired' end, resolved_at = ${now} where bank = ${bank} and day = ${day} and kind = ${kind} and how is null and not key = any(${still}::text[])`
}
export async function setTried({ sql }: Has, id: Id, why: string | null, now: Date): Promise<void> { await sql`update bankdays.difference set tried_at = ${now}, why = ${why} where id = ${id} and how is null` }
export async function decideDifference({ sql }: Has, id: Id, by: Id, noteSealed: Buffer, now: Date): Promise<void> {
  await sql`update bankdays.difference set how = 'decided', resolved_by = ${by}, resolved_at = ${now}, note_sealed = ${noteSealed} where id = ${id} and how is null`
}

export type Certificate = DayKey & { number: string; digest: string; differences: number; open: number; at: Date }
export async function certificateOf({ sql }: Has, { bank, day }: DayKey): Promise<Certificate | null> {
  return (await sql<Certificate>`select number, bank, day, digest, differences, open, at from bankdays.certificate where bank = ${bank} and day = ${day} and withdrawn_at is null`)[0] ?? null
}
export async function insertCertificate({ sql }: Has, c: Certificate): Promise<void> {
  await sql`insert into bankdays.certificate (number, bank, day, digest, differences, open, at) values (${c.number}, ${c.bank}, ${c.day}, ${c.digest}, ${c.differences}, ${c.open}, ${c.at})`
}
export async function withdrawCertificate({ sql }: Has, { bank, day }: DayKey, now: Date): Promise<void> { await sql`update bankdays.certificate set withdrawn_at = ${now} where bank = ${bank} and day = ${day} and withdrawn_at is null` }

export type Untaken = { bank: string; notice: string; what: string; ending: string; cardDigest: Buffer; why: string; whyZh: string; whyEn: string }
/** A notice that was not taken, this time. */
export async function noteUntaken({ sql }: Has, row: Untaken, now: Date): Promise<void> {
  await sql`insert into bankdays.untaken as u (bank, notice, what, ending, card_digest, why, why_zh, why_en, first_at, last_at, times) values (${row.bank}, ${row.notice}, ${row.what}, ${row.ending}, ${row.cardDigest}, ${row.why}, ${row.whyZh}, ${row.whyEn}, ${now}, ${now}, 1)
    on conflict (bank, notice) do update set why = excluded.why, why_zh = excluded.why_zh, why_en = excluded.why_en, last_at = excluded.last_at, times = u.times + 1`
}
export async function endUntaken({ sql }: Has, bank: string, notice: string, now: Date): Promise<void> { await sql`update bankdays.untaken set taken_at = ${now} where bank = ${bank} and notice = ${notice} and taken_at is null` }
export const untakenOnes = ({ sql }: Has, limit: number): Promise<(Omit<Untaken, 'cardDigest'> & { firstAt: Date; lastAt: Date; times: number })[]> =>
  sql`select bank, notice, what, ending, why, why_zh as "whyZh", why_en as "whyEn", first_at as "firstAt", last_at as "lastAt", times from bankdays.untaken where taken_at is null order by last_at desc limit ${limit}`
