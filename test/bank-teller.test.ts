import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { ask, testBank, till, type TestBank } from './support/bank.ts'
import { clerk, holder, window, type Clerk, type Holder } from './support/bank-pages.ts'

let bank: TestBank
let teller: Clerk
let at: ReturnType<typeof window>
before(async () => {
  bank = await testBank()
  teller = await clerk(bank, '3401008-01')
  at = window(bank, teller)
})
after(() => bank?.close())

const cash = async (visit: string, of: Holder, what: 'cash-in' | 'cash-out', amount: number, { pin = '274916', key = randomUUID(), by = teller }: { pin?: string | null; key?: string; by?: Clerk } = {}) =>
  by.post(`/branch/visits/${visit}/cash`, { key, what, amount, reading: await at.reading(of.card), pin: pin && await at.block(of.card, pin) })
const drawer = async () => (await teller.get('/branch/drawer')).body.open as { balance: number; rows: { what: string; amount: number }[] } | null

test('FIN-01.a FIN-01.b: cash over the counter moves account and drawer together, once under its key; what is drawn asks the bank PIN, and without it, with a wrong one, beyond balance or drawer nothing moves', async () => {
  const who = await holder(bank)
  await at.activate(who)
  const visit = await at.open(who)
  assert.equal((await cash(visit, who, 'cash-in', 50_000)).body.refused, 'drawer-closed')
  const key = randomUUID()
  assert.equal((await teller.post('/branch/drawer/open', { key, opening: 100_000 })).status, 200)
  assert.equal((await teller.post('/branch/drawer/open', { key, opening: 100_000 })).status, 200, 'the same again is the same drawer')
  assert.equal((await teller.post('/branch/drawer/open', { key: randomUUID(), opening: 100_000 })).body.refused, 'drawer-open')

  const paidIn = randomUUID()
  assert.deepEqual((await cash(visit, who, 'cash-in', 50_000, { key: paidIn })).body.balance, 50_000)
  const again = await cash(visit, who, 'cash-in', 50_000, { key: paidIn })
  assert.deepEqual([again.status, again.body.again], [200, true])
  assert.equal((await cash(visit, who, 'cash-in', 60_000, { key: paidIn })).body.refused, 'entry-differs')
  assert.equal((await drawer())!.balance, 150_000)

  assert.equal((await cash(visit, who, 'cash-out', 20_000, { pin: null })).body.refused, 'pin-absent')
  assert.deepEqual((await cash(visit, who, 'cash-out', 20_000, { pin: '385162' })).body.facts, { left: 2 })
  assert.equal((await cash(visit, who, 'cash-out', 50_001)).body.refused, 'balance-short')
  assert.equal((await cash(visit, who, 'cash-out', 0)).body.refused, 'amount-wrong')
  const drawn = await cash(visit, who, 'cash-out', 20_000)
  assert.deepEqual([drawn.body.balance, drawn.body.drawer], [30_000, 130_000])
  const { rows, balance } = (await teller.post(`/branch/visits/${visit}/statement`, {})).body
  assert.deepEqual([balance, rows.map((row: { zh: string; amount: number }) => [row.zh, row.amount])], [30_000, [['柜台取款', -20_000], ['柜台存款', 50_000]]])

  await cash(visit, who, 'cash-in', 500_000)
  const big = await holder(bank)
  await at.activate(big)
  const counter = await till(bank, 'counter', { code: '96588' })
  assert.equal((await counter.ask('deposit', big.card, { amount: 9_000_000n })).response, '00')
  assert.equal((await cash(await at.open(big), big, 'cash-out', 8_000_000)).body.refused, 'drawer-short')
  counter.close()

  for (let i = 0; i < 2; i++) await cash(visit, who, 'cash-out', 100, { pin: '385162' })
  assert.equal((await cash(visit, who, 'cash-out', 100, { pin: '385162' })).body.refused, 'pin-locked')
  assert.equal((await cash(visit, who, 'cash-out', 100)).body.refused, 'pin-locked', 'the right one too')
  assert.equal((await teller.post(`/branch/visits/${visit}/pin`, { reading: await at.reading(who.card), pin: await at.block(who.card, '385163') })).status, 200)
  assert.equal((await cash(visit, who, 'cash-out', 100, { pin: '385163' })).status, 200, 'unlocked by a new one')
  assert.deepEqual((await bank.books()).wrong, [])
})

