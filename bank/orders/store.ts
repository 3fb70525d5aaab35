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

export async function insertNotice({ sql }: Has, row: { bucket: Bucket; id: Id; bank: string; card: Id; what: 'activated' }, now: Date): Promise<void> {
  await sql`insert into orders.notice (bucket, id, bank, card, what, at) values (${row.bucket}, ${row.id}, ${row.bank}, ${row.card}, ${row.what}, ${now})`
}

export async function markTold({ sql, now }: Has & { now: Date }, rows: readonly { bucket: Bucket; id: Id }[]): Promise<number> {
  return sql.run`update orders.notice n set told_at = ${now} from unnest(${rows.map(row => row.bucket)}::smallint[], ${rows.map(row => row.id)}::uuid[]) as t (b, i) where n.bucket = t.b and n.id = t.i and n.told_at is null`
}

/** What the centre has not been told yet, oldest first. acrossBuckets. */
export async function selectUntold({ sql }: Has): Promise<{ bucket: Bucket; id: Id; bank: string; card: Id; what: string; at: Date }[]> {
  return sql`select bucket, id, bank, card, what, at from orders.notice where told_at is null order by at limit 100`
}

export async function putTerms({ sql, now }: Has & { now: Date }, rows: readonly Terms[]): Promise<void> {
  for (const { bank, region, places, steps, existing } of rows) await sql`insert into orders.terms (bank, region, places, steps, existing, at) values (${bank}, ${region}, ${places}::text[], ${steps}::text[], ${existing}, ${now})
    on conflict (bank, region) do update set places = excluded.places, steps = excluded.steps, existing = excluded.existing, at = excluded.at`
}

export async function selectTerms({ sql }: Has, bank: string, region: string): Promise<Terms | null> {
  const [row] = await sql<Terms>`select bank, region, places, steps, existing from orders.terms where bank = ${bank} and region = ${region}`
  return row ?? null
}
