import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { otherMember } from './member.ts'
import { startWith } from './reset-password.ts'
import { updateActive } from './store-members.ts'

/** 恢复: who comes back begins with a start password, as on the first day; the passkeys of before are forgotten. (TRUST-04) */
export async function reactivateMember(work: Work, id: Id) {
  const member = await otherMember(work, id, false)
  if (isRefused(member)) return member
  await updateActive(work, id, true)
  const start = await startWith(work, member, true)
  await note(work, { verb: 'staff.reactivate-member', person: null, subject: { kind: 'member', id } })
  return { id, active: true, ...start }
}
