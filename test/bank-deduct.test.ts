import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { isRefused } from '#kit/refusal'
import { bytesIn, plainForm, sbk1, type BatchLine, type Form, type ReturnBatch, type ReturnLine } from '../src/wire/bankfile/index.ts'
import { isoForm } from '../src/wire/iso20022/index.ts'
import { ask, customer, till, testBank, type Customer, type TestBank, type Till } from './support/bank.ts'

const BANK = '95588', LINE = '102361000019'
const plain = plainForm({ ...sbk1, encoding: 'utf-8' })
let bank: TestBank, counter: Till, atm: Till
before(async () => { bank = await testBank({ at: new Date('2026-03-02T02:00:00Z') }); counter = await till(bank, 'counter'); atm = await till(bank, 'atm') })
after(async () => {
  const { wrong } = await bank.books()
  for (const each of [counter, atm]) each.close()
  await bank.close()
  assert.deepEqual(wrong, [])
})

let mandates = 0
/** A mandate of somebody, told to the bank as the centre does. */
async function mandate({ card, name, idNumber }: Customer, more: object = {}): Promise<string> {
  const number = `WT-${String(++mandates).padStart(6, '0')}`
  const { status, body } = await told({ number, version: 1, card, name, idNumber, what: '城乡居民基本医疗保险', signedAt: '2026-03-01T02:00:00.000Z', revokedAt: null, ...more })
  assert.equal(status, 200, JSON.stringify(body))
  assert.equal(body.rows[0].taken, true, JSON.stringify(body))
  return number
}
const told = (mandate: object) => ask(bank, '/centre/mandates', { bank: BANK, mandates: [mandate] })
type Wanted = Pick<BatchLine, 'account' | 'name' | 'amount' | 'mandate'> & Partial<BatchLine>
const take = ({ card, name, idNumber }: Customer, amount: bigint, mandate: string, more: Partial<BatchLine> = {}): Wanted => ({ account: card, name, idNumber, amount, mandate, note: '居民医保2026年', ...more })
async function fileOf(number: string, wanted: readonly Wanted[], form: Form = plain): Promise<Buffer> {
  const lines = wanted.map((line, i): BatchLine => ({ seq: i + 1, ref: `${number}-${i + 1}`, branch: '', idNumber: '340104198800000001', card: '', note: '', ...line }))
  const parts: Buffer[] = []
  const written = await form.write(bytes => parts.push(bytes), 'order', { kind: 'deduction', number, bank: BANK, clearing: LINE, date: '2026-03-02', unit: '合肥市社会保险中心', account: '3401990002', count: lines.length, total: lines.reduce((sum, { amount }) => sum + amount, 0n) }, lines)
  assert.ok(!isRefused(written), JSON.stringify(written))
  return Buffer.concat(parts)
}
function put(name: string, bytes: Buffer): void {
  const path = join(bank.files, 'to-bank', name)
  writeFileSync(`${path}.part`, bytes)
  renameSync(`${path}.part`, path)
}
async function send(number: string, wanted: readonly Wanted[]) { const bytes = await fileOf(number, wanted); put(`${BANK}-${number}.txt`, bytes); return bytes }
const answerOf = (name: string) => readFileSync(join(bank.files, 'from-bank', name))
async function returned(bytes: Buffer, form: Form = plain): Promise<{ head: ReturnBatch; lines: ReturnLine[] }> {
  const judged = await form.judge(bytesIn(bytes), 'return', { expected: { kind: 'deduction' } })
  if (isRefused(judged)) throw new Error(JSON.stringify(judged.wrong))
  const lines: ReturnLine[] = []
  for await (const line of form.deliver(bytesIn(bytes), judged)) { if (isRefused(line)) throw new Error(line.refused); lines.push(line) }
  return { head: judged.head, lines }
}
const balanceOf = async ({ card, pin }: Customer) => (await atm.ask('balance', card, { entered: pin })).balance?.fen
const results = (lines: readonly ReturnLine[]) => lines.map(({ result }) => result)

test('INS-02.a INS-03.a: a deduction file takes from each account what its mandate allows and answers every line with why not', async () => {
  const [good, poor, lost, dormant, other] = [await customer(bank, counter, { fen: 1_000_00n }), await customer(bank, counter, { fen: 399_99n }), await customer(bank, counter), await customer(bank, counter, { active: false }), await customer(bank, counter)]
  const by = new Map<Customer, string>()
  for (const each of [good, poor, lost, dormant, other]) by.set(each, await mandate(each))
  assert.equal((await ask(bank, '/branch/loss', { card: lost.card, idNumber: lost.idNumber, who: '柜员 01' })).status, 200)
  await send('D-ALL', [take(good, 400_00n, by.get(good)!), take(poor, 400_00n, by.get(poor)!), take(lost, 400_00n, by.get(lost)!), take(dormant, 400_00n, by.get(dormant)!), take(other, 400_00n, by.get(other)!, { name: '别的人' }), take(good, 400_00n, by.get(good)!), take(good, 400_00n, by.get(good)!), take(good, 1n, by.get(good)!, { account: '6217210000000000000' })])
  assert.deepEqual((await bank.carryOut()).map(({ did }) => did), ['returned'])
  const { head, lines } = await returned(answerOf(`${BANK}-D-ALL.txt`))
  assert.deepEqual(results(lines), ['done', 'insufficient', 'lost', 'not-active', 'name-differs', 'done', 'insufficient', 'account-unknown'])
  assert.deepEqual([head.done, head.refused.count], [{ count: 2, total: 800_00n }, 6])
  assert.deepEqual([await balanceOf(good), await balanceOf(poor)], [200_00n, 399_99n])
  const { rows } = (await ask(bank, '/branch/statement', { card: good.card, idNumber: good.idNumber })).body
  assert.deepEqual(rows.slice(0, 2).map((row: { zh: string; amount: number; balance: number; note: string }) => [row.zh, row.amount, row.balance, row.note]), [['代扣', -40000, 20000, '居民医保2026年'], ['代扣', -40000, 60000, '居民医保2026年']])
  assert.equal((await bank.books()).sums['settlement'], 800_00n, 'what the bank owes the centre')
})

