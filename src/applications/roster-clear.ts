import { dayOf } from '#kit/day'
import { inWork, type House } from '#kit/work'
import { note } from '#record'
import { policy } from '#regions'
import { clearingRosters, deletePieces, endClearing, markDue, rosterRegions } from './roster-clear-store.ts'
import { rosterJob } from './roster-job.ts'

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000)

/**
 * 到期删除: uploaded files, photos and staged rows of rosters whose time is over. What of them became applications lives on with the
 * person; of the roster its name, its counts and the record stay. In pieces of one transaction each, so that a stop loses nothing:
 * the next call goes on. Answers how many rosters were cleared. (settled: sealed until it is deleted)
 */
export async function clearRosters(house: House, signal?: AbortSignal): Promise<number> {
  await inWork(house, rosterJob, async work => {
    const today = dayOf(work.now)
    for (const region of await rosterRegions(work.sql)) {
      const { done, left } = policy(region, 'roster.keep', today)
      const marked = await markDue(work.sql, region, { done: daysBefore(work.now, done), left: daysBefore(work.now, left) }, work.now)
      for (const { id, outcome } of marked) await note(work, { verb: 'applications.roster-clear', person: null, subject: { kind: 'roster', id }, facts: { ...outcome } })
    }
  })
  let cleared = 0
  for (const id of await inWork(house, rosterJob, ({ sql }) => clearingRosters(sql))) {
    while (await inWork(house, rosterJob, ({ sql }) => deletePieces(sql, id)) > 0) if (signal?.aborted) return cleared
    if (await inWork(house, rosterJob, ({ sql, now }) => endClearing(sql, id, now))) cleared++
  }
  return cleared
}
