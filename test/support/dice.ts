/** Chance with a seed (mulberry32): the same seed, the same choices. */
export function dice(seed: number) {
  const roll = () => {
    seed = seed + 0x6D2B79F5 | 0
    let x = Math.imul(seed ^ seed >>> 15, 1 | seed)
    x = x + Math.imul(x ^ x >>> 7, 61 | x) ^ x
    return ((x ^ x >>> 14) >>> 0) / 4294967296
  }
  return { below: (n: number) => Math.floor(roll() * n), one: <T>(all: readonly T[]) => all[Math.floor(roll() * all.length)]!, happens: (percent: number) => roll() * 100 < percent }
}
export type Dice = ReturnType<typeof dice>
