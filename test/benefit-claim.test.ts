import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { linkBanks, linkPos } from '#banks'
import { sweepClaims } from '#benefits'
import { sealPin } from '../src/wire/iso8583/index.ts'
import { ask, testBank, till, type TestBank, type Till } from './support/bank.ts'
import { BANK, paying, REGION, type Payee, type Paying } from './support/paying.ts'
import type { Json } from './support/pharmacy.ts'
import { posHands } from './support/pos-hands.ts'

let at: Paying, bank: TestBank, counter: Till, kiosk: Till
const PIN = '274916', POS = 'P0000010'
before(async () => {
  [at, bank] = await Promise.all([paying(), testBank()])
  counter = await till(bank, 'counter', { code: BANK })
  kiosk = await till(bank, 'counter', { code: BANK })
  await bank.pos([{ terminal: POS, merchant: '898340154110010', bank: BANK, cipher: 'sm4', shop: 'HF-LY', name: '庐阳区政务服务中心' }], { wait: 1_500, delays: [0, 50], pause: ms => new Promise(done => { setTimeout(done, Math.min(ms, 50)) }) })
  connected()
})
after(async () => { counter.close(); kiosk.close(); await bank.close(); await at.close() })

const connected = () => { linkBanks(at.living.house, { url: bank.base, key: bank.keys.centre }); linkPos(at.living.house, { url: bank.base, key: bank.keys.tills! }) }
const cut = () => { linkBanks(at.living.house, { url: 'http://localhost:1', key: bank.keys.centre }) }
/** Somebody with a card of the stand-in bank, its financial account activated there with a PIN, and a pension. */
async function pensioner(amount = 312_345, from = '2027-03'): Promise<Payee> {
  const of = await at.payee({ chip: true, open: async ({ card, name, number }) => (await ask(bank, '/centre/accounts', { bank: BANK, orders: [{ order: card, name, idType: 'citizen', idNumber: number, phone: null }] })).body.rows[0].card })
  const done = await ask(bank, '/branch/activate', { card: of.account, idNumber: of.number, terminal: counter.id, pin: sealPin(counter.keys.pin, PIN, of.account!, randomBytes).toString('hex'), who: '柜员 01' })
  assert.equal(done.status, 200, JSON.stringify(done.body))
  await at.granted(of, { amount, from })
  return of
}
const path = (of: Payee, rest = '') => `/people/${of.id}/benefit-claims${rest}`
const knock = (of: Payee, rest: string, body: object) => at.who.counter.knock(path(of, rest), body)
const balanceOf = async (of: Payee) => (await counter.ask('balance', of.account!, { entered: PIN })).balance!.fen
let stan = 100
const entryOf = (of: Payee, pin = PIN) => ({ terminal: kiosk.id, merchant: '898340154110001', batch: kiosk.batch, stan: String(++stan).padStart(6, '0'), pin: sealPin(kiosk.keys.pin, pin, of.account!, randomBytes).toString('hex') })
async function begun(of: Payee, month = '2027-03') {
  const here = { terminal: at.terminal.id, session: await at.read(of) }
  const due = await knock(of, '/due', here)
  const row = due.body.rows.find((each: Json) => each.month === month)
  const key = randomUUID()
  const claim = await knock(of, '', { key, ...here, cause: row.cause, month })
  assert.equal(claim.status, 200, JSON.stringify(claim.body))
  return { here, row, key, claim: claim.body as Json }
}
const stateOf = async (of: Payee, month = '2027-03') => (await at.page(of)).lines.find((each: Json) => each.month === month).state

test('BEN-03.a: at a kiosk: entitlement checked, card in the reader, bank PIN passed on unread, the amount on the card’s account straight away, once', async () => {
  const of = await pensioner()
  const { here, row, key, claim } = await begun(of)
  assert.deepEqual([row.amount, row.why, claim.state], [312_345, null, 'open'])
  assert.equal((await knock(of, '', { key, ...here, cause: row.cause, month: '2027-03' })).body.id, claim.id, 'the same again is the same')
  assert.equal((await knock(of, '', { key: randomUUID(), ...here, cause: row.cause, month: '2027-03' })).body.refused, 'claim-not-open')
  assert.equal((await at.drawn('2027-03')).length, 0, 'no batch takes it meanwhile')
  const entry = entryOf(of)
  const paid = await knock(of, `/${claim.id}/pin`, { ...here, entry })
  assert.equal(paid.body.state, 'paid', JSON.stringify(paid.body))
  assert.match(paid.body.rrn, /^\d{12}$/)
  assert.equal(await balanceOf(of), 312_345n)
  assert.deepEqual([await stateOf(of), (await at.page(of)).paid], ['paid', 312_345])
  const again = await knock(of, `/${claim.id}/pin`, { ...here, entry })
  assert.deepEqual([again.body.state, again.body.rrn], ['paid', paid.body.rrn])
  await knock(of, `/${claim.id}/pin`, { ...here, entry: entryOf(of) })
  assert.equal(await balanceOf(of), 312_345n, 'once')
  assert.equal((await at.drawn('2027-03')).length, 0, 'what is paid is drawn no more')
  const { rows } = await at.living.house.pool.query('select * from benefits.claim')
  assert.doesNotMatch(JSON.stringify([rows, paid.body], (_, each) => typeof each === 'bigint' ? String(each) : each), new RegExp(`${PIN}|${entry.pin}|${of.account}`))
  assert.deepEqual((await bank.books()).wrong, [])
})

