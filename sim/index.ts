import { acts } from './acts.ts'
import { audit } from './audit.ts'
import { Found } from './books.ts'
import { digestOf } from './digest.ts'
import { newHolder } from './holder.ts'
import { plants } from './plant.ts'
import { sumTallies, tallyLines, type Tally } from './tally.ts'
import { openPharmacy } from './till.ts'
import { settleUp } from './till-acts.ts'
import { openWorld } from './world.ts'

const STEPS = 60
/** How a run went: what was done and refused, what was found, and its digest over all tables when it was asked for. */
export type Run = { seed: string; digest: string | null; tally: Tally; found: string | null; steps: number }

/** One run of a seed; with `plant`, the fault is put in at a step that follows from the seed. */
export async function runSeed(seed: string, { plant = null, steps = STEPS, digest: asked = false }: { plant?: string | null; steps?: number; digest?: boolean } = {}): Promise<Run> {
  const world = await openWorld(seed)
  const when = plant ? 15 + world.chance.below(steps - 25) : -1
  let done = 0
  let found: string | null = null
  try {
    world.pharmacy = await openPharmacy(world)
    for (let i = 0; i < 3; i++) await newHolder(world)
    for (; done < steps; done++) {
      if (done === when) await plants[plant!]!(world)
      const [, act] = world.chance.pick(acts)
      await act(world)
      await audit(world)
      world.pass(1 + world.chance.below(30))
    }
    await settleUp(world, world.pharmacy)
    await audit(world)
  } catch (error) {
    if (!(error instanceof Found)) throw new Error(`seed ${seed}, step ${done}: ${(error as Error).message}`, { cause: error })
    found = (error as Error).message
  }
  const digest = asked ? await digestOf(world.sql) : null
  await world.pharmacy?.close()
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

/** What the fixed seeds must have done at least once; a verb that never occurs proves nothing. */
export const mustOccur = ['terminals.read', 'terminals.add-pin', 'terminals.change-pin', 'terminals.reset-pin', 'terminals.authorise-reset', 'cards.hand-over', 'cards.report-loss', 'cards.report-own-loss', 'cards.release-loss', 'ledger.credit', '9001', '1101', '2101', '2102', '2103', '2601']

async function plantAll(): Promise<number> {
  let missed = 0
  for (const name of Object.keys(plants)) {
    const run = await findPlanted(name, 200)
    console.log(run ? `found  ${name} · seed ${run.seed}, step ${run.steps}: ${run.found}` : `MISSED ${name} within 200 seeds`)
    if (!run) missed++
  }
  console.log(`${Object.keys(plants).length - missed} of ${Object.keys(plants).length} planted faults found`)
  return missed ? 1 : 0
}

async function runAll(seeds: readonly string[]): Promise<number> {
  const runs = seeds.length === 1 ? [await runSeed(seeds[0]!, { digest: true })] : await runSeeds(seeds)
  for (const run of runs) if (run.found) console.log(`seed ${run.seed}, step ${run.steps}: ${run.found}\nagain: npm run sim -- ${run.seed}`)
  const tally = sumTallies(runs.map(run => run.tally))
  console.log(tallyLines(tally).join('\n'))
  for (const run of seeds.length === 1 ? runs : []) console.log(`digest ${run.digest}`)
  const never = seeds.length > 1 ? mustOccur.filter(verb => !tally.verbs.has(verb)) : []
  if (never.length) console.log(`never occurred: ${never.join(', ')}`)
  const failed = runs.filter(run => run.found).length
  console.log(`${runs.length - failed} of ${runs.length} seeds hold`)
  return failed || never.length ? 1 : 0
}

if (process.argv[1] === import.meta.filename) {
  const words = process.argv.slice(2)
  const code = words[0] === '--plant' ? await plantAll() : await runAll(words.length ? words : Array.from({ length: 50 }, (_, i) => String(i + 1)))
  process.exit(code)
}
