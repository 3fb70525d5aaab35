import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { exchangeFiles, linkBanks, takeReturns } from '#banks'
import { payOutTaker } from '#benefits'
import { cancellationTaker, orderPayouts } from '#cancellation'
import { addDays, dayOf } from '#kit/day'
import { credit } from '#ledger'
import { sealPin } from '../src/wire/iso8583/index.ts'
import { ask, customer, testBank, till, type TestBank, type Till } from './support/bank.ts'
import { applicant, booksOf, papersFor } from './support/cancelling.ts'
import { BANK, paying, REGION, type Payee, type Paying } from './support/paying.ts'
import type { Json } from './support/pharmacy.ts'
import { seated, type Seated } from './support/way.ts'

let at: Paying, bank: TestBank, counter: Till, colleague: Seated, fund: Seated
const PIN = '274916'
before(async () => {
  at = await paying()
  bank = await testBank({ at: at.living.house.now() })
  counter = await till(bank, 'counter', { code: BANK })
  exchangeFiles(at.living.house, bank.files)
  await sit()
})
after(async () => { counter.close(); await bank.close(); await at.close() })

const link = (url = bank.base) => linkBanks(at.living.house, { url, key: bank.keys.centre })
async function sit() { await at.sit(); colleague = await seated(at.living.base, 'counter03'); fund = at.who.clerk }
const later = async (minutes: number) => { at.living.later(minutes); bank.later(minutes); await sit(); await at.turn() }
const today = () => dayOf(at.living.house.now())
/** Somebody with a card of the stand-in bank, active there with 100 yuan on it; so much in the medical account. */
async function holder(fen = 0n): Promise<Payee> {
  const of = await at.payee({ phone: '13805510002', open: async ({ card, name, number }) => (await ask(bank, '/centre/accounts', { bank: BANK, orders: [{ order: card, name, idType: 'citizen', idNumber: number, phone: null }] })).body.rows[0].card })
  const pin = sealPin(counter.keys.pin, PIN, of.account!, randomBytes).toString('hex')
  assert.equal((await ask(bank, '/branch/activate', { card: of.account, idNumber: of.number, terminal: counter.id, pin, who: '柜员 01' })).status, 200)
  await counter.ask('deposit', of.account!, { amount: 10_000n })
  if (fen) await at.within(work => credit(work, [{ person: of, region: REGION, amount: fen, key: `left ${of.id}`, policies: [] }]))
  return of
}
const path = (of: Payee, rest = '') => `/people/${of.id}/cancellation${rest}`
const heir = (of: Payee, parts = 1, more: Json = {}) => ({ name: '王大明', number: of.number, relation: '子女', parts, way: 'bank', bank: '徽商银行', bankAccount: of.account, ...more })
/** Asked for by one, approved by another. */
async function cancelled(of: Payee, beneficiaries: Json[]): Promise<Json> {
  const asked = await at.who.counter.knock(path(of), { ground: 'death', day: today(), papers: await papersFor(at, of, 'death'), applicant, beneficiaries })
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  const done = await colleague.knock(path(of, `/${asked.body.id}/approve`), { version: asked.body.version })
  assert.equal(done.status, 200, JSON.stringify(done.body))
  return done.body
}
const page = async (of: Payee): Promise<Json> => (await at.who.counter.get<Json>(path(of))).rows[0]
const payouts = async (of: Payee): Promise<Json[]> => (await page(of)).payouts.map((each: Json) => ({ amount: each.amount, state: each.state, why: each.why?.zh ?? null, id: each.id }))
const again = async (of: Payee, payout: string, body: Json = {}) => at.who.counter.knock(path(of, `/${(await page(of)).id}/payouts/${payout}/again`), body)
const balanceOf = async (of: Payee) => (await counter.ask('balance', of.account!, { entered: PIN })).balance?.fen
const takers = { 'pay-out': [payOutTaker, cancellationTaker] }
/** The banks carry out what lies in the folder and answer; the answers are taken. */
async function banksAnswer() {
  await orderPayouts(at.living.house)
  await bank.carryOut()
  return takeReturns(at.living.house, takers)
}

