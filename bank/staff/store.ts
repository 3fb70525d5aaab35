import type { Sql } from '#kit/sql'
import type { Post } from './posts.ts'

type Has = { sql: Sql }
/** A member of staff; `branch` null: at the bank's head office. */
export type MemberRow = { number: string; bank: string; branch: string | null; post: Post; name: Buffer; passwordHash: string; active: boolean }

export async function insertMembers({ sql }: Has, rows: readonly MemberRow[], now: Date): Promise<void> {
  await sql`insert into staff.member (number, bank, branch, post, name_sealed, password_hash, active, at)
    select n, k, b, p, s, h, a, ${now}::timestamptz from unnest(${rows.map(row => row.number)}::text[], ${rows.map(row => row.bank)}::text[], ${rows.map(row => row.branch)}::text[], ${rows.map(row => row.post)}::text[],
      ${rows.map(row => row.name)}::bytea[], ${rows.map(row => row.passwordHash)}::text[], ${rows.map(row => row.active)}::boolean[]) as t (n, k, b, p, s, h, a) on conflict do nothing`
}

export async function selectMember({ sql }: Has, number: string): Promise<MemberRow | null> {
  const [row] = await sql<MemberRow>`select number, bank, branch, post, name_sealed as name, password_hash as "passwordHash", active from staff.member where number = ${number}`
  return row ?? null
}

/** All members, by number. */
export async function selectMembers({ sql }: Has): Promise<MemberRow[]> {
  return sql<MemberRow>`select number, bank, branch, post, name_sealed as name, password_hash as "passwordHash", active from staff.member order by number`
}
