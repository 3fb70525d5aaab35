import { newId } from '#kit/ids'
import { sqlOf } from '#kit/sql'
import type { House } from '#kit/work'
import type { Receivers } from './receiver.ts'
import { round } from './round.ts'
import { dropLeases, takeLeases } from './store.ts'

/** How long a process may poll a quarter of the buckets, and how long before the end it asks again. */
const LEASE_MS = 15_000, RENEW_MS = 10_000

/** One process that polls: `turn` does what is due in the quarters it holds, round after round until little is left; `leave` lets others have them. */
export function poller(house: House, receivers: Receivers): { turn(signal?: AbortSignal): Promise<number>; leave(): Promise<void> } {
  const me = newId(house.now(), house.random)
  let held: { parts: number[]; until: number } = { parts: [], until: 0 }
  const hold = async () => {
    const now = house.now()
    if (held.until - now.getTime() > RENEW_MS && held.parts.length === 4) return
    const until = new Date(now.getTime() + LEASE_MS)
    held = { parts: await takeLeases(sqlOf(house.pool), me, now, until), until: until.getTime() }
  }
  return {
    async turn(signal) {
      let done = 0
      for (;;) {
        await hold()
        const taken = held.parts.length && !signal?.aborted ? await round(house, receivers, held.parts, signal) : 0
        done += taken
        if (taken < 100) return done
      }
    },
    leave: async () => { await dropLeases(sqlOf(house.pool), me, house.now()) },
  }
}
