import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { DEMO_PASSWORD } from '../bank/staff/demo.ts'
import { ask, customer, onlineCustomer, pageCaller, payKey, reversing, SECRETS, testBank, till, type Customer, type PageCaller, type TestBank, type Till } from './support/bank.ts'

let bank: TestBank, counter: Till, pos: Till, office: PageCaller
const SHOP = '898340554118888', DAY = 24 * 60
before(async () => {
  bank = await testBank({ at: new Date('2026-03-02T02:00:00Z'), demo: true })
  counter = await till(bank, 'counter'); pos = await till(bank, 'pos', { merchant: SHOP })
  office = await operations('95588')
  const made = await office('POST', '/merchants', { number: SHOP, zh: '老街米行', en: 'Old Street Rice', trade: 'daily', place: '老街 9 号' })
  assert.equal(made.status, 200)
})
after(async () => {
  const { wrong } = await bank.books()
  counter.close(); pos.close()
  await bank.close()
  assert.deepEqual(wrong, [])
})

async function operations(code: string): Promise<PageCaller> {
  const caller = pageCaller(bank)
  assert.equal((await caller('POST', '/sign-in/staff', { user: `${code}-90`, password: DEMO_PASSWORD })).status, 200)
  return caller
}
const agreement = (number: string, more: object = {}) => office('POST', '/merchants/agreements', { number, merchant: SHOP, signedOn: '2026-03-01', signatory: '许世安', from: '2026-03-03', to: '2026-03-10', ...more })
const offer = (of: string, more: object = {}) => office('POST', '/merchants/offers', { agreement: of, zh: '九折', en: '10 % off', percent: 10, fixed: 0, least: 0, most: 0, points: 1, usedAt: 'both', from: '2026-03-03', to: '2026-03-10', ...more })
const balanceOf = async ({ card, idNumber }: Customer) => (await ask(bank, '/branch/statement', { card, idNumber })).body.balance as number
const seen = async (call: PageCaller) => { const { body } = await call('POST', '/online/benefits', {}); return { offers: (body.offers as { merchant: string; zh: string }[]).filter(each => each.merchant === SHOP).map(({ zh }) => zh), points: body.points.total as number } }
const forCentre = async ({ card, idNumber }: Customer) => (await ask(bank, '/centre/holder', { card, idNumber })).body

test('FIN-04.b: no offer without the merchant’s signed agreement, none beyond its days, none by another bank', async () => {
  assert.equal((await offer('TY-NONE')).body.refused, 'agreement-unknown')
  assert.equal((await agreement('TY-EARLY', { signedOn: '2026-03-04' })).body.refused, 'agreement-days', 'not signed yet')
  assert.equal((await agreement('TY-LATE', { signedOn: '2026-03-01', from: '2026-02-20' })).body.refused, 'agreement-days', 'holds from before it was signed')
  assert.equal((await agreement('TY-0001')).status, 200)
  assert.equal((await offer('TY-0001', { from: '2026-03-02' })).body.refused, 'offer-days')
  assert.equal((await offer('TY-0001', { to: '2026-03-11' })).body.refused, 'offer-days')
  assert.equal((await offer('TY-0001', { fixed: 5_00 })).body.refused, 'offer-worth')
  const other = await operations('96588')
  assert.equal((await other('POST', '/merchants/offers', { agreement: 'TY-0001', zh: '九折', en: '10 % off', percent: 10, fixed: 0, least: 0, most: 0, points: 0, usedAt: 'both', from: '2026-03-03', to: '2026-03-10' })).body.refused, 'agreement-unknown', 'another bank’s')
  const teller = pageCaller(bank)
  await teller('POST', '/sign-in/staff', { user: '3401001-01', password: DEMO_PASSWORD })
  assert.equal((await teller('POST', '/merchants/agreements', { number: 'TY-0002', merchant: SHOP, signedOn: '2026-03-01', signatory: '许世安', from: '2026-03-03', to: '2026-03-10' })).status, 403)
  const who = await customer(bank, counter)
  const call = await onlineCustomer(bank, who)
  assert.deepEqual((await seen(call)).offers, [])
})

