import type { Id } from '#kit/ids'
import type { Sql } from '#kit/sql'
import type { ImportKind, ImportPhase } from './shared.ts'
import type { Encoding } from '../wire/csv.ts'

export type Run = {
  id: Id; kind: ImportKind; office: Id; region: string; nameSealed: Buffer; size: bigint; encoding: Encoding; columns: string[]; lines: number; balance: bigint; phase: ImportPhase
  nextByte: bigint; nextLine: number; taken: number; cards: number; known: number; refusedLines: number; takenBalance: bigint
  sentAt: Date; sentBy: Id; approvedAt: Date | null; approvedBy: Id | null; approvedPost: string | null; movedAt: Date
}
/** What a chunk did, added to the run's counts. */
export type Tally = { taken: number; cards: number; known: number; refused: number; balance: bigint }

export async function insertRun(sql: Sql, r: Pick<Run, 'id' | 'kind' | 'office' | 'region' | 'nameSealed' | 'size' | 'encoding' | 'columns' | 'lines' | 'balance' | 'nextByte' | 'nextLine' | 'sentAt' | 'sentBy'> & { digest: Buffer }): Promise<boolean> {
  return await sql.run`insert into imports.run (id, kind, office, region, digest, name_sealed, size, encoding, columns, lines, balance_fen, phase, next_byte, next_line, sent_at, sent_by, moved_at)
    values (${r.id}, ${r.kind}, ${r.office}, ${r.region}, ${r.digest}, ${r.nameSealed}, ${r.size}, ${r.encoding}, ${r.columns}, ${r.lines}, ${r.balance}, 'waiting', ${r.nextByte}, ${r.nextLine}, ${r.sentAt}, ${r.sentBy}, ${r.sentAt})
    on conflict (office, digest) do nothing` === 1
}

export async function runByDigest(sql: Sql, office: Id, digest: Buffer): Promise<Run | null> {
  const [row] = await sql<{ id: Id }>`select id from imports.run where office = ${office} and digest = ${digest}`
  return row ? selectRun(sql, row.id) : null
}

export async function selectRun(sql: Sql, id: Id): Promise<Run | null> {
  const [row] = await sql<Run>`select id, kind, office, region, name_sealed as "nameSealed", size, encoding, columns, lines, balance_fen as balance, phase, next_byte as "nextByte", next_line as "nextLine",
      taken, cards, known, refused as "refusedLines", taken_fen as "takenBalance", sent_at as "sentAt", sent_by as "sentBy", approved_at as "approvedAt", approved_by as "approvedBy", approved_post as "approvedPost", moved_at as "movedAt"
    from imports.run where id = ${id}`
  return row ?? null
}

/** An office's imports, newest first. */
export async function runsOf(sql: Sql, office: Id, kind: ImportKind, before: Date | null, limit: number): Promise<Id[]> {
  return (await sql<{ id: Id }>`select id from imports.run where office = ${office} and kind = ${kind} and (${before}::timestamptz is null or sent_at < ${before}) order by sent_at desc limit ${limit}`).map(row => row.id)
}

/** The import whose last chunk is longest ago. (across offices: the job) */
export async function nextRun(sql: Sql, after: Date | null): Promise<Id | null> {
  const [row] = await sql<{ id: Id }>`select id from imports.run where phase = 'taking' and (${after}::timestamptz is null or moved_at > ${after}) order by moved_at, id limit 1`
  return row?.id ?? null
}

export async function approveRun(sql: Sql, id: Id, by: Id, post: string, at: Date): Promise<boolean> {
  return await sql.run`update imports.run set phase = 'taking', approved_at = ${at}, approved_by = ${by}, approved_post = ${post}, moved_at = ${at} where id = ${id} and phase = 'waiting'` === 1
}

/** Holds a run for a chunk from exactly where it was; false when another process moved it or is at it. */
export async function holdRun(sql: Sql, id: Id, from: bigint): Promise<boolean> {
  return (await sql`select 1 from imports.run where id = ${id} and phase = 'taking' and next_byte = ${from} for update skip locked`).length === 1
}
export async function moveRun(sql: Sql, id: Id, to: { byte: number; line: number; ended: boolean }, t: Tally, at: Date) {
  await sql`update imports.run set next_byte = ${to.byte}, next_line = ${to.line}, phase = case when ${to.ended} then 'done' else phase end, taken = taken + ${t.taken}, cards = cards + ${t.cards},
    known = known + ${t.known}, refused = refused + ${t.refused}, taken_fen = taken_fen + ${t.balance}, moved_at = ${at} where id = ${id}`
}

export async function insertPart(sql: Sql, run: Id, part: number, sealed: Buffer) {
  await sql`insert into imports.part (run, part, bytes_sealed) values (${run}, ${part}, ${sealed})`
}
export async function selectPart(sql: Sql, run: Id, part: number): Promise<Buffer | null> {
  const [row] = await sql<{ sealed: Buffer }>`select bytes_sealed as sealed from imports.part where run = ${run} and part = ${part}`
  return row?.sealed ?? null
}
export async function deleteParts(sql: Sql, run: Id) { await sql`delete from imports.part where run = ${run}` }

export type RefusedRow = { line: number; kinds: string[]; sealed: Buffer }
export async function insertRefused(sql: Sql, run: Id, rows: readonly RefusedRow[]) {
  await sql`insert into imports.refused (run, line, kinds, line_sealed)
    select ${run}, l, string_to_array(k, ' '), s from unnest(${rows.map(row => row.line)}::int[], ${rows.map(row => row.kinds.join(' '))}::text[], ${rows.map(row => row.sealed)}::bytea[]) as t (l, k, s)`
}
export async function selectRefused(sql: Sql, run: Id, after: number, limit: number): Promise<RefusedRow[]> {
  return sql<RefusedRow>`select line, kinds, line_sealed as sealed from imports.refused where run = ${run} and line > ${after} order by line limit ${limit}`
}
export async function countKinds(sql: Sql, run: Id): Promise<{ kind: string; count: number }[]> {
  return sql`select k as kind, count(*)::int as count from imports.refused, unnest(kinds) as k where run = ${run} group by k order by 2 desc, 1 limit 100`
}

/** Drops what nobody approved since a day, and forgets refused lines of what was done before it. (across offices: the job) */
export async function dropStale(sql: Sql, before: Date, at: Date): Promise<Id[]> {
  const dropped = (await sql<{ id: Id }>`update imports.run set phase = 'dropped', digest = null, moved_at = ${at} where phase = 'waiting' and sent_at < ${before} returning id`).map(row => row.id)
  for (const id of dropped) await deleteParts(sql, id)
  await sql`delete from imports.refused where run in (select id from imports.run where phase = 'done' and moved_at < ${before})`
  return dropped
}
