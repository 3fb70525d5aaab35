import fastify, { type FastifyInstance } from 'fastify'
import pg, { type Pool } from 'pg'
import { readFileSync } from 'node:fs'
import { throwAway, wrappedKeys } from '#database'
import { sqlOf, type Sql } from '#kit/sql'
import { inWork, type By, type House } from '#kit/work'
import { openPolicy } from '#regions'
import { openVault } from '#vault'
import { APP_ROLE } from '../src/database/roles.ts'
import { nationalDoor } from '../src/doors/national/index.ts'
import { findGround, keyFile, layGround, LAID, type Ground } from './ground.ts'
import { chanceOf, type Chance } from './random.ts'

/**
 * A database on which one city after another is lived through, each in one transaction that is undone at its end: nothing is copied, connected or prepared
 * twice. Within it a Work has a savepoint in place of its own transaction, kept or undone as a commit or a rollback would: set before its first statement
 * that may write, so that one that only looks costs nothing, and let go of when the next one writes. (decision 0137)
 */
export type Stage = {
  house: House; ground: Ground; national: FastifyInstance
  sql: Sql
  /** Statements of the owner, behind the program's back. */
  owner(text: string): Promise<void>
  /** A new city: its chance, its clock. */
  begin(chance: Chance, now: () => Date): Promise<void>
  /** Undoes all that was done since `begin`. */
  undo(): Promise<void>
  /** Whether the process waits for it: not while nobody plays on it. */
  hold(open: boolean): void
  /** Ends it and drops its database. */
  end(): Promise<void>
}

const PATIENCE_MS = 60_000
type Asked = (...given: unknown[]) => Promise<unknown>
const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'sim' }
const READS = /^\s*select\b/i

/** The server's own socket where it has one, which is nearer than its port. */
async function nearest(url: string): Promise<pg.ClientConfig> {
  const asking = new pg.Client(url)
  await asking.connect()
  const { rows: [row] } = await asking.query<{ socket: string }>(`select split_part(current_setting('unix_socket_directories'), ',', 1) as socket`)
  await asking.end()
  const { username, password, port, pathname } = new URL(url)
  return row?.socket ? { host: row.socket, port: Number(port), user: decodeURIComponent(username), password: decodeURIComponent(password), database: pathname.slice(1) } : { connectionString: url }
}

/** Opens a stage on a database of its own. */
export async function openStage(): Promise<Stage> {
  const server = await throwAway()
  const url = await server.fresh(await server.template('sim', layGround))
  const client = new pg.Client({ ...await nearest(url), pipeline: true, options: '-c timezone=UTC -c client_min_messages=warning -c jit=off' } as pg.ClientConfig)
  // a server that ends fails the statements sent to it, not the process beside them
  client.on('error', () => undefined)
  await client.connect()
  await client.query(`set role ${APP_ROLE}`)
  const plain = client.query.bind(client) as unknown as Asked
  let point: 'none' | 'clean' | 'written' = 'none'
  let wrote = false
  const spoken: Readonly<Record<string, () => unknown>> = {
    begin: () => { wrote = false },
    commit: () => undefined,
    rollback: () => {
      if (!wrote) return
      wrote = false
      point = 'clean'
      return plain('rollback to savepoint work')
    },
  }
  const query: Asked = async (sent, ...rest) => {
    if (typeof sent === 'string' && spoken[sent]) return spoken[sent]()
    if (!wrote && !READS.test(typeof sent === 'string' ? sent : (sent as { text: string }).text)) {
      if (point !== 'clean') void plain(point === 'none' ? 'savepoint work' : 'release savepoint work; savepoint work').catch(() => undefined)
      wrote = true
      point = 'written'
    }
    return plain(sent, ...rest)
  }
  let turn: Promise<void> = Promise.resolve()
  let holder: Error | null = null
  const take = async () => {
    const before = turn
    let done = () => {}
    turn = new Promise(free => { done = free })
    const asker = new Error('a Work')
    const late = setTimeout(() => { console.error('a Work waits for one that never ends; it was asked for\n', asker.stack, '\nwhile this one was open\n', holder?.stack) }, PATIENCE_MS)
    await before
    clearTimeout(late)
    holder = asker
    return { query, release: () => { holder = null; done() } }
  }
  let chance = chanceOf('nobody'), clock = () => LAID
  await client.query('reset role')
  const rows = await wrappedKeys(client)
  await client.query(`set role ${APP_ROLE}`)
  const master = Buffer.from(readFileSync(keyFile(), 'utf8').trim(), 'hex')
  const random = (size: number) => chance.bytes(size)
  const house: House = { pool: { query, connect: take } as unknown as Pool, vault: openVault(master, rows, random), random, now: () => clock() }
  const national = fastify()
  await national.register(nationalDoor(house, { demo: true }))
  await client.query('begin')
  const ground = await inWork(house, system, async work => { await openPolicy(work.sql); return findGround(work) })
  await client.query('rollback')
  return {
    house, ground, national, sql: sqlOf(client),
    owner: async text => { if (point === 'clean') point = 'written'; await client.query(`reset role; ${text}; set role ${APP_ROLE}`) },
    begin: async (its, now) => { chance = its; clock = now; point = 'none'; await client.query('begin') },
    undo: async () => { await client.query('rollback') },
    end: async () => { await client.end(); await server.drop(url) },
    hold: open => { const line = client as unknown as { ref(): void; unref(): void }; if (open) line.ref(); else line.unref() },
  }
}

/** Cities after which a stage is thrown away: what is undone leaves dead rows behind. */
const CITIES = 25
const played = new WeakMap<Stage, number>()
const idle: Stage[] = []
/** A stage that nobody plays on; opened when all are taken. */
export async function takeStage(): Promise<Stage> {
  const stage = idle.pop() ?? await openStage()
  stage.hold(true)
  return stage
}
export async function leaveStage(stage: Stage): Promise<void> {
  const times = (played.get(stage) ?? 0) + 1
  played.set(stage, times)
  if (times >= CITIES) return stage.end()
  stage.hold(false)
  idle.push(stage)
}
