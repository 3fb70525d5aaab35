import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { dirname, join } from 'node:path'
import type { Counts } from './reporter.ts'

/** What one share of a long run came to, of which source, and how busy the machine was when it ended. `of` null: of source that was not committed. */
export type Ended = Counts & { of: string | null; seconds: number; load: number }
type Facts = Record<string, unknown>
/** docs/proof/test-long.json: what ran, of which source, with which seeds, how often, how long. */
export type LongRun = Counts & { seconds: number; node: string; cpus: number; shares: Record<string, Ended>; long: Record<string, Facts> }

/** Everything a test can depend on, as one digest: every committed file but for decisions, pictures and proofs. Null where something is changed and not committed, or where there is no git. */
export function sourceDigest(root: string, without: readonly string[] = []): string | null {
  try {
    const git = (...args: string[]) => execFileSync('git', [...args, '--', '.', ...['docs/proof', 'docs/decisions', 'docs/shots', ...without].map(path => `:!${path}`)], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    return git('status', '--porcelain') ? null : createHash('sha256').update(git('ls-files', '-s')).digest('hex').slice(0, 16)
  } catch { return null }
}

/** What a share that looks at no page does not depend on. */
const pages = ['web', 'test/browser', 'test/long/pages.test.ts']

/**
 * The record of a long run, written as each share ends, so that one broken off can be gone on with: `past` answers what a share came to before, of the same source and without a failure.
 * @param goOn whether shares that ended before are kept
 */
export function longRecord(root: string, goOn: boolean) {
  const file = join(root, 'docs', 'proof', 'test-long.json')
  const digests = { whole: sourceDigest(root), bare: sourceDigest(root, pages) }
  const of = (bare: boolean) => digests[bare ? 'bare' : 'whole']
  const before = goOn && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as Partial<LongRun> : null
  const shares: Record<string, Ended> = {}
  const long: Record<string, Facts> = { ...before?.long }
  return {
    /** @param bare whether the share looks at no page */
    past(name: string, bare: boolean): Ended | undefined {
      const ended = before?.shares?.[name]
      return ended && ended.of && ended.of === of(bare) && ended.passed > 0 && ended.failed === 0 ? shares[name] = ended : undefined
    },
    ended(name: string, bare: boolean, counts: Counts, seconds: number, facts: readonly (Facts & { share: string })[]): void {
      shares[name] = { of: of(bare), ...counts, seconds: Math.round(seconds * 10) / 10, load: Math.round(loadavg()[0]! * 10) / 10 }
      for (const { share, ...rest } of facts) long[share] = rest
      // what the run has not come to yet stays for the next
      const all = { ...before?.shares, ...shares }
      const sum = (what: 'passed' | 'failed' | 'seconds') => Math.round(Object.values(all).reduce((total, each) => total + each[what], 0))
      const record: LongRun = { passed: sum('passed'), failed: sum('failed'), skipped: Object.values(all).flatMap(({ skipped }) => skipped), seconds: sum('seconds'), node: process.version, cpus: cpus().length, shares: all, long }
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, `${JSON.stringify(record, null, 2)}\n`)
    },
  }
}
