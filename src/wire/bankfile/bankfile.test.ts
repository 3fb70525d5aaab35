import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { isRefused } from '#kit/refusal'
import { isoForm } from '../iso20022/index.ts'
import { encodeGb18030 } from '../gb18030.ts'
import { agreed, answered, batchOf, causesOf, readBack, sample, written, writtenWell } from '../../../test/support/batches.ts'
import { bytesIn, kinds, plainForm, putAway, ruralPension, sbk1, type BatchLine, type Bytes, type Dialect, type Direction, type Form, type Kind } from './index.ts'
import { LONGEST } from './lines.ts'

const GOLDEN = join(import.meta.dirname, '../../../test/fixtures/bankfiles')
const plain = plainForm(sbk1)
const rural = plainForm(ruralPension(agreed))
const forms: readonly [string, Form][] = [
  ['sbk1 in GB18030', plain], ['sbk1 in UTF-8', plainForm({ ...sbk1, encoding: 'utf-8' })], ['sbk1 with CRLF, fen, tabs and MD5', plainForm({ ...sbk1, lineEnd: '\r\n', amount: 'fen', date: 'yyyyMMdd', delimiter: '\t', digest: 'md5' })],
  ['rural pension', rural], ['ISO 20022', isoForm],
]

for (const [name, form] of forms) for (const kind of form.kinds) {
  test(`${name}: ${kind} there and back, order and return, every result`, async () => {
    const batch = sample(kind, 40)
    const sent = await writtenWell(form, 'order', batch)
    assert.deepEqual(await readBack(form, 'order', sent.bytes, sent.digest), batch)
    const back = answered(batch)
    const returned = await writtenWell(form, 'return', back)
    assert.deepEqual(await readBack(form, 'return', returned.bytes, returned.digest), back)
  })

  test(`${name}: any ${kind} is read back as it was written`, async () => {
    await fc.assert(fc.asyncProperty(batchOf(kind), async batch => {
      const { bytes, digest } = await writtenWell(form, 'order', batch)
      assert.deepEqual(await readBack(form, 'order', bytes, digest), batch)
      const back = answered(batch)
      const returned = await writtenWell(form, 'return', back)
      assert.deepEqual(await readBack(form, 'return', returned.bytes, returned.digest), back)
    }), { numRuns: 40, seed: 20261201 })
  })
}

/** Golden files: what goes to a bank must not change by accident. `SBK_GOLDEN=write` writes them anew. */
for (const [file, form, direction, kind] of [
  ['sbk1-pay-out.txt', plain, 'order', 'pay-out'], ['sbk1-pay-out-return.txt', plain, 'return', 'pay-out'], ['sbk1-deduction.txt', plain, 'order', 'deduction'], ['sbk1-opening.txt', plain, 'order', 'opening'],
  ['sbk1-opening-return.txt', plain, 'return', 'opening'], ['sbk1-activation.txt', plain, 'order', 'activation'], ['rural-pay-out.txt', rural, 'order', 'pay-out'], ['rural-pay-out-return.txt', rural, 'return', 'pay-out'],
  ['pain001-pay-out.xml', isoForm, 'order', 'pay-out'], ['pain008-deduction.xml', isoForm, 'order', 'deduction'], ['pain002-pay-out.xml', isoForm, 'return', 'pay-out'], ['pain002-deduction.xml', isoForm, 'return', 'deduction'],
] as readonly [string, Form, Direction, Kind][]) test(`golden file ${file}: written to the byte, read to the value`, async () => {
  const batch = sample(kind, 11)
  const due = direction === 'order' ? batch : answered(batch)
  const { bytes, digest } = await writtenWell(form, direction, due as never)
  if (process.env['SBK_GOLDEN'] === 'write') writeFileSync(join(GOLDEN, file), bytes)
  const golden = readFileSync(join(GOLDEN, file))
  assert.equal(bytes.toString('hex'), golden.toString('hex'))
  assert.deepEqual(await readBack(form, direction, golden, digest), due)
})

