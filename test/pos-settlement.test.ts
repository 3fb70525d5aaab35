import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Device } from '../bank/pos/device.ts'
import { DEMO_PASSWORD } from '../bank/staff/demo.ts'
import { noSums, type Additional, type Fields, type Sums } from '../src/wire/iso8583/index.ts'
import { cutLine, type CutLine } from './support/cut-line.ts'
import { customer, MERCHANT, pageCaller, reversing, testBank, till, type Customer, type Json, type TestBank, type Till } from './support/bank.ts'
import { posHands } from './support/pos-hands.ts'

let bank: TestBank
let counter: Till
let line: CutLine
let who: Customer
const place = { merchant: '898340154110123', bank: '95588', shop: 'P34010400123', name: '庐阳百姓大药房' } as const
before(async () => {
  bank = await testBank()
  counter = await till(bank, 'counter')
  line = await cutLine(bank.isoPort)
  who = await customer(bank, counter)
})
after(async () => { counter.close(); line.close(); await bank.close() })

const sums = (debits: number, debit: bigint, credits = 0, credit = 0n): Sums => ({ debits, debit, credits, credit })
const told = (totals: Sums): Additional => ({ totals, verdict: 'asked', abroad: noSums, abroadVerdict: 'asked' })
const settle = (at: Till, batch: string, totals: Sums, more: Fields = {}) => at.ask('settlement', '', { additional: told(totals), control: { type: '00', batch, network: '201' }, ...more })
const upload = (at: Till, batch: string, details: readonly [stan: string, pan: string, amount: bigint][]) => at.ask('batch-upload', '', { additional: { details: details.map(([stan, pan, amount]) => ({ foreign: false, stan, pan, amount })) }, control: { type: '00', batch, network: '201' } })
const end = (at: Till, batch: string, count: number) => at.ask('batch-end', '', { additional: { count }, control: { type: '00', batch, network: '202' } })
const verdict = ({ response, additional }: Fields) => [response, additional && 'verdict' in additional ? additional.verdict : null]
const buys = async (at: Till, amount: bigint) => { const message = at.request('purchase', who.card, { amount, entered: who.pin }); const answer = await at.send(message); assert.equal(answer?.response, '00'); return { message, answer: answer!, stan: message.fields.stan! } }
const back = (at: Till, kind: 'void' | 'refund', { answer, stan }: Awaited<ReturnType<typeof buys>>, batch: string, amount: bigint) => at.ask(kind, who.card, { amount, reference: answer.reference!, original: { batch, stan, date: answer.date! } })
async function office(): Promise<{ batches: Json[]; differences: Json[] }> {
  const caller = pageCaller(bank)
  assert.equal((await caller('POST', '/sign-in/staff', { user: '95588-90', password: DEMO_PASSWORD })).status, 200)
  return (await caller('GET', '/operations')).body
}
const batchOf = async (terminal: string, batch: string) => (await office()).batches.find(row => row.terminal === terminal && row.batch === batch)

test('FIN-07.c: totals that are the bank\'s are equal: purchases on one side, voids and refunds on the other, what was reversed or declined on neither; asked again they are told the same', async () => {
  const at = await till(bank)
  const { batch } = at
  const [first, second, third] = [await buys(at, 1_000n), await buys(at, 2_000n), await buys(at, 4_000n)]
  assert.equal((await back(at, 'void', first, batch, 1_000n)).response, '00')
  assert.equal((await back(at, 'refund', second, batch, 500n)).response, '00')
  assert.equal((await at.send(reversing(third.message)))?.response, '00')
  assert.equal((await at.ask('purchase', who.card, { amount: 99_999_999n, entered: who.pin })).response, '61')
  const request = at.request('settlement', '', { additional: told(sums(2, 3_000n, 2, 1_500n)), control: { type: '00', batch, network: '201' } })
  const answer = (await at.send(request))!
  assert.deepEqual(verdict(answer), ['00', 'equal'])
  assert.ok('totals' in answer.additional! && answer.additional.totals.debit === 3_000n)
  assert.deepEqual(await at.send(request), answer, 'the same message is answered the same')
  assert.deepEqual(verdict(await settle(at, batch, sums(2, 3_000n, 2, 1_500n))), ['00', 'equal'], 'under another number too')
  assert.deepEqual(verdict(await settle(at, batch, sums(2, 3_001n, 2, 1_500n))), ['94', null], 'other totals of what is settled are refused')
  assert.deepEqual((await batchOf(at.id, batch)).state, 'equal')
  assert.equal((await end(at, batch, 0)).response, '00', 'an equal batch has nothing to upload')
  assert.equal((await upload(at, batch, [[first.stan, who.card, 1_000n]])).response, '12')
  at.close()
})

