import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { linkPos } from '#banks'
import { sweepDuesAtPos } from '#contributions'
import { collecting, PIN, type Collecting, type Payer } from './support/collecting.ts'
import { cutLine, type CutLine } from './support/cut-line.ts'
import type { Json } from './support/pharmacy.ts'
import { posHands } from './support/pos-hands.ts'

const POS = 'P0000011'
let at: Collecting, line: CutLine
before(async () => {
  at = await collecting()
  line = await cutLine(at.bank.isoPort)
  await at.bank.pos([{ terminal: POS, merchant: '898340159310011', bank: '96588', cipher: 'sm4', shop: 'HF-YB', name: '合肥市医疗保障经办中心' }], { port: line.port, wait: 1_500, delays: [0, 50], pause: ms => new Promise(done => { setTimeout(done, Math.min(ms, 50)) }) })
})
after(async () => { try { await at.sound() } finally { line.close(); await at.close() } })

const linked = () => linkPos(at.living.house, { url: at.bank.base, key: at.bank.keys.tills! })
const pos = () => posHands(at.bank, POS)
const pays = (who: Payer, pin = PIN) => pos().pays({ card: who.account!, pin })
/** Somebody with a due of 570 yuan. */
async function owing(): Promise<{ who: Payer; due: Json; path: string }> {
  const who = await at.payer()
  assert.equal((await at.declare(who, '310', '202703')).status, 200)
  const due = (await at.mine(who)).dues[0]
  return { who, due, path: `/contributions/dues/${due.bucket}/${due.id}` }
}
const asks = (path: string, key: string = crypto.randomUUID()) => at.who.clerk.knock(`${path}/pos`, { key })
async function until(path: string, is: (leg: Json) => boolean): Promise<Json> {
  for (const end = Date.now() + 15_000; ;) { const { body } = await at.who.clerk.knock(`${path}/pos/follow`) as { body: Json }; if (is(body)) return body; if (Date.now() > end) assert.fail(JSON.stringify(body)); await new Promise(done => { setTimeout(done, 30) }) }
}
const seen = (path: string) => at.who.clerk.get<Json>(path)

test('INS-02.a: at the desk a due is paid by card and bank PIN at its POS, once; the receipt names the bank\'s reference', async () => {
  const { who, due, path } = await owing()
  assert.deepEqual([(await at.who.clerk.get<Json>('/contributions/pos')).pos, (await asks(path)).body.refused], [null, 'due-no-pos'])
  linked()
  assert.equal((await at.who.clerk.get<Json>('/contributions/pos')).pos.terminal, POS)
  const before = await at.balance(who)
  const key = crypto.randomUUID()
  const begun = await asks(path, key)
  assert.deepEqual([begun.status, begun.body.state, begun.body.amount], [200, 'asked', 57_000])
  assert.equal((await asks(path, key)).body.state, 'asked', 'the same press is the same asking')
  assert.equal((await asks(path)).body.refused, 'due-at-pos', 'another press is no second payment')
  assert.equal((await at.look(due.reference)).body.refused, 'due-at-pos', 'nor does it pay online meanwhile')
  assert.deepEqual([(await pos().screen()).order.amount, (await pos().screen()).order.note], [57_000, due.reference])
  assert.equal((await seen(path)).state, 'open', 'not paid before the bank said so')
  await pays(who)
  const paid = await until(path, leg => leg.state !== 'asked')
  assert.deepEqual([paid.state, paid.tail], ['paid', who.account!.slice(-4)])
  assert.match(paid.rrn, /^\d{12}$/)
  assert.equal(await at.balance(who), before - 57_000)
  const whole = await seen(path)
  assert.deepEqual([whole.state, whole.paidHow, whole.payments.map((each: Json) => [each.channel, each.number, each.amount]), whole.pos.state], ['paid', 'pos', [['pos', paid.rrn, 57_000]], 'paid'])
  assert.equal((await asks(path)).body.refused, 'due-paid')
  // the slip entered by hand as before is the same payment
  const slip = await at.who.clerk.knock('/contributions/payments', { channel: 'pos', bank: '96588', number: paid.rrn, reference: due.reference, amount: 57_000, paidOn: '2027-03-09' })
  assert.deepEqual([slip.body.taken, slip.body.again], ['paid', true])
  const paper = await fetch(`${at.living.base}/api${path}/receipt`, { headers: { cookie: at.who.clerk.cookie } })
  assert.deepEqual([paper.status, paper.headers.get('content-type')], [200, 'application/pdf'])
  assert.doesNotMatch(JSON.stringify([paid, whole]), new RegExp(`${who.account}|${PIN}`))
})

test('INS-02.c: unconfirmed, refused by the bank or taken back, nothing is paid, the cause is told, and the due is open again', async () => {
  linked()
  const { who, due, path } = await owing()
  const before = await at.balance(who)
  await asks(path)
  await pays(who, '135791')
  const wrong = await until(path, leg => leg.state !== 'asked')
  assert.deepEqual([wrong.state, wrong.rrn, /密码不对/.test(wrong.zh)], ['none', null, true])
  await asks(path)
  assert.equal((await at.who.clerk.knock(`${path}/pos/cancel`)).body.state, 'none')
  await asks(path)
  await at.to('2027-03-10')
  await sweepDuesAtPos(at.living.house)
  assert.equal((await seen(path)).pos.state, 'none', 'nobody confirmed')
  assert.deepEqual([await at.balance(who), (await seen(path)).state, (await at.look(due.reference)).body.amount], [before, 'open', 57_000])
})

test('INS-02.c: an answer that is lost is reversed and the due stays open; one that the desk did not hear pays it once', async () => {
  linked()
  const [first, second] = [await owing(), await owing()]
  const before = await at.balance(first.who)
  await asks(first.path)
  await pos().screen()
  line.weather = 'deaf'
  await pays(first.who)
  await new Promise(done => { setTimeout(done, 1_800) })
  assert.equal((await until(first.path, () => true)).state, 'asked', 'nobody knows')
  line.weather = 'fair'
  assert.equal((await until(first.path, leg => leg.state !== 'asked')).state, 'none')
  assert.deepEqual([await at.balance(first.who), (await seen(first.path)).state], [before, 'open'])
  // the desk's page is closed before the answer is there: the sweep finds it, and finds it once
  await asks(second.path)
  await pays(second.who)
  await at.to('2027-03-11')
  for (let turn = 0; turn < 40 && (await seen(second.path)).state === 'open'; turn++) { await Promise.all([sweepDuesAtPos(at.living.house), sweepDuesAtPos(at.living.house)]); await new Promise(done => { setTimeout(done, 50) }) }
  const whole = await seen(second.path)
  assert.deepEqual([whole.state, whole.received, whole.payments.length], ['paid', 57_000, 1])
})

test('INS-02.c: while a POS is asked for a due, no bank is ordered to deduct it', async () => {
  linked()
  const who = await at.payer()
  await at.sign(who, '310')
  assert.equal((await at.declare(who, '310', '202703')).status, 200)
  const due = (await at.mine(who)).dues[0]
  const path = `/contributions/dues/${due.bucket}/${due.id}`
  assert.ok(due.nextOn, 'it would be deducted')
  await asks(path)
  await at.to(due.nextOn)
  await at.draw()
  assert.equal((await seen(path)).state, 'open', 'not ordered')
  assert.equal((await at.who.clerk.knock(`${path}/pos/cancel`)).body.state, 'none')
})
