import type { Work } from '#kit/work'
import { note } from '#record'
import type { MemberView } from './shared.ts'
import { slowNow } from './slow-down.ts'
import { selectMembers } from './store-members.ts'

/** Who works where, by staff number, a page at a time; names stay sealed. On record. */
export async function listMembers(work: Work, by: { after: string; limit: number; organisation?: string | undefined; user?: string | undefined }): Promise<{ rows: MemberView[]; next: string | null }> {
  const rows = await selectMembers(work, by)
  const slow = await slowNow(work, rows.map(row => row.user))
  await note(work, { verb: 'staff.see-members', person: null, facts: { count: rows.length } })
  return {
    rows: rows.map(({ startUntil, ...row }) => ({ ...row, start: startUntil?.toISOString() ?? null, slow: slow.has(row.user) })),
    next: rows.length === by.limit ? rows.at(-1)!.user : null,
  }
}