test('REPL-05.c: the bank hears that the card ended and stops it; its account lives on, what comes in goes on; a bank that is not there is told again; taken back, the card pays again', async () => {
  const of = await holder()
  link('http://localhost:1')
  const done = await cancelled(of, [heir(await holder())])
  await at.turn()
  assert.equal(await balanceOf(of), 10_000n, 'the bank has not heard')
  link()
  await later(1)
  assert.equal((await counter.ask('balance', of.account!, { entered: PIN })).response, '62')
  const till1 = await till(bank, 'pos', { code: BANK })
  assert.equal((await till1.ask('purchase', of.account!, { amount: 100n, entered: PIN })).response, '62')
  assert.equal((await counter.ask('deposit', of.account!, { amount: 1_000n })).response, '00')
  const [state] = (await ask(bank, '/centre/states', { cards: [of.account] })).body.rows
  assert.deepEqual([state.ended, state.active, state.closed, state.lost], [true, true, false, null])
  assert.equal((await colleague.knock(path(of, `/${done.id}/take-back`), { version: (await page(of)).version, reason: '办错人了' })).status, 200)
  await at.turn()
  assert.equal(await balanceOf(of), 11_000n)
  assert.equal((await till1.ask('purchase', of.account!, { amount: 100n, entered: PIN })).response, '00')
  // the word of before comes late: the newest stands
  assert.equal((await ask(bank, '/centre/ends', { bank: BANK, card: of.account, ended: true, at: done.second.at })).body.ended, false)
  assert.equal((await ask(bank, '/centre/ends', { bank: '95588', card: of.account, ended: true, at: new Date(at.living.house.now().getTime() + 1000).toISOString() })).body.refused, 'card-unknown', 'another bank’s card')
  till1.close()
})

test('REPL-05.c REPL-05.b: after the hours the money goes to the banks as an order, each share once; what comes back is held and shown, and paid again to another account; no fen is lost or doubled', async () => {
  const [of, child, other] = [await holder(30_001n), await holder(), await holder()]
  await cancelled(of, [heir(child, 2), heir(other, 1, { name: '王小明' })])
  await later(24 * 60 + 1)
  const before = await booksOf(at)
  assert.deepEqual((await payouts(of)).map(({ state, amount }) => [state, amount]), [['waiting-for-bank', 20_001], ['waiting-for-bank', 10_000]])
  assert.equal(await orderPayouts(at.living.house), 1)
  assert.equal(await orderPayouts(at.living.house), 0, 'ordered once')
  assert.deepEqual((await payouts(of)).map(({ state }) => state), ['with-bank', 'with-bank'])
  const [waiting] = await payouts(of)
  assert.equal((await again(of, waiting!.id)).body.refused, 'cancel-payout-open')
  await bank.carryOut()
  const [came] = await takeReturns(at.living.house, takers)
  assert.deepEqual((came as Json).taken && [(came as Json).taken.paid, (came as Json).taken.returned], [1, 1], JSON.stringify(came))
  const taken = join(bank.files, 'from-bank', 'taken')
  for (const file of readdirSync(taken)) renameSync(join(taken, file), join(bank.files, 'from-bank', file))
  assert.deepEqual(((await takeReturns(at.living.house, takers))[0] as Json).taken, { ...(came as Json).taken, paid: 0, returned: 0 }, 'the same answer again moves nothing')
  const [paid, back] = await payouts(of)
  assert.deepEqual([paid!.state, back!.state], ['paid', 'returned'])
  assert.match(back!.why, /户名和收款人不一样/)
  assert.equal(await balanceOf(child), 30_001n)
  assert.equal(await balanceOf(other), 10_000n)
  const after = await booksOf(at)
  assert.deepEqual([before.payable - after.payable, after.legs, after.off, after.transit], [20_001n, 0n, 0, 0n])
  const orders = (await fund.get<Json>('/cancellations/orders')).rows.filter((each: Json) => each.person === of.id)
  assert.deepEqual(orders.map((each: Json) => [each.amount, each.state]), [[10_000, 'returned']], 'the office sees what is still to be paid')
  await later(60)
  assert.equal(await orderPayouts(at.living.house), 0, 'held until somebody mends it')
  assert.equal((await again(of, paid!.id)).body.refused, 'cancel-payout-open', 'what was paid is not paid again')
  assert.equal((await again(of, back!.id, { bank: '徽商银行', bankAccount: '12' })).body.refused, 'cancel-bank-missing')
  assert.equal((await again(of, back!.id, { bank: '花旗银行', bankAccount: '4000000000000000' })).body.refused, 'cancel-bank-elsewhere')
  const both = await Promise.all([again(of, back!.id), again(of, back!.id)])
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409])
  assert.deepEqual((await banksAnswer()).map((each: Json) => each.taken?.returned), [1], 'the same account again comes back again')
  const own = await customer(bank, counter, { code: BANK, name: '王小明' })
  assert.equal((await again(of, back!.id, { bank: '徽商银行', bankAccount: own.card })).status, 200)
  await banksAnswer()
  await banksAnswer()
  assert.deepEqual((await payouts(of)).map(({ state }) => state), ['paid', 'paid'])
  assert.equal((await counter.ask('balance', own.card, { entered: own.pin })).balance!.fen, 110_000n, 'once')
  assert.equal((await booksOf(at)).payable, after.payable - 10_000n)
  assert.deepEqual((await bank.books()).wrong, [])
})

