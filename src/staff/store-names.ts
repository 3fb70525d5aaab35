import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'

/** Who works at an organisation, by staff number. */
export async function selectAt({ sql }: Work, organisation: Id) {
  return sql<{ id: Id; user: string; post: string; nameSealed: Buffer }>`select id, user_name as "user", post, name_sealed as "nameSealed" from staff.member where organisation = ${organisation} and active order by user_name`
}
export async function selectNames({ sql }: Work, ids: readonly Id[]) {
  return sql<{ id: Id; nameSealed: Buffer }>`select id, name_sealed as "nameSealed" from staff.member where id = any(${[...ids]}::uuid[])`
}
