import type { Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'
import type { Work } from '#kit/work'
import { triedAgain, type Kind } from './shared.ts'
import { hasEnded, judgedFrom, payeeOf, whyHeld, type Judging } from './store-judge.ts'

/** Has this Work's statements go by index: their tables grow manifold within one drawing, faster than what the planner knows of them. */
export async function byIndex({ sql }: { sql: Sql }) { await sql`select set_config('enable_seqscan', 'off', true)` }

/** About how many entitlements there are, from the size of their table: what the planner knows may be old. */
export async function grantsAbout({ sql }: { sql: Sql }): Promise<number> {
  const [row] = await sql<{ count: number }>`select (pg_relation_size('benefits.entitlement') / 160)::int as count`
  return row!.count
}

/** A part of a drawing: a region's benefit up to a month, buckets `from` to `to` (both included), the batch of each bank. */
export type Part = Judging & { region: string; kind: Kind; month: string; from: number; to: number; batches: readonly { id: Id; bank: string }[] }
/** What a statement did, by batch; `batch` null: held, dropped. */
export type Drawn = { batch: Id | null; state: string; count: number; sum: Fen }
const tally = 'select batch, state, count(*)::int as count, sum(amount)::bigint as sum from moved group by batch, state'
const values = (p: Part, now: Date) => [p.region, p.kind, p.month, p.from, p.to, p.asked, p.fixed, p.banks, p.batches.map(each => each.id), p.batches.map(each => each.bank), now]
/** The batch of card `c`'s bank. */
const batchOf = `($9::uuid[])[array_position($10::text[], c.bank::text)]`
const why = whyHeld({ asked: '$6', fixed: '$7', banks: '$8' })

/**
 * Lines that wait (due, held, come back and mended or with another card than then) are judged anew: into the batch of their bank, or held with today's reason, or dropped where the entitlement
 * ended before their month. (BEN-02.a, BEN-04.a)
 */
export async function redraw({ sql, now }: Work, part: Part): Promise<Drawn[]> {
  return sql.text<Drawn>('benefits-redraw', `with waiting as (select l.bucket, l.cause, l.month from benefits.line l
      where l.region = $1 and l.kind = $2 and l.state in ('due', 'held', 'returned') and l.bucket between $4 and $5 and l.month <= $3 order by l.bucket, l.cause, l.month for update),
    judged as (select l.bucket, l.cause, l.month, c.id as card, ${batchOf} as batch, ${hasEnded} as ended, ${why} as why
      from waiting w join benefits.line l on l.bucket = w.bucket and l.cause = w.cause and l.month = w.month ${judgedFrom}
      where l.state <> 'returned' or l.mended_at is not null or c.id is distinct from l.card or l.reason = any ('{${triedAgain.join(',')}}')),
    moved as (update benefits.line l set state = case when j.ended then 'dropped' when j.why is null then 'batched' else 'held' end, reason = case when j.ended then null else j.why end,
        batch = case when not j.ended and j.why is null then j.batch end, card = j.card, mended_at = null, changed_at = case when l.state = 'held' and l.reason is not distinct from j.why then l.changed_at else $11::timestamptz end
      from judged j where l.bucket = j.bucket and l.cause = j.cause and l.month = j.month and l.state in ('due', 'held', 'returned') returning l.batch, l.state, l.amount)
    ${tally}`, values(part, now))
}

/** What entitlements in force owe and no line says yet, each month from the last one drawn, or the first, to the month; judged as above. A line is there once, whoever draws: the caller holds the only drawing of the benefit there is. (BEN-01.a, BEN-05.b) */
export async function drawFresh({ sql, now }: Work, part: Part): Promise<Drawn[]> {
  return sql.text<Drawn>('benefits-draw', `with owed as (select e.bucket, e.id as cause, to_char(g.day, 'YYYY-MM') as month, e.person, e.amount, e.proven_on
      from benefits.entitlement e
      left join lateral (select max(o.month) as month from benefits.line o where o.bucket = e.bucket and o.cause = e.id) drawn on true
      cross join lateral generate_series(case when drawn.month is null then (e.from_month || '-01')::timestamp else (drawn.month || '-01')::timestamp + interval '1 month' end,
        (least(e.until_month, $3) || '-01')::timestamp, interval '1 month') as g (day)
      where e.region = $1 and e.kind = $2 and e.state = 'approved' and e.bucket between $4 and $5 and e.from_month <= $3),
    judged as (select l.bucket, l.cause, l.month, l.person, l.amount, c.id as card, ${batchOf} as batch, ${why} as why
      from owed l cross join lateral (select l.cause as id, l.proven_on) e ${payeeOf}),
    moved as (insert into benefits.line (bucket, cause, month, person, region, kind, amount, state, reason, card, batch, changed_at)
      select bucket, cause, month, person, $1, $2, amount, case when why is null then 'batched' else 'held' end, why, card, case when why is null then batch end, $11::timestamptz from judged
      order by bucket, cause, month returning batch, state, amount)
    ${tally}`, values(part, now))
}

/** What came of a batch's lines that were closed. */
export type Closed = { state: string; count: number; sum: Fen }

/**
 * Lines of an approved batch are judged a last time: those that stand are ordered with the next places in the batch, the others are held again, wait for their new bank's batch, or are dropped. The
 * order of a line is a row of its own, and its key is the line's. The caller holds the batch, as does whoever takes a line out of one. (BEN-01.b, BEN-05.b)
 */
export async function closeLines({ sql, now }: Work, of: Judging & { batch: Id; bank: string; from: number; to: number; ordered: number }): Promise<Closed[]> {
  return sql.text<Closed>('benefits-close', `with judged as (select l.bucket, l.cause, l.month, l.amount, l.attempts, c.id as card, ${hasEnded} as ended, ${whyHeld({ asked: '$6', fixed: '$7', banks: '$8' })} as why, c.bank is distinct from $2 as moved
      from benefits.line l ${judgedFrom} where l.batch = $1 and l.state = 'batched' and l.bucket between $3 and $4),
    ordered as (insert into benefits.sending (bucket, cause, month, nth, batch, seq, card, amount, sent_at)
      select bucket, cause, month, attempts + 1, $1, $5::int + row_number() over (order by bucket, cause, month), card, amount, $9::timestamptz from judged where not ended and why is null and not moved returning amount),
    kept as (update benefits.line l set state = case when j.ended then 'dropped' when j.why is not null then 'held' else 'due' end, reason = case when j.ended then null else j.why end, batch = null, card = j.card, changed_at = $9::timestamptz
      from judged j where l.bucket = j.bucket and l.cause = j.cause and l.month = j.month and (j.ended or j.why is not null or j.moved) returning l.state, l.amount)
    select 'sent' as state, count(*)::int as count, coalesce(sum(amount), 0)::bigint as sum from ordered union all select state, count(*)::int, sum(amount)::bigint from kept group by state`, [of.batch, of.bank, of.from, of.to, of.ordered, of.asked, of.fixed, of.banks, now])
}

/** Lines of a withdrawn batch wait again. */
export async function giveBack({ sql, now }: Work, of: { batch: Id; from: number; to: number }): Promise<void> {
  await sql.run`update benefits.line set state = 'due', batch = null, changed_at = ${now} where batch = ${of.batch} and state = 'batched' and bucket between ${of.from} and ${of.to}`
}

/** Lines of other causes than entitlements, once each; answers how many are new. */
export async function insertDue({ sql, now }: { sql: Sql; now: Date }, rows: readonly { bucket: number; cause: Id; month: string; person: Id; region: string; kind: Kind; amount: Fen }[]): Promise<number> {
  return sql.run`insert into benefits.line (bucket, cause, month, person, region, kind, amount, state, changed_at)
    select t.*, 'due', ${now}::timestamptz from unnest(${rows.map(r => r.bucket)}::smallint[], ${rows.map(r => r.cause)}::uuid[], ${rows.map(r => r.month)}::char(7)[], ${rows.map(r => r.person)}::uuid[],
      ${rows.map(r => r.region)}::char(6)[], ${rows.map(r => r.kind)}::text[], ${rows.map(r => r.amount)}::bigint[]) as t on conflict do nothing`
}
