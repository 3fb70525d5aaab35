import { join } from 'node:path'
import type { Random } from '#kit/ids'
import { isRefused, type Refusal } from '#kit/refusal'
import type { SealKey } from '#kit/seal'
import { decodeMessage, encodeMessage, responseOf, UNIONPAY, UNIONPAY_SM, type After, type Key, type Message, type Reversed, type ReversalStore } from '../../src/wire/iso8583/index.ts'
import { refuse, type RefusalName } from '../refusals.ts'
import { openBankLine, type BankLine } from './bank-line.ts'
import { openJournal, type Journal } from './journal.ts'
import { messageFor } from './message-for.ts'
import { openPad, type Pad } from './pad.ts'
import { isOpen, isSame, newOrder, type Asked, type Order } from './order.ts'
import type { Who } from './messages.ts'

export type DeviceSettings = {
  who: Who; bank: string; name: string; shop: string; master: Key; store: SealKey; folder: string; host: string; port: number; random: Random; now: () => Date
  wait?: number; delays?: readonly number[]; after?: After; pause?: (ms: number) => Promise<void>
}
/** A POS: what a till asks of it, what its screen shows, and what its keys do. */
export type Device = {
  who: Who; /** The bank that lends it. */ bank: string; name: string; shop: string; pad: Pad
  ask(asked: Asked): Order | Refusal<RefusalName>; state(reference: string): Order | null; cancel(reference: string): Order | Refusal<RefusalName>
  /** The order that ended last, for the screen and its slip. */
  last(): Order | null
  /** Every order under way has ended. */
  quiet(): Promise<void>
  close(): void
}
type Inside = DeviceSettings & { journal: Journal; line: BankLine; under: Set<Promise<unknown>>; closed: () => boolean }

/** How long an order waits for its customer. */
const PATIENCE_MS = 180_000
const AGAIN = [0, 2_000, 5_000, 15_000, 60_000]

/**
 * A POS beside a till, as the bank lends one (stand-in): its own keys, a line of its own to the bank, and a memory that outlives a crash. What a till asked for is on disk before
 * anything goes out, and is told as done after that is on disk too; whatever was under way when it was switched off is reversed, or asked again, when it comes back. (FIN-05, FIN-07)
 */
export async function openDevice(settings: DeviceSettings): Promise<Device> {
  const { who, now: clock } = settings
  const journal = openJournal(join(settings.folder, `${who.id}.journal`), settings.store, settings.random)
  let closed = false
  const line = openBankLine({ ...settings, dialect: dialectOf(who), store: storeOf(journal, clock), count: () => journal.count(), reversed: (transaction, how) => { if (!closed) reversed(journal, clock, transaction, how) } })
  const inside: Inside = { ...settings, journal, line, under: new Set(), closed: () => closed }
  const waiting = () => {
    for (const order of journal.orders.values()) if (order.state === 'waiting') {
      if (clock().getTime() - Date.parse(order.at) <= PATIENCE_MS) return order
      journal.keep(ended(order, 'cancelled', clock(), ['等了三分钟，顾客没有确认', 'the customer did not confirm within three minutes']))
    }
    return null
  }
  const pad = openPad({ waiting, clock, ready: () => line.keys() !== null || (void line.signIn(), false), send: (order, card, pin) => track(inside, carry(inside, order, { card, pin })),  cancel: order => journal.keep(ended(order, 'cancelled', clock(), ['顾客取消了', 'the customer cancelled'])) })
  void line.signIn().then(() => takeUp(inside))
  return {
    who, bank: settings.bank, name: settings.name, shop: settings.shop, pad,
    ask(asked) {
      const known = journal.orders.get(asked.reference)
      if (known) return isSame(known, asked) ? settled(known) : refuse('pos-order-differs')
      const order = newOrder(asked, clock().toISOString())
      journal.keep(order)
      if (order.what === 'return') track(inside, carry(inside, order, null))
      return journal.orders.get(order.reference)!
    },
    state: reference => { waiting(); return journal.orders.get(reference) ?? null },
    cancel(reference) {
      const known = journal.orders.get(reference)
      if (known && known.state !== 'waiting') return known
      // one that never came is refused from now on, should it still be on its way
      const order = ended(known ?? newOrder({ reference, what: 'purchase', amount: 0n, of: null, note: '' }, clock().toISOString()), 'cancelled', clock(), ['收银台取消了', 'the till cancelled'])
      journal.keep(order)
      return order
    },
    last: () => { let newest: Order | null = null; for (const order of journal.orders.values()) if (order.done !== null && (newest === null || order.done >= newest.done!)) newest = order; return newest },
    quiet: async () => { while (inside.under.size) await Promise.all(inside.under) },
    close() { closed = true; line.close(); journal.close() },
  }
  function settled(order: Order): Order { waiting(); return journal.orders.get(order.reference)! }
}