/** A small pay-out as lines, with something done to it; its end line made right again unless the digest is what is tried. */
const batch = sample('pay-out', 5)
async function linesOf(form: Form = plain): Promise<string[]> {
  const { bytes } = await writtenWell(form, 'order', batch)
  return new TextDecoder('gb18030').decode(bytes).trimEnd().split('\n')
}
const sealed = (lines: readonly (string | Buffer)[], count = 5): Buffer => {
  const body = Buffer.concat(lines.flatMap(line => [typeof line === 'string' ? encodeGb18030(line)! : line, Buffer.from('\n')]))
  return Buffer.concat([body, Buffer.from(`END|${count}|${createHash('sm3').update(body).digest('hex')}\n`)])
}
const judged = async (bytes: Buffer, form = plain) => causesOf(await form.judge(bytesIn(bytes), 'order'))
/** Changes the cell of a line, both counted from 0; the summary line is line 0. */
const changed = (lines: readonly string[], line: number, cell: number, to: string): string[] => lines.slice(0, -1).map((text, i) => i === line ? text.split('|').map((each, j) => j === cell ? to : each).join('|') : text)

const SEQ = 0, REF = 1, ACCOUNT = 2, BRANCH = 3, NAME = 4, ID = 5, CARD = 6, AMOUNT = 7, NOTE = 8, MANDATE = 9
for (const [what, line, cell, to, due] of [
  ['another version', 0, 0, 'SBK2', ['1 version version']],
  ['an unknown kind', 0, 1, 'XX', ['1 kind kind']],
  ['a batch number with a space', 0, 2, '2026 1', ['1 number format']],
  ['no bank', 0, 3, '', ['1 bank format']],
  ['a clearing number of 11 digits', 0, 4, '10236100001', ['1 clearing format']],
  ['30 February', 0, 5, '2026-02-30', ['1 date format']],
  ['no unit', 0, 6, '', ['1 unit missing']],
  ['no account of the unit', 0, 7, '', ['1 account format']],
  ['a count that is no number', 0, 8, 'five', ['1 count format']],
  ['a count above what a file may hold', 0, 8, '2000001', ['1 count too-many']],
  ['a total in three decimals', 0, 9, '10.105', ['1 total format']],
  ['a wrong count', 0, 8, '6', ['1 count count', '7 count heading-differs']],
  ['a wrong total', 0, 9, '10.11', ['1 total total']],
  ['a sequence number that is none', 3, SEQ, 'x', ['4 seq format']],
  ['a sequence number beyond the file', 3, SEQ, '99999999', ['4 seq seq']],
  ['a sequence number twice', 3, SEQ, '1', ['4 seq line-doubled']],
  ['a reference twice', 3, REF, 'P202612-0000001', ['4 ref ref-doubled']],
  ['no reference', 3, REF, '', ['4 ref missing']],
  ['a reference with a star', 3, REF, 'a*', ['4 ref format']],
  ['no account', 3, ACCOUNT, '', ['4 account missing']],
  ['an account of 35 digits', 3, ACCOUNT, '6'.repeat(35), ['4 account format']],
  ['a branch of 3 digits', 3, BRANCH, '102', ['4 branch format']],
  ['no name', 3, NAME, '', ['4 name missing']],
  ['a name with a tab', 3, NAME, '王\t明', ['4 name characters']],
  ['a name of 71 characters', 3, NAME, '王'.repeat(71), ['4 name format']],
  ['no ID number', 3, ID, '', ['4 idNumber missing']],
  ['an ID number with a letter of Han', 3, ID, '34零1', ['4 idNumber format']],
  ['a card number with a hyphen', 3, CARD, 'Z-1', ['4 card format']],
  ['an amount of nothing', 3, AMOUNT, '0.00', ['4 amount amount', '1 total total']],
  ['a negative amount', 3, AMOUNT, '-3.04', ['4 amount format']],
  ['an amount of three decimals', 3, AMOUNT, '3.041', ['4 amount format']],
  ['an amount in words', 3, AMOUNT, '1e3', ['4 amount format']],
  ['a note of 141 characters', 3, NOTE, '养'.repeat(141), ['4 note format']],
  ['a mandate where nothing is deducted', 3, MANDATE, 'M-1', ['4 mandate surplus']],
  ['a delimiter inside a value', 3, NOTE, '养|老', ['4 line columns']],
] as readonly [string, number, number, string, string[]][]) test(`judged: ${what} is named by line, field and cause`, async () => {
  const lines = changed(await linesOf(), line, cell, to)
  assert.deepEqual((await judged(sealed(lines))).filter(each => !each.endsWith(' total total') || due.includes(each)), due)
})

