import assert from 'node:assert/strict'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { isRefused } from '#kit/refusal'
import { kinds, plainForm, ruralPension, sbk1, type BatchRefused, type Bytes, type Direction, type Form, type Kind, type Sent } from '../../src/wire/bankfile/index.ts'
import { isoForm } from '../../src/wire/iso20022/index.ts'
import { agreed, answered, batchOf, sample, writtenWell } from '../support/batches.ts'
import { FUZZ_SEED, tell } from './tell.ts'

const root = join(import.meta.dirname, '..', '..')
const FILES = join(root, 'test', 'fixtures', 'bankfiles')
const RUNS = Number(process.env['SBK_FUZZ_BANKFILE'] ?? 4_000)
const facts: Record<string, unknown> = { seed: FUZZ_SEED }
const said: Record<string, number> = {}
after(() => tell('fuzz bankfile', { ...facts, causes: said }))
const runs = (name: string, numRuns: number) => { facts[name] = numRuns; return { numRuns, seed: FUZZ_SEED, interruptAfterTimeLimit: 300_000, markInterruptAsFailure: true } }

type Forms = Readonly<Record<string, Form>>
const formsOf = (plain: typeof plainForm, iso: Form): Forms => ({ 'sbk1': plain(sbk1), 'utf-8': plain({ ...sbk1, encoding: 'utf-8', lineEnd: '\r\n', amount: 'fen' }), 'rural': plain(ruralPension(agreed)), 'iso': iso })
const real = formsOf(plainForm, isoForm)

/** Bytes that come in pieces which end at every multiple of `step`: a line, a character, a tag then lie across two blocks. */
const inSteps = (all: Buffer, step: number): Bytes => ({ size: all.length, read: async (at, length) => all.subarray(at, Math.min(at + length, at - at % step + step)) })

/** Judges and delivers; never throws. What is refused is named in both languages at a line of the file. */
async function readWhole(form: Form, direction: Direction, bytes: Bytes, beside: string | undefined): Promise<{ head: object; lines: object[] } | BatchRefused> {
  const judged = await form.judge(bytes, direction, { beside })
  if (isRefused(judged)) {
    for (const { line, zh, en, cause } of judged.wrong) {
      assert.ok(line >= 0 && line <= bytes.size + 1 && zh && en && !/\{\w+\}/.test(zh + en), `${line} ${cause}`)
      said[cause] = (said[cause] ?? 0) + 1
    }
    return judged
  }
  said['taken'] = (said['taken'] ?? 0) + 1
  const lines: Sent[Direction]['line'][] = []
  for await (const line of form.deliver(bytes, judged)) { assert.ok(!isRefused(line)); lines.push(line) }
  assert.deepEqual([lines.length, lines.reduce((sum, { amount }) => sum + amount, 0n)], [judged.head.count, judged.head.total])
  return { head: judged.head, lines }
}

const step = fc.oneof(fc.integer({ min: 101, max: 700 }), fc.integer({ min: 701, max: 9_000 }))
/** A batch some of whose texts are exactly as long as they may be. */
const brimful = (kind: Kind) => fc.tuple(batchOf(kind), fc.constantFrom('name', 'note', 'account', 'ref', 'none')).map(([batch, field]) => {
  if (field === 'none' || field === 'account' && kind === 'opening') return batch
  const text = { name: '龘'.repeat(70), note: '养'.repeat(140), account: '6'.repeat(34), ref: 'R'.repeat(35) }[field as 'name']
  return { ...batch, lines: batch.lines.map((line, i) => i === batch.lines.length - 1 ? { ...line, [field]: text } : line) }
})
const wholeCase = fc.constantFrom(...Object.keys(real)).chain(name => fc.constantFrom(...real[name]!.kinds).chain(kind => fc.record({ name: fc.constant(name), batch: brimful(kind), back: fc.boolean(), step })))
type Whole = { name: string; batch: ReturnType<typeof sample>; back: boolean; step: number }

/** What was written is read back as it was, wherever its blocks end. */
async function thereAndBack(forms: Forms, { name, batch, back, step }: Whole): Promise<void> {
  const direction: Direction = back ? 'return' : 'order'
  const due = back ? answered(batch) : batch
  if (back && step % 3 === 0) due.lines = due.lines.map(line => ({ ...line, reason: '因'.repeat(105) }))
  const { bytes, digest } = await writtenWell(forms[name]!, direction, due as never)
  assert.deepEqual(await readWhole(forms[name]!, direction, inSteps(bytes, step), digest), due)
}

/** The golden files and some longer ones: what the harm begins with. */
type Begun = { file: string; bytes: Buffer; form: string; direction: Direction }
const corpus: Begun[] = await Promise.all(readdirSync(FILES).map(async (file): Promise<Begun> => ({ file, bytes: readFileSync(join(FILES, file)), form: file.endsWith('.xml') ? 'iso' : file.startsWith('rural') ? 'rural' : 'sbk1', direction: /return|pain002/.test(file) ? 'return' : 'order' }))
  .concat(kinds.filter(kind => kind !== 'opening').map(async kind => ({ file: `utf-8 ${kind}`, bytes: (await writtenWell(real['utf-8']!, 'order', sample(kind, 60))).bytes, form: 'utf-8', direction: 'order' as const }))) as Promise<Begun>[])
facts['corpus'] = `${corpus.length} files, ${corpus.reduce((sum, { bytes }) => sum + bytes.length, 0)} bytes`