const dialectOf = ({ cipher }: Who) => cipher === 'sm4' ? UNIONPAY_SM : UNIONPAY
function track(inside: Inside, work: Promise<void>): void {
  const kept: Promise<unknown> = work.catch(() => undefined).finally(() => inside.under.delete(kept))
  inside.under.add(kept)
}
const ended = (order: Order, state: Order['state'], now: Date, [zh, en]: readonly [string, string]): Order => ({ ...order, state, cause: { zh, en }, done: now.toISOString() })
const isReversal = (bytes: string) => bytes.slice(22, 26) === '0400'

const ofTransaction = (journal: Journal, transaction: string) => [...journal.orders.values()].find(order => order.batch !== null && transaction.endsWith(`/${order.batch}/${order.stan}`))
/** Reversals live in the orders: what went out and is not told yet is to be reversed after a crash. That it ended is kept with what is told, not before. */
function storeOf(journal: Journal, clock: () => Date): ReversalStore {
  const of = (transaction: string) => ofTransaction(journal, transaction)
  return {
    put: async ({ transaction, bytes }) => { const order = of(transaction); if (!order) throw new Error('no such order'); journal.keep({ ...order, state: 'sent', bytes: bytes.toString('hex') }) },
    remove: async () => {},
    stuck: async (transaction, code) => { const order = of(transaction); if (order) journal.keep({ ...ended(order, 'stuck', clock(), ['银行不肯冲正，请联系收单银行', 'the bank will not reverse it; ask the acquiring bank']), code }) },
    all: async () => [...journal.orders.values()].flatMap(order => (order.state === 'sent' || order.state === 'reversing') && order.bytes && isReversal(order.bytes) ? [{ transaction: `${terminalOf(order)}/${order.batch}/${order.stan}`, bytes: Buffer.from(order.bytes, 'hex') }] : []),
  }
  function terminalOf({ bytes }: Order): string {
    const read = decodeMessage(Buffer.from(bytes!, 'hex'), UNIONPAY)
    return isRefused(read) ? '' : read.message.fields.terminal ?? ''
  }
}

/** Carries an order to the bank and back, and tells how it ended. */
async function carry(inside: Inside, order: Order, entered: { card: string; pin: string } | null): Promise<void> {
  const { journal, line, now: clock } = inside
  // nobody is asked for it twice; on disk it waits until something goes out
  journal.orders.set(order.reference, { ...order, state: 'sent' })
  const no = (cause: readonly [string, string], code: string | null = null) => journal.keep({ ...ended(journal.orders.get(order.reference)!, 'declined', clock(), cause), code })
  if (!line.keys() && !await line.signIn()) return no(['连不上银行，没有扣款', 'the bank cannot be reached; nothing was taken'])
  const made = messageFor(inside, order, entered, line.keys()!, String(journal.count()).padStart(6, '0'))
  if (!('message' in made)) return no(made)
  const { message, undone } = made
  const { stan, control, pan } = message.fields
  const sent: Order = { ...order, state: 'sent', card: pan!, batch: control!.batch, stan: stan!, bytes: undone ? null : bytesOf(message, inside.who) }
  if (undone) journal.orders.set(order.reference, sent)
  else journal.keep(sent)
  if (!undone) return asked(inside, sent, message)
  const outcome = await line.transact(message).catch(() => null)
  if (outcome === null) return no(['POS 记不下这一笔，没有送出', 'the POS could not write it down; nothing was sent'])
  if (isRefused(outcome) || outcome.is === 'unsent') return no(['没有送到银行，没有扣款', 'it did not reach the bank; nothing was taken'])
  if (outcome.is === 'answer') return answered(inside, order.reference, outcome.answer)
  const held = journal.orders.get(order.reference)!
  if (held.state === 'sent') journal.keep({ ...held, state: 'reversing' })
}

