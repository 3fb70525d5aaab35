import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judgeResult, type Ordered } from './judge-result.ts'
import { monthsOn } from './months.ts'
import { paidThrough, proofDue, proofStanding } from './proof-due.ts'

test('the day a proof is due: a year on, or a day of the next year; 29 February is the 28th in common years', () => {
  const due = (rule: string, last: string) => [proofDue({ due: rule }, last), paidThrough({ due: rule }, last)]
  assert.deepEqual(due('after-a-year', '2027-03-31'), ['2028-03-31', '2028-03'])
  assert.deepEqual(due('after-a-year', '2028-02-29'), ['2029-02-28', '2029-02'])
  assert.deepEqual(due('after-a-year', '2027-02-28'), ['2028-02-28', '2028-02'])
  assert.deepEqual(due('06-30', '2027-01-01'), ['2028-06-30', '2028-06'])
  assert.deepEqual(due('06-30', '2027-12-31'), ['2028-06-30', '2028-06'])
  assert.deepEqual(due('02-29', '2027-05-05'), ['2028-02-29', '2028-02'])
  assert.deepEqual(due('02-29', '2028-05-05'), ['2029-02-28', '2029-02'])
  assert.deepEqual(proofStanding({ due: 'after-a-year' }, '2027-12-31', '2028-12-31'), { last: '2027-12-31', due: '2028-12-31', lapsed: false, pausedFrom: '2029-01' })
  assert.equal(proofStanding({ due: 'after-a-year' }, '2027-12-31', '2029-01-01').lapsed, true)
  assert.deepEqual([monthsOn('2027-12', 1), monthsOn('2028-01', -1)], ['2028-01', '2027-12'])
})

test('what a line of an answer does: only one that waits moves', () => {
  const ordered = (state: Ordered['state'], reason: Ordered['reason'] = null): Ordered => ({ bucket: 1, cause: 'c', month: '2027-03', nth: 1, seq: 7, amount: 500n, state, reason, person: 'p', region: '340199', kind: 'pension' })
  const said = (outcome: 'done' | 'pending' | 'closed' | 'lost', amount = 500n) => ({ seq: 7, amount, outcome })
  const table: [Ordered | undefined, ReturnType<typeof said>, string][] = [
    [undefined, said('done'), 'seq-unknown'], [ordered('sent'), said('done', 501n), 'amount-differs'], [ordered('sent'), said('pending'), 'known'],
    [ordered('sent'), said('done'), 'take paid'], [ordered('sent'), said('closed'), 'take returned closed'], [ordered('unknown'), said('done'), 'take paid'], [ordered('unknown'), said('lost'), 'take returned lost'],
    [ordered('paid'), said('done'), 'known'], [ordered('paid'), said('closed'), 'contradicts'], [ordered('returned', 'closed'), said('closed'), 'known'], [ordered('returned', 'closed'), said('lost'), 'contradicts'], [ordered('returned', 'closed'), said('done'), 'contradicts'],
  ]
  for (const [line, result, wanted] of table) {
    const judged = judgeResult(line, result)
    assert.equal('take' in judged ? ['take', judged.take.to, judged.take.why].filter(Boolean).join(' ') : 'known' in judged ? 'known' : judged.difference, wanted)
  }
})