test('FIN-07.d: nothing is taken under a batch once it is settled: what comes late is 77, and goes into the next batch after a sign-in', async () => {
  const at = await till(bank)
  const { batch } = at
  const first = await buys(at, 300n)
  const late = at.request('purchase', who.card, { amount: 700n, entered: who.pin })
  assert.deepEqual(verdict(await settle(at, batch, sums(1, 300n))), ['00', 'equal'])
  assert.equal((await at.send(late))?.response, '77')
  await at.signIn()
  assert.notEqual(at.batch, batch)
  await buys(at, 700n)
  assert.deepEqual(verdict(await settle(at, at.batch, sums(2, 1_000n))), ['00', 'unequal'], 'what the batch before had is not in this one')
  assert.deepEqual(verdict(await settle(at, at.batch, sums(1, 700n))), ['00', 'equal'], 'put right before it was uploaded')
  // money first: a reversal is carried out even then, and the head office sees it
  assert.equal((await at.send(reversing(first.message)))?.response, '00')
  assert.equal((await batchOf(at.id, batch)).state, 'changed')
  assert.deepEqual((await bank.books()).wrong, [])
  at.close()
})

test('FIN-07.c: where totals differ each transaction is uploaded, and every planted difference is found at the head office', async () => {
  const at = await till(bank)
  const { batch } = at
  const other = await customer(bank, counter)
  const [same, amount, card, missing, undone] = [await buys(at, 100n), await buys(at, 200n), await buys(at, 300n), await buys(at, 400n), await buys(at, 500n)]
  assert.equal((await at.send(reversing(undone.message)))?.response, '00')
  assert.equal((await end(at, batch, 0)).response, '12', 'nothing was told yet')
  const theirs: [string, string, bigint][] = [[same.stan, who.card, 100n], [amount.stan, who.card, 201n], [card.stan, other.card, 300n], [undone.stan, who.card, 500n], ['999999', who.card, 600n]]
  assert.deepEqual(verdict(await settle(at, batch, sums(5, 1_701n))), ['00', 'unequal'])
  assert.equal((await batchOf(at.id, batch)).state, 'unequal')
  assert.equal((await upload(at, batch, theirs.slice(0, 3))).response, '00')
  assert.equal((await end(at, batch, 5)).response, '79', 'not all of them are there')
  for (let turn = 0; turn < 2; turn++) assert.equal((await upload(at, batch, theirs)).response, '00', 'a part that came before is kept once')
  assert.equal((await upload(at, batch, [[same.stan, who.card, 101n]])).response, '94', 'a transaction is not uploaded with two contents')
  for (let turn = 0; turn < 2; turn++) assert.equal((await end(at, batch, 5)).response, '00')
  assert.equal((await upload(at, batch, [['999998', who.card, 1n]])).response, '94', 'nothing is added after the end')
  const { batches, differences } = await office()
  const row = batches.find(each => each.terminal === at.id && each.batch === batch)
  assert.deepEqual([row.state, row.told.debit, row.ours.debit], ['uploaded', 1_701, 1_000])
  assert.deepEqual(Object.fromEntries(differences.filter(each => each.terminal === at.id).map(each => [each.stan, [each.what, each.theirs, each.ours, each.undone]])), {
    [amount.stan]: ['amount', 201, 200, false], [card.stan]: ['card', 300, 300, false], [missing.stan]: ['bank-only', null, 400, false], [undone.stan]: ['terminal-only', 500, 500, true], 999999: ['terminal-only', 600, null, false],
  })
  assert.deepEqual((await bank.books()).wrong, [], 'what is told of a batch moves no money')
  at.close()
})