test('BEN-03.a: at a counter: the POS asks for card, bank PIN and confirmation; the amount is credited over ISO 8583', async () => {
  const of = await pensioner(200_001)
  const { here, claim } = await begun(of)
  const asked = await knock(of, `/${claim.id}/pos`, here)
  assert.match(asked.body.screen, /\/pos\/P0000010$/)
  const pos = posHands(bank, POS)
  const shown = await pos.screen()
  assert.deepEqual([shown.order.what, shown.order.amount, shown.order.note], ['pay-in', 200_001, '养老金2027-03'])
  await pos.pays({ card: of.account!, pin: '135791' })
  const wrong = await pos.ended(`${claim.id}-1`)
  assert.deepEqual([wrong.state, wrong.code], ['declined', '55'])
  const told = await knock(of, `/${claim.id}/follow`, {})
  assert.deepEqual([told.body.state, told.body.en], ['open', 'incorrect PIN'])
  await knock(of, `/${claim.id}/pos`, here)
  await pos.pays({ card: of.account!, pin: PIN })
  await pos.ended(`${claim.id}-2`)
  assert.equal((await knock(of, `/${claim.id}/follow`, {})).body.state, 'paid')
  assert.deepEqual([await balanceOf(of), await stateOf(of)], [200_001n, 'paid'])
  const statement = await ask(bank, '/branch/statement', { card: of.account, idNumber: of.number })
  assert.match(JSON.stringify(statement.body), /养老金2027-03/)
})

test('BEN-03.b: without entitlement, with another’s card, without or with a wrong bank PIN, or while the account is not active, nothing is credited', async () => {
  const [of, other] = [await pensioner(), await pensioner()]
  const here = { terminal: at.terminal.id, session: await at.read(other) }
  assert.equal((await knock(of, '/due', here)).body.refused, 'claim-card-other')
  const { here: mine, row, claim } = await begun(of)
  assert.equal((await knock(other, '', { key: randomUUID(), ...mine, cause: row.cause, month: '2027-03' })).body.refused, 'claim-card-other')
  assert.equal((await knock(of, '', { key: randomUUID(), ...mine, cause: randomUUID(), month: '2027-03' })).body.refused, 'benefit-unknown')
  assert.equal((await knock(of, '', { key: randomUUID(), ...mine, cause: row.cause, month: '2027-04' })).body.refused, 'benefit-unknown', 'not before its month')
  const wrong = await knock(of, `/${claim.id}/pin`, { ...mine, entry: entryOf(of, '135791') })
  assert.equal(wrong.body.state, 'open')
  assert.match(wrong.body.zh, /银行密码不对，还可以试 2 次/)
  assert.equal((await knock(of, `/${claim.id}/pin`, { ...mine, entry: { ...entryOf(of), pin: 'xyz' } })).status, 400, 'no PIN, no credit')
  assert.equal((await knock(of, `/${claim.id}/pin`, { ...mine, entry: entryOf(other) })).body.state, 'open', 'a block made for another card is no PIN')
  assert.equal((await knock(other, `/${claim.id}/pin`, { ...mine, entry: entryOf(of) })).body.refused, 'claim-card-other')
  assert.equal(await balanceOf(of), 0n)
  const lost = await pensioner()
  assert.equal((await at.loss(lost, 'report-loss')).status, 200)
  const none = await at.payee({ chip: true, active: false })
  await at.granted(none, { amount: 100, from: '2027-03' })
  const there = { terminal: at.terminal.id, session: await at.read(none) }
  const held = (await knock(none, '/due', there)).body.rows[0]
  assert.equal(held.why.code, 'not-active')
  const refused = await knock(none, '', { key: randomUUID(), ...there, cause: held.cause, month: '2027-03' })
  assert.deepEqual([refused.body.refused, /没有激活/.test(refused.body.zh)], ['claim-held', true])
  const withdrawn = await knock(of, `/${claim.id}/withdraw`, {})
  assert.deepEqual([withdrawn.body.state, await stateOf(of)], ['withdrawn', 'due'])
  assert.equal((await knock(of, `/${claim.id}/pin`, { terminal: at.terminal.id, session: await at.read(of), entry: entryOf(of) })).body.state, 'withdrawn')
  assert.equal(await balanceOf(of), 0n)
  assert.deepEqual((await bank.books()).wrong, [])
})

