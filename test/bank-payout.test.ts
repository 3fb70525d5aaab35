import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { isRefused } from '#kit/refusal'
import { bytesIn, plainForm, sbk1, type BatchLine, type ReturnBatch, type ReturnLine } from '../src/wire/bankfile/index.ts'
import { ask, customer, till, testBank, type Customer, type TestBank, type Till } from './support/bank.ts'

const BANK = '95588'
const form = plainForm({ ...sbk1, encoding: 'utf-8' })
let bank: TestBank, counter: Till, atm: Till
before(async () => {
  bank = await testBank({ at: new Date('2026-03-02T02:00:00Z') })
  counter = await till(bank, 'counter'); atm = await till(bank, 'atm')
})
after(async () => {
  const { wrong } = await bank.books()
  for (const each of [counter, atm]) each.close()
  await bank.close()
  assert.deepEqual(wrong, [])
})

type Wanted = Pick<BatchLine, 'account' | 'name' | 'amount'> & Partial<BatchLine>
const pay = ({ card, name, idNumber }: Customer, amount: bigint, more: Partial<BatchLine> = {}): Wanted => ({ account: card, name, idNumber, amount, note: '2026年3月基础养老金', ...more })

/** A pay-out file as the centre writes it. */
async function fileOf(number: string, wanted: readonly Wanted[], head: { bank?: string; clearing?: string } = {}): Promise<Buffer> {
  const lines: BatchLine[] = wanted.map((line, i) => ({ seq: i + 1, ref: `${number}-${i + 1}`, branch: '', idNumber: '340104198800000001', card: 'A12345678', note: '', mandate: '', ...line }))
  const parts: Buffer[] = []
  const written = await form.write(bytes => parts.push(bytes), 'order', { kind: 'pay-out', number, bank: BANK, clearing: '102361000019', date: '2026-03-02', unit: '合肥市社会保险中心', account: '340100000000000001', count: lines.length, total: lines.reduce((sum, { amount }) => sum + amount, 0n), ...head }, lines)
  assert.ok(!isRefused(written), JSON.stringify(written))
  return Buffer.concat(parts)
}

/** An order of another business: an account to be opened. */
async function opening(number: string, { name, idNumber }: Customer): Promise<Buffer> {
  const parts: Buffer[] = []
  const line: BatchLine = { seq: 1, ref: `${number}-1`, account: '', branch: '', name, idNumber, card: 'A12345678', amount: 0n, note: '', mandate: '' }
  assert.ok(!isRefused(await form.write(bytes => parts.push(bytes), 'order', { kind: 'opening', number, bank: BANK, clearing: '102361000019', date: '2026-03-02', unit: '合肥市社会保险中心', account: '', count: 1, total: 0n }, [line])))
  return Buffer.concat(parts)
}

/** Puts a file into the bank's folder as whoever sends files does. */
function put(name: string, bytes: Buffer): void {
  const path = join(bank.files, 'to-bank', `${name}.txt`)
  writeFileSync(`${path}.part`, bytes)
  renameSync(`${path}.part`, path)
}
const send = async (number: string, wanted: readonly Wanted[]) => { const bytes = await fileOf(number, wanted); put(`${BANK}-${number}`, bytes); return bytes }
const here = (...path: string[]) => join(bank.files, ...path)
const answerOf = (number: string) => readFileSync(here('from-bank', `${BANK}-${number}.txt`))

