import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { linkBanks, linkPos } from '#banks'
import { sweepFeePayments } from '#fees'
import { addDays, dayOf } from '#kit/day'
import { keepPaper } from '#papers'
import { sealPin } from '../src/wire/iso8583/index.ts'
import { ask, testBank, till, type TestBank, type Till } from './support/bank.ts'
import { cutLine, type CutLine } from './support/cut-line.ts'
import { BANK, paying, type Payee, type Paying } from './support/paying.ts'
import { readPdf } from './support/pdf-text.ts'
import type { Json } from './support/pharmacy.ts'
import { posHands } from './support/pos-hands.ts'
import { seated, type Seated } from './support/way.ts'

let at: Paying, bank: TestBank, counter: Till, line: CutLine, chief: Seated
const PIN = '274916', POS = 'P0000010', FEE = 1800
before(async () => {
  at = await paying()
  bank = await testBank({ at: at.living.house.now() })
  counter = await till(bank, 'counter', { code: BANK })
  line = await cutLine(bank.isoPort)
  await bank.pos([{ terminal: POS, merchant: '898340154110010', bank: BANK, cipher: 'sm4', shop: 'HF-LY', centre: true, name: '庐阳区政务服务中心' }], { port: line.port, wait: 1_500, delays: [0, 50], pause: ms => new Promise(done => { setTimeout(done, Math.min(ms, 50)) }) })
})
after(async () => { counter.close(); line.close(); await bank.close(); await at.close() })

const linked = (url = bank.base) => linkPos(at.living.house, { url, key: bank.keys.tills! })
const pos = () => posHands(bank, POS)
/** Both sides' clocks go on alike; seats are sat down on again. */
const later = async (minutes: number) => { at.living.later(minutes); bank.later(minutes); await at.sit() }
/** Somebody with a card of the stand-in bank, active there with a PIN and 100 yuan, and a photo. */
async function holder({ active = true } = {}): Promise<Payee & { photo: string }> {
  const of = await at.payee({ chip: true, active, phone: '13805510001', open: async ({ card, name, number }) => (await ask(bank, '/centre/accounts', { bank: BANK, orders: [{ order: card, name, idType: 'citizen', idNumber: number, phone: '13805510001' }] })).body.rows[0].card })
  const pin = sealPin(counter.keys.pin, PIN, of.account!, randomBytes).toString('hex')
  assert.equal((await ask(bank, '/branch/activate', { card: of.account, idNumber: of.number, terminal: counter.id, pin, who: '柜员 01' })).status, 200)
  assert.equal((await counter.ask('deposit', of.account!, { amount: 10_000n })).response, '00')
  const photo = await at.within(work => keepPaper(work, { person: of, kind: 'photo', bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0]) }))
  return { ...of, photo }
}
const balanceOf = async (of: Payee) => (await counter.ask('balance', of.account!, { entered: PIN })).balance!.fen
const seat = () => at.who.counter
const pay = async (of: Payee, more: Json = {}) => seat().knock(`/people/${of.id}/fee-payments`, { key: randomUUID(), reason: 'exchange', card: of.card, amount: FEE, terminal: at.terminal.id, session: more.session ?? await at.read(of), ...more })
const follow = async (of: Payee, id: string): Promise<Json> => (await seat().knock(`/people/${of.id}/fee-payments/${id}/follow`)).body
const cancel = (of: Payee, id: string) => seat().knock(`/people/${of.id}/fee-payments/${id}/cancel`)
async function until(of: Payee, id: string, is: (payment: Json) => boolean): Promise<Json> {
  for (const end = Date.now() + 15_000; ;) { const payment = await follow(of, id); if (is(payment)) return payment; if (Date.now() > end) assert.fail(JSON.stringify(payment)); await new Promise(done => { setTimeout(done, 30) }) }
}
/** Paid at the POS with the bank PIN. */
async function paid(of: Payee): Promise<Json> {
  const begun = await pay(of)
  assert.deepEqual([begun.status, begun.body.state], [200, 'asked'], JSON.stringify(begun.body))
  await pos().pays({ card: of.account!, pin: PIN })
  return until(of, begun.body.id, payment => payment.state !== 'asked')
}
const choices = (of: Payee, kind = 'exchange') => seat().get<Json>(`/cards/${of.id}/${of.card}/successor?kind=${kind}`)
const apply = async (of: Payee & { photo: string }, more: Json = {}) => {
  const { places } = await choices(of)
  return seat().knock(`/cards/${of.id}/${of.card}/exchange`, { key: randomUUID(), reason: 'damaged', delivery: { kind: places[0].kind, organisation: places[0].organisation }, photo: of.photo, fee: FEE, document: at.document(of), ...more })
}
const withdraw = async (of: Payee, application: string) => seat().knock(`/people/${of.id}/applications/${application}/withdraw`, { document: at.document(of) })
const papers = (of: Payee): Promise<{ rows: Json[]; payments: Json[] }> => seat().get(`/people/${of.id}/fees`)
const texts = async (part: RegExp) => { await at.turn(); return (await (await fetch(`${at.living.base}/sandbox/inbox`)).json() as { messages: { text: string }[] }[]).flatMap(one => one.messages.map(({ text }) => text)).filter(text => part.test(text)) }

