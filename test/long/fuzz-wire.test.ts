import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { apply, basicOf, cardIdent, cardNumber, isImage, personalise, reset } from '#chip'
import { packText } from '#regions'
import { openSheetBuffer, isBroken } from '../../src/applications/roster-sheet.ts'
import { inMemory, openZip, ZipBroken } from '../../src/applications/roster-zip.ts'
import { issuerKeys, newKeys, openVault } from '#vault'
import { parsePack } from '../../src/regions/parse-pack.ts'
import { decodeAnswer, decodeCommand, encodeCommand } from '../../src/wire/apdu/apdu.ts'
import { fromBcd } from '../../src/wire/apdu/bcd.ts'
import { decodeGb18030, encodeGb18030, splitGb18030 } from '../../src/wire/gb18030.ts'
import { readEnvelope } from '../../src/wire/national/envelope.ts'
import { FUZZ_SEED, tell } from './tell.ts'

const counts: Record<string, number> = {}
const runs = (name: string, numRuns: number) => { counts[name] = numRuns; return { numRuns, seed: FUZZ_SEED, interruptAfterTimeLimit: 240_000, markInterruptAsFailure: true } }
after(() => tell('fuzz bytes', { seed: FUZZ_SEED, runs: counts }))
const bytes = (most: number) => fc.uint8Array({ maxLength: most }).map(each => Buffer.from(each))

test('apdu: any bytes are a command or none; what is read is what was written; a chip answers every command with a status', () => {
  const image = chip()
  fc.assert(fc.property(bytes(300), sent => {
    const command = decodeCommand(sent)
    if (command) assert.deepEqual(decodeCommand(encodeCommand(command)), command)
    const { response } = apply(image, sent, size => Buffer.alloc(size, 7))
    assert.ok(response.length >= 2)
    decodeAnswer(response)
    fromBcd(sent)
  }), runs('apdu', 20_000))
})

test('apdu: a chip that was told anything in a row still answers, and never gives its PIN or a key away', () => {
  const command = fc.record({ cla: fc.constantFrom(0x00, 0x80, 0x84), ins: fc.constantFrom(0xa4, 0xb0, 0xb2, 0x84, 0x82, 0x88, 0x20, 0x24, 0x2c, 0x5e, 0xdc, 0xd6, 0x16), p1: fc.integer({ min: 0, max: 255 }), p2: fc.integer({ min: 0, max: 255 }),
    data: fc.oneof(bytes(24), fc.constant(Buffer.from('7378312E73682EC9E7BBE1B1A3D5CF', 'hex')), fc.constantFrom('EF05', 'EF06', '123456').map(each => Buffer.from(each, 'hex'))), le: fc.option(fc.integer({ min: 0, max: 256 }), { nil: null }) })
  const fresh = chip()
  fc.assert(fc.property(fc.array(command, { maxLength: 25 }), commands => {
    let image = fresh
    for (const each of commands) {
      const sent = encodeCommand(each)
      const answered = apply(image, sent, size => Buffer.alloc(size, 9))
      assert.ok(answered.response.length >= 2 && answered.response.length <= 260)
      image = answered.image
    }
  }), runs('apdu in a row', 2_000))
})

test('gb18030: any bytes are read without an error; what can be written is read back as it was', () => {
  fc.assert(fc.property(bytes(200), sent => { const text = decodeGb18030(sent); assert.ok(text === null || typeof text === 'string') }), runs('gb18030 bytes', 20_000))
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.integer({ min: 1, max: 60 }), (text, width) => {
    const written = encodeGb18030(text)
    if (written) assert.equal(decodeGb18030(written), text)
    const split = splitGb18030(text, width)
    if (split) assert.ok(split.head.length <= width)
  }), runs('gb18030 text', 20_000))
})

test('driver: any line is a card’s basic line or none', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.string(), { maxLength: 14 }).map(each => each.join('|'))), line => { basicOf(line) }), runs('driver line', 10_000))
})

test('national: any text is an envelope or names what is wrong with it', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.json(), fc.anything({ withBigInt: false, maxDepth: 4 }).map(value => JSON.stringify(value) ?? ''), fc.integer({ min: 1, max: 30_000 }).map(depth => '['.repeat(depth)),
    fc.tuple(fc.constantFrom('{"infno":"2102","msgid":', '{"input":{"data":', '[', '{"a":1e'), fc.string()).map(parts => parts.join('')))
  fc.assert(fc.property(text, sent => {
    const read = readEnvelope(sent)
    if (Array.isArray(read)) for (const fault of read) assert.ok(fault.zh && fault.en)
  }), runs('national text', 5_000))
})

