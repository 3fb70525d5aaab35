import { causesOf, getCard } from '#cards'
import { bucketOf, type Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { ownTerminal } from './own-terminal.ts'
import { refuse } from './refusals.ts'
import { lockSession } from './store.ts'

/** The open session of a terminal with its card, held until the transaction ends; the first cause that shuts the card refuses. */
export async function heldSession(work: Work, terminalId: Id, sessionId: Id) {
  const terminal = await ownTerminal(work, terminalId)
  if (isRefused(terminal)) return terminal
  const session = await lockSession(work, bucketOf(sessionId), sessionId)
  if (!session || session.terminal !== terminal.id || session.endedAt || session.endsAt <= work.now) return refuse('session-over')
  const card = await getCard(work, session.bucket, session.card)
  if (!card) return refuse('session-over')
  const [cause] = await causesOf(work, card, { chip: 'genuine' })
  const shut = cause && ['cancelled', 'replaced', 'expired', 'lost', 'suspended'].includes(cause.cause)
  return shut ? refuse('card-unusable', { cause: cause.cause, zh: cause.zh, en: cause.en }) : { terminal, session, card }
}
