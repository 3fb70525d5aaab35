import { isRefused } from '#kit/refusal'
import { deleteSessionsOf } from '../access/store.ts'
import { isLost } from '../acquiring/decide.ts'
import { refuse } from '../refusals.ts'
import type { Work } from '../work.ts'
import { holdCard, type Asking } from './hold.ts'
import { bothStates } from './state.ts'
import { insertEvent, updateCard, type Event } from './store.ts'

/** 挂失: by the service phone or in writing at a branch. From this commit on the card pays nothing, at any terminal. What is written stays written. (LOSS-03) */
export async function reportLoss(work: Work, asking: Asking, by: Event & { channel: 'phone' | 'branch' }) {
  const held = await holdCard(work, asking)
  if (isRefused(held)) return held
  const { card, seq } = held
  if (!card.activatedAt) return refuse('card-inactive')
  if (isLost(card, work.rules.loss, work.now) && (card.lostHow === 'written' || by.channel === 'phone')) return bothStates(work, card)
  const lost = { ...card, lostAt: work.now, lostHow: by.channel === 'phone' ? 'phone' as const : 'written' as const }
  await updateCard(work, lost)
  await insertEvent(work, card, seq, 'lost', by, work.now)
  // whoever is in online banking with this account is out of it in the same instant (FIN-08.b)
  await deleteSessionsOf(work, card.bucket, card.customer)
  return bothStates(work, lost)
}

/** 解挂: where the bank's rules let this kind of loss be released. The social account is another matter and stays as it is. (LOSS-08) */
export async function releaseLoss(work: Work, asking: Asking, by: Event & { channel: 'phone' | 'branch' }) {
  const held = await holdCard(work, asking)
  if (isRefused(held)) return held
  const { card, seq } = held
  if (!isLost(card, work.rules.loss, work.now)) return refuse('not-lost')
  if (!work.rules.loss.release[by.channel].includes(card.lostHow!)) return refuse('release-elsewhere')
  const released = { ...card, lostAt: null, lostHow: null }
  await updateCard(work, released)
  await insertEvent(work, card, seq, 'released', by, work.now)
  return bothStates(work, released)
}
