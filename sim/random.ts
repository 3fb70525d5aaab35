import { createHash } from 'node:crypto'
import type { Random } from '#kit/ids'

/** Chance from a seed: the same seed gives the same run, everywhere. */
export type Chance = {
  /** Whole number from 0 below `bound`. */
  below(bound: number): number
  /** True in `percent` of a hundred cases. */
  happens(percent: number): boolean
  pick<T>(list: readonly T[]): T
  /** For ids, keys and IVs. */
  bytes: Random
}

/** SHA-256 of seed and counter as a stream: slow enough not to matter, the same on every machine. */
export function chanceOf(seed: string): Chance {
  let counter = 0
  let pool = Buffer.alloc(0)
  const bytes = (size: number): Buffer => {
    while (pool.length < size) pool = Buffer.concat([pool, createHash('sha256').update(`${seed}|${counter++}`).digest()])
    const taken = pool.subarray(0, size)
    pool = pool.subarray(size)
    return Buffer.from(taken)
  }
  const below = (bound: number) => Math.floor(bytes(6).readUIntBE(0, 6) / 2 ** 48 * bound)
  return { below, bytes, happens: percent => below(100) < percent, pick: list => list[below(list.length)]! }
}
