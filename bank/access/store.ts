import type { Bucket, Id } from '#kit/ids'
import type { Sql } from '#kit/sql'
import type { Post } from '../staff/posts.ts'

type Has = { sql: Sql }
/** Whose session it is: a member of staff by number, or a customer. */
export type Whose = { kind: 'staff'; member: string } | { kind: 'customer'; bucket: Bucket; customer: Id }
export type SessionRow = {
  kind: 'staff' | 'customer'; member: string | null; bucket: Bucket | null; customer: Id | null; seenAt: Date; endsAt: Date
  bank: string | null; branch: string | null; post: Post | null; name: Buffer | null; active: boolean | null
}

export async function insertSession({ sql, now }: Has & { now: Date }, token: Buffer, whose: Whose, endsAt: Date): Promise<void> {
  const [member, bucket, customer] = whose.kind === 'staff' ? [whose.member, null, null] : [null, whose.bucket, whose.customer]
  await sql`insert into access.session (token, kind, member, bucket, customer, began_at, seen_at, ends_at) values (${token}, ${whose.kind}, ${member}, ${bucket}, ${customer}, ${now}, ${now}, ${endsAt})`
  await sql`delete from access.session where ends_at < ${now}`
  await sql`delete from access.slow where ctid = any(array(select ctid from access.slow where at < ${new Date(now.getTime() - 86_400_000)} and until < ${now} limit 1000 for update skip locked))`
}

export async function selectSession({ sql }: Has, token: Buffer): Promise<SessionRow | null> {
  const [row] = await sql<SessionRow>`select s.kind, s.member, s.bucket, s.customer, s.seen_at as "seenAt", s.ends_at as "endsAt", coalesce(m.bank, c.bank) as bank, m.branch, m.post, coalesce(m.name_sealed, c.name_sealed) as name, m.active
    from access.session s left join staff.member m on m.number = s.member left join customers.customer c on c.bucket = s.bucket and c.id = s.customer where s.token = ${token}`
  return row ?? null
}

export async function touchSession({ sql }: Has, token: Buffer, now: Date): Promise<void> {
  await sql`update access.session set seen_at = ${now} where token = ${token} and seen_at < ${now}`
}

export async function deleteSession({ sql }: Has, token: Buffer): Promise<void> { await sql`delete from access.session where token = ${token}` }

/** Ends every session of a customer. */
export async function deleteSessionsOf({ sql }: Has, bucket: Bucket, customer: Id): Promise<void> { await sql`delete from access.session where bucket = ${bucket} and customer = ${customer}` }

/** Holds these digests until the transaction ends; answers until when the slowest of them is slowed down, null when none is. */
export async function lockSlow({ sql, now }: Has & { now: Date }, digests: readonly Buffer[]): Promise<Date | null> {
  // nobody who is not slowed down has an instant to wait for: of many at once one that came earlier may be judged later
  const rows = await sql<{ until: Date }>`insert into access.slow (digest, failures, until, at) select d, 0, to_timestamp(0), ${now}::timestamptz from unnest(${digests}::bytea[]) as t (d) order by d
    on conflict (digest) do update set failures = access.slow.failures returning until`
  const latest = Math.max(...rows.map(({ until }) => until.getTime()))
  return latest > now.getTime() ? new Date(latest) : null
}

/** Counts a wrong try; beyond `free` ones it waits a minute, doubling to sixteen; an hour without one forgets them. */
export async function addFailure({ sql, now }: Has & { now: Date }, digest: Buffer, free: number): Promise<void> {
  await sql`update access.slow set failures = case when at < ${now}::timestamptz - interval '1 hour' then 1 else failures + 1 end, at = ${now},
    until = case when at >= ${now}::timestamptz - interval '1 hour' and failures + 1 > ${free} then ${now}::timestamptz + interval '1 minute' * power(2, least(failures - ${free}::int, 4)) else until end where digest = ${digest}`
}

export async function forgetFailures({ sql }: Has, digest: Buffer): Promise<void> { await sql`delete from access.slow where digest = ${digest}` }
