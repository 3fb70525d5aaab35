import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Sql } from '#kit/sql'
import type { Work } from '#kit/work'
import type { OrganisationKind } from './shared.ts'

export type Organisation = {
  id: Id; kind: OrganisationKind; code: string; name: string; region: string
  bank: string | null; address: string | null; hours: string | null; phone: string | null; county: boolean; parent: Id | null
}

export async function selectOrganisation({ sql }: Work, id: Id): Promise<Organisation | null> {
  const [found] = await sql<Organisation>`select id, kind, code, name, region, bank, address, hours, phone, county, parent from staff.organisation where id = ${id}`
  return found ?? null
}

export async function selectOrganisations({ sql }: Work, by: { kind?: string; code?: string; region?: string; bank?: string }): Promise<Organisation[]> {
  return sql<Organisation>`select id, kind, code, name, region, bank, address, hours, phone, county, parent from staff.organisation
    where (${by.kind ?? null}::text is null or kind = ${by.kind ?? null}) and (${by.code ?? null}::text is null or code = ${by.code ?? null})
      and (${by.region ?? null}::text is null or region = ${by.region ?? null}) and (${by.bank ?? null}::text is null or bank = ${by.bank ?? null})
    order by kind, code`
}

/** False when its kind already has the code: of two at once one stands. */
export async function insertOrganisation({ sql, now }: Work, o: Organisation): Promise<boolean> {
  return await sql.run`insert into staff.organisation (id, kind, code, name, region, bank, address, hours, phone, county, parent, made_at)
    values (${o.id}, ${o.kind}, ${o.code}, ${o.name}, ${o.region}, ${o.bank}, ${o.address}, ${o.hours}, ${o.phone}, ${o.county}, ${o.parent}, ${now}) on conflict (kind, code) do nothing` === 1
}

export async function selectDemoMembers({ sql }: Work) {
  return sql<{ user: string; post: string; organisation: string; kind: OrganisationKind; orgName: string; organisationCode: string }>`select m.user_name as "user", m.post,
    o.id as organisation, o.kind, o.name as "orgName", o.code as "organisationCode"
    from staff.member m join staff.organisation o on o.id = m.organisation where m.demo and m.active order by o.kind, m.user_name`
}

export type SessionRow = {
  member: Id | null; bucket: Bucket | null; person: Id | null; seenAt: Date; endsAt: Date; passkeyAt: Date | null
  user: string | null; nameSealed: Buffer | null; post: string | null; organisation: Id | null; active: boolean | null; startUntil: Date | null
}
export async function selectSession(sql: Sql, token: Buffer): Promise<SessionRow | null> {
  const [found] = await sql<SessionRow>`select s.member, s.bucket, s.person, s.seen_at as "seenAt", s.ends_at as "endsAt", s.passkey_at as "passkeyAt",
    m.user_name as "user", m.name_sealed as "nameSealed", m.post, m.organisation, m.active, m.start_until as "startUntil"
    from staff.session s left join staff.member m on m.id = s.member where s.token = ${token}`
  return found ?? null
}

export async function insertSession({ sql, now }: Work, s: { token: Buffer; member: Id | null; bucket: Bucket | null; person: Id | null; endsAt: Date }) {
  await sql`delete from staff.session where ends_at < ${now}`
  await sql`insert into staff.session (token, member, bucket, person, opened_at, seen_at, ends_at)
    values (${s.token}, ${s.member}, ${s.bucket}, ${s.person}, ${now}, ${now}, ${s.endsAt})`
}

export async function touchSession(sql: Sql, token: Buffer, now: Date) {
  await sql`update staff.session set seen_at = ${now} where token = ${token} and seen_at < ${new Date(now.getTime() - 60_000)}`
}

/** Ends every session of a person; answers how many there were. */
export async function deleteSessionsOf({ sql }: Work, { bucket, id }: PersonKey): Promise<number> { return sql.run`delete from staff.session where bucket = ${bucket} and person = ${id}` }
export async function deleteSession({ sql }: Work, token: Buffer) { await sql`delete from staff.session where token = ${token}` }
export async function markPasskey({ sql, now }: Work, token: Buffer) { await sql`update staff.session set passkey_at = ${now} where token = ${token}` }

export async function selectSlow({ sql }: Work, digests: Buffer[]) {
  return sql<{ until: Date }>`select until from staff.slow_down where digest = any(${digests}::bytea[])`
}
/** A second try of the same name waits here until the first is over. */
export async function lockSlow({ sql, now }: Work, digest: Buffer) {
  await sql`insert into staff.slow_down (digest, failures, until, seen_at) values (${digest}, 0, to_timestamp(0), ${now})
    on conflict (digest) do update set digest = excluded.digest`
}
/** Nobody who is not slowed down has an instant to wait for: of many at once, one that came earlier is judged later and would wait for a later one's. */
export async function addFailure({ sql, now }: Work, digest: Buffer, free: number, baseMs: number, forgotten: Date) {
  await sql`delete from staff.slow_down where digest in (select digest from staff.slow_down where seen_at < ${forgotten} order by digest limit 20 for update skip locked)`
  await sql`insert into staff.slow_down as s (digest, failures, until, seen_at) values (${digest}, 1, to_timestamp(0), ${now})
    on conflict (digest) do update set failures = case when s.seen_at < ${forgotten} then 1 else s.failures + 1 end, seen_at = excluded.seen_at,
      until = case when s.seen_at >= ${forgotten} and s.failures + 1 >= ${free}
        then excluded.seen_at + least(900000, ${baseMs} * power(2, s.failures + 1 - ${free})) * interval '1 millisecond' else to_timestamp(0) end`
}
/** The digests of these that are slowed down now. */
export async function selectSlowNow({ sql, now }: Work, digests: Buffer[]): Promise<Buffer[]> {
  return (await sql<{ digest: Buffer }>`select digest from staff.slow_down where digest = any(${digests}::bytea[]) and until > ${now}`).map(row => row.digest)
}
export async function clearFailures({ sql }: Work, digest: Buffer) { await sql`delete from staff.slow_down where digest = ${digest}` }

export async function putChallenge({ sql }: Work, token: Buffer, challenge: string, purpose: string, endsAt: Date) {
  await sql`insert into staff.challenge (token, challenge, purpose, ends_at) values (${token}, ${challenge}, ${purpose}, ${endsAt})
    on conflict (token) do update set challenge = excluded.challenge, purpose = excluded.purpose, ends_at = excluded.ends_at`
}
export async function takeChallenge({ sql, now }: Work, token: Buffer, purpose: string): Promise<string | null> {
  const [row] = await sql<{ challenge: string; endsAt: Date }>`delete from staff.challenge where token = ${token} and purpose = ${purpose} returning challenge, ends_at as "endsAt"`
  return row && row.endsAt > now ? row.challenge : null
}
export type Passkey = { id: string; publicKey: Buffer; counter: bigint; transports: string[] }
export async function selectPasskeys({ sql }: Work, member: Id) {
  return sql<Passkey>`select id, public_key as "publicKey", counter, transports from staff.passkey where member = ${member}`
}
export async function insertPasskey({ sql, now }: Work, member: Id, p: Passkey) {
  await sql`insert into staff.passkey (id, member, public_key, counter, transports, made_at) values (${p.id}, ${member}, ${p.publicKey}, ${p.counter}, ${p.transports}, ${now})`
}
export async function countPasskey({ sql }: Work, id: string, counter: number) { await sql`update staff.passkey set counter = ${counter} where id = ${id}` }
