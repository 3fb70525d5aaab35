import { masked, type Order } from './order.ts'

/** The customer's turn at an order: insert the card, key the PIN, confirm the amount. Only the count of digits leaves here. (FIN-05, PIN-08) */
export type Step = 'idle' | 'card' | 'pin' | 'confirm' | 'working'
export type Turn = { order: Order | null; step: Step; typed: number; card: string | null; online: boolean }
export type Pad = { turn(): Turn; insert(card: string): Turn; press(key: string): Turn }
type Setup = { waiting: () => Order | null; clock: () => Date; ready: () => boolean; send: (order: Order, card: string, pin: string) => void; cancel: (order: Order) => void }

/** A customer who does nothing for so long has gone, and what was keyed is forgotten. */
const GONE_MS = 60_000
const LENGTH = 6

export function openPad({ waiting, clock, ready, send, cancel }: Setup): Pad {
  let of: string | null = null
  let card: string | null = null
  let digits = ''
  let keyed = false
  let at = 0
  const forget = () => { [of, card, digits, keyed] = [null, null, '', false] }
  /** The order at hand; another order, or a customer who left, begins anew. */
  const hand = (): Order | null => {
    const order = waiting()
    const here = order && order.what !== 'return' ? order : null
    if (here?.reference !== of || clock().getTime() - at > GONE_MS) { forget(); of = here?.reference ?? null; at = clock().getTime() }
    return here
  }
  const turn = (): Turn => {
    const order = hand()
    const step: Step = !order ? 'idle' : card === null ? 'card' : !keyed ? 'pin' : 'confirm'
    return { order, step, typed: digits.length, card: masked(card), online: ready() }
  }
  const touched = (act: () => void): Turn => { act(); at = clock().getTime(); return turn() }
  return {
    turn,
    insert: number => touched(() => { if (hand() && /^\d{16,19}$/.test(number)) { card = number; digits = ''; keyed = false } }),
    press: key => touched(() => {
      const order = hand()
      if (!order) return
      if (key === 'cancel') { forget(); cancel(order); return }
      if (card === null) return
      if (keyed) {
        if (key === 'ok') { const [number, pin] = [card, digits]; forget(); send(order, number, pin) }
        else if (key === 'clear') { keyed = false; digits = '' }
      } else if (/^\d$/.test(key) && digits.length < LENGTH) digits += key
      else if (key === 'clear') digits = ''
      else if (key === 'ok' && digits.length === LENGTH) keyed = true
    }),
  }
}