test('FIN-07.b: a settlement by another merchant, of an unknown batch or terminal, and one whose F48 is another\'s are declined, each by its code', async () => {
  const at = await till(bank)
  assert.equal((await settle(at, '999999', sums(0, 0n))).response, '77')
  assert.equal((await settle(at, at.batch, sums(0, 0n), { merchant: MERCHANT.replace(/.$/, '9') })).response, '03')
  assert.equal((await settle(at, at.batch, sums(0, 0n), { terminal: 'NOBODY00' })).response, '97')
  assert.equal((await at.ask('settlement', '', { additional: { count: 1 }, control: { type: '00', batch: at.batch, network: '201' } })).response, '30')
  assert.deepEqual(verdict(await settle(at, at.batch, sums(0, 0n))), ['00', 'equal'], 'an empty batch')
  at.close()
})

/** A POS behind the line that can be cut; `on` switches it on again with the memory it had. */
async function machine(terminal: string) {
  const how = { port: line.port, folder: terminal, wait: 1_000, delays: [0, 50], pause: (ms: number) => new Promise<void>(done => { setTimeout(done, Math.min(ms, 40)) }) }
  let device: Device
  const on = async () => { device = (await bank.pos([{ ...place, terminal, cipher: 'sm4' }], how)).get(terminal)! }
  await on()
  const pos = posHands(bank, terminal)
  const until = async (holds: (batches: Json) => boolean) => { for (const last = Date.now() + 15_000; ;) { const { body } = await pos.post('batches', {}); if (holds(body)) return body; if (Date.now() > last) throw new Error(JSON.stringify(body)); await new Promise(done => { setTimeout(done, 20) }) } }
  return {
    pos, on, until, off: () => device.close(), journal: () => readFileSync(join(bank.home, terminal, `${terminal}.journal`), 'utf8').split('\n').filter(each => each.includes('"order"')).length,
    async paid(amount: number) { const reference = pos.reference(); await pos.order({ reference, what: 'purchase', amount }); await pos.pays(who); assert.equal((await pos.ended(reference)).state, 'approved'); return reference },
    async gives(of: string, amount: number) { const reference = pos.reference(); await pos.order({ reference, what: 'return', amount, of }); return pos.ended(reference) },
  }
}
const settledRows = (terminal: string) => bank.rows(`select batch, result, told_debits, told_debit::int as debit, told_credits, told_credit::int as credit, ended_at is not null as ended from terminals.batch where terminal = '${terminal}' and settled_at is not null order by batch`)

test('FIN-07.c: the POS\'s own key settles its batch and empties its journal; what was settled is still known, is done once, and can be given back in the next batch', async () => {
  const { pos, journal, until, paid, gives } = await machine('P0000021')
  const [first, second] = [await paid(1_100), await paid(2_200)]
  assert.equal((await gives(first, 1_100)).state, 'approved')
  const { batch } = (await pos.post('batches', {})).body
  assert.ok(journal() > 0)
  assert.equal((await pos.post('end-batch', {})).status, 200)
  const done = await until(({ settlements }) => settlements[0]?.state === 'done')
  assert.deepEqual([done.settlements[0].batch, done.settlements[0].result, done.settlements[0].debit, done.settlements[0].credit], [batch, 'equal', 3_300, 1_100])
  assert.notEqual(done.batch, batch)
  assert.equal(journal(), 0)
  assert.equal((await pos.order({ reference: second, what: 'purchase', amount: 2_200, note: '' })).body.state, 'approved', 'not asked for again')
  assert.equal((await gives(second, 200)).state, 'approved')
  await pos.post('settle', {})
  await until(({ settlements }) => settlements.length === 2 && settlements[0].state === 'done')
  assert.deepEqual(await settledRows('P0000021'), [{ batch: Number(batch), result: 'equal', told_debits: 2, debit: 3_300, told_credits: 1, credit: 1_100, ended: false }, { batch: Number(done.batch), result: 'equal', told_debits: 0, debit: 0, told_credits: 1, credit: 200, ended: false }])
})

