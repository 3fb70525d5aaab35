import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Dues } from '../bank/payments/dues-port.ts'
import { ask, customer, onlineCustomer, pageCaller, payKey, SECRETS, signedIn, testBank, till, type Customer, type TestBank, type Till } from './support/bank.ts'

let bank: TestBank, counter: Till
before(async () => {
  bank = await testBank({ at: new Date('2026-03-02T02:00:00Z'), demo: true })
  counter = await till(bank, 'counter')
})
after(async () => {
  const { wrong } = await bank.books()
  counter.close()
  await bank.close()
  assert.deepEqual(wrong, [])
})
const someone = (fen = 5_000_00n, more: object = {}) => customer(bank, counter, { fen, ...more })
const pay = { password: SECRETS.payment }
const SHOP = '898340554110002'

test('FIN-08.a: transfer within the bank and to another, a merchant, an order of a shop, each with the payment password of that payment, each once under its key', async () => {
  const [who, payee] = [await someone(), await someone(0n, { name: '王建明' })]
  const call = await onlineCustomer(bank, who)
  const key = payKey()
  const asked = { key, ...pay, to: payee.card, name: '王建明', amount: 300_01 }
  const sent = await call('POST', '/online/transfer', asked)
  assert.deepEqual([sent.status, sent.body.charged, sent.body.balance], [200, 300_01, 4_699_99])
  const again = await call('POST', '/online/transfer', asked)
  assert.deepEqual([again.body.repeated, again.body.balance], [true, 4_699_99], 'asked again under its key it is not sent again')
  assert.equal((await call('POST', '/online/transfer', { ...asked, amount: 1 })).body.refused, 'message-differs')
  assert.equal((await call('POST', '/online/transfer', { ...asked, key: payKey(), name: '王建民' })).body.refused, 'payee-unknown', 'the name is not the holder’s')
  const other = await customer(bank, counter, { code: '96588', fen: 0n, name: '李华' })
  assert.equal((await call('POST', '/online/transfer', { key: payKey(), ...pay, to: other.card, name: '李华', line: '319361000013', amount: 100_00 })).status, 200)
  await bank.land()
  const { body: list } = await call('POST', '/online/payments', {})
  assert.deepEqual(list.rows.map((row: { what: string; state: string }) => [row.what, row.state]), [['transfer', 'landed'], ['transfer', 'landed']])

  const paid = await call('POST', '/online/pay', { key: payKey(), ...pay, means: 'wallet', merchant: SHOP, amount: 10_00 })
  assert.deepEqual([paid.status, paid.body.charged], [200, 10_00])
  assert.equal((await call('POST', '/online/pay', { key: payKey(), ...pay, merchant: '898340554119999', amount: 10_00 })).body.refused, 'merchant-unknown', 'only designated merchants')

  const shop = pageCaller(bank)
  const { body: order } = await shop('POST', '/shop/order', { bank: '95588', merchant: SHOP, lines: [{ item: '0002-1', count: 1 }] })
  const bought = await call('POST', '/online/order', { key: payKey(), ...pay, means: 'wallet', order: order.order })
  assert.deepEqual([bought.status, bought.body.amount], [200, 39_90])
  assert.equal((await call('POST', '/online/order', { key: payKey(), ...pay, means: 'wallet', order: order.order })).body.refused, 'order-paid')
  assert.ok((await shop('POST', '/shop/see', { order: order.order })).body.paidAt)
})

