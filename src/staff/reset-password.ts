import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { otherMember } from './member.ts'
import { hashPassword } from '#kit/password'
import { forgetFailures } from './slow-down.ts'
import { startPassword, startUntil } from './start-password.ts'
import { deletePasskeysOf, deleteSessionsOf, updatePassword } from './store-members.ts'

/**
 * 重置密码: a start password is made and answered once; it opens a sign-in for seven days, and the first thing done there is to change it. Sessions
 * end at once. `passkeys` also forgets the authenticators, for a lost or stolen one. (TRUST-04)
 */
export async function resetPassword(work: Work, id: Id, passkeys: boolean) {
  const member = await otherMember(work, id, true)
  if (isRefused(member)) return member
  const start = await startWith(work, member, passkeys)
  await note(work, { verb: 'staff.reset-password', person: null, subject: { kind: 'member', id }, facts: { passkeys } })
  return { id, ...start }
}

/** A start password in place of whatever opened the account before. */
export async function startWith(work: Work, { id, user }: { id: Id; user: string }, passkeys: boolean) {
  const password = startPassword(work.random)
  const until = startUntil(work.now)
  await updatePassword(work, id, await hashPassword(password, work.random), until)
  await deleteSessionsOf(work, id)
  if (passkeys) await deletePasskeysOf(work, id)
  await forgetFailures(work, { kind: 'staff', name: user })
  return { password, until }
}
