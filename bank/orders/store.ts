import type { Day } from '#kit/day'
import type { Bucket, Id } from '#kit/ids'
import type { Sql } from '#kit/sql'
import type { Terms } from './terms.ts'

type Has = { sql: Sql }
export type Opening = { number: string; bank: string; digest: Buffer; bucket: Bucket; card: Id }

export async function selectOpenings({ sql }: Has, bank: string, numbers: readonly string[]): Promise<Opening[]> {
  return sql<Opening>`select number, bank, digest, bucket, card from orders.opening where bank = ${bank} and number = any(${numbers}::text[])`
}

/** Claims orders; answers the numbers that were new. */
export async function insertOpenings({ sql }: Has, rows: readonly Opening[], now: Date): Promise<Set<string>> {
  const done = await sql<{ number: string }>`insert into orders.opening (number, bank, digest, bucket, card, at)
    select n, k, d, b, c, ${now}::timestamptz from unnest(${rows.map(row => row.number)}::text[], ${rows.map(row => row.bank)}::text[], ${rows.map(row => row.digest)}::bytea[],
      ${rows.map(row => row.bucket)}::smallint[], ${rows.map(row => row.card)}::uuid[]) as t (n, k, d, b, c) order by n on conflict do nothing returning number`
  return new Set(done.map(({ number }) => number))
}

export type Notice = { bucket: Bucket; id: Id; bank: string; card: Id } & ({ what: 'activated'; seq?: null; how?: null; until?: null } | { what: 'lost' | 'released'; seq: number; how: 'phone' | 'written' | null; until: Day | null })
export async function insertNotice({ sql }: Has, row: Notice, now: Date): Promise<void> {
  await sql`insert into orders.notice (bucket, id, bank, card, what, seq, how, until, at, due_at) values (${row.bucket}, ${row.id}, ${row.bank}, ${row.card}, ${row.what}, ${row.seq ?? null}, ${row.how ?? null}, ${row.until ?? null}, ${now}, ${now})`
}

type Key = { bucket: Bucket; id: Id }
/** The centre took these. */
export async function markTold({ sql, now }: Has & { now: Date }, rows: readonly Key[]): Promise<number> {
  return sql.run`update orders.notice n set told_at = ${now}, refused = null from unnest(${rows.map(row => row.bucket)}::smallint[], ${rows.map(row => row.id)}::uuid[]) as t (b, i) where n.bucket = t.b and n.id = t.i and n.told_at is null`
}
/** The centre did not take these, and why: they are told again a minute later, each time twice as long, six hours at most. */
export async function markRefused({ sql, now }: Has & { now: Date }, rows: readonly (Key & { why: string })[]): Promise<void> {
  await sql`update orders.notice n set tries = n.tries + 1, refused = t.w, due_at = ${now}::timestamptz + least(power(2, least(n.tries, 20)), 360) * interval '1 minute'
    from unnest(${rows.map(row => row.bucket)}::smallint[], ${rows.map(row => row.id)}::uuid[], ${rows.map(row => row.why)}::text[]) as t (b, i, w) where n.bucket = t.b and n.id = t.i and n.told_at is null`
}

/** What the centre is to be told now, oldest first. acrossBuckets. */
export async function selectUntold({ sql, now }: Has & { now: Date }): Promise<{ bucket: Bucket; id: Id; bank: string; card: Id; what: string; at: Date; seq: number | null; how: string | null; until: Day | null }[]> {
  return sql`select bucket, id, bank, card, what, at, seq, how, until from orders.notice where told_at is null and due_at <= ${now} order by at limit 100`
}

export type PassedLoss = { number: string; bank: string; digest: Buffer; bucket: Bucket; card: Id; seq: number; how: 'phone' | 'written'; since: Date }
export async function selectPassedLoss({ sql }: Has, bank: string, number: string): Promise<PassedLoss | null> {
  const [row] = await sql<PassedLoss>`select number, bank, digest, bucket, card, seq, how, since from orders.passed_loss where bank = ${bank} and number = ${number}`
  return row ?? null
}
export async function insertPassedLoss({ sql }: Has, row: PassedLoss, now: Date): Promise<void> {
  await sql`insert into orders.passed_loss (number, bank, digest, bucket, card, seq, how, since, at) values (${row.number}, ${row.bank}, ${row.digest}, ${row.bucket}, ${row.card}, ${row.seq}, ${row.how}, ${row.since}, ${now})`
}

export async function putTerms({ sql, now }: Has & { now: Date }, rows: readonly Terms[]): Promise<void> {
  for (const { bank, region, places, steps, existing } of rows) await sql`insert into orders.terms (bank, region, places, steps, existing, at) values (${bank}, ${region}, ${places}::text[], ${steps}::text[], ${existing}, ${now})
    on conflict (bank, region) do update set places = excluded.places, steps = excluded.steps, existing = excluded.existing, at = excluded.at`
}

export async function selectTerms({ sql }: Has, bank: string, region: string): Promise<Terms | null> {
  const [row] = await sql<Terms>`select bank, region, places, steps, existing from orders.terms where bank = ${bank} and region = ${region}`
  return row ?? null
}
