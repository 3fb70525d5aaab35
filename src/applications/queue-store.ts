import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'

export type Finding = 'same' | 'name-differs' | 'not-in-register' | 'incomplete'
export type Item = { office: Id; id: Id; bucket: number; application: Id; person: Id; finding: Finding; channel: string; roster: Id | null; since: Date; claimedBy: Id | null; claimedUntil: Date | null; version: number }

export async function insertItems({ sql }: Work, items: readonly Omit<Item, 'claimedBy' | 'claimedUntil' | 'version'>[]) {
  const of = <K extends keyof typeof items[number]>(key: K) => items.map(item => item[key])
  await sql`insert into applications.work_item (office, id, bucket, application, person, finding, channel, roster, since)
    select * from unnest(${of('office')}::uuid[], ${of('id')}::uuid[], ${of('bucket')}::smallint[], ${of('application')}::uuid[], ${of('person')}::uuid[], ${of('finding')}::text[],
      ${of('channel')}::text[], ${of('roster')}::uuid[], ${of('since')}::timestamptz[])`
}
export async function deleteItem({ sql }: Work, application: Id) { await sql`delete from applications.work_item where application = ${application}` }
export async function deleteItems({ sql }: Work, office: Id, ids: readonly Id[]) { await sql`delete from applications.work_item where office = ${office} and id = any (${ids}::uuid[])` }

/** The queue of an office, oldest first. (across buckets: a queue) */
export async function selectItems({ sql }: Work, office: Id, { after, limit, finding, roster = null }: { after: Id | null; limit: number; finding: 'same' | 'other' | null; roster?: Id | null }) {
  return sql<Item>`select office, id, bucket, application, person, finding, channel, roster, since, claimed_by as "claimedBy", claimed_until as "claimedUntil", version
    from applications.work_item w where office = ${office} and (${finding}::text is null or (finding = 'same') = (${finding} = 'same')) and (${roster}::uuid is null or roster = ${roster})
      and (${after}::uuid is null or (since, id) > (select a.since, a.id from applications.work_item a where a.office = ${office} and a.id = ${after}))
    order by since, id limit ${limit}`
}
export async function countItems({ sql }: Work, office: Id) {
  const [row] = await sql<{ count: bigint; same: bigint; oldest: Date | null }>`select count(*) as count, count(*) filter (where finding = 'same') as same, min(since) as oldest
    from applications.work_item where office = ${office}`
  return row!
}
export async function selectItem({ sql }: Work, office: Id, id: Id): Promise<Item | null> {
  const [item] = await sql<Item>`select office, id, bucket, application, person, finding, channel, roster, since, claimed_by as "claimedBy", claimed_until as "claimedUntil", version
    from applications.work_item where office = ${office} and id = ${id}`
  return item ?? null
}
export async function lockItem({ sql }: Work, office: Id, id: Id) {
  const [item] = await sql<Item>`select office, id, bucket, application, person, finding, channel, roster, since, claimed_by as "claimedBy", claimed_until as "claimedUntil", version
    from applications.work_item where office = ${office} and id = ${id} for update`
  return item ?? null
}
export async function saveClaim({ sql }: Work, item: Pick<Item, 'office' | 'id'>, by: Id | null, until: Date | null) {
  await sql`update applications.work_item set claimed_by = ${by}, claimed_until = ${until}, version = version + 1 where office = ${item.office} and id = ${item.id}`
}
/** These items of an office, locked in one order so that two reviewers never wait for each other in a ring. */
export async function lockItems({ sql }: Work, office: Id, ids: readonly Id[]) {
  return sql<Item>`select office, id, bucket, application, person, finding, channel, roster, since, claimed_by as "claimedBy", claimed_until as "claimedUntil", version
    from applications.work_item where office = ${office} and id = any (${ids}::uuid[]) order by id for update`
}
/** The rosters that wait in an office, the longest wait first, with how many the register knows. (across buckets: a queue) */
export async function selectWaitingRosters({ sql }: Work, office: Id) {
  return sql<{ roster: Id; count: number; same: number; since: Date }>`select roster, count(*)::int as count, count(*) filter (where finding = 'same')::int as same, min(since) as since
    from applications.work_item where office = ${office} and roster is not null group by roster order by min(since), roster limit 50`
}
