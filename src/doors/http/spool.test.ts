import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { spool } from './spool.ts'

let folder: string
const was = process.env['TMPDIR']
before(() => { folder = mkdtempSync(join(tmpdir(), 'spool-')); process.env['TMPDIR'] = folder })
after(() => { if (was === undefined) delete process.env['TMPDIR']; else process.env['TMPDIR'] = was; rmSync(folder, { recursive: true, force: true }) })

/** What spools left there; other tests of the same process may keep theirs in it. */
const left = () => readdirSync(folder).filter(name => /^sbk-[0-9a-f]{24}$/.test(name))

async function* cut(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0, size = 1; at < bytes.length; at += size, size = size * 3 % 65_521 + 1) yield bytes.subarray(at, at + size)
}

test('a spooled upload reads back the same at any position, is digested, and leaves no name in the folder', async () => {
  const bytes = randomBytes(300_007)
  let taken = 0
  const kept = await spool(cut(bytes), length => { taken += length })
  assert.deepEqual(left(), [])
  assert.equal(taken, bytes.length)
  assert.equal(kept.size, bytes.length)
  assert.equal(kept.sha256, createHash('sha256').update(bytes).digest('hex'))
  for (const [position, length] of [[0, 1], [0, 16], [15, 2], [16, 16], [17, 100_000], [bytes.length - 5, 5], [bytes.length - 5, 500], [bytes.length, 10], [0, bytes.length]] as const) {
    assert.ok((await kept.read(position, length)).equals(bytes.subarray(position, position + length)), `${position}+${length}`)
  }
  await kept.close()
})

test('an upload that is too large, or breaks off, leaves nothing', async () => {
  await assert.rejects(spool(cut(randomBytes(1_000)), () => { throw new Error('too large') }), /too large/)
  await assert.rejects(spool((async function* () { yield randomBytes(10); throw new Error('gone') })(), () => {}), /gone/)
  assert.deepEqual(left(), [])
})
