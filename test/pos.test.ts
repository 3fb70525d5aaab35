import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ask, customer, testBank, till, type Customer, type TestBank, type Till } from './support/bank.ts'
import { posHands } from './support/pos-hands.ts'
import { cutLine, type CutLine } from './support/cut-line.ts'

let bank: TestBank
let counter: Till
let line: CutLine
const place = { merchant: '898340154110123', bank: '95588', shop: 'P34010400123', name: '庐阳百姓大药房' } as const
before(async () => {
  bank = await testBank()
  counter = await till(bank, 'counter')
  line = await cutLine(bank.isoPort)
  await bank.pos([{ ...place, terminal: 'P0000001', cipher: 'sm4' }, { ...place, terminal: 'P0000002', cipher: '3des' }], { port: line.port, wait: 1_500, delays: [0, 50], pause: ms => new Promise(done => { setTimeout(done, Math.min(ms, 50)) }) })
})
after(async () => { counter.close(); line.close(); await bank.close() })

const posOf = (terminal: string) => posHands(bank, terminal)
const balanceOf = async (of: Customer) => (await counter.ask('balance', of.card, { entered: of.pin })).balance!.fen

for (const [terminal, cipher] of [['P0000001', 'SM4'], ['P0000002', '3DES']] as const) {
  test(`FIN-05.a: the amount is shown, the card inserted, the bank PIN keyed, the amount confirmed; the till gets the reference (${cipher})`, async () => {
    const pos = posOf(terminal)
    const who = await customer(bank, counter)
    const reference = pos.reference()
    const asked = await pos.order({ reference, what: 'purchase', amount: 1_234, note: '药费' })
    assert.equal(asked.body.state, 'waiting')
    assert.equal(asked.body['stand-in'], true)
    const shown = await pos.screen()
    assert.deepEqual([shown.step, shown.order.amount, shown.order.note, shown.name], ['card', 1_234, '药费', place.name])
    assert.equal((await pos.insert(who.card)).step, 'pin')
    for (const digit of who.pin) await pos.press(digit)
    assert.equal((await pos.screen()).typed, 6)
    assert.equal((await pos.press('ok')).step, 'confirm')
    assert.equal((await pos.state(reference)).state, 'waiting', 'nothing goes out before the amount is confirmed')
    await pos.press('ok')
    const done = await pos.ended(reference)
    assert.deepEqual([done.state, done.amount, done.code], ['approved', 1_234, '00'])
    assert.match(done.rrn, /^\d{12}$/)
    assert.match(done.auth, /^\d{6}$/)
    assert.doesNotMatch(JSON.stringify(done), new RegExp(`${who.card}|${who.pin}`))
    assert.equal(await balanceOf(who), 100_000n - 1_234n)
    const again = await pos.order({ reference, what: 'purchase', amount: 1_234, note: '药费' })
    assert.equal(again.body.rrn, done.rrn, 'the same reference is answered as before')
    assert.equal(await balanceOf(who), 100_000n - 1_234n)
    const other = await pos.order({ reference, what: 'purchase', amount: 1_235 })
    assert.deepEqual([other.status, other.body.refused], [409, 'pos-order-differs'])
  })
}

test('FIN-05.b: unconfirmed, nothing is paid: the customer cancels, the till cancels, or nobody comes', async () => {
  const pos = posOf('P0000001')
  const who = await customer(bank, counter)
  const [first, second, third, never] = [pos.reference(), pos.reference(), pos.reference(), pos.reference()]
  await pos.order({ reference: first, what: 'purchase', amount: 500 })
  await pos.insert(who.card)
  for (const digit of who.pin) await pos.press(digit)
  await pos.press('ok')
  await pos.press('cancel')
  assert.equal((await pos.state(first)).state, 'cancelled')
  await pos.order({ reference: second, what: 'purchase', amount: 500 })
  assert.equal((await pos.cancel(second)).body.state, 'cancelled')
  assert.equal((await pos.pays(who)).step, 'idle')
  await pos.order({ reference: third, what: 'purchase', amount: 500 })
  bank.later(4)
  const gone = await pos.state(third)
  assert.deepEqual([gone.state, gone.en], ['cancelled', 'the customer did not confirm within three minutes'])
  assert.equal((await pos.cancel(never)).body.state, 'cancelled', 'one that never came is refused from now on')
  assert.equal((await pos.order({ reference: never, what: 'purchase', amount: 500 })).status, 409)
  assert.equal(await balanceOf(who), 100_000n)
  const strange = await pos.post('orders', { reference: 'till-x-12345', what: 'purchase', amount: 500 }, bank.keys.branch)
  assert.equal(strange.status, 401, 'who has not the key of this POS asks for nothing')
})