test('FIN-07.d: a line that is cut, deaf or late while a batch is settled, and a POS switched off in the middle, settle it once; the journal stays until then', async () => {
  const { pos, on, off, journal, until, paid } = await machine('P0000022')
  for (const weather of ['deaf', 'held', 'dead'] as const) {
    await paid(600)
    const { settlements: { length } } = (await pos.post('batches', {})).body
    // the sign-in goes through; what is told after it does not come back
    line.turn = { at: line.heard + 2, weather }
    await pos.post('settle', {})
    for (const last = Date.now() + 5_000; line.weather === 'fair' && Date.now() < last;) await new Promise(done => { setTimeout(done, 10) })
    assert.equal(line.weather, weather)
    const asking = await until(({ settlements }) => settlements.length === length + 1)
    assert.deepEqual([asking.settlements[0].state, journal() > 0], ['asking', true])
    if (weather !== 'held') off()
    line.weather = 'fair'
    line.flush()
    if (weather !== 'held') await on()
    await until(({ settlements }) => settlements.length === length + 1 && settlements.every((each: Json) => each.state === 'done'))
    assert.equal(journal(), 0)
  }
  const rows = await settledRows('P0000022')
  assert.deepEqual(rows.map(({ result, told_debits, debit }) => [result, told_debits, debit]), [['equal', 1, 600], ['equal', 1, 600], ['equal', 1, 600]])
})

test('FIN-07.d: while a reversal is under way nothing is settled; once it is definite the batch is, without what was reversed', async () => {
  const { pos, on, off, until, paid } = await machine('P0000023')
  await paid(900)
  const reference = pos.reference()
  await pos.order({ reference, what: 'purchase', amount: 700 })
  await pos.screen()
  line.weather = 'deaf'
  await pos.pays(who)
  await pos.until(reference, order => order.state === 'reversing')
  const refused = await pos.post('settle', {})
  assert.deepEqual([refused.status, refused.body.refused], [409, 'pos-orders-open'])
  // switched off and on again its batch is over, and waits for the reversal
  off()
  line.weather = 'fair'
  line.turn = { at: line.heard + 2, weather: 'deaf' }
  await on()
  // it has signed in, and its reversal is not answered
  await until(({ batch }) => batch !== null)
  await new Promise(done => { setTimeout(done, 600) })
  assert.deepEqual([line.weather, await settledRows('P0000023')], ['deaf', []])
  line.weather = 'fair'
  assert.equal((await pos.ended(reference)).state, 'undone')
  const { settlements: [settled] } = await until(({ settlements }) => settlements[0]?.state === 'done')
  assert.deepEqual([settled.result, settled.debits, settled.debit], ['equal', 1, 900])
})

test('FIN-07.c: a POS whose totals the bank does not have uploads its batch, in messages of eight; a batch settles by itself when its day is over', async () => {
  const { pos, journal, until, paid } = await machine('P0000024')
  for (let n = 1; n <= 9; n++) await paid(n * 10)
  const { batch } = (await pos.post('batches', {})).body
  await bank.rows(`update acquiring.message set amount = amount + 1 where key = (select max(key) from acquiring.message where terminal = 'P0000024' and kind = 'purchase')`)
  bank.later(24 * 60)
  await pos.screen()
  const { settlements: [done] } = await until(({ settlements }) => settlements[0]?.state === 'done')
  assert.deepEqual([done.batch, done.result, done.debits, done.debit, journal()], [batch, 'unequal', 9, 450, 0])
  const { batches, differences } = await office()
  assert.equal(batches.find(each => each.terminal === 'P0000024' && each.batch === batch).state, 'uploaded')
  assert.deepEqual(differences.filter(each => each.terminal === 'P0000024').map(({ what, theirs, ours }) => [what, theirs, ours]), [['amount', 90, 91]])
  await bank.rows(`update acquiring.message set amount = amount - 1 where key = (select max(key) from acquiring.message where terminal = 'P0000024' and kind = 'purchase')`)
})
