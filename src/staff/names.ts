import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { selectAt, selectNames } from './store-names.ts'

/** Names of members by id, whole: who shows them to colleagues masks them. */
export async function memberNames(work: Work, ids: readonly (Id | null)[]): Promise<Map<Id, string>> {
  const asked = [...new Set(ids.filter(id => id !== null))]
  const rows = asked.length ? await selectNames(work, asked) : []
  return new Map(rows.map(row => [row.id, work.vault.openText(row.nameSealed, `staff.member.name|${row.id}`)]))
}

/** Who works at an organisation now, with post and whole name: who shows them to colleagues masks them. */
export async function membersAt(work: Work, organisation: Id): Promise<{ id: Id; user: string; post: string; name: string }[]> {
  return (await selectAt(work, organisation)).map(({ nameSealed, ...member }) => ({ ...member, name: work.vault.openText(nameSealed, `staff.member.name|${member.id}`) }))
}
