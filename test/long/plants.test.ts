import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { findPlanted } from '../../sim/index.ts'
import { plants } from '../../sim/plant.ts'
import { tell } from './tell.ts'

const WITHIN = 200
const found: Record<string, string> = {}
after(() => tell('planted faults', { planted: Object.keys(plants).length, within: WITHIN, found: Object.keys(found).length, seeds: found }))

for (const fault of Object.keys(plants)) {
  test(`simulator: ${fault} is found within ${WITHIN} seeds`, async () => {
    const run = await findPlanted(fault, WITHIN)
    assert.ok(run, `${fault} was not found`)
    found[fault] = run.seed
  })
}
