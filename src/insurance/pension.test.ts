import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accountShare, closeYears, firstOpen, interestOf, sinceClosed, type Account } from './pension.ts'

const year = (y: number, amount: bigint) => Array.from({ length: 12 }, (_, i) => ({ booked: `${y}${String(i + 1).padStart(2, '0')}`, amount }))
const rates = (year: number) => ({ 2023: 397, 2024: 262, 2025: 150, 2028: 262 })[year] ?? null

test('the opening balance bears twelve months, January twelve, December one; half a fen up; a leap year like any other', () => {
  assert.equal(interestOf(1_000_000n, [], 262), 26_200n)
  assert.equal(interestOf(0n, [{ booked: '202401', amount: 48_000n }], 262), 1_258n, '1257.6')
  assert.equal(interestOf(0n, [{ booked: '202412', amount: 48_000n }], 262), 105n, '104.8')
  assert.equal(interestOf(0n, year(2024, 48_000n), 262), 8_174n, '78 months of 480 at 2.62 %: 8174.4')
  assert.equal(interestOf(0n, year(2024, 48_000n), 262), interestOf(0n, year(2023, 48_000n).map(each => each), 262))
  assert.equal(interestOf(0n, [{ booked: '202802', amount: 100_000n }], 262), interestOf(0n, [{ booked: '202702', amount: 100_000n }], 262))
  assert.equal(interestOf(1_000n, [], 150), 15n)
  assert.equal(interestOf(100n, [], 150), 2n, '1.5 is 2')
  assert.equal(interestOf(99n, [], 150), 1n, '1.485 is 1')
  assert.equal(interestOf(0n, [], 831), 0n)
})

test('years are closed in their order, each on the one before; a rate nobody knows stops it by name; what is closed is not closed again', () => {
  const account: Account = { last: null, booked: [...year(2023, 48_000n), ...year(2024, 50_000n), { booked: '202501', amount: 52_000n }], carried: [] }
  const { years, missing } = closeYears(account, 2025, rates)
  assert.equal(missing, null)
  assert.deepEqual(years.map(each => [each.year, each.opening, each.paid, each.interest, each.closing]), [
    [2023, 0n, 576_000n, 12_386n, 588_386n], [2024, 588_386n, 600_000n, 23_931n, 1_212_317n], [2025, 1_212_317n, 52_000n, 18_965n, 1_283_282n]])
  const again = closeYears({ ...account, last: years.at(-1)! }, 2025, rates)
  assert.deepEqual(again, { years: [], missing: null })
  assert.deepEqual(closeYears({ ...account, last: years.at(-1)! }, 2027, rates), { years: [], missing: 2026 })
  assert.deepEqual(closeYears({ last: null, booked: [], carried: [] }, 2025, rates), { years: [], missing: null })
})

test('a balance that came from another region goes on where that region closed it, whether the account here is younger or older', () => {
  const carried = [{ year: 2024, amount: 1_000_000n }]
  const young = closeYears({ last: null, booked: [], carried }, 2025, rates).years
  assert.deepEqual(young.map(each => [each.year, each.opening, each.interest]), [[2025, 1_000_000n, 15_000n]])
  const old = closeYears({ last: { year: 2023, closing: 500_000n }, booked: [], carried }, 2025, rates).years
  assert.deepEqual(old.map(each => [each.year, each.opening, each.closing]), [[2024, 500_000n, 513_100n], [2025, 1_513_100n, 1_535_797n]])
  assert.equal(firstOpen({ last: null, booked: [], carried }), 2025)
  assert.deepEqual(sinceClosed({ last: null, booked: [{ booked: '202502', amount: 7n }], carried }), { opening: 1_000_000n, paid: 7n })
})

test('of residents the subsidy is in the account, of employees the employer’s share is not', () => {
  assert.equal(accountShare('110', { person: 48_000n, unit: 96_000n }), 48_000n)
  assert.equal(accountShare('170', { person: 20_000n, unit: 4_000n }), 24_000n)
})
