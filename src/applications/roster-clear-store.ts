import type { Id } from '#kit/ids'
import type { Sql } from '#kit/sql'

/** Regions that have rosters to be kept or cleared. (across units: the job) */
export async function rosterRegions(sql: Sql): Promise<string[]> {
  return (await sql<{ region: string }>`select distinct region from applications.roster where phase in ('ready', 'unreadable')`).map(row => row.region)
}

/**
 * Marks the rosters of a region whose time is over: done ones last moved before `done`, those with rows left to mend or submit last
 * moved or mended before `left`. One whose photos serve rows of another roster waits for that. Keeps the counts, gives the digest free.
 */
export async function markDue(sql: Sql, region: string, before: { done: Date; left: Date }, at: Date): Promise<{ id: Id; outcome: Record<string, number> }[]> {
  return sql<{ id: Id; outcome: Record<string, number> }>`update applications.roster r set phase = 'clearing', digest = null, moved_at = ${at},
      outcome = coalesce((select jsonb_object_agg(c.state, c.count) from (select state, count(*)::int as count from applications.roster_row where roster = r.id group by state) c), '{}')
    where r.region = ${region} and r.phase in ('ready', 'unreadable') and r.moved_at < ${before.done}
      and (r.phase = 'unreadable' or not exists (select from applications.roster_row w where w.roster = r.id and w.state in ('staged', 'good', 'bad'))
        or (r.moved_at < ${before.left} and not exists (select from applications.roster_row w where w.roster = r.id and w.mended_at >= ${before.left})))
      and not exists (select from applications.roster_row o where o.photo_roster = r.id and o.photo_roster <> o.roster and o.state in ('staged', 'good', 'bad'))
    returning r.id, r.outcome`
}

/** Rosters whose pieces are being deleted, oldest first. (across units: the job) */
export async function clearingRosters(sql: Sql): Promise<Id[]> {
  return (await sql<{ id: Id }>`select id from applications.roster where phase = 'clearing' order by moved_at, id`).map(row => row.id)
}

/** Deletes some of what a roster holds: photos' verdicts first, then staged rows, then parts of files (64 MiB at most); answers how many went. */
export async function deletePieces(sql: Sql, roster: Id): Promise<number> {
  return await sql.run`delete from applications.roster_photo where (roster, file, entry) in (select roster, file, entry from applications.roster_photo where roster = ${roster} limit 5000)`
    || await sql.run`delete from applications.roster_row where (roster, row) in (select roster, row from applications.roster_row where roster = ${roster} limit 5000)`
    || sql.run`delete from applications.roster_part where (roster, file, part) in (select roster, file, part from applications.roster_part where roster = ${roster} limit 64)`
}

/** Nothing is left but the spreadsheet's name and the counts. */
export async function endClearing(sql: Sql, roster: Id, at: Date): Promise<boolean> {
  await sql`delete from applications.roster_file where roster = ${roster} and file > 0`
  await sql`delete from applications.roster_lease where roster = ${roster}`
  return await sql.run`update applications.roster set phase = 'cleared', moved_at = ${at} where id = ${roster} and phase = 'clearing'` === 1
}
