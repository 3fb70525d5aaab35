import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { customer, reversing, till, testBank, type Customer, type TestBank, type Till } from './support/bank.ts'
import type { Message } from '../src/wire/iso8583/index.ts'

let bank: TestBank, other: Awaited<ReturnType<TestBank['twin']>>, counter: Till, pos: Till, atm: Till
before(async () => {
  bank = await testBank({ at: new Date('2026-03-02T02:00:00Z') })
  other = await bank.twin()
  counter = await till(bank, 'counter'); pos = await till(bank); atm = await till(bank, 'atm')
})
after(async () => {
  assert.deepEqual((await bank.books()).wrong, [])
  for (const each of [counter, pos, atm]) each.close()
  await other.close()
  await bank.close()
})

const balanceOf = async ({ card, pin }: Customer) => (await atm.ask('balance', card, { entered: pin })).balance?.fen
/** The bank's own words in an answer: the rest of a message is the terminal's. */
const said = (answer: Awaited<ReturnType<Till['send']>>) => [answer!.response, answer!.reference, answer!.authorisation, answer!.settled]
const code = async (message: Message, at: Till = pos) => (await at.send(message))!.response

test('a purchase sent again, one after the other and forty times at once at two processes, is done once and answered alike', async () => {
  const who = await customer(bank, counter, { fen: 100_00n })
  const beside = await other.line(pos)
  const sent = pos.request('purchase', who.card, { amount: 40_00n, entered: who.pin })
  const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => (i % 2 ? pos : beside).send(sent)))
  const again = await pos.send(sent)
  assert.deepEqual(new Set([...answers, again].map(answer => JSON.stringify(said(answer)))).size, 1)
  assert.equal(again!.response, '00')
  assert.equal(await balanceOf(who), 60_00n)
  assert.equal(await code({ ...sent, fields: { ...sent.fields, amount: 40_01n } }), '94', 'another amount under the number')
  assert.equal(await balanceOf(who), 60_00n)
})

test('what was declined stays declined under its number, and a wrong PIN sent twice burns one try', async () => {
  const who = await customer(bank, counter, { fen: 10_00n })
  const dear = pos.request('purchase', who.card, { amount: 50_00n, entered: who.pin })
  assert.equal(await code(dear), '51')
  await counter.ask('deposit', who.card, { amount: 100_00n })
  assert.equal(await code(dear), '51')
  assert.equal((await pos.ask('purchase', who.card, { amount: 50_00n, entered: who.pin })).response, '00')
  const wrong = pos.request('purchase', who.card, { entered: '100294' })
  assert.deepEqual(await Promise.all(Array.from({ length: 10 }, () => code(wrong))), Array(10).fill('55'))
  assert.equal((await pos.ask('purchase', who.card, { entered: '100294' })).response, '55', 'the second of three')
  assert.equal((await pos.ask('purchase', who.card, { amount: 1n, entered: who.pin })).response, '00')
})

test('a hundred wrong PINs at once at two processes: three are judged, the third locks, the right one no longer pays', async () => {
  const who = await customer(bank, counter, { fen: 100_00n })
  const beside = await other.line(pos)
  const codes = await Promise.all(Array.from({ length: 100 }, async (_, i) => (await (i % 2 ? pos : beside).send(pos.request('purchase', who.card, { amount: 1n, entered: '100294' })))!.response))
  assert.deepEqual([codes.filter(each => each === '55').length, codes.filter(each => each === '75').length], [2, 98])
  assert.equal((await pos.ask('purchase', who.card, { amount: 1n, entered: who.pin })).response, '75')
})

test('many purchases of one account at once at two processes: never below nothing, exactly as many as the money is for', async () => {
  const who = await customer(bank, counter, { fen: 100_00n })
  const beside = await other.line(pos)
  const codes = await Promise.all(Array.from({ length: 60 }, async (_, i) => (await (i % 2 ? pos : beside).send(pos.request('purchase', who.card, { amount: 7_00n, entered: who.pin })))!.response))
  assert.deepEqual([codes.filter(each => each === '00').length, codes.filter(each => each === '51').length], [14, 46])
  assert.equal(await balanceOf(who), 2_00n)
})

test('a reversal undoes once however often it comes; sent again, its original is not done any more', async () => {
  const who = await customer(bank, counter, { fen: 100_00n })
  const sent = pos.request('purchase', who.card, { amount: 30_00n, entered: who.pin })
  assert.equal(await code(sent), '00')
  assert.deepEqual(await Promise.all(Array.from({ length: 12 }, () => code(reversing(sent)))), Array(12).fill('00'))
  assert.equal(await balanceOf(who), 100_00n)
  assert.equal(await code(sent), '22')
  assert.equal(await balanceOf(who), 100_00n)
})

