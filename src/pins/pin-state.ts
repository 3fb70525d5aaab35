import { dayOf } from '#kit/day'
import type { Work } from '#kit/work'
import { policy } from '#regions'
import type { PinCard } from './card.ts'
import type { PinView } from './shared.ts'
import { selectPin, type PinRow } from './store.ts'

/** How a card's PIN stands. `left`: wrong entries still allowed; `locked`: since when. */
export type PinState = { initial: boolean; mustSet: boolean; /** No PIN was ever set: the pack has no initial one. */ first: boolean; left: number; tries: number; locked: Date | null; setAt: Date }

/** The policy's number of wrong entries in a row that lock. (PIN-03) */
export const triesOf = (work: Work, region: string) => policy(region, 'pin.tries', dayOf(work.now))

export const stateOf = (pin: PinRow, tries: number): PinState =>
  ({ initial: pin.initial, mustSet: pin.mustSet, first: pin.firstDue, left: pin.lockedAt ? 0 : Math.max(0, tries - pin.wrong), tries, locked: pin.lockedAt, setAt: pin.setAt })

/** The PIN of a card, or null when the card never got one. Tells nothing about the PIN itself. */
export async function pinState(work: Work, card: Pick<PinCard, 'bucket' | 'id' | 'region'>): Promise<PinState | null> {
  const pin = await selectPin(work, card)
  return pin && stateOf(pin, triesOf(work, card.region))
}

/** The state as doors answer it. */
export const pinView = (state: PinState): PinView =>
  ({ ...state, locked: state.locked?.toISOString() ?? null, setAt: state.setAt.toISOString() })
