import type { Holder } from '../holder.ts'
import type { World } from '../world.ts'

/** Something somebody in the city does. */
export type Act = (world: World) => Promise<void>
export const someone = (world: World): Holder => world.chance.pick(world.holders)
/** Somebody of whom this holds; null when nobody is. */
export function oneOf(world: World, holds: (holder: Holder) => unknown): Holder | null {
  const all = world.holders.filter(holds)
  return all.length ? world.chance.pick(all) : null
}
/** Somebody with a card in their hands that lives. */
export const carded = (world: World, holds: (holder: Holder) => unknown = () => true) => oneOf(world, one => one.collected && holds(one))
/** A press of a button: its key, the same when it is sent again. */
export const press = (world: World) => `press-${++world.books.presses}`
