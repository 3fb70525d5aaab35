import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { linkPos } from '#banks'
import { sweepBankLegs } from '#settlement'
import { city, type City } from './harness/index.ts'
import { customer, testBank, till, type Customer, type TestBank, type Till } from './support/bank.ts'
import { cutLine, type CutLine } from './support/cut-line.ts'
import { pharmacy, type Json, type Pharmacy } from './support/pharmacy.ts'
import { posHands } from './support/pos-hands.ts'
import { seated, type Seated } from './support/way.ts'

let living: City, bank: TestBank, counter: Till, line: CutLine, shop: Pharmacy, desk: Seated
const POS = 'P0000001'
before(async () => {
  [living, bank] = await Promise.all([city({ background: false }), testBank()])
  counter = await till(bank, 'counter')
  line = await cutLine(bank.isoPort)
  await bank.pos([{ terminal: POS, merchant: '898340154110123', bank: '96588', cipher: 'sm4', shop: 'P34010400123', name: '庐阳百姓大药房' }], { port: line.port, wait: 1_500, delays: [0, 50], pause: ms => new Promise(done => { setTimeout(done, Math.min(ms, 50)) }) })
  shop = await pharmacy(living)
  desk = await seated(living.base, 'till01')
})
after(async () => { counter.close(); line.close(); await bank.close(); await living.close() })

const linked = () => linkPos(living.house, { url: bank.base, key: bank.keys.tills! })
const pos = () => posHands(bank, POS)
const balanceOf = async (of: Customer) => (await counter.ask('balance', of.card, { entered: of.pin })).balance!.fen
let presses = 0
const key = () => `00000000-0000-4000-8000-${String(++presses).padStart(12, '0')}`

/** A purchase settled by the pharmacy's own program, with something left that the customer pays. */
async function settled(lines?: Parameters<Pharmacy['purchase']>[2]) {
  const who = await shop.customer('马晓东')
  const sent = shop.purchase('2102', who, lines)
  const answer = await shop.send(sent) as Json
  assert.equal(answer.infcode, 0, answer.err_msg)
  const number = answer.output.setlinfo.setl_id as string
  const cash = Math.round(answer.output.setlinfo.psn_cash_pay * 100)
  assert.ok(cash > 0)
  return { who, sent, answer, number, cash }
}
const asked = (number: string, body: object = {}) => desk.knock(`/till/settlements/${number}/bank`, { key: key(), ...body })
const follow = async (number: string) => (await desk.knock(`/till/settlements/${number}/bank/follow`)).body as Json
async function until(number: string, is: (leg: Json) => boolean): Promise<Json> {
  for (const end = Date.now() + 15_000; ;) { const leg = await follow(number); if (is(leg)) return leg; if (Date.now() > end) assert.fail(JSON.stringify(leg)); await new Promise(done => { setTimeout(done, 30) }) }
}
const receipt = (number: string) => desk.get<Json>(`/till/settlements/${number}`)
const cancelled = (number: string) => desk.knock(`/till/settlements/${number}/cancel`, { key: key() })

test('MED-04.a: without a POS at the till what the customer pays is cash, and the receipt says so', async () => {
  const { number, cash } = await settled()
  assert.equal((await desk.get<Json>('/till/pos')).pos, null)
  assert.equal((await asked(number)).body.refused, 'pos-none')
  const paper = await receipt(number)
  assert.deepEqual([paper.bank, paper.cash], [null, cash])
})

test('MED-04.a: what the personal account lacks is taken from the financial account with the bank PIN; the receipt names each source and the bank’s reference', async () => {
  linked()
  assert.equal((await desk.get<Json>('/till/pos')).pos.terminal, POS)
  const of = await customer(bank, counter)
  const { number, cash } = await settled()
  const begun = await asked(number)
  assert.deepEqual([begun.status, begun.body.state, begun.body.amount], [200, 'asked', cash])
  assert.equal((await asked(number)).body.refused, 'bank-leg-standing', 'a second press is no second payment')
  assert.equal((await pos().screen()).order.amount, cash)
  assert.equal((await pos().screen()).order.note, number)
  assert.equal((await receipt(number)).explained.some((each: Json) => /金融账户/.test(each.zh)), false, 'not paid before the bank said so')
  await pos().pays(of)
  const paid = await until(number, leg => leg.state !== 'asked')
  assert.deepEqual([paid.state, paid.tail], ['paid', of.card.slice(-4)])
  assert.match(paid.rrn, /^\d{12}$/)
  assert.equal(await balanceOf(of), 100_000n - BigInt(cash))
  const paper = await receipt(number)
  assert.deepEqual([paper.bank.state, paper.bank.amount, paper.bank.rrn], ['paid', cash, paid.rrn])
  assert.ok(paper.explained.some((each: Json) => each.zh.includes(paid.rrn) && each.fen === cash))
  assert.equal((await asked(number)).body.refused, 'bank-leg-standing', 'never paid twice')
  const [row] = (await living.house.pool.query('select rrn, terminal, amount::int, state from settlement.bank_leg where number = $1', [number])).rows as Json[]
  assert.deepEqual(row, { rrn: paid.rrn, terminal: POS, amount: cash, state: 'paid' })
  const everything = JSON.stringify([paid, paper])
  assert.doesNotMatch(everything, new RegExp(`${of.card}|${of.pin}`))
})

