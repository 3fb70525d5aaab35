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
  first.ended('doors', false, counts(7), 60, [])
  first.ended('long: kill', true, counts(5), 40, [])
  first.ended('long: sim', true, counts(3, 1), 90, [{ share: 'simulator', seeds: 5 }])
  const written = (): LongRun => JSON.parse(readFileSync(join(root, 'docs', 'proof', 'test-long.json'), 'utf8'))
  assert.deepEqual([written().shares['doors']!.of, written().passed, written().failed, written().seconds, written().long], [sourceDigest(root), 15, 1, 190, { simulator: { seeds: 5 } }])

  put('docs/decisions/0001.md', 'words')
  commit()
  const next = longRecord(root, true)
  assert.deepEqual([next.past('doors', false)?.passed, next.past('long: kill', true)?.passed, next.past('long: sim', true), next.past('browser', false)], [7, 5, undefined, undefined])
  next.ended('long: sim', true, counts(4), 80, [{ share: 'simulator', seeds: 6 }])
  assert.deepEqual([written().passed, written().failed, written().seconds, written().long], [16, 0, 180, { simulator: { seeds: 6 } }])
  assert.equal(longRecord(root, false).past('doors', false), undefined, 'begun anew')

  put('web/page.tsx', '1')
  commit()
  assert.deepEqual([longRecord(root, true).past('doors', false), longRecord(root, true).past('long: kill', true)?.passed], [undefined, 5], 'a page changed: what looks at none stands')
  put('a.ts', '2')
  assert.equal(longRecord(root, true).past('long: kill', true), undefined, 'changed and not committed')
  commit()
  assert.equal(longRecord(root, true).past('long: kill', true), undefined, 'other source')
})