const harm = fc.record({ at: fc.nat(), to: fc.nat(), how: fc.constantFrom('flip', 'cut', 'drop', 'twice', 'swap', 'put', 'move'), put: fc.oneof(fc.constantFrom('\0', '|', '\r', '\n', '\nEND|', '"', '<', '&', '<!DOCTYPE a>', '</', '0', '-', '\xff', '\x81', '姓名'), fc.string({ maxLength: 12 })) })
type Harm = { at: number; to: number; how: string; put: string }
/** Does something to bytes: to one of them, to a line, or to a stretch. */
function harmed(whole: Buffer, { at, to, how, put }: Harm): Buffer {
  const [a, b] = [at % whole.length, to % whole.length].sort((x, y) => x - y) as [number, number]
  const line = [whole.lastIndexOf(10, a) + 1, (whole.indexOf(10, a) + 1) || whole.length] as const
  const head = whole.subarray(0, line[0]), own = whole.subarray(...line), tail = whole.subarray(line[1])
  switch (how) {
    case 'flip': { const copy = Buffer.from(whole); copy[a]! ^= 1 << to % 8; return copy }
    case 'cut': return whole.subarray(0, a)
    case 'drop': return Buffer.concat([head, tail])
    case 'twice': return Buffer.concat([head, own, own, tail])
    case 'swap': return Buffer.concat([head, tail, own])
    case 'move': return Buffer.concat([whole.subarray(0, a), whole.subarray(b), whole.subarray(a, b)])
    default: return Buffer.concat([whole.subarray(0, a), Buffer.from(put, 'utf8'), whole.subarray(a)])
  }
}

test('bank files: what is written is read back as it was, wherever the blocks of the file end', async () => {
  await fc.assert(fc.asyncProperty(wholeCase, each => thereAndBack(real, each)), runs('whole', Math.ceil(RUNS / 6)))
})

test('bank files: bytes with anything done to them are refused by line, or still say what they said; a reader never throws', async () => {
  await fc.assert(fc.asyncProperty(fc.constantFrom(...corpus), fc.array(harm, { minLength: 1, maxLength: 3 }), step, async ({ bytes, form, direction }, harms, step) => {
    const sent = harms.reduce<Buffer>((now, each) => now.length ? harmed(now, each) : now, bytes)
    const read = await readWhole(real[form]!, direction, inSteps(sent, step), undefined)
    // the digest is inside: what is taken all the same is what was sent, but for empty lines at the end
    if (!isRefused(read) && (form === 'sbk1' || form === 'utf-8')) assert.deepEqual(read, await readWhole(real[form]!, direction, inSteps(bytes, 4_096), undefined))
  }), runs('harmed', RUNS))
})

test('bank files: noise, and noise behind a true heading, is refused', async () => {
  const headings = corpus.map(({ bytes, form, direction }) => ({ form, direction, head: bytes.subarray(0, bytes.indexOf(10) + 1) }))
  await fc.assert(fc.asyncProperty(fc.constantFrom(...headings), fc.uint8Array({ maxLength: 400 }), fc.boolean(), step, async ({ form, direction, head }, noise, headed, step) => {
    assert.ok(isRefused(await readWhole(real[form]!, direction, inSteps(Buffer.concat([headed ? head : Buffer.alloc(0), Buffer.from(noise)]), step), undefined)))
  }), runs('noise', Math.ceil(RUNS / 3)))
})

/** Off by one, in copies of the readers and writers: the runs above must find each. */
const plants = [
  ['bankfile/lines.ts', 'const end = joined.lastIndexOf(NEWLINE) + 1', 'const end = joined.lastIndexOf(NEWLINE)', 'a line end is left to the next line'],
  ['bankfile/pieces.ts', 'yield bytes\n    at += bytes.length\n  }\n}\n\n/** The second', 'yield bytes\n    at += bytes.length - (at > 0 && bytes.length > 1 ? 1 : 0)\n  }\n}\n\n/** The second', 'a block begins one byte too early'],
  ['bankfile/tally.ts', 'seq < 1 || seq > capacity', 'seq < 1 || seq >= capacity', 'the last sequence number is beyond the file'],
  ['bankfile/check.ts', 'value.length > most', 'value.length >= most', 'the longest text is too long'],
  ['bankfile/judge.ts', '+ 1 || -1', '|| -1', 'the digest leaves out the last line end'],
  ['iso20022/values.ts', "slice(0, 105)", "slice(0, 104)", 'the bank’s words lose a character'],
] as const

test('bank files: an off-by-one put into a copy of the reader is found by these very runs', async t => {
  const folder = join(root, 'test-results', `planted-${process.pid}`)
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const found: Record<string, number> = {}
  for (const [i, [file, from, to, what]] of plants.entries()) {
    const copy = join(folder, String(i))
    mkdirSync(copy, { recursive: true })
    cpSync(join(root, 'src', 'wire'), join(copy, 'wire'), { recursive: true })
    const text = readFileSync(join(copy, 'wire', file), 'utf8')
    assert.ok(text.includes(from), `${file} has no longer: ${from}`)
    writeFileSync(join(copy, 'wire', file), text.replace(from, to))
    const load = async <T>(path: string) => await import(pathToFileURL(join(copy, 'wire', path)).href) as T
    const { plainForm } = await load<typeof import('../../src/wire/bankfile/index.ts')>('bankfile/index.ts')
    const { isoForm } = await load<typeof import('../../src/wire/iso20022/index.ts')>('iso20022/index.ts')
    const forms = formsOf(plainForm, isoForm)
    const outcome = await fc.check(fc.asyncProperty(wholeCase, each => thereAndBack(forms, each)), { numRuns: RUNS, seed: FUZZ_SEED, endOnFailure: true })
    assert.ok(outcome.failed, `not found in ${RUNS} runs: ${what}`)
    found[what] = outcome.numRuns
  }
  facts['planted, found after'] = found
})
