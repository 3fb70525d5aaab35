import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { inspect } from 'node:util'
import { exchangeFiles, owe, portOf, sendBatch, takeReturns } from '#benefits'
import { round } from '#outbox'
import { isRefused } from '#kit/refusal'
import { sealPin } from '../src/wire/iso8583/index.ts'
import { bytesIn, plainForm, sbk1, standing, type BatchLine, type Result, type ReturnLine } from '../src/wire/bankfile/index.ts'
import { receivers } from '../src/receivers.ts'
import { paying, REGION } from './support/paying.ts'
import type { Json } from './support/pharmacy.ts'
import { ask, testBank, till } from './support/bank.ts'

let at: Awaited<ReturnType<typeof paying>>
let folder: string
before(async () => {
  at = await paying()
  folder = mkdtempSync(join(tmpdir(), 'sbk-files-'))
  exchangeFiles(at.living.house, folder)
})
after(async () => { await at?.close(); rmSync(folder, { recursive: true, force: true }) })

const form = plainForm({ ...sbk1, encoding: 'utf-8' })
const here = (part: string) => readdirSync(join(folder, part)).filter(name => name.endsWith('.txt') || name.endsWith('.part')).sort()
const turn = async () => { while (await round(at.living.house, { ...receivers, 'benefits.send': sendBatch(portOf) }, [0, 1, 2, 3])); }
/** An order as the bank reads it: judged whole, then line by line. */
async function orderIn(bytes: Buffer) {
  const judged = await form.judge(bytesIn(bytes), 'order')
  assert.ok(!isRefused(judged), inspect(judged))
  const lines: BatchLine[] = []
  for await (const line of form.deliver(bytesIn(bytes), judged)) { assert.ok(!isRefused(line)); lines.push(line) }
  return { head: judged.head, lines }
}
/** What the bank answers to an order: every line done, but those that are named by their account. */
async function answerTo(bytes: Buffer, but: Readonly<Record<string, Result>> = {}): Promise<Buffer> {
  const { head: { unit: _, account: _account, ...head }, lines } = await orderIn(bytes)
  const said = lines.map((line): ReturnLine => ({ ...line, result: but[line.account] ?? 'done', reason: '' }))
  const sum = (of: 'done' | 'refused') => ({ count: said.filter(line => standing(line.result) === of).length, total: said.reduce((all, line) => standing(line.result) === of ? all + line.amount : all, 0n) })
  const pieces: Buffer[] = []
  const written = await form.write(piece => pieces.push(piece), 'return', { ...head, done: sum('done'), refused: sum('refused') }, said)
  assert.ok(!isRefused(written), inspect(written))
  return Buffer.concat(pieces)
}
const put = (name: string, bytes: Buffer) => writeFileSync(join(folder, 'from-bank', name), bytes)
const approved = async (month: string): Promise<Json> => {
  const [batch] = await at.drawn(month)
  assert.equal((await at.approve(batch)).status, 200)
  await at.finish()
  return batch
}

