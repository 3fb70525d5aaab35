import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findPlanted, FIXED, fixedSeeds, runCovering } from '../sim/index.ts'
import { runSeeds } from '../sim/processes.ts'
import { runSeed, type Run } from '../sim/run.ts'
import { notDone, notReached } from '../sim/cover.ts'

const runs: Run[] = []
for (let first = 0; first < FIXED; first += 25) {
  test(`simulator: seeds ${first + 1} to ${first + 25} hold after every step and at the end of the day`, async () => {
    const some = await runSeeds(fixedSeeds.slice(first, first + 25))
    runs.push(...some)
    assert.deepEqual(some.filter(run => run.found).map(run => `npm run sim -- ${run.seed}: ${run.found}`), [])
  })
}

/** Of some seven hundred things that must occur a few come about once in several hundred seeds: this many refusals may be left to the long run, which lives through thousands and lets none go. */
const SELDOM = 12
test('simulator: every verb of a card’s life was done and nearly every refusal said; those that cannot be have their reason, and are not', async t => {
  const undone = (never: readonly string[]) => never.filter(name => name.includes('/') || /^\d{4}$/.test(name))
  const { never, wrongly } = await runCovering(runs, never => !undone(never).length && never.length <= SELDOM, 300)
  assert.deepEqual([undone(never), wrongly], [[], []])
  if (never.length) t.diagnostic(`not said in ${runs.length} seeds: ${never.join(', ')}`)
  assert.ok(never.length <= SELDOM, `not said in ${runs.length} seeds: ${never.join(', ')}`)
  for (const reason of [...Object.values(notDone), ...Object.values(notReached)]) assert.ok(reason.length > 5)
  assert.deepEqual(runs.filter(run => run.found).map(run => `npm run sim -- ${run.seed}: ${run.found}`), [])
})

test('simulator: the same seed gives the same digest over all tables, beside another, in whatever order, in whatever process', async () => {
  const seeds = ['twice', 'two', 'again']
  const digests = async (run: Promise<Run[]>) => (await run).map(({ seed, digest }) => `${seed} ${digest}`).sort()
  const [here, there, back] = await Promise.all([
    digests(Promise.all(seeds.map(seed => runSeed(seed, { digest: true })))), digests(runSeeds(seeds, { digest: true })), digests(runSeeds([...seeds].reverse(), { digest: true })),
  ])
  assert.ok(here.every(line => /^\w+ [0-9a-f]{32}$/.test(line)) && new Set(here).size === seeds.length)
  assert.deepEqual(there, here)
  assert.deepEqual(back, here)
})

test('simulator: a balance of one fen more is found', async () => {
  assert.match((await findPlanted('a balance of one fen more', 20))?.found ?? 'not found', /balance|account|books/)
})
