import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { selectOfApplication, selectOfPerson, type Receipt } from './store.ts'

/** What was taken for an application and given back; null when nothing was taken. */
export async function feeOf(work: Work, application: { bucket: Bucket; id: Id }): Promise<{ taken: Receipt; returned: Receipt | null } | null> {
  const had = await selectOfApplication(work, application.bucket, application.id)
  const taken = had.find(one => one.what === 'taken')
  return taken ? { taken, returned: had.find(one => one.what === 'returned') ?? null } : null
}
/** A person's receipts, newest first. */
export const receiptsOf = (work: Work, person: PersonKey): Promise<Receipt[]> => selectOfPerson(work, person)
