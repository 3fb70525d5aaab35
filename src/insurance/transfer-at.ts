import type { Id, PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { lastChange } from '#record'
import { refuse } from './refusals.ts'
import { transferWords } from './shared.ts'
import { selectTransfer } from './store-transfer.ts'

/** What both ends of a transfer ask first. */
export const transferAt = {
  /** The transfer of a person, held, that has neither arrived nor been withdrawn. */
  async open(work: Work, person: PersonKey, id: Id, version: number) {
    const found = await selectTransfer(work, { bucket: person.bucket, id }, true)
    if (found?.person !== person.id) return refuse('transfer-unknown')
    if (found.state !== 'certified') return refuse('transfer-ended', { state: transferWords[found.state].zh, stateEn: transferWords[found.state].en })
    return found.version === version ? found : refuse('transfer-stale', await lastChange(work, { person, subject: id }))
  },
  staleRelation: async (work: Work, person: PersonKey, id: Id) => refuse('relation-stale', await lastChange(work, { person, subject: id, counts: ({ verb }) => verb !== 'insurance.record-month' })),
}
