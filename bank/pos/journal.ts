import { closeSync, existsSync, fdatasyncSync, fsyncSync, ftruncateSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Random } from '#kit/ids'
import { openWith, sealWith, type SealKey } from '#kit/seal'
import type { Settlement } from './batch.ts'
import { isOpen, type Order } from './order.ts'

/**
 * What a POS remembers whatever happens: each order as it stood last until its batch is settled, the number it counted to, settlements. `find` knows what was settled too, for half a year:
 * whoever asks for it again is told, and what was paid can be given back.
 */
export type Journal = {
  orders: Map<string, Order>; settlements: Map<string, Settlement>; stan: number; keep(order: Order): void; count(): number; find(reference: string): Order | undefined; ofBatch(batch: string): Order[]
  settle(settlement: Settlement): void
  /** Empties the journal of a batch that is settled. */
  empty(batch: string, now: Date): void
  close(): void
}
type Line = { order: string } | { stan: number } | { settlement: Omit<Settlement, 'sums'> & { sums: Record<string, string> } }

/** Numbers taken at once, so that not each costs a write; those left over after a crash are never used. */
const AHEAD = 100
const MOST = 999_999
/** How long what was settled is still known. */
const KEPT_MS = 180 * 86_400_000
/** Settlements that are done and still shown. */
const SHOWN = 10

/**
 * Two files, on disk before a call returns; each order sealed, since it holds a card number. The journal is only added to until a batch is settled: then what belongs to it goes into the
 * slips, and the journal is written anew without it. A line that a crash cut off is dropped: what it would have said had not happened yet.
 */
export function openJournal(file: string, key: SealKey, random: Random): Journal {
  const place = 'pos.order'
  const slipFile = file.replace(/\.journal$/, '') + '.slips'
  const orders = new Map<string, Order>()
  const slips = new Map<string, Order>()
  const settlements = new Map<string, Settlement>()
  let [stan, taken] = [0, 0]
  const orderLine = (order: Order): Line => ({ order: sealWith(key, Buffer.from(JSON.stringify({ ...order, amount: order.amount.toString() })), place, random(16)).toString('base64') })
  const settlementLine = ({ sums, ...rest }: Settlement): Line => ({ settlement: { ...rest, sums: Object.fromEntries(Object.entries(sums).map(([name, value]) => [name, String(value)])) } })
  const read = (line: Line, into: Map<string, Order>) => {
    if ('stan' in line) stan = taken = line.stan
    else if ('settlement' in line) {
      const { sums: { debits, debit, credits, credit }, ...rest } = line.settlement
      settlements.set(rest.batch, { ...rest, sums: { debits: Number(debits), debit: BigInt(debit!), credits: Number(credits), credit: BigInt(credit!) } })
    } else {
      const { amount, ...order } = JSON.parse(openWith(() => key, Buffer.from(line.order, 'base64'), place).toString('utf8')) as Omit<Order, 'amount'> & { amount: string }
      into.set(order.reference, { ...order, amount: BigInt(amount) })
    }
  }
  let handle = opened(file, line => read(line, orders))
  let slipHandle = opened(slipFile, line => read(line, slips))
  // a crash after they had gone into the slips and before the journal was written anew
  for (const reference of slips.keys()) orders.delete(reference)

  let shut = false
  const add = (to: number, lines: readonly Line[]) => {
    if (shut) throw new Error('the journal is closed')
    if (lines.length) { writeSync(to, lines.map(line => `${JSON.stringify(line)}\n`).join('')); fdatasyncSync(to) }
  }
  const journal: Journal = {
    orders, settlements, get stan() { return stan },
    keep(order) { add(handle, [orderLine(order)]); orders.set(order.reference, order) },
    count() {
      if (stan === taken) { taken = stan + AHEAD > MOST ? AHEAD : stan + AHEAD; stan = taken - AHEAD; add(handle, [{ stan: taken }]) }
      return ++stan
    },
    find: reference => orders.get(reference) ?? slips.get(reference),
    ofBatch: batch => [...slips.values(), ...orders.values()].filter(order => order.batch === batch),
    settle(settlement) { add(handle, [settlementLine(settlement)]); settlements.set(settlement.batch, settlement) },
    empty(batch, now) {
      if (shut) return
      const gone = [...orders.values()].filter(order => !isOpen(order) && (order.batch === batch || order.batch === null))
      const old = [...slips.values()].filter(({ at }) => now.getTime() - Date.parse(at) > KEPT_MS)
      for (const { reference } of old) slips.delete(reference)
      for (const order of gone) slips.set(order.reference, order)
      if (old.length) slipHandle = anew(slipFile, slipHandle, [...slips.values()].map(orderLine))
      else add(slipHandle, gone.map(orderLine))
      for (const { reference } of gone) orders.delete(reference)
      for (const { batch: of } of [...settlements.values()].filter(({ state }) => state === 'done').sort((a, b) => a.at < b.at ? 1 : -1).slice(SHOWN)) settlements.delete(of)
      handle = anew(file, handle, [{ stan: taken }, ...[...orders.values()].map(orderLine), ...[...settlements.values()].map(settlementLine)])
    },
    close: () => { shut = true; closeSync(handle); closeSync(slipHandle) },
  }
  return journal
}

/** Reads what is whole of a file, cuts the rest off, and opens it to be added to. */
function opened(file: string, read: (line: Line) => void): number {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  let whole = 0
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', whole)) { read(JSON.parse(text.slice(whole, end)) as Line); whole = end + 1 }
  const handle = openSync(file, 'a', 0o600)
  ftruncateSync(handle, Buffer.byteLength(text.slice(0, whole)))
  return handle
}

/** The whole of a file in place of what it was: either is there, whenever the power goes. */
function anew(file: string, before: number, lines: readonly Line[]): number {
  const part = `${file}.part`
  const handle = openSync(part, 'w', 0o600)
  writeSync(handle, lines.map(line => `${JSON.stringify(line)}\n`).join(''))
  fsyncSync(handle)
  closeSync(handle)
  renameSync(part, file)
  const folder = openSync(dirname(file), 'r')
  fsyncSync(folder)
  closeSync(folder)
  closeSync(before)
  return openSync(file, 'a', 0o600)
}