test('REPL-02.c: own card in the reader, bank PIN at the window’s POS, no drawer: the fee is on the card centre’s account, the receipt names account and reference, and the application stands', async () => {
  const of = await holder()
  assert.equal((await pay(of)).body.refused, 'fee-no-pos', 'no POS stands here')
  linked()
  const begun = await pay(of, { key: randomUUID() })
  assert.match(begun.body.screen, /\/pos\/P0000010$/)
  const shown = (await pos().screen()).order
  assert.deepEqual([shown.what, shown.amount, shown.note], ['purchase', FEE, '换卡工本费'])
  assert.equal((await apply(of, { payment: begun.body.id })).body.refused, 'fee-payment-open', 'not before the bank said so')
  await pos().pays({ card: of.account!, pin: PIN })
  const payment = await until(of, begun.body.id, each => each.state !== 'asked')
  assert.deepEqual([payment.state, payment.tail, payment.spent], ['paid', of.account!.slice(-4), false])
  assert.equal(await balanceOf(of), 8_200n)
  assert.equal((await choices(of)).account.payment.id, payment.id, 'a page that was closed finds it again')
  const made = await apply(of, { payment: payment.id })
  assert.equal(made.status, 200, JSON.stringify(made.body))
  assert.equal(made.body.receipt.way, 'account')
  const { rows: [receipt, ...more], payments } = await papers(of)
  assert.deepEqual([more, receipt!.amount, receipt!.what, receipt!.way, receipt!.reference, receipt!.tail, payments[0]!.spent], [[], FEE, 'taken', 'account', payment.rrn, payment.tail, true])
  const day = await seat().get<Json>('/fees/day')
  assert.deepEqual([day.account.taken, day.receipts.missing], [{ sum: FEE, count: 1 }, 0])
  const rows = JSON.stringify((await at.living.house.pool.query('select * from fees.payment')).rows, (_, each) => typeof each === 'bigint' ? String(each) : each)
  assert.doesNotMatch(rows + JSON.stringify(payment), new RegExp(`${PIN}|${of.account}`), 'neither PIN nor card number is kept')
  assert.deepEqual((await bank.books()).wrong, [])
})

test('REPL-02.c: the application ends without a card while the bank is not there: the fee is kept as going back, goes back to that account once the bank is there, once, with a receipt and a message', async () => {
  const of = await holder()
  const payment = await paid(of)
  const made = await apply(of, { payment: payment.id })
  linked('http://localhost:1')
  assert.equal((await withdraw(of, made.body.id)).status, 200)
  assert.equal((await follow(of, payment.id)).state, 'back')
  assert.equal((await texts(new RegExp(`尾号 ${payment.tail}）收的 18\\.00 元.*退回这个账户`))).length, 1)
  assert.equal(await balanceOf(of), 8_200n)
  assert.equal((await seat().knock(`/people/${of.id}/applications/${made.body.id}/fee/return`)).body.refused, 'fee-to-account', 'no cash beside it')
  await later(24 * 60)
  await sweepFeePayments(at.living.house)
  assert.equal((await follow(of, payment.id)).state, 'back', 'still not there')
  linked()
  await sweepFeePayments(at.living.house)
  const back = await until(of, payment.id, each => each.state === 'returned')
  await Promise.all([sweepFeePayments(at.living.house), follow(of, payment.id), sweepFeePayments(at.living.house)])
  assert.equal(await balanceOf(of), 10_000n, 'back on the account, once')
  const { rows } = await papers(of)
  assert.deepEqual(rows.map(row => [row.what, row.way, row.reference, row.by]).slice(0, 1), [['returned', 'account', back.backRrn, '']])
  assert.deepEqual(rows.map(row => row.what), ['returned', 'taken'])
  const { body } = await fetchPdf(of, rows[0]!.id)
  for (const said of ['退款收据', rows[0]!.number, '¥18.00', back.backRrn, `尾号 ${payment.tail}`, '自动退回']) assert.ok(body.includes(said), said)
  assert.equal((await texts(/退回这个账户/)).length, 1)
  assert.deepEqual((await bank.books()).wrong, [])
})
async function fetchPdf(of: Payee, receipt: string) {
  const origin = new URL(at.living.base).origin
  const signed = await fetch(`${at.living.base}/api/sign-in/seat`, { method: 'POST', headers: { origin, 'content-type': 'application/json' }, body: JSON.stringify({ user: 'counter01' }) })
  const answer = await fetch(`${at.living.base}/api/people/${of.id}/receipts/${receipt}/print?paper=a4`, { headers: { cookie: signed.headers.getSetCookie().map(each => each.split(';')[0]).join('; ') } })
  assert.equal(answer.status, 200)
  return { body: readPdf(Buffer.from(await answer.arrayBuffer())).pages[0]! }
}

