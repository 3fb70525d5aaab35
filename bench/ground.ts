import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, migrate, sized, startEmbedded, throwAway } from '#database'
import { isRefused } from '#kit/refusal'
import type { City } from '../test/harness/index.ts'

/** A demo city on a server of its own, whose fsync, synchronous_commit and full_page_writes are on; `settings` are what the server says of itself. */
export type Ground = { living: City; /** It stands from before. */ filled: boolean; dataDir: string; home: string; url: string; settings: Record<string, string | number>; close(): Promise<void> }

/** `BENCH_KEEP` names a folder in which the city stays, to be measured again without being filled again. */
export async function ground(): Promise<Ground> {
  const keep = process.env['BENCH_KEEP']
  if (keep) { mkdirSync(keep, { recursive: true }); if (process.getuid?.() === 0) chownSync(keep, 65534, 65534) }
  const dataDir = keep ?? folder()
  const server = await startEmbedded({ dataDir, settings: { ...sized(), fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' } })
  process.env['SBK_TEST_DATABASE_URL'] = server.url.replace(/\/\w+$/, '/postgres')
  const { city } = await import('../test/harness/index.ts')
  const at = (name: string) => Object.assign(new URL(server.url), { pathname: `/${name}` }).href
  const named = join(dataDir, 'city')
  const found = existsSync(named)
  // a city that was kept may be older than the program; a new one is filled by another process, so that its memory is not counted
  if (found) await migrate(at(readFileSync(named, 'utf8')))
  else execFileSync(process.execPath, [import.meta.filename, named], { stdio: ['ignore', 'inherit', 'inherit'] })
  const living = await city({ background: false, kept: at(readFileSync(named, 'utf8')) })
  const owner = await connect(server.url)
  const { rows: [settings] } = await owner.query<Record<string, string>>(`select current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous_commit,
    current_setting('full_page_writes') as full_page_writes, current_setting('server_version') as postgres, current_setting('shared_buffers') as shared_buffers, current_setting('max_wal_size') as max_wal_size`)
  await owner.end()
  return {
    living, filled: found, dataDir, home: server.home, url: server.url, settings: { ...settings!, cpus: cpus().length, node: process.version },
    async close() {
      await living.close()
      await server.stop()
      if (!keep) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** A temporary folder in which the server may write as well. */
export function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'sbk-bench-'))
  if (process.getuid?.() === 0) chownSync(made, 65534, 65534)
  return made
}

/** A file read by position, as an upload that is spooled. */
export async function onDisk(path: string, filename: string) {
  const file = await open(path)
  const hash = createHash('sha256')
  for await (const piece of file.createReadStream({ autoClose: false, start: 0 })) hash.update(piece as Buffer)
  const { size } = await file.stat()
  return {
    filename, size, sha256: hash.digest('hex'), close: () => file.close(),
    read: async (position: number, length: number) => (await file.read(Buffer.alloc(Math.max(0, Math.min(length, size - position))), 0, undefined, position)).buffer,
  }
}

/** Seconds of COPY of all rows of these tables, in the order of their foreign keys, into an empty database of the same migrations. */
export async function copySeconds({ living, dataDir }: Ground, tables: readonly string[]): Promise<{ seconds: number; bytes: number }> {
  const server = await throwAway()
  const url = await server.fresh()
  const [from, to] = [await connect(living.url), await connect(url)]
  let [seconds, bytes] = [0, 0]
  for (const table of tables) {
    const path = join(dataDir, `${table}.copy`)
    await from.query(`copy ${table} to '${path}' (format binary)`)
    bytes += statSync(path).size
    if (table === 'record.entry') await from.query('checkpoint')
    const clock = watch()
    await to.query(`copy ${table} from '${path}' (format binary)`)
    seconds += clock()
    rmSync(path)
  }
  await from.end()
  await to.end()
  await server.drop(url)
  return { seconds, bytes }
}

export function must<T>(answer: T): Exclude<T, { refused: string }> {
  if (isRefused(answer)) throw new Error(JSON.stringify(answer))
  return answer as Exclude<T, { refused: string }>
}

/** Seconds since the last call. */
export function watch(): () => number {
  let last = performance.now()
  return () => {
    const now = performance.now()
    const seconds = (now - last) / 1000
    last = now
    return seconds
  }
}

export const round = (value: number, digits = 1) => Math.round(value * 10 ** digits) / 10 ** digits
export const load = () => round(loadavg()[0]!)
/** The number after a word of the command line, else what it is without. */
export const asked = (args: readonly string[], word: string, without: number) => args.includes(word) ? Number(args[args.indexOf(word) + 1]) : without

/** Fills a city on the server the environment names and writes the name of its database into a file. */
if (import.meta.main) {
  const { city } = await import('../test/harness/index.ts')
  const made = await city({ background: false })
  writeFileSync(process.argv[2]!, new URL(made.url).pathname.slice(1))
  process.exit(0)
}