test('FIN-08.a: each payment asks for its own payment password; wrong ones are counted by the account and lock it, the security questions give a new one, other answers do not', async () => {
  const who = await someone()
  const call = await onlineCustomer(bank, who)
  const one = (password: string) => call('POST', '/online/pay', { key: payKey(), password, merchant: SHOP, amount: 1_00 })
  assert.equal((await one('999123')).body.refused, 'payment-wrong')
  assert.equal((await one(SECRETS.payment)).status, 200)
  assert.deepEqual([(await one('999123')).body.refused, (await one('999123')).body.refused, (await one('999123')).body.refused], ['payment-wrong', 'payment-wrong', 'payment-locked'])
  assert.equal((await one(SECRETS.payment)).body.refused, 'payment-locked', 'the right one comes too late')
  assert.equal((await call('POST', '/online/transfer', { key: payKey(), ...pay, to: who.card, name: who.name, amount: 1 })).body.refused, 'payment-locked', 'by whatever way')

  const recover = (answers: object, fresh: string) => call('POST', '/online/recover', { answers, fresh })
  const wrong = await recover([...SECRETS.answers.slice(0, 2), { question: 'first-job', answer: '马鞍山钢铁厂' }], '530724')
  assert.deepEqual([wrong.body.refused, wrong.body.facts.left], ['answers-wrong', 2])
  assert.equal((await recover(SECRETS.answers, '123456')).body.refused, 'payment-weak')
  assert.equal((await recover(SECRETS.answers, who.pin)).body.refused, 'payment-as-pin')
  assert.equal((await one(SECRETS.payment)).body.refused, 'payment-locked', 'nothing changed so far')
  assert.equal((await recover(SECRETS.answers.map(each => ({ ...each, answer: ` ${each.answer} ` })), '530724')).status, 200)
  assert.deepEqual([(await one(SECRETS.payment)).body.refused, (await one('530724')).status], ['payment-wrong', 200])
  for (let i = 0; i < 3; i++) await recover([], '604817')
  assert.equal((await recover(SECRETS.answers, '604817')).body.refused, 'answers-locked', 'answers are no way to guess either')
  assert.equal((await one('530724')).status, 200)
})

test('FIN-08.a: within the limits of the online channel and the balance; of another customer’s account nothing is shown or paid; without a session or from another site nothing at all', async () => {
  const [who, other] = [await someone(20_000_00n), await someone()]
  const [call, stranger] = [await onlineCustomer(bank, who), await onlineCustomer(bank, other)]
  const out = (amount: number, caller = call, more: object = {}) => caller('POST', '/online/pay', { key: payKey(), ...pay, merchant: SHOP, amount, ...more })
  assert.equal((await out(5_020_01)).body.refused, 'limit-single', '20 yuan are off, so 5,000.01 is charged')
  assert.equal((await out(5_020_00)).status, 200)
  assert.equal((await out(5_020_00)).status, 200)
  assert.equal((await out(1_00)).body.refused, 'limit-daily')
  const { body } = await call('GET', '/online')
  assert.deepEqual([body.accounts[0].limits.used, body.accounts[0].limits.usedTimes, body.accounts[0].balance], [10_000_00, 2, 10_000_00])
  assert.equal((await out(5_000_01, stranger)).body.balance, 19_99, 'what is charged is held against limit and balance')
  assert.equal((await out(30_00, stranger)).body.refused, 'balance-short')
  const foreign = body.accounts[0].account
  assert.equal((await out(1_00, stranger, { account: foreign })).body.refused, 'card-inactive')
  assert.equal((await stranger('POST', '/online/statement', { account: foreign })).status, 409)
  assert.equal((await out(1_00, pageCaller(bank))).status, 401)
  assert.equal((await out(1_00, pageCaller(bank, 'https://elsewhere.example'))).status, 403)
})

test('FIN-08.a: the statement of some days, and as a file', async () => {
  const who = await someone(100_00n)
  const call = await onlineCustomer(bank, who)
  await call('POST', '/online/pay', { key: payKey(), ...pay, merchant: SHOP, amount: 30_00 })
  const { body } = await call('POST', '/online/statement', {})
  assert.deepEqual(body.rows.map((row: { what: string; amount: number; balance: number; shop: string | null }) => [row.what, row.amount, row.balance, row.shop]), [['purchase', -28_50, 71_50, '逍遥津生鲜'], ['deposit', 100_00, 100_00, null]])
  assert.match(body.card, /^6217 \*{4} \*{4} \d{4}$/)
  const { body: file } = await call('POST', '/online/statement/file', {})
  assert.equal(file.text.split('\r\n')[1], '2026-03-02 10:00:00,消费,-28.50,71.50,逍遥津生鲜,逍遥津生鲜，优惠1.50元，实付28.50元，积分56'.replace('10:00:00', file.text.split('\r\n')[1].slice(11, 19)))
  assert.doesNotMatch(JSON.stringify([body, file]), new RegExp(`${who.card}|${who.idNumber}|${who.phone}`))
  assert.equal((await call('POST', '/online/statement', { from: '2026-01-01', to: '2026-03-01' })).body.rows.length, 0)
})

