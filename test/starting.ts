import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chownSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import pg from 'pg'

export const root = join(import.meta.dirname, '..')
export const asRoot = process.getuid?.() === 0
const NOBODY = 65534

/** A started Shebaoka: what it printed so far, its exit code once it has ended. */
export type Started = { child: ChildProcess; port: number; out(): string; err(): string; ended: Promise<number | null>; ready: Promise<string> }

/** An empty folder that the test removes; owned by nobody when root runs the tests, so that the embedded server can reach it. */
export function folder(t: TestContext): string {
  const made = mkdtempSync(join(tmpdir(), 'sbk-start-'))
  if (asRoot) chownSync(made, NOBODY, NOBODY)
  t.after(() => rmSync(made, { recursive: true, force: true, maxRetries: 5 }))
  return made
}

export function freePort(): Promise<number> {
  return new Promise(done => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    })
  })
}

/** Starts the program as `npm start` does after installing; `ready` is its one line. It is ended with the test, however the test ends. */
export async function startMain(t: TestContext, env: Record<string, string>, { args = [] as string[], cwd = root, uid = undefined as number | undefined } = {}): Promise<Started> {
  const port = Number(env['PORT'] ?? await freePort())
  const child = spawn(process.execPath, [join(cwd, 'src', 'main.ts'), ...args], {
    cwd, stdio: ['ignore', 'pipe', 'pipe'], ...uid === undefined ? {} : { uid, gid: uid },
    env: { PATH: process.env['PATH'], HOME: tmpdir(), PORT: String(port), BANK_PORT: '0', BANK_ISO_PORT: '0', ...env },
  })
  let out = '', err = ''
  const ended = new Promise<number | null>(done => child.once('exit', code => done(code)))
  const ready = new Promise<string>((done, fail) => {
    child.stdout!.setEncoding('utf8').on('data', (text: string) => { out += text; if (out.includes('\n')) done(out.trim()) })
    child.stderr!.setEncoding('utf8').on('data', (text: string) => { err += text })
    void ended.then(code => fail(new Error(`ended with ${code} before it was ready: ${err}`)))
  })
  ready.catch(() => undefined)
  t.after(async () => { if (child.exitCode === null && child.signalCode === null) { child.kill('SIGINT'); await ended } })
  return { child, port, out: () => out, err: () => err, ended, ready }
}

/** Whether a process lives (one that waits to be reaped does not). */
export function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch { return false }
}

/** Where a PostgreSQL of the machine's own is installed; null when there is none. */
export const ownPostgresBin = globSync('/usr/lib/postgresql/*/bin').sort()[0] ?? null

/** Starts the machine's own PostgreSQL with an ordinary owner who may create roles, and an empty database; answers its URL. */
export async function ownPostgres(t: TestContext): Promise<string> {
  const at = folder(t)
  const user = asRoot ? { uid: NOBODY, gid: NOBODY } : {}
  const password = join(at, 'password')
  writeFileSync(password, 'postgres')
  if (asRoot) chownSync(password, NOBODY, NOBODY)
  const made = spawnSync(join(ownPostgresBin!, 'initdb'), ['-D', join(at, 'data'), '-U', 'postgres', '-E', 'UTF8', '--locale=C', '--auth=scram-sha-256', `--pwfile=${password}`], { ...user, cwd: at, encoding: 'utf8' })
  if (made.status !== 0) throw new Error(made.stderr)
  const port = await freePort()
  const server = spawn(join(ownPostgresBin!, 'postgres'), ['-D', join(at, 'data'), '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off'], { ...user, cwd: at, stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = new Promise<void>(done => server.once('exit', () => done()))
  t.after(async () => { server.kill('SIGINT'); await ended })
  await new Promise<void>(done => server.stderr.setEncoding('utf8').on('data', (text: string) => { if (text.includes('ready to accept')) done() }))
  const client = new pg.Client(`postgres://postgres:postgres@127.0.0.1:${port}/postgres`)
  await client.connect()
  await client.query(`create role city login createrole password 'city'`)
  await client.query('create database city owner city')
  await client.end()
  return `postgres://city:city@127.0.0.1:${port}/city`
}
