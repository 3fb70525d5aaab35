import { newId, type Id } from '#kit/ids'
import { inWork, type House } from '#kit/work'
import { readChunk } from './roster-read.ts'
import { judgeChunk } from './roster-judge.ts'
import { checkChunk } from './roster-verdict.ts'
import { submitChunk } from './roster-submit.ts'
import { dropLease, keepLease, leaseRoster, selectRoster, touchRoster, type Roster } from './roster-store.ts'
import { rosterJob, type Hands } from './roster-job.ts'

/** A lease is short: after a kill the next process goes on within this time. A lost lease loses nothing, chunks move the job from where it was. */
const LEASE = 15_000

/**
 * Goes on with every roster that has work to do and that no other process holds, chunk by chunk, until nothing is left or
 * `signal` stops it; returns how many chunks were done. Call it again and again. A restart continues at the next row. (BATCH-02, BATCH-06)
 */
export async function continueRosters(house: House, signal?: AbortSignal): Promise<number> {
  const holder = newId(house.now(), house.random)
  let chunks = 0
  for (;;) {
    if (signal?.aborted) return chunks
    const roster = await inWork(house, rosterJob, ({ sql, now }) => leaseRoster(sql, holder, now, new Date(now.getTime() + LEASE)))
    if (!roster) return chunks
    try {
      chunks += await finish(house, holder, roster, signal)
    } catch (error) {
      // others go first while this one is tried again
      await inWork(house, rosterJob, ({ sql, now }) => touchRoster(sql, roster, now)).catch(() => {})
      throw error
    } finally {
      await inWork(house, rosterJob, ({ sql }) => dropLease(sql, roster, holder)).catch(() => {})
    }
  }
}

async function finish(house: House, holder: Id, id: Id, signal?: AbortSignal): Promise<number> {
  const hands: Hands = { sheet: null, opened: null, zips: new Map(), ahead: null }
  let chunks = 0
  let leased = house.now().getTime()
  for (;;) {
    if (signal?.aborted) return chunks
    const roster = await inWork(house, rosterJob, ({ sql }) => selectRoster(sql, id))
    if (!roster || !await step(house, roster, hands)) return chunks
    chunks++
    const now = house.now()
    if (now.getTime() - leased > LEASE / 3) {
      if (!await inWork(house, rosterJob, ({ sql }) => keepLease(sql, id, holder, new Date(now.getTime() + LEASE)))) return chunks
      leased = now.getTime()
    }
  }
}

/** One chunk of whatever the roster needs next; false when it waits for its officer. */
async function step(house: House, roster: Roster, hands: Hands): Promise<boolean> {
  switch (roster.phase) {
    case 'reading': await readChunk(house, roster, hands); return true
    case 'photos': await judgeChunk(house, roster, hands); return true
    case 'checking': await checkChunk(house, roster); return true
    case 'submitting': await submitChunk(house, roster, hands); return true
    case 'ready': case 'unreadable': case 'clearing': case 'cleared': return false
  }
}
