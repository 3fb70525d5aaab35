import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { otherMember } from './member.ts'
import type { LeaveReason } from './shared.ts'
import { deleteSessionsOf, updateActive } from './store-members.ts'

/**
 * 停用: the member signs in no more and every session of theirs ends at once. Refused `own-account`, so that a city never loses its last security
 * administrator, and `member-inactive` when it is done already. (TRUST-04)
 */
export async function deactivateMember(work: Work, id: Id, reason: LeaveReason) {
  const member = await otherMember(work, id, true)
  if (isRefused(member)) return member
  await updateActive(work, id, false)
  const sessions = await deleteSessionsOf(work, id)
  await note(work, { verb: 'staff.deactivate-member', person: null, subject: { kind: 'member', id }, facts: { reason, sessions } })
  return { id, active: false, sessions }
}
