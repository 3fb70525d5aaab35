import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { isLuhn } from '#kit/luhn'
import { sealPin } from '../src/wire/iso8583/index.ts'
import { ask, customer, MERCHANT, payeeOf, reversing, till, testBank, type Customer, type TestBank, type Till } from './support/bank.ts'

let bank: TestBank, counter: Till, pos: Till, atm: Till, online: Till
before(async () => {
  // ten in the morning of a day of China: nothing here happens at midnight
  bank = await testBank({ at: new Date('2026-03-02T02:00:00Z') })
  counter = await till(bank, 'counter'); pos = await till(bank); atm = await till(bank, 'atm'); online = await till(bank, 'online')
})
after(async () => {
  const { wrong } = await bank.books()
  for (const each of [counter, pos, atm, online]) each.close()
  await bank.close()
  assert.deepEqual(wrong, [])
})

const balanceOf = async ({ card, pin }: Customer) => (await atm.ask('balance', card, { entered: pin })).balance?.fen
const states = async (...cards: string[]) => (await ask(bank, '/centre/states', { cards })).body.rows
const keyed = (at: Till, card: string, pin: string) => ({ terminal: at.id, pin: sealPin(at.keys.pin, pin, card, randomBytes).toString('hex'), who: '柜员 01' })

test('FIN-01.a FIN-02.a: deposit, purchase, withdrawal, transfer, balance and statement of one account, to the cent', async () => {
  const [who, payee] = [await customer(bank, counter, { fen: 500_00n }), await customer(bank, counter, { fen: 0n, name: '王建明' })]
  assert.equal((await pos.ask('purchase', who.card, { amount: 12_34n, entered: who.pin })).response, '00')
  const out = atm.request('withdrawal', who.card, { amount: 100_00n, entered: who.pin })
  assert.equal((await atm.send(out))!.response, '00')
  assert.equal((await atm.ask('dispensed', who.card, { amount: 100_00n, original: { batch: atm.batch, stan: out.fields.stan! } })).response, '00')
  assert.equal((await online.ask('transfer', who.card, { amount: 50_01n, entered: who.pin, own: payeeOf(payee.card, '王建明') })).response, '00')
  await bank.land()
  assert.equal(await balanceOf(who), 337_65n)
  assert.equal(await balanceOf(payee), 50_01n)
  const { body } = await ask(bank, '/branch/statement', { card: who.card, idNumber: who.idNumber })
  assert.deepEqual(body.rows.map((row: { what: string; amount: number; balance: number }) => [row.what, row.amount, row.balance]),
    [['transfer-out', -5001, 33765], ['dispensed', 0, 38766], ['withdrawal', -10000, 38766], ['purchase', -1234, 48766], ['deposit', 50000, 50000]])
  assert.equal(body['stand-in'], true)
})

test('FIN-01.b: without the bank PIN no money moves: absent, wrong, another card’s, of another terminal’s key, not six digits', async () => {
  const [who, other] = [await customer(bank, counter, { fen: 100_00n }), await customer(bank, counter, { fen: 100_00n, pin: '583920' })]
  for (const kind of ['purchase', 'withdrawal', 'balance'] as const) assert.equal((await pos.ask(kind, who.card)).response, '55', kind)
  assert.equal((await online.ask('transfer', who.card, { own: payeeOf(other.card, '沈小华') })).response, '55')
  const block = (key: Till, card: string, pin: string) => ({ entry: '051', pinCapture: '06', security: '2600000000000000', pinBlock: sealPin(key.keys.pin, pin, card, randomBytes) })
  assert.equal((await pos.ask('purchase', who.card, block(pos, other.card, who.pin))).response, '99', 'a block made for another card')
  assert.equal((await pos.ask('purchase', who.card, block(atm, who.card, who.pin))).response, '99', 'a block under another terminal’s key')
  assert.equal((await pos.ask('purchase', who.card, block(pos, who.card, '12345678'))).response, '99', 'no PIN of six digits')
  assert.equal((await pos.ask('purchase', who.card, { entered: other.pin })).response, '55', 'another card’s PIN')
  assert.equal(await balanceOf(who), 100_00n)
})

