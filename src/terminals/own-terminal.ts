import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { wallClock } from '#kit/day'
import { refuse } from './refusals.ts'
import { selectTerminal } from './store.ts'

/** The terminal, when it belongs to the organisation that is acting and is not resting. */
export async function ownTerminal(work: Work, id: Id) {
  const terminal = await selectTerminal(work, id)
  if (!terminal) return refuse('terminal-unknown')
  if (work.by.kind !== 'system' && work.by.organisation !== terminal.organisation) return refuse('terminal-not-yours')
  if (terminal.heldUntil && terminal.heldUntil > work.now) return refuse('terminal-held', { failures: terminal.failures, until: wallClock(terminal.heldUntil).slice(0, 16) })
  return terminal
}
