import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { lock } from './lock.ts'
import { endOrphan } from './orphan.ts'
import { dataHome, programs } from './place.ts'
import { ensureRole } from '#kit/migrations'
import { APP_ROLE, BANK_LOGIN, BANK_OWNER, BANK_ROLE, LOGIN, OWNER } from './roles.ts'
import { freePort, initCluster, startServer, type Server } from './server.ts'

/** The embedded PostgreSQL of one data directory. `url` is its owner's (migrations), `appUrl` the program's. */
export type Embedded = {
  readonly url: string; readonly appUrl: string
  /** The partner bank's own database on the same server: its owner's and its program's. */
  readonly bank: { readonly url: string; readonly appUrl: string }
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
    const [bankOwner, bankLogin] = [secret(join(home, 'bank-owner.password')), secret(join(home, 'bank-app.password'))]
    initCluster(native, cluster, OWNER, owner)
    let server = await patiently(async () => startServer(native, cluster, await freePort(), settings))
    const { port } = server
    const urlOf = (user: string, password: string, name: string) => `postgres://${user}:${password}@127.0.0.1:${port}/${name}`
    await prepare(urlOf(OWNER, owner, 'postgres'), [[LOGIN, login], [BANK_OWNER, bankOwner], [BANK_LOGIN, bankLogin]])

    let stopping = false
    const watch = (running: Server): void => void running.ended.then(async () => {
      if (stopping) return
      server = await patiently(() => startServer(native, cluster, port, settings))
      watch(server)
    }).catch(() => undefined)
    watch(server)
    const stop = async () => { stopping = true; await server.stop(); unlock() }
    const kill = () => { stopping = true; server.process.kill('SIGQUIT') }
    const bank = { url: urlOf(BANK_OWNER, bankOwner, 'shebaoka_bank'), appUrl: urlOf(BANK_LOGIN, bankLogin, 'shebaoka_bank') }
    return { url: urlOf(OWNER, owner, 'shebaoka'), appUrl: urlOf(LOGIN, login, 'shebaoka'), bank, home, moved: home !== resolve(dataDir), stop, kill }
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

/**
 * The sign-ins, the program's role, the centre's database and the bank's beside it; each only when missing. Nobody enters a database who has no business there:
 * what every role may do by default is taken back.
 */
async function prepare(url: string, signIns: readonly (readonly [name: string, password: string])[]): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const { rows: [has] } = await client.query<{ names: string[] }>(
      `select array(select rolname::text from pg_roles union all select datname::text from pg_database) as names`)
    for (const [name, password] of signIns) if (!has!.names.includes(name)) await client.query(`create role ${name} login noinherit password ${pg.escapeLiteral(password)}`)
    await ensureRole(client, APP_ROLE, [LOGIN])
    await ensureRole(client, BANK_ROLE, [BANK_OWNER, BANK_LOGIN])
    for (const [base, owner, entering] of [['shebaoka', OWNER, `${APP_ROLE}, ${LOGIN}`], ['shebaoka_bank', BANK_OWNER, `${BANK_ROLE}, ${BANK_LOGIN}`]]) {
      if (!has!.names.includes(base!)) await client.query(`create database ${base} owner ${owner}`)
      await client.query(`revoke all on database ${base} from public`)
      await client.query(`grant connect on database ${base} to ${entering}`)
    }
  } finally { await client.end() }
}