test('FIN-02.b: credit, other currencies and foreign acquirers are declined, each with its own reason', async () => {
  const who = await customer(bank, counter)
  const foreign = await till(bank, 'pos', { country: '344' })
  assert.equal((await pos.ask('purchase', who.card, { entered: who.pin, currency: '840' })).response, '57')
  assert.equal((await pos.ask('purchase', who.card, { entered: who.pin, acquirer: '29030344' })).response, '58')
  assert.equal((await foreign.ask('purchase', who.card, { entered: who.pin })).response, '58')
  const credit = pos.request('purchase', who.card, { entered: who.pin })
  const answer = await pos.send({ ...credit, mti: '0100', fields: { ...credit.fields, processing: '030000', condition: '06', control: { type: '10', batch: pos.batch } } })
  assert.equal(answer!.response, '40')
  assert.equal(await balanceOf(who), 100_000n)
  foreign.close()
})

test('FIN-03.a: the bank counts wrong PINs itself: the third locks, the right one too late, a branch unlocks with the document and a new PIN', async () => {
  const who = await customer(bank, counter)
  const wrong = () => pos.ask('purchase', who.card, { entered: '999123' })
  assert.deepEqual([(await wrong()).response, (await wrong()).response], ['55', '55'])
  assert.equal((await pos.ask('purchase', who.card, { entered: who.pin })).response, '00', 'a right one sets the count to nothing')
  assert.deepEqual([(await wrong()).response, (await wrong()).response, (await wrong()).response], ['55', '55', '75'])
  assert.equal((await pos.ask('purchase', who.card, { entered: who.pin })).response, '75')
  assert.equal((await states(who.card))[0].pinLocked, true)
  const other = await ask(bank, '/branch/pin', { card: who.card, idNumber: '340104199901011234', ...keyed(counter, who.card, '530724') })
  assert.equal(other.status, 403)
  assert.equal((await ask(bank, '/branch/pin', { card: who.card, idNumber: who.idNumber, ...keyed(counter, who.card, '123456') })).body.refused, 'pin-weak')
  assert.equal((await ask(bank, '/branch/pin', { card: who.card, idNumber: who.idNumber, ...keyed(counter, who.card, '530724') })).status, 200)
  assert.equal((await pos.ask('purchase', who.card, { entered: who.pin })).response, '55', 'the old PIN')
  assert.equal((await pos.ask('purchase', who.card, { entered: '530724' })).response, '00')
})

test('FIN-03.b: no PIN enters by the centre’s interface, and nowhere in the bank’s database does one stand', async () => {
  const who = await customer(bank, counter, { pin: '704913' })
  await pos.ask('purchase', who.card, { entered: who.pin })
  const order = { order: 'order-with-pin', name: '沈小华', idType: 'citizen', idNumber: '34010419880101123X', phone: null, pin: who.pin }
  const refused = await ask(bank, '/centre/accounts', { bank: '95588', orders: [order] })
  assert.equal(refused.status, 400)
  assert.equal((await ask(bank, '/branch/pin', { card: who.card, idNumber: who.idNumber, ...keyed(counter, who.card, '530724') }, bank.keys.centre)).status, 401, 'the centre’s key opens no branch route')
  const db = new pg.Client(bank.url)
  await db.connect()
  try {
    const { rows: tables } = await db.query<{ name: string }>(`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname !~ '^(pg_|information_schema)'`)
    for (const { name } of tables) {
      const { rows } = await db.query<{ text: string }>(`select t::text as text from ${name} t where t::text ~ '(^|[^0-9a-f])704913([^0-9a-f]|$)' or t::text like '%${Buffer.from('704913').toString('hex')}%' or t::text like '%${who.idNumber}%' or t::text like '%${who.card}%' or t::text like '%沈小华%'`)
      assert.deepEqual(rows, [], name)
    }
  } finally { await db.end() }
})

test('FIN-03.a: limits are the bank’s, by channel, at once and a day and in times; the holder’s own are lower, never higher; the next day begins anew', async () => {
  const who = await customer(bank, counter, { fen: 60_000_00n })
  const out = (amount: bigint) => atm.ask('withdrawal', who.card, { amount, entered: who.pin })
  assert.equal((await out(3_000_01n)).response, '61')
  for (let i = 0; i < 6; i++) assert.equal((await out(3_000_00n)).response, '00')
  assert.equal((await out(2_000_01n)).response, '61', 'a fen above the day’s')
  assert.equal((await out(2_000_00n)).response, '00', 'to the fen')
  assert.equal((await pos.ask('purchase', who.card, { amount: 5_000_00n, entered: who.pin })).response, '00', 'another channel')
  bank.later(24 * 60)
  assert.equal((await out(3_000_00n)).response, '00')
  const set = (limits: object) => ask(bank, '/branch/limits', { card: who.card, idNumber: who.idNumber, who: '柜员 01', limits })
  assert.equal((await set({ atm: { single: 300_001, daily: 1, times: 1 } })).body.refused, 'limit-above')
  assert.equal((await set({ atm: { single: 100_000, daily: 900_000, times: 3 } })).status, 200)
  assert.equal((await out(1_000_01n)).response, '61')
  assert.equal((await out(1_000_00n)).response, '00')
  assert.equal((await out(1_000_00n)).response, '00')
  assert.equal((await out(1n)).response, '65', 'three times a day')
  bank.later(-24 * 60)
})