test('MED-04.a: a part from the financial account, the rest in cash; more than the customer’s part is not asked for', async () => {
  linked()
  const of = await customer(bank, counter)
  const { number, cash } = await settled()
  assert.equal((await asked(number, { amount: cash + 1 })).body.refused, 'bank-leg-amount')
  await asked(number, { amount: cash - 100 })
  await pos().pays(of)
  await until(number, leg => leg.state === 'paid')
  assert.equal(await balanceOf(of), 100_000n - BigInt(cash - 100))
  assert.equal((await receipt(number)).cash, cash, 'what the fund and the account paid is not touched')
})

test('MED-04.a FIN-05.b: where the bank card does not pay the settlement stands and the rest is cash, or it is asked again', async () => {
  linked()
  const of = await customer(bank, counter, { fen: 100n })
  const { number, cash } = await settled()
  await asked(number)
  await pos().pays(of)
  const no = await until(number, leg => leg.state !== 'asked')
  assert.deepEqual([no.state, no.rrn, no.en], ['none', null, 'insufficient funds'])
  assert.match(no.zh, /余额不足/)
  assert.equal((await receipt(number)).bank.state, 'none')
  await asked(number)
  assert.equal((await desk.knock(`/till/settlements/${number}/bank/cancel`)).body.state, 'none', 'the till takes it back')
  const rich = await customer(bank, counter)
  await asked(number)
  await pos().pays(rich)
  assert.equal((await until(number, leg => leg.state !== 'asked')).state, 'paid')
  assert.equal(await balanceOf(of), 100n)
  assert.equal(await balanceOf(rich), 100_000n - BigInt(cash))
})

test('MED-04.a MED-07.c: cancelled or reversed, what the bank card paid goes back to it, once, though the till is gone and the bank’s answers are lost', async () => {
  linked()
  const of = await customer(bank, counter)
  const paid = async () => { const sale = await settled(); await asked(sale.number); await pos().pays(of); await until(sale.number, leg => leg.state === 'paid'); return sale }
  const first = await paid()
  const back = await cancelled(first.number)
  assert.equal(back.status, 200)
  const done = await until(first.number, leg => leg.state === 'returned')
  assert.match(done.backRrn, /^\d{12}$/)
  assert.equal(await balanceOf(of), 100_000n)
  assert.equal((await cancelled(first.number)).status, 200)
  assert.equal((await asked(first.number)).body.refused, 'bank-leg-undone')
  const second = await paid()
  line.weather = 'deaf'
  await shop.send(shop.reverse(second.who, second.sent))
  living.later(1)
  for (let n = 0; n < 3; n++) { await sweepBankLegs(living.house); await new Promise(slept => { setTimeout(slept, 100) }) }
  assert.notEqual((await follow(second.number)).state, 'returned', 'not told before the bank said so')
  line.weather = 'fair'
  await until(second.number, leg => leg.state === 'returned')
  await sweepBankLegs(living.house)
  assert.equal(await balanceOf(of), 100_000n, 'once')
  assert.deepEqual((await bank.books()).wrong, [])
})

test('MED-04.a: an answer that was lost never counts as paid: the POS reverses, and the till may ask again', async () => {
  linked()
  const of = await customer(bank, counter)
  const { number, cash } = await settled()
  await asked(number)
  await pos().screen()
  line.weather = 'held'
  await pos().pays(of)
  await new Promise(done => { setTimeout(done, 1_700) })
  assert.equal((await follow(number)).state, 'asked', 'not known yet')
  assert.equal((await asked(number)).body.refused, 'bank-leg-standing', 'nothing more is asked while it is not known')
  line.weather = 'fair'
  line.flush()
  const no = await until(number, leg => leg.state !== 'asked')
  assert.deepEqual([no.state, no.rrn], ['none', null])
  assert.equal(await balanceOf(of), 100_000n)
  await asked(number)
  await pos().pays(of)
  await until(number, leg => leg.state === 'paid')
  assert.equal(await balanceOf(of), 100_000n - BigInt(cash))
  assert.deepEqual((await bank.books()).wrong, [])
})

test('MED-04.a: a POS whose system does not answer leaves it open; the sale is not paid twice when it comes back', async () => {
  linkPos(living.house, { url: bank.base, key: bank.keys.tills! })
  const of = await customer(bank, counter)
  const { number, cash } = await settled()
  const press = key()
  await desk.knock(`/till/settlements/${number}/bank`, { key: press })
  linkPos(living.house, { url: 'http://localhost:1', key: bank.keys.tills! })
  assert.equal((await follow(number)).state, 'asked')
  await pos().pays(of)
  linked()
  const again = await desk.knock(`/till/settlements/${number}/bank`, { key: press })
  assert.ok(['asked', 'paid'].includes(again.body.state))
  await until(number, leg => leg.state === 'paid')
  assert.equal(await balanceOf(of), 100_000n - BigInt(cash))
})
