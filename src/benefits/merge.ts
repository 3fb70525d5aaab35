import { dayOf } from '#kit/day'
import type { PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { monthOf } from './months.ts'
import { grantsOf, moveOrders, openLines } from './store.ts'

/** Whether benefits stand in the way of merging somebody's record into another: some in force or waiting, or payments not settled; they are ended here and granted there, so that no month is paid under both or lost. */
export async function hasOpenBenefits(work: Work, person: PersonKey): Promise<boolean> {
  const month = monthOf(dayOf(work.now))
  return (await grantsOf(work, [person])).some(({ state, until }) => state === 'proposed' || (state === 'approved' && (until === null || until >= month))) || await openLines(work, person) > 0
}

/** Reimbursements of a merged record that no bank was ordered to pay go over to who stays. */
export const takeOverOrders = (work: Work, from: PersonKey, into: PersonKey): Promise<number> => moveOrders(work, from, into)
