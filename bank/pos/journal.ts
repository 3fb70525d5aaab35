import { closeSync, openSync, readFileSync, fdatasyncSync, ftruncateSync, writeSync, existsSync } from 'node:fs'
import type { Random } from '#kit/ids'
import { openWith, sealWith, type SealKey } from '#kit/seal'
import type { Order } from './order.ts'

/** What a POS remembers whatever happens: each order as it stood last, and the number it counted to. */
export type Journal = { orders: Map<string, Order>; stan: number; keep(order: Order): void; count(): number; close(): void }
type Line = { order: string } | { stan: number }

/** Numbers taken at once, so that not each costs a write; those left over after a crash are never used. */
const AHEAD = 100
const MOST = 999_999

/**
 * A file that is only added to, and is on disk before the call returns; each order sealed, since it holds a card number. A line that a crash cut off is dropped: what it
 * would have said had not happened yet.
 */
export function openJournal(file: string, key: SealKey, random: Random): Journal {
  const place = 'pos.order'
  const orders = new Map<string, Order>()
  let [stan, taken, whole] = [0, 0, 0]
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', whole)) {
    const line = JSON.parse(text.slice(whole, end)) as Line
    if ('stan' in line) stan = taken = line.stan
    else {
      const { amount, ...order } = JSON.parse(openWith(() => key, Buffer.from(line.order, 'base64'), place).toString('utf8')) as Omit<Order, 'amount'> & { amount: string }
      orders.set(order.reference, { ...order, amount: BigInt(amount) })
    }
    whole = end + 1
  }
  const handle = openSync(file, 'a', 0o600)
  ftruncateSync(handle, Buffer.byteLength(text.slice(0, whole)))
  const add = (line: Line) => { writeSync(handle, `${JSON.stringify(line)}\n`); fdatasyncSync(handle) }
  return {
    orders, get stan() { return stan },
    keep(order) {
      add({ order: sealWith(key, Buffer.from(JSON.stringify({ ...order, amount: order.amount.toString() })), place, random(16)).toString('base64') })
      orders.set(order.reference, order)
    },
    count() {
      if (stan === taken) { taken = stan + AHEAD > MOST ? AHEAD : stan + AHEAD; stan = taken - AHEAD; add({ stan: taken }) }
      return ++stan
    },
    close: () => closeSync(handle),
  }
}
