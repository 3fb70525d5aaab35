import { spawn } from 'node:child_process'
import { chmodSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { tmpdir } from 'node:os'
import { throwAway } from '#database'
import { dayOf, instantOf } from '#kit/day'
import { ensurePages } from '../src/pages.ts'
import { reportAnswers } from './answers.ts'
import { longRecord } from './long-record.ts'
import type { Counts } from './reporter.ts'

/** A share of the tests: its files, and how they run. Files of one process share what they load; files that start servers get their own. */
type Share = { name: string; files: string[]; together: boolean; env?: Record<string, string> }

const root = join(import.meta.dirname, '..')
const results = join(root, 'test-results')
/** Every file of tests is a process that loads the whole product: what was compiled once is kept, for it and for the programs that tests start. */
process.env['NODE_COMPILE_CACHE'] ??= join(root, '.cache', 'compile')
const long = process.argv.includes('--long')
/** A long run that was broken off is gone on with: what ended well of the same source is not run again. */
const goOn = process.argv.includes('--continue')
const words = process.argv.slice(2).filter(word => !word.startsWith('--'))
const bin = (name: string) => join(root, 'node_modules', '.bin', name)
/** What tests leave in the temporary folder goes with the run; programs that run as nobody may pass through. */
const scratch = mkdtempSync(join(tmpdir(), 'sbk-run-'))
chmodSync(scratch, 0o711)
process.once('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }))
/** The tests' clock begins at ten in the morning of China's day, whenever they run; SBK_TEST_CLOCK="2028-02-28 23:59:00" begins at any other instant. */
const ahead = Math.round(instantOf(process.env['SBK_TEST_CLOCK'] ?? `${dayOf(new Date())} 10:00:00`)!.getTime() - Date.now())
const factsFile = join(results, 'facts.jsonl')
/** How long each file of tests took, the slowest of a share first. */
const timesFile = join(results, 'times.tsv')
/** What the national door answered to the tests. */
const heard = join(results, 'answers.txt')
const total: Counts = { passed: 0, failed: 0, skipped: [] }
const times: [string, number][] = []
const record = long && !words.length ? longRecord(root, goOn) : null

const find = (...patterns: string[]) => globSync(patterns, { cwd: root }).sort().filter(file => !words.length || words.some(word => file.includes(word)))
const unit = find('src/**/*.test.ts', 'tools/**/*.test.ts', 'sim/**/*.test.ts', 'bank/**/*.test.ts')
const slow = find('test/start*.test.ts', 'test/backup.test.ts', 'test/crash*.test.ts')
const simulator = find('test/sim*.test.ts')
const shares: Share[] = [
  { name: 'unit', files: unit, together: true },
  { name: 'unit in another time zone', files: unit, together: true, env: { TZ: 'America/Los_Angeles', SBK_PROOF: '' } },
  { name: 'doors', files: find('test/*.test.ts').filter(file => !slow.includes(file) && !simulator.includes(file)), together: false },
  { name: 'simulator', files: simulator, together: false },
  { name: 'start and crash', files: slow, together: false },
  { name: 'browser', files: find('test/browser/**/*.test.ts'), together: false },
]
/** The long run's own sections, the longest first; each is a share of its own, and so is each part of one that takes hours. */
const order = ['sim', 'kill', 'pages', 'bank-cuts', 'kill-process', 'kill-server', 'kill-load', 'fuzz-http', 'settlements', 'day', 'fuzz-national', 'roster', 'plants', 'fuzz-roster', 'fuzz-iso8583', 'fuzz-bankfile', 'fuzz-wire']
const nameOf = (file: string) => basename(file, '.test.ts')
const KILL_PARTS = 4
const partsOf = (file: string): Share[] => nameOf(file) === 'kill'
  ? Array.from({ length: KILL_PARTS }, (_, n) => ({ name: `long: kill ${n + 1} of ${KILL_PARTS}`, files: [file], together: false, env: { SBK_KILL_PART: `${n + 1}/${KILL_PARTS}` } }))
  : [{ name: `long: ${nameOf(file)}`, files: [file], together: false }]
const sections: Share[] = long ? find('test/long/**/*.test.ts').sort((a, b) => order.indexOf(nameOf(a)) - order.indexOf(nameOf(b))).flatMap(partsOf) : []

/** Runs a program to its end; answers its exit code. */
function ran(command: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise(done => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
    child.once('exit', code => done(code ?? 1))
  })
}

/** The long run's sections are about the programs; one is about the pages. */
const looksAtNoPage = (name: string) => name.startsWith('long: ') && name !== 'long: pages'
const nothing = (): Counts => ({ passed: 0, failed: 0, skipped: [] })
/** Runs a share, unless it ended well before and the run is gone on with; counts and times it. */
async function timed(name: string, act: (counts: Counts) => Promise<void>): Promise<void> {
  const bare = looksAtNoPage(name)
  const past = record?.past(name, bare)
  if (past) { console.log(`${name}: as before, ${past.passed} passed`); add(past); times.push([name, past.seconds]); return }
  const began = performance.now()
  console.log(`${name} …`)
  const counts = nothing()
  await act(counts)
  add(counts)
  const seconds = (performance.now() - began) / 1000
  times.push([name, seconds])
  record?.ended(name, bare, counts, seconds, existsSync(factsFile) ? readFileSync(factsFile, 'utf8').trim().split('\n').filter(Boolean).map(line => JSON.parse(line) as { share: string }) : [])
}
function add({ passed, failed, skipped }: Counts): void {
  total.passed += passed
  total.failed += failed
  total.skipped.push(...skipped)
}

async function check(counts: Counts, name: string, command: string, args: string[]): Promise<void> {
  if (await ran(bin(command), args) === 0) counts.passed++
  else { counts.failed++; console.log(`  ✗ ${name}`) }
}

async function runShare({ name, files, together, env }: Share, server: string, total: Counts): Promise<void> {
  const counts = join(results, `counts-${name.replace(/\W+/g, '-')}.jsonl`)
  rmSync(counts, { force: true })
  const how = together ? ['--test-isolation=none'] : ['--test-concurrency=2']
  const code = await ran(process.execPath, ['--import', './test/harness/proof.ts', '--test', ...how, `--test-timeout=${long ? 3_600_000 : 180_000}`, '--test-reporter=./tools/reporter.ts', ...files],
    { SBK_TEST_DATABASE_URL: server, SBK_TEST_AHEAD: String(ahead), TMPDIR: scratch, SBK_PROOF: join(results, 'proof.jsonl'), SBK_COUNTS: counts, SBK_TIMES: timesFile, SBK_FACTS: long ? factsFile : '', ...env })
  const got = existsSync(counts) ? JSON.parse(readFileSync(counts, 'utf8')) as Counts : null
  total.passed += got?.passed ?? 0
  total.failed += got?.failed ?? 1
  total.skipped.push(...got?.skipped ?? [])
  if (code !== 0 && got?.failed === 0) { total.failed++; console.log(`  ✗ the tests ended with ${code} though none failed`) }
}

/** Test databases lie in memory where there is room: they are thrown away, and copying them is ten times faster than on a busy disk. */
async function inMemory<T>(act: () => Promise<T>): Promise<T> {
  const { bavail, bsize } = existsSync('/dev/shm') ? statfsSync('/dev/shm') : { bavail: 0, bsize: 0 }
  if (bavail * bsize < 4 * 2 ** 30) return act()
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = '/dev/shm'
  try { return await act() } finally { if (before === undefined) delete process.env['TMPDIR']; else process.env['TMPDIR'] = before }
}

// an interrupted run takes its database server and the memory it lies in with it
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130))
const began = performance.now()
mkdirSync(results, { recursive: true })
rmSync(factsFile, { force: true })
if (!words.length && !goOn) for (const each of [join(results, 'proof.jsonl'), heard, timesFile]) rmSync(each, { force: true })
if (!words.length) {
  await timed('types', async counts => { await check(counts, 'types', 'tsc', ['--noEmit']); await check(counts, 'types of the pages', 'tsc', ['--noEmit', '-p', 'web']) })
  await timed('lint', counts => check(counts, 'lint', 'oxlint', ['--deny-warnings', ...['src', 'web', 'test', 'tools', 'sim', 'bench', 'bank'].filter(folder => existsSync(join(root, folder)))]))
}
const server = await inMemory(throwAway)
for (const share of shares) {
  if (!share.files.length) continue
  await timed(share.name, async counts => {
    if (share.name === 'browser') await ensurePages()
    await runShare(share, server.url, counts)
  })
}
// two sections at a time: while one waits for the database or the browser the other has the machine
await Promise.all([1, 2].map(async () => {
  for (let share = sections.shift(); share; share = sections.shift()) { const next = share; await timed(next.name, counts => runShare(next, server.url, counts)) }
}))
await server.stop()

const seconds = (performance.now() - began) / 1000
console.log(`\n${times.map(([name, time]) => `${name} ${time.toFixed(1)} s`).join(' · ')} · all ${seconds.toFixed(0)} s`)
if (!words.length && !long && existsSync(heard)) console.log(reportAnswers(readFileSync(heard, 'utf8').split('\n')).at(-1))
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped.length} skipped`)
process.exit(total.failed ? 1 : 0)
