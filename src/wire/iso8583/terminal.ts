import { isRefused } from '#kit/refusal'
import { realTime, type After } from './after.ts'
import { reversalOf } from './answer.ts'
import { checkMessage, recognise } from './check.ts'
import { decodeMessage, encodeMessage, type Message } from './codec.ts'
import type { Dialect } from './fields.ts'
import type { Key } from './keys.ts'
import { kindOf } from './kinds.ts'
import { transactionOf, type Line, type Outcome } from './line.ts'
import { fault, malformed, type Malformed } from './malformed.ts'
import { responseOf, type Reason } from './responses.ts'

/** A reversal that may have to be sent: whose (terminal/batch/STAN) and its message without MAC. It holds a card number: a store seals it. */
export type Pending = { transaction: string; bytes: Buffer }
/**
 * Where reversals outlive a crash. `put` is done before its request goes out, `remove` once the request was answered or its reversal was; `stuck`: the bank refuses the
 * reversal for good (its code), somebody must look; `all`: what is to be reversed, without the stuck.
 */
export type ReversalStore = { put: (pending: Pending) => Promise<void>; remove: (transaction: string) => Promise<void>; stuck: (transaction: string, code: string) => Promise<void>; all: () => Promise<Pending[]> }
/** How a reversal ended: `done`; `none` the bank never had the original; `person` it is with somebody. */
export type Reversed = 'done' | 'none' | 'person'
/** What became of a transaction; where that is unknown and can be undone, it is being reversed. */
export type Settled = Exclude<Outcome, { is: 'unknown' }> | { is: 'unknown'; reason: Reason; reversed?: Promise<Reversed> }
export type TerminalEvent = { what: 'reversing' | 'store-failed'; transaction: string } | { what: 'reversed'; transaction: string; how: Reversed }
/** `mak`: the key of the sign-in in force, asked at each sending. `delays`: ms before each try; the last is for all that follow. */
export type TerminalOptions = { line: Line; store: ReversalStore; dialect: Dialect; mak: () => Key; delays?: readonly number[]; after?: After; told?: (event: TerminalEvent) => void }
/** `transact` sends a request of the table; `resume` takes up the reversals a crash left and is called before anything else. */
export type Terminal = { transact: (request: Message) => Promise<Settled | Malformed>; resume: () => Promise<Promise<Reversed>[]>; stop: () => void }

const DELAYS = [0, 5_000, 15_000, 60_000, 300_000]

/** A terminal that leaves nothing open: a transaction of money whose answer does not come is reversed, again and again, until the bank says what became of it. */
export function openTerminal({ line, store, dialect, mak, delays = DELAYS, after = realTime, told = () => {} }: TerminalOptions): Terminal {
  const open = new Set<string>()
  let stopped = false

  /** One try: what the bank said of the reversal, or null to try again. */
  const tried = async ({ transaction, bytes }: Pending, reason: Reason): Promise<Reversed | null> => {
    const decoded = decodeMessage(bytes, dialect)
    if (isRefused(decoded)) { await store.stuck(transaction, '30'); return 'person' }
    const { message } = decoded
    const outcome = await line.ask({ ...message, fields: { ...message.fields, response: reason } }, mak())
    if (isRefused(outcome) || outcome.is !== 'answer') return null
    const code = outcome.answer.fields.response!
    const { reversal } = responseOf(code)
    if (reversal === 'again') return null
    if (reversal === 'person') await store.stuck(transaction, code)
    else await store.remove(transaction)
    return reversal
  }
  const reverse = (pending: Pending, reason: Reason): Promise<Reversed> => new Promise(resolve => {
    open.add(pending.transaction)
    let tries = 0
    const next = () => after(delays[Math.min(tries++, delays.length - 1)]!, () => {
      if (stopped) return
      told({ what: 'reversing', transaction: pending.transaction })
      tried(pending, reason).catch(() => { told({ what: 'store-failed', transaction: pending.transaction }); return null }).then(how => {
        if (how === null) { next(); return }
        open.delete(pending.transaction)
        told({ what: 'reversed', transaction: pending.transaction, how })
        resolve(how)
      }, () => {})
    })
    next()
  })
  /** Removes what is settled. When the store cannot, the transaction may not be told as done: after a crash it would be reversed. */
  const removed = async (transaction: string): Promise<boolean> => {
    try { await store.remove(transaction); return true } catch { told({ what: 'store-failed', transaction }); return false }
  }
  const undone = async (request: Message, transaction: string): Promise<Settled | Malformed> => {
    const bytes = encodeMessage(reversalOf(request, '98'), dialect)
    if (isRefused(bytes)) return bytes
    const pending: Pending = { transaction, bytes }
    open.add(transaction)
    try { await store.put(pending) } catch (error) { open.delete(transaction); throw error }
    const outcome = await line.ask(request, mak())
    if (!isRefused(outcome) && outcome.is === 'unknown') return { ...outcome, reversed: reverse(pending, outcome.reason) }
    if (!await removed(transaction)) return { is: 'unknown', reason: '96', reversed: reverse(pending, '96') }
    open.delete(transaction)
    return outcome
  }

  return {
    stop: () => { stopped = true },
    resume: async () => (await store.all()).filter(({ transaction }) => !open.has(transaction)).map(pending => reverse(pending, '98')),
    transact: async request => {
      const known = recognise(request)
      const transaction = transactionOf(request)
      if (!known || known.leg !== 'request' || !transaction) return malformed([fault('mti', '没有这种请求', 'no such request')])
      const kind = kindOf(known.kind)
      const checked = checkMessage(kind.keyed ? { ...request, fields: { ...request.fields, mac: Buffer.alloc(8) } } : request)
      if (isRefused(checked)) return checked
      // before anything is kept: its reversal would be that of the transaction which had the STAN first
      if (open.has(transaction) || line.used(request)) return malformed([fault('F11', '这个批次里的流水号已经用过', 'this STAN of the batch was used')])
      return kind.undone ? undone(request, transaction) : line.ask(request, kind.keyed ? mak() : undefined)
    },
  }
}
