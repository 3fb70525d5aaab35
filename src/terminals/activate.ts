import { activateSocial, deskOf, isActivatedHere, ofOtherCity } from '#cards'
import { dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { enrolFinger, fingerFits } from '#pins'
import { policy } from '#regions'
import { saidByTerminal } from '#vault'
import { heldSession } from './open-session.ts'
import { refuse } from './refusals.ts'

/** What the sensor of a terminal took, and the terminal's signature under it. */
export type Finger = { template: Buffer; mac: Buffer }

/** What a terminal signs when it says which finger was laid on in which card session. */
export const fingerWords = (session: Id, template: Buffer) => `finger|${session}|${template.toString('hex')}`

/**
 * 窗口启用社保账户: card in the reader, which compared it with the record, document shown, at a place of the policy. Where the policy says `window` that is
 * all; where it says `pin-fingerprint` the holder has come in person, entered the PIN in this session and lays on a finger. Where it is done otherwise,
 * the answer says how. (ACT-12, ACT-04)
 */
export async function activateHere(work: Work, terminalId: Id, sessionId: Id, finger: Finger | null) {
  const held = await heldSession(work, terminalId, sessionId)
  if (isRefused(held)) return held
  const { terminal, session, card } = held
  const elsewhere = await ofOtherCity(work, card)
  if (elsewhere) return elsewhere
  const how = policy(card.region, 'activation.how', dayOf(work.now))
  if (how !== 'window' && how !== 'pin-fingerprint') return activateSocial(work, card, 'window')
  const here = isActivatedHere(work, card, await deskOf(work, card))
  if (isRefused(here)) return here
  if (!session.shown.includes('activation')) return refuse('activation-papers-first')
  if (card.social === 'active' || how === 'window') return activateSocial(work, card, how)
  if (!session.factors.includes('pin')) return refuse('activation-pin-first')
  if (!finger) return refuse('activation-finger-first')
  if (!saidByTerminal(work.vault, terminal.id, terminal.key, fingerWords(session.id, finger.template), finger.mac)) return refuse('terminal-unproved')
  const fits = fingerFits(finger.template)
  if (isRefused(fits)) return fits
  const active = await activateSocial(work, card, how)
  if (isRefused(active)) return active
  const enrolled = await enrolFinger(work, card, terminal.id, finger.template)
  return isRefused(enrolled) ? enrolled : active
}
