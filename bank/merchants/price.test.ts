import assert from 'node:assert/strict'
import { test } from 'node:test'
import { holds, partOf, priced, type Offer } from './price.ts'

const offer = (more: Partial<Offer> = {}): Offer => ({
  id: 'a', zh: '九折', en: '10 % off', percent: 10, fixed: 0n, least: 0n, most: 0n, points: 1, usedAt: 'both', fromDay: '2026-03-02', toDay: '2026-03-31', endedAt: null,
  agreed: { from: '2026-03-01', to: '2026-03-30', ended: null }, ...more,
})

test('FIN-04.b: an offer holds from its first to its last day, and never beyond what its merchant agreed to', () => {
  assert.deepEqual(['2026-03-01', '2026-03-02', '2026-03-30', '2026-03-31'].map(day => holds(offer(), day)), [false, true, true, false])
  const ended = offer({ agreed: { from: '2026-03-01', to: '2026-03-30', ended: '2026-03-10' } })
  assert.deepEqual(['2026-03-09', '2026-03-10'].map(day => holds(ended, day)), [true, false])
  assert.equal(holds(offer({ endedAt: new Date() }), '2026-03-05'), false)
})

test('FIN-04.a: the best of several offers, rounded for the merchant, capped, and never more than the purchase', () => {
  const day = '2026-03-05'
  assert.deepEqual(priced([offer()], 10_05n, 'pos', day), { offer: 'a', discount: 1_00n, points: 9 })
  assert.deepEqual(priced([offer({ most: 50n })], 10_05n, 'pos', day), { offer: 'a', discount: 50n, points: 9 })
  assert.deepEqual(priced([offer(), offer({ id: 'b', percent: 0, fixed: 20_00n, least: 20_01n })], 30_00n, 'pos', day), { offer: 'b', discount: 20_00n, points: 10 })
  assert.equal(priced([offer({ usedAt: 'online' })], 10_00n, 'pos', day), null)
  assert.equal(priced([offer({ least: 10_01n })], 10_00n, 'pos', day), null)
  assert.deepEqual(priced([offer({ percent: 90 })], 1n, 'pos', day), null)
})

test('FIN-04.a: what comes back of a cut purchase in parts adds up to what was charged', () => {
  const [amount, charged] = [1000n, 933n]
  let [done, back] = [0n, 0n]
  for (const part of [333n, 1n, 333n, 333n]) { back += partOf(done + part, amount, charged) - partOf(done, amount, charged); done += part }
  assert.equal(back, charged)
})
