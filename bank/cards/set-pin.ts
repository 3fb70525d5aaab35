import type { OwnNumbers } from '#kit/pin-rules'
import { isRefused } from '#kit/refusal'
import type { Person } from '../customers/people.ts'
import { chooseSecret } from '../pins/judge.ts'
import { refuse } from '../refusals.ts'
import { openWorking } from '../terminals/keys.ts'
import { selectTerminal } from '../terminals/store.ts'
import type { Work } from '../work.ts'
import { holdCard, type Asking } from './hold.ts'
import { socialOf } from './number.ts'
import { bothStates } from './state.ts'
import { insertEvent, savePin, type CardRow } from './store.ts'

/** A new PIN as keyed on a registered terminal's pad: a block under its working key. */
export type Keyed = { terminal: string; pin: Buffer }

/** The PIN key of a registered terminal that has signed in. */
export async function padKey(work: Work, terminal: string) {
  const row = await selectTerminal(work, terminal)
  if (!row || row.endedAt) return refuse('terminal-unknown')
  return row.working ? { key: openWorking(work.keys, terminal, row.working).pin } : refuse('terminal-signed-out')
}

/** The holder's numbers, which no secret of theirs may be made of. */
export function ownNumbers(work: Work, card: CardRow, number: string, person: Person): OwnNumbers {
  const birth = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/.exec(person.idNumber)
  return { initial: null, phone: person.phone, id: person.idNumber, card: socialOf(work, card), bankCard: number, birth: birth && `${birth[1]}-${birth[2]}-${birth[3]}` }
}

/** Judges a keyed PIN and keeps it. (PIN-05, PIN-09) */
export async function keepPin(work: Work, number: string, card: CardRow, person: Person, { terminal, pin }: Keyed) {
  const pad = await padKey(work, terminal)
  if (isRefused(pad)) return pad
  const chosen = chooseSecret(work.keys, pad.key, { place: card.id, number }, pin, ownNumbers(work, card, number, person))
  if (isRefused(chosen)) return chosen
  await savePin(work, card, chosen.verifier, work.now)
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
