import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { note } from '#record'
import { refuse } from './refusals.ts'
import { forgetFailures } from './slow-down.ts'
import { lockMember } from './store-members.ts'

/** 解锁: the wrong passwords of a staff number are forgotten; those of an address are not. (TRUST-04) */
export async function unlockMember(work: Work, id: Id) {
  const member = await lockMember(work, id)
  if (!member) return refuse('member-unknown')
  await forgetFailures(work, { kind: 'staff', name: member.user })
  await note(work, { verb: 'staff.unlock-member', person: null, subject: { kind: 'member', id } })
  return { id }
}
