import type { Id, PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import type { MendGround } from './shared.ts'
import type { IdentityRow, PersonRow } from './store.ts'

type Mended = Pick<PersonRow & IdentityRow, 'sex' | 'birthYear' | 'area' | 'numberSealed' | 'nameSealed' | 'birthSealed' | 'identitySealed'>

/** Writes who somebody is; false when the row is no longer of that version. */
export async function updateIdentity({ sql }: Work, { bucket, id }: PersonKey, version: number, to: Mended): Promise<boolean> {
  return await sql.run`update holders.person set sex = ${to.sex}, birth_year = ${to.birthYear}, area = ${to.area}, number_sealed = ${to.numberSealed}, name_sealed = ${to.nameSealed},
      birth_sealed = ${to.birthSealed}, identity_sealed = ${to.identitySealed}, version = version + 1
    where bucket = ${bucket} and id = ${id} and version = ${version}` === 1
}

/** Numbers that are this person's no longer find nobody. */
export async function deleteAliases({ sql }: Work, { bucket, id }: PersonKey, digests: readonly Buffer[]) {
  await sql`delete from holders.alias where digest = any (${digests}::bytea[]) and bucket = ${bucket} and person = ${id}`
}

type Former = { id: Id; difference: Id; ground: MendGround; sex: '1' | '2'; numberSealed: Buffer; numberDigest: Buffer; nameSealed: Buffer; birthSealed: Buffer }
/** Keeps what a mend replaces. */
export async function insertFormer({ sql, now }: Work, { bucket, id }: PersonKey, f: Former) {
  await sql`insert into holders.identity_before (bucket, id, person, difference, ground, sex, number_sealed, number_digest, name_sealed, birth_sealed, until)
    values (${bucket}, ${f.id}, ${id}, ${f.difference}, ${f.ground}, ${f.sex}, ${f.numberSealed}, ${f.numberDigest}, ${f.nameSealed}, ${f.birthSealed}, ${now})`
}
/** Who had this number until a mend; the newest. (across buckets: one look by digest) */
export async function selectFormerOwner({ sql }: Work, digest: Buffer): Promise<PersonKey | null> {
  const [row] = await sql<PersonKey>`select bucket, person as id from holders.identity_before where number_digest = ${digest} order by until desc limit 1`
  return row ?? null
}
