import assert from 'node:assert/strict'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import * as ours from '../../src/wire/iso8583/index.ts'
import { approvalOf, bytesOf, dialects, ICC, keys, requestOf } from '../support/pos.ts'
import { dice, settled, standingClock, wire } from '../support/pos-line.ts'
import { FUZZ_SEED, tell } from './tell.ts'

type Wire = typeof ours
type Dice = ReturnType<typeof dice>
const RUNS = Number(process.env['SBK_FUZZ_ISO'] ?? 200_000)
/** A single message may take so many ms, on a busy machine too. */
const SLOW = 250
const counts: Record<string, number> = {}
const corpus = Object.values(dialects).flatMap(dialect => ours.kindNames.flatMap(kind => [requestOf(kind, dialect), approvalOf(requestOf(kind, dialect), kind, dialect)].map(message => ({ dialect, body: bytesOf(message, kind, dialect) }))))
const planted = join(import.meta.dirname, '../../test-results/planted')
after(() => {
  rmSync(planted, { recursive: true, force: true })
  tell('fuzz iso8583', { seed: FUZZ_SEED, corpus: corpus.length, bytes: corpus.reduce((sum, { body }) => sum + body.length, 0), executions: counts })
})

const count = (what: string) => { counts[what] = (counts[what] ?? 0) + 1 }

/** Bytes with something done to them, mostly near a length or a bitmap. */
function harmed(roll: Dice, body: Buffer): Buffer {
  let copy: Buffer = Buffer.from(body)
  for (let turns = 1 + roll(3); turns > 0 && copy.length; turns--) {
    const at = roll(copy.length)
    switch (roll(8)) {
      case 0: copy[at]! ^= 1 << roll(8); break
      case 1: copy[at] = [0, 1, 0x10, 0x19, 0x20, 0x99, 0x9a, 0xff][roll(8)]!; break
      case 2: copy[at] = (copy[at]! + [1, 0xff, 0x10, 0xf0][roll(4)]!) & 0xff; break
      case 3: copy = copy.subarray(0, at); break
      case 4: copy = Buffer.concat([copy.subarray(0, at), Buffer.from([roll(256)]), copy.subarray(at)]); break
      case 5: copy = Buffer.concat([copy.subarray(0, at), copy.subarray(at + 1)]); break
      case 6: copy = Buffer.concat([copy.subarray(0, at), corpus[roll(corpus.length)]!.body.subarray(at)]); break
      default: copy[13 + roll(8)] = roll(256)
    }
  }
  return copy
}

/** What must hold of any bytes; whether they are a message. */
function decodes({ decodeMessage, encodeMessage, checkMessage, show }: Wire, body: Buffer, dialect: ours.Dialect): boolean {
  const began = performance.now()
  const decoded = decodeMessage(body, dialect)
  assert.ok(performance.now() - began < SLOW, 'took too long')
  if ('refused' in decoded) {
    count('messages refused')
    for (const { field, zh, en } of decoded.faults) assert.ok(/^(F\d+|frame|mti|bitmap)$/.test(field) && zh && en)
    return false
  }
  count('messages read')
  checkMessage(decoded.message)
  show(decoded.message)
  const again = encodeMessage(decoded.message, dialect)
  assert.ok(Buffer.isBuffer(again), 'what was read cannot be written')
  assert.equal(again.length, body.length)
  assert.deepEqual((decodeMessage(again, dialect) as ours.Decoded).message, decoded.message)
  return true
}

function messages(module: Wire, seed: number, runs: number): void {
  const roll = dice(seed)
  for (const { body, dialect } of corpus) assert.ok(decodes(module, body, dialect), 'a message of the corpus')
  for (let run = 0; run < runs; run++) { const { body, dialect } = corpus[roll(corpus.length)]!; decodes(module, harmed(roll, body), dialect) }
}

/** Frames one behind the other, cut anywhere: those before the first harm come out whole, and little is held. */
function streams({ frameOf, frameReader }: Wire, seed: number, runs: number): void {
  const roll = dice(seed)
  for (let run = 0; run < runs; run++) {
    const bodies = Array.from({ length: 1 + roll(6) }, () => corpus[roll(corpus.length)]!.body)
    const tail = Buffer.from(Array.from({ length: roll(2) * roll(40) }, () => roll(256)))
    const stream = Buffer.concat([...bodies.map(frameOf), tail])
    const reader = frameReader(1500)
    const got: Buffer[] = []
    let dead = false
    for (let at = 0; at < stream.length && !dead;) {
      const chunk = stream.subarray(at, at + 1 + roll(roll(2) ? 3 : 400))
      at += chunk.length
      reader.add(chunk)
      for (let body = reader.next(); body !== null && !dead; body = reader.next()) { if (Buffer.isBuffer(body)) got.push(body); else dead = true }
      assert.ok(reader.held() <= 1502 + 400)
    }
    count('streams')
    bodies.forEach((body, i) => assert.ok(got[i]?.equals(body), `frame ${i} of ${bodies.length}`))
  }
}

