import { reportLoss, reportOwnLoss, type Card } from '#cards'
import { isRefused, type Refusal } from '#kit/refusal'
import type { Work } from '#kit/work'
import { endSessionsOfCard } from './store.ts'

/** 书面挂失, to its end: with the report every open session of the card ends, so that no purchase under way goes through. (LOSS-04) */
export const reportLossAndStop = async (work: Work, ...of: Tail<typeof reportLoss>) => stopped(work, await reportLoss(work, ...of))

/** 自助挂失 by the holder, to its end. (LOSS-02, LOSS-04) */
export const reportOwnLossAndStop = async (work: Work, ...of: Tail<typeof reportOwnLoss>) => stopped(work, await reportOwnLoss(work, ...of))

type Tail<Act extends (work: Work, ...rest: never[]) => unknown> = Act extends (work: Work, ...rest: infer Rest) => unknown ? Rest : never
async function stopped(work: Work, lost: Card | Refusal) {
  if (!isRefused(lost)) await endSessionsOfCard(work, lost, 'loss')
  return lost
}
