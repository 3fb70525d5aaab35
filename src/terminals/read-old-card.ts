import { isRefused } from '#kit/refusal'
import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { dayOf } from '#kit/day'
import { barredOldCard, credential, lockOldCard, oldCardByNumber, refuseOldCard } from '#oldcards'
import { ownTerminal } from './own-terminal.ts'
import { openSession } from './read-card.ts'
import type { Session } from './store.ts'

/**
 * 读旧卡: its number, swiped at a provider's terminal, opens a session in which it settles as it always did: without a PIN, against the person's own account.
 * Its row is held meanwhile, so that the change-over either is seen here or ends the session made here. (OLD-06)
 */
export async function readOldCard(work: Work, terminalId: Id, number: string, operator: string): Promise<Session | ReturnType<typeof refuseOldCard>> {
  const terminal = await ownTerminal(work, terminalId)
  if (isRefused(terminal)) return terminal as never
  const found = await oldCardByNumber(work, number)
  if (!found) return refuseOldCard('credential-unknown')
  const { zh, en } = credential(found, dayOf(work.now))
  if (terminal.kind !== 'till') return refuseOldCard('old-card-not-here', { name: zh, nameEn: en })
  const card = await lockOldCard(work, found.bucket, found.id)
  const no = barredOldCard(work, card)
  return no ?? openSession(work, terminal, card, operator, null, ['card', 'old'])
}
