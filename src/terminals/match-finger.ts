import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { fingerEnrolled } from '#pins'
import { note } from '#record'
import { saidByTerminal } from '#vault'
import { heldSession } from './open-session.ts'
import { refuse } from './refusals.ts'
import { addToSession } from './store.ts'

/** What a terminal signs when it says whether the finger on its sensor is the one that was enrolled, in which card session. */
export const matchWords = (session: Id, matched: boolean) => `match|${session}|${matched ? 'yes' : 'no'}`

/**
 * 验指纹: the terminal compared the finger on its sensor with the one enrolled and says what came of it, signed, for this card session and no other; the centre sees no finger. A match adds the factor; a
 * finger that is not the holder's is on record and proves nothing. (MED-01.b)
 */
export async function matchFinger(work: Work, terminalId: Id, sessionId: Id, said: { matched: boolean; mac: Buffer }) {
  const held = await heldSession(work, terminalId, sessionId)
  if (isRefused(held)) return held
  const { terminal, session, card } = held
  if (!saidByTerminal(work.vault, terminal.id, terminal.key, matchWords(session.id, said.matched), said.mac)) return refuse('terminal-unproved')
  if (!await fingerEnrolled(work, card)) return refuse('finger-none')
  await note(work, { verb: said.matched ? 'terminals.match-finger' : 'terminals.miss-finger', person: { bucket: card.bucket, id: card.person }, subject: { kind: 'card', id: card.id }, facts: { terminal: terminal.id } })
  if (!said.matched) return refuse('finger-missed')
  return await addToSession(work, session, { factor: 'finger' }) ?? refuse('session-over')
}
