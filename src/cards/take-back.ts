import { addDays, dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { policy } from '#regions'
import type { Card, Delivery } from './card.ts'
import { lockCard } from './find.ts'
import { placeName } from './place-name.ts'
import { refuse } from './refusals.ts'
import { elsewhere, step } from './step.ts'
import { setDelivery } from './store.ts'
import { tell } from './tell.ts'

/** The last day on which a card waits at its place, by the policy of the day; null where it names no time. (COLL-05) */
export function keptUntil(work: Pick<Work, 'now'>, card: Pick<Card, 'region' | 'stateSince'>) {
  const days = policy(card.region, 'collect.days', dayOf(work.now))
  return days === null ? null : addDays(dayOf(card.stateSince), days)
}

/**
 * 退回: a card whose time at its place is over leaves for the card centre; from now on it is not handed over there. Of this and a hand-over at once
 * the second is refused. Refused `already-handed-over`, `return-not-here`, and `still-waits` up to and on its last day. (COLL-05)
 */
export async function takeBack(work: Work, card: { bucket: number; id: Id }, at: Id) {
  const found = await lockCard(work, card.bucket, card.id)
  if (!found) return refuse('card-unknown')
  if (found.closedAs) return refuse('card-closed')
  if (found.state === 'handed-over') return refuse('already-handed-over', { day: dayOf(found.handedOverAt!) })
  if (found.state !== 'at-site') return elsewhere(found)
  if (found.place !== at) return refuse('return-not-here', { place: await placeName(work, found) })
  const last = keptUntil(work, found)
  if (last === null) return refuse('no-term')
  if (dayOf(work.now) <= last) return refuse('still-waits', { day: last })
  const place = await placeName(work, found)
  const back = await step(work, found, 'takeBack', null, { from: at })
  if (!isRefused(back)) await tell(work, back, 'card-returned', { place })
  return back
}

/** A returned card is to wait at another place: what it was ordered with follows. */
export const redirectCard = (work: Work, card: Card, delivery: Delivery) => setDelivery(work, card, delivery)
