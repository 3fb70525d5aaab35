import { spawn } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Figure } from './index.ts'

const root = join(import.meta.dirname, '..')

/**
 * Seconds from the command to the line that says ready: a new city in an empty data directory with the pages built (`start.ready_s`),
 * the same with the pages to build first, and a second start of it. Packages are installed. The worst of three rounds.
 */
export async function bench(): Promise<Figure[]> {
  const rounds: { first: number; pages: number; again: number }[] = []
  for (let round = 0; round < 3; round++) {
    rmSync(join(root, 'web', 'dist', '.sources'), { force: true })
    const [withPages, plain] = [folder(), folder()]
    const pages = await ready(withPages)
    const first = await ready(plain)
    const again = await ready(plain)
    rounds.push({ first, pages, again })
    for (const made of [withPages, plain]) rmSync(made, { recursive: true, force: true })
  }
  const worst = (of: 'first' | 'pages' | 'again') => Math.max(...rounds.map(round => round[of]))
  const conditions = { cpus: cpus().length, node: process.version, rounds: 3, database: 'embedded, fsync on', packages: 'installed', figure: 'worst of the rounds' }
  return [
    { name: 'start.ready_s', value: worst('first'), unit: 's', conditions: { ...conditions, data: 'empty', pages: 'built' } },
    { name: 'start.ready_with_pages_s', value: worst('pages'), unit: 's', conditions: { ...conditions, data: 'empty', pages: 'to be built' } },
    { name: 'start.again_s', value: worst('again'), unit: 's', conditions: { ...conditions, data: 'kept', pages: 'built' } },
  ]
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'sbk-bench-'))
  if (process.getuid?.() === 0) chownSync(made, 65534, 65534)
  return made
}

/** Starts as `npm start` does and stops again; seconds until its line. */
async function ready(dataDir: string): Promise<number> {
  const port = await new Promise<number>(done => {
    const probe = createServer().listen(0, '127.0.0.1', () => { const { port } = probe.address() as { port: number }; probe.close(() => done(port)) })
  })
  const began = performance.now()
  const child = spawn(process.execPath, [join(root, 'tools', 'bootstrap.mjs'), 'start'], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, DATA_DIR: dataDir, PORT: String(port) } })
  const ended = new Promise<void>(done => child.once('exit', () => done()))
  await new Promise<void>((done, fail) => {
    child.stdout.once('data', () => done())
    void ended.then(() => fail(new Error('it ended before it was ready')))
  })
  const seconds = (performance.now() - began) / 1000
  child.kill('SIGINT')
  await ended
  return Math.round(seconds * 100) / 100
}