test('BANK-03.a: accounts are opened once under the centre’s order number, in the bank’s range; the same again is the same card, other content is refused', async () => {
  const orders = ['a', 'b', 'c'].map((each, i) => ({ order: `made-${each}-${process.pid}`, name: `甲乙${each}`, idType: 'citizen', idNumber: `34010419770101${100 + i}1`, phone: '13855551234' }))
  // as many connections as calls are open already, so that the calls are really at once
  await Promise.all(Array.from({ length: 8 }, () => states('6232030000000000000')))
  const all = await Promise.all(Array.from({ length: 8 }, () => ask(bank, '/centre/accounts', { bank: '96588', orders })))
  const one = all[0]!
  const cards = one.body.rows.map((row: { card: string }) => row.card)
  for (const two of all) assert.deepEqual(two.body.rows.map((row: { card: string }) => row.card), cards)
  assert.equal(all.flatMap(each => each.body.rows).filter((row: { opened: boolean }) => row.opened).length, 3, 'each opened by one of the eight')
  for (const card of cards) assert.ok(/^623203\d{13}$/.test(card) && isLuhn(card))
  const differs = await ask(bank, '/centre/accounts', { bank: '96588', orders: [{ ...orders[0], name: '丙' }, { ...orders[1] }] })
  assert.deepEqual(differs.body.rows.map((row: { refused?: string; card?: string }) => row.refused ?? row.card), ['order-differs', cards[1]])
  assert.equal((await ask(bank, '/centre/accounts', { bank: '99999', orders })).body.refused, 'bank-unknown')
  assert.deepEqual((await states(cards[0], '6232030000000000000')).map((row: { known: boolean; active?: boolean }) => [row.known, row.active]), [[true, false], [false, undefined]])
  assert.equal((await pos.ask('purchase', cards[0], { entered: '274916' })).response, '62', 'not active yet')
  assert.equal((await counter.ask('deposit', cards[0])).response, '62')
})

test('LOSS-03.a: reported by the bank’s phone or in writing, from then on nothing is paid out and money still comes in; released as the bank’s rules say, both accounts told', async () => {
  const who = await customer(bank, counter)
  const person = { card: who.card, idNumber: who.idNumber }
  assert.equal((await ask(bank, '/phone/loss', { ...person, phone: '13900000000' })).body.refused, 'person-wrong')
  const lost = await ask(bank, '/phone/loss', { ...person, phone: who.phone })
  assert.deepEqual([lost.body.financial.lost, lost.body.social.known], ['phone', false])
  assert.match(lost.body.social.zh, /12333/)
  for (const [at, kind] of [[pos, 'purchase'], [atm, 'withdrawal'], [atm, 'balance']] as const) assert.equal((await at.ask(kind, who.card, { entered: who.pin })).response, '41')
  assert.equal((await counter.ask('deposit', who.card)).response, '00')
  assert.equal((await ask(bank, '/branch/loss', { ...person, who: '柜员 01' })).body.financial.lost, 'written')
  assert.equal((await ask(bank, '/phone/release', { ...person, phone: who.phone })).body.refused, 'release-elsewhere')
  assert.equal((await ask(bank, '/branch/release', { ...person, who: '柜员 01' })).body.financial.lost, null)
  assert.equal((await ask(bank, '/branch/release', { ...person, who: '柜员 01' })).body.refused, 'not-lost')
  assert.equal((await pos.ask('purchase', who.card, { entered: who.pin })).response, '00')
  await ask(bank, '/phone/loss', { ...person, phone: who.phone })
  bank.later(5 * 24 * 60)
  assert.equal((await pos.ask('purchase', who.card, { entered: who.pin })).response, '00', 'a loss by phone lapses')
  bank.later(-5 * 24 * 60)
})

