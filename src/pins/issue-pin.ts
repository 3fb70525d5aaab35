import type { Work } from '#kit/work'
import { noteAll } from '#record'
import { initialVerifier } from '#vault'
import type { PinCard } from './card.ts'
import { pinState, type PinState } from './pin-state.ts'
import { insertFirstDue, insertPins } from './store.ts'

/**
 * Gives new cards their PIN rows: the pack's initial PIN, which never pays, or none (null: the holder must set a first one).
 * A second call changes nothing. (PROD-02, PIN-02)
 */
export async function issuePins(work: Work, given: readonly { card: PinCard; initial: string | null }[]): Promise<void> {
  if (!given.length) return
  const issued = await insertPins(work, given.map(({ card, initial }) => ({ card, kept: initial === null ? null : initialVerifier(work.vault, card.id, initial) })))
  await noteAll(work, given.filter(({ card }) => issued.has(card.id)).map(({ card, initial }) => ({ verb: 'pins.issue', person: { bucket: card.bucket, id: card.person }, subject: { kind: 'card', id: card.id }, facts: { initial: initial !== null } })))
}

/** The same for one card; answers how its PIN stands. */
export async function issuePin(work: Work, card: PinCard, initial: string | null): Promise<PinState> {
  await issuePins(work, [{ card, initial }])
  return (await pinState(work, card))!
}

/** 待设密码: cards that came from elsewhere, whose PIN stayed there: each holder sets a first one at a counter. What they came with is on record by the verb that took them over. (PIN-10) */
export const expectFirstPins = (work: Work, cards: readonly Pick<PinCard, 'bucket' | 'id' | 'person'>[]): Promise<number> => insertFirstDue(work, cards)
