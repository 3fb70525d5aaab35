import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { refuse } from './refusals.ts'
import { lockMember, lockPost } from './store-members.ts'

/**
 * Somebody else of the staff, held until the Work ends; `active` is how they must stand. Security administrators are taken in one order first: of two
 * who shut each other out at once the second finds to be shut out already and is told so.
 */
export async function otherMember(work: Work, id: Id, active: boolean) {
  const administrators = await lockPost(work, 'security-admin')
  if (work.by.kind !== 'staff' || !administrators.includes(work.by.id)) return refuse('not-your-post', { verb: 'staff.change' })
  if (work.by.id === id) return refuse('own-account')
  const member = await lockMember(work, id)
  if (!member) return refuse('member-unknown')
  if (member.active !== active) return refuse(active ? 'member-inactive' : 'member-active')
  return member
}
