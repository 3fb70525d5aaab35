import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cutApart } from './support/bank-cuts.ts'
import { killApart } from './support/bank-kills.ts'

test('BANK-03.b BANK-04.b LOSS-03.a LOSS-01.b BEN-05.b INS-03.b: centre and bank are cut off from each other at every step by a seed — killed, cut, halved, doubled, late, out of order, in what they ask and in the files between them — and after the next reconciliation nothing is lost, nothing is there twice, no difference is open', { timeout: 170_000 }, async () => {
  const seed = Number(process.env['SBK_SEED'] ?? 20261130)
  const { left, faults, done, moved } = await cutApart(seed, 5, 44)
  assert.deepEqual(left, [], `SBK_SEED=${seed} ${JSON.stringify(done)}`)
  assert.ok(moved.paid + moved.taken > 0 && Object.values(faults).reduce((sum, times) => sum + times, 0) >= 6 && Object.values(faults).filter(times => times > 0).length >= 4, `the storm was none: ${JSON.stringify({ faults, moved, done })}`)
})

test('BANK-04.b BEN-05.b INS-03.b: the centre’s program and the bank’s, each as it is started, are killed with SIGKILL in the middle of opening, pay-out and deduction and started again: after the next reconciliation nothing is lost, nothing is there twice, no difference is open', { timeout: 170_000 }, async () => {
  const seed = Number(process.env['SBK_SEED'] ?? 20261130)
  const { left, done, kills, moved } = await killApart(seed, 2, 17, 1)
  assert.deepEqual(left, [], `SBK_SEED=${seed} ${JSON.stringify(done)}`)
  assert.deepEqual(kills, { centre: 1, bank: 1 }, JSON.stringify(done))
  assert.ok(moved.paid + moved.taken > 0, JSON.stringify({ moved, done }))
})
