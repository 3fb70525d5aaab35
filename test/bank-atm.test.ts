import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ask, customer, pageCaller, testBank, till, type Customer, type PageCaller, type TestBank, type Till } from './support/bank.ts'

let bank: TestBank, counter: Till, atm: PageCaller
before(async () => { bank = await testBank({ at: new Date('2026-03-02T02:00:00Z'), demo: true }); counter = await till(bank, 'counter'); atm = pageCaller(bank) })
after(async () => {
  const { wrong, sums } = await bank.books()
  counter.close()
  await bank.close()
  assert.deepEqual(wrong, [])
  assert.equal(sums['dispensing'] ?? 0n, 0n, 'nothing lies in a machine that nobody told of')
})
const at = { bank: '95588' }
const insert = async ({ card }: Customer): Promise<string> => (await atm('POST', '/atm/insert', { ...at, card })).body.visit
const balanceOf = async ({ card, idNumber }: Customer): Promise<number> => (await ask(bank, '/branch/statement', { card, idNumber })).body.balance

test('FIN-09.a: at the machine: a card in, balance, notes taken, a transfer, the card out; the PIN asked for each time', async () => {
  const [who, payee] = [await customer(bank, counter, { fen: 2_000_00n }), await customer(bank, counter, { fen: 0n, name: '王建明' })]
  const visit = await insert(who)
  const seen = await atm('POST', '/atm/balance', { ...at, visit, pin: who.pin })
  assert.equal(seen.body.balance, 2_000_00)
  const wrong = await atm('POST', '/atm/balance', { ...at, visit, pin: '999123' })
  assert.deepEqual([wrong.body.declined, wrong.body.zh], ['55', '银行密码不对，还可以试 2 次'])
  const out = await atm('POST', '/atm/withdraw', { ...at, visit, pin: who.pin, amount: 500_00 })
  assert.equal(out.body.cash, 500_00)
  assert.equal((await atm('POST', '/atm/take', { ...at, visit })).body.taken, 500_00)
  assert.equal((await atm('POST', '/atm/take', { ...at, visit })).body.refused, 'notes-gone')
  assert.equal((await atm('POST', '/atm/withdraw', { ...at, visit, pin: who.pin, amount: 150_50 })).body.refused, 'notes-amount')
  const sent = await atm('POST', '/atm/transfer', { ...at, visit, pin: who.pin, to: payee.card, name: '王建明', amount: 200_01 })
  assert.equal(sent.body.sent, 200_01)
  await bank.land()
  assert.deepEqual([await balanceOf(who), await balanceOf(payee)], [1_299_99, 200_01])
  await atm('POST', '/atm/eject', { ...at, visit })
  assert.equal((await atm('POST', '/atm/balance', { ...at, visit, pin: who.pin })).body.refused, 'visit-over', 'after the card came out nothing is done')
  assert.equal((await atm('POST', '/atm/insert', { ...at, card: who.card.replace(/.$/, last => String((Number(last) + 1) % 10)) })).body.refused, 'card-unreadable')
})

test('FIN-09.b: what jams, is not taken, or is left with the card is not charged; more than is there is declined in the bank’s words', async () => {
  const who = await customer(bank, counter, { fen: 800_00n })
  const visit = await insert(who)
  assert.equal((await atm('POST', '/atm/jam', { ...at, visit, jam: true })).status, 200)
  assert.equal((await atm('POST', '/atm/withdraw', { ...at, visit, pin: who.pin, amount: 300_00 })).body.refused, 'notes-jammed')
  assert.equal(await balanceOf(who), 800_00, 'jammed')
  await atm('POST', '/atm/jam', { ...at, visit, jam: false })
  assert.equal((await atm('POST', '/atm/withdraw', { ...at, visit, pin: who.pin, amount: 300_00 })).body.cash, 300_00)
  assert.equal(await balanceOf(who), 500_00, 'held while it lies in the tray')
  await new Promise(done => setTimeout(done, 3_600))
  assert.equal((await atm('POST', '/atm/take', { ...at, visit })).body.refused, 'notes-gone')
  assert.equal(await balanceOf(who), 800_00, 'drawn back')
  const again = await insert(who)
  await atm('POST', '/atm/withdraw', { ...at, visit: again, pin: who.pin, amount: 300_00 })
  await atm('POST', '/atm/eject', { ...at, visit: again })
  assert.equal(await balanceOf(who), 800_00, 'left behind')
  const last = await insert(who)
  const short = await atm('POST', '/atm/withdraw', { ...at, visit: last, pin: who.pin, amount: 900_00 })
  assert.deepEqual([short.body.declined, short.body.zh], ['51', '余额不足'])
  await ask(bank, '/phone/loss', { card: who.card, idNumber: who.idNumber, phone: who.phone })
  assert.equal((await atm('POST', '/atm/withdraw', { ...at, visit: last, pin: who.pin, amount: 100_00 })).body.declined, '41')
  assert.equal(await balanceOf(who), 800_00)
})

test('FIN-09.b: two requests for notes at once: one is given out, the other asks nothing of the bank; all that is not taken comes back', async () => {
  const who = await customer(bank, counter, { fen: 800_00n })
  const visit = await insert(who)
  const asked = await Promise.all([1, 2, 3].map(() => atm('POST', '/atm/withdraw', { ...at, visit, pin: who.pin, amount: 200_00 })))
  assert.deepEqual(asked.map(({ body }) => body.cash ?? body.refused).sort(), [200_00, 'atm-busy', 'atm-busy'].sort())
  assert.equal((await atm('POST', '/atm/take', { ...at, visit })).body.taken, 200_00)
  assert.equal(await balanceOf(who), 600_00)
})

test('a bank that is no demo has no software cash machine, reader or pad', async () => {
  const plain = await testBank({ demo: false })
  try {
    for (const path of ['/atm/insert', '/atm/withdraw', '/demo/pad', '/sandbox']) assert.equal((await pageCaller(plain)('POST', path, {})).status, 404, path)
  } finally { await plain.close() }
})