test('judged: a file that was cut anywhere is refused, and so is one of which any one byte is another', async () => {
  const { bytes } = await writtenWell(plain, 'order', batch)
  for (let at = 0; at < bytes.length - 1; at++) assert.notDeepEqual(await judged(bytes.subarray(0, at)), ['taken'], `cut at ${at}`)
  assert.deepEqual(await judged(bytes.subarray(0, -1)), ['taken'], 'only the last line end is missing')
  for (let at = 0; at < bytes.length - 1; at++) {
    const copy = Buffer.from(bytes)
    copy[at]! ^= 1
    assert.notDeepEqual(await judged(copy), ['taken'], `byte ${at}`)
  }
})

test('judged: a digest that is another, a line after the end, an empty file, a file of nothing but an end', async () => {
  const lines = await linesOf()
  const { bytes } = await writtenWell(plain, 'order', batch)
  const text = bytes.toString('latin1')
  assert.deepEqual(await judged(Buffer.from(text.replace(/[0-9a-f]{64}/, '0'.repeat(64)), 'latin1')), ['7 digest digest'])
  assert.deepEqual(await judged(Buffer.concat([bytes, Buffer.from(`${lines[1]!.slice(0, 1)}|again\n`)])), ['8 line after-end'])
  assert.deepEqual(await judged(Buffer.concat([bytes, Buffer.from('\r\n\n')])), ['taken'])
  assert.deepEqual(await judged(Buffer.alloc(0)), ['1 line heading-missing'])
  assert.deepEqual(await judged(Buffer.from(text.slice(text.indexOf('END')), 'latin1')), ['1 version version'])
  assert.deepEqual(await judged(Buffer.from(text.replace(/END\|5\|/, 'END|5|x|'), 'latin1')), ['7 line columns'])
})

test('judged: a doubled line and a line that was left out are named, whatever the digest says', async () => {
  const lines = (await linesOf()).slice(0, -1)
  assert.deepEqual(await judged(sealed([...lines.slice(0, 3), lines[2]!, ...lines.slice(3)], 6)), ['4 seq line-doubled', '4 ref ref-doubled', '1 count count', '1 total total', '8 count heading-differs'])
  assert.deepEqual(await judged(sealed(lines.toSpliced(2, 1))), ['1 count count', '1 total total'])
})

test('judged: either line end is read, and both in one file; empty lines are read over', async () => {
  const lines = (await linesOf()).slice(0, -1)
  assert.deepEqual(await judged(sealed(lines.map((line, i) => i % 2 ? line : `${line}\r`))), ['taken'])
  assert.deepEqual(await judged(sealed([...lines, '', '\r'])), ['taken'])
})

test('judged: lines in another order than they were sent in are taken', async () => {
  const lines = (await linesOf()).slice(0, -1)
  assert.deepEqual(await judged(sealed([lines[0]!, ...lines.slice(1).reverse()])), ['taken'])
})

