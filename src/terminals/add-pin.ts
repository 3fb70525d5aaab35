import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { evaluate, sayOutcome } from '#pins'
import { heldSession } from './open-session.ts'
import { refuse } from './refusals.ts'
import { addToSession, endSessionsOfCard, selectSession } from './store.ts'

/**
 * Adds the social PIN to a session, from the terminal's pad. Right: the session may settle. Initial, wrong and locked are refused
 * with their own reasons; the try is burnt, so refusals must be kept. A lock ends every session of the card. An entry opens the session
 * it was made for and no other: sent again it is answered there, and proves nothing elsewhere. (PIN-02, PIN-03)
 */
export async function addPin(work: Work, terminalId: Id, sessionId: Id, entry: { entry: Id; block: Buffer }) {
  const held = await heldSession(work, terminalId, sessionId)
  if (isRefused(held)) return held
  const { terminal, session, card } = held
  const judged = await evaluate(work, { card, terminal: terminal.id, terminalKey: terminal.key, ...entry })
  if (judged.state?.locked) await endSessionsOfCard(work, card, 'pin-locked')
  if (judged.outcome !== 'right') return sayOutcome(work, card.region, judged.outcome, judged.state)
  if (judged.repeated) {
    const now = await selectSession(work, session.bucket, session.id)
    return now?.factors.includes('pin') && !now.endedAt ? now : refuse('entry-elsewhere')
  }
  return await addToSession(work, session, { factor: 'pin' }) ?? refuse('session-over')
}
