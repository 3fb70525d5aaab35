import assert from 'node:assert/strict'
import { test } from 'node:test'
import { metresBetween } from '#clinics'
import { figureOf, piecesOf, reachOf, tooFarApart } from './lending.ts'

const luyang = { latitude: 31.8642, longitude: 117.2821 }, feixi = { latitude: 31.7068, longitude: 117.1583 }
const rule = { limits: [{ km: 5, minutes: 10 }, { km: 20, minutes: 30 }], refuse: false }
const at = (ms: number) => new Date(Date.UTC(2027, 0, 1) + ms)
const MINUTE = 60_000

test('metres between two places: as the crow flies, the same both ways, nothing where one is not known', () => {
  assert.equal(metresBetween(luyang, luyang), 0)
  const far = metresBetween(luyang, feixi)!
  assert.equal(far, metresBetween(feixi, luyang))
  assert.ok(Math.abs(far - 21_050) < 200, String(far))
  // one degree of a meridian
  assert.ok(Math.abs(metresBetween({ latitude: 31, longitude: 117 }, { latitude: 32, longitude: 117 })! - 111_195) < 10)
  for (const unknown of [{}, { latitude: null, longitude: null }]) assert.deepEqual([metresBetween(luyang, unknown), tooFarApart(rule, { place: luyang, at: at(0) }, { place: unknown, at: at(0) })], [null, null])
})

test('too far apart: to the minute and the metre, whichever came first, by any of the limits', () => {
  const far = metresBetween(luyang, feixi)!
  const judged = (ms: number, limits = rule) => tooFarApart(limits, { place: luyang, at: at(0) }, { place: feixi, at: at(ms) })
  assert.deepEqual(judged(30 * MINUTE), { metres: far, seconds: 1_800 })
  assert.equal(judged(30 * MINUTE + 1), null)
  assert.deepEqual(judged(-20 * MINUTE), { metres: far, seconds: 1_200 })
  assert.equal(judged(0, { limits: [{ km: 22, minutes: 30 }], refuse: false }), null)
  assert.ok(judged(0, { limits: [{ km: 21, minutes: 1 }], refuse: false }))
  assert.equal(tooFarApart(null, { place: luyang, at: at(0) }, { place: feixi, at: at(0) }), null)
  assert.deepEqual([reachOf(rule), reachOf(null)], [30 * MINUTE, 0])
})

test('pieces of an item are summed over the lines of a bill; an item has its own figure or the usual one', () => {
  assert.deepEqual([...piecesOf([{ code: 'A', count: 15_000n }, { code: 'B', count: 10_000n }, { code: 'A', count: 5_000n }])], [['A', 20_000n], ['B', 10_000n]])
  const quantity = { days: 30, count: 30, items: { A: 2 }, refuse: false }
  assert.deepEqual([figureOf(quantity, 'A'), figureOf(quantity, 'B')], [20_000n, 300_000n])
})
