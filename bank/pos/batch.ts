import { DETAILS, kindOf, noSums, type Detail, type Sums } from '../../src/wire/iso8583/index.ts'
import type { Order } from './order.ts'

/**
 * The settlement of one batch. `asking` the bank for its verdict, `uploading` since the totals differ; `done`; `refused`: the bank will not settle it (its code), somebody must look and may ask
 * once more. `sums` are what this POS counted; `stan` names the settlement, so that asked again it is the same one.
 */
export type Settlement = { batch: string; stan: string; at: string; sums: Sums; state: 'asking' | 'uploading' | 'done' | 'refused'; result: 'equal' | 'unequal' | null; code: string | null; done: string | null }

/** What orders of a batch add up to as a POS knows it: those that the bank approved. */
export function sumsOf(orders: Iterable<Order>): Sums {
  const sums = { ...noSums }
  for (const { state, what, amount } of orders) if (state === 'approved') {
    if (kindOf(what === 'return' ? 'refund' : what).side === 'debit') { sums.debits++; sums.debit += amount }
    else { sums.credits++; sums.credit += amount }
  }
  return sums
}

/** The transactions of an upload, by messages of eight. */
export function uploadsOf(orders: Iterable<Order>): Detail[][] {
  const all = [...orders].filter(({ state }) => state === 'approved').sort((a, b) => a.stan! < b.stan! ? -1 : 1).map(({ stan, card, amount }) => ({ foreign: false, stan: stan!, pan: card!, amount }))
  return Array.from({ length: Math.ceil(all.length / DETAILS) }, (_, n) => all.slice(n * DETAILS, (n + 1) * DETAILS))
}
