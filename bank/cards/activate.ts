import { newId } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { insertNotice } from '../orders/store.ts'
import { refuse } from '../refusals.ts'
import type { Work } from '../work.ts'
import { holdCard, type Asking } from './hold.ts'
import { keepPin, type Keyed } from './set-pin.ts'
import { bothStates } from './state.ts'
import { insertEvent, updateCard } from './store.ts'

/** 启用: at a branch, by the holder in person, with the bank PIN keyed on the pad. The centre is told. (ACT-05, BANK-04) */
export async function activate(work: Work, asking: Asking, keyed: Keyed, who: string) {
  const held = await holdCard(work, asking)
  if (isRefused(held)) return held
  const { card, person, seq } = held
  if (card.activatedAt) return refuse('already-active')
  const kept = await keepPin(work, asking.card, card, person, keyed)
  if (isRefused(kept)) return kept
  const active = { ...card, activatedAt: work.now, tries: 0 }
  await updateCard(work, active)
  await insertEvent(work, card, seq, 'activated', { channel: 'branch', who }, work.now)
  await insertNotice(work, { bucket: card.bucket, id: newId(work.now, work.random), bank: card.bank, card: card.id, what: 'activated' }, work.now)
  return bothStates(work, active)
}