test('REPL-02.d: pressed twice, at once, from another page, with cash beside it, spent twice: one charge, one receipt', async () => {
  const of = await holder()
  const key = randomUUID(), session = await at.read(of)
  const presses = await Promise.all([pay(of, { key, session }), pay(of, { key, session }), pay(of, { session })])
  assert.ok(presses[0]!.body.id)
  assert.equal(new Set(presses.map(({ body }) => body.id)).size, 1, JSON.stringify(presses.map(({ body }) => body)))
  const id = presses[0]!.body.id as string
  assert.equal((await seat().knock('/fees/drawer/open', { pieces: { 1000: 5 } })).status, 200)
  assert.equal((await apply(of)).body.refused, 'fee-payment-standing', 'no cash while the account is asked')
  assert.equal((await pay(of, { reason: 'renewal' })).body.refused, 'fee-payment-standing')
  await pos().pays({ card: of.account!, pin: PIN })
  await until(of, id, payment => payment.state === 'paid')
  assert.equal((await apply(of)).body.refused, 'fee-payment-standing', 'nor beside what it paid')
  assert.equal((await pay(of)).body.id, id)
  const other = await holder()
  assert.equal((await apply(other, { payment: id })).body.refused, 'fee-payment-unknown', 'another’s money')
  const press = { key: randomUUID(), payment: id }
  const both = await Promise.all([apply(of, press), apply(of, press)])
  assert.deepEqual(both.map(({ status, body }) => [status, body.id]), both.map(() => [200, both[0]!.body.id]), JSON.stringify(both.map(({ body }) => body)))
  assert.equal(await balanceOf(of), 8_200n)
  assert.equal((await papers(of)).rows.length, 1)
  assert.equal((await seat().get<Json>('/fees/drawer')).drawer.holds, 5_000, 'the drawer took nothing')
  assert.equal((await cancel(of, id)).body.state, 'paid', 'what an application stands on is not taken back beside it')
})

test('REPL-02.c REPL-02.b: an account that was closed takes nothing back: the office gives the fee back in cash, once, and the bank is asked no more', async () => {
  const of = await holder()
  const payment = await paid(of)
  const made = await apply(of, { payment: payment.id })
  const digits = of.account!.slice(-4)
  await bank.rows(`update cards.card set closed_at = now() where activated_at = (select max(activated_at) from cards.card)`)
  assert.equal((await withdraw(of, made.body.id)).status, 200)
  for (const end = Date.now() + 15_000; ;) { const seen = await follow(of, payment.id); if (seen.zh) { assert.deepEqual([seen.state, seen.tail], ['back', digits]); break } if (Date.now() > end) assert.fail(JSON.stringify(seen)); await new Promise(done => { setTimeout(done, 30) }) }
  assert.deepEqual((await seat().get<Json>('/fees/owed')).rows.map((row: Json) => [row.application, row.amount]), [[made.body.id, FEE]])
  const returns = () => seat().knock(`/people/${of.id}/applications/${made.body.id}/fee/return`)
  const both = await Promise.all([returns(), returns()])
  assert.deepEqual([both[0]!.status, both[1]!.body.number], [200, both[0]!.body.number], JSON.stringify(both.map(({ body }) => body)))
  assert.deepEqual((await papers(of)).rows.map(row => [row.what, row.way]), [['returned', 'cash'], ['taken', 'account']])
  assert.equal((await seat().get<Json>('/fees/drawer')).drawer.holds, 5_000 - FEE)
  assert.equal((await follow(of, payment.id)).state, 'cash')
  assert.deepEqual((await seat().get<Json>('/fees/owed')).rows, [])
})

