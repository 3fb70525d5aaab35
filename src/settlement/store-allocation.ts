import type { Bucket, Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Work } from '#kit/work'

type Filled = { filled: number; fen: Fen }
/** A region and scheme of a month's run. */
export type Part = { month: string; region: string; insutype: string }

/** Opens a month's run, or joins one that is under way; one that had come to its end begins anew. */
export async function beginAllocation({ sql }: Work, month: string) {
  const ended = await sql.run`insert into settlement.allocation as a (month, filled, fen) values (${month}, 0, 0)
    on conflict (month) do update set done_at = null where a.done_at is not null`
  if (ended) await sql`delete from settlement.allocation_part where month = ${month}`
}

/** Where a part stands, ours until the Work ends: the row to go on behind, null for the first, `done`. */
export async function lockPart({ sql }: Work, { month, region, insutype }: Part): Promise<{ bucket: Bucket; id: Id } | null | 'done'> {
  await sql`insert into settlement.allocation_part (month, region, insutype, done) values (${month}, ${region}, ${insutype}, false) on conflict do nothing`
  const [row] = await sql<{ bucket: Bucket | null; id: Id | null; done: boolean }>`select next_bucket as bucket, next_id as id, done
    from settlement.allocation_part where month = ${month} and region = ${region} and insutype = ${insutype} for update`
  return !row || row.done ? 'done' : row.id === null ? null : { bucket: row.bucket!, id: row.id }
}

/** Moves a part on, null to its end, and counts what was filled. */
export async function movePart({ sql }: Work, { month, region, insutype }: Part, next: { bucket: Bucket; id: Id } | null, { filled, fen }: Filled) {
  await sql`update settlement.allocation_part set next_bucket = ${next?.bucket ?? null}, next_id = ${next?.id ?? null}, done = ${next === null}
    where month = ${month} and region = ${region} and insutype = ${insutype}`
  if (filled) await sql`update settlement.allocation set filled = filled + ${filled}, fen = fen + ${fen} where month = ${month}`
}

/** Ends a month's run; answers what its runs filled in all, null when somebody else ended it. */
export async function endAllocation({ sql, now }: Work, month: string): Promise<Filled | null> {
  const [all] = await sql<Filled>`update settlement.allocation set done_at = ${now} where month = ${month} and done_at is null
    and not exists (select from settlement.allocation_part p where p.month = ${month} and not p.done) returning filled, fen`
  return all ?? null
}
