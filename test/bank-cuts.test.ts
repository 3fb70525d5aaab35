import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cutApart } from './support/bank-cuts.ts'

test('BANK-03.b BANK-04.b LOSS-03.a LOSS-01.b: centre and bank are cut off from each other at every step by a seed — killed, cut, halved, doubled, late, out of order — and after the next reconciliation nothing is lost, nothing is there twice, no difference is open', { timeout: 170_000 }, async () => {
  const seed = Number(process.env['SBK_SEED'] ?? 20261130)
  const { left, faults, differences, done } = await cutApart(seed, 6, 40)
  assert.deepEqual(left, [], `SBK_SEED=${seed} ${JSON.stringify(done)}`)
  assert.ok(differences > 0 && Object.values(faults).reduce((sum, times) => sum + times, 0) >= 6 && Object.values(faults).filter(times => times > 0).length >= 4, `the storm was none: ${JSON.stringify({ faults, differences })}`)
})
