import type { Who } from './ground.ts'

/** A drawer as its clerk keeps it: what was counted in, taken, paid, banked, by the answers alone. */
export type DrawerBook = { id: string; holds: number; state: 'open' | 'offered'; day: string }
export type ReceiptBook = { number: string; application: string; what: 'taken' | 'returned'; amount: number }
/** What the people at work wrote down for themselves. */
export type Ledgers = {
  drawers: Map<Who, DrawerBook>
  /** Fees as payers and payees have them on paper, by receipt number. */
  receipts: Map<string, ReceiptBook>
  /** Blanks by bank as the stock clerk was told: what is left. */
  blanks: Map<string, number>
  /** Phones reported lost: from when on nothing may reach them. */
  silent: Map<string, Date>
  batches: string[]
  presses: number
}
export const newLedgers = (): Ledgers => ({ drawers: new Map(), receipts: new Map(), blanks: new Map(), silent: new Map(), batches: [], presses: 0 })