test('BEN-01.a BEN-02.a BEN-05.a: a batch goes to its bank as a file, whole, and its answer is taken line by line; what the bank returned is held and told; the same answer again moves nothing', async () => {
  const [one, two] = [await at.payee(), await at.payee()]
  await at.granted(one, { from: '2027-03' })
  await at.granted(two, { from: '2027-03', amount: 100_001 })
  const batch = await approved('2027-03')
  await turn()
  const name = `96588-${batch.number}.txt`
  assert.deepEqual(here('to-bank'), [name], 'never half a file under its name')
  const bytes = readFileSync(join(folder, 'to-bank', name))
  const { head, lines } = await orderIn(bytes)
  assert.deepEqual([head.kind, head.bank, head.count, head.total], ['pay-out', '96588', 2, 412_346n])
  assert.deepEqual(lines.toSorted((a, b) => Number(b.amount - a.amount)).map(line => [line.account, line.name, line.idNumber, line.amount, line.note]), [[one.account, '王大明', one.number, 312_345n, '养老金2027-03'], [two.account, '王大明', two.number, 100_001n, '养老金2027-03']])
  assert.deepEqual(lines.map(line => line.seq), [1, 2])
  assert.equal((await at.who.clerk.get<Json>(`/benefits/batches/${batch.id}`)).port, 'file')

  // cut off, and with a total that is not what its lines come to: nothing of it is taken, and it is put where somebody looks
  const answer = await answerTo(bytes, { [two.account!]: 'closed' })
  put(name, answer.subarray(0, answer.length - 40))
  const [cut] = await takeReturns(at.living.house)
  assert.ok(cut && 'refused' in cut)
  assert.deepEqual([here('from-bank'), here('from-bank/wrong')], [[], [name]])
  assert.equal((await at.who.clerk.get<Json>(`/benefits/batches/${batch.id}`)).paid, 0)

  put(name, answer)
  const [came] = await takeReturns(at.living.house)
  assert.ok(came && 'taken' in came, inspect(came))
  assert.deepEqual([came.taken.taken, came.taken.differences, here('from-bank/taken')], [2, 0, [name]])
  const done = await at.who.clerk.get<Json>(`/benefits/batches/${batch.id}`)
  assert.deepEqual([done.phase, done.paid, done.paidSum, done.returned, done.returnedSum], ['done', 1, 312_345, 1, 100_001])
  assert.equal((await at.page(two)).paid, 0)

  put(name, answer)
  const [again] = await takeReturns(at.living.house)
  assert.ok(again && 'taken' in again)
  assert.deepEqual([again.taken.taken, again.taken.known], [0, 2])
})

test('BEN-05.b: an order whose sending was cut off goes again under its number, the same to the byte; an answer of another bank’s, to nothing we ordered or in another form is put aside', async () => {
  await at.to('2027-04-10')
  const who = await at.payee()
  await at.granted(who, { from: '2027-04' })
  const batch = await approved('2027-04')
  const name = `96588-${batch.number}.txt`
  const cutOff = sendBatch(house => ({ name: 'file', send: async order => { await portOf(house).send(order); throw new Error('cut off') } }))
  assert.ok('outside' in cutOff)
  await assert.rejects(cutOff.outside(at.living.house, { ids: [batch.id] } as never), /cut off/)
  const first = readFileSync(join(folder, 'to-bank', name))
  await turn()
  assert.ok(readFileSync(join(folder, 'to-bank', name)).equals(first), 'the same order is the same file')

  put('96588-nothing.txt', Buffer.from('这不是回盘\n'))
  const strange = await takeReturns(at.living.house)
  assert.deepEqual(strange.map(each => 'refused' in each), [true])
  put(name, await answerTo(first))
  const [came] = await takeReturns(at.living.house)
  assert.ok(came && 'taken' in came)
  assert.equal((await at.page(who)).paid, 312_345)
})