test('FIN-08.b: with the loss of the account online banking and the wallet stop at once, open sessions too, and nobody comes in; after its release one signs in again', async () => {
  const who = await someone()
  const [call, second] = [await onlineCustomer(bank, who), await signedIn(bank, who)]
  const tried = (caller = call) => caller('POST', '/online/pay', { key: payKey(), ...pay, means: 'wallet', merchant: SHOP, amount: 1_00 })
  assert.deepEqual([(await tried()).status, (await tried(second)).status], [200, 200])
  const before = await balanceOf(who)
  assert.equal((await ask(bank, '/phone/loss', { card: who.card, idNumber: who.idNumber, phone: who.phone })).status, 200)
  for (const caller of [call, second]) {
    assert.equal((await tried(caller)).status, 401, 'signed out')
    assert.equal((await caller('GET', '/online')).status, 401)
    assert.equal((await caller('POST', '/online/transfer', { key: payKey(), ...pay, to: who.card, name: who.name, amount: 1 })).status, 401)
  }
  const entered = await pageCaller(bank)('POST', '/sign-in/holder', { bank: '95588', login: `user-${who.phone}`, password: SECRETS.password })
  assert.equal(entered.body.refused, 'card-lost')
  assert.equal(await balanceOf(who), before)
  assert.equal((await ask(bank, '/phone/release', { card: who.card, idNumber: who.idNumber, phone: who.phone })).status, 200)
  assert.equal((await tried()).status, 401, 'an old session does not come back')
  assert.equal((await tried(await signedIn(bank, who))).status, 200)
})

test('FIN-08.b: a payment and a loss at the same time: what answers after the loss has moved nothing', async () => {
  for (let round = 0; round < 6; round++) {
    const who = await someone(100_00n)
    const call = await onlineCustomer(bank, who)
    const many = Array.from({ length: 8 }, () => call('POST', '/online/pay', { key: payKey(), ...pay, merchant: SHOP, amount: 1_00 }))
    await ask(bank, '/branch/loss', { card: who.card, idNumber: who.idNumber, who: '柜员 01' })
    const atLoss = await balanceOf(who)
    const paid = (await Promise.all(many)).filter(({ status }) => status === 200).length
    assert.equal(await balanceOf(who), atLoss)
    assert.equal(atLoss, 100_00 - paid * 1_00)
  }
})

