import { newId } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { deleteSessionsOf } from '../access/store.ts'
import { isLost } from '../acquiring/decide.ts'
import { insertNotice } from '../orders/store.ts'
import { refuse } from '../refusals.ts'
import type { Work } from '../work.ts'
import { holdCard, type Asking } from './hold.ts'
import { bothStates, lossUntil } from './state.ts'
import { insertEvent, updateCard, type CardRow, type Event } from './store.ts'

/** 挂失: by the service phone or in writing at a branch. From this commit on the card pays nothing, at any terminal. What is written stays written. The centre is told. (LOSS-03) */
export async function reportLoss(work: Work, asking: Asking, by: Event & { channel: 'phone' | 'branch' }) {
  const held = await holdCard(work, asking)
  if (isRefused(held)) return held
  if (!held.card.activatedAt) return refuse('card-inactive')
  const lost = await lose(work, held, by.channel === 'phone' ? 'phone' : 'written', by)
  if (lost !== held.card) await tell(work, lost, held.seq)
  return bothStates(work, lost)
}

/** From this commit on a held card pays nothing; what is written stays written. Answers the card as it is then, the very same where nothing changed. */
export async function lose(work: Work, { card, seq }: { card: CardRow; seq: number }, how: 'phone' | 'written', by: Event): Promise<CardRow> {
  if (isLost(card, work.rules.loss, work.now) && (card.lostHow === 'written' || how === 'phone')) return card
  const lost = { ...card, lostAt: work.now, lostHow: how }
  await updateCard(work, lost)
  await insertEvent(work, card, seq, 'lost', by, work.now)
  // whoever is in online banking with this account is out of it in the same instant (FIN-08.b)
  await deleteSessionsOf(work, card.bucket, card.customer)
  return lost
}

/** 解挂: where the bank's rules let this kind of loss be released. The social account is another matter and stays as it is. The centre is told. (LOSS-08) */
export async function releaseLoss(work: Work, asking: Asking, by: Event & { channel: 'phone' | 'branch' }) {
  const held = await holdCard(work, asking)
  if (isRefused(held)) return held
  const { card, seq } = held
  if (!isLost(card, work.rules.loss, work.now)) return refuse('not-lost')
  if (!work.rules.loss.release[by.channel].includes(card.lostHow!)) return refuse('release-elsewhere')
  const released = { ...card, lostAt: null, lostHow: null }
  await updateCard(work, released)
  await insertEvent(work, card, seq, 'released', by, work.now)
  await tell(work, released, seq)
  return bothStates(work, released)
}

const tell = (work: Work, card: CardRow, seq: number) =>
  insertNotice(work, { bucket: card.bucket, id: newId(work.now, work.random), bank: card.bank, card: card.id, what: card.lostAt ? 'lost' : 'released', seq, how: card.lostHow, until: lossUntil(work, card) }, work.now)
