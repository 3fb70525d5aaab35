import type { Work } from '#kit/work'
import { refuse } from './refusals.ts'
import { addFailure, clearFailures, lockSlow, selectSlow, selectSlowNow } from './store.ts'

/** Failures that cost nothing, then one minute, doubling to fifteen; forgotten after an hour. An address has more, it may be an office. */
const FREE = { name: 5, address: 40 }, MINUTE = 60_000, HOUR = 3_600_000
export type Knock = { kind: 'staff' | 'holder'; name: string; address: string }
const digests = ({ vault }: Work, knock: Knock) => ({
  name: vault.digest(`sign-in-${knock.kind}`, knock.name), address: vault.digest('sign-in-address', knock.address),
})

/** Refuses while this name or this address is slowed down; unknown names slow down like known ones. */
export async function checkSlow(work: Work, knock: Knock) {
  const { name, address } = digests(work, knock)
  const until = Math.max(0, ...(await selectSlow(work, [name, address])).map(row => row.until.getTime()))
  return until > work.now.getTime() ? refuse('sign-in-slow', { minutes: Math.ceil((until - work.now.getTime()) / MINUTE) }) : null
}

/**
 * The same before a password is judged: tries of one name wait for one another until their Work ends, so that a hundred sent at once are judged one
 * by one and most are not judged at all. (TRUST-04)
 */
export async function takeTurn(work: Work, knock: Knock) {
  await lockSlow(work, digests(work, knock).name)
  return checkSlow(work, knock)
}

export async function countFailure(work: Work, knock: Knock): Promise<void> {
  const { name, address } = digests(work, knock)
  const forgotten = new Date(work.now.getTime() - HOUR)
  await addFailure(work, name, FREE.name, MINUTE, forgotten)
  await addFailure(work, address, FREE.address, MINUTE, forgotten)
}

export async function forgetFailures(work: Work, knock: Pick<Knock, 'kind' | 'name'>): Promise<void> { await clearFailures(work, digests(work, { ...knock, address: '' }).name) }

/** Which of these staff numbers are slowed down now. */
export async function slowNow(work: Work, users: readonly string[]): Promise<Set<string>> {
  const asked = new Map(users.map(user => [work.vault.digest('sign-in-staff', user).toString('hex'), user]))
  return new Set((await selectSlowNow(work, [...asked.keys()].map(hex => Buffer.from(hex, 'hex')))).map(digest => asked.get(digest.toString('hex'))!))
}
