import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { uncovered } from '../../sim/cover.ts'
import { runSeeds } from '../../sim/processes.ts'
import { runSeed } from '../../sim/run.ts'
import { newTally, sumTallies } from '../../sim/tally.ts'
import { tell } from './tell.ts'

/** Beside the hundred of `npm test`. */
const FIRST = 101
const SEEDS = Number(process.env['SBK_SEEDS'] ?? 5_000)
const began = performance.now()
let tally = newTally()
let seeds = 0, steps = 0
after(() => tell('simulator', { first: FIRST, seeds, steps, verbs: Object.fromEntries(tally.verbs), refusals: [...tally.refusals.values()].reduce((sum, count) => sum + count, 0), seconds: Math.round((performance.now() - began) / 1000) }))

for (let first = FIRST; first < FIRST + SEEDS; first += 100) {
  const count = Math.min(100, FIRST + SEEDS - first)
  test(`simulator: seeds ${first} to ${first + count - 1} hold after every step and at the end of the day`, async () => {
    const runs = await runSeeds(Array.from({ length: count }, (_, i) => String(first + i)))
    seeds += runs.length
    steps += runs.reduce((sum, run) => sum + run.steps, 0)
    tally = sumTallies([tally, ...runs.map(run => run.tally)])
    assert.deepEqual(runs.filter(run => run.found).map(run => `npm run sim -- ${run.seed}: ${run.found}`), [])
  })
}

test('simulator: ten seeds run twice give the same digests over all tables', async () => {
  for (let seed = 1; seed <= 10; seed++) {
    const [here, [there]] = await Promise.all([runSeed(`again-${seed}`, { digest: true }), runSeeds([`again-${seed}`], { digest: true })])
    assert.equal(there!.digest, here.digest)
  }
})

test('simulator: every verb was done and every refusal said; those said to be out of reach were', () => {
  assert.deepEqual(uncovered(tally), { never: [], wrongly: [] })
})