test('FIN-09.a FIN-09.b: at a self-service terminal; what was not given out is not charged: all, a part, or by the reversal', async () => {
  const who = await customer(bank, counter, { fen: 1_000_00n })
  const draw = async (amount: bigint) => {
    const request = atm.request('withdrawal', who.card, { amount, entered: who.pin })
    assert.equal((await atm.send(request))!.response, '00')
    return request
  }
  const told = (request: Awaited<ReturnType<typeof draw>>, amount: bigint) => atm.ask('dispensed', who.card, { amount, original: { batch: atm.batch, stan: request.fields.stan! } })
  const jammed = await draw(300_00n)
  assert.equal(await balanceOf(who), 700_00n, 'held while the machine counts')
  assert.equal((await ask(bank, '/branch/undispensed', { minutes: 0 })).body.rows.filter((row: { key: string }) => row.key.endsWith(jammed.fields.stan!) && row.key.startsWith(atm.id)).length, 1)
  assert.equal((await atm.send(reversing(jammed)))!.response, '00')
  assert.equal(await balanceOf(who), 1_000_00n)
  const part = await draw(300_00n)
  assert.equal((await told(part, 200_00n)).response, '00')
  assert.equal((await told(part, 200_00n)).response, '00', 'told twice')
  assert.equal((await told(part, 300_00n)).response, '12')
  assert.equal(await balanceOf(who), 800_00n)
  assert.equal((await atm.send(reversing(part)))!.response, '12', 'what was taken is not reversed')
  assert.equal((await told(jammed, 300_00n)).response, '25', 'a reversed one is not given out any more')
  assert.equal(await balanceOf(who), 800_00n)
  const { body } = await ask(bank, '/branch/books', {})
  const [sums, books] = [Object.fromEntries(body.rows.map((row: { party: string; sum: number }) => [row.party, row.sum])), await bank.books()]
  assert.equal(body.rows.reduce((sum: number, row: { sum: number }) => sum + row.sum, 0), 0)
  assert.equal(BigInt(sums.account), books.balances)
})

test('void, part refunds and their bounds: the same day and terminal; never more than was paid; the books to the cent', async () => {
  const who = await customer(bank, counter, { fen: 500_00n })
  const buy = async (amount: bigint) => {
    const request = pos.request('purchase', who.card, { amount, entered: who.pin })
    const answer = (await pos.send(request))!
    assert.equal(answer.response, '00')
    return { original: { batch: pos.batch, stan: request.fields.stan! }, reference: answer.reference! }
  }
  const [first, second] = [await buy(99_99n), await buy(100_00n)]
  assert.equal((await pos.ask('void', who.card, { amount: 99_98n, ...first })).response, '64')
  assert.equal((await pos.ask('void', who.card, { amount: 99_99n, ...first, reference: '999999999999' })).response, '25')
  assert.equal((await atm.ask('void', who.card, { amount: 99_99n, ...first })).response, '25', 'of another terminal')
  assert.equal((await pos.ask('void', who.card, { amount: 99_99n, ...first })).response, '00')
  assert.equal((await pos.ask('void', who.card, { amount: 99_99n, ...first })).response, '12')
  assert.equal((await pos.ask('refund', who.card, { amount: 1n, ...first })).response, '12')
  assert.equal((await pos.ask('refund', who.card, { amount: 40_00n, ...second })).response, '00')
  assert.equal((await pos.ask('refund', who.card, { amount: 60_01n, ...second })).response, '64')
  bank.later(24 * 60)
  assert.equal((await pos.ask('void', who.card, { amount: 100_00n, ...second })).response, '12')
  assert.equal((await pos.ask('refund', who.card, { amount: 60_00n, ...second })).response, '00', 'the rest, on another day')
  bank.later(-24 * 60)
  assert.equal(await balanceOf(who), 500_00n)
  const other = await customer(bank, counter)
  assert.equal((await pos.ask('refund', other.card, { amount: 1n, ...second })).response, '25', 'onto another card')
})

test('transfers: to a wrong name, to oneself, to nobody nothing leaves; to another bank here it lands, outside it leaves; closed meanwhile it comes back', async () => {
  const [who, other, far] = [await customer(bank, counter, { fen: 300_00n }), await customer(bank, counter, { fen: 0n, name: '李娜' }), await customer(bank, counter, { fen: 0n, code: '96588', name: '周平' })]
  const pay = async (account: string, name: string, line?: string, amount = 10_00n) => (await online.ask('transfer', who.card, { amount, entered: who.pin, own: payeeOf(account, name, line) })).response
  assert.deepEqual([await pay(other.card, '李娜娜'), await pay(who.card, '沈小华'), await pay('6217210000000000000', '李娜'), await pay(far.card, '周平', '102361000019')], ['14', '12', '14', '14'])
  assert.equal(await pay(far.card, '周平', '319361000013'), '00')
  assert.equal(await pay('6228480000000000009', '某人', '310290000013'), '00')
  assert.equal(await balanceOf(who), 280_00n)
  await bank.land()
  assert.equal(await balanceOf(far), 10_00n)
  assert.equal(await pay(other.card, '李娜'), '00')
  const db = new pg.Client(bank.url)
  await db.connect()
  await db.query(`update cards.card set closed_at = opened_at where (bucket, id) = (select bucket, card from cards.event e where what = 'activated' and (bucket, card) in (select c.bucket, c.id from cards.card c join accounts.account a on a.bucket = c.bucket and a.id = c.account join transfers.transfer t on t.to_bucket = a.bucket and t.to_account = a.id where t.landed_at is null) limit 1)`)
  await db.end()
  await bank.land()
  assert.equal(await balanceOf(who), 280_00n, 'it came back')
  assert.equal((await bank.books()).sums['transit'] ?? 0n, 0n)
})

