import type { Id, PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { lastChange } from '#record'
import { refuse } from './refusals.ts'
import { stateWords } from './shared.ts'
import { lockCancelling, type Cancelling, type Key } from './store.ts'

/** Where a sealed value of a cancellation belongs. */
export const place = (column: 'applicant' | 'phone' | 'reason', id: Id) => `cancellation.cancelling.${column}|${id}`
export const heirPlace = (column: 'name' | 'number' | 'bank_account', id: Id, nth: number) => `cancellation.beneficiary.${column}|${id} ${nth}`
export const holderOf = (c: Pick<Cancelling, 'bucket' | 'person'>): PersonKey => ({ bucket: c.bucket, id: c.person })
export const onRecord = (c: Pick<Cancelling, 'bucket' | 'person' | 'id'>) => ({ person: holderOf(c), subject: { kind: 'cancellation', id: c.id } })
export type Applicant = { name: string; number: string; relation: string; validUntil: string }
export const applicantOf = (work: Pick<Work, 'vault'>, c: Pick<Cancelling, 'id' | 'applicantSealed'>): Applicant | null => c.applicantSealed && JSON.parse(work.vault.openText(c.applicantSealed, place('applicant', c.id))) as Applicant

export const stale = async (work: Work, c: Cancelling) => refuse('cancel-stale', await lastChange(work, { person: holderOf(c), subject: c.id }))

/** The cancellation of this person, locked, as the clerk saw it and still waiting. */
export async function waiting(work: Work, at: Key & { person: Id }, version: number) {
  const found = await lockCancelling(work, at)
  if (!found || found.person !== at.person) return refuse('cancel-unknown')
  if (found.state !== 'waiting') return refuse('cancel-decided', { state: stateWords[found.state].zh, stateEn: stateWords[found.state].en })
  return found.version === version ? found : stale(work, found)
}
/** The member at work. */
export function clerkOf(work: Work): { id: Id; post: string; office: Id } {
  if (work.by.kind !== 'staff') throw new Error('a cancellation is a clerk’s work')
  return { id: work.by.id, post: work.by.post, office: work.by.organisation }
}
