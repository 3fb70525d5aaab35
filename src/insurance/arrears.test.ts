import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fundPays, monthAt, monthIndex } from './arrears.ts'

const valid = { state: '1', psnType: '1101', pausedOn: null } as const
const paused = (on: string) => ({ state: '2', psnType: '1101', pausedOn: on }) as const

test('months owed are counted to the month before the running one, over a year’s end and on the last day of February', () => {
  for (const [last, day, grace, pays] of [
    ['202610', '2026-11-01', 0, true], ['202610', '2026-11-30', 0, true], ['202610', '2026-12-01', 0, false], ['202609', '2026-11-01', 0, false],
    ['202608', '2026-11-30', 2, true], ['202607', '2026-11-01', 2, false], ['202612', '2027-01-31', 0, true], ['202611', '2027-01-01', 0, false], ['202611', '2027-01-01', 1, true],
    ['202801', '2028-02-29', 0, true], ['202712', '2028-02-29', 0, false], ['202712', '2028-02-29', 1, true], ['202701', '2026-11-01', 0, true],
  ] as const) assert.equal(fundPays(valid, last, day, grace), pays, `${last} on ${day} with ${grace}`)
})

test('a paused record is held at once without a grace; with one it is paid for as many months as that after the last one paid, or after the pause', () => {
  assert.equal(fundPays(paused('2026-11-10'), '202611', '2026-11-10', 0), false)
  assert.equal(fundPays(paused('2026-11-10'), '202611', '2027-02-28', 3), true)
  assert.equal(fundPays(paused('2026-11-10'), '202611', '2027-03-01', 3), false)
  assert.equal(fundPays(paused('2027-11-30'), null, '2028-02-29', 3), true)
  assert.equal(fundPays(paused('2027-11-30'), null, '2028-03-01', 3), false)
})

test('an ended record is never paid for; the retired owe nothing; where no month is kept the state decides', () => {
  assert.equal(fundPays({ ...valid, state: '4' }, '202611', '2026-11-29', 12), false)
  assert.equal(fundPays({ ...valid, psnType: '1201' }, '202001', '2026-11-29', 0), true)
  assert.equal(fundPays(valid, null, '2026-11-29', 0), true)
})

test('a month is the same after it was counted with', () => {
  for (const month of ['199001', '202612', '202801', '202802']) assert.equal(monthAt(monthIndex(month)), month)
})