const bytesOf = (message: Message, who: Who): string => {
  const bytes = encodeMessage(message, dialectOf(who))
  if (isRefused(bytes)) throw new Error('a message that cannot be written')
  return bytes.toString('hex')
}

/** Keeps what the bank answered. An approval that cannot be kept is reversed: after a crash it would be. */
function answered(inside: Inside, reference: string, { fields }: Message): void {
  const { journal, line, now: clock } = inside
  const order = journal.orders.get(reference)!
  const code = fields.response!
  const { zh, en, means } = responseOf(code)
  const kept: Order = { ...order, state: means === 'done' ? 'approved' : 'declined', code, cause: means === 'done' ? null : { zh: fields.remark?.text?.trim() || zh, en }, rrn: fields.reference ?? null, auth: fields.authorisation ?? null, done: clock().toISOString() }
  if (['77', '97', '99', 'A0'].includes(code)) line.signedOut()
  try { journal.keep(kept) } catch (error) {
    journal.orders.set(reference, { ...order, state: 'reversing' })
    void line.resume()
    throw error
  }
}

/** How a reversal ended: nothing was taken; or, where the bank will not say, it is with somebody. */
function reversed(journal: Journal, clock: () => Date, transaction: string, how: Reversed): void {
  const order = ofTransaction(journal, transaction)
  if (order && how !== 'person') journal.keep({ ...ended(order, 'undone', clock(), ['银行没有应答，已冲正，没有扣款', 'the bank did not answer; it was reversed and nothing was taken']), code: '98' })
}

/** What is not reversed is asked again under its own number until the bank says what became of it. */
async function asked(inside: Inside, { reference }: Order, message: Message): Promise<void> {
  const { line, journal, pause = ms => new Promise(done => { setTimeout(done, ms).unref() }) } = inside
  for (let n = 0; !inside.closed(); n++) {
    await pause(AGAIN[Math.min(n, AGAIN.length - 1)]!)
    const answer = await line.again(message)
    const code = answer?.fields.response
    if (answer && !['68', '91', '92', '96', '98', 'A0', '97'].includes(code!)) return answered(inside, reference, answer)
    if (code === 'A0' || code === '97') await line.signIn()
    if (n === 0) journal.keep({ ...journal.orders.get(reference)!, state: 'reversing' })
  }
}

/** After a start: reversals that a crash left are sent, what was asked is asked again, what waited waits on. */
async function takeUp(inside: Inside): Promise<void> {
  const { journal, line } = inside
  while (!line.keys() && !inside.closed()) { await new Promise(done => { setTimeout(done, 2_000).unref() }); if (!inside.closed()) await line.signIn() }
  if (inside.closed()) return
  const left = [...journal.orders.values()].filter(order => isOpen(order) && order.state !== 'waiting' && order.bytes)
  for (const order of left.filter(each => !isReversal(each.bytes!))) {
    const read = decodeMessage(Buffer.from(order.bytes!, 'hex'), dialectOf(inside.who))
    if (!isRefused(read)) track(inside, asked(inside, order, read.message))
  }
  await line.resume()
  for (const order of journal.orders.values()) if (order.state === 'waiting' && order.what === 'return') track(inside, carry(inside, order, null))
}
