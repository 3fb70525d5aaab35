import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findPlanted, FIXED, fixedSeeds, runCovering, runSeed, runSeeds, type Run } from '../sim/index.ts'
import { notDone, notReached } from '../sim/cover.ts'

const runs: Run[] = []
for (let first = 0; first < FIXED; first += 10) {
  test(`simulator: seeds ${first + 1} to ${first + 10} hold after every step and at the end of the day`, async () => {
    const ten = await runSeeds(fixedSeeds.slice(first, first + 10))
    runs.push(...ten)
    assert.deepEqual(ten.filter(run => run.found).map(run => `npm run sim -- ${run.seed}: ${run.found}`), [])
  })
}

test('simulator: every verb of a card’s life was done and every refusal said; those that cannot be have their reason, and are not', async () => {
  assert.deepEqual(await runCovering(runs), { never: [], wrongly: [] })
  for (const reason of [...Object.values(notDone), ...Object.values(notReached)]) assert.ok(reason.length > 5)
  assert.deepEqual(runs.filter(run => run.found).map(run => `npm run sim -- ${run.seed}: ${run.found}`), [])
})

test('simulator: the same seed gives the same digest over all tables, also beside another', async () => {
  const [one, other] = await Promise.all([runSeed('twice', { digest: true }), runSeed('twice', { digest: true })])
  assert.ok(one.digest)
  assert.equal(one.digest, other.digest)
})

test('simulator: a balance of one fen more is found', async () => {
  assert.match((await findPlanted('a balance of one fen more', 9))?.found ?? 'not found', /balance|account|books/)
})