/** Chip data: what was read is written as it was, where no length was longer than it had to be. */
function chips({ readTlv, writeTlv }: Wire, seed: number, runs: number): void {
  const roll = dice(seed)
  for (let run = 0; run < runs; run++) {
    const bytes = harmed(roll, ICC)
    const read = readTlv(bytes)
    count('refused' in read ? 'chip data refused' : 'chip data read')
    if (!('refused' in read) && !bytes.includes(0x81) && !bytes.includes(0x82)) assert.deepEqual(writeTlv(read), bytes)
  }
}

test('iso8583: any bytes are a message or are refused by a field, in time; what is read can be written and read again', () => { messages(ours, FUZZ_SEED, RUNS) })
test('iso8583: any stream gives its whole frames however it is cut, and holds little', () => { streams(ours, FUZZ_SEED, RUNS / 20) })
test('iso8583: any chip data is read or refused', () => { chips(ours, FUZZ_SEED, RUNS / 2) })

test('iso8583: a server that is sent anything answers what was whole and stays', async () => {
  const roll = dice(FUZZ_SEED)
  const clock = standingClock()
  let failed = 0
  const server = ours.serve({ dialect: ours.UNIONPAY, after: clock.after, told: event => { if (event.what === 'failed') failed++ }, answer: async ({ message }) => {
    const known = ours.checkMessage(message)
    return 'refused' in known || known.leg === 'answer' ? null : { message: approvalOf(message, known.kind), mak: keys['3des'].mac }
  } })
  for (let run = 0; run < RUNS / 200; run++) {
    const { near, far } = wire()
    let answers = 0
    server.take(far)
    near.on('error', () => {})
    near.on('data', () => { answers++ })
    near.write(ours.frameOf(bytesOf(requestOf('echo'), 'echo')))
    near.write(ours.frameOf(harmed(roll, corpus[roll(corpus.length)]!.body).subarray(0, 1500)))
    if (roll(2)) near.write(harmed(roll, ours.frameOf(corpus[roll(corpus.length)]!.body)))
    await settled()
    assert.ok(answers >= 1)
    near.destroy()
    count('connections')
  }
  await clock.pass(600_000)
  assert.deepEqual([server.connections(), failed], [0, 0])
  await server.close()
})

/** Faults of one in a length, each put into a copy of the code and found by what finds none in ours. */
const plants = [
  { name: 'a frame is whole one byte early', file: 'frame.ts', from: 'rest.length < 2 + length', to: 'rest.length < 1 + length', finds: (module: Wire, seed: number) => { streams(module, seed, 1000) } },
  { name: 'a frame ends one byte early', file: 'frame.ts', from: 'rest.subarray(2, 2 + length)', to: 'rest.subarray(2, 1 + length)', finds: (module: Wire, seed: number) => { streams(module, seed, 1000) } },
  { name: 'an odd digit has no byte', file: 'codec.ts', from: '(packed(field) ? (size + 1) >> 1 : size)', to: '(packed(field) ? size >> 1 : size)', finds: (module: Wire, seed: number) => { messages(module, seed, 1000) } },
  { name: 'a field may be longer by one', file: 'codec.ts', from: 'if (size > field.most) return', to: 'if (size > field.most + 1) return', finds: (module: Wire, seed: number) => { messages(module, seed, 20_000) } },
  { name: 'a card number of an upload has a digit less', file: 'batch.ts', from: "pan.padStart(20, '0')", to: "pan.padStart(19, '0')", finds: (module: Wire, seed: number) => { messages(module, seed, 1000) } },
  { name: 'chip data may be cut by one', file: 'tlv.ts', from: 'if (size.from + size.length > bytes.length)', to: 'if (size.from + size.length > bytes.length + 1)', finds: (module: Wire, seed: number) => { chips(module, seed, 20_000) } },
]

for (const [i, { name, file, from, to, finds }] of plants.entries()) {
  test(`iso8583: a planted fault is found: ${name}`, async () => {
    const folder = join(planted, String(i))
    mkdirSync(folder, { recursive: true })
    cpSync(join(import.meta.dirname, '../../src/wire/iso8583'), join(folder, 'iso8583'), { recursive: true, filter: path => !path.endsWith('.test.ts') })
    cpSync(join(import.meta.dirname, '../../src/wire/gb18030.ts'), join(folder, 'gb18030.ts'))
    const text = readFileSync(join(folder, 'iso8583', file), 'utf8')
    assert.equal(text.split(from).length, 2, 'the place is there once')
    writeFileSync(join(folder, 'iso8583', file), text.replace(from, to))
    const module = await import(join(folder, 'iso8583', 'index.ts')) as Wire
    assert.throws(() => { finds(module, FUZZ_SEED) })
    finds(ours, FUZZ_SEED)
    count('plants found')
  })
}
