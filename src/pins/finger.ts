import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import type { PinCard } from './card.ts'
import { refuse } from './refusals.ts'
import { saveFinger, selectFinger } from './store-finger.ts'

/** A template has as many bytes as fit the card's own file of fingerprints. */
const LEAST = 64, MOST = 1024
const place = (person: Id) => `pins.finger.template|${person}`

/** Whether a template can be one at all; refused `finger-unreadable`. Asked before anything is written, since a pad's door keeps what was. */
export const fingerFits = (template: Buffer) => template.length < LEAST || template.length > MOST ? refuse('finger-unreadable') : { fits: true }

/**
 * 录指纹: the template that the sensor of a counter's terminal took of the holder, kept sealed; taken again it replaces the one before. Refused
 * `finger-unreadable`. The caller has checked the terminal's signature, the papers and that the holder is here in person. (ACT-12)
 */
export async function enrolFinger(work: Work, card: PinCard, terminal: Id, template: Buffer) {
  const fits = fingerFits(template)
  if (isRefused(fits)) return fits
  await saveFinger(work, card, terminal, work.vault.seal(template, place(card.person)))
  await note(work, { verb: 'pins.enrol-finger', person: { bucket: card.bucket, id: card.person }, subject: { kind: 'card', id: card.id }, facts: {} })
  return { enrolledAt: work.now }
}

/** Whether a card's holder enrolled a finger. */
export const fingerEnrolled = async (work: Work, card: Pick<PinCard, 'bucket' | 'person'>): Promise<boolean> => await selectFinger(work, card) !== null

/** The template itself, for what compares with it; null where there is none. */
export async function openFinger(work: Work, card: Pick<PinCard, 'bucket' | 'person'>): Promise<Buffer | null> {
  const sealed = await selectFinger(work, card)
  return sealed && work.vault.open(sealed, place(card.person))
}
