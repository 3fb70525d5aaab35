import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runSeed } from '../../sim/index.ts'
import { plants } from '../../sim/plant.ts'

const WITHIN = 200

for (const fault of Object.keys(plants)) {
  test(`simulator: ${fault} is found within ${WITHIN} seeds`, async () => {
    for (let seed = 1; seed <= WITHIN; seed++) if ((await runSeed(String(seed), fault)).found) { assert.ok(seed <= WITHIN); return }
    assert.fail(`${fault} was not found`)
  })
}
