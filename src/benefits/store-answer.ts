import type { Bucket, Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'
import type { Work } from '#kit/work'
import type { Answered, Ordered } from './judge-result.ts'
import type { DifferenceView } from './shared.ts'

type Has = { sql: Sql }
/** Orders of a batch, those that came back too, with their lines; `which` names them as `o`. (across buckets: a bank's answer) */
const orders = (which: string) => `select o.bucket, o.cause, o.month, o.nth, o.seq, o.amount, case when d.cause is not null then 'paid' when l.state = 'unknown' then 'unknown' else 'sent' end as state, null as reason, l.person, l.region, l.kind
      from benefits.sending o join benefits.line l on l.bucket = o.bucket and l.cause = o.cause and l.month = o.month left join benefits.paid d on d.bucket = o.bucket and d.cause = o.cause and d.month = o.month where ${which}
    union all select o.bucket, o.cause, o.month, o.nth, o.seq, o.amount, 'returned', o.reason, l.person, l.region, l.kind from benefits.came_back o join benefits.line l on l.bucket = o.bucket and l.cause = o.cause and l.month = o.month where ${which}`
/** Ordered lines of a batch by their places; the caller holds the batch. */
export async function orderedAt({ sql }: Has, batch: Id, seqs: readonly number[]): Promise<Ordered[]> {
  return sql.text<Ordered>('benefits-ordered', orders('o.batch = $1 and o.seq = any ($2::int[])'), [batch, seqs])
}
/** Ordered lines of a batch that nobody answered for, some at a time; the caller holds the batch. (across buckets: a bank's answer) */
export async function unanswered({ sql }: Has, batch: Id, limit: number): Promise<Ordered[]> {
  return sql<Ordered>`select s.bucket, s.cause, s.month, s.nth, s.seq, s.amount, 'sent' as state, null as reason, l.person, l.region, l.kind from benefits.sending s join benefits.line l on l.bucket = s.bucket and l.cause = s.cause and l.month = s.month
    where s.batch = ${batch} and l.state = 'batched' and not exists (select from benefits.paid d where d.bucket = s.bucket and d.cause = s.cause and d.month = s.month) order by s.seq limit ${limit}`
}
/** All of these orders of a batch are paid, or none: none where one is not there, not for this amount, or paid already. What of a line the bank said it did not know goes by `saveAnswered`. */
export async function payAll({ sql, now }: Work, batch: Id, seqs: readonly number[], amounts: readonly Fen[]): Promise<{ count: number; sum: Fen }> {
  const [row] = await sql.text<{ count: number; sum: Fen }>('benefits-pay', `with fits as materialized (select s.bucket, s.cause, s.month, s.amount from unnest($2::int[], $3::bigint[]) as t (seq, amount) join benefits.sending s on s.batch = $1 and s.seq = t.seq and s.amount = t.amount
      where not exists (select from benefits.paid d where d.bucket = s.bucket and d.cause = s.cause and d.month = s.month)),
    whole as (select count(*) as n from fits),
    added as (insert into benefits.paid (bucket, cause, month, at) select bucket, cause, month, $4::timestamptz from fits where (select n from whole) = $5::int order by bucket, cause, month returning 1)
    select (select count(*) from added)::int as count, (select coalesce(sum(amount), 0) from fits)::bigint as sum`, [batch, seqs, amounts, now, seqs.length])
  return row!
}
/** Writes what became of ordered lines: paid is added, what came back leaves the orders and its line waits. */
export async function saveAnswered({ sql, now }: Work, rows: readonly Answered[]): Promise<void> {
  const keys = (some: readonly Answered[]) => [some.map(r => r.bucket), some.map(r => r.cause), some.map(r => r.month)] as const
  const [paid, back, unknown, found] = [rows.filter(r => r.to === 'paid'), rows.filter(r => r.to === 'returned'), rows.filter(r => r.to === 'unknown'), rows.filter(r => r.to === 'paid' && r.state === 'unknown')]
  if (paid.length) await sql.run`insert into benefits.paid (bucket, cause, month, at) select t.*, ${now}::timestamptz from unnest(${keys(paid)[0]}::smallint[], ${keys(paid)[1]}::uuid[], ${keys(paid)[2]}::char(7)[]) as t`
  for (const [some, state] of [[found, 'batched'], [unknown, 'unknown']] as const) if (some.length) await sql.run`update benefits.line l set state = ${state}, changed_at = ${now}::timestamptz
    from unnest(${keys(some)[0]}::smallint[], ${keys(some)[1]}::uuid[], ${keys(some)[2]}::char(7)[]) as t (bucket, cause, month) where l.bucket = t.bucket and l.cause = t.cause and l.month = t.month`
  if (back.length) await sql.run`with said as (select * from unnest(${keys(back)[0]}::smallint[], ${keys(back)[1]}::uuid[], ${keys(back)[2]}::char(7)[], ${back.map(r => r.why)}::text[]) as t (bucket, cause, month, reason)),
    gone as (delete from benefits.sending s using said t where s.bucket = t.bucket and s.cause = t.cause and s.month = t.month returning s.*, t.reason),
    kept as (insert into benefits.came_back (bucket, cause, month, nth, batch, seq, card, amount, reason, sent_at, answered_at) select bucket, cause, month, nth, batch, seq, card, amount, reason, sent_at, ${now}::timestamptz from gone returning 1)
    update benefits.line l set state = 'returned', reason = g.reason, card = g.card, attempts = g.nth, mended_at = null, changed_at = ${now}::timestamptz from gone g where l.bucket = g.bucket and l.cause = g.cause and l.month = g.month`
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
  const from = (table: string) => `(select s.seq, s.bucket, l.person, s.card, s.amount from benefits.${table} s join benefits.line l on l.bucket = s.bucket and l.cause = s.cause and l.month = s.month where s.batch = $1 and s.seq > $2 order by s.seq limit $3)`
  return sql.text<OrderedLine>('benefits-order', `${from('sending')} union all ${from('came_back')} order by seq limit $3`, [batch, after, limit])
}
