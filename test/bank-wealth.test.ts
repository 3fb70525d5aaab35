import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { customer, onlineCustomer, payKey, SECRETS, signedIn, testBank, till, type TestBank, type Till } from './support/bank.ts'

let bank: TestBank, counter: Till
before(async () => { bank = await testBank({ at: new Date('2026-03-02T02:00:00Z'), demo: true }); counter = await till(bank, 'counter') })
after(async () => {
  const { wrong, sums, balances } = await bank.books()
  counter.close()
  await bank.close()
  assert.deepEqual(wrong, [])
  assert.equal(Object.values(sums).reduce((all, sum) => all + sum, 0n), 0n)
  assert.equal(sums['account'], balances)
})
const DAY = 24 * 60

test('FIN-06.a: bought once with the risk confirmed and the payment password, held, given back with what it earned once it has run, and without before', async () => {
  const who = await customer(bank, counter, { fen: 30_000_00n })
  const call = await onlineCustomer(bank, who)
  const { body } = await call('POST', '/online/wealth', {})
  assert.deepEqual(body.products.map((each: { id: string; risk: number }) => [each.id, each.risk]), [['AN-30', 1], ['WEN-180', 2]])
  assert.match(body.products[0].riskZh, /不是存款/)
  const key = payKey()
  const buy = (more: object = {}) => call('POST', '/online/wealth/buy', { key, product: 'AN-30', amount: 10_000_00, password: SECRETS.payment, understood: true, ...more })
  assert.equal((await buy({ understood: false })).body.refused, 'risk-unread')
  assert.equal((await buy({ password: '999123' })).body.refused, 'payment-wrong')
  assert.equal((await buy({ amount: 999_99 })).body.refused, 'product-least')
  assert.equal((await buy({ product: 'WEN-180', amount: 40_000_00 })).body.refused, 'balance-short')
  const first = await buy()
  assert.deepEqual([first.body.due, (await buy()).body.id, (await call('GET', '/online')).body.accounts[0].balance], ['2026-04-01', first.body.id, 20_000_00])
  assert.equal((await buy({ amount: 20_000_00 })).body.refused, 'message-differs')
  const long = await buy({ key: payKey(), product: 'WEN-180' })
  const early = await buy({ key: payKey() })

  const back = (caller: typeof call, holding: string) => caller('POST', '/online/wealth/redeem', { holding, password: SECRETS.payment })
  assert.equal((await back(call, early.body.id)).body.earned, 0, 'before its days are over it comes back without earnings')
  assert.equal((await back(call, long.body.id)).body.refused, 'holding-early')
  bank.later(30 * DAY)
  const later = await signedIn(bank, who)
  const done = await back(later, first.body.id)
  assert.equal(done.body.earned, 14_79, '10,000.00 at 1.80 % for 30 days of 365')
  assert.equal((await back(later, first.body.id)).body.refused, 'holding-redeemed')
  assert.equal((await later('GET', '/online')).body.accounts[0].balance, 20_014_79)
  const stranger = await onlineCustomer(bank, await customer(bank, counter))
  assert.equal((await back(stranger, long.body.id)).body.refused, 'holding-unknown')
  bank.later(-30 * DAY)
})

test('FIN-06.b: at a bank that offers none nothing is shown and nothing is bought, another bank’s product neither', async () => {
  const call = await onlineCustomer(bank, await customer(bank, counter, { code: '95599', fen: 20_000_00n }), { code: '95599' })
  assert.equal((await call('POST', '/online/wealth', {})).body.refused, 'wealth-not-offered')
  assert.equal((await call('POST', '/online/wealth/buy', { key: payKey(), product: 'AN-30', amount: 10_000_00, password: SECRETS.payment, understood: true })).body.refused, 'wealth-not-offered')
  assert.equal((await call('GET', '/online')).body.accounts[0].balance, 20_000_00)
})
