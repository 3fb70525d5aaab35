import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mustOccur, runSeed, runSeeds, type Run } from '../sim/index.ts'
import { sumTallies } from '../sim/tally.ts'

const runs: Run[] = []
for (let first = 1; first <= 50; first += 10) {
  test(`simulator: seeds ${first} to ${first + 9} hold after every step and at the end of the day`, async () => {
    const ten = await runSeeds(Array.from({ length: 10 }, (_, i) => String(first + i)))
    runs.push(...ten)
    assert.deepEqual(ten.filter(run => run.found).map(run => `npm run sim -- ${run.seed}: ${run.found}`), [])
  })
}

test('simulator: the same seed gives the same digest over all tables, also beside another', async () => {
  const [one, other] = await Promise.all([runSeed('twice', { digest: true }), runSeed('twice', { digest: true })])
  assert.ok(one.digest)
  assert.equal(one.digest, other.digest)
})

test('simulator: every verb was done at least once', () => {
  const { verbs } = sumTallies(runs.map(run => run.tally))
  assert.deepEqual(mustOccur.filter(verb => !verbs.has(verb)), [])
})

test('simulator: a balance of one fen more is found', async () => {
  assert.match((await runSeed('planted', { plant: 'a balance of one fen more' })).found ?? 'not found', /balance|account|books/)
})
