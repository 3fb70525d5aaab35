import { isRefused } from '#kit/refusal'
import { refuse } from '../refusals.ts'
import type { Work } from '../work.ts'
import { addFailure, forgetFailures, lockSlow } from './store.ts'

/** Who knocks with a secret: by name (a staff number, a login name) and from where. */
export type Knock = { kind: 'staff' | 'customer'; name: string; address: string }
const FREE = { name: 5, address: 40 }

/**
 * Judges a secret: tries of one name wait for one another, and after some wrong ones the next are not judged for a while; unknown names slow down like known ones. The transaction must be kept
 * with `sign-in-failed`.
 */
export async function judged<T>(work: Work, { kind, name, address }: Knock, judge: () => Promise<T | null>) {
  const [byName, byAddress] = [work.keys.digest(`slow-${kind}`, name), work.keys.digest('slow-address', address)]
  const until = await lockSlow(work, [byName, byAddress])
  if (until) return refuse('sign-in-slow', { minutes: Math.ceil((until.getTime() - work.now.getTime()) / 60_000) })
  const right = await judge()
  if (right !== null && !isRefused(right as object)) {
    await forgetFailures(work, byName)
    return right
  }
  await addFailure(work, byName, FREE.name)
  await addFailure(work, byAddress, FREE.address)
  return right ?? refuse('sign-in-failed')
}
