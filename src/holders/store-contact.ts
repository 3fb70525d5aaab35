import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'

/** The person, ours until the Work ends. */
export async function lockPerson({ sql }: Work, { bucket, id }: PersonKey) { await sql`select 1 from holders.person where bucket = ${bucket} and id = ${id} for no key update` }

/** Holds many people in key order until the transaction ends. */
export async function holdPeople({ sql }: Work, people: readonly PersonKey[]) {
  await sql`select 1 from holders.person p join unnest(${people.map(each => each.bucket)}::smallint[], ${people.map(each => each.id)}::uuid[]) as k (bucket, id) on p.bucket = k.bucket and p.id = k.id order by p.bucket, p.id for no key update of p`
}

/** Keeps what a change replaces. */
export async function insertBefore({ sql, now }: Work, { bucket, id }: PersonKey, before: { id: Id; phoneSealed: Buffer | null; addressSealed: Buffer | null }) {
  await sql`insert into holders.contact_before (bucket, id, person, phone_sealed, address_sealed, until) values (${bucket}, ${before.id}, ${id}, ${before.phoneSealed}, ${before.addressSealed}, ${now})`
}

export type PhoneChange = { id: Id; phoneSealed: Buffer; codeDigest: Buffer; tries: number; asked: number; askedAt: Date; endsAt: Date }
export async function selectPhoneChange({ sql }: Work, { bucket, id }: PersonKey): Promise<PhoneChange | null> {
  const [row] = await sql<PhoneChange>`select id, phone_sealed as "phoneSealed", code_digest as "codeDigest", tries, asked, asked_at as "askedAt", ends_at as "endsAt"
    from holders.phone_change where bucket = ${bucket} and person = ${id}`
  return row ?? null
}
export async function putPhoneChange({ sql, now }: Work, { bucket, id }: PersonKey, c: Pick<PhoneChange, 'id' | 'phoneSealed' | 'codeDigest' | 'asked' | 'endsAt'>) {
  await sql`insert into holders.phone_change (bucket, person, id, phone_sealed, code_digest, tries, asked, asked_at, ends_at) values (${bucket}, ${id}, ${c.id}, ${c.phoneSealed}, ${c.codeDigest}, 0, ${c.asked}, ${now}, ${c.endsAt})
    on conflict (bucket, person) do update set id = excluded.id, phone_sealed = excluded.phone_sealed, code_digest = excluded.code_digest, tries = 0, asked = excluded.asked, asked_at = excluded.asked_at, ends_at = excluded.ends_at`
}
export async function updateTries({ sql }: Work, { bucket, id }: PersonKey, tries: number) { await sql`update holders.phone_change set tries = ${tries} where bucket = ${bucket} and person = ${id}` }
export async function deletePhoneChange({ sql }: Work, { bucket, id }: PersonKey) { await sql`delete from holders.phone_change where bucket = ${bucket} and person = ${id}` }

export type GuardianRow = { id: Id; ward: Id; guardianBucket: Bucket; guardian: Id; relation: string; since: Date; endedAt: Date | null }
/** False when the link stands already: of two at once one is made. */
export async function insertGuardian({ sql, now }: Work, ward: PersonKey, g: { id: Id; guardian: PersonKey; relation: string }): Promise<boolean> {
  return await sql.run`insert into holders.guardian (bucket, id, ward, guardian_bucket, guardian, relation, since) values (${ward.bucket}, ${g.id}, ${ward.id}, ${g.guardian.bucket}, ${g.guardian.id}, ${g.relation}, ${now})
    on conflict do nothing` === 1
}
export async function selectGuardians({ sql }: Work, { bucket, id }: PersonKey): Promise<GuardianRow[]> {
  return sql<GuardianRow>`select id, ward, guardian_bucket as "guardianBucket", guardian, relation, since, ended_at as "endedAt" from holders.guardian where bucket = ${bucket} and ward = ${id} and ended_at is null order by since, id`
}
export async function endLink({ sql, now }: Work, { bucket, id }: PersonKey, link: Id): Promise<boolean> {
  return await sql.run`update holders.guardian set ended_at = ${now} where bucket = ${bucket} and ward = ${id} and id = ${link} and ended_at is null` === 1
}

/** The report of a lost phone that stands. */
export async function selectPhoneLost({ sql }: Work, { bucket, id }: PersonKey): Promise<{ id: Id; since: Date } | null> {
  const [row] = await sql<{ id: Id; since: Date }>`select id, since from holders.phone_lost where bucket = ${bucket} and person = ${id} and ended_at is null`
  return row ?? null
}
export async function insertPhoneLost({ sql, now }: Work, { bucket, id }: PersonKey, report: Id, channel: 'counter' | 'phone') {
  await sql`insert into holders.phone_lost (bucket, id, person, channel, since) values (${bucket}, ${report}, ${id}, ${channel}, ${now})`
}
export async function endPhoneLost({ sql, now }: Work, { bucket }: PersonKey, report: Id, why: 'new-phone' | 'found'): Promise<boolean> {
  return await sql.run`update holders.phone_lost set ended_at = ${now}, ended_by = ${why} where bucket = ${bucket} and id = ${report} and ended_at is null` === 1
}