/** The return file, judged and read. */
async function returned(number: string): Promise<{ head: ReturnBatch; lines: ReturnLine[] }> {
  const bytes = bytesIn(answerOf(number))
  const judged = await form.judge(bytes, 'return', { expected: { kind: 'pay-out', number, bank: BANK } })
  if (isRefused(judged)) throw new Error(JSON.stringify(judged.wrong))
  const lines: ReturnLine[] = []
  for await (const line of form.deliver(bytes, judged)) { if (isRefused(line)) throw new Error(line.refused); lines.push(line) }
  return { head: judged.head, lines }
}
const refusedOf = (name: string) => readFileSync(here('from-bank', `${name}.refused.txt`), 'utf8').trimEnd().split('\n').map(line => line.split('|'))
const balanceOf = async ({ card, pin }: Customer) => (await atm.ask('balance', card, { entered: pin })).balance?.fen
const entriesOf = async ({ card, idNumber }: Customer) => (await ask(bank, '/branch/statement', { card, idNumber })).body.rows as { what: string; zh: string; amount: number; balance: number; note: string | null }[]
async function rows<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client(bank.url)
  await client.connect()
  try { return (await client.query<Row>(text, values)).rows } finally { await client.end() }
}
/** No door of the bank closes a card yet: the row says it. The order's number ends in what the phone ends in. */
const close = ({ phone }: Customer) => rows(`update cards.card set closed_at = opened_at where id = (select card from orders.opening where number like $1)`, [`%-${Number(phone.slice(3)) - 50_000_000}`])
/** A signal that comes after it was asked for so many times: the process ends between two chunks. */
const stopAfter = (times: number) => { let asked = 0; return { get aborted() { return asked++ >= times } } }

test('BEN-01.a: a pay-out file is paid to the cent, the statement shows what for, the return answers every line in its order', async () => {
  const [one, two] = [await customer(bank, counter, { fen: 12_34n }), await customer(bank, counter, { fen: 0n, name: '王建明' })]
  await send('GOOD-1', [pay(two, 1_234_56n), pay(one, 215_00n), pay(one, 1n, { note: '补发2026年2月' })])
  assert.deepEqual(await bank.carryOut(), [{ name: `${BANK}-GOOD-1`, did: 'returned' }])
  assert.equal(await balanceOf(one), 227_35n)
  assert.equal(await balanceOf(two), 1_234_56n)
  assert.deepEqual((await entriesOf(one)).map(({ what, zh, amount, balance, note }) => [what, zh, amount, balance, note]),
    [['pay-out', '代发', 1, 22735, '补发2026年2月'], ['pay-out', '代发', 21500, 22734, '2026年3月基础养老金'], ['deposit', '存款', 1234, 1234, null]])
  const { head, lines } = await returned('GOOD-1')
  assert.deepEqual([head.count, head.total, head.done, head.refused], [3, 1_449_57n, { count: 3, total: 1_449_57n }, { count: 0, total: 0n }])
  assert.deepEqual(lines.map(({ ref, amount, result, reason }) => [ref, amount, result, reason]), [['GOOD-1-1', 1_234_56n, 'done', ''], ['GOOD-1-2', 215_00n, 'done', ''], ['GOOD-1-3', 1n, 'done', '']])
  assert.ok(existsSync(here('to-bank', 'done', `${BANK}-GOOD-1.txt`)))
  assert.deepEqual(readdirSync(here('from-bank')).filter(name => name.endsWith('.part')), [])
  assert.equal((await bank.books()).sums['settlement'], -1_449_57n, 'what the centre owes the bank')
})

test('BEN-01.b: a line that does not name its account and holder is paid to nobody: every result, and why', async () => {
  const good = await customer(bank, counter, { fen: 0n })
  const [other, dormant, lost, closed] = [await customer(bank, counter, { fen: 0n }), await customer(bank, counter, { active: false }), await customer(bank, counter, { fen: 0n }), await customer(bank, counter, { fen: 0n })]
  const elsewhere = await customer(bank, counter, { fen: 0n, code: '95599' })
  assert.equal((await ask(bank, '/branch/loss', { card: lost.card, idNumber: lost.idNumber, who: '柜员 01' })).status, 200)
  await close(closed)
  const before = (await bank.books()).balances
  await send('ALL-1', [
    pay(good, 10_00n), pay(good, 20_00n, { account: '6217210000000000000' }), pay(other, 30_00n, { name: '别的人' }), pay(dormant, 40_00n), pay(closed, 50_00n), pay(lost, 60_00n), pay(elsewhere, 70_00n), pay(good, 80_00n, { account: 'X-1' }),
  ])
  assert.deepEqual((await bank.carryOut()).map(({ did }) => did), ['returned'])
  const { head, lines } = await returned('ALL-1')
  assert.deepEqual(lines.map(({ result, reason }) => `${result} ${reason}`), [
    'done ', 'account-unknown 账号不存在', 'name-differs 户名不符', 'not-active 账户未激活', 'closed 账户已销户', 'lost 账户已挂失或冻结', 'account-unknown 账号不存在', 'account-unknown 账号不存在',
  ])
  assert.deepEqual([head.done, head.refused], [{ count: 1, total: 10_00n }, { count: 7, total: 350_00n }])
  assert.equal(await balanceOf(good), 10_00n)
  assert.equal((await bank.books()).balances - before, 10_00n, 'nobody else was paid')
})

