import type { Id } from '#kit/ids'
import type { Sql } from '#kit/sql'
import type { Work } from '#kit/work'

export type Member = { id: Id; user: string; nameSealed: Buffer; passwordHash: string; post: string; organisation: Id; active: boolean; demo: boolean; startUntil: Date | null }
export async function selectMember(sql: Sql, user: string): Promise<Member | null> {
  const [found] = await sql<Member>`select id, user_name as "user", name_sealed as "nameSealed", password_hash as "passwordHash", post, organisation, active, demo, start_until as "startUntil"
    from staff.member where user_name = ${user}`
  return found ?? null
}

/** The member, theirs alone until the Work ends. */
export async function lockMember({ sql }: Work, id: Id): Promise<Member | null> {
  const [found] = await sql<Member>`select id, user_name as "user", name_sealed as "nameSealed", password_hash as "passwordHash", post, organisation, active, demo, start_until as "startUntil"
    from staff.member where id = ${id} for no key update`
  return found ?? null
}

/** Everyone at a post who is active, in one order for all who lock them. */
export async function lockPost({ sql }: Work, post: string): Promise<Id[]> {
  return (await sql<{ id: Id }>`select id from staff.member where post = ${post} and active order by id for no key update`).map(row => row.id)
}

export async function insertMember({ sql, now }: Work, m: Member): Promise<boolean> {
  return await sql.run`insert into staff.member (id, user_name, name_sealed, password_hash, post, organisation, active, demo, start_until, made_at)
    values (${m.id}, ${m.user}, ${m.nameSealed}, ${m.passwordHash}, ${m.post}, ${m.organisation}, ${m.active}, ${m.demo}, ${m.startUntil}, ${now}) on conflict (user_name) do nothing` === 1
}

export async function updateActive({ sql }: Work, id: Id, active: boolean) { await sql`update staff.member set active = ${active} where id = ${id}` }
export async function updatePassword({ sql }: Work, id: Id, passwordHash: string, startUntil: Date | null) {
  await sql`update staff.member set password_hash = ${passwordHash}, start_until = ${startUntil} where id = ${id}`
}

/** Ends every session of a member, and the passkey ceremonies open in them; answers how many sessions. */
export async function deleteSessionsOf({ sql }: Work, member: Id): Promise<number> {
  await sql`delete from staff.challenge c using staff.session s where s.token = c.token and s.member = ${member}`
  return sql.run`delete from staff.session where member = ${member}`
}
export async function deletePasskeysOf({ sql }: Work, member: Id): Promise<number> { return sql.run`delete from staff.passkey where member = ${member}` }

export type MemberRow = { id: Id; user: string; post: string; organisation: Id; organisationName: string; active: boolean; startUntil: Date | null; passkeys: number; sessions: number }
/** Who works where, by staff number, after one; of one organisation or one number when asked. */
export async function selectMembers({ sql, now }: Work, by: { after: string; limit: number; organisation?: Id | undefined; user?: string | undefined }) {
  return sql<MemberRow>`select m.id, m.user_name as "user", m.post, m.organisation, o.name as "organisationName", m.active, m.start_until as "startUntil",
      (select count(*)::int from staff.passkey p where p.member = m.id) as passkeys, (select count(*)::int from staff.session s where s.member = m.id and s.ends_at > ${now}) as sessions
    from staff.member m join staff.organisation o on o.id = m.organisation
    where m.user_name > ${by.after} and (${by.organisation ?? null}::uuid is null or m.organisation = ${by.organisation ?? null}) and (${by.user ?? null}::text is null or m.user_name = ${by.user ?? null})
    order by m.user_name limit ${by.limit}`
}

/** Staff numbers and office names of ids on record. */
export async function selectNames({ sql }: Work, members: readonly Id[], offices: readonly Id[]) {
  const users = await sql<{ id: Id; name: string }>`select id, user_name as name from staff.member where id = any(${members}::uuid[])`
  const names = await sql<{ id: Id; name: string }>`select id, name from staff.organisation where id = any(${offices}::uuid[])`
  return { users: new Map(users.map(row => [row.id, row.name])), offices: new Map(names.map(row => [row.id, row.name])) }
}
