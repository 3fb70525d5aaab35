import { addDays, dayOf, instantOf } from '#kit/day'
import { inWork, type By, type House } from '#kit/work'
import { note } from '#record'
import { GENERIC, packOf, policy } from '#regions'
import { organisationById } from '#staff'
import { deleteCalls, officesWithCalls } from './store.ts'

const clock: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'hotline.clear' }
/** Calls one transaction deletes. */
const PIECE = 5_000

/**
 * Deletes calls whose days are over by the policy of the city whose office answered; what was told and done in them stays on record. In pieces of one
 * transaction each: the next round goes on where one stopped. Answers how many were deleted.
 */
export async function clearCalls(house: House, signal?: AbortSignal): Promise<number> {
  let cleared = 0
  for (const office of await inWork(house, clock, officesWithCalls)) for (let more = true; more;) {
    if (signal?.aborted) return cleared
    const gone = await inWork(house, clock, async work => {
      const today = dayOf(work.now), at = await organisationById(work, office)
      const { days } = policy((at && packOf(at.region)) ?? GENERIC, 'hotline.keep', today)
      const calls = await deleteCalls(work, office, instantOf(addDays(today, -days))!, PIECE)
      if (calls) await note(work, { verb: 'hotline.clear', person: null, subject: { kind: 'organisation', id: office }, facts: { calls, days } })
      return calls
    })
    cleared += gone
    more = gone === PIECE
  }
  return cleared
}