test('BEN-05.b: the same file again gives the same return and posts nothing, whatever changed at its accounts', async () => {
  const [who, late] = [await customer(bank, counter, { fen: 0n }), await customer(bank, counter, { fen: 0n })]
  const bytes = await send('TWICE-1', [pay(who, 100_00n), pay(late, 5_00n, { name: '别的人' })])
  await bank.carryOut()
  const first = answerOf('TWICE-1')
  assert.equal((await ask(bank, '/branch/loss', { card: who.card, idNumber: who.idNumber, who: '柜员 01' })).status, 200)
  bank.later(24 * 60)
  put(`${BANK}-TWICE-1`, bytes)
  assert.deepEqual((await bank.carryOut()).map(({ did }) => did), ['returned'])
  assert.deepEqual(answerOf('TWICE-1'), first)
  assert.deepEqual((await entriesOf(who)).map(({ amount }) => amount), [10000])
  assert.deepEqual(await bank.carryOut(), [], 'nothing waits any more')
})

test('BEN-05.a BEN-05.b: ended between chunks, before the return and again, a file goes on where it ended; no line is lost or paid twice', async () => {
  const people = await Promise.all(Array.from({ length: 3 }, () => customer(bank, counter, { fen: 0n })))
  const due = Array.from({ length: 23 }, (_, i) => pay(people[i % 3]!, BigInt(1_00 + i)))
  const bytes = await send('STOP-1', due)
  const paid = async () => (await Promise.all(people.map(entriesOf))).flat().length
  assert.deepEqual((await bank.carryOut(stopAfter(3), 5)).map(({ did }) => did), ['stopped'])
  assert.equal(await paid(), 10, 'two chunks of five')
  assert.ok(!existsSync(here('from-bank', `${BANK}-STOP-1.txt`)) && existsSync(here('to-bank', `${BANK}-STOP-1.txt`)))
  // other chunks than before, and the return file cannot be written: everything is posted, nothing is answered
  mkdirSync(here('from-bank', `${BANK}-STOP-1.txt.part`))
  await assert.rejects(bank.carryOut(undefined, 7), { code: 'EISDIR' })
  assert.equal(await paid(), 23)
  assert.ok(existsSync(here('to-bank', `${BANK}-STOP-1.txt`)), 'not answered, so not moved')
  rmdirSync(here('from-bank', `${BANK}-STOP-1.txt.part`))
  // the same while a second round is under way
  await Promise.all([bank.carryOut(undefined, 4), bank.carryOut(undefined, 3)].map(each => each.catch(() => [])))
  put(`${BANK}-STOP-1`, bytes)
  assert.deepEqual((await bank.carryOut()).map(({ did }) => did), ['returned'])
  assert.equal(await paid(), 23)
  const { head, lines } = await returned('STOP-1')
  assert.deepEqual(head.done, { count: 23, total: due.reduce((sum, { amount }) => sum + amount, 0n) })
  assert.deepEqual(lines.map(({ seq, amount }) => [seq, amount]), due.map(({ amount }, i) => [i + 1, amount]))
  for (const [n, who] of people.entries()) assert.equal(await balanceOf(who), due.filter((_, i) => i % 3 === n).reduce((sum, { amount }) => sum + amount, 0n))
})

