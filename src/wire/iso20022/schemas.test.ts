import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import yauzl, { type ZipFile } from 'yauzl'
import { answered, longest, sample, writtenWell } from '../../../test/support/batches.ts'
import type { Direction, ReturnLine } from '../bankfile/index.ts'
import { isoForm } from './index.ts'

/**
 * The schemas as ISO 20022 published them (2019), out of Debian's libhbci4j-core-java; the package is unpacked beside us where it is not installed. They are not
 * ours and stand in no file of this product. (decision 0172)
 */
const JARS = ['/usr/share/java/hbci4j-core.jar', join(import.meta.dirname, '../../../.cache/schemas/usr/share/java/hbci4j-core.jar')]
const jar = JARS.find(each => existsSync(each))
const missing = !jar ? 'no ISO 20022 schemas: Debian’s libhbci4j-core-java is neither installed nor unpacked under .cache/schemas'
  : spawnSync('xmllint', ['--version']).error ? 'no xmllint (Debian’s libxml2-utils)' : false

const messages = ['pain.001.001.09', 'pain.008.001.08', 'pain.002.001.10'] as const
type Message = typeof messages[number]
const folder = missing ? '' : mkdtempSync(join(tmpdir(), 'sbk-schemas-'))

/** Lays the three schemas into the folder. */
async function unpack(from: string): Promise<void> {
  const zip = await promisify<string, object, ZipFile>(yauzl.open)(from, { lazyEntries: true })
  await new Promise<void>((done, failed) => {
    zip.on('entry', (entry: { fileName: string }) => {
      if (!messages.some(each => entry.fileName === `${each}.xsd`)) { zip.readEntry(); return }
      zip.openReadStream(entry as never, (error, stream) => {
        if (error) { failed(error); return }
        void buffer(stream).then(bytes => { writeFileSync(join(folder, entry.fileName), bytes); zip.readEntry() }, failed)
      })
    })
    zip.on('end', done)
    zip.on('error', failed)
    zip.readEntry()
  })
}

before(async () => {
  if (!missing && jar) await unpack(jar)
})
after(() => { if (!missing) rmSync(folder, { recursive: true, force: true }) })

/** What the schema of a message says against an XML text; nothing when it agrees. */
function against(message: Message, xml: Buffer | string): string[] {
  const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', join(folder, `${message}.xsd`), '-'], { input: xml, encoding: 'utf8' })
  return status === 0 ? [] : stderr.split('\n').filter(line => / element |error/i.test(line))
}
const written = async (direction: Direction, batch: object): Promise<Buffer> => (await writtenWell(isoForm, direction, batch as never)).bytes

for (const [kind, order] of [['pay-out', 'pain.001.001.09'], ['deduction', 'pain.008.001.08']] as const) {
  test(`the published schema of ${order} agrees with every ${kind} we write, at the longest values too`, { skip: missing }, async () => {
    for (const each of [sample(kind, 1), sample(kind, 40), longest(kind)]) assert.deepEqual(against(order, await written('order', each)), [])
  })
  test(`the published schema of pain.002.001.10 agrees with every answer to a ${kind}: each result, the longest reason, a bank that repeats nothing`, { skip: missing }, async () => {
    for (const each of [sample(kind, 1), sample(kind, 40), longest(kind)]) {
      const back = answered(each)
      const wordy = back.lines.map((line): ReturnLine => ({ ...line, reason: '因'.repeat(105) }))
      const terse = back.lines.map((line): ReturnLine => ({ ...line, name: '', idNumber: '', card: '', account: '', note: '', mandate: '', branch: '', reason: '' }))
      for (const lines of [back.lines, wordy, terse]) assert.deepEqual(against('pain.002.001.10', await written('return', { head: back.head, lines })), [])
    }
  })
  test(`the published schema of ${order} is really asked: an element out of order, too long or left out is found`, { skip: missing }, async () => {
    const xml = (await written('order', sample(kind, 2))).toString('utf8')
    for (const [from, to] of [[/(<MsgId>.*?<\/MsgId>)(<CreDtTm>.*?<\/CreDtTm>)/, '$2$1'], [/<EndToEndId>[^<]*/, `<EndToEndId>${'R'.repeat(36)}`], [/<PmtMtd>.*?<\/PmtMtd>/, '']] as const) {
      const harmed = xml.replace(from, to)
      assert.notEqual(harmed, xml)
      assert.equal(against(order, harmed).length > 0, true, String(from))
    }
  })
}
