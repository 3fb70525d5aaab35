import { note } from '#record'
import type { Work } from '#kit/work'
import { isPassword } from '#kit/password'
import { refuse } from './refusals.ts'
import { openSession } from './session.ts'
import { countFailure, forgetFailures, takeTurn, type Knock } from './slow-down.ts'
import { selectMember } from './store-members.ts'

/**
 * A member of staff signs in with number and password. Unknown, closed and wrong answer alike and slow down alike;
 * `start`: with a start password, which is to be changed first. (TRUST-04)
 */
export async function signInStaff(work: Work, user: string, password: string, address: string) {
  const knock: Knock = { kind: 'staff', name: user, address }
  const slow = await takeTurn(work, knock)
  if (slow) return slow
  const member = await selectMember(work.sql, user)
  const open = member?.active && (member.startUntil === null || member.startUntil > work.now)
  if (!await isPassword(password, open ? member.passwordHash : null)) {
    await countFailure(work, knock)
    await note(work, { verb: 'staff.sign-in-failed', person: null, ...(member ? { subject: { kind: 'member', id: member.id } } : {}) })
    return refuse('sign-in-failed')
  }
  await forgetFailures(work, knock)
  await note(work, { verb: 'staff.sign-in', person: null, subject: { kind: 'member', id: member!.id } })
  return { token: await openSession(work, { member: member!.id }), start: member!.startUntil !== null }
}

/** Sits down on a seeded seat of a demo city with one click; there is no such door elsewhere. */
export async function takeSeat(work: Work, user: string) {
  const member = await selectMember(work.sql, user)
  if (!member?.demo || !member.active) return refuse('seat-unknown')
  await note(work, { verb: 'staff.take-seat', person: null, subject: { kind: 'member', id: member.id } })
  return { token: await openSession(work, { member: member.id }) }
}
