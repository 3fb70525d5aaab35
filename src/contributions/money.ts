import type { Day } from '#kit/day'
import { share, type Fen } from '#kit/money'
import { basisPoints, type PolicyValue } from '#regions'

/** What of a due the money is about. `settled`: what the due took; the rest of what was received is held, or was given back. */
export type Owing = { payerKind: 'person' | 'unit'; amount: Fen; dueOn: Day; state: 'open' | 'ordered' | 'paid' | 'elsewhere'; received: Fen; late: Fen; settled: Fen; refunded: Fen }

const daysBetween = (from: Day, to: Day) => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

/** 滞纳金: what a due owes beside itself when it is paid on a day, rounded half up to the fen. Pure. (MED-10) */
export function lateFee({ amount, dueOn, payerKind }: Pick<Owing, 'amount' | 'dueOn' | 'payerKind'>, on: Day, rule: PolicyValue<'contributions.late'>): Fen {
  const days = daysBetween(dueOn, on)
  return rule?.payers.includes(payerKind) && days > 0 ? share(amount * basisPoints(rule.daily) * BigInt(days), 1n, 10_000n) : 0n
}
/** What is held of a due: money that came and that it did not take, nor was given back. */
export const heldOf = ({ received, settled, refunded }: Pick<Owing, 'received' | 'settled' | 'refunded'>): Fen => received - settled - refunded
/** What is still to be paid on a day; nothing of what is settled. */
export const owedOn = (due: Owing, on: Day, rule: PolicyValue<'contributions.late'>): Fen => {
  if (due.state === 'paid' || due.state === 'elsewhere') return 0n
  const left = due.amount + lateFee(due, on, rule) - heldOf(due)
  return left > 0n ? left : 0n
}

/**
 * Money came for a due: once all of it is there the due is paid, with the late fee of the day the money came; what is more, or comes after, is held. Never is a due paid twice. Pure. (INS-03.b)
 */
export function receive<Due extends Owing>(due: Due, money: Fen, on: Day, rule: PolicyValue<'contributions.late'>): Due & { paid: boolean } {
  const with_ = { ...due, received: due.received + money }
  const late = lateFee(due, on, rule)
  const enough = (due.state === 'open' || due.state === 'ordered') && heldOf(with_) >= due.amount + late
  return enough ? { ...with_, state: 'paid', late, settled: due.amount + late, paid: true } : { ...with_, paid: false }
}
