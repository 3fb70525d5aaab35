import { createHash } from 'node:crypto'
import type { Fen } from '#kit/money'
import { holdAccount } from '../accounts/store.ts'
import { selectCard, selectCards } from '../cards/store.ts'
import { refuse } from '../refusals.ts'
import type { Work } from '../work.ts'
import { insertPayIn, selectPayIn, withdrawPayIn, type PayInRow } from './store-payin.ts'

/** How an order stands: `open` until its holder keyed the PIN, `paid` with the bank's reference, `withdrawn`; never two of them. */
export type PayInState = { order: string; state: 'open' | 'paid' | 'withdrawn'; rrn: string | null; at: string | null }
const viewOf = ({ number, paidAt, rrn, withdrawnAt }: PayInRow): PayInState =>
  ({ order: number, state: paidAt ? 'paid' : withdrawnAt ? 'withdrawn' : 'open', rrn, at: (paidAt ?? withdrawnAt)?.toISOString() ?? null })

/** 待遇入账: the centre orders that a card of this bank is credited once its holder keys the PIN; once under its number. (BEN-03) */
export async function orderPayIn(work: Work, bank: string, { order, card: number, amount, note }: { order: string; card: string; amount: Fen; note: string }) {
  const digest = createHash('sm3').update(JSON.stringify([number, amount.toString()])).digest()
  const had = await selectPayIn(work, bank, order)
  if (had) return had.withdrawnAt && !had.digest || had.digest?.equals(digest) ? viewOf(had) : refuse('order-differs', { order })
  const [card] = await selectCards(work, [work.keys.digest('card', number)])
  if (!card || card.bank !== bank) return refuse('card-unknown')
  if (card.closedAt) return refuse('card-closed')
  if (await insertPayIn(work, { number: order, bank, digest, bucket: card.bucket, card: card.id, amount, note }, work.now)) return viewOf((await selectPayIn(work, bank, order))!)
  return orderPayIn(work, bank, { order, card: number, amount, note })
}

export async function seePayIn(work: Work, bank: string, order: string) {
  const row = await selectPayIn(work, bank, order)
  return row ? viewOf(row) : refuse('order-unknown', { order })
}

/** Takes an order back; one that was paid stays so. The account is held first, so that a message under way either paid it before or finds it withdrawn. */
export async function withdrawOrder(work: Work, bank: string, order: string) {
  const row = await selectPayIn(work, bank, order)
  const card = row?.card && row.bucket !== null ? await selectCard(work, row.bucket, row.card) : null
  if (card) await holdAccount(work, card.bucket, card.account)
  await withdrawPayIn(work, bank, order, work.now)
  return viewOf((await selectPayIn(work, bank, order))!)
}
