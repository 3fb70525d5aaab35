import { isRefused } from '#kit/refusal'
import type { Person } from '../customers/people.ts'
import { choosePin } from '../pins/judge.ts'
import { refuse } from '../refusals.ts'
import { openWorking } from '../terminals/keys.ts'
import { selectTerminal } from '../terminals/store.ts'
import type { Work } from '../work.ts'
import { holdCard, type Asking } from './hold.ts'
import { bothStates } from './state.ts'
import { insertEvent, savePin, type CardRow } from './store.ts'

/** A new PIN as keyed on a registered terminal's pad: a block under its working key. */
export type Keyed = { terminal: string; pin: Buffer }

/** Judges a keyed PIN and keeps it. (PIN-05, PIN-09) */
export async function keepPin(work: Work, number: string, card: CardRow, person: Person, { terminal, pin }: Keyed) {
  const row = await selectTerminal(work, terminal)
  if (!row || row.endedAt) return refuse('terminal-unknown')
  if (!row.working) return refuse('terminal-signed-out')
  const birth = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/.exec(person.idNumber)
  const own = { initial: null, phone: person.phone, id: person.idNumber, card: null, bankCard: number, birth: birth && `${birth[1]}-${birth[2]}-${birth[3]}` }
  const chosen = choosePin(work.keys, openWorking(work.keys, terminal, row.working, row.cipher).pin, { card: card.id, number }, pin, own)
  if (chosen === 'unreadable') return refuse('pin-unreadable')
  if (chosen === 'weak') return refuse('pin-weak')
  await savePin(work, card, chosen, work.now)
  return { kept: true as const }
}

/** 密码重置: at a branch, by the holder with the document; a locked PIN is unlocked by it. */
export async function setPin(work: Work, asking: Asking, keyed: Keyed, who: string) {
  const held = await holdCard(work, asking)
  if (isRefused(held)) return held
  const { card, person, seq } = held
  if (!card.activatedAt) return refuse('card-inactive')
  const kept = await keepPin(work, asking.card, card, person, keyed)
  if (isRefused(kept)) return kept
  await insertEvent(work, card, seq, card.lockedAt ? 'pin-unlocked' : 'pin-set', { channel: 'branch', who }, work.now)
  return bothStates(work, { ...card, tries: 0, lockedAt: null })
}
