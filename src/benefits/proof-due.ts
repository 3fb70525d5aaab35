import { addMonths, isDay, type Day } from '#kit/day'
import type { PolicyValue } from '#regions'
import { monthOf, monthsOn, type Month } from './months.ts'

/** How the yearly proof falls due: a year after the one before, or on a day of the year (`MM-dd`). */
export type ProofRule = NonNullable<PolicyValue<'benefits.proof'>>

/** The last day on which the next proof is in time, after one on `last`; 29 February is the 28th in common years. (BEN-04) */
export function proofDue({ due }: Pick<ProofRule, 'due'>, last: Day): Day {
  if (due === 'after-a-year') return addMonths(last, 12)
  const day = `${Number(last.slice(0, 4)) + 1}-${due}`
  return isDay(day) ? day : `${day.slice(0, 8)}28`
}

/** The last month that is paid without a further proof: the one in which it falls due. From the next one payment pauses. (BEN-04.b) */
export const paidThrough = (rule: Pick<ProofRule, 'due'>, last: Day): Month => monthOf(proofDue(rule, last))

/** What a page says of it: lapsed from the day after it was due; `pausedFrom`: the first month that is not paid without it. */
export const proofStanding = (rule: Pick<ProofRule, 'due'>, last: Day, today: Day) =>
  ({ last, due: proofDue(rule, last), lapsed: today > proofDue(rule, last), pausedFrom: monthsOn(paidThrough(rule, last), 1) })
