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

test('MED-04 split: the own account first, then what a relative shares, then cash; declined neither is touched', () => {
  const bill = [line(5_000n, '01'), line(3_900n, '03')]
  const parts = (balance: bigint, family: bigint, use = true) => { const made = split(bill, rates, fresh, { balance, family, use }); return [made.account, made.family, made.cash] }
  assert.deepEqual(parts(99_999n, 99_999n), [5_000n, 0n, 3_900n])
  assert.deepEqual(parts(1_201n, 99_999n), [1_201n, 3_799n, 3_900n])
  assert.deepEqual(parts(0n, 17n), [0n, 17n, 8_883n])
  assert.deepEqual(parts(10n, 10n, false), [0n, 0n, 8_900n])
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
    fc.record({ deductible: fc.bigInt(0n, 150_000n), fund: fc.bigInt(0n, 1_200_000n) }), fc.record({ balance: fc.bigInt(0n, 2_000_000n), family: fc.bigInt(0n, 2_000_000n), use: fc.boolean() }),
    (bill, policy, year, account) => {
      const made = split(bill, policy, year, account)
      assert.equal(made.total, bill.reduce((all, each) => all + each.amount, 0n))
      assert.equal(made.total, made.own + made.over + made.first + made.scope)
      assert.equal(made.total, made.fund + made.account + made.family + made.cash)
      made.lines.forEach((each, i) => assert.equal(each.own + each.over + each.first + each.scope, bill[i]!.amount))
      for (const part of [made.own, made.over, made.first, made.scope, made.fund, made.account, made.family, made.cash, made.deductible]) assert.ok(part >= 0n)
      assert.ok(made.account <= account.balance && made.family <= account.family && (account.use || made.account + made.family === 0n) && (!made.family || made.account === account.balance))
      assert.ok(made.fund === 0n || year.fund + made.fund <= policy.cap)
      assert.ok(made.deductible === 0n || year.deductible + made.deductible <= policy.deductible)
    }), { numRuns: 2_000 })
})

const ward: Rates = { pool: true, deductible: 60_000n, percent: 9_000n, cap: 30_000_000n, selfpaidFromAccount: false, more: { large: { percent: 9_000n, cap: 50_000_000n }, serious: null, civil: null } }
const serious = { deductible: 1_500_000n, tiers: [{ upTo: 5_000_000n, percent: 6_000n }, { upTo: 10_000_000n, percent: 6_500n }, { upTo: 20_000_000n, percent: 7_500n }, { upTo: null, percent: 8_500n }] }
const resident: Rates = { ...ward, deductible: 70_000n, percent: 8_000n, more: { large: null, serious, civil: null } }
const none = { balance: 0n, use: true }

/** scope · used before: stay's deductible, fund, large, borne → deductible, pool, large, serious, borne */
const stays: [string, Rates, bigint, bigint, bigint, bigint, bigint, [bigint, bigint, bigint, bigint, bigint]][] = [
  ['employees, level 3', ward, 1_000_000n, 0n, 0n, 0n, 0n, [60_000n, 846_000n, 0n, 0n, 154_000n]],
  ['the ceiling ends in the middle: above it the large-amount fund', ward, 1_060_000n, 0n, 29_550_000n, 0n, 0n, [60_000n, 450_000n, 450_000n, 0n, 160_000n]],
  ['the large-amount fund’s own ceiling', ward, 1_060_000n, 0n, 30_000_000n, 49_900_000n, 0n, [60_000n, 0n, 100_000n, 0n, 960_000n]],
  ['residents below the serious-illness deductible', resident, 1_070_000n, 0n, 0n, 0n, 0n, [70_000n, 800_000n, 0n, 0n, 270_000n]],
  ['residents across it', resident, 8_070_000n, 0n, 0n, 0n, 0n, [70_000n, 6_400_000n, 0n, 102_000n, 1_670_000n]],
  ['residents in the second tier, by what was borne before', resident, 5_070_000n, 0n, 0n, 0n, 6_000_000n, [70_000n, 4_000_000n, 0n, 670_500n, 1_070_000n]],
  ['one fen within the scope', resident, 1n, 70_000n, 0n, 0n, 1_500_000n, [0n, 1n, 0n, 0n, 0n]],
]
for (const [what, rates, scope, stay, fund, large, borne, wanted] of stays) {
  test(`MED-03 split of a stay, ${what}`, () => {
    const made = split([line(scope, '01')], rates, { deductible: stay, fund, large, borne }, none)
    assert.deepEqual([made.deductible, made.pool, made.large, made.serious, made.borne], wanted)
    assert.equal(made.fund + made.cash, made.total)
  })
}

test('MED-03 split: serious illness over a year of many visits comes to what one visit would, but for a rounding each', () => {
  fc.assert(fc.property(fc.array(fc.bigInt(1n, 3_000_000n), { minLength: 1, maxLength: 15 }), parts => {
    let [borne, paid] = [0n, 0n]
    for (const part of parts) {
      const made = split([line(part, '01')], { ...resident, percent: 0n }, { deductible: 70_000n, fund: 0n, borne }, none)
      borne += made.borne
      paid += made.serious
    }
    const whole = split([line(borne, '01')], { ...resident, percent: 0n }, { deductible: 70_000n, fund: 0n, borne: 0n }, none)
    const apart = whole.serious - paid
    assert.ok((apart < 0n ? -apart : apart) <= BigInt(parts.length))
  }))
})

test('MED-06 split: elsewhere a part of the home rate, exact where it is no whole ten-thousandth; civil servants’ supplement on what is left', () => {
  assert.equal(split([line(1_000_000n, '01')], { ...ward, deductible: 0n, percent: 9_250n, factor: 8_500n }, fresh, none).pool, 786_250n)
  const made = split([line(1_000_000n, '01')], { ...ward, deductible: 0n, more: { large: null, serious: null, civil: { percent: 5_000n } } }, fresh, none)
  assert.deepEqual([made.pool, made.civil, made.cash], [900_000n, 50_000n, 50_000n])
})
