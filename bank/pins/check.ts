import { isRefused } from '#kit/refusal'
import { padKey } from '../cards/set-pin.ts'
import type { CardRow } from '../cards/store.ts'
import { refuse } from '../refusals.ts'
import type { Work } from '../work.ts'
import { judgePin } from './judge.ts'
import { saveTries } from './store.ts'

/** Judges the PIN that a card's holder keyed at a counter, the card being held; the transaction must be kept with `pin-wrong` and `pin-locked`. (PIN-09) */
export async function checkPin(work: Work, card: CardRow, number: string, terminal: string, block: Buffer | null) {
  if (!card.verifier) return refuse('pin-unset')
  if (card.lockedAt) return refuse('pin-locked')
  const pad = await padKey(work, terminal)
  if (isRefused(pad)) return pad
  const entered = judgePin(work.keys, pad.key, { card: card.id, number, verifier: card.verifier }, block)
  if (entered === 'absent') return refuse('pin-absent')
  if (entered === 'unreadable') return refuse('pin-unreadable')
  if (entered === 'right') {
    if (card.tries) await saveTries(work, card, 0, null)
    return { right: true as const }
  }
  const tries = card.tries! + 1
  const locked = tries >= work.rules.pin.tries
  await saveTries(work, card, tries, locked ? work.now : null)
  return locked ? refuse('pin-locked') : refuse('pin-wrong', { left: work.rules.pin.tries - tries })
}
