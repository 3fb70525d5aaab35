import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mustOccur, runSeed, type Run } from '../sim/index.ts'
import { sumTallies } from '../sim/tally.ts'

const runs: Run[] = []
for (let first = 1; first <= 50; first += 10) {
  test(`simulator: seeds ${first} to ${first + 9} hold after every step and at the end of the day`, async () => {
    for (let seed = first; seed < first + 10; seed++) runs.push(await runSeed(String(seed)))
    assert.deepEqual(runs.slice(-10).filter(run => run.found).map(run => `npm run sim -- ${run.seed}: ${run.found}`), [])
  })
}

test('simulator: the same seed gives the same digest over all tables', async () => {
  assert.equal((await runSeed('twice')).digest, (await runSeed('twice')).digest)
})

test('simulator: every verb was done at least once', () => {
  const { verbs } = sumTallies(runs.map(run => run.tally))
  assert.deepEqual(mustOccur.filter(verb => !verbs.has(verb)), [])
})

test('simulator: a balance of one fen more is found', async () => {
  assert.match((await runSeed('planted', 'a balance of one fen more')).found ?? 'not found', /balance|account/)
})
