import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { dirname, join } from 'node:path'
import type { Counts } from './reporter.ts'

/** What one share of a long run came to, and how busy the machine was when it ended. */
export type Ended = Counts & { seconds: number; load: number }
type Facts = Record<string, unknown>
/** docs/proof/test-long.json: of which source, what ran, with which seeds, how often, how long. `of` null: of source that was not committed. */
export type LongRun = Counts & { of: string | null; seconds: number; node: string; cpus: number; shares: Record<string, Ended>; long: Record<string, Facts> }

/** Everything a test can depend on, as one digest: every committed file but for decisions, pictures and proofs. Null where something is changed and not committed, or where there is no git. */
export function sourceDigest(root: string): string | null {
  try {
    const git = (...args: string[]) => execFileSync('git', [...args, '--', '.', ':!docs/proof', ':!docs/decisions', ':!docs/shots'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    return git('status', '--porcelain') ? null : createHash('sha256').update(git('ls-files', '-s')).digest('hex').slice(0, 16)
  } catch { return null }
}

/**
 * The record of a long run, written as each share ends, so that one broken off can be gone on with: `past` answers what a share came to before, of the same source and without a failure.
 * @param goOn whether shares that ended before are kept
 */
export function longRecord(root: string, goOn: boolean) {
  const file = join(root, 'docs', 'proof', 'test-long.json')
  const of = sourceDigest(root)
  const before = goOn && of && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as Partial<LongRun> : null
  const known = before?.of === of ? before : null
  const shares: Record<string, Ended> = Object.fromEntries(Object.entries(known?.shares ?? {}).filter(([, { passed, failed }]) => passed > 0 && failed === 0))
  const long: Record<string, Facts> = { ...known?.long }
  return {
    past: (name: string): Ended | undefined => shares[name],
    ended(name: string, counts: Counts, seconds: number, facts: readonly (Facts & { share: string })[]): void {
      shares[name] = { ...counts, seconds: Math.round(seconds * 10) / 10, load: Math.round(loadavg()[0]! * 10) / 10 }
      for (const { share, ...rest } of facts) long[share] = rest
      const all = Object.values(shares)
      const sum = (what: 'passed' | 'failed' | 'seconds') => Math.round(all.reduce((total, each) => total + each[what], 0))
      const record: LongRun = { of, passed: sum('passed'), failed: sum('failed'), skipped: all.flatMap(({ skipped }) => skipped), seconds: sum('seconds'), node: process.version, cpus: cpus().length, shares, long }
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, `${JSON.stringify(record, null, 2)}\n`)
    },
  }
}
