import type { Bucket, Id } from '#kit/ids'
import type { Sql } from '#kit/sql'

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
