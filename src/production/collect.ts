import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { moveTo } from '#applications'
import { handOver, lockCard } from '#cards'
import { endInstant } from './instant-register.ts'
import { itemOfCard, moveItem } from './store.ts'
import { endHeld, heldBy } from './store-tray.ts'
import { inOtherHands } from './tray.ts'

/** 领卡, to its end: the card is handed over, its application is done, its batch counts it, it has left its clerk's hands. Refused `in-other-hands`. (COLL-01, COLL-03, PROD-05) */
export async function collect(work: Work, card: Parameters<typeof handOver>[1], given: Parameters<typeof handOver>[2]) {
  await lockCard(work, card.bucket, card.id)
  const other = await inOtherHands(work, card)
  if (other) return other
  const handed = await handOver(work, card, given)
  if (isRefused(handed)) return handed
  await moveTo(work, { bucket: handed.bucket, id: handed.application }, 'collected')
  const item = await itemOfCard(work, handed.bucket, handed.id)
  if (item) await moveItem(work, item, 'collected')
  const held = await heldBy(work, handed.bucket, handed.id)
  if (held) await endHeld(work, held, 'handed-over', work.by.id!, null)
  await endInstant(work, handed)
  return handed
}
