import type { Work } from '#kit/work'
import { note } from '#record'
import { initialVerifier } from '#vault'
import type { PinCard } from './card.ts'
import { pinState, type PinState } from './pin-state.ts'
import { insertFirstDue, insertPin } from './store.ts'

/**
 * Gives a new card its PIN row: the pack's initial PIN, which never pays, or none (null: the holder must set a first one).
 * A second call changes nothing. (PROD-02, PIN-02)
 */
export async function issuePin(work: Work, card: PinCard, initial: string | null): Promise<PinState> {
  const issued = await insertPin(work, card, initial === null ? null : initialVerifier(work.vault, card.id, initial))
  if (issued) await note(work, { verb: 'pins.issue', person: { bucket: card.bucket, id: card.person }, subject: { kind: 'card', id: card.id }, facts: { initial: initial !== null } })
  return (await pinState(work, card))!
}

/** 待设密码: cards that came from elsewhere, whose PIN stayed there: each holder sets a first one at a counter. What they came with is on record by the verb that took them over. (PIN-10) */
export const expectFirstPins = (work: Work, cards: readonly Pick<PinCard, 'bucket' | 'id' | 'person'>[]): Promise<number> => insertFirstDue(work, cards)
