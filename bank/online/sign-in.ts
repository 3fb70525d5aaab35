import { isPassword } from '#kit/password'
import { isRefused } from '#kit/refusal'
import { openSession } from '../access/session.ts'
import { judged } from '../access/slow.ts'
import { seeAccounts } from '../payments/see.ts'
import type { Work } from '../work.ts'
import { loginDigest } from './questions.ts'
import { selectLogin } from './store.ts'

/** A customer signs in with login name and password, slowed down like staff. Whose account is reported lost does not come in. (FIN-08.b) */
export async function signInCustomer(work: Work, { bank, login, password }: { bank: string; login: string; password: string }, address: string) {
  const known = await judged(work, { kind: 'customer', name: `${bank}|${login.trim().toLowerCase()}`, address }, async () => {
    const found = await selectLogin(work, loginDigest(work, bank, login.trim()))
    return await isPassword(password, found?.hash ?? null) ? found : null
  })
  if (isRefused(known)) return known
  const { bucket, customer } = known
  const stopped = await seeAccounts(work, { bucket, customer, bank })
  return isRefused(stopped) ? stopped : openSession(work, { kind: 'customer', bucket, customer })
}