test('FIN-08.a: dues by their reference number: asked for at the centre, charged once, told until it hears; what it had from elsewhere comes back', async () => {
  const who = await someone()
  const call = await onlineCustomer(bank, who)
  const dues = new Map<string, Dues>([['SB2026030001', { reference: 'SB2026030001', zh: '居民医保 2026 年', en: 'Residents’ health insurance 2026', who: '沈*华', amount: 400_00n, paid: false }], ['SB2026030002', { reference: 'SB2026030002', zh: '灵活就业养老 3 月', en: 'Pension, March', who: '沈*华', amount: 900_00n, paid: false }]])
  const heard: string[] = []
  bank.dues({ look: async (_, reference) => dues.get(reference) ?? null, tell: async ({ reference }) => { heard.push(reference); return reference.endsWith('1') ? { taken: true } : { taken: false, why: 'dues-paid' } } })
  assert.equal((await call('POST', '/online/dues', { reference: 'SB2026039999' })).body.refused, 'dues-unknown')
  assert.equal((await call('POST', '/online/dues', { reference: 'SB2026030001' })).body.amount, 400_00)
  const one = (reference: string, amount: number, key = payKey()) => call('POST', '/online/dues/pay', { key, ...pay, reference, amount })
  assert.equal((await one('SB2026030001', 399_00)).body.refused, 'dues-differ')
  const key = payKey()
  assert.deepEqual([(await one('SB2026030001', 400_00, key)).body.balance, (await one('SB2026030001', 400_00, key)).body.balance], [4_600_00, 4_600_00])
  await one('SB2026030002', 900_00)
  assert.equal(await balanceOf(who), 3_700_00)
  assert.equal(await bank.tellDues(), 2)
  assert.equal(await bank.tellDues(), 0)
  assert.deepEqual(heard.toSorted(), ['SB2026030001', 'SB2026030002'])
  assert.equal(await balanceOf(who), 4_600_00, 'what had been paid elsewhere came back, the other is paid')
  assert.deepEqual((await call('POST', '/online/payments', {})).body.rows.map((row: { number: string; state: string }) => [row.number, row.state]), [['SB2026030002', 'returned'], ['SB2026030001', 'paid']])
  bank.dues({ look: async () => { throw new Error('no line') }, tell: async () => ({ taken: true }) })
  assert.equal((await one('SB2026030001', 400_00)).body.refused, 'dues-silent')
  assert.equal(await balanceOf(who), 4_600_00)
})

async function balanceOf({ card, idNumber }: Customer): Promise<number> {
  return (await ask(bank, '/branch/statement', { card, idNumber })).body.balance
}

test('PIN-01.d: whoever has the payment password cannot try out the bank PIN by it: five new ones a day are held against the PIN, then none', async () => {
  const who = await someone()
  const call = await onlineCustomer(bank, who)
  const chosen = ['530724', '604817', '719263', '816402', '927531']
  let password = SECRETS.payment
  for (const fresh of chosen) { assert.equal((await call('POST', '/online/password', { password, fresh })).status, 200); password = fresh }
  for (const fresh of [who.pin, '482619']) assert.equal((await call('POST', '/online/password', { password, fresh })).body.refused, 'payment-often', 'alike, whether it is the PIN or not')
  assert.equal((await call('POST', '/online/recover', { answers: SECRETS.answers, fresh: who.pin })).body.refused, 'payment-often')
  assert.equal((await call('POST', '/online/pay', { key: payKey(), password, merchant: SHOP, amount: 1_00 })).status, 200, 'the last one pays')
  bank.later(24 * 60)
  const next = await signedIn(bank, who)
  assert.equal((await next('POST', '/online/password', { password, fresh: '482619' })).status, 200)
  bank.later(-24 * 60)
})

test('ACT-06.a FIN-08.b: who signs up again at the branch has new secrets, and whoever was in with the old ones is out', async () => {
  const who = await someone()
  const call = await onlineCustomer(bank, who)
  await onlineCustomer(bank, who)
  assert.equal((await call('GET', '/online')).status, 401)
  const blank = await ask(bank, '/branch/online', { card: who.card, idNumber: who.idNumber, ...SECRETS, login: `user-${who.phone}`, answers: SECRETS.answers.map(each => ({ ...each, answer: ' ' })) })
  assert.equal(blank.status, 400, 'an answer that is none would be right for whoever gives none')
})

