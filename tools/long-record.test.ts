import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { longRecord, sourceDigest, type LongRun } from './long-record.ts'

test('a long run that was broken off is gone on with of the same committed source alone: what ended well is not run again, what failed or never ended is', t => {
  const root = mkdtempSync(join(tmpdir(), 'sbk-long-record-'))
  t.after(() => rmSync(root, { recursive: true, force: true }))
  const put = (file: string, text: string) => { mkdirSync(dirname(join(root, file)), { recursive: true }); writeFileSync(join(root, file), text) }
  const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], { cwd: root, stdio: 'ignore' })
  const commit = () => { git('add', '.'); git('commit', '-m', 'x') }
  const counts = (passed: number, failed = 0) => ({ passed, failed, skipped: [] as string[] })
  git('init')
  put('a.ts', '1')
  commit()

  const first = longRecord(root, false)
  first.ended('doors', counts(7), 60, [])
  first.ended('long: sim', counts(3, 1), 90, [{ share: 'simulator', seeds: 5 }])
  const written = (): LongRun => JSON.parse(readFileSync(join(root, 'docs', 'proof', 'test-long.json'), 'utf8'))
  assert.deepEqual([written().of, written().passed, written().failed, written().seconds, written().long], [sourceDigest(root), 10, 1, 150, { simulator: { seeds: 5 } }])

  put('docs/decisions/0001.md', 'words')
  commit()
  const next = longRecord(root, true)
  assert.deepEqual([next.past('doors')?.passed, next.past('long: sim'), next.past('browser')], [7, undefined, undefined])
  next.ended('long: sim', counts(4), 80, [{ share: 'simulator', seeds: 6 }])
  assert.deepEqual([written().passed, written().failed, written().seconds, written().long], [11, 0, 140, { simulator: { seeds: 6 } }])
  assert.equal(longRecord(root, false).past('doors'), undefined, 'begun anew')

  put('a.ts', '2')
  assert.equal(longRecord(root, true).past('doors'), undefined, 'changed and not committed')
  commit()
  assert.equal(longRecord(root, true).past('doors'), undefined, 'other source')
})
