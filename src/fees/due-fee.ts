import type { Day } from '#kit/day'
import type { Work } from '#kit/work'
import { policy } from '#regions'
import type { DueFee, FeeReason } from './shared.ts'

/**
 * The fee of a region for a reason on a day, in fen, with the authority, number and date of what approved it; null when it is free.
 * The day is that of the application's submission. (APP-09, REPL-02)
 */
export function dueFee(_work: Work, region: string, reason: FeeReason, day: Day): DueFee | null {
  const { fen, authority, document, date } = policy(region, `fee.${reason}`, day)
  return fen === 0n ? null : { amount: fen, source: { authority: authority!, number: document!, date: date! } }
}