test('BEN-05.b: two rounds at once pay each line once, beside deposits to the same accounts', async () => {
  const people = await Promise.all(Array.from({ length: 4 }, () => customer(bank, counter, { fen: 0n })))
  await send('RACE-1', Array.from({ length: 60 }, (_, i) => pay(people[i % 4]!, 1_00n)))
  const rounds = [1, 2, 3].map(n => bank.carryOut(undefined, n + 3).catch(() => []))
  const put = await Promise.all(people.flatMap(({ card }) => [1, 2, 3].map(() => counter.ask('deposit', card, { amount: 7n }))))
  await Promise.all(rounds)
  await bank.carryOut()
  assert.deepEqual(new Set(put.map(({ response }) => response)), new Set(['00']))
  for (const who of people) assert.equal(await balanceOf(who), 15_21n)
  assert.equal((await returned('RACE-1')).head.done.count, 60)
})

test('a file that is not whole is carried out nowhere: cut, one byte other, another bank’s, another business, another name; each is told by line and field in two languages', async () => {
  const who = await customer(bank, counter, { fen: 0n })
  const bytes = await fileOf('CUT-1', [pay(who, 1_00n), pay(who, 2_00n)])
  const tries: [name: string, bytes: Buffer, says: string][] = [
    [`${BANK}-CUT-1`, bytes.subarray(0, bytes.length - 40), '4 digest digest'], [`${BANK}-CUT-1`, bytes.subarray(0, bytes.lastIndexOf('END')), '3 line end-missing'], [`${BANK}-CUT-1`, Buffer.from(bytes.toString().replace('|2.00|', '|9.00|')), '1 total total'],
    [`${BANK}-OTHER`, bytes, '1 number expected'], ['95599-CUT-1', bytes, '1 bank expected'], ['95500-CUT-1', bytes, '0 bank bank-unknown'], ['CUT', bytes, '0 file file-name'], [`${BANK}-CUT-1`, Buffer.alloc(0), '1 line heading-missing'],
    [`${BANK}-TAKE-1`, await opening('TAKE-1', who), '1 kind expected'], [`${BANK}-LINE-1`, await fileOf('LINE-1', [pay(who, 1_00n)], { clearing: '103361000018' }), '1 clearing expected'],
  ]
  for (const [name, content, says] of tries) {
    put(name, content)
    assert.deepEqual(await bank.carryOut(), [{ name, did: 'refused' }], says)
    const [head, ...rows] = refusedOf(name)
    assert.deepEqual(head!.slice(0, 2), ['REFUSED', name])
    const told = rows.slice(0, -1)
    assert.deepEqual(rows.at(-1), ['END'])
    assert.ok(told.some(([line, field, cause]) => `${line} ${field} ${cause}` === says), `${says}: ${JSON.stringify(told)}`)
    for (const [, , , zh, en] of told) assert.ok(/[\u4e00-\u9fff]/.test(zh!) && /[a-z]{3}/.test(en!), `${zh} ${en}`)
    assert.ok(existsSync(here('to-bank', 'refused', `${name}.txt`)) && !existsSync(here('to-bank', `${name}.txt`)))
    assert.ok(!existsSync(here('from-bank', `${name}.txt`)))
  }
  assert.deepEqual(await entriesOf(who), [])
  // mended, it is carried out under the same number: nothing had been
  put(`${BANK}-CUT-1`, bytes)
  assert.deepEqual(await bank.carryOut(), [{ name: `${BANK}-CUT-1`, did: 'returned' }])
  assert.equal(await balanceOf(who), 3_00n)
})

