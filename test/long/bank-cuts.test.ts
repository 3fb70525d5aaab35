import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cutApart, faults } from '../support/bank-cuts.ts'
import { tell } from './tell.ts'

/** Seeds that are lived through; each a city and a bank of its own. */
const SEEDS = Number(process.env['SBK_CUT_SEEDS'] ?? 24)
const sums = { seeds: 0, differences: 0, done: 0, faults: Object.fromEntries(faults.map(fault => [fault, 0])) as Record<string, number> }
after(() => tell('centre and bank cut apart', sums))

test('BANK-04.b LOSS-03.a: seed after seed centre and bank are cut off from each other at every step; after the next reconciliation nothing is lost, nothing is there twice, no difference is open', async () => {
  for (let seed = 1; seed <= SEEDS; seed++) {
    const cut = await cutApart(seed, 6, 60)
    assert.deepEqual(cut.left, [], `SBK_SEED=${seed}`)
    sums.seeds++
    sums.differences += cut.differences
    sums.done += Object.values(cut.done).reduce((sum, times) => sum + times, 0)
    for (const fault of faults) sums.faults[fault]! += cut.faults[fault]
  }
  for (const fault of faults) assert.ok(sums.faults[fault]! > 0, `no “${fault}” in ${SEEDS} seeds`)
})