test('INS-02.b: nothing is taken without a mandate that stands for that very account: none, another’s, a revoked one, one whose revocation came before it; another’s name signs for nobody', async () => {
  const [who, neighbour] = [await customer(bank, counter), await customer(bank, counter)]
  const [mine, theirs] = [await mandate(who), await mandate(neighbour)]
  const revoked = await mandate(who, { version: 2, revokedAt: '2026-03-02T01:00:00.000Z' })
  // the signing that comes late, after the revocation, wakes nothing
  assert.equal((await told({ number: revoked, version: 1, card: who.card, name: who.name, idNumber: who.idNumber, what: '医保', signedAt: '2026-03-01T02:00:00.000Z', revokedAt: null })).body.rows[0].taken, true)
  const strange = (await told({ number: 'WT-OTHER1', version: 1, card: who.card, name: '别的人', idNumber: who.idNumber, what: '医保', signedAt: '2026-03-01T02:00:00.000Z', revokedAt: null })).body.rows[0]
  assert.equal(strange.refused, 'person-wrong')
  assert.equal((await ask(bank, '/centre/mandates', { bank: BANK, mandates: [] }, bank.keys.branch)).status, 401)
  await send('D-NONE', ['WT-NONE01', theirs, revoked, 'WT-OTHER1'].map(number => take(who, 1_00n, number)))
  await bank.carryOut()
  assert.deepEqual(results((await returned(answerOf(`${BANK}-D-NONE.txt`))).lines), ['mandate-missing', 'mandate-missing', 'mandate-missing', 'mandate-missing'])
  assert.deepEqual([await balanceOf(who), await balanceOf(neighbour)], [1_000_00n, 1_000_00n])
  // its holder's new card: the same mandate goes over, the old card pays no more
  assert.equal((await told({ number: mine, version: 2, card: neighbour.card, name: neighbour.name, idNumber: neighbour.idNumber, what: '医保', signedAt: '2026-03-01T02:00:00.000Z', revokedAt: null })).body.rows[0].taken, true)
  await send('D-MOVED', [take(who, 1_00n, mine), take(neighbour, 2_00n, mine)])
  await bank.carryOut()
  assert.deepEqual(results((await returned(answerOf(`${BANK}-D-MOVED.txt`))).lines), ['mandate-missing', 'done'])
  assert.deepEqual([await balanceOf(who), await balanceOf(neighbour)], [1_000_00n, 998_00n])
})

test('INS-03.b: stopped between any two lines, twice at once, again and late: each line takes once, and the answer is the same to the byte', async () => {
  const people = [await customer(bank, counter), await customer(bank, counter), await customer(bank, counter)]
  const numbers: string[] = []
  for (const each of people) numbers.push(await mandate(each))
  const wanted = [0, 1, 2, 0, 1, 2].map(i => take(people[i]!, 300_00n, numbers[i]!))
  const bytes = await send('D-CUT', wanted)
  for (let times = 1; readdirSync(join(bank.files, 'to-bank')).includes(`${BANK}-D-CUT.txt`); times++) {
    let asked = 0
    await bank.carryOut({ get aborted() { return asked++ >= times } }, 1)
    assert.ok(times < 40)
  }
  const first = answerOf(`${BANK}-D-CUT.txt`)
  assert.deepEqual(results((await returned(first)).lines), ['done', 'done', 'done', 'done', 'done', 'done'])
  put(`${BANK}-D-CUT.txt`, bytes)
  bank.later(24 * 60)
  await Promise.all([bank.carryOut(undefined, 2), bank.carryOut(undefined, 1)].map(each => each.catch(() => undefined)))
  assert.ok(answerOf(`${BANK}-D-CUT.txt`).equals(first))
  for (const each of people) assert.equal(await balanceOf(each), 400_00n)
  // the number with other content is refused as a whole
  put(`${BANK}-D-CUT.txt`, await fileOf('D-CUT', [take(people[0]!, 1_00n, numbers[0]!)]))
  assert.deepEqual((await bank.carryOut()).map(({ did }) => did), ['refused'])
  assert.ok(readFileSync(join(bank.files, 'from-bank', `${BANK}-D-CUT.refused.txt`), 'utf8').includes('number-taken'))
  assert.equal(await balanceOf(people[0]!), 400_00n)
})

test('INS-02.a: a bank that speaks ISO 20022 is handed pain.008 and answers pain.002, the lines the same', async () => {
  const [good, poor] = [await customer(bank, counter), await customer(bank, counter, { fen: 1n })]
  const numbers = [await mandate(good), await mandate(poor)]
  put(`${BANK}-D-ISO.xml`, await fileOf('D-ISO', [take(good, 250_00n, numbers[0]!), take(poor, 250_00n, numbers[1]!)], isoForm))
  assert.deepEqual(await bank.carryOut(), [{ name: `${BANK}-D-ISO`, did: 'returned' }])
  const bytes = answerOf(`${BANK}-D-ISO.xml`)
  assert.ok(bytes.includes('pain.002.001.10') && bytes.includes('AM04'))
  assert.deepEqual(results((await returned(bytes, isoForm)).lines), ['done', 'insufficient'])
  assert.ok(existsSync(join(bank.files, 'to-bank', 'done', `${BANK}-D-ISO.xml`)))
  assert.deepEqual([await balanceOf(good), await balanceOf(poor)], [750_00n, 1n])
})