test('judged: a line of UTF-8 among GB18030, one of GB18030 among UTF-8, bytes of neither, a NUL: each by its line', async () => {
  const lines = (await linesOf()).slice(0, -1)
  const bytes = (line: string | Buffer, i: number, to: (line: string) => Buffer) => i === 2 || i === 4 ? to(String(line)) : line
  assert.deepEqual(await judged(sealed(lines.map((line, i) => bytes(line, i, each => Buffer.from(each, 'utf8'))))), ['3 line encodings-mixed', '5 line encodings-mixed'])
  assert.deepEqual(await judged(sealed(lines.map((line, i) => bytes(line, i, each => Buffer.concat([encodeGb18030(each)!, Buffer.from([0xff])]))))), ['3 line encoding', '5 line encoding'])
  assert.deepEqual(await judged(sealed(lines.map((line, i) => bytes(line, i, each => Buffer.from(`${each}\0`, 'latin1'))))), ['3 line nul', '5 line nul'])
  const utf8 = plainForm({ ...sbk1, encoding: 'utf-8' })
  const whole = (await writtenWell(utf8, 'order', batch)).bytes.toString('utf8').trimEnd().split('\n').slice(0, -1)
  const mixed = sealed(whole.map((line, i) => i === 3 ? encodeGb18030(line)! : Buffer.from(line, 'utf8')))
  assert.deepEqual(await judged(mixed, utf8), ['4 line encodings-mixed'])
  assert.deepEqual(await judged(sealed(whole.map((line, i) => Buffer.from(i ? line : `\uFEFF${line}`, 'utf8'))), utf8), ['taken'], 'a byte order mark is read over')
})

test('mixed encodings: a line that is both is taken for UTF-8 only where GB 2312 would not hold it', async () => {
  const line = (name: string | Buffer) => Buffer.concat([Buffer.from('1|R1|62||'), Buffer.from(name), Buffer.from('|3401||1.00||')])
  const judge = async (name: string | Buffer) => judged(sealed([encodeGb18030('SBK1|DF|1|95588|402361018886|2026-12-05|养老保险中心|2000|1|1.00')!, line(name)], 1))
  assert.equal(encodeGb18030(new TextDecoder('gb18030').decode(Buffer.from('李明')))!.toString('utf8'), '李明', 'its six bytes are three characters of GB18030 as well')
  assert.deepEqual(await judge('李明'), ['2 line encodings-mixed'])
  // three characters of GB 2312 whose six bytes happen to be two of UTF-8
  assert.deepEqual(await judge(Buffer.from('e5a1b0e5b0a1', 'hex')), ['taken'])
  assert.deepEqual(await judge(encodeGb18030('李明')!), ['taken'])
})

test('mixed encodings: no name of two to four characters of GB 2312 is taken for UTF-8', async () => {
  const hanzi = (lead: number, trail: number) => new TextDecoder('gb18030').decode(Buffer.from([lead, trail]))
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.integer({ min: 0xb0, max: 0xf7 }), fc.integer({ min: 0xa1, max: 0xfe })), { minLength: 2, maxLength: 4 }), async codes => {
    const name = codes.map(([lead, trail]) => hanzi(lead, trail)).join('')
    if (/[\ue000-\uf8ff]/.test(name)) return
    const one = { ...batch.lines[0]!, name, note: '' }
    const head = { ...batch.head, unit: 'A', count: 1, total: one.amount }
    const { bytes } = await writtenWell(plain, 'order', { head, lines: [one] })
    assert.deepEqual(await judged(bytes), ['taken'])
  }), { numRuns: 500, seed: 20261201 })
})

test('judged: a line of 10 MB is refused by its number and never held; the lines after it are still judged', async () => {
  const lines = (await linesOf()).slice(0, -1)
  const long = Buffer.alloc(10 * 2 ** 20, 'A')
  const [before, rss] = [process.memoryUsage().arrayBuffers, new Set<number>()]
  const bytes = sealed([...lines.slice(0, 3), long, ...changed([...lines, ''], 4, NAME, '').slice(3)], 5)
  const watched: Bytes = { size: bytes.length, read: async (at, length) => { rss.add(process.memoryUsage().arrayBuffers); return bytes.subarray(at, at + length) } }
  assert.deepEqual(causesOf(await plain.judge(watched, 'order')), ['4 line line-too-long', '6 name missing', '1 count count'])
  assert.ok(Math.max(...rss) - before < 60 * 2 ** 20, 'the sample itself and its copies, not the line again for every block')
  assert.deepEqual(await judged(sealed([...lines.slice(0, 3), 'x'.repeat(LONGEST + 1), ...lines.slice(3)])), ['4 line line-too-long', '1 count count'])
})