test('packs: a pack with anything done to its lines is read or its mistakes are named by line, in both languages', () => {
  const hefei = packText('hefei').split('\n')
  const edit = fc.record({ at: fc.nat(hefei.length - 1), how: fc.constantFrom('drop', 'twice', 'cut', 'indent', 'swap', 'put'), put: fc.oneof(fc.constantFrom('  - &a [*a]', 'x: *nothing', '\t- tab', '- }', '? ', 'valid_from: 2026-02-30', 'value: !!js/function 1', '<<: *a', '"', "'", '%YAML 9', '---', '...'), fc.string({ maxLength: 30 })) })
  fc.assert(fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), edits => {
    const lines = [...hefei]
    for (const { at, how, put } of edits) {
      const line = lines[at] ?? ''
      if (how === 'drop') lines.splice(at, 1)
      else if (how === 'swap') lines.splice(at, 1, lines[at + 1] ?? '')
      else lines.splice(at, 1, ...how === 'twice' ? [line, line] : how === 'cut' ? [line.slice(0, line.length >> 1)] : how === 'indent' ? [` ${line}`] : [put])
    }
    named(lines.join('\n'))
  }), runs('packs edited', 300))
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.json()), named), runs('packs of noise', 1_000))
})

test('roster files: bytes of a sheet or a zip with anything done to them are read or refused by name, within their limits', async () => {
  const { exampleSheet, examplePhotos } = await files()
  const harmed = (whole: Buffer) => fc.record({ cut: fc.option(fc.nat(whole.length)), flips: fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 12 }), tail: bytes(20) }).map(({ cut, flips, tail }) => {
    const copy = Buffer.from(whole)
    for (const [at, value] of flips) copy[at] = value
    return Buffer.concat([cut === null ? copy : copy.subarray(0, cut), tail])
  })
  await fc.assert(fc.asyncProperty(harmed(exampleSheet), async sent => {
    const opened = await openSheetBuffer(sent)
    if ('no' in opened) return
    try { for await (const row of opened.rows()) assert.ok(row.row > 0) } catch (error) { if (!isBroken(error)) throw error }
  }), runs('sheets', 1_500))
  await fc.assert(fc.asyncProperty(harmed(examplePhotos), async sent => {
    const opened = await openZip(inMemory(sent))
    if ('no' in opened) return
    for (const entry of opened.entries.slice(0, 5)) {
      await opened.read(entry)
      try { for await (const piece of opened.pieces(entry)) assert.ok(piece.length > 0) } catch (error) { if (!(error instanceof ZipBroken)) throw error }
    }
  }), runs('zips', 1_500))
})

function named(text: string): void {
  const lines = text.split('\n').length
  for (const { line, zh, en } of parsePack(text).mistakes) assert.ok(line >= 1 && line <= lines + 1 && zh && en, `${line} of ${lines}: ${zh}`)
}

const master = Buffer.alloc(32, 7)
const issuer = issuerKeys(openVault(master, newKeys(master)), '340100')
function chip() {
  const made = personalise({ version: '2.00', ident: cardIdent(issuer, '340100', 0x00c0ffee), cardNumber: cardNumber('D0000001'), institution: '340100000001', issuedOn: '2026-11-01', validUntil: '2036-10-31', number: '340104199001011232',
    name: '沈小华', sex: '1', nation: '01', birthplace: '340104', birth: '1990-01-01', bankCard: '6231230012345678935', initialPin: '123456', pinTries: 10 }, issuer)
  if (!isImage(made)) throw new Error('no chip')
  return reset(made)
}

async function files() {
  const { mkdtemp, readFile } = await import('node:fs/promises')
  const { exampleRows, writeExample, writePhotos } = await import('../../examples/roster/make.ts')
  const folder = await mkdtemp('/tmp/sbk-fuzz-')
  const rows = exampleRows(12, 5)
  await writeExample(`${folder}/r.xlsx`, rows)
  await writePhotos(`${folder}/p.zip`, rows, 5)
  return { exampleSheet: await readFile(`${folder}/r.xlsx`), examplePhotos: await readFile(`${folder}/p.zip`) }
}
