import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ask, customer, till, testBank, type TestBank, type Till } from './support/bank.ts'

let bank: TestBank, counter: Till, pos: Till, atm: Till
before(async () => { bank = await testBank(); counter = await till(bank, 'counter'); pos = await till(bank); atm = await till(bank, 'atm') })
after(async () => { for (const each of [counter, pos, atm]) each.close(); await bank.close() })

test('FIN-01.a FIN-02.a: purchase', async () => {
  const who = await customer(bank, counter)
  const paid = await pos.ask('purchase', who.card, { amount: 12_34n, entered: who.pin })
  assert.equal(paid.response, '00', paid.remark?.text)
  const balance = await atm.ask('balance', who.card, { entered: who.pin })
  assert.equal(balance.balance!.fen, 100_000n - 12_34n)
  assert.deepEqual((await bank.books()).wrong, [])
  const state = await ask(bank, '/centre/states', { cards: [who.card] })
  assert.equal(state.body.rows[0].active, true)
})
