import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { deleteSilence, insertSilence, selectSilenced } from './store.ts'

const digest = (work: Pick<Work, 'vault'>, phone: string) => work.vault.digest('message-phone', phone)

/** From this transaction on nothing is sent to a number, whoever's cause it is, and what was written and not delivered yet stays undelivered. `report`: why. (HOLD-09) */
export const silence = (work: Work, phone: string, report: Id) => insertSilence(work, digest(work, phone), report)
/** Ends what a report silenced; another report of the same number goes on. */
export const unsilence = (work: Work, phone: string, report: Id) => deleteSilence(work, digest(work, phone), report)
/** Which of some numbers nothing is sent to. */
export async function silencedAmong(work: Work, phones: readonly string[]): Promise<Set<string>> {
  const digests = new Map(phones.map(phone => [digest(work, phone).toString('hex'), phone]))
  return new Set(digests.size ? (await selectSilenced(work, [...digests.keys()].map(hex => Buffer.from(hex, 'hex')))).map(found => digests.get(found.toString('hex'))!) : [])
}
/** Whether nothing is sent to a number. */
export const isSilenced = async (work: Work, phone: string) => (await selectSilenced(work, [digest(work, phone)])).length > 0
