import { inWork, type By, type House } from '#kit/work'
import { keepHeard, type Sound } from '#messages'

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'sandbox' }
const EVERY_MS = 2_000
const MOST = 5_000

/** What a sandbox hears of providers' programs, counted in memory and written down every two seconds: never in a message's own transaction. What the sandbox sends itself is not heard. */
export type Ears = { hear: (sound: Omit<Sound, 'count' | 'firstAt' | 'lastAt'>) => void; settle: () => Promise<void>; close: () => Promise<void> }
export function ears(house: House): Ears {
  let counts = new Map<string, Sound>()
  const settle = async () => {
    if (!counts.size) return
    const sounds = [...counts.values()]
    counts = new Map()
    await inWork(house, by, work => keepHeard(work, sounds))
  }
  // counts that could not be written are lost: they prove nothing and must not hold up a message
  const timer = setInterval(() => void settle().catch(() => undefined), EVERY_MS)
  timer.unref()
  return {
    settle,
    close: async () => { clearInterval(timer); await settle().catch(() => undefined) },
    hear(sound) {
      if (sound.operator.startsWith('SBX')) return
      const key = JSON.stringify(sound)
      const at = house.now()
      const known = counts.get(key)
      if (known) counts.set(key, { ...known, count: known.count + 1, lastAt: at })
      else if (counts.size < MOST) counts.set(key, { ...sound, count: 1, firstAt: at, lastAt: at })
    },
  }
}