test('judged: a million wrong lines are counted and told, and only the first thousand are carried', async () => {
  const head = (await linesOf())[0]!
  const bytes = Buffer.concat([encodeGb18030(`${head}\n`)!, Buffer.alloc(2_000_000, '|\n')])
  let told = 0
  const read = await plain.judge(bytesIn(bytes), 'order', { told: () => told++ })
  assert.ok(isRefused(read))
  assert.deepEqual([read.count, told, read.wrong.length], [1_000_002, 1_000_002, 1_000])
})

test('judged: what is expected is compared: another kind, number, bank or day is another file', async () => {
  const { bytes } = await writtenWell(plain, 'order', batch)
  const read = (expected: object) => plain.judge(bytesIn(bytes), 'order', { expected }).then(causesOf)
  assert.deepEqual(await read({ kind: 'deduction' }), ['1 kind expected'])
  assert.deepEqual(await read({ number: '20261201-004', bank: '95588', date: '2026-12-06' }), ['1 number expected', '1 bank expected', '1 date expected'])
  assert.deepEqual(await read({ kind: 'pay-out', number: '20261201-003' }), ['taken'])
})

test('return: an unknown result code, sums of done and refused that are others, an opened account that is missing', async () => {
  const back = answered(batch)
  const seal = async (to: (text: string) => string, of = back) => {
    const { bytes } = await writtenWell(plain, 'return', of)
    const lines = to(new TextDecoder('gb18030').decode(bytes)).trimEnd().split('\n').slice(0, -1)
    return causesOf(await plain.judge(bytesIn(sealed(lines)), 'return'))
  }
  assert.deepEqual(await seal(text => text.replace('|01|见柜面', '|77|见柜面')), ['4 result result'])
  assert.deepEqual(await seal(text => text.replace('|1|0.01|3|', '|2|0.02|2|')), ['1 doneCount sum-done', '1 refusedCount sum-refused'])
  const opened = answered(sample('opening', 5), ['done'])
  assert.deepEqual(await seal(text => text.replace(/\|627000000000002\|/, '||'), opened), ['4 account missing'])
})

test('delivered: a file that changed, was cut or was exchanged after it was judged ends with a refusal, and no line of it is given out', async () => {
  const large = sample('pay-out', 8_000)
  const { bytes } = await writtenWell(plain, 'order', large)
  const read = await plain.judge(bytesIn(bytes), 'order')
  assert.ok(!isRefused(read))
  const deliver = async (other: Buffer) => {
    const lines: BatchLine[] = []
    for await (const line of plain.deliver(bytesIn(other), read)) { if (isRefused(line)) return [line.refused, lines.length]; lines.push(line) }
    return ['whole', lines.length]
  }
  const other = Buffer.from(bytes)
  other[bytes.length - 300]! ^= 1
  const firstBlocks = (await deliver(bytes.subarray(0, 256 * 1024)))[1] as number
  assert.deepEqual(await deliver(bytes), ['whole', 8_000])
  const [why, given] = await deliver(other)
  assert.equal(why, 'bank-file-changed')
  assert.ok((given as number) < 8_000 && (given as number) >= firstBlocks)
  assert.deepEqual(await deliver(Buffer.alloc(0)), ['bank-file-changed', 0])
})

test('a dialect whose digest lies beside the file: missing, another, and whole', async () => {
  const { bytes, digest } = await writtenWell(rural, 'order', batch)
  const read = (beside?: string) => rural.judge(bytesIn(bytes), 'order', { beside }).then(causesOf)
  assert.deepEqual(await read(), ['0 digest digest-missing'])
  assert.deepEqual(await read('0'.repeat(64)), ['0 digest digest'])
  assert.deepEqual(await read(`${digest.toUpperCase()}\r\n`), ['taken'])
  const day = Buffer.from(bytes.toString('latin1').replace(/\n20261205,3,/, '\n20261206,3,'), 'latin1')
  assert.deepEqual(causesOf(await rural.judge(bytesIn(day), 'order', { beside: createHash('sm3').update(day).digest('hex') })), ['4 date heading-differs'])
})

