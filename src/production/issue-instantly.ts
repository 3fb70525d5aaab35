import { isRefused } from '#kit/refusal'
import { inWork, type By, type House } from '#kit/work'
import type { InstantAt } from './instant-here.ts'
import { takeUp } from './instant-start.ts'
import { acts, go } from './instant-steps.ts'

/**
 * 即时制卡: begins the card of an approved and paid replacement or exchange, or goes on where it stopped, step by step until the clerk is to look at it or something stops it. Each step
 * is committed by itself; before a machine moves, what is meant is committed, and after a break the machine is asked what it did. Broken off anywhere and pressed again, by whoever
 * of the office, it goes on: no chip is written twice, no second card, no second number. (PROD-08)
 */
export async function issueInstantly(house: House, by: By, at: InstantAt) {
  let job = await inWork(house, by, work => takeUp(work, at))
  while (!isRefused(job) && job.run && acts[job.step]) {
    const before = job
    const after = await acts[job.step]!(house, by, job)
    if (isRefused(after)) {
      await inWork(house, by, work => go(work, before, { run: null }))
      return after
    }
    job = after
  }
  if (isRefused(job) || !job.run) return job
  const done = job
  return inWork(house, by, work => go(work, done, { run: null }))
}
