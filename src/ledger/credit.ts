import { publicNumber, type PersonKey } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Work } from '#kit/work'
import { post } from './post.ts'
import { claimKey, ensureAccounts, lockAccount } from './store.ts'

/** Fills an account from contributions, once a key; answers the new balance, or null when the key was used before. (PACC-01) */
export async function credit(work: Work, to: { person: PersonKey; region: string; amount: Fen; key: string; policies: string[] }): Promise<Fen | null> {
  if (to.amount <= 0n) throw new Error('a credit is more than nothing')
  const { bucket, id } = to.person
  const number = publicNumber(bucket, work.random, 20)
  if (!await claimKey(work, bucket, to.key, number, work.now)) return null
  await ensureAccounts(work, [{ bucket, person: id, region: to.region }])
  const account = await lockAccount(work, to.person, to.region)
  const posted = await post(work, 'allocation', [{
    bucket, person: id, region: to.region, version: account!.version, number,
    account: to.amount, fund: 0n, cash: 0n, hospital: 0n, income: to.amount, total: 0n, undoes: null,
    provider: null, terminal: null, operator: null, session: null, policies: to.policies, detail: null,
  }])
  return posted.get(number)!.balance
}