test('BEN-01.a BEN-01.b BEN-02.a MED-09.a PACC-03.a LOSS-04.b: from the office to the account: the bank credits what was ordered, once, returns what it cannot, and the centre knows of every fen', async t => {
  const bank = await testBank({ at: at.living.house.now() })
  t.after(() => bank.close())
  exchangeFiles(at.living.house, bank.files)
  const open = async ({ card, name, number }: { card: string; name: string; number: string }): Promise<string> =>
    (await ask(bank, '/centre/accounts', { bank: '96588', orders: [{ order: card, name, idType: 'resident', idNumber: number, phone: null }] })).body.rows[0].card
  const [paid, inactive] = [await at.payee({ open }), await at.payee({ open })]
  const unknown = await at.payee()
  const counter = await till(bank, 'counter', { code: '96588' })
  t.after(() => counter.close())
  const activated = await ask(bank, '/branch/activate', { card: paid.account, idNumber: paid.number, terminal: counter.id, pin: sealPin(counter.keys.pin, '274916', paid.account!, randomBytes).toString('hex'), who: '柜员 01' })
  assert.equal(activated.status, 200, JSON.stringify(activated.body))
  // the social account is reported lost: the bank account goes on, and what is due arrives there
  assert.equal((await at.loss(paid, 'report-loss')).status, 200)
  for (const who of [paid, inactive, unknown]) await at.granted(who, { kind: 'one-off', amount: 88_801, from: '2027-04', until: '2027-04' })
  const [batch] = await at.drawn('2027-04', 'one-off')
  assert.equal((await at.approve(batch)).status, 200)
  await at.finish()
  await turn()

  assert.deepEqual((await bank.carryOut()).map(each => each.did), ['returned'])
  const statement = async () => (await ask(bank, '/branch/statement', { card: paid.account, idNumber: paid.number })).body as { balance: number; rows: { amount: number; note: string | null }[] }
  assert.deepEqual([(await statement()).balance, (await statement()).rows.map(row => [row.amount, row.note])], [88_801, [[88_801, '一次性待遇2027-04']]])
  const [came] = await takeReturns(at.living.house)
  assert.ok(came && 'taken' in came, inspect(came))
  const done = await at.who.clerk.get<Json>(`/benefits/batches/${batch.id}`)
  assert.deepEqual([done.phase, done.paid, done.paidSum, done.returned, done.returnedSum, done.differences], ['done', 1, 88_801, 2, 177_602, []])
  assert.equal((await at.page(paid)).paid, 88_801)
  for (const [who, reason] of [[inactive, 'not-active'], [unknown, 'account-unknown']] as const) assert.ok(JSON.stringify(await at.page(who)).includes(`"${reason}"`), reason)

  // care paid elsewhere, approved by two, goes the same way
  await at.within(work => owe(work, { cause: randomUUID(), person: paid, region: REGION, amount: 12_345n }))
  const [claims] = await at.drawn('2027-04', 'reimbursement')
  assert.equal((await at.approve(claims)).status, 200)
  await at.finish()
  await turn()
  await bank.carryOut()
  await takeReturns(at.living.house)
  assert.deepEqual((await statement()).rows.map(row => [row.amount, row.note])[0], [12_345, '医疗费报销2027-04'])
  assert.equal((await at.page(paid)).paid, 88_801 + 12_345)

  // delivered again on the way there and on the way back: nothing more is paid, nothing more is taken
  writeFileSync(join(bank.files, 'to-bank', `96588-${batch.number}.txt`), readFileSync(join(bank.files, 'to-bank', 'done', `96588-${batch.number}.txt`)))
  await bank.carryOut()
  const [twice] = await takeReturns(at.living.house)
  assert.ok(twice && 'taken' in twice)
  assert.deepEqual([twice.taken.taken, twice.taken.known, (await statement()).balance], [0, 3, 88_801 + 12_345])
  assert.deepEqual((await bank.books()).wrong, [])
})

test('BEN-05.b: one bank does not answer for another, and an answer that cannot be handled keeps no other one waiting', async () => {
  exchangeFiles(at.living.house, folder)
  await at.to('2027-09-10')
  const who = await at.payee()
  await at.granted(who, { from: '2027-09' })
  const batch = await approved('2027-09')
  await turn()
  const name = `96588-${batch.number}.txt`
  const order = readFileSync(join(folder, 'to-bank', name))
  const right = await answerTo(order)
  // the same answer, whole, said by another bank
  const { head: { unit: _, account: _account, ...head }, lines } = await orderIn(order)
  const pieces: Buffer[] = []
  const none = { count: 0, total: 0n }
  assert.ok(!isRefused(await form.write(piece => pieces.push(piece), 'return', { ...head, bank: '95533', done: none, refused: { count: lines.length, total: head.total } }, lines.map((line): ReturnLine => ({ ...line, result: 'closed', reason: '' })))))
  put(`95533-${batch.number}.txt`, Buffer.concat(pieces))
  const [came] = await takeReturns(at.living.house)
  assert.ok(came && 'refused' in came && came.refused.refused === 'bank-answer-strange', inspect(came))
  assert.equal((await at.page(who)).paid, 0)
  assert.equal((await at.answer(batch, lines.map(({ seq, amount }) => ({ seq, amount: Number(amount), outcome: 'closed' })))).body.refused, 'benefit-answer-by-file', 'nor does anybody by hand')
  mkdirSync(join(folder, 'from-bank', '00000-folder.txt'))
  put(name, right)
  await assert.rejects(takeReturns(at.living.house))
  rmSync(join(folder, 'from-bank', '00000-folder.txt'), { recursive: true })
  assert.equal((await at.page(who)).paid, 312_345, 'taken all the same')
})
