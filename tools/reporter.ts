import { appendFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { TestEvent } from 'node:test/reporters'

/** What a share of the tests came to, as one JSON line in the file named by SBK_COUNTS. */
export type Counts = { passed: number; failed: number; skipped: string[] }
/** How many files a share names as its slowest. */
const SLOWEST = 5

/** Prints only what failed or was skipped, each with its file; a skip must name its reason. */
export default async function* reporter(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const counts: Counts = { passed: 0, failed: 0, skipped: [] }
  const files: [string, number][] = []
  for await (const { type, data } of events) {
    if (type === 'test:summary' && data.file) files.push([relative(process.cwd(), data.file), data.duration_ms])
    if (type === 'test:stdout' || type === 'test:stderr') { yield data.message; continue }
    if (type !== 'test:pass' && type !== 'test:fail') continue
    if (data.details.type === 'suite') continue
    const title = `${data.name}${data.file ? ` (${relative(process.cwd(), data.file)}:${data.line})` : ''}`
    if (type === 'test:fail' && data.todo === undefined) {
      if (/subtests? failed/.test(data.details.error.message)) continue
      counts.failed++
      const cause = data.details.error.cause as { stack?: string } | string | undefined
      yield `  ✗ ${title}\n${String((typeof cause === 'object' ? cause.stack : cause) ?? data.details.error.message).replace(/^/gm, '      ')}\n`
    } else if (data.skip !== undefined) {
      if (typeof data.skip === 'string' && data.skip) counts.skipped.push(data.skip)
      else { counts.failed++; yield `  ✗ ${title}\n      is skipped and names no reason\n` }
    } else counts.passed++
  }
  for (const [reason, count] of Object.entries(Object.groupBy(counts.skipped, reason => reason)).map(([reason, all]) => [reason, all!.length] as const)) {
    yield `  – ${count} skipped: ${reason}\n`
  }
  const slow = files.toSorted(([, a], [, b]) => b - a)
  if (files.length > SLOWEST) yield `  slowest: ${slow.slice(0, SLOWEST).map(([name, ms]) => `${name} ${(ms / 1000).toFixed(0)} s`).join(' · ')}\n`
  const times = process.env['SBK_TIMES']
  if (times) for (const [name, ms] of slow) appendFileSync(times, `${(ms / 1000).toFixed(1)}\t${name}\n`)
  const file = process.env['SBK_COUNTS']
  if (file) appendFileSync(file, `${JSON.stringify(counts)}\n`)
}
