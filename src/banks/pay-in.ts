import { z } from 'zod'
import type { House } from '#kit/work'
import { askBank, saidNo } from './bank-link.ts'

/** A credit that a bank is ordered to make once the card's holder keys the bank PIN; `order` names it for good. Fen. */
export type PayIn = { bank: string; order: string; card: string; amount: number; note: string }
/** How such an order stands at the bank: `open`, `paid` with the bank's reference, `withdrawn`; `refused`: the bank will not take it, and why. */
export type PayInState = { is: 'open' | 'paid' | 'withdrawn'; rrn: string | null } | { is: 'refused'; zh: string; en: string }
/** What a kiosk's PIN pad made; the block is passed on unread. `batch` and `stan` name the entry at the bank once and for all. */
export type PinEntry = { terminal: string; merchant: string; batch: string; stan: string; pin: string }
/** What the bank said of an entry. */
export type Entered = { code: string; zh: string; en: string; rrn: string | null }

const stood = z.object({ state: z.enum(['open', 'paid', 'withdrawn']), rrn: z.string().nullable() })
const entered = z.object({ code: z.string(), zh: z.string(), en: z.string(), rrn: z.string().nullable() })

async function stateOf(house: House, path: string, body: object): Promise<PayInState | null> {
  const answer = await askBank(house, path, body)
  const { data } = stood.safeParse(answer?.body)
  if (data) return { is: data.state, rrn: data.rrn }
  const no = saidNo(answer)
  return no && { is: 'refused', zh: no.zh, en: no.en }
}

/** Orders it; the same order again is answered with how it stands. Null: the bank did not answer. */
export const orderPayIn = (house: House, order: PayIn) => stateOf(house, '/centre/pay-ins', order)
export const askPayIn = (house: House, { bank, order }: Pick<PayIn, 'bank' | 'order'>) => stateOf(house, '/centre/pay-ins/state', { bank, order })
/** Takes it back unless it was paid. */
export const withdrawPayIn = (house: House, { bank, order }: Pick<PayIn, 'bank' | 'order'>) => stateOf(house, '/centre/pay-ins/withdraw', { bank, order })
/** Passes a PIN block on to the bank, which judges it; the same entry again is answered as before. (FIN-03) */
export async function enterPayIn(house: House, { order, card, amount }: Pick<PayIn, 'order' | 'card' | 'amount'>, entry: PinEntry): Promise<Entered | null> {
  return entered.safeParse((await askBank(house, '/centre/pay-ins/enter', { order, card, amount, ...entry }))?.body).data ?? null
}
