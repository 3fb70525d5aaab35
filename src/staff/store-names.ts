import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'

export async function selectNames({ sql }: Work, ids: readonly Id[]) {
  return sql<{ id: Id; nameSealed: Buffer }>`select id, name_sealed as "nameSealed" from staff.member where id = any(${[...ids]}::uuid[])`
}
