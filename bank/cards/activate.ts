import { newId } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { insertNotice } from '../orders/store.ts'
import { refuse } from '../refusals.ts'
import type { Work } from '../work.ts'
import { holdCard, type Asking, type HeldCard } from './hold.ts'
import { keepPin, type Keyed } from './set-pin.ts'
import { bothStates } from './state.ts'
import { insertEvent, updateCard } from './store.ts'

/** 激活: a held card is set active with the PIN that its holder keyed on the pad; the centre is told. (ACT-05, BANK-04) */
export async function setActive(work: Work, { card, person, seq }: HeldCard, number: string, keyed: Keyed, who: string) {
  if (card.activatedAt) return refuse('already-active')
  const kept = await keepPin(work, number, card, person, keyed)
  if (isRefused(kept)) return kept
  const active = { ...card, activatedAt: work.now, tries: 0 }
  await updateCard(work, active)
  await insertEvent(work, card, seq, 'activated', { channel: 'branch', who }, work.now)
  await insertNotice(work, { bucket: card.bucket, id: newId(work.now, work.random), bank: card.bank, card: card.id, what: 'activated' }, work.now)
  return bothStates(work, active)
}

/** The same at the door for whoever tries the bank: what a visit at a window asks for is left out, so it is a demo's alone. */
export async function activate(work: Work, asking: Asking, keyed: Keyed, who: string) {
  const held = await holdCard(work, asking)
  return isRefused(held) ? held : setActive(work, held, asking.card, keyed, who)
}
