import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { allFaults, cutApart } from '../support/bank-cuts.ts'
import { killApart } from '../support/bank-kills.ts'
import { tell } from './tell.ts'

/** Seeds that are lived through; each a city and a bank of its own. */
const SEEDS = Number(process.env['SBK_CUT_SEEDS'] ?? 24)
const KILLED = Number(process.env['SBK_KILL_SEEDS'] ?? 6)
const sums = { killed: { seeds: 0, centre: 0, bank: 0 }, seeds: 0, differences: 0, done: 0, paid: 0, taken: 0, twoDays: 0, faults: Object.fromEntries(allFaults.map(fault => [fault, 0])) as Record<string, number> }
after(() => tell('centre and bank cut apart', sums))

test('BANK-04.b LOSS-03.a BEN-05.b INS-03.b: seed after seed centre and bank are cut off from each other at every step; after the next reconciliation nothing is lost, nothing is there twice, no difference is open', async () => {
  for (let seed = 1; seed <= SEEDS; seed++) {
    const cut = await cutApart(seed, 6, 90)
    assert.deepEqual(cut.left, [], `SBK_SEED=${seed}`)
    sums.seeds++
    sums.differences += cut.differences
    sums.paid += cut.moved.paid
    sums.taken += cut.moved.taken
    sums.twoDays += cut.days - 1
    sums.done += Object.values(cut.done).reduce((sum, times) => sum + times, 0)
    for (const fault of allFaults) sums.faults[fault]! += cut.faults[fault]
  }
  assert.ok(sums.differences > SEEDS / 2 && sums.paid > SEEDS && sums.taken > SEEDS, JSON.stringify(sums))
  for (const fault of allFaults) assert.ok(sums.faults[fault]! > 0, `no “${fault}” in ${SEEDS} seeds`)
})

test('BANK-04.b BEN-05.b INS-03.b: both programs are killed with SIGKILL again and again, seed after seed; after the next reconciliation nothing is lost, nothing is there twice, no difference is open', async () => {
  for (let seed = 1; seed <= KILLED; seed++) {
    const cut = await killApart(seed, 4, 30, 4)
    assert.deepEqual(cut.left, [], `SBK_SEED=${seed}`)
    sums.killed.seeds++
    sums.killed.centre += cut.kills.centre
    sums.killed.bank += cut.kills.bank
  }
  assert.ok(sums.killed.centre > KILLED && sums.killed.bank > KILLED, JSON.stringify(sums.killed))
})
