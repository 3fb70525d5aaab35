import { connect } from 'node:net'
import { isRefused } from '#kit/refusal'
import { openLine, openTerminal, unwrapKeys, type After, type Dialect, type Key, type Line, type Reversed, type ReversalStore, type Settled, type Terminal, type Message, type Malformed } from '../../src/wire/iso8583/index.ts'
import { signingIn, type Who } from './messages.ts'

export type LineSettings = { who: Who; master: Key; dialect: Dialect; host: string; port: number; wait?: number; delays?: readonly number[]; after?: After; store: ReversalStore; count: () => number; reversed: (transaction: string, how: Reversed) => void }
/** The POS's way to its bank: keys of the newest sign-in, one line for what is transacted, a fresh one for what is asked again. */
export type BankLine = {
  keys(): { pin: Key; mac: Key; batch: string } | null
  signIn(): Promise<boolean>; signedOut(): void
  transact(request: Message): Promise<Settled | Malformed>
  /** The same request once more under its own number: for what is not reversed. */
  again(request: Message): Promise<Message | null>
  /** A request without MAC, on a connection of its own; null: no answer. */
  once(request: Message): Promise<Message | null>
  resume: Terminal['resume']; close(): void
}

export function openBankLine({ who, master, dialect, host, port, wait = 15_000, delays, after, store, count, reversed }: LineSettings): BankLine {
  const dial = () => connect({ host, port, noDelay: true })
  const line: Line = openLine({ connect: dial, dialect, wait, ...after && { after } })
  let working: { pin: Key; mac: Key; batch: string } | null = null
  let batch = '000000'
  let signing: Promise<boolean> | null = null
  const mak = () => working!.mac
  const terminal = openTerminal({ line, store, dialect, mak, told: event => { if (event.what === 'reversed') reversed(event.transaction, event.how) }, ...delays && { delays }, ...after && { after } })
  const fresh = async (request: Message, key?: Key) => {
    const own = openLine({ connect: dial, dialect, wait, ...after && { after } })
    try {
      const outcome = await own.ask(request, key)
      return !isRefused(outcome) && outcome.is === 'answer' ? outcome.answer : null
    } finally { own.close() }
  }
  const signIn = async () => {
    const outcome = await line.ask(signingIn(who, String(count()).padStart(6, '0'), batch))
    if (isRefused(outcome) || outcome.is !== 'answer' || outcome.answer.fields.response !== '00' || !outcome.answer.fields.own) return false
    const keys = unwrapKeys(master, outcome.answer.fields.own)
    if (isRefused(keys)) return false
    batch = outcome.answer.fields.control!.batch
    working = { ...keys, batch }
    return true
  }
  return {
    keys: () => working,
    signedOut: () => { working = null },
    signIn: () => signing ??= signIn().finally(() => { signing = null }),
    transact: request => terminal.transact(request),
    again: request => fresh(request, mak()),
    once: request => fresh(request),
    resume: () => terminal.resume(),
    close: () => { terminal.stop(); line.close() },
  }
}
