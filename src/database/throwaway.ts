import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from './embedded.ts'
import { migrate } from './migrate.ts'
import { isRoot, NOBODY } from './place.ts'

/** A server for one test run. Databases are copied from templates, which are filled once a server. */
export type ThrowAway = {
  /** The owner's URL of the `postgres` database. */
  readonly url: string
  /** A database filled once by `fill` (given its owner's URL), to be copied by `fresh`; also across processes that share the server. */
  template(name: string, fill: (url: string) => Promise<unknown>): Promise<string>
  /** A new database copied from a template (default: just migrated), in about 0.1 s; answers its owner's URL. */
  fresh(template?: string): Promise<string>
  drop(url: string): Promise<void>
  stop(): Promise<void>
}

let shared: Promise<ThrowAway> | undefined

/**
 * The server of this process: the one of SBK_TEST_DATABASE_URL (a superuser's URL), else an embedded one in a temporary folder
 * without fsync. The first call starts it; it ends with the process.
 */
export const throwAway = (): Promise<ThrowAway> => shared ??= open()

/** A fresh database's owner URL, from the shared server. */
export const fresh = async (template?: string): Promise<string> => (await throwAway()).fresh(template)

async function open(): Promise<ThrowAway> {
  const given = process.env['SBK_TEST_DATABASE_URL']
  if (given) return faceOf(given, async () => undefined)
  const dataDir = mkdtempSync(join(tmpdir(), 'sbk-test-'))
  if (isRoot) chownSync(dataDir, NOBODY, NOBODY)
  const server = await startEmbedded({ dataDir, settings: { unix_socket_directories: dataDir, fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' } })
  const stop = async () => { await server.stop(); rmSync(dataDir, { recursive: true, force: true }) }
  process.once('beforeExit', () => void stop())
  process.once('exit', () => { server.kill(); rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 }) })
  return faceOf(server.url.replace(/\/shebaoka$/, '/postgres'), stop)
}

function faceOf(url: string, stop: () => Promise<void>): ThrowAway {
  const at = (name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href
  let count = 0
  const known = new Map<string, Promise<string>>()
  const template = (name: string, fill: (url: string) => Promise<unknown>) => {
    const made = known.get(name) ?? admin(url, client => makeTemplate(client, name, at, fill))
    known.set(name, made)
    return made
  }
  const fresh = async (name?: string) => {
    const from = name ?? await template('migrated', target => migrate(target))
    const made = `t_${process.pid}_${++count}`
    await admin(url, client => client.query(`create database ${made} template ${pg.escapeIdentifier(from)}`))
    return at(made)
  }
  const drop = (target: string) => admin(url, async client => { await client.query(`drop database if exists ${new URL(target).pathname.slice(1)} with (force)`) })
  return { url, template, fresh, drop, stop }
}

async function makeTemplate(client: pg.Client, name: string, at: (name: string) => string, fill: (url: string) => Promise<unknown>): Promise<string> {
  const target = `template_${name}`
  await client.query('select pg_advisory_lock(hashtext($1))', [target])
  const { rowCount } = await client.query('select from pg_database where datname = $1', [target])
  if (rowCount) return target
  const half = `half_${name}`
  await client.query(`drop database if exists ${half} with (force)`)
  await client.query(`create database ${half}`)
  await fill(at(half))
  await client.query(`alter database ${half} rename to ${target}`)
  return target
}

async function admin<T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url)
  await client.connect()
  try { return await act(client) } finally { await client.end() }
}