test('not written: what a form or dialect cannot carry is named by line, and no end line goes out', async () => {
  const refused = async (form: Form, change: (batch: ReturnType<typeof sample>) => void, kind: Kind = 'pay-out') => {
    const copy = structuredClone(sample(kind, 5)) as { head: Record<string, unknown>; lines: Record<string, unknown>[] } & ReturnType<typeof sample>
    change(copy)
    const { bytes, done } = await written(form, 'order', copy)
    assert.ok(isRefused(done))
    assert.ok(!bytes.includes('END|') && !bytes.includes('</Document>'))
    assert.ok(done.wrong.every(({ zh, en }) => zh && en && !/\{\w+\}/.test(zh + en)))
    return causesOf(done)
  }
  const line = (i: number, change: Partial<BatchLine>) => (batch: ReturnType<typeof sample>) => { Object.assign(batch.lines[i]!, change) }
  assert.deepEqual(await refused(plain, line(2, { name: '王|明' })), ['4 name characters'])
  assert.deepEqual(await refused(plain, line(2, { name: '王\ud842' })), ['4 name characters'])
  assert.deepEqual(await refused(plain, line(2, { name: ' 王' })), ['4 name format'])
  assert.deepEqual(await refused(plain, line(2, { amount: 0n })), ['4 amount amount', '1 total total'])
  assert.deepEqual(await refused(plain, line(2, { seq: 2 })), ['4 seq line-doubled'])
  assert.deepEqual(await refused(plain, line(2, { account: '62' }), 'opening'), ['4 account surplus'])
  assert.deepEqual(await refused(plain, line(2, { amount: 1n }), 'activation'), ['4 amount amount-not-zero', '1 total total'])
  assert.deepEqual(await refused(plain, line(2, { mandate: '' }), 'deduction'), ['4 mandate missing'])
  assert.deepEqual(await refused(plain, batch => { Object.assign(batch.head, { count: 6 }) }), ['1 count count'])
  assert.deepEqual(await refused(rural, batch => { Object.assign(batch.head, { bank: '95588' }) }), ['1 bank expected'])
  assert.deepEqual(await refused(rural, () => {}, 'deduction'), ['1 kind kind-not-in-form', '1 kind expected'])
  assert.deepEqual(await refused(isoForm, () => {}, 'opening'), ['1 kind kind-not-in-form'])
  assert.deepEqual(await refused(isoForm, line(2, { note: '养\u0007老' })), ['5 note characters'])
})

test('the tables are whole: every kind has a code, every result its own code in each dialect', () => {
  for (const dialect of [sbk1, ruralPension(agreed)] satisfies Dialect[]) {
    const codes = Object.values(dialect.resultCodes)
    assert.equal(new Set(codes).size, codes.length)
    assert.ok(dialect.kinds.every(kind => dialect.kindCodes[kind]))
  }
  assert.deepEqual([...kinds], ['opening', 'activation', 'pay-out', 'deduction'])
})

test('a file is put away that was handled, never one that came onto its name meanwhile', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sbk-away-'))
  try {
    const [path, to] = [join(folder, 'A.txt'), join(folder, 'done.txt')]
    writeFileSync(path, 'first')
    const handled = await open(path)
    writeFileSync(`${path}.part`, 'second')
    renameSync(`${path}.part`, path)
    await putAway(path, handled, to)
    assert.deepEqual([readFileSync(path, 'utf8'), existsSync(to), readdirSync(folder)], ['second', false, ['A.txt']])
    await handled.close()
    const second = await open(path)
    await putAway(path, second, to)
    await putAway(path, second, to)
    assert.deepEqual([readFileSync(to, 'utf8'), readdirSync(folder)], ['second', ['done.txt']])
    await second.close()
  } finally { rmSync(folder, { recursive: true, force: true }) }
})
