import type { Bucket, Id } from '#kit/ids'
import type { Work } from '#kit/work'

export type Decision = {
  office: Id; id: Id; bucket: Bucket; application: Id; person: Id; what: 'approved' | 'returned'; by: Id | null; post: string; at: Date; takenBackAt: Date | null
}

export async function insertDecisions({ sql }: Work, decisions: readonly Decision[]) {
  const of = <K extends keyof Decision>(key: K) => decisions.map(each => each[key])
  await sql`insert into applications.decision (office, id, bucket, application, person, what, by_member, post, decided_at)
    select * from unnest(${of('office')}::uuid[], ${of('id')}::uuid[], ${of('bucket')}::smallint[], ${of('application')}::uuid[], ${of('person')}::uuid[], ${of('what')}::text[], ${of('by')}::uuid[],
      ${of('post')}::text[], ${of('at')}::timestamptz[])`
}

/** The last decision on an application, unless it was taken back. */
export async function lastDecision({ sql }: Work, bucket: Bucket, application: Id): Promise<Decision | null> {
  const [row] = await sql<Decision>`select office, id, bucket, application, person, what, by_member as "by", post, decided_at as "at", taken_back_at as "takenBackAt"
    from applications.decision where bucket = ${bucket} and application = ${application} order by decided_at desc, id desc limit 1`
  return row && !row.takenBackAt ? row : null
}

export async function saveTakenBack({ sql, now, by }: Work, d: Pick<Decision, 'office' | 'id'>, reasonSealed: Buffer): Promise<boolean> {
  return await sql.run`update applications.decision set taken_back_at = ${now}, taken_back_by = ${by.id}, reason_sealed = ${reasonSealed}
    where office = ${d.office} and id = ${d.id} and taken_back_at is null` === 1
}

/** What one member decided at an office since an instant, newest first. (across buckets: a clerk's day) */
export async function decisionsOf({ sql }: Work, office: Id, member: Id | null, since: Date, after: Id | null, limit: number) {
  return sql<Decision & { reasonSealed: Buffer | null }>`select office, id, bucket, application, person, what, by_member as "by", post, decided_at as "at", taken_back_at as "takenBackAt",
      reason_sealed as "reasonSealed"
    from applications.decision where office = ${office} and by_member = ${member} and decided_at >= ${since}
      and (${after}::uuid is null or (decided_at, id) < (select a.decided_at, a.id from applications.decision a where a.office = ${office} and a.id = ${after}))
    order by decided_at desc, id desc limit ${limit}`
}
export async function countDecisions({ sql }: Work, office: Id, member: Id | null, since: Date): Promise<number> {
  const [row] = await sql<{ count: bigint }>`select count(*) from applications.decision where office = ${office} and by_member = ${member} and decided_at >= ${since}`
  return Number(row!.count)
}
