import type { Bucket, Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'
import type { Work } from '#kit/work'
import type { Answered, Ordered } from './judge-result.ts'
import type { DifferenceView } from './shared.ts'

type Has = { sql: Sql }
/** Ordered lines of a batch by their places, ours until the Work ends. (across buckets: a bank's answer) */
export async function lockOrdered({ sql }: Has, batch: Id, seqs: readonly number[]): Promise<Ordered[]> {
  return sql<Ordered>`select s.bucket, s.cause, s.month, s.nth, s.seq, s.amount, s.state, s.reason, l.person, l.region, l.kind from benefits.sending s join benefits.line l on l.bucket = s.bucket and l.cause = s.cause and l.month = s.month
    where s.batch = ${batch} and s.seq = any (${seqs as number[]}::int[]) order by s.bucket, s.cause, s.month, s.nth for update of s`
}
/** Ordered lines of a batch that nobody answered for, some at a time. (across buckets: a bank's answer) */
export async function lockUnanswered({ sql }: Has, batch: Id, limit: number): Promise<Ordered[]> {
  return sql<Ordered>`select s.bucket, s.cause, s.month, s.nth, s.seq, s.amount, s.state, s.reason, l.person, l.region, l.kind from benefits.sending s join benefits.line l on l.bucket = s.bucket and l.cause = s.cause and l.month = s.month
    where s.batch = ${batch} and s.state = 'sent' order by s.seq limit ${limit} for update of s`
}
/** Writes what became of ordered lines, at the order and at the line. */
export async function saveAnswered({ sql, now }: Work, rows: readonly Answered[]): Promise<void> {
  if (!rows.length) return
  const keys = [rows.map(r => r.bucket), rows.map(r => r.cause), rows.map(r => r.month), rows.map(r => r.nth), rows.map(r => r.to), rows.map(r => r.why)] as const
  await sql`update benefits.sending s set state = t.state, reason = t.reason, answered_at = ${now}::timestamptz
    from unnest(${keys[0]}::smallint[], ${keys[1]}::uuid[], ${keys[2]}::char(7)[], ${keys[3]}::smallint[], ${keys[4]}::text[], ${keys[5]}::text[]) as t (bucket, cause, month, nth, state, reason)
    where s.bucket = t.bucket and s.cause = t.cause and s.month = t.month and s.nth = t.nth`
  await sql`update benefits.line l set state = t.state, reason = t.reason, mended_at = null, changed_at = ${now}::timestamptz
    from unnest(${keys[0]}::smallint[], ${keys[1]}::uuid[], ${keys[2]}::char(7)[], ${keys[4]}::text[], ${keys[5]}::text[]) as t (bucket, cause, month, state, reason)
    where l.bucket = t.bucket and l.cause = t.cause and l.month = t.month`
}
export type Difference = { id: Id; batch: Id; seq: number; what: DifferenceView['what']; said: string; amount: Fen; ours: string | null }
/** Puts differences down; the same one again is the same. Answers how many are new. */
export async function insertDifferences({ sql, now }: Work, rows: readonly Difference[]): Promise<number> {
  return rows.length ? sql.run`insert into benefits.difference (id, batch, seq, what, said, amount, ours, at)
    select t.*, ${now}::timestamptz from unnest(${rows.map(r => r.id)}::uuid[], ${rows.map(r => r.batch)}::uuid[], ${rows.map(r => r.seq)}::int[], ${rows.map(r => r.what)}::text[], ${rows.map(r => r.said)}::text[], ${rows.map(r => r.amount)}::bigint[], ${rows.map(r => r.ours)}::text[]) as t
    on conflict do nothing` : 0
}
export async function selectDifferences({ sql }: Has, batch: Id, limit: number): Promise<(Difference & { at: Date })[]> {
  return sql<Difference & { at: Date }>`select id, batch, seq, what, said, amount, ours, at from benefits.difference where batch = ${batch} order by at, seq, id limit ${limit}`
}
/** An order as it is written to the bank, page by page in the order of its places. (across buckets: a file to a bank) */
export type OrderedLine = { seq: number; bucket: Bucket; person: Id; card: Id; amount: Fen }
export async function orderedPage({ sql }: Has, batch: Id, after: number, limit: number): Promise<OrderedLine[]> {
  return sql<OrderedLine>`select s.seq, s.bucket, l.person, s.card, s.amount from benefits.sending s join benefits.line l on l.bucket = s.bucket and l.cause = s.cause and l.month = s.month
    where s.batch = ${batch} and s.seq > ${after} order by s.seq limit ${limit}`
}
