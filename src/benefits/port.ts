import type { Day } from '#kit/day'
import type { Fen } from '#kit/money'
import type { Kind, ReturnReason } from './shared.ts'

/** A line of an order to a bank. `seq` counts from 1 within the batch; `account` is the bank card number of the payee’s card; `number` the social security number. */
export type BatchLine = { readonly seq: number; readonly account: string; readonly name: string; readonly number: string; readonly amount: Fen; readonly purpose: string }
/** An order to one bank: `count` lines that come to `sum` fen, in the order of `seq`. The bank knows a repeat by `number`. */
export type Batch = { readonly number: string; readonly bank: string; readonly region: string; readonly month: string; readonly kind: Kind; /** The day it became ready. */ readonly on: Day; readonly count: number; readonly sum: Fen; readonly lines: AsyncIterable<BatchLine> }

/** What a bank says of a line: credited, not credited and why, or not yet either. */
export type ResultLine = { readonly seq: number; readonly amount: Fen; readonly outcome: 'done' | 'pending' | ReturnReason }
/** A bank’s answer to a batch: the lines it names, and what it says they come to. `complete`: it names every line, so that one it lacks is not known. */
export type Answer = { readonly batch: string; readonly complete: boolean; readonly paid: Fen; readonly returned: Fen; readonly lines: readonly ResultLine[] }

/** The way to the banks. `send` returns once the bank has the order; what throws is sent again under the same number, which the bank takes once. */
export type BankPort = { readonly name: string; send(batch: Batch): Promise<void> }

/** The stand-in until banks are connected: it reads the order through and tells nobody; the batch says `stand-in`, and answers are entered by hand. */
export const standIn: BankPort = {
  name: 'stand-in',
  async send({ lines, count }) {
    let read = 0
    for await (const line of lines) read = line.seq
    if (read !== count) throw new Error(`an order of ${count} lines held ${read}`)
  },
}
