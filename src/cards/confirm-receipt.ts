import { dayOf, wallClock } from '#kit/day'
import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { standsHere } from '#holders'
import { activateOnCollection } from './activate-social.ts'
import { holderOf, type Card } from './card.ts'
import { refuse } from './refusals.ts'
import { doneToday } from './second-person.ts'
import type { DocumentShape } from './shared.ts'
import { elsewhere, step } from './step.ts'
import { closeReplaced } from './successor.ts'
import { tell } from './tell.ts'
import { beginTerm } from './term.ts'

/**
 * 收卡确认: the holder says that the card that came by post has arrived; only from here on can it be activated. The proof is the caller's: the code of
 * the phone with the card's last digits, or the document shown at a counter, a minor's guardian's for the minor. Once. A card that it replaces ends
 * at this moment; the term of the financial account begins. (COLL-04, REPL-03, ACT-07)
 */
export async function confirmReceipt(work: Work, card: Card, how: 'code' | 'counter', given?: { document: DocumentShape; guardian?: Id | undefined }) {
  if (card.closedAs) return refuse('card-closed')
  if (card.state === 'handed-over') return refuse('already-handed-over', { day: dayOf(card.handedOverAt!) })
  if (card.delivery.kind !== 'post' || card.state !== 'sent') return elsewhere(card)
  if (how === 'counter') {
    if (await doneToday(work, card, 'pins.authorise-reset')) return refuse('second-person-needed', { done: '重置密码', doneEn: 'A PIN reset', asked: '发卡', askedEn: 'a hand-over' })
    const stands = await standsHere(work, holderOf(card), 'cards.confirm-receipt', given!)
    if (isRefused(stands)) return stands
  }
  await closeReplaced(work, card)
  const got = await step(work, card, 'confirm', null, { how })
  if (isRefused(got)) return got
  const confirmed = await beginTerm(work, { ...got, handedOverAt: work.now })
  await tell(work, confirmed, 'card-confirmed', { time: wallClock(work.now).slice(0, 16) })
  return activateOnCollection(work, confirmed)
}
