import type { Day } from '#kit/day'
import { inWork, type By, type House } from '#kit/work'
import { closedAfter, closeDays } from '#ledger'
import { note } from '#record'
import { insertSums, lastCleared, takeDays } from './store.ts'

const clock: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'clearing.close' }

/**
 * 日结、清算: closes the days before today, then sums up what is closed, each in its own transaction. Broken off between the two, the next call sums up what was
 * closed; twice at once, one of them does. (decision 0160)
 */
export async function close(house: House, by: By = clock): Promise<{ closed: Day[]; waits: Day | null; cleared: Day[] }> {
  const { closed, waits } = await inWork(house, by, async work => {
    const done = await closeDays(work)
    if (done.closed.length) await note(work, { verb: 'clearing.close', person: null, facts: { days: done.closed.length, until: done.closed.at(-1)! } })
    return done
  })
  const cleared = await inWork(house, by, async work => {
    const behind = await closedAfter(work, await lastCleared(work))
    const days = behind.length ? await takeDays(work, behind) : []
    if (days.length) await insertSums(work, days)
    return days
  })
  return { closed, waits, cleared }
}
