import type { Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'
import type { Work } from '#kit/work'
import type { BatchPhase, Kind } from './shared.ts'

type Has = { sql: Sql }
/** The drawing of a region's benefit for a month; `nextBucket` 4096: through. */
export type Run = { id: Id; region: string; month: string; kind: Kind; nth: number; phase: 'drawing' | 'drawn'; stopped: boolean; nextBucket: number; due: number; held: number; askedBy: Id; askedOffice: Id; askedAt: Date }
/** An order to a bank; counts and sums (fen) are moved in the transaction that moves their lines. */
export type BatchRow = {
  id: Id; run: Id; number: string; region: string; month: string; kind: Kind; bank: string; phase: BatchPhase; stopped: boolean; nextBucket: number; count: number; sum: Fen; ordered: number; orderedSum: Fen
  paid: number; paidSum: Fen; returned: number; returnedSum: Fen; unknown: number; unknownSum: Fen; drawnBy: Id; approvedBy: Id | null; approvedAt: Date | null; port: string | null; sentAt: Date | null; movedAt: Date
}
const runColumns = `id, region, month, kind, nth, phase, stopped, next_bucket as "nextBucket", due, held, asked_by as "askedBy", asked_office as "askedOffice", asked_at as "askedAt"`
const batchColumns = `id, run, number, region, month, kind, bank, phase, stopped, next_bucket as "nextBucket", count, sum, ordered, ordered_sum as "orderedSum", paid, paid_sum as "paidSum", returned, returned_sum as "returnedSum",
  unknown, unknown_sum as "unknownSum", drawn_by as "drawnBy", approved_by as "approvedBy", approved_at as "approvedAt", port, sent_at as "sentAt", moved_at as "movedAt"`

/** Opens a drawing and its banks' batches; false while one of the same benefit is under way. */
export async function insertRun({ sql, now }: Work, run: Omit<Run, 'phase' | 'stopped' | 'nextBucket' | 'due' | 'held' | 'askedAt'>, batches: readonly { id: Id; number: string; bank: string }[]): Promise<boolean> {
  const fresh = await sql.run`insert into benefits.run (id, region, month, kind, nth, phase, asked_by, asked_office, asked_at, moved_at)
    values (${run.id}, ${run.region}, ${run.month}, ${run.kind}, ${run.nth}, 'drawing', ${run.askedBy}, ${run.askedOffice}, ${now}, ${now}) on conflict do nothing`
  if (fresh) await sql`insert into benefits.batch (id, run, number, region, month, kind, bank, phase, drawn_by, moved_at)
    select b.id, ${run.id}, b.number, ${run.region}, ${run.month}, ${run.kind}, b.bank, 'drawing', ${run.askedBy}, ${now}::timestamptz
    from unnest(${batches.map(b => b.id)}::uuid[], ${batches.map(b => b.number)}::text[], ${batches.map(b => b.bank)}::text[]) as b (id, number, bank)`
  return fresh === 1
}
/** How often a month was drawn. */
export async function countRuns({ sql }: Has, of: { region: string; month: string; kind: Kind }): Promise<number> {
  const [row] = await sql<{ count: number }>`select coalesce(max(nth), 0)::int as count from benefits.run where region = ${of.region} and month = ${of.month} and kind = ${of.kind}`
  return row!.count
}
export async function selectRun({ sql }: Has, id: Id): Promise<Run | null> {
  return (await sql.text<Run>('benefits-run', `select ${runColumns} from benefits.run where id = $1`, [id]))[0] ?? null
}
export async function selectRuns({ sql }: Has, regions: readonly string[], limit: number): Promise<Run[]> {
  return sql.text<Run>('benefits-runs', `select ${runColumns} from benefits.run where region = any ($1::text[]) order by asked_at desc, id desc limit $2`, [regions, limit])
}
export async function selectBatch({ sql }: Has, id: Id, lock = false): Promise<BatchRow | null> {
  return (await sql.text<BatchRow>(lock ? 'benefits-batch-lock' : 'benefits-batch', `select ${batchColumns} from benefits.batch where id = $1${lock ? ' for update' : ''}`, [id]))[0] ?? null
}
export async function batchByNumber({ sql }: Has, number: string): Promise<BatchRow | null> {
  return (await sql.text<BatchRow>('benefits-batch-number', `select ${batchColumns} from benefits.batch where number = $1`, [number]))[0] ?? null
}
export async function batchesOfRun({ sql }: Has, run: Id): Promise<BatchRow[]> {
  return sql.text<BatchRow>('benefits-run-batches', `select ${batchColumns} from benefits.batch where run = $1 order by bank`, [run])
}
/** Batches of some regions, the last moved first; those in which nothing was due are left out. */
export async function selectBatches({ sql }: Has, regions: readonly string[], before: { at: Date; id: Id } | null, limit: number): Promise<BatchRow[]> {
  return sql.text<BatchRow>('benefits-batches', `select ${batchColumns} from benefits.batch where region = any ($1::text[]) and phase <> 'empty' and ($2::timestamptz is null or (moved_at, id) < ($2, $3::uuid)) order by moved_at desc, id desc limit $4`,
    [regions, before?.at ?? null, before?.id ?? null, limit])
}

/** What is worked on in the background: drawings, then batches, those longest untouched first. (across offices: the job) */
export async function selectWorking({ sql }: Has): Promise<{ run: Id | null; batch: Id | null }[]> {
  return sql<{ run: Id | null; batch: Id | null }>`(select id as run, null::uuid as batch, moved_at from benefits.run where phase = 'drawing' and not stopped)
    union all (select null, id, moved_at from benefits.batch where phase in ('closing', 'withdrawn') and next_bucket < 4096 and not stopped) order by moved_at`
}
/** The run from exactly where it was, ours until the Work ends; null when somebody else is at it, or it was stopped. */
export async function holdRun({ sql }: Has, { id, nextBucket }: Run): Promise<boolean> {
  return (await sql`select 1 from benefits.run where id = ${id} and phase = 'drawing' and not stopped and next_bucket = ${nextBucket} for update skip locked`).length === 1
}
export async function holdBatch({ sql }: Has, { id, nextBucket, phase }: BatchRow): Promise<boolean> {
  return (await sql`select 1 from benefits.batch where id = ${id} and phase = ${phase} and not stopped and next_bucket = ${nextBucket} for update skip locked`).length === 1
}
export async function moveRun({ sql, now }: Work, id: Id, to: { next: number; due: number; held: number }) {
  await sql`update benefits.run set next_bucket = ${to.next}, due = due + ${to.due}, held = held + ${to.held}, phase = case when ${to.next}::int = 4096 then 'drawn' else phase end, moved_at = ${now} where id = ${id}`
}
/** Counts what was drawn into batches. */
export async function addDrawn({ sql, now }: Work, rows: readonly { batch: Id; count: number; sum: Fen }[]) {
  if (rows.length) await sql`update benefits.batch b set count = b.count + t.count, sum = b.sum + t.sum, moved_at = ${now}::timestamptz
    from unnest(${rows.map(r => r.batch)}::uuid[], ${rows.map(r => r.count)}::int[], ${rows.map(r => r.sum)}::bigint[]) as t (batch, count, sum) where b.id = t.batch`
}
/** Ends the drawing of a run's batches: they wait for the second person, or hold nothing. */
export async function endDrawing({ sql, now }: Work, run: Id) {
  await sql`update benefits.batch set phase = case when count = 0 then 'empty' else 'drawn' end, moved_at = ${now} where run = ${run} and phase = 'drawing'`
}
/** Moves a batch to a phase; `next`: where its lines are gone through from. */
export async function setPhase({ sql, now }: Work, id: Id, phase: BatchPhase, more: { next?: number; approvedBy?: Id } = {}) {
  await sql`update benefits.batch set phase = ${phase}, next_bucket = coalesce(${more.next ?? null}::int, next_bucket), approved_by = coalesce(${more.approvedBy ?? null}::uuid, approved_by),
    approved_at = case when ${more.approvedBy ?? null}::uuid is null then approved_at else ${now}::timestamptz end, moved_at = ${now} where id = ${id}`
}
export async function moveBatch({ sql, now }: Work, id: Id, to: { next: number; ordered: number; sum: Fen; phase: BatchPhase }) {
  await sql`update benefits.batch set next_bucket = ${to.next}, ordered = ordered + ${to.ordered}, ordered_sum = ordered_sum + ${to.sum}, phase = ${to.phase}, moved_at = ${now} where id = ${id}`
}
export async function stopRun({ sql, now }: Work, id: Id, stopped: boolean): Promise<boolean> {
  return await sql.run`update benefits.run set stopped = ${stopped}, moved_at = ${now} where id = ${id} and phase = 'drawing'` === 1
}
export async function stopBatch({ sql, now }: Work, id: Id, stopped: boolean): Promise<boolean> {
  return await sql.run`update benefits.batch set stopped = ${stopped}, moved_at = ${now} where id = ${id} and phase in ('closing', 'withdrawn') and next_bucket < 4096` === 1
}
/** The bank has the order; false when that was known. */
export async function setSent({ sql, now }: Work, id: Id, port: string): Promise<boolean> {
  return await sql.run`update benefits.batch set phase = case when paid + returned = ordered then 'done' else 'sent' end, port = coalesce(port, ${port}), sent_at = ${now}, moved_at = ${now} where id = ${id} and phase in ('ready', 'sent', 'done') and sent_at is null` === 1
}
/** Counts what was answered; answered whole it is done. */
export async function addAnswered({ sql, now }: Work, id: Id, by: { paid: number; paidSum: Fen; returned: number; returnedSum: Fen; unknown: number; unknownSum: Fen }) {
  await sql`update benefits.batch set paid = paid + ${by.paid}, paid_sum = paid_sum + ${by.paidSum}, returned = returned + ${by.returned}, returned_sum = returned_sum + ${by.returnedSum}, unknown = unknown + ${by.unknown},
    unknown_sum = unknown_sum + ${by.unknownSum}, phase = case when paid + ${by.paid} + returned + ${by.returned} = ordered then 'done' else 'sent' end, moved_at = ${now} where id = ${id}`
}

/** Batches of a bank by their numbers, and those that were handed to it by file in a span. */
export async function batchesAt({ sql }: Has, { bank, from, until }: { bank: string; from: Date; until: Date }, numbers: readonly string[]): Promise<BatchRow[]> {
  return sql.text<BatchRow>('benefits-batches-at', `select ${batchColumns} from benefits.batch where bank = $1 and (number = any ($2::text[]) or (port = 'file' and sent_at >= $3 and sent_at < $4)) order by sent_at, number`, [bank, numbers, from, until])
}
