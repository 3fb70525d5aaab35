import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Sql } from '#kit/sql'
import type { SharingState } from './life.ts'
import type { Relation } from './shared.ts'

type Has = { sql: Sql }
type Timed = Has & { now: Date }
export type EndedBy = 'owner' | 'member' | 'guardian' | 'centre'
/** An owner's account shared with a member: in the member's bucket. `region` of the sub-account, `ownerRegion` of the account it comes from. */
export type Sharing = {
  bucket: Bucket; id: Id; member: Id; region: string; ownerBucket: Bucket; owner: Id; ownerRegion: string; relation: Relation; state: SharingState; askedAt: Date; agreedAt: Date | null; agreedBy: Id | null; endedAt: Date | null; endedBy: EndedBy | null
}
/** Where a sharing is that somebody has a part in beside the member. */
export type Part = { bucket: Bucket; person: Id; sharing: Id; role: 'owner' | 'guardian'; memberBucket: Bucket; member: Id; request: string | null }
export type Key = { bucket: Bucket; id: Id }

const columns = ['bucket', 'id', 'member', 'region', 'owner_bucket as "ownerBucket"', 'owner', 'owner_region as "ownerRegion"', 'relation', 'state', 'asked_at as "askedAt"', 'agreed_at as "agreedAt"', 'agreed_by as "agreedBy"', 'ended_at as "endedAt"', 'ended_by as "endedBy"']
const all = columns.join(', ')
const part = 'bucket, person, sharing, role, member_bucket as "memberBucket", member, request'

/** Writes a sharing that is asked for; false where the two have one open already. */
export async function insertSharing({ sql, now }: Timed, s: Omit<Sharing, 'state' | 'askedAt' | 'agreedAt' | 'agreedBy' | 'endedAt' | 'endedBy'>): Promise<boolean> {
  return await sql.run`insert into family.sharing (bucket, id, member, region, owner_bucket, owner, owner_region, relation, state, asked_at)
    values (${s.bucket}, ${s.id}, ${s.member}, ${s.region}, ${s.ownerBucket}, ${s.owner}, ${s.ownerRegion}, ${s.relation}, 'asked', ${now}) on conflict do nothing` === 1
}
export async function insertPart({ sql, now }: Timed, p: Part): Promise<void> {
  await sql.run`insert into family.part (bucket, person, sharing, role, member_bucket, member, request, at) values (${p.bucket}, ${p.person}, ${p.sharing}, ${p.role}, ${p.memberBucket}, ${p.member}, ${p.request}, ${now})`
}
/** What an owner asked under a key. */
export async function partByRequest({ sql }: Has, { bucket, id }: PersonKey, request: string): Promise<Part | null> {
  const [row] = await sql.text<Part>('family-request', `select ${part} from family.part where bucket = $1 and person = $2 and request = $3`, [bucket, id, request])
  return row ?? null
}
export async function selectSharing({ sql }: Has, { bucket, id }: Key, lock = false): Promise<Sharing | null> {
  const [row] = await sql.text<Sharing>(lock ? 'family-lock' : 'family-one', `select ${all} from family.sharing where bucket = $1 and id = $2${lock ? ' for update' : ''}`, [bucket, id])
  return row ?? null
}
/** Every sharing with a member, newest first. */
export async function sharingsWith({ sql }: Has, member: PersonKey): Promise<Sharing[]> {
  return sql.text<Sharing>('family-with', `select ${all} from family.sharing where bucket = $1 and member = $2 order by id desc`, [member.bucket, member.id])
}
/** Every sharing somebody has a part in as its owner or as a guardian, newest first: found by the parts in their bucket, each in its member's. */
export async function sharingsOf({ sql }: Has, { bucket, id }: PersonKey, role: Part['role']): Promise<Sharing[]> {
  const parts = await sql.text<Part>('family-parts', `select ${part} from family.part where bucket = $1 and person = $2 and role = $3`, [bucket, id, role])
  if (!parts.length) return []
  return sql.text<Sharing>('family-of-parts', `select ${columns.map(each => `s.${each}`).join(', ')} from unnest($1::smallint[], $2::uuid[]) as k (b, i) join family.sharing s on s.bucket = k.b and s.id = k.i order by s.id desc`,
    [parts.map(each => each.memberBucket), parts.map(each => each.sharing)])
}
/** The sharing under which a member's sub-account was spent at an instant: the newest agreed to before it. */
export async function sharingAt({ sql }: Has, { bucket, id }: PersonKey, { region, at }: { region: string; at: Date }): Promise<Sharing | null> {
  const [row] = await sql.text<Sharing>('family-at', `select ${all} from family.sharing where bucket = $1 and member = $2 and region = $3 and agreed_at <= $4 order by agreed_at desc, id desc limit 1`, [bucket, id, region, at])
  return row ?? null
}
export async function saveAgreed({ sql, now }: Timed, { bucket, id }: Key, by: Id): Promise<void> {
  await sql.run`update family.sharing set state = 'agreed', agreed_at = ${now}, agreed_by = ${by} where bucket = ${bucket} and id = ${id} and state = 'asked'`
}
/** A sharing is over, or was never agreed to. */
export async function saveOver({ sql, now }: Timed, { bucket, id }: Key, state: 'ending' | 'declined' | 'withdrawn', by: EndedBy): Promise<void> {
  await sql.run`update family.sharing set state = ${state}, ended_at = ${now}, ended_by = ${by} where bucket = ${bucket} and id = ${id} and ended_at is null`
}
export async function saveClosed({ sql }: Has, { bucket, id }: Key): Promise<void> {
  await sql.run`update family.sharing set state = 'ended' where bucket = ${bucket} and id = ${id} and state = 'ending'`
}
