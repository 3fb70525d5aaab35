import { applicationsOf, isLiving } from '#applications'
import { putBackCards, type Cancelled } from '#cards'
import { getPerson, putBackPhone } from '#holders'
import { putBackRecords } from '#insurance'
import { wallClock } from '#kit/day'
import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { send } from '#notices'
import { putBackOldCards } from '#oldcards'
import { note } from '#record'
import { clerkOf, holderOf, onRecord, place, stale } from './cancelling.ts'
import { refuse } from './refusals.ts'
import { stateWords } from './shared.ts'
import { tellLater } from './tell-bank.ts'
import { lockCancelling, saveTakenBack, selectCancelling, type Key } from './store.ts'

/** Until when a mistake can be taken back: the hours of the pack that were in force, which is when the money leaves; where it stays, no later than a new card. */
export const backUntil = (c: { leavesAt: Date | null; settledAt: Date | null }, now: Date): boolean => !c.settledAt && (!c.leavesAt || c.leavesAt > now)

/**
 * 撤回注销: a cancellation made by mistake is taken back by a new event, with a reason, while the money has not left. Cards, insurance records and phone are what
 * they were; an application or a card in the making that ended does not come back, and the query password is set anew. Refused `cancel-money-left`, and
 * `cancel-applied-since` while a new first card is under way: nobody gets two. (REPL-05)
 */
export async function takeBackCancellation(work: Work, at: Key & { person: Id }, version: number, reason: string) {
  const found = await lockCancelling(work, at)
  if (!found || found.person !== at.person) return refuse('cancel-unknown')
  if (found.state !== 'done') return refuse('cancel-decided', { state: stateWords[found.state].zh, stateEn: stateWords[found.state].en })
  if (!backUntil(found, work.now)) return refuse('cancel-money-left', { at: wallClock(found.settledAt ?? found.leavesAt!).slice(0, 16) })
  if (found.version !== version) return stale(work, found)
  const person = holderOf(found)
  if ((await applicationsOf(work, person)).some(each => isLiving(each) && each.kind === 'first' && each.submittedOn >= found.secondAt!)) return refuse('cancel-applied-since')
  const back = await putBackCards(work, person, found.ended as Cancelled, found.id)
  if (isRefused(back)) return back
  await putBackOldCards(work, person, found.secondAt!)
  await putBackRecords(work, person, found.id)
  if (found.phoneSealed) await putBackPhone(work, person, work.vault.openText(found.phoneSealed, place('phone', found.id)))
  if (!await saveTakenBack(work, found, clerkOf(work).id, work.vault.seal(reason, place('reason', found.id)))) throw new Error('a locked cancellation was settled')
  await tellLater(work, found)
  await note(work, { verb: 'cancellation.take-back', ...onRecord(found), facts: { ground: found.ground } })
  await send(work, found.region, person, (await getPerson(work, person))?.phone ?? null, 'card-put-back', {})
  return (await selectCancelling(work, found))!
}
