import { uncovered } from './cover.ts'
import { plants } from './plant.ts'
import { runSeeds } from './processes.ts'
import { runSeed, type Run } from './run.ts'
import { sumTallies, tallyLines } from './tally.ts'

/** How many seeds are lived through every time. */
export const FIXED = 100
export const fixedSeeds = Array.from({ length: FIXED }, (_, i) => String(i + 1))

/** Seeds of a planted fault handed out at once. */
const AT_ONCE = 8

/** The first seed that finds a planted fault; null when none does. */
export async function findPlanted(plant: string, within: number): Promise<Run | null> {
  for (let first = 1; first <= within; first += AT_ONCE) {
    const found = (await runSeeds(Array.from({ length: Math.min(AT_ONCE, within + 1 - first) }, (_, i) => `plant-${first + i}`), { plant })).find(run => run.found)
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

/** The fixed seeds, and as many more as it takes until everything that must occur has, or `enough` of it; none more than `most`. */
export async function runCovering(runs: Run[], enough = (never: readonly string[]) => never.length === 0, most = 400): Promise<ReturnType<typeof uncovered>> {
  for (;;) {
    const seen = uncovered(sumTallies(runs.map(run => run.tally)))
    if (enough(seen.never) || runs.length >= most || runs.some(run => run.found)) return seen
    runs.push(...await runSeeds(Array.from({ length: 20 }, (_, i) => String(runs.length + 1 + i))))
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
