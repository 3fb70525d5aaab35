import { suspendLate } from '#cards'
import type { Receiver } from '#outbox'
import { endSessionsOfCard } from './store.ts'

/** The timer of the term to activate the financial account: with the suspension every open session of the card ends, so that nothing under way goes through. (ACT-07) */
export const suspendLateOnes: Receiver = {
  within: async (work, tasks) => {
    for (const { bucket, ids } of tasks) {
      const card = await suspendLate(work, { bucket, id: ids[0]! })
      if (card) await endSessionsOfCard(work, card, 'stopped')
    }
  },
}
