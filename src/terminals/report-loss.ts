import { reportLoss } from '#cards'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { endSessionsOfCard } from './store.ts'

/** 书面挂失, to its end: with the report every open session of the card ends, so that no purchase under way goes through. (LOSS-04) */
export async function reportLossAndStop(work: Work, card: Parameters<typeof reportLoss>[1], shown: Parameters<typeof reportLoss>[2]) {
  const lost = await reportLoss(work, card, shown)
  if (!isRefused(lost)) await endSessionsOfCard(work, lost, 'loss')
  return lost
}
