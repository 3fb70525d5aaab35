import type { Fen } from '#kit/money'
import type { DifferenceView, FailReason } from './shared.ts'
import type { Ordered } from './store-answer.ts'

/** A line that moves: deducted, or not and why. */
export type Answered = Ordered & { to: 'done' | 'failed'; why: FailReason | null }
export type Judged = { take: Answered } | { known: true } | { difference: DifferenceView['what']; ours: string | null }

/**
 * What one line of a bank's answer does: it moves a line that waits, repeats what is known, or differs. What was deducted stays so and what failed stays so, whatever is said later: that is for people to look
 * at. Only where a copy of the order was refused as a whole and the order itself was carried out after all is the money taken, as all money that moved, unless it was ordered `again` since. Pure. (INS-03.b)
 */
export function judgeLine(ordered: (Ordered & { again: boolean }) | undefined, said: { amount: Fen; outcome: 'done' | 'pending' | FailReason }): Judged {
  if (!ordered) return { difference: 'seq-unknown', ours: null }
  if (ordered.amount !== said.amount) return { difference: 'amount-differs', ours: String(ordered.amount) }
  if (said.outcome === 'pending') return { known: true }
  const [to, why] = said.outcome === 'done' ? ['done', null] as const : ['failed', said.outcome] as const
  if (ordered.state === 'sent' || (ordered.reason === 'refused' && to === 'done' && !ordered.again)) return { take: { ...ordered, to, why } }
  // refused as a whole or line by line: not deducted either way
  return ordered.state === to && (ordered.reason === why || ordered.reason === 'refused') ? { known: true } : { difference: 'contradicts', ours: ordered.reason ?? ordered.state }
}
