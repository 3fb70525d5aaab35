import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runSeed } from '../../sim/index.ts'

const SEEDS = Number(process.env['SBK_SEEDS'] ?? 200)

test(`simulator: ${SEEDS} more seeds hold after every step and at the end of the day`, async () => {
  const found: string[] = []
  for (let seed = 51; seed < 51 + SEEDS; seed++) {
    const run = await runSeed(String(seed))
    if (run.found) found.push(`npm run sim -- ${seed}: ${run.found}`)
  }
  assert.deepEqual(found, [])
})