test('BEN-05.b: other content under a number that was used is refused as a whole, and the first return stands', async () => {
  const who = await customer(bank, counter, { fen: 0n })
  await send('SAME-1', [pay(who, 1_00n)])
  await bank.carryOut()
  const first = answerOf('SAME-1')
  await send('SAME-1', [pay(who, 1_00n), pay(who, 1_00n)])
  assert.deepEqual((await bank.carryOut()).map(({ did }) => did), ['refused'])
  assert.deepEqual(refusedOf(`${BANK}-SAME-1`)[1]!.slice(0, 3), ['1', 'number', 'number-taken'])
  assert.deepEqual(answerOf('SAME-1'), first)
  assert.equal(await balanceOf(who), 1_00n)
})

test('what is still being written is not looked at, and a file that is refused keeps no other one waiting', async () => {
  const who = await customer(bank, counter, { fen: 0n })
  writeFileSync(here('to-bank', `${BANK}-PART-1.txt.part`), 'SBK1|')
  appendFileSync(here('to-bank', 'notes.md'), 'no order')
  assert.deepEqual(await bank.carryOut(), [])
  put('0-broken', Buffer.from('x'))
  await send('NEXT-1', [pay(who, 9n)])
  assert.deepEqual((await bank.carryOut()).map(({ name, did }) => `${name} ${did}`), ['0-broken refused', `${BANK}-NEXT-1 returned`])
  assert.equal(await balanceOf(who), 9n)
})

test('BEN-05.a BEN-05.b: the bank’s process killed in the middle of a file goes on with it when it is started again, by itself', { timeout: 90_000 }, async t => {
  const [one, two] = [await customer(bank, counter, { fen: 0n }), await customer(bank, counter, { fen: 0n })]
  const count = async () => (await rows<{ n: number }>(`select count(*)::int as n from payouts.line where number = 'KILL-1'`))[0]!.n
  let child: ChildProcess | null = null
  const gone = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
  t.after(gone)
  const start = async () => {
    child = spawn(process.execPath, [join(import.meta.dirname, '..', 'bank', 'main.ts')], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env: { PATH: process.env['PATH'], HOME: tmpdir(), BANK_DATABASE_URL: bank.url, BANK_HOME: bank.home, BANK_PORT: '0', BANK_ISO_PORT: '0', LOG_LEVEL: 'fatal' } })
    await once(child, 'message')
  }
  const until = async (what: () => boolean | Promise<boolean>) => { for (let waited = 0; !await what(); waited += 5) { assert.ok(waited < 40_000, 'in time'); await sleep(5) } }
  await start()
  await send('KILL-1', Array.from({ length: 12_000 }, (_, i) => pay(i % 2 ? one : two, 1n)))
  await until(async () => await count() > 0)
  await gone()
  const [met, answered] = [await count(), existsSync(here('from-bank', `${BANK}-KILL-1.txt`))]
  assert.ok(met % 500 === 0 && met < 12_000 && !answered, `killed after ${met} lines`)
  await start()
  await until(() => existsSync(here('to-bank', 'done', `${BANK}-KILL-1.txt`)))
  assert.deepEqual((await returned('KILL-1')).head.done, { count: 12_000, total: 120_00n })
  assert.deepEqual([await balanceOf(one), await balanceOf(two)], [60_00n, 60_00n])
})

test('BEN-05.a: a file that a crash left aside while it was put away is taken up again, and one that came under its name meanwhile is not lost', async () => {
  const one = await customer(bank, counter, { fen: 0n })
  const bytes = await fileOf('AWAY-1', [pay(one, 5n)])
  writeFileSync(here('to-bank', `${BANK}-AWAY-1.txt.away`), bytes)
  assert.deepEqual(await bank.carryOut(), [{ name: `${BANK}-AWAY-1`, did: 'returned' }])
  assert.ok(existsSync(here('to-bank', 'done', `${BANK}-AWAY-1.txt`)) && !existsSync(here('to-bank', `${BANK}-AWAY-1.txt.away`)))
  // put in again by whoever sends files while the crash's file lies aside: the newer one stands
  writeFileSync(here('to-bank', `${BANK}-AWAY-2.txt.away`), bytes)
  await send('AWAY-2', [pay(one, 7n)])
  await bank.carryOut()
  assert.equal((await returned('AWAY-2')).lines[0]!.amount, 7n)
})