test('REPL-02.d: nothing is charged with a wrong PIN, by another’s card in the reader, from an account that is not active or lost at the bank; a lost card’s own account cannot pay, and the page says so before', async () => {
  const of = await holder()
  const begun = await pay(of)
  await pos().pays({ card: of.account!, pin: '135791' })
  const wrong = await until(of, begun.body.id, payment => payment.state !== 'asked')
  assert.deepEqual([wrong.state, wrong.en], ['none', 'incorrect PIN'])
  assert.equal((await apply(of, { payment: wrong.id })).body.refused, 'fee-payment-back')
  const other = await holder()
  assert.equal((await pay(of, { session: await at.read(other) })).body.refused, 'fee-card-other')
  assert.equal((await pay(of, { amount: 1 })).body.refused, 'fee-differs')
  assert.equal((await pay(of, { card: other.card })).body.refused, 'fee-card-other')
  const idle = await holder({ active: false })
  assert.deepEqual([(await pay(idle)).body.refused, /没有启用/.test((await choices(idle)).account.why.zh)], ['fee-account-inactive', true])
  // the bank has it lost: it says no at the POS, whatever the centre heard
  assert.equal((await ask(bank, '/branch/loss', { card: other.account, idNumber: other.number, who: '柜员 01' })).status, 200)
  const lost = await pay(other)
  await pos().pays({ card: other.account!, pin: PIN })
  assert.equal((await until(other, lost.body.id, payment => payment.state !== 'asked')).state, 'none')
  assert.equal((await at.loss(other, 'report-loss')).status, 200)
  assert.match((await choices(other, 'replacement')).account.why.zh, /账户就在挂失的这张卡上.*收现金/)
  assert.deepEqual([await balanceOf(of), (await papers(of)).rows], [10_000n, []])
  assert.deepEqual((await bank.books()).wrong, [])
})

test('REPL-02.d: another card at the POS, an answer that was lost, a holder who leaves, a clerk who leaves: nothing stays charged', async () => {
  const [of, friend] = [await holder(), await holder()]
  const begun = await pay(of)
  await pos().pays({ card: friend.account!, pin: PIN })
  const swapped = await until(of, begun.body.id, payment => payment.state === 'returned')
  assert.match(swapped.zh, /不是读卡器里的这张卡/)
  assert.deepEqual([await balanceOf(friend), await balanceOf(of)], [10_000n, 10_000n])
  const cut = await pay(of)
  line.weather = 'held'
  await pos().pays({ card: of.account!, pin: PIN })
  await new Promise(done => { setTimeout(done, 100) })
  assert.equal((await follow(of, cut.body.id)).state, 'asked', 'nobody knows')
  line.weather = 'fair'
  const undone = await until(of, cut.body.id, payment => payment.state !== 'asked')
  assert.equal(undone.state, 'none')
  assert.equal(await balanceOf(of), 10_000n, 'reversed')
  const left = await pay(of)
  assert.equal((await cancel(of, left.body.id)).body.state, 'none')
  const unused = await paid(of)
  await later(61)
  await sweepFeePayments(at.living.house)
  assert.equal((await until(of, unused.id, payment => payment.state === 'returned')).state, 'returned')
  assert.equal((await apply(of, { payment: unused.id })).body.refused, 'fee-payment-back')
  assert.equal(await balanceOf(of), 10_000n)
  assert.deepEqual((await papers(of)).rows, [], 'no receipt without a fee')
  assert.deepEqual((await bank.books()).wrong, [])
})

test('BANK-04.a: what POS of the centre’s windows took and gave back is in the bank’s list of the day and agrees with our books; a fee that only one side has is a difference', async () => {
  const of = await holder()
  const { rrn } = await paid(of)
  const then = at.living.house.now()
  const day = dayOf(then)
  await at.to(addDays(day, 1))
  bank.later((at.living.house.now().getTime() - then.getTime()) / 60_000)
  chief = await seated(at.living.base, 'chief01')
  linkBanks(at.living.house, { url: bank.base, key: bank.keys.centre })
  const seen = await chief.knock(`/bank-days/${BANK}/${day}/reconcile`)
  assert.equal(seen.status, 200, JSON.stringify(seen.body))
  const shown = await chief.get<Json>(`/bank-days/${BANK}/${day}`)
  const sum = (kind: string) => shown.sums.find((each: Json) => each.kind === kind)
  assert.ok(sum('fee').ourCount > 0 && sum('fee-return').ourCount > 0)
  for (const kind of ['fee', 'fee-return']) assert.deepEqual([sum(kind).ourCount, sum(kind).ourAmount], [sum(kind).theirCount, sum(kind).theirAmount], kind)
  assert.deepEqual(shown.rowsOf.filter((each: Json) => each.kind.startsWith('fee')), [])
  await at.living.house.pool.query('update fees.payment set rrn = $2 where rrn = $1', [rrn, '000000000001'])
  await chief.knock(`/bank-days/${BANK}/${day}/reconcile`)
  const differs = (await chief.get<Json>(`/bank-days/${BANK}/${day}`)).rowsOf.filter((each: Json) => each.kind === 'fee').map((each: Json) => [each.what, each.key]).sort()
  assert.deepEqual(differs, [['ours-missing', `${POS}-${rrn}`], ['theirs-missing', `${POS}-000000000001`]])
})
