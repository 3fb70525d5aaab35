import { dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import { isRefused } from '#kit/refusal'
import { postCash } from '../accounts/store-cash.ts'
import type { Staff } from '../access/session.ts'
import { stateOf } from '../cards/state.ts'
import { checkPin } from '../pins/check.ts'
import { refuse } from '../refusals.ts'
import { heldVisitOf } from '../visits/held.ts'
import type { Work } from '../work.ts'
import { inDrawer } from './drawer.ts'
import { insertEntry, lockDrawer, selectEntries } from './store.ts'

export type Cash = { key: string; what: 'cash-in' | 'cash-out'; amount: Fen; reading: string; pin: Buffer | null }

/**
 * 现金存取款: the account and the teller's drawer move in one transaction, once under its key. A withdrawal asks the holder's PIN; a deposit may be brought by an agent. The channel's limits
 * are for machines: at the counter somebody looks at the document. (FIN-01)
 */
export async function moveCash(work: Work, by: Staff, id: Id, { key, what, amount, reading, pin }: Cash) {
  if (amount <= 0n) return refuse('amount-wrong')
  const drawer = await lockDrawer(work, by.number)
  if (!drawer) return refuse('drawer-closed')
  const entries = await selectEntries(work, drawer.id)
  const signed = what === 'cash-in' ? amount : -amount
  const held = await heldVisitOf(work, by, id, { holder: what === 'cash-out', reading })
  if (isRefused(held)) return held
  const { card, number, visit, seq } = held
  const had = entries.find(entry => entry.key === key)
  if (had) return had.what === what && had.amount === signed && had.account === card.account ? { done: what, amount, balance: null, drawer: had.balance, reference: `${drawer.id}|${had.seq}`, again: true } : refuse('entry-differs')
  const state = stateOf(work, card)
  if (!state.active) return refuse('card-inactive')
  if (state.lost) return refuse('card-lost')
  if (what === 'cash-out') {
    const judged = await checkPin(work, card, number, visit.terminal, pin)
    if (isRefused(judged)) return judged
    if (card.balance < amount) return refuse('balance-short')
    if (inDrawer(entries) < amount) return refuse('drawer-short')
  }
  const reference = `${drawer.id}|${entries.length + 1}`
  const balance = await postCash(work, { bucket: card.bucket, account: card.account, seq, amount: signed, terminal: visit.terminal, reference }, work.now, dayOf(work.now))
  await insertEntry(work, drawer.id, { seq: entries.length + 1, key, what, amount: signed, vault: 0n, customers: -signed, difference: 0n, bucket: card.bucket, account: card.account, entry: seq, balance: inDrawer(entries) + signed })
  return { done: what, amount, balance, drawer: inDrawer(entries) + signed, reference, again: false }
}
