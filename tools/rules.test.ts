import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readRules, reportRules, shownClauses } from './rules.ts'

const text = readFileSync(new URL('../docs/rules.md', import.meta.url), 'utf8')
const rules = readRules(text)

test('rules: 166 rules, each clause once and in order, each rule with one that must not happen', () => {
  assert.equal(rules.length, 166)
  assert.equal(new Set(rules.map(rule => rule.id)).size, 166)
  for (const rule of rules) {
    assert.deepEqual(rule.clauses.map(clause => clause.id), rule.clauses.map((_, i) => `${rule.id}.${'abcdefghijkl'[i]}`))
    assert.match(text, new RegExp(`\\*\\*${rule.id}\\.[a-l]\\*\\* ✗`), rule.id)
  }
  assert.equal(text.split('\n').filter(line => line.startsWith('- **')).length, rules.flatMap(rule => rule.clauses).length)
})

test('rules: a clause counts by a passing test that knocked and then asserted, and not while another test of it fails', () => {
  const proof = (clause: string, rest: object) => JSON.stringify({ title: clause, clauses: [clause], passed: true, knocks: 1, asserted: true, ...rest })
  const shown = shownClauses([
    proof('POL-02.a', {}), proof('POL-02.b', {}), proof('POL-02.c', { knocks: 0 }), proof('POL-03.a', { asserted: false }),
    proof('POL-06.a', {}), proof('POL-06.a', { passed: false }), ''])
  assert.deepEqual([...shown], ['POL-02.a', 'POL-02.b'])
  const report = reportRules(rules, shown)
  assert.ok(report.includes('POL-02    part (2/3)  a new city · open: c'))
  assert.equal(report.at(-1), 'proven 0 of 166')
  assert.equal(reportRules(rules, new Set(['HOLD-04.a', 'HOLD-04.b', 'HOLD-04.d', 'HOLD-05.a'])).at(-2), 'whole but for doors that are built later: 1 (HOLD-04)')
  assert.equal(reportRules(rules, new Set(rules.flatMap(rule => rule.clauses.map(clause => clause.id)))).at(-1), 'proven 166 of 166')
})
