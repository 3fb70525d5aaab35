import { invalid } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { hashPassword, isPassword } from '#kit/password'
import { refuse } from './refusals.ts'
import { openSession } from './session.ts'
import { PASSWORD_LEAST } from './shared.ts'
import { countFailure, forgetFailures, takeTurn, type Knock } from './slow-down.ts'
import { deleteSessionsOf, lockMember, updatePassword } from './store-members.ts'

/** 改密码: the member's own, with the old one. Every session ends and a new one begins; wrong old ones slow the number down like a sign-in. (TRUST-04) */
export async function changePassword(work: Work, old: string, password: string, address: string) {
  const { by } = work
  const member = by.kind === 'staff' ? await lockMember(work, by.id) : null
  if (!member?.active) return refuse('not-your-post', { verb: 'staff.password' })
  const knock: Knock = { kind: 'staff', name: member.user, address }
  const slow = await takeTurn(work, knock)
  if (slow) return slow
  if (!await isPassword(old, member.passwordHash)) {
    await countFailure(work, knock)
    await note(work, { verb: 'staff.password-failed', person: null, subject: { kind: 'member', id: member.id } })
    return invalid([{ field: 'old', zh: '现在的密码不对，没有改', en: 'The present password is wrong; nothing was changed' }])
  }
  const wrong = judge(member.user, old, password)
  if (wrong) return invalid([{ field: 'password', ...wrong }])
  await forgetFailures(work, knock)
  await updatePassword(work, member.id, await hashPassword(password, work.random), null)
  await deleteSessionsOf(work, member.id)
  await note(work, { verb: 'staff.change-password', person: null, subject: { kind: 'member', id: member.id } })
  return { token: await openSession(work, { member: member.id }) }
}

function judge(user: string, old: string, password: string): { zh: string; en: string } | null {
  if (password.length < PASSWORD_LEAST) return { zh: `新密码至少 ${PASSWORD_LEAST} 位`, en: `The new password has at least ${PASSWORD_LEAST} characters` }
  if (password.normalize('NFC') === old.normalize('NFC')) return { zh: '新密码和现在的一样，换一个', en: 'The new password is the present one; choose another' }
  if (password.toLowerCase().includes(user.toLowerCase())) return { zh: '新密码里有您的工号，换一个', en: 'The new password contains your staff number; choose another' }
  if (new Set(password).size < 6) return { zh: '新密码的字符太少花样，至少用 6 种', en: 'The new password repeats too few characters; use at least 6 different ones' }
  return null
}
