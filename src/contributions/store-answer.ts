import type { Bucket, Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'
import type { Work } from '#kit/work'
import type { DifferenceView, FailReason } from './shared.ts'

type Has = { sql: Sql }
/** A due as it was ordered: its place in the batch, where it stands. */
export type Ordered = { bucket: Bucket; due: Id; nth: number; seq: number; amount: Fen; state: 'sent' | 'done' | 'failed'; reason: FailReason | null; mandate: Id }
const columns = 'bucket, due, nth, seq, amount, state, reason, mandate'

/** Ordered lines of a batch by their places, ours until the Work ends; `again`: whether the due was ordered anew since. (across buckets: a bank's answer) */
export async function lockOrdered({ sql }: Has, batch: Id, seqs: readonly number[]): Promise<(Ordered & { again: boolean })[]> {
  return sql.text<Ordered & { again: boolean }>('contributions-ordered', `select ${columns}, state = 'failed' and exists (select from contributions.deduction o where o.bucket = s.bucket and o.due = s.due and o.nth > s.nth) as again
    from contributions.deduction s where batch = $1 and seq = any ($2::int[]) order by bucket, due, nth for update`, [batch, seqs])
}
/** Lines nobody answered for, some at a time. (across buckets: a bank's answer) */
export async function lockUnanswered({ sql }: Has, batch: Id, limit: number): Promise<Ordered[]> {
  return sql.text<Ordered>('contributions-unanswered', `select ${columns} from contributions.deduction where batch = $1 and state = 'sent' order by seq limit $2 for update`, [batch, limit])
}
export async function saveAnswered({ sql, now }: Work, rows: readonly (Ordered & { to: 'done' | 'failed'; why: FailReason | null })[]): Promise<void> {
  if (rows.length) await sql`update contributions.deduction s set state = t.state, reason = t.reason, answered_at = ${now}::timestamptz
    from unnest(${rows.map(r => r.bucket)}::smallint[], ${rows.map(r => r.due)}::uuid[], ${rows.map(r => r.nth)}::smallint[], ${rows.map(r => r.to)}::text[], ${rows.map(r => r.why)}::text[]) as t (bucket, due, nth, state, reason)
    where s.bucket = t.bucket and s.due = t.due and s.nth = t.nth`
}
export type Difference = { id: Id; batch: Id; seq: number; what: DifferenceView['what']; said: string; amount: Fen; ours: string | null }
/** Puts differences down; the same one again is the same. Answers how many are new. */
export async function insertDifferences({ sql, now }: Work, rows: readonly Difference[]): Promise<number> {
  return rows.length ? sql.run`insert into contributions.difference (id, batch, seq, what, said, amount, ours, at)
    select t.*, ${now}::timestamptz from unnest(${rows.map(r => r.id)}::uuid[], ${rows.map(r => r.batch)}::uuid[], ${rows.map(r => r.seq)}::int[], ${rows.map(r => r.what)}::text[], ${rows.map(r => r.said)}::text[], ${rows.map(r => r.amount)}::bigint[], ${rows.map(r => r.ours)}::text[]) as t
    on conflict do nothing` : 0
}
export async function selectDifferences({ sql }: Has, batch: Id, limit: number): Promise<(Difference & { at: Date })[]> {
  return sql<Difference & { at: Date }>`select id, batch, seq, what, said, amount, ours, at from contributions.difference where batch = ${batch} order by at, seq, id limit ${limit}`
}
/** An order as it is written to the bank, page by page in the order of its places. (across buckets: a file to a bank) */
export type OrderedLine = { seq: number; bucket: Bucket; person: Id; card: Id; amount: Fen; mandate: string; insutype: string; period: string }
export async function orderedPage({ sql }: Has, batch: Id, after: number, limit: number): Promise<OrderedLine[]> {
  return sql.text<OrderedLine>('contributions-order-page', `select s.seq, s.bucket, d.payer as person, s.card, s.amount, m.number as mandate, d.insutype, d.period from contributions.deduction s join contributions.due d on d.bucket = s.bucket and d.id = s.due
    join contributions.mandate m on m.bucket = s.bucket and m.id = s.mandate where s.batch = $1 and s.seq > $2 order by s.seq limit $3`, [batch, after, limit])
}
/** The lines of a batch as the desk sees them. (across buckets: a list of the desk) */
export async function linesPage({ sql }: Has, batch: Id, after: number, limit: number): Promise<(OrderedLine & { state: Ordered['state']; reason: FailReason | null; answeredAt: Date | null })[]> {
  return sql.text('contributions-lines-page', `select s.seq, s.bucket, d.payer as person, s.card, s.amount, '' as mandate, d.insutype, d.period, s.state, s.reason, s.answered_at as "answeredAt" from contributions.deduction s join contributions.due d on d.bucket = s.bucket and d.id = s.due
    where s.batch = $1 and s.seq > $2 order by s.seq limit $3`, [batch, after, limit])
}
/** Every order of a due, in order. */
export async function attemptsOf({ sql }: Has, due: { bucket: Bucket; id: Id }): Promise<{ nth: number; amount: Fen; state: Ordered['state']; reason: FailReason | null; sentAt: Date; answeredAt: Date | null }[]> {
  return sql`select nth, amount, state, reason, sent_at as "sentAt", answered_at as "answeredAt" from contributions.deduction where bucket = ${due.bucket} and due = ${due.id} order by nth`
}
