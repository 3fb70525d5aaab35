import { acts, opening } from './acts/index.ts'
import { audit, auditWhole } from './audit.ts'
import { Found } from './books.ts'
import { uncovered } from './cover.ts'
import { digestOf } from './digest.ts'
import { NotPlanted, plants } from './plant.ts'
import { sumTallies, tallyLines, type Tally } from './tally.ts'
import { openPharmacy } from './till.ts'
import { lastGuess } from './acts/desk.ts'
import { settleUp } from './acts/till.ts'
import { openWorld } from './world.ts'

const STEPS = 60
/** How many seeds are lived through every time. */
export const FIXED = 50
export const fixedSeeds = Array.from({ length: FIXED }, (_, i) => String(i + 1))
/** How a run went: what was done and refused, what was found, and its digest over all tables when it was asked for. */
export type Run = { seed: string; digest: string | null; tally: Tally; found: string | null; steps: number }

/** One run of a seed; with `plant`, the fault is put in at a step that follows from the seed. */
export async function runSeed(seed: string, { plant = null, steps = STEPS, digest: asked = false }: { plant?: string | null; steps?: number; digest?: boolean } = {}): Promise<Run> {
  const world = await openWorld(seed)
  const when = plant ? 15 + world.chance.below(steps - 25) : -1
  let done = 0
  let found: string | null = null
  let last = 'opening'
  try {
    world.pharmacy = openPharmacy(world)
    await opening(world)
    for (; done < steps; done++) {
      if (done === when) await plants[plant!]!(world).catch((error: Error) => { throw new NotPlanted(`${plant}: ${error.message}`) })
      const [name, act] = world.chance.pick(acts)
      last = name
      await act(world)
      await audit(world)
      world.pass(1 + world.chance.below(30))
    }
    await lastGuess(world)
    await settleUp(world, world.pharmacy)
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

/** Several seeds side by side, each in a city of its own: while one waits for the database another decides. In the order of the seeds. */
export async function runSeeds(seeds: readonly string[], plant: string | null = null, side = 3): Promise<Run[]> {
  const runs: Run[] = []
  let next = 0
  const one = async () => { for (let at = next++; at < seeds.length; at = next++) runs[at] = await runSeed(seeds[at]!, { plant }) }
  await Promise.all(Array.from({ length: side }, one))
  return runs
}

/** The first seed that finds a planted fault; null when none does. */
export async function findPlanted(plant: string, within: number): Promise<Run | null> {
  for (let first = 1; first <= within; first += 3) {
    const found = (await runSeeds([first, first + 1, first + 2].map(seed => `plant-${seed}`), plant)).find(run => run.found)
    if (found) return found
  }
  return null
}

async function plantAll(only: readonly string[]): Promise<number> {
  let missed = 0
  const names = Object.keys(plants).filter(name => !only.length || only.some(word => name.includes(word)))
  for (const name of names) {
    const run = await findPlanted(name, 200)
    console.log(run ? `found  ${name} · seed ${run.seed}, step ${run.steps}: ${run.found}` : `MISSED ${name} within 200 seeds`)
    if (!run) missed++
  }
  console.log(`${names.length - missed} of ${names.length} planted faults found`)
  return missed ? 1 : 0
}

/** The fixed seeds, and as many more as it takes until everything that must occur has; none more than `most`. */
export async function runCovering(runs: Run[], most = 100): Promise<ReturnType<typeof uncovered>> {
  for (;;) {
    const seen = uncovered(sumTallies(runs.map(run => run.tally)))
    if (!seen.never.length || runs.length >= most || runs.some(run => run.found)) return seen
    runs.push(...await runSeeds(Array.from({ length: 10 }, (_, i) => String(runs.length + 1 + i))))
  }
}

async function runAll(seeds: readonly string[]): Promise<number> {
  const began = performance.now()
  const single = seeds.length === 1
  const runs = single ? [await runSeed(seeds[0]!, { digest: true })] : await runSeeds(seeds)
  const { never, wrongly } = seeds.length === FIXED ? await runCovering(runs) : { never: [], wrongly: [] }
  for (const run of runs) if (run.found) console.log(`seed ${run.seed}, step ${run.steps}: ${run.found}\nagain: npm run sim -- ${run.seed}`)
  console.log(tallyLines(sumTallies(runs.map(run => run.tally))).join('\n'))
  if (single) console.log(`digest ${runs[0]!.digest}`)
  if (never.length) console.log(`never occurred: ${never.join(', ')}`)
  if (wrongly.length) console.log(`said not to occur, and does: ${wrongly.join(', ')}`)
  const failed = runs.filter(run => run.found).length
  console.log(`${runs.length - failed} of ${runs.length} seeds hold, ${(runs.length / ((performance.now() - began) / 1000)).toFixed(2)} seeds/s`)
  return failed || never.length || wrongly.length ? 1 : 0
}

if (process.argv[1] === import.meta.filename) {
  const words = process.argv.slice(2)
  const code = words[0] === '--plant' ? await plantAll(words.slice(1)) : await runAll(words.length ? words : fixedSeeds)
  process.exit(code)
}
