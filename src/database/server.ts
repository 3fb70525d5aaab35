import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { asUser, NOBODY, isRoot } from './place.ts'
import { Trouble } from '#kit/trouble'

/** A running postgres. `ended` resolves with its last words however it ends. */
export type Server = { readonly process: ChildProcess; readonly port: number; readonly ended: Promise<string>; stop(): Promise<void> }

/** A port of the loopback address that is free now. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    })
  })
}

/** Makes a cluster owned by `owner` unless there is a whole one; a half-made one (killed within initdb) is made again. */
export function initCluster(native: string, cluster: string, owner: string, password: string): void {
  if (existsSync(join(cluster, 'shebaoka.whole'))) return
  rmSync(cluster, { recursive: true, force: true })
  mkdirSync(cluster, { mode: 0o700 })
  const secret = `${cluster}.pw`
  writeFileSync(secret, password, { mode: 0o600 })
  if (isRoot) for (const path of [cluster, secret]) chownSync(path, NOBODY, NOBODY)
  const made = spawnSync(join(native, 'bin', 'initdb'), ['-D', cluster, '-U', owner, `--pwfile=${secret}`, '--encoding=UTF8', '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8', '--locale=C', '--auth=scram-sha-256', '--no-instructions'], { ...asUser, cwd: cluster, encoding: 'utf8' })
  rmSync(secret, { force: true })
  if (made.status !== 0) {
    throw new Trouble('随附的 PostgreSQL 无法初始化数据目录，原因见下一行。', `The embedded PostgreSQL could not prepare its data directory: ${(made.stderr || String(made.error)).trim().split('\n').at(-1)}`)
  }
  writeFileSync(join(cluster, 'shebaoka.whole'), '')
}

/** Starts postgres on a prepared cluster and waits until it takes connections; rejects with its last words when it ends first. */
export async function startServer(native: string, cluster: string, port: number, settings: Record<string, string>): Promise<Server> {
  const flags = Object.entries({ listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings }).flatMap(([key, value]) => ['-c', `${key}=${value}`])
  const child = spawn(join(native, 'bin', 'postgres'), ['-D', cluster, '-p', String(port), ...flags], {
    ...asUser, cwd: cluster, stdio: ['ignore', 'ignore', 'pipe'], detached: process.platform !== 'win32',
  })
  let words = ''
  const ended = new Promise<string>(done => {
    child.once('error', error => done(String(error)))
    child.once('exit', () => done(words))
  })
  await new Promise<void>((ready, fail) => {
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      words = (words + text).slice(-4000)
      if (words.includes('database system is ready to accept connections')) ready()
    })
    void ended.then(last => fail(new Error(last)))
  })
  child.unref()
  ;(child.stderr as Socket).unref()
  const gone = () => child.exitCode !== null || child.signalCode !== null
  const stop = async () => {
    if (gone()) return
    child.kill('SIGINT')
    const late = setTimeout(() => child.kill('SIGQUIT'), 10_000)
    await ended
    clearTimeout(late)
  }
  return { process: child, port, ended, stop }
}
