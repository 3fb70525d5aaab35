import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { continueRosters } from '#applications'
import { exampleRows, writeExample, writePhotos } from '../../examples/roster/make.ts'
import { unitSite } from '../support/unit-site.ts'
import { FUZZ_SEED, tell } from './tell.ts'

const RUNS = Number(process.env['SBK_FUZZ_ROSTER'] ?? 80)

/** Whole bytes with some of them changed, a piece cut off, a tail put on. */
const harmed = (whole: Buffer) => fc.record({ cut: fc.option(fc.nat(whole.length), { freq: 2 }), flips: fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 }), tail: fc.uint8Array({ maxLength: 12 }) }).map(({ cut, flips, tail }) => {
  const copy = Buffer.from(whole)
  for (const [at, value] of flips) copy[at] = value
  return Buffer.concat([cut === null ? copy : copy.subarray(0, cut), tail])
})

test('rosters: a spreadsheet and a zip with anything done to their bytes are refused by name or read to the end; none stays stuck and no job fails', async t => {
  const site = await unitSite()
  const folder = await mkdtemp(join(tmpdir(), 'sbk-fuzz-'))
  t.after(async () => { await site.close(); await rm(folder, { recursive: true, force: true }) })
  const rows = exampleRows(8, 61)
  await writeExample(join(folder, 'r.xlsx'), rows)
  await writePhotos(join(folder, 'p.zip'), rows, 61)
  const [sheet, photos] = [await readFile(join(folder, 'r.xlsx')), await readFile(join(folder, 'p.zip'))]
  const said: Record<string, number> = {}
  await fc.assert(fc.asyncProperty(fc.oneof(fc.constant(sheet), harmed(sheet)), fc.oneof(fc.constant(photos), harmed(photos)), async (one, other) => {
    const form = new FormData()
    form.append('sheet', new Blob([new Uint8Array(one)]), 'r.xlsx')
    form.append('photos', new Blob([new Uint8Array(other)]), 'p.zip')
    const { status, body } = await site.officer.post('/rosters', form)
    assert.ok(status < 500 && (status === 200 || body.refused && body.zh && body.en), `${status} ${JSON.stringify(body)}`)
    const word = status === 200 ? 'taken' : String(body.refused)
    said[word] = (said[word] ?? 0) + 1
    while (await continueRosters(site.house));
  }), { numRuns: RUNS, seed: FUZZ_SEED, interruptAfterTimeLimit: 300_000, markInterruptAsFailure: true, endOnFailure: true })
  const { rows: phases } = await site.house.pool.query<{ phase: string }>('select distinct phase from applications.roster')
  assert.deepEqual(phases.map(({ phase }) => phase).filter(phase => !['ready', 'unreadable'].includes(phase)), [])
  tell('fuzz roster', { seed: FUZZ_SEED, uploads: RUNS, said })
})
