import { accountJoin } from '#cards'
import { monthPaid } from '#insurance'
import type { Day } from '#kit/day'
import type { Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'
import type { Work } from '#kit/work'
import type { BatchPhase } from './shared.ts'

type Has = { sql: Sql }
/** The drawing of a day's deductions; `nextBucket` 4096: through. */
export type Run = { id: Id; region: string; day: Day; nth: number; phase: 'drawing' | 'drawn'; stopped: boolean; nextBucket: number; charged: number; drawn: number; askedBy: Id | null; askedAt: Date }
/** An order to one bank; counts and sums (fen) are moved in the transaction that moves their lines. */
export type BatchRow = { id: Id; run: Id; number: string; region: string; bank: string; day: Day; phase: BatchPhase; count: number; sum: Fen; taken: number; takenSum: Fen; failed: number; failedSum: Fen; port: string | null; sentAt: Date | null; movedAt: Date }
const runColumns = 'id, region, day, nth, phase, stopped, next_bucket as "nextBucket", charged, drawn, asked_by as "askedBy", asked_at as "askedAt"'
const batchColumns = 'id, run, number, region, bank, day, phase, count, sum, taken, taken_sum as "takenSum", failed, failed_sum as "failedSum", port, sent_at as "sentAt", moved_at as "movedAt"'

/** Opens a drawing and its banks' batches; false while one of the region is under way, or that one is there already. */
export async function insertRun({ sql, now }: Work, run: Pick<Run, 'id' | 'region' | 'day' | 'nth' | 'askedBy'>, batches: readonly { id: Id; number: string; bank: string }[]): Promise<boolean> {
  const fresh = await sql.run`insert into contributions.run (id, region, day, nth, phase, asked_by, asked_at, moved_at) values (${run.id}, ${run.region}, ${run.day}, ${run.nth}, 'drawing', ${run.askedBy}, ${now}, ${now}) on conflict do nothing`
  if (fresh) await sql`insert into contributions.batch (id, run, number, region, bank, day, phase, moved_at)
    select b.id, ${run.id}, b.number, ${run.region}, b.bank, ${run.day}, 'drawing', ${now}::timestamptz from unnest(${batches.map(b => b.id)}::uuid[], ${batches.map(b => b.number)}::text[], ${batches.map(b => b.bank)}::text[]) as b (id, number, bank)`
  return fresh === 1
}
export async function countRuns({ sql }: Has, region: string, day: Day): Promise<number> {
  return (await sql<{ count: number }>`select coalesce(max(nth), 0)::int as count from contributions.run where region = ${region} and day = ${day}`)[0]!.count
}
export async function selectRun({ sql }: Has, id: Id): Promise<Run | null> {
  return (await sql.text<Run>('contributions-run', `select ${runColumns} from contributions.run where id = $1`, [id]))[0] ?? null
}
export async function selectRuns({ sql }: Has, regions: readonly string[], limit: number): Promise<Run[]> {
  return sql.text<Run>('contributions-runs', `select ${runColumns} from contributions.run where region = any ($1::text[]) order by asked_at desc, id desc limit $2`, [regions, limit])
}
/** Drawings that are not through, those longest untouched first. (across offices: the job) */
export async function selectDrawing({ sql }: Has): Promise<Id[]> {
  return (await sql<{ id: Id }>`select id from contributions.run where phase = 'drawing' and not stopped order by moved_at, id`).map(({ id }) => id)
}
/** The run from exactly where it was, ours until the Work ends; false when somebody else is at it, or it was stopped. */
export async function holdRun({ sql }: Has, { id, nextBucket }: Run): Promise<boolean> {
  return (await sql`select 1 from contributions.run where id = ${id} and phase = 'drawing' and not stopped and next_bucket = ${nextBucket} for update skip locked`).length === 1
}
export async function moveRun({ sql, now }: Work, id: Id, to: { next: number; charged: number; drawn: number }): Promise<void> {
  await sql`update contributions.run set next_bucket = ${to.next}, charged = charged + ${to.charged}, drawn = drawn + ${to.drawn}, phase = case when ${to.next}::int = 4096 then 'drawn' else phase end, moved_at = ${now} where id = ${id}`
}
export async function stopRun({ sql, now }: Work, id: Id, stopped: boolean): Promise<boolean> {
  return await sql.run`update contributions.run set stopped = ${stopped}, moved_at = ${now} where id = ${id} and phase = 'drawing'` === 1
}
export async function selectBatch({ sql }: Has, id: Id, lock = false): Promise<BatchRow | null> {
  return (await sql.text<BatchRow>(lock ? 'contributions-batch-lock' : 'contributions-batch', `select ${batchColumns} from contributions.batch where id = $1${lock ? ' for update' : ''}`, [id]))[0] ?? null
}
export async function batchByNumber({ sql }: Has, number: string): Promise<BatchRow | null> {
  return (await sql.text<BatchRow>('contributions-batch-number', `select ${batchColumns} from contributions.batch where number = $1`, [number]))[0] ?? null
}
export async function batchesOfRun({ sql }: Has, run: Id): Promise<BatchRow[]> {
  return sql.text<BatchRow>('contributions-run-batches', `select ${batchColumns} from contributions.batch where run = $1 order by bank`, [run])
}
/** Batches of some regions, the last moved first; those in which nothing was due are left out. */
export async function selectBatches({ sql }: Has, regions: readonly string[], before: { at: Date; id: Id } | null, limit: number): Promise<BatchRow[]> {
  return sql.text<BatchRow>('contributions-batches', `select ${batchColumns} from contributions.batch where region = any ($1::text[]) and phase <> 'empty' and ($2::timestamptz is null or (moved_at, id) < ($2, $3::uuid)) order by moved_at desc, id desc limit $4`, [regions, before?.at ?? null, before?.id ?? null, limit])
}
/** Counts what was drawn into batches. */
export async function addDrawn({ sql, now }: Work, rows: readonly Drawn[]): Promise<void> {
  if (rows.length) await sql`update contributions.batch b set count = b.count + t.count, sum = b.sum + t.sum, moved_at = ${now}::timestamptz
    from unnest(${rows.map(r => r.batch)}::uuid[], ${rows.map(r => r.count)}::int[], ${rows.map(r => r.sum)}::bigint[]) as t (batch, count, sum) where b.id = t.batch`
}
/** Ends the drawing of a run's batches; answers those that hold something. */
export async function endDrawing({ sql, now }: Work, run: Id): Promise<Id[]> {
  return (await sql<{ id: Id; phase: string }>`update contributions.batch set phase = case when count = 0 then 'empty' else 'ready' end, moved_at = ${now} where run = ${run} and phase = 'drawing' returning id, phase`).filter(row => row.phase === 'ready').map(({ id }) => id)
}
/** The bank has the order; false when that was known. */
export async function setSent({ sql, now }: Work, id: Id, port: string): Promise<boolean> {
  return await sql.run`update contributions.batch set phase = case phase when 'ready' then 'sent' else phase end, port = coalesce(port, ${port}), sent_at = ${now}, moved_at = ${now} where id = ${id} and phase <> 'drawing' and sent_at is null` === 1
}
/** Counts what was answered; answered whole it is done. */
export async function addAnswered({ sql, now }: Work, id: Id, by: { taken: number; takenSum: Fen; failed: number; failedSum: Fen }, end: 'done' | 'refused' = 'done'): Promise<void> {
  await sql`update contributions.batch set taken = taken + ${by.taken}, taken_sum = taken_sum + ${by.takenSum}, failed = failed + ${by.failed}, failed_sum = failed_sum + ${by.failedSum},
    phase = case when taken + ${by.taken} + failed + ${by.failed} = count then ${end} else 'sent' end, moved_at = ${now} where id = ${id}`
}

/** Has this Work's statements go by index: their tables grow manifold within one drawing, faster than what the planner knows of them. */
export async function byIndex({ sql }: Has): Promise<void> { await sql`select set_config('enable_seqscan', 'off', true)` }
/** A part of a drawing: a region's dues that are to be deducted by a day, buckets `from` to `to` (both included), the batch of each bank with what it holds; `late`: ten-thousandths of a due for each day after its last. */
export type Part = { region: string; day: Day; from: number; to: number; batches: readonly { id: Id; bank: string; count: number }[]; late: bigint }
export type Drawn = { batch: Id; count: number; sum: Fen }

/** Dues whose month was paid at another place meanwhile are none any more. (INS-03.b) */
export async function closeElsewhere({ sql, now }: Work, { region, day, from, to }: Part): Promise<number> {
  const rows = await sql.text<{ id: Id }>('contributions-elsewhere', `update contributions.due d set state = 'elsewhere', next_on = null, failed = null, changed_at = $5::timestamptz
    where d.region = $1 and d.state = 'open' and d.next_on <= $2 and d.bucket between $3 and $4 and d.payer_kind = 'person' and ${monthPaid({ bucket: 'd.bucket', relation: 'd.relation', month: 'd.month' })} returning d.id`, [region, day, from, to, now])
  return rows.length
}

/**
 * Dues that are to be deducted by the day go into the batch of their mandate's bank, with the next places there: a mandate is in force, its bank has its newest word, and its card is the one the
 * payer lives with. A due is in one open order; the table has an index for it. (INS-02.b, INS-03.b)
 */
export async function drawDues({ sql, now }: Work, part: Part): Promise<Drawn[]> {
  return sql.text<Drawn>('contributions-draw', `with waiting as (select d.bucket, d.id from contributions.due d where d.region = $1 and d.state = 'open' and d.next_on <= $2 and d.bucket between $3 and $4 and d.payer_kind = 'person' order by d.bucket, d.id for update),
    judged as (select d.bucket, d.id, d.attempts, m.id as mandate, m.card, b.id as batch, b.count, d.amount + (2 * d.amount * $8::bigint * greatest($2::date - d.due_on, 0) + 10000) / 20000 - (d.received - d.refunded) as owed
      from waiting w join contributions.due d on d.bucket = w.bucket and d.id = w.id
      join contributions.mandate m on m.bucket = d.bucket and m.person = d.payer and m.region = d.region and m.insutype = d.insutype and m.state = 'active' and m.told = m.version and m.told_refused is null
      join unnest($5::uuid[], $6::text[], $7::int[]) as b (id, bank, count) on b.bank = m.bank
      ${accountJoin({ bucket: 'd.bucket', person: 'd.payer' })} where c.id = m.card and c.financial <> 'none'
        and not exists (select from contributions.deduction s where s.bucket = d.bucket and s.due = d.id and s.state in ('sent', 'done'))),
    ordered as (insert into contributions.deduction (bucket, due, nth, batch, seq, mandate, card, amount, state, sent_at)
      select bucket, id, attempts + 1, batch, count + row_number() over (partition by batch order by bucket, id), mandate, card, owed, 'sent', $9::timestamptz from judged where owed > 0 returning bucket, due, batch, amount),
    moved as (update contributions.due d set state = 'ordered', next_on = null, attempts = d.attempts + 1, changed_at = $9::timestamptz from ordered o where d.bucket = o.bucket and d.id = o.due)
    select batch, count(*)::int as count, sum(amount)::bigint as sum from ordered group by batch`,
  [part.region, part.day, part.from, part.to, part.batches.map(b => b.id), part.batches.map(b => b.bank), part.batches.map(b => b.count), part.late, now])
}
/** Batches of a bank that were sent as files in a span of time, and those of these numbers. */
export async function deductionsAt({ sql }: Has, { bank, from, until }: { bank: string; from: Date; until: Date }, numbers: readonly string[]): Promise<BatchRow[]> {
  return sql.text<BatchRow>('contributions-batches-at', `select ${batchColumns} from contributions.batch where bank = $1 and (number = any ($2::text[]) or (port = 'file' and sent_at >= $3 and sent_at < $4)) order by sent_at, number`, [bank, numbers, from, until])
}
