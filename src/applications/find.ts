import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import type { Application } from './application.ts'
import { selectApplication, selectApproved, selectOfPerson } from './store.ts'

export { approvedGroups } from './store.ts'
export const getApplication = (work: Work, bucket: Bucket, id: Id): Promise<Application | null> => selectApplication(work, bucket, id)
/** A person's applications, newest first. */
export const applicationsOf = (work: Work, person: PersonKey): Promise<Application[]> => selectOfPerson(work, person)
/** Approved applications that wait for a batch, oldest first, kept from other batches until the Work ends. (PROD-01) */
export const approvedFor = (work: Work, { region, bank, limit }: { region: string; bank: string; limit: number }): Promise<Application[]> => selectApproved(work, region, bank, limit)
