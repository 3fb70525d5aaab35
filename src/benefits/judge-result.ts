import type { Bucket, Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { ResultLine } from './port.ts'
import type { DifferenceView, Kind, Reason } from './shared.ts'

/** A line as it was ordered: its place in the batch, where it stands. */
export type Ordered = { bucket: Bucket; cause: Id; month: string; nth: number; seq: number; amount: Fen; state: 'sent' | 'paid' | 'returned' | 'unknown'; reason: Reason | null; person: Id; region: string; kind: Kind }
/** One that moves: to what, and why where it came back. */
export type Answered = Ordered & { to: 'paid' | 'returned' | 'unknown'; why: Reason | null }
export type Judged = { take: Answered } | { known: true } | { difference: DifferenceView['what']; ours: string | null }

/**
 * What one line of a bank's answer does: it moves a line that waits, repeats what is known, or differs. Only a line that waits, or that nobody could tell of, ever moves: what is paid stays paid
 * and what came back stays so, whatever is said later; that is for people to look at. (BEN-05.b)
 */
export function judgeResult(ordered: Ordered | undefined, said: ResultLine): Judged {
  if (!ordered) return { difference: 'seq-unknown', ours: null }
  if (ordered.amount !== said.amount) return { difference: 'amount-differs', ours: String(ordered.amount) }
  if (said.outcome === 'pending') return { known: true }
  const [to, why] = said.outcome === 'done' ? ['paid', null] as const : ['returned', said.outcome] as const
  if (ordered.state === 'sent' || ordered.state === 'unknown') return { take: { ...ordered, to, why } }
  return ordered.state === to && ordered.reason === why ? { known: true } : { difference: 'contradicts', ours: ordered.reason ?? ordered.state }
}
