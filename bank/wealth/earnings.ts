import type { Day } from '#kit/day'
import type { Fen } from '#kit/money'
import type { Holding, Product } from './store.ts'

/** What a holding earned if it is given back on this day: once it has run its days, its rate for them, to the whole fen below; before that nothing. */
export function earnings({ amount, dueDay }: Pick<Holding, 'amount' | 'dueDay'>, { rate, days }: Pick<Product, 'rate' | 'days'>, day: Day): Fen {
  return day < dueDay ? 0n : amount * BigInt(rate) * BigInt(days) / (10_000n * 365n)
}
