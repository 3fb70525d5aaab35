import { opening } from './acts/index.ts'
import { settleBank } from './acts/bank.ts'
import { turn } from './acts/clock.ts'
import { lastGuess } from './acts/desk.ts'
import { settleUp } from './acts/till.ts'
import { endOfDay } from './ward.ts'
import { audit, auditWhole } from './audit.ts'
import { Found } from './books.ts'
import { drawCity } from './city.ts'
import { digestOf } from './digest.ts'
import { NotPlanted, plants } from './plant.ts'
import type { Tally } from './tally.ts'
import { openHospital } from './hospital.ts'
import { openProgram } from './till.ts'
import { openWorld } from './world.ts'

/** How a run went: what was done and refused, what was found, and its digest over all tables when it was asked for. */
export type Run = { seed: string; digest: string | null; tally: Tally; found: string | null; steps: number }

/** With a fault put in; with the digest of all tables at its end. */
export type How = { plant?: string | null; digest?: boolean }

/** One run of a seed; with `plant`, the fault is put in at a step that follows from the seed. */
export async function runSeed(seed: string, { plant = null, digest: asked = false }: How = {}): Promise<Run> {
  const world = await openWorld(seed)
  const { first, people, steps, acts, guesses } = drawCity(world.chance, plant !== null)
  world.first = first
  const when = plant ? Math.floor(steps / 3) + world.chance.below(Math.floor(steps / 2)) : -1
  let done = 0
  let found: string | null = null
  let last = 'opening'
  try {
    world.pharmacy = openProgram(world, 'till')
    world.hospital = openHospital(world)
    await opening(world, people)
    for (; done < steps; done++) {
      if (done === when) await plants[plant!]!(world).catch((error: Error) => { throw new NotPlanted(`${plant}: ${error.message}`) })
      const [name, act] = world.chance.pick(acts)
      last = name
      await act(world)
      await audit(world)
      world.pass(1 + world.chance.below(30))
    }
    if (guesses) await lastGuess(world)
    await settleUp(world, world.pharmacy)
    await endOfDay(world, world.hospital)
    await settleBank(world)
    await turn(world)
    await audit(world)
    await auditWhole(world)
  } catch (error) {
    if (error instanceof NotPlanted) throw error
    // what broke is found as well: a bug thrown by the program, or a statement the database refused
    found = `${last}: ${error instanceof Found ? error.message : (error as Error).stack}`
  }
  const digest = asked ? await digestOf(world.sql) : null
  await world.close()
  return { seed, digest, tally: world.tally, found, steps: done }
}
