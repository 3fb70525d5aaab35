import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Work } from '#kit/work'
import type { MergeState } from './shared.ts'

export type Merging = {
  bucket: Bucket; id: Id; person: Id; region: string; office: Id; keep: Id; ends: { bucket: Bucket; id: Id }[]; otherBucket: Bucket | null; other: Id | null; state: MergeState
  firstBy: Id; firstAt: Date; secondBy: Id | null; secondAt: Date | null; amount: Fen; rounds: number; reasonSealed: Buffer | null; request: string | null; version: number
}
export type Key = { bucket: Bucket; id: Id }
const columns = `bucket, id, person, region, office, keep, ends, other_bucket as "otherBucket", other, state, first_by as "firstBy", first_at as "firstAt", second_by as "secondBy", second_at as "secondAt",
  amount, rounds, reason_sealed as "reasonSealed", request, version`

export async function insertMerging({ sql, now }: Work, m: Pick<Merging, 'bucket' | 'id' | 'person' | 'region' | 'office' | 'keep' | 'ends' | 'otherBucket' | 'other' | 'firstBy' | 'request'>): Promise<boolean> {
  return await sql.run`insert into merging.merging (bucket, id, person, region, office, keep, ends, other_bucket, other, state, first_by, first_at, request, version)
    values (${m.bucket}, ${m.id}, ${m.person}, ${m.region}, ${m.office}, ${m.keep}, ${JSON.stringify(m.ends)}, ${m.otherBucket}, ${m.other}, 'waiting', ${m.firstBy}, ${now}, ${m.request}, 1) on conflict do nothing` === 1
}
/** Merges into a person, newest first. */
export async function mergingsOf({ sql }: Work, person: PersonKey): Promise<Merging[]> {
  return sql.text<Merging>('merging-of', `select ${columns} from merging.merging where bucket = $1 and person = $2 order by id desc`, [person.bucket, person.id])
}
export async function selectMerging({ sql }: Work, at: Key, lock = false): Promise<Merging | null> {
  const [row] = await sql.text<Merging>(lock ? 'merging-lock' : 'merging-one', `select ${columns} from merging.merging where bucket = $1 and id = $2${lock ? ' for update' : ''}`, [at.bucket, at.id])
  return row ?? null
}
export async function saveDecided({ sql, now }: Work, at: Key, state: 'done' | 'refused', by: Id | null, reasonSealed: Buffer | null, amount: Fen): Promise<boolean> {
  return await sql.run`update merging.merging set state = ${state}, second_by = ${by}, second_at = ${by ? now : null}, reason_sealed = ${reasonSealed}, amount = ${amount}, rounds = rounds + 1, version = version + 1
    where bucket = ${at.bucket} and id = ${at.id} and state = 'waiting'` === 1
}
export async function addSwept({ sql }: Work, at: Key, amount: Fen) {
  await sql`update merging.merging set rounds = rounds + 1, amount = amount + ${amount} where bucket = ${at.bucket} and id = ${at.id}`
}
/** Claims a year of the merged one for who stays; false when it was added before. */
export async function claimYear({ sql }: Work, at: Key, year: { region: string; insutype: string; year: number }): Promise<boolean> {
  return await sql.run`insert into merging.year (bucket, merging, region, insutype, year) values (${at.bucket}, ${at.id}, ${year.region}, ${year.insutype}, ${year.year}) on conflict do nothing` === 1
}
/** Those that wait for a second person of a region's office. (across buckets: an office's queue) */
export async function selectWaiting({ sql }: Work, region: string, limit: number) {
  return sql.text<Merging>('merging-waiting', `select ${columns} from merging.merging where state = 'waiting' and region = $1 order by first_at, id limit $2`, [region, limit])
}
