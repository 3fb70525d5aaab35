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
/** How a run went: its digest over all tables, what was done and refused, and what was found. */
export type Run = { seed: string; digest: string; tally: Tally; found: string | null; steps: number }

/** One run of a seed; with `plant`, the fault is put in at a step that follows from the seed. */
export async function runSeed(seed: string, plant: string | null = null, steps = STEPS): Promise<Run> {
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
  const digest = await digestOf(world.sql)
  await world.pharmacy?.close()
  await world.close()
  return { seed, digest, tally: world.tally, found, steps: done }
}

/** What the fixed seeds must have done at least once; a verb that never occurs proves nothing. */
export const mustOccur = ['terminals.read', 'terminals.add-pin', 'terminals.change-pin', 'terminals.reset-pin', 'terminals.authorise-reset', 'cards.hand-over', 'cards.report-loss', 'cards.release-loss', 'ledger.credit', '9001', '1101', '2101', '2102', '2103', '2601']

async function plantAll(): Promise<number> {
  let missed = 0
  for (const name of Object.keys(plants)) {
    let seed = 0
    let run: Run | null = null
    while (seed < 200 && !run?.found) run = await runSeed(`plant-${++seed}`, name)
    console.log(run?.found ? `found  ${name} · seed ${run.seed}, step ${run.steps}: ${run.found}` : `MISSED ${name} within 200 seeds`)
    if (!run?.found) missed++
  }
  console.log(`${Object.keys(plants).length - missed} of ${Object.keys(plants).length} planted faults found`)
  return missed ? 1 : 0
}

async function runAll(seeds: readonly string[]): Promise<number> {
  const runs: Run[] = []
  for (const seed of seeds) {
    const run = await runSeed(seed)
    runs.push(run)
    if (run.found) console.log(`seed ${seed}, step ${run.steps}: ${run.found}\nagain: npm run sim -- ${seed}`)
  }
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
