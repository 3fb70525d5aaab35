import { inWork, type By, type House, type Work } from '#kit/work'

/** How many cards one transaction takes on: a stop midway loses at most one such chunk, which the next run does again. */
export const CHUNK = 25

/**
 * Does a long piece of a batch in small transactions until a chunk finds nothing left. `act` answers what it did; both figures add up.
 * Whatever stops it, running it again goes on where it stopped.
 */
export async function inChunks<Tally extends Record<string, number>>(house: House, by: By, nothing: Tally,
  act: (work: Work) => Promise<Tally | null>): Promise<Tally> {
  const total = { ...nothing }
  for (;;) {
    const done = await inWork(house, by, act)
    if (!done) return total
    for (const key of Object.keys(total) as (keyof Tally & string)[]) Object.assign(total, { [key]: (total[key] ?? 0) + (done[key] ?? 0) })
  }
}
