import { duplexPair } from 'node:stream'
import type { Socket } from 'node:net'
import type { After } from '../../src/wire/iso8583/index.ts'

/** A clock that stands still until it is told to go on; what falls due is done in its order. */
export function standingClock(): { after: After; pass: (ms: number) => Promise<void>; waits: () => number } {
  let now = 0
  let last = 0
  const due = new Map<number, { at: number; act: () => void }>()
  return {
    waits: () => due.size,
    after: (ms, act) => { const id = ++last; due.set(id, { at: now + ms, act }); return () => { due.delete(id) } },
    pass: async ms => {
      const end = now + ms
      for (;;) {
        await settled()
        const next = [...due].filter(([, { at }]) => at <= end).sort(([a, x], [b, y]) => x.at - y.at || a - b)[0]
        if (!next) break
        due.delete(next[0])
        now = Math.max(now, next[1].at)
        next[1].act()
      }
      now = end
      await settled()
    },
  }
}

/** Lets everything happen that waits for nothing but its turn. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 12; turn++) await new Promise(done => { setImmediate(done) })
}

/** Two ends of a connection without a network; the first says it is connected. */
export function wire(): { near: Socket; far: Socket } {
  const [near, far] = duplexPair() as unknown as [Socket, Socket]
  for (const end of [near, far]) end.once('end', () => { end.destroy() })
  setImmediate(() => near.emit('connect'))
  return { near, far }
}

/** Dice that fall the same for a seed (mulberry32). */
export function dice(seed: number): (sides: number) => number {
  let state = seed
  return sides => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides
  }
}