test('FIN-07.b: a malformed message is declined, not dropped; a wrong MAC is said; the line goes on', async () => {
  const who = await customer(bank, counter)
  const odd = pos.request('purchase', who.card, { entered: who.pin })
  assert.equal((await pos.send({ ...odd, fields: { ...odd.fields, condition: undefined } }))!.response, '30')
  const wrong = await till(bank)
  const keys = wrong.keys
  wrong.keys = { ...keys, mac: pos.keys.mac }
  assert.equal((await wrong.ask('purchase', who.card, { entered: who.pin })).response, 'A0')
  wrong.keys = keys
  assert.equal((await wrong.ask('purchase', who.card, { entered: who.pin })).response, '00')
  assert.equal((await wrong.ask('purchase', who.card, { entered: who.pin, merchant: '898340154119999' })).response, '03')
  assert.equal((await wrong.ask('purchase', '6217210000000000000', { entered: who.pin })).response, '14')
  const before = wrong.batch
  await wrong.signIn()
  assert.equal((await wrong.ask('purchase', who.card, { entered: who.pin, control: { type: '22', batch: before } })).response, '77')
  wrong.close()
  assert.equal(MERCHANT.length, 15)
})

test('every answer and page says in two languages that it stands in; a wrong key learns nothing', async () => {
  const page = await fetch(bank.base)
  assert.match(await page.text(), /代替真实银行.*stands in for a real bank/s)
  assert.equal(page.headers.get('x-stand-in'), 'true')
  for (const path of ['/healthz', '/readyz', '/nowhere']) assert.equal((await (await fetch(bank.base + path)).json())['stand-in'], true)
  const refused = await ask(bank, '/centre/states', { cards: ['6217210000000000000'] }, 'ab'.repeat(32))
  assert.deepEqual([refused.status, refused.body.refused, refused.body['stand-in']], [401, 'key-wrong', true])
  const wrong = await ask(bank, '/centre/states', { cards: ['1'] })
  assert.deepEqual([wrong.status, wrong.body.fields[0].field], [400, 'cards.0'])
})

test('FIN-03.a: cash counts as cash whatever machine gives it out: a POS lends the cash limits no second day', async () => {
  const who = await customer(bank, counter, { fen: 60_000_00n })
  const cash = (at: Till, amount: bigint) => at.ask('withdrawal', who.card, { amount, entered: who.pin })
  assert.equal((await cash(pos, 3_000_01n)).response, '61')
  for (let i = 0; i < 6; i++) assert.equal((await cash(i % 2 ? pos : atm, 3_000_00n)).response, '00')
  assert.equal((await cash(pos, 2_000_01n)).response, '61')
  const last = pos.request('withdrawal', who.card, { amount: 2_000_00n, entered: who.pin })
  assert.equal((await pos.send(last))!.response, '00')
  assert.equal((await cash(atm, 1_00n)).response, '61')
  assert.equal((await pos.send(reversing(last)))!.response, '00')
  assert.equal((await cash(atm, 2_000_00n)).response, '00', 'what was undone is free again')
})

test('FIN-01.b: a deposit is reversed within a day; later no machine takes the money out again without its holder', async () => {
  const who = await customer(bank, counter, { fen: 0n })
  const [soon, old] = [counter.request('deposit', who.card, { amount: 10_00n }), counter.request('deposit', who.card, { amount: 20_00n })]
  for (const each of [soon, old]) assert.equal((await counter.send(each))!.response, '00')
  bank.later(23 * 60)
  assert.equal((await counter.send(reversing(soon)))!.response, '00')
  bank.later(2 * 60)
  assert.equal((await counter.send(reversing(old)))!.response, '12')
  assert.equal(await balanceOf(who), 20_00n)
  bank.later(-25 * 60)
})
