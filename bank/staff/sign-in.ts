import { isPassword } from '#kit/password'
import { isRefused } from '#kit/refusal'
import { openSession } from '../access/session.ts'
import { judged } from '../access/slow.ts'
import type { Work } from '../work.ts'
import { selectMember } from './store.ts'

/** A member of a bank's staff signs in with number and password. Unknown, ended and wrong answer alike. */
export async function signInStaff(work: Work, number: string, password: string, address: string) {
  const member = await judged(work, { kind: 'staff', name: number, address }, async () => {
    const found = await selectMember(work, number)
    return await isPassword(password, found?.active ? found.passwordHash : null) ? found : null
  })
  return isRefused(member) ? member : openSession(work, { kind: 'staff', member: member.number })
}
