import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { lock } from './lock.ts'
import { endOrphan } from './orphan.ts'
import { dataHome, programs } from './place.ts'
import { APP_ROLE, ensureAppRole, LOGIN, OWNER } from './roles.ts'
import { freePort, initCluster, startServer, type Server } from './server.ts'

/** The embedded PostgreSQL of one data directory. `url` is its owner's (migrations), `appUrl` the program's. */
export type Embedded = {
  readonly url: string; readonly appUrl: string
  /** Where the data really is; other than the `dataDir` asked for when root's server user could not reach that. */
  readonly home: string; readonly moved: boolean
  stop(): Promise<void>
  /** Ends the server at once, for a process that is ending itself. */
  kill(): void
}

/**
 * Starts the embedded PostgreSQL of `dataDir` on a free loopback port, making the cluster at the first start. Ends what a killed
 * Shebaoka left behind, and starts the server again on the same port when it dies underneath. Passwords are files of mode 0600.
 * @throws Trouble when the folder cannot be written or another Shebaoka holds it
 */
export async function startEmbedded({ dataDir, settings = {} }: { dataDir: string; settings?: Record<string, string> }): Promise<Embedded> {
  const home = dataHome(resolve(dataDir))
  const unlock = lock(home)
  try {
    const native = programs()
    const cluster = join(home, 'postgres')
    await endOrphan(cluster)
    const owner = secret(join(home, 'owner.password'))
    const login = secret(join(home, 'app.password'))
    initCluster(native, cluster, OWNER, owner)
    let server = await patiently(async () => startServer(native, cluster, await freePort(), settings))
    const { port } = server
    const urlOf = (user: string, password: string, name: string) => `postgres://${user}:${password}@127.0.0.1:${port}/${name}`
    await prepare(urlOf(OWNER, owner, 'postgres'), login)

    let stopping = false
    const watch = (running: Server): void => void running.ended.then(async () => {
      if (stopping) return
      server = await patiently(() => startServer(native, cluster, port, settings))
      watch(server)
    }).catch(() => undefined)
    watch(server)
    const stop = async () => { stopping = true; await server.stop(); unlock() }
    const kill = () => { stopping = true; server.process.kill('SIGQUIT') }
    return { url: urlOf(OWNER, owner, 'shebaoka'), appUrl: urlOf(LOGIN, login, 'shebaoka'), home, moved: home !== resolve(dataDir), stop, kill }
  } catch (error) {
    unlock()
    throw error
  }
}

/** The text of a file of mode 0600, made of 24 random bytes when missing. */
function secret(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}

/** Tries for about ten seconds: after a kill the old server's processes may hold its memory a moment longer. */
async function patiently(start: () => Promise<Server>): Promise<Server> {
  for (let attempt = 1; ; attempt++) {
    try { return await start() } catch (error) {
      if (attempt === 20) throw error
      await sleep(500)
    }
  }
}

/** The program's sign-in, its role and the database; each only when missing. */
async function prepare(url: string, password: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const { rows: [has] } = await client.query<{ login: boolean; base: boolean }>(
      `select exists(select from pg_roles where rolname = $1) as login, exists(select from pg_database where datname = 'shebaoka') as base`, [LOGIN])
    if (!has?.login) await client.query(`create role ${LOGIN} login noinherit password ${pg.escapeLiteral(password)}`)
    await ensureAppRole(client, [LOGIN])
    if (!has?.base) await client.query('create database shebaoka')
    await client.query(`grant connect on database shebaoka to ${APP_ROLE}`)
  } finally { await client.end() }
}
