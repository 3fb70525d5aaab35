import { causesOf, getCard } from '#cards'
import { bucketOf, type Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { ownTerminal } from './own-terminal.ts'
import { refuse } from './refusals.ts'
import { pinState, sayOutcome } from '#pins'
import { selectSession } from './store.ts'

/**
 * The open session of a terminal with its card; the first cause that shuts the card refuses, and a session that a PIN lock ended
 * says so. Nothing is locked here: who judges a PIN takes the PIN's row first, sessions after it.
 */
export async function heldSession(work: Work, terminalId: Id, sessionId: Id) {
  const terminal = await ownTerminal(work, terminalId)
  if (isRefused(terminal)) return terminal
  const session = await selectSession(work, bucketOf(sessionId), sessionId)
  const card = session?.terminal === terminal.id ? await getCard(work, session.bucket, session.card) : null
  if (!session || !card) return refuse('session-over')
  if (session.endedBy === 'pin-locked') {
    const pin = await pinState(work, card)
    if (pin?.locked) return sayOutcome(work, card.region, 'locked', pin)
  }
  if (session.endedAt || session.endsAt <= work.now) return refuse('session-over')
  const [cause] = await causesOf(work, card, { chip: 'genuine' })
  const shut = cause && ['cancelled', 'replaced', 'expired', 'lost', 'suspended'].includes(cause.cause)
  return shut ? refuse('card-unusable', { cause: cause.cause, zh: cause.zh, en: cause.en }) : { terminal, session, card }
}
