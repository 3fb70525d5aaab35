import type { PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { note } from '#record'
import { stopAll, unstop } from './store.ts'

/** The old cards of somebody whose cards are cancelled work no longer either. Answers how many it stopped. (REPL-05) */
export async function stopWithHolder(work: Work, person: PersonKey): Promise<number> {
  const stopped = await stopAll(work, person)
  for (const { id, kind } of stopped) await note(work, { verb: 'oldcards.stop', person, subject: { kind: 'old-card', id }, facts: { kind, by: 'cancelled' } })
  return stopped.length
}

/** Those that a mistaken cancellation stopped at that instant work again. (REPL-05) */
export async function putBackOldCards(work: Work, person: PersonKey, at: Date): Promise<void> {
  for (const { id } of await unstop(work, person, at)) await note(work, { verb: 'oldcards.put-back', person, subject: { kind: 'old-card', id } })
}
