import { publicNumber, type Id, type PersonKey } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Work } from '#kit/work'
import { post } from './post.ts'
import type { AccountKind } from './shared.ts'
import { claimKeys, holdAccounts, keysWith } from './store.ts'

/** Money for an account from contributions, once a key. */
export type Credit = { person: PersonKey; region: string; amount: Fen; key: string; policies: Id[] }

/**
 * Fills accounts, in a fixed number of statements, each once a key; answers those whose key was new, with the balance after. Accounts that are missing are
 * made and all are held in key order. At most one credit an account. `what`: an allocation, or the balance of the system before;
 * `into`: the personal account, or what the bank still has to pay out. (PACC-01)
 */
export async function credit(work: Work, credits: readonly Credit[], what: 'allocation' | 'opening' = 'allocation', into: AccountKind = 'pacc'): Promise<(Credit & { balance: Fen })[]> {
  if (credits.some(({ amount }) => amount <= 0n)) throw new Error('a credit is more than nothing')
  if (!credits.length) return []
  const numbered = credits.map(each => ({ ...each, bucket: each.person.bucket, number: publicNumber(each.person.bucket, work.random, 20) }))
  const claimed = await claimKeys(work, numbered)
  const fresh = numbered.filter(({ number }) => claimed.has(number))
  if (!fresh.length) return []
  const versions = await holdAccounts(work, fresh.map(({ bucket, person, region }) => ({ bucket, person: person.id, region })), into)
  const posted = await post(work, what, fresh.map(({ bucket, person, region, amount, number, policies }, n) => ({
    bucket, person: person.id, region, version: versions[n]!, number,
    account: amount, fund: 0n, cash: 0n, hospital: 0n, income: amount, total: 0n, undoes: null,
    provider: null, terminal: null, operator: null, session: null, policies, business: null, detail: null,
  })), undefined, into)
  return fresh.map(each => ({ ...each, balance: posted.get(each.number)!.balance }))
}

/** Keys of one person's credits count for another too, from now on: what was credited once is not credited to whoever takes over. `rename` says how a key reads there. */
export async function shareKeys(work: Work, from: PersonKey, into: PersonKey, begin: string, rename: (key: string) => string): Promise<void> {
  const keys = await keysWith(work, from.bucket, begin)
  if (keys.length) await claimKeys(work, keys.map(key => ({ bucket: into.bucket, key: rename(key), number: publicNumber(into.bucket, work.random, 20) })))
}