test('what was declined is reversed too, as often as it is asked: it did nothing, and is not done under its number any more', async () => {
  const who = await customer(bank, counter, { fen: 10_00n })
  for (const sent of [pos.request('purchase', who.card, { amount: 50_00n, entered: who.pin }), pos.request('purchase', who.card, { amount: 1n, entered: '100294' })]) {
    assert.ok(['51', '55'].includes((await code(sent))!))
    assert.deepEqual([await code(reversing(sent)), await code(reversing(sent)), await code(sent)], ['00', '00', '22'])
  }
  assert.equal(await balanceOf(who), 10_00n)
})

test('a reversal before its original leaves a tombstone: the original that comes later is not done, and the reversal is answered as before', async () => {
  const who = await customer(bank, counter, { fen: 100_00n })
  const sent = pos.request('purchase', who.card, { amount: 30_00n, entered: who.pin })
  assert.equal(await code(reversing(sent)), '00')
  assert.equal(await code(sent), '22')
  assert.equal(await code(reversing(sent)), '00')
  assert.equal(await balanceOf(who), 100_00n)
})

test('twenty reversals race their purchases at two processes: whoever is first, nothing stays charged', async () => {
  const who = await customer(bank, counter, { fen: 1_000_00n })
  const beside = await other.line(pos)
  const all = Array.from({ length: 20 }, () => pos.request('purchase', who.card, { amount: 10_00n, entered: who.pin }))
  const codes = await Promise.all(all.map((sent, i) => Promise.all([code(sent, i % 2 ? pos : beside), code(reversing(sent), i % 2 ? beside : pos)])))
  assert.deepEqual(codes.filter(([bought, reversed]) => reversed !== '00' || !['00', '22'].includes(bought!)), [])
  assert.equal(await balanceOf(who), 1_000_00n)
})

test('a void and its reversal, and the purchase’s own, in every order: each undone once, to the cent', async () => {
  const who = await customer(bank, counter, { fen: 100_00n })
  const buy = async () => {
    const sent = pos.request('purchase', who.card, { amount: 40_00n, entered: who.pin })
    const { reference } = (await pos.send(sent))!
    return { sent, undo: pos.request('void', who.card, { amount: 40_00n, reference: reference!, original: { batch: pos.batch, stan: sent.fields.stan! } }) }
  }
  const first = await buy()
  assert.deepEqual([await code(first.undo), await balanceOf(who)], ['00', 100_00n])
  assert.deepEqual([await code(reversing(first.undo)), await balanceOf(who)], ['00', 60_00n], 'the purchase stands again')
  assert.deepEqual([await code(reversing(first.undo)), await balanceOf(who)], ['00', 60_00n])
  assert.deepEqual([await code(reversing(first.sent)), await balanceOf(who)], ['00', 100_00n])
  const second = await buy()
  assert.equal(await code(second.undo), '00')
  assert.deepEqual([await code(reversing(second.sent)), await balanceOf(who)], ['00', 100_00n], 'reversed after its void: given back once')
  assert.deepEqual([await code(reversing(second.undo)), await balanceOf(who)], ['00', 100_00n], 'the reversed purchase does not come back')
  const third = await buy()
  assert.deepEqual([await code(reversing(third.undo)), await code(third.undo), await balanceOf(who)], ['00', '22', 60_00n], 'the void’s reversal came first')
  const voids = await Promise.all(Array.from({ length: 8 }, async () => {
    const { reference, original } = third.undo.fields
    return (await pos.ask('void', who.card, { amount: 40_00n, reference, original })).response
  }))
  assert.deepEqual(voids.sort(), ['00', ...Array(7).fill('12')])
  assert.equal(await balanceOf(who), 100_00n)
})

test('the money of a reversed deposit that is spent already is not taken below nothing: refused, and the deposit stands', async () => {
  const who = await customer(bank, counter, { fen: 0n })
  const put = counter.request('deposit', who.card, { amount: 50_00n })
  assert.equal(await code(put, counter), '00')
  assert.equal((await pos.ask('purchase', who.card, { amount: 20_00n, entered: who.pin })).response, '00')
  assert.equal(await code(reversing(put), counter), '51')
  assert.equal(await balanceOf(who), 30_00n)
})

test('nobody reverses another terminal’s message, nor onto another card', async () => {
  const [who, thief] = [await customer(bank, counter, { fen: 100_00n }), await customer(bank, counter, { fen: 0n })]
  const sent = pos.request('purchase', who.card, { amount: 30_00n, entered: who.pin })
  assert.equal(await code(sent), '00')
  const { fields } = reversing(sent)
  assert.equal(await code({ ...reversing(sent), fields: { ...fields, pan: thief.card } }), '25')
  assert.equal(await code({ ...reversing(sent), fields: { ...fields, terminal: atm.id } }, atm), '00', 'its own number of that batch, which never came')
  assert.equal(await balanceOf(who), 70_00n)
  assert.equal(await balanceOf(thief), 0n)
})
