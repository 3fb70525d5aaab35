import { families } from './acts/index.ts'
import type { Act } from './acts/act.ts'
import type { Chance } from './random.ts'

/** What one seed's city is like: how many live there at first, how long it is lived through, and who does what there. */
export type City = { people: number; /** The place of the first of them in the list of citizens. */ first: number; steps: number; acts: readonly (readonly [name: string, act: Act])[]; /** Whether somebody guesses a PIN until it locks when the day ends. */ guesses: boolean }

/** How a card comes about goes on in every city, however seldom. */
const everywhere: Readonly<Record<string, number>> = { apply: 1, review: 1, make: 2, collect: 2, wait: 1 }
const names = Object.keys(families)
/** In how many of a hundred cities a family is; money that moves both ways takes long and leaves little room for the rest. */
const often = (family: string) => family === 'money' ? 25 : 70

/**
 * Draws a city: some families of acts and some acts of each, so that what is there occurs often and among few others, and no city has everything. Many
 * small cities that differ find more than a few large ones that are alike; what must occur is counted over all of them. `whole` has every family and act, the ground
 * that a planted fault may need. (decision 0137)
 */
export function drawCity(chance: Chance, whole = false): City {
  const here = new Set(names.filter(family => whole || chance.happens(often(family))))
  if (!here.size) here.add(chance.pick(names))
  const acts: [string, Act][] = []
  for (const family of names) for (const [name, often, act] of families[family]!) {
    const drawn = here.has(family) && (whole || chance.happens(55))
    for (let i = drawn ? often : everywhere[name] ?? 0; i > 0; i--) acts.push([name, act])
  }
  return { first: chance.below(48), people: whole ? 3 : 1 + chance.below(3), steps: (whole ? 30 : 12) + chance.below(21), acts, guesses: whole || chance.happens(25) }
}
