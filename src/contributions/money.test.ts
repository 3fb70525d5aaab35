import assert from 'node:assert/strict'
import { test } from 'node:test'
import { heldOf, lateFee, owedOn, receive, type Owing } from './money.ts'
import { dueOn, isDeductionDay, monthsOf, nextDay, retryOn, yearsOpen } from './period.ts'

const due = (more: Partial<Owing> = {}): Owing => ({ payerKind: 'unit', amount: 100_000n, dueOn: '2026-11-25', state: 'open', received: 0n, late: 0n, settled: 0n, refunded: 0n, ...more })
const rule = { daily: 0.05, payers: ['unit' as const] }

test('a late fee is owed by whom the policy names, for each day after the last, rounded half up', () => {
  assert.deepEqual(['2026-11-24', '2026-11-25', '2026-11-26', '2026-12-25', '2027-11-25'].map(day => lateFee(due(), day, rule)), [0n, 0n, 50n, 1_500n, 18_250n])
  assert.deepEqual([lateFee(due({ amount: 1_001n }), '2026-11-26', rule), lateFee(due({ amount: 999n }), '2026-11-26', rule)], [1n, 0n], '0.5005 and 0.4995')
  assert.deepEqual([lateFee(due({ payerKind: 'person' }), '2027-11-25', rule), lateFee(due(), '2027-11-25', null)], [0n, 0n])
})

test('money fills a due once: less waits, more is held, later is held, and the sums agree at every step', () => {
  const short = receive(due(), 99_999n, '2026-11-25', rule)
  assert.deepEqual([short.state, short.paid, heldOf(short), owedOn(short, '2026-11-25', rule), owedOn(short, '2026-11-26', rule)], ['open', false, 99_999n, 1n, 51n])
  const full = receive(short, 60n, '2026-11-26', rule)
  assert.deepEqual([full.state, full.paid, full.late, full.settled, heldOf(full), owedOn(full, '2026-12-01', rule)], ['paid', true, 50n, 100_050n, 9n, 0n])
  const again = receive(full, 100_000n, '2026-11-26', rule)
  assert.deepEqual([again.paid, again.settled, heldOf(again)], [false, 100_050n, 100_009n])
  const elsewhere = receive(due({ state: 'elsewhere' }), 100_000n, '2026-11-20', rule)
  assert.deepEqual([elsewhere.state, elsewhere.settled, heldOf(elsewhere)], ['elsewhere', 0n, 100_000n])
  assert.equal(receive(due({ state: 'ordered' }), 100_000n, '2026-11-20', rule).state, 'paid')
})

test('periods: a month, a year from where a record began, their last days, and the years that are open', () => {
  assert.deepEqual([monthsOf('202611', '2020-01-01'), monthsOf('202611', '2026-12-01'), monthsOf('2027', '2020-01-01'), monthsOf('2026', '2026-11-15'), monthsOf('2026', '2027-01-01')], [{ first: '202611', count: 1 }, null, { first: '202701', count: 12 }, { first: '202611', count: 2 }, null])
  const rules = { unit: 25, person: 8, residents: { from: '09-01', until: '12-31' } }
  assert.deepEqual([dueOn('202611', 'unit', rules), dueOn('202602', 'person', rules), dueOn('2027', 'person', rules)], ['2026-11-25', '2026-02-08', '2026-12-31'])
  assert.deepEqual([yearsOpen('2026-08-31', rules), yearsOpen('2026-09-01', rules)], [['2026'], ['2026', '2027']])
})

test('the calendar of deductions: on its days, over the end of a month and a year, as often as it says', () => {
  const rule = { days: [10, 18, 25], tries: 3 }
  assert.deepEqual(['2026-11-01', '2026-11-10', '2026-11-11', '2026-11-25', '2026-11-26', '2026-12-31'].map(day => nextDay(day, rule)), ['2026-11-10', '2026-11-10', '2026-11-18', '2026-11-25', '2026-12-10', '2027-01-10'])
  assert.deepEqual([retryOn('2026-11-10', 1, rule), retryOn('2026-12-25', 2, rule), retryOn('2026-11-18', 3, rule), retryOn('2026-11-18', 1, null), nextDay('2026-11-01', null)], ['2026-11-18', '2027-01-10', null, null, null])
  assert.deepEqual([isDeductionDay('2026-11-10', rule), isDeductionDay('2026-11-11', rule), isDeductionDay('2026-11-10', null)], [true, false, false])
})
