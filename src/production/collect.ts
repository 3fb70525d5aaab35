import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { moveTo } from '#applications'
import { handOver } from '#cards'
import { itemOfCard, moveItem } from './store.ts'

/** 领卡, to its end: the card is handed over, its application is done, its batch counts it. (COLL-01, COLL-03) */
export async function collect(work: Work, card: Parameters<typeof handOver>[1], given: Parameters<typeof handOver>[2]) {
  const handed = await handOver(work, card, given)
  if (isRefused(handed)) return handed
  await moveTo(work, { bucket: handed.bucket, id: handed.application }, 'collected')
  const item = await itemOfCard(work, handed.bucket, handed.id)
  if (item) await moveItem(work, item, 'collected')
  return handed
}
