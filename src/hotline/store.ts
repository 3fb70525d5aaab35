import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import type { Factor } from './shared.ts'

/** A call to the hotline; `person` null where nobody has the number and name that were said. */
export type Call = {
  bucket: Bucket; number: string; person: Id | null; askedFor: Buffer; clerk: Id; office: Id; begunAt: Date; endsAt: Date; wrong: number
  codeDigest: Buffer | null; codeEndsAt: Date | null; codeAsked: number; codeAskedAt: Date | null; provenAt: Date | null; provenBy: Factor[] | null; endedAt: Date | null
}
const columns = `bucket, number, person, asked_for as "askedFor", clerk, office, begun_at as "begunAt", ends_at as "endsAt", wrong, code_digest as "codeDigest", code_ends_at as "codeEndsAt",
  code_asked as "codeAsked", code_asked_at as "codeAskedAt", proven_at as "provenAt", proven_by as "provenBy", ended_at as "endedAt"`

export async function insertCall({ sql }: Work, c: Pick<Call, 'bucket' | 'number' | 'person' | 'askedFor' | 'clerk' | 'office' | 'begunAt' | 'endsAt'>) {
  await sql`insert into hotline.call (bucket, number, person, asked_for, clerk, office, begun_at, ends_at) values (${c.bucket}, ${c.number}, ${c.person}, ${c.askedFor}, ${c.clerk}, ${c.office}, ${c.begunAt}, ${c.endsAt})`
}
/** The call, kept from others until the Work ends. */
export async function lockCall({ sql }: Work, bucket: Bucket, number: string): Promise<Call | null> {
  const [row] = await sql.text<Call>('hotline-call', `select ${columns} from hotline.call where bucket = $1 and number = $2 for update`, [bucket, number])
  return row ?? null
}
/** Ends what a clerk had open: one call at a time. (acrossBuckets: the clerk's own calls) */
export async function endCallsOf({ sql, now }: Work, clerk: Id) {
  await sql`update hotline.call set ended_at = ${now} where clerk = ${clerk} and ended_at is null`
}
export async function saveCall({ sql }: Work, c: Call) {
  await sql`update hotline.call set wrong = ${c.wrong}, code_digest = ${c.codeDigest}, code_ends_at = ${c.codeEndsAt}, code_asked = ${c.codeAsked}, code_asked_at = ${c.codeAskedAt},
    proven_at = ${c.provenAt}, proven_by = ${c.provenBy}, ended_at = ${c.endedAt} where bucket = ${c.bucket} and number = ${c.number}`
}
/** How many codes a person was asked for since an instant. */
export async function codesSince({ sql }: Work, { bucket, id }: PersonKey, since: Date): Promise<number> {
  const [row] = await sql<{ count: number }>`select coalesce(sum(code_asked), 0)::int as count from hotline.call where bucket = ${bucket} and person = ${id} and begun_at > ${since} and code_asked > 0`
  return row!.count
}
/** Offices that have calls on record: each found behind the one before. (acrossBuckets: the clock) */
export async function officesWithCalls({ sql }: Work): Promise<Id[]> {
  return (await sql<{ office: Id }>`with recursive each as ((select office from hotline.call order by office limit 1)
    union all select (select c.office from hotline.call c where c.office > e.office order by c.office limit 1) from each e where e.office is not null)
    select office from each where office is not null`).map(row => row.office)
}
/** Deletes an office's calls begun before an instant, the oldest first; answers how many. (acrossBuckets: the clock) */
export async function deleteCalls({ sql }: Work, office: Id, before: Date, limit: number): Promise<number> {
  return sql.run`delete from hotline.call where (bucket, number) in (select bucket, number from hotline.call where office = ${office} and begun_at < ${before} order by begun_at limit ${limit} for update skip locked)`
}
