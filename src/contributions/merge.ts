import type { PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { openOf } from './store-mandate.ts'

/** Whether contributions stand in the way of merging somebody's record into another: a mandate in force, dues that wait, or money that is held; they are settled first, so that nothing is deducted for both. */
export const hasOpenContributions = (work: Work, person: PersonKey): Promise<boolean> => openOf(work, person)
