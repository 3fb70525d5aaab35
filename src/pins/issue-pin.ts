import type { Work } from '#kit/work'
import { note } from '#record'
import { initialVerifier } from '#vault'
import type { PinCard } from './card.ts'
import { pinState, type PinState } from './pin-state.ts'
import { insertPin } from './store.ts'

/**
 * Gives a new card its PIN row: the pack's initial PIN, which never pays, or none (null: the holder must set a first one).
 * A second call changes nothing. (PROD-02, PIN-02)
 */
export async function issuePin(work: Work, card: PinCard, initial: string | null): Promise<PinState> {
  const issued = await insertPin(work, card, initial === null ? null : initialVerifier(work.vault, card.id, initial))
  if (issued) await note(work, { verb: 'pins.issue', person: { bucket: card.bucket, id: card.person }, subject: { kind: 'card', id: card.id }, facts: { initial: initial !== null } })
  return (await pinState(work, card))!
}