test('FIN-04.a FIN-04.b: from its first day to its last the till charges less, says so on its slip and gives points, on line too; the holder sees both at the bank and at the centre; the day before and the day after there is neither', async () => {
  assert.equal((await offer('TY-0001')).status, 200)
  const [who, elsewhere] = [await customer(bank, counter, { fen: 1_000_00n }), await customer(bank, counter, { code: '96588', fen: 1_000_00n })]
  const buy = (whose = who) => pos.ask('purchase', whose.card, { amount: 99_95n, entered: whose.pin })
  const call = await onlineCustomer(bank, who)

  const before = await buy()
  assert.deepEqual([before.response, before.remark?.text, await balanceOf(who)], ['00', '交易成功', 900_05], 'the day before')
  assert.deepEqual(await seen(call), { offers: [], points: 0 })
  bank.later(DAY)
  const fresh = await signInAgain(who)
  const first = await buy()
  assert.deepEqual([first.amount, first.remark?.text, await balanceOf(who)], [99_95n, '交易成功，优惠9.99元，实付89.96元，积分89', 810_09])
  assert.deepEqual(await seen(fresh), { offers: ['九折'], points: 89 })
  assert.match((await ask(bank, '/branch/statement', { card: who.card, idNumber: who.idNumber })).body.rows[0].note, /优惠9\.99元，实付89\.96元/)
  const online = await fresh('POST', '/online/pay', { key: payKey(), password: SECRETS.payment, merchant: SHOP, amount: 50_00 })
  assert.deepEqual([online.body.discount, online.body.charged, online.body.points], [5_00, 45_00, 45])
  const told = await forCentre(who)
  assert.deepEqual([told.points.total, told.offers.filter((each: { merchant: string }) => each.merchant === SHOP).length, told.balance], [134, 1, null], 'offers and points, and no balance without the holder’s word')
  await buy(elsewhere)
  assert.equal(await balanceOf(elsewhere), 900_05, 'another bank’s card has no part in it')

  bank.later(7 * DAY)
  const last = await buy()
  assert.match(last.remark!.text!, /优惠9\.99元/, 'its last day')
  bank.later(DAY)
  const after = await buy()
  assert.deepEqual([after.remark?.text, (await forCentre(who)).offers.filter((each: { merchant: string }) => each.merchant === SHOP).length], ['交易成功', 0], 'the day after')
  bank.later(-9 * DAY)
})

test('FIN-04.a: what undoes a purchase gives back what was charged and takes its points: void, refunds in parts, reversal; ended by either side the offer is over at once', async () => {
  bank.later(DAY)
  const who = await customer(bank, counter, { fen: 1_000_00n })
  const buy = () => pos.request('purchase', who.card, { amount: 33_33n, entered: who.pin })
  const points = async () => (await forCentre(who)).points.total as number
  const voided = buy()
  const { reference } = (await pos.send(voided))!
  assert.deepEqual([await balanceOf(who), await points()], [970_00, 30])
  assert.equal((await pos.ask('void', who.card, { amount: 33_33n, reference, original: { batch: pos.batch, stan: voided.fields.stan! } })).response, '00')
  assert.deepEqual([await balanceOf(who), await points()], [1_000_00, 0])

  const refunded = buy()
  const { reference: of } = (await pos.send(refunded))!
  for (const amount of [11_11n, 1n, 22_21n]) assert.equal((await pos.ask('refund', who.card, { amount, reference: of, original: { batch: pos.batch, stan: refunded.fields.stan! } })).response, '00')
  assert.deepEqual([await balanceOf(who), await points()], [1_000_00, 0])

  const reversed = buy()
  await pos.send(reversed)
  for (let i = 0; i < 2; i++) assert.equal((await pos.send(reversing(reversed)))!.response, '00')
  assert.deepEqual([await balanceOf(who), await points()], [1_000_00, 0])

  office = await operations('95588')
  assert.equal((await office('POST', '/merchants/agreements/end', { number: 'TY-0001' })).status, 200)
  await pos.send(buy())
  assert.deepEqual([await balanceOf(who), await points()], [966_67, 0])
  bank.later(-DAY)
})

async function signInAgain(who: Customer): Promise<PageCaller> {
  const caller = pageCaller(bank)
  await caller('POST', '/sign-in/holder', { bank: '95588', login: `user-${who.phone}`, password: SECRETS.password })
  return caller
}