test('BEN-03.a: cut off before the order, after it, and while the PIN is judged: never twice, never lost, and what is not credited goes with the next batch', async () => {
  const of = await pensioner(100_001)
  const here = { terminal: at.terminal.id, session: await at.read(of) }
  const row = (await knock(of, '/due', here)).body.rows[0]
  const key = randomUUID()
  cut()
  const unheard = await knock(of, '', { key, ...here, cause: row.cause, month: '2027-03' })
  assert.deepEqual([unheard.body.state, unheard.body.rrn], ['open', null])
  connected()
  const entry = entryOf(of)
  cut()
  assert.equal((await knock(of, `/${key}/pin`, { ...here, entry })).body.state, 'open')
  connected()
  // the bank credited it, and its answer was lost
  const order = { bank: BANK, order: key, card: of.account, amount: 100_001, note: '' }
  assert.equal((await ask(bank, '/centre/pay-ins', order)).body.state, 'open')
  assert.equal((await ask(bank, '/centre/pay-ins/enter', { order: key, card: of.account, amount: 100_001, ...entry })).body.code, '00')
  assert.equal((await knock(of, `/${key}/withdraw`, {})).body.state, 'paid', 'what was credited is not taken back')
  assert.deepEqual([await balanceOf(of), await stateOf(of)], [100_001n, 'paid'])
  const idle = await pensioner(100_002)
  const { claim } = await begun(idle)
  at.living.later(11)
  assert.equal(await sweepClaims(at.living.house), 1)
  assert.equal((await knock(idle, `/${claim.id}/follow`, {})).body.state, 'withdrawn')
  assert.equal((await ask(bank, '/centre/pay-ins', { bank: BANK, order: claim.id, card: idle.account, amount: 100_002, note: '养老金2027-03' })).body.state, 'withdrawn', 'an order that comes late is not carried out')
  await at.sit()
  const [batch] = await at.ordered('2027-03')
  assert.ok(at.lines(batch!.number).some(each => each.account === idle.account && each.amount === 100_002n))
  assert.equal(REGION, '340199')
  assert.deepEqual((await bank.books()).wrong, [])
})

test('BEN-02.b BEN-05.b: while the bank says no more than that a key is wrong nothing is known, and what it will not take is taken back there: no payment goes with a batch and is credited as well', async () => {
  const of = await pensioner(100_003)
  const { here, claim } = await begun(of)
  linkBanks(at.living.house, { url: bank.base, key: '0'.repeat(64) })
  at.living.later(11)
  assert.equal(await sweepClaims(at.living.house), 0)
  for (const verb of ['follow', 'withdraw']) assert.equal((await knock(of, `/${claim.id}/${verb}`, {})).body.state, 'open', verb)
  connected()
  await at.sit()
  assert.equal((await at.drawn('2027-03')).length, 0, 'the bank may still credit it')
  const again = { terminal: at.terminal.id, session: await at.read(of) }
  assert.equal((await knock(of, `/${claim.id}/pin`, { ...again, entry: entryOf(of) })).body.state, 'paid')
  assert.deepEqual([await balanceOf(of), await stateOf(of)], [100_003n, 'paid'])
  assert.notEqual(here.session, again.session)

  // the bank knows the order with another amount: it says no, and the order is over there before the payment waits again
  const other = await pensioner(100_004)
  const reader = { terminal: at.terminal.id, session: await at.read(other) }
  const row = (await knock(other, '/due', reader)).body.rows[0]
  const key = randomUUID()
  assert.equal((await ask(bank, '/centre/pay-ins', { bank: BANK, order: key, card: other.account, amount: 1, note: '' })).body.state, 'open')
  const refused = await knock(other, '', { key, ...reader, cause: row.cause, month: '2027-03' })
  assert.deepEqual([refused.body.state, /另一内容/.test(refused.body.zh)], ['withdrawn', true])
  assert.equal((await ask(bank, '/centre/pay-ins/state', { bank: BANK, order: key })).body.state, 'withdrawn')
  assert.notEqual((await ask(bank, '/centre/pay-ins/enter', { order: key, card: other.account, amount: 1, ...entryOf(other) })).body.code, '00')
  assert.deepEqual([await balanceOf(other), await stateOf(other)], [0n, 'due'])
  assert.deepEqual((await bank.books()).wrong, [])
})
