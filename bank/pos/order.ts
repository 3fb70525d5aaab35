import type { Fen } from '#kit/money'

/** What a till asks a POS for. A `return` names the purchase by the till's own reference and voids it on its day, later or in part refunds it; `pay-in` names the centre's order at the bank. */
export const whats = ['purchase', 'return', 'pay-in'] as const
export type What = (typeof whats)[number]
/**
 * Where an order stands. `waiting` for the customer; `sent` and `reversing`: not known yet, the POS goes on until it is; `stuck`: the bank will not say, somebody must look.
 * The rest is for good: `approved` money moved, `declined`, `cancelled`, `undone` it did not.
 */
export const states = ['waiting', 'sent', 'reversing', 'approved', 'declined', 'cancelled', 'undone', 'stuck'] as const
export type State = (typeof states)[number]
const open: ReadonlySet<State> = new Set<State>(['waiting', 'sent', 'reversing'])
export const isOpen = ({ state }: { state: State }) => open.has(state)

/** What a till tells: its own reference, which names the order for good; `of` the reference of the purchase, or the centre's order; `note` what the customer reads. */
export type Asked = { reference: string; what: What; amount: Fen; of: string | null; note: string }
/** An order of a POS. `card` is kept sealed; `bytes` the message that went out, without MAC; `cause` why not. Times are ISO text. */
export type Order = Asked & {
  state: State; at: string; card: string | null; batch: string | null; stan: string | null; bytes: string | null
  code: string | null; cause: { zh: string; en: string } | null; rrn: string | null; auth: string | null; done: string | null
}

export const newOrder = (asked: Asked, at: string): Order => ({ ...asked, state: 'waiting', at, card: null, batch: null, stan: null, bytes: null, code: null, cause: null, rrn: null, auth: null, done: null })

/** Whether the same was asked: a reference stands for one order. */
export const isSame = (order: Asked, asked: Asked) => order.what === asked.what && order.amount === asked.amount && order.of === asked.of
/** A card number as a slip shows it. */
export const masked = (card: string | null) => card && `${card.slice(0, 6)}${'*'.repeat(card.length - 10)}${card.slice(-4)}`
