import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { lifeDoc } from './life.ts'

test('docs/life.md is what the life tables say now: every step of every life and every code of the field (node tools/life.ts writes it)', () => {
  const doc = readFileSync(join(import.meta.dirname, '..', 'docs', 'life.md'), 'utf8')
  assert.equal(doc, lifeDoc())
  for (const code of ['0', 'A', '1', 'B', '2', '3', '4']) assert.match(doc, new RegExp(`^\\| ${code} \\| .+ \\| .+ \\|$`, 'm'), `kzt ${code} occurs`)
})
