import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { split, splitLine, type BillLine, type Rates } from './split.ts'

const line = (amount: bigint, kind: BillLine['class'], more: Partial<BillLine> = {}): BillLine => ({ amount, count: 10_000n, ceiling: null, class: kind, selfpay: kind === '02' ? 1_000n : 0n, ...more })
const rates: Rates = { pool: true, deductible: 20_000n, percent: 6_000n, cap: 400_000n, selfpaidFromAccount: false }
const fresh = { deductible: 0n, fund: 0n }

/** total of 甲, 乙, 丙 · deductible used before · fund paid before · balance → deductible, fund, account, cash */
const days: [string, bigint, bigint, bigint, bigint, bigint, bigint, [bigint, bigint, bigint, bigint]][] = [
  ['all within the deductible', 7_980n, 2_860n, 3_900n, 0n, 0n, 122_020n, [10_554n, 0n, 10_840n, 3_900n]],
  ['the deductible ends in the middle', 30_000n, 0n, 0n, 0n, 0n, 100_000n, [20_000n, 6_000n, 24_000n, 0n]],
  ['no deductible left', 10_000n, 0n, 0n, 20_000n, 0n, 0n, [0n, 6_000n, 0n, 4_000n]],
  ['the ceiling ends in the middle', 10_000n, 0n, 0n, 20_000n, 396_000n, 100_000n, [0n, 4_000n, 6_000n, 0n]],
  ['the ceiling is used up', 10_000n, 0n, 0n, 20_000n, 400_000n, 5_000n, [0n, 0n, 5_000n, 5_000n]],
  ['only what is outside the catalogue', 0n, 0n, 3_900n, 0n, 0n, 100_000n, [0n, 0n, 0n, 3_900n]],
]
for (const [what, a, b, c, usedD, usedF, balance, [deductible, fund, account, cash]] of days) {
  test(`MED-03 split, ${what}`, () => {
    const made = split([line(a, '01'), line(b, '02'), line(c, '03')], rates, { deductible: usedD, fund: usedF }, { balance, use: true })
    assert.deepEqual([made.deductible, made.fund, made.account, made.cash], [deductible, fund, account, cash])
  })
}

test('MED-04 split: declined, the account is not touched; the self-paid part is its only where the policy says so', () => {
  const bill = [line(5_000n, '01'), line(3_900n, '03')]
  assert.equal(split(bill, rates, fresh, { balance: 99_999n, use: false }).account, 0n)
  assert.equal(split(bill, rates, fresh, { balance: 99_999n, use: true }).account, 5_000n)
  assert.equal(split(bill, { ...rates, selfpaidFromAccount: true }, fresh, { balance: 99_999n, use: true }).account, 8_900n)
})

test('MED-03 split of a line: limit, own share rounded half up at the line', () => {
  assert.deepEqual(splitLine(line(3_000n, '02', { ceiling: 28_600_000n })), { own: 0n, over: 140n, first: 286n, scope: 2_574n })
  assert.equal(splitLine(line(5n, '02')).first, 1n)
  assert.equal(splitLine(line(4n, '02')).first, 0n)
})

const anyLine = fc.record({ amount: fc.bigInt(1n, 5_000_000n), count: fc.bigInt(1n, 1_000_000n), ceiling: fc.option(fc.bigInt(1n, 900_000_000n)), class: fc.constantFrom('01' as const, '02' as const, '03' as const), selfpay: fc.bigInt(0n, 10_000n) })
test('MED-03.e split: whatever the bill, no split differs from it by a fen, nothing is negative, limits of year and account hold', () => {
  fc.assert(fc.property(fc.array(anyLine, { minLength: 1, maxLength: 12 }),
    fc.record({ pool: fc.boolean(), deductible: fc.bigInt(0n, 100_000n), percent: fc.bigInt(0n, 10_000n), cap: fc.bigInt(0n, 1_000_000n), selfpaidFromAccount: fc.boolean() }),
    fc.record({ deductible: fc.bigInt(0n, 150_000n), fund: fc.bigInt(0n, 1_200_000n) }), fc.record({ balance: fc.bigInt(0n, 2_000_000n), use: fc.boolean() }),
    (bill, policy, year, account) => {
      const made = split(bill, policy, year, account)
      assert.equal(made.total, bill.reduce((all, each) => all + each.amount, 0n))
      assert.equal(made.total, made.own + made.over + made.first + made.scope)
      assert.equal(made.total, made.fund + made.account + made.cash)
      made.lines.forEach((each, i) => assert.equal(each.own + each.over + each.first + each.scope, bill[i]!.amount))
      for (const part of [made.own, made.over, made.first, made.scope, made.fund, made.account, made.cash, made.deductible]) assert.ok(part >= 0n)
      assert.ok(made.account <= account.balance && (account.use || made.account === 0n))
      assert.ok(made.fund === 0n || year.fund + made.fund <= policy.cap)
      assert.ok(made.deductible === 0n || year.deductible + made.deductible <= policy.deductible)
    }), { numRuns: 2_000 })
})