test('FIN-07.b: a day that does not exist, U+0000, a number no table holds: each is said in two languages at the bank’s pages and keyed doors, and nothing breaks', async () => {
  const who = await someone()
  const call = await onlineCustomer(bank, who)
  const chief = pageCaller(bank)
  assert.equal((await chief('POST', '/sign-in/staff', { user: '95588-90', password: 'bank-demo-2026' })).status, 200)
  const keyed = { card: who.card, idNumber: who.idNumber }
  const agreement = { number: 'TY-NUL-1', merchant: SHOP, signedOn: '2026-02-01', signatory: '王', from: '2026-02-01', to: '2026-12-31' }
  const answers = [
    await call('POST', '/online/statement', { from: '2026-02-30', to: '2026-03-01' }), await call('POST', '/online/statement', { from: '9999-99-99' }), await call('POST', '/online/wealth/buy', { key: payKey(), product: 'AN\u0000', amount: 1, password: '123456', understood: true }),
    await chief('POST', '/sign-in/staff', { user: '95588\u000090', password: 'x' }), await chief('POST', '/merchants/agreements', { ...agreement, to: '2026-02-29' }), await chief('POST', '/merchants/agreements', { ...agreement, signatory: '王\u0000' }),
    await ask(bank, '/branch/statement', { ...keyed, before: 2 ** 40 }), await ask(bank, '/branch/undispensed', { minutes: 2 ** 50 }), await ask(bank, '/branch/loss', { ...keyed, who: '柜员\u0000' }),
    await ask(bank, '/centre/mandates', { bank: '95588', mandates: [{ number: 'WT000001', version: 2 ** 33, card: who.card, name: who.name, idNumber: who.idNumber, what: '医保', signedAt: '2026-02-01T00:00:00Z', revokedAt: null }] }),
  ]
  for (const { status, body } of answers) assert.ok(status === 400 && body.refused === 'input-invalid' && /请改正/.test(body.zh) && /Put right/.test(body.en), JSON.stringify([status, body]))
  assert.equal((await call('GET', '/online')).status, 200, 'nothing was done of what could not be read')
})

test('FIN-08.a: a bank whose dues the centre does not answer keeps no other bank’s waiting', async () => {
  const other = await till(bank, 'counter', { code: '95533' })
  try {
    const [one, two] = [await someone(), await customer(bank, other, { fen: 1_000_00n, code: '95533' })]
    const calls = [await onlineCustomer(bank, one), await onlineCustomer(bank, two, { code: '95533' })]
    const heard: string[] = []
    bank.dues({ look: async (_, reference) => ({ reference, zh: '居民医保', en: 'Insurance', who: '沈*华', amount: 10_00n, paid: false }), tell: async ({ bank: of, reference }) => { if (of === '95588') throw new Error('no answer'); heard.push(reference); return { taken: true } } })
    for (const [i, call] of calls.entries()) assert.equal((await call('POST', '/online/dues/pay', { key: payKey(), ...pay, reference: `SB202603100${i}`, amount: 10_00 })).status, 200)
    await assert.rejects(bank.tellDues(), /no answer/)
    assert.deepEqual(heard, ['SB2026031001'])
    bank.dues({ look: async () => null, tell: async () => ({ taken: true }) })
    assert.equal(await bank.tellDues(), 1, 'the other is told once it is heard')
  } finally { other.close() }
})

test('FIN-08.a: what a spreadsheet would reckon with is text in the statement’s file, whatever a merchant is called', async () => {
  const who = await someone(100_00n)
  const [call, chief] = [await onlineCustomer(bank, who), pageCaller(bank)]
  await chief('POST', '/sign-in/staff', { user: '95588-90', password: 'bank-demo-2026' })
  for (const [i, zh] of ["-2+3|cmd' /C calc'!A0", '=1+1', '@x'].entries()) {
    const merchant = `89834055411999${i}`
    assert.equal((await chief('POST', '/merchants', { number: merchant, zh, en: zh, trade: 'food', place: '长江路' })).status, 200)
    assert.equal((await call('POST', '/online/pay', { key: payKey(), ...pay, merchant, amount: 1_00 })).status, 200)
  }
  const { text } = (await call('POST', '/online/statement/file', {})).body as { text: string }
  for (const cell of [`,"'-2+3|cmd' /C calc'!A0",`, ',"\'=1+1",', ',"\'@x",']) assert.ok(text.includes(cell), text)
  assert.ok(text.includes(',-1.00,'), 'an amount is a number')
})