test('FIN-01.b: an agent may pay in and nothing else; another branch’s teller, an account that is not active, and a card that is not in the reader move nothing', async () => {
  const who = await holder(bank)
  await at.activate(who)
  const agent = (await at.visit(who, 'agent')).body.visit
  assert.equal((await cash(agent, who, 'cash-in', 1_000)).status, 200)
  assert.equal((await cash(agent, who, 'cash-out', 1_000)).body.refused, 'holder-in-person')
  for (const [path, body] of [['statement', {}], ['pin', { reading: await at.reading(who.card), pin: await at.block(who.card, '385163') }], ['limits', { limits: {} }], ['face/ask', {}]] as const)
    assert.equal((await teller.post(`/branch/visits/${agent}/${path}`, body)).body.refused, 'holder-in-person', path)
  const idle = await holder(bank)
  assert.equal((await cash(await at.open(idle), idle, 'cash-in', 1_000)).body.refused, 'card-inactive')
  assert.equal((await cash(await at.open(who), idle, 'cash-in', 1_000)).body.refused, 'reading-other')
  const lost = await holder(bank)
  await at.activate(lost)
  assert.equal((await ask(bank, '/branch/loss', { card: lost.card, idNumber: lost.idNumber, who: '柜员 01' })).status, 200)
  assert.equal((await cash(await at.open(lost), lost, 'cash-in', 1_000)).body.refused, 'card-lost')
  const chief = await clerk(bank, '3401008-09')
  assert.equal((await cash(await at.open(who), who, 'cash-in', 1_000, { by: chief })).body.refused, 'drawer-closed', 'everyone has their own drawer')
})

test('the drawer: two tellers at once lose nothing, a count that differs needs its reason and stays on record, and every entry balances', async () => {
  const second = await clerk(bank, '3401008-02')
  await second.post('/branch/drawer/open', { key: randomUUID(), opening: 10_000 })
  const people = await Promise.all(Array.from({ length: 3 }, () => holder(bank)))
  for (const who of people) await at.activate(who)
  const before = (await drawer())!.balance
  const done = await Promise.all(people.flatMap(who => [teller, second].map(async by => cash(await at.open(who), who, 'cash-in', 1_100, { by }))))
  assert.deepEqual(done.map(({ status }) => status), Array.from({ length: 6 }, () => 200))
  assert.equal((await drawer())!.balance, before + 3_300)

  assert.equal((await teller.post('/branch/drawer/close', { key: randomUUID(), counted: before + 3_200 })).body.refused, 'why-missing')
  const closed = await teller.post('/branch/drawer/close', { key: randomUUID(), counted: before + 3_200, why: '少了一元，没有找到' })
  assert.deepEqual([closed.status, closed.body.difference], [200, -100])
  assert.equal(await drawer(), null)
  const kept = (await teller.get('/branch/drawer')).body.closed[0]
  assert.deepEqual([kept.why, kept.counted - kept.expected], ['少了一元，没有找到', -100])
  assert.equal((await teller.get('/branch/drawers')).body.refused, 'not-your-post')
  const chief = await clerk(bank, '3401008-09')
  assert.deepEqual((await chief.get('/branch/drawers')).body.rows.map((row: { member: string }) => row.member), ['3401008-01', '3401008-02'])

  const [sums] = await bank.rows(`select sum(amount + vault + customers + difference)::text as together, sum(difference)::text as difference, sum(customers)::text as customers, (select sum(cash)::text from accounts.journal where what in ('cash-in', 'cash-out')) as cash from tills.entry`)
  assert.deepEqual([sums!['together'], sums!['difference']], ['0', '100'])
  assert.equal(sums!['customers'], sums!['cash'], 'what drawers took from customers is what the journal says')
  const lone = await bank.rows(`select 1 from tills.entry e where entry is not null and not exists (select from accounts.journal j where j.bucket = e.bucket and j.account = e.account and j.seq = e.entry and j.amount = e.amount and j.reference = e.drawer || '|' || e.seq)`)
  assert.deepEqual(lone, [])
  assert.deepEqual((await bank.books()).wrong, [])
})

test('FIN-03.a: the holder’s limits are kept by the bank, none above its own', async () => {
  const who = await holder(bank)
  await at.activate(who)
  const visit = await at.open(who)
  const limits = async () => (await teller.get(`/branch/visits/${visit}/limits`)).body.rows[0]
  assert.deepEqual([(await limits()).own, (await limits()).single], [false, 300_000])
  assert.equal((await teller.post(`/branch/visits/${visit}/limits`, { limits: { atm: { single: 300_001, daily: 2_000_000, times: 5 } } })).body.refused, 'limit-above')
  assert.equal((await teller.post(`/branch/visits/${visit}/limits`, { limits: { atm: { single: 20_000, daily: 40_000, times: 5 } } })).status, 200)
  assert.deepEqual([(await limits()).own, (await limits()).single, (await limits()).times], [true, 20_000, 5])
})