test('FIN-05.b: a wrong bank PIN, a short balance and a lost card are declined with the cause in both languages, and nothing is taken', async () => {
  const pos = posOf('P0000001')
  const who = await customer(bank, counter, { fen: 1_000n })
  const tried = async (amount: number, pin = who.pin) => { const reference = pos.reference(); await pos.order({ reference, what: 'purchase', amount }); await pos.pays(who, pin); return pos.ended(reference) }
  const wrong = await tried(500, '135791')
  assert.deepEqual([wrong.state, wrong.code, wrong.en], ['declined', '55', 'incorrect PIN'])
  assert.match(wrong.zh, /密码不对/)
  const short = await tried(5_000)
  assert.deepEqual([short.state, short.code, short.en], ['declined', '51', 'insufficient funds'])
  assert.equal(await balanceOf(who), 1_000n)
  await ask(bank, '/phone/loss', { card: who.card, idNumber: who.idNumber, phone: who.phone })
  const lost = await tried(500)
  assert.deepEqual([lost.state, lost.code], ['declined', '41'])
  assert.deepEqual((await bank.books()).wrong, [])
})

test('FIN-07.a: an answer that is lost is reversed, and one that comes late never counts', async () => {
  const pos = posOf('P0000001')
  const who = await customer(bank, counter)
  for (const weather of ['deaf', 'held'] as const) {
    const reference = pos.reference()
    await pos.order({ reference, what: 'purchase', amount: 700 })
    await pos.screen()
    line.weather = weather
    await pos.pays(who)
    const unknown = await pos.until(reference, order => order.state === 'reversing')
    assert.equal(unknown.rrn, null, 'nobody is told that it was paid')
    line.weather = 'fair'
    line.flush()
    const done = await pos.ended(reference)
    assert.deepEqual([done.state, done.rrn], ['undone', null], weather)
    assert.equal(await balanceOf(who), 100_000n)
  }
  assert.deepEqual((await bank.books()).wrong, [])
})

test('FIN-07.a: a POS switched off while the bank works reverses when it comes back; what it told as paid stays paid', async () => {
  const who = await customer(bank, counter)
  const rows = [{ ...place, terminal: 'P0000009', cipher: 'sm4' as const }]
  const how = { port: line.port, folder: 'switched', wait: 5_000, delays: [0, 50] }
  const on = async () => (await bank.pos(rows, how)).get('P0000009')!
  const pos = posOf('P0000009')
  let device = await on()
  const [paid, cut] = [pos.reference(), pos.reference()]
  await pos.order({ reference: paid, what: 'purchase', amount: 300 })
  await pos.pays(who)
  assert.equal((await pos.ended(paid)).state, 'approved')
  await pos.order({ reference: cut, what: 'purchase', amount: 400 })
  line.weather = 'deaf'
  await pos.pays(who)
  await pos.until(cut, order => order.batch !== null)
  device.close()
  line.weather = 'fair'
  assert.equal((await ask(bank, '/branch/statement', { card: who.card, idNumber: who.idNumber })).status, 200)
  device = await on()
  const done = await pos.ended(cut)
  assert.equal(done.state, 'undone')
  assert.equal((await pos.state(paid)).state, 'approved')
  assert.equal(await balanceOf(who), 100_000n - 300n)
  assert.deepEqual((await bank.books()).wrong, [])
})

test('FIN-05.a: what was paid goes back to the same card: voided on its day, refunded in parts later, never more than was paid', async () => {
  const pos = posOf('P0000001')
  const who = await customer(bank, counter)
  const paid = async (amount: number) => { const reference = pos.reference(); await pos.order({ reference, what: 'purchase', amount }); await pos.pays(who); assert.equal((await pos.ended(reference)).state, 'approved'); return reference }
  const back = async (of: string, amount: number) => { const reference = pos.reference(); await pos.order({ reference, what: 'return', amount, of }); return pos.ended(reference) }
  const first = await paid(900)
  assert.equal((await back(first, 900)).state, 'approved')
  assert.equal(await balanceOf(who), 100_000n)
  assert.equal((await back(first, 900)).state, 'declined', 'not twice')
  const second = await paid(900)
  bank.later(24 * 60)
  assert.equal((await back(second, 400)).state, 'approved')
  assert.equal((await back(second, 600)).state, 'declined', 'not more than was paid')
  line.weather = 'deaf'
  const reference = pos.reference()
  await pos.order({ reference, what: 'return', amount: 500, of: second })
  await pos.until(reference, order => order.state === 'reversing')
  line.weather = 'fair'
  assert.equal((await pos.ended(reference)).state, 'approved', 'a refund is asked again under its own number')
  assert.equal(await balanceOf(who), 100_000n)
  assert.equal((await back('till-nothing', 100)).state, 'declined')
  assert.deepEqual((await bank.books()).wrong, [])
})