test('REPL-05.c: money for a bank that is no partner is held and said, not sent; mended, it is paid; an order that the bank refuses as a whole, or an answer of other amounts, loses nothing', async () => {
  const [of, child] = [await holder(5_000n), await holder()]
  await cancelled(of, [heir(child, 1, { bank: '花旗银行', bankAccount: '4000000000000000' })])
  await later(24 * 60 + 1)
  assert.equal(await orderPayouts(at.living.house), 0)
  const [held] = await payouts(of)
  assert.deepEqual([held!.state, /不是这里的合作银行/.test(held!.why)], ['held', true])
  assert.equal((await again(of, held!.id)).body.refused, 'cancel-bank-elsewhere')
  assert.equal((await again(of, held!.id, { bank: '徽商银行', bankAccount: child.account! })).status, 200)
  await orderPayouts(at.living.house)
  const [order] = (await at.living.house.pool.query('select number from cancellation.bank_order order by made_at desc limit 1')).rows as [Json]
  const line = (amount: bigint, result = 'done') => ({ seq: 1, ref: '', account: '', branch: '', name: '', idNumber: '', card: '', amount, note: '', mandate: '', result, reason: '' })
  const head = (number: string) => ({ number }) as never
  assert.equal((await cancellationTaker.take(at.living.house, head(order.number), [line(4_999n)] as never) as Json).refused, 'cancel-answer-differs')
  assert.equal((await cancellationTaker.take(at.living.house, head('ZX-none'), []) as Json).refused, 'cancel-order-unknown')
  assert.deepEqual(await cancellationTaker.refused(at.living.house, order.number, ['number-taken']), { number: order.number, paid: 0, returned: 1 })
  const [refused] = await payouts(of)
  assert.match(refused!.why, /没有受理这份报盘/)
  assert.equal((await again(of, refused!.id)).status, 200)
  for (const file of readdirSync(join(bank.files, 'to-bank')).filter(each => each.includes(order.number))) renameSync(join(bank.files, 'to-bank', file), join(bank.home, file))
  await banksAnswer()
  assert.deepEqual((await payouts(of)).map(({ state, amount }) => [state, amount]), [['paid', 5_000]])
  assert.equal(await balanceOf(child), 15_000n)
})

test('BANK-04.a: orders of money left are in the bank’s list of the day and agree with our books', async () => {
  const day = today()
  const then = at.living.house.now()
  await at.to(addDays(day, 1))
  bank.later((at.living.house.now().getTime() - then.getTime()) / 60_000)
  const chief = await seated(at.living.base, 'chief01')
  assert.equal((await chief.knock(`/bank-days/${BANK}/${day}/reconcile`)).status, 200)
  const shown = await chief.get<Json>(`/bank-days/${BANK}/${day}`)
  const sum = shown.sums.find((each: Json) => each.kind === 'payout')
  assert.ok(sum.theirCount > 0)
  assert.deepEqual([sum.ourCount, sum.ourAmount], [sum.theirCount, sum.theirAmount], JSON.stringify(shown.rowsOf))
})
