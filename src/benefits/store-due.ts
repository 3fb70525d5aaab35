import type { Day } from '#kit/day'
import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Sql } from '#kit/sql'
import type { Work } from '#kit/work'

/** Whose next proof of life falls due when, and when they were reminded of it. */
export type ProofDue = { bucket: Bucket; person: Id; region: string; due: Day; toldAt: Date | null }

/** Puts people on the list whom it does not have yet. */
export async function insertDues({ sql }: Work, rows: readonly Omit<ProofDue, 'toldAt'>[]): Promise<void> {
  if (rows.length) await sql`insert into benefits.proof_due (bucket, person, region, due)
    select distinct on (b, p) b, p, r, d from unnest(${rows.map(row => row.bucket)}::smallint[], ${rows.map(row => row.person)}::uuid[], ${rows.map(row => row.region)}::char(6)[], ${rows.map(row => row.due)}::date[]) as t (b, p, r, d) order by b, p, d on conflict do nothing`
}
/** Somebody’s next proof as it is now; null takes them off the list. */
export async function setDue({ sql }: Work, { bucket, id }: PersonKey, next: { region: string; due: Day } | null): Promise<void> {
  if (!next) return void await sql`delete from benefits.proof_due where bucket = ${bucket} and person = ${id}`
  await sql`insert into benefits.proof_due (bucket, person, region, due) values (${bucket}, ${id}, ${next.region}, ${next.due})
    on conflict (bucket, person) do update set region = excluded.region, due = excluded.due, told_at = case when benefits.proof_due.due = excluded.due then benefits.proof_due.told_at end`
}
export async function setTold({ sql, now }: Work, { bucket, id }: PersonKey): Promise<void> {
  await sql`update benefits.proof_due set told_at = ${now} where bucket = ${bucket} and person = ${id}`
}
/** Proofs that fall due from a day to another, both included, the earliest first. (across buckets: an office's list) */
export async function selectDues({ sql }: { sql: Sql }, regions: readonly string[], of: { from: Day | null; to: Day; after: { day: Day; id: Id } | null; limit: number }): Promise<ProofDue[]> {
  return sql.text<ProofDue>('benefits-dues', `select bucket, person, region, due, told_at as "toldAt" from benefits.proof_due where region = any ($1::text[]) and ($2::date is null or due >= $2) and due <= $3::date
    and ($4::date is null or (due, person) > ($4, $5::uuid)) order by due, person limit $6`, [regions, of.from, of.to, of.after?.day ?? null, of.after?.id ?? null, of.limit])
}
