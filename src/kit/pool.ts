import pg from 'pg'
import { codeOf, Trouble } from './trouble.ts'

/**
 * A program's connections: each works as `role`, reads instants in UTC (what is hashed is hashed as text), and gives up a statement after 30 s and a
 * transaction that idles after 60 s. One that is not used is kept for an hour with all it has planned, so that whoever comes first after a quiet minute
 * waits no longer than others. `settings` are further ones of the server, for every statement of the pool.
 */
export function rolePool(url: string, role: string, { max = 24, settings = {} }: { max?: number; settings?: Readonly<Record<string, string>> } = {}): pg.Pool {
  const all = { role, statement_timeout: '30000', idle_in_transaction_session_timeout: '60000', timezone: 'UTC', client_min_messages: 'warning', ...settings }
  const pool = new pg.Pool({
    connectionString: url, max, connectionTimeoutMillis: 10_000, idleTimeoutMillis: 3_600_000, keepAlive: true, application_name: 'shebaoka', allowExitOnIdle: true, pipeline: true,
    options: Object.entries(all).map(([name, value]) => `-c ${name}=${value}`).join(' '),
  })
  // a connection that is lost while in use fails its statement; the event itself must not end the process
  pool.on('connect', client => client.on('error', () => undefined))
  pool.on('error', () => undefined)
  return pool
}

/** Opens one connection as the URL's own user; `setting` is the name a person knows the URL by. @throws Trouble naming host and database (never the password) when it cannot. */
export async function connect(url: string, setting = 'DATABASE_URL'): Promise<pg.Client> {
  let where = url.replace(/\/\/[^@/]*@/, '//')
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, options: '-c timezone=UTC -c client_min_messages=warning' })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    where += `: ${codeOf(error) || (error as Error).message}`
    throw new Trouble(`连不上数据库（${where}）。请检查 ${setting} 的地址、用户和密码，并确认 PostgreSQL 正在运行。`,
      `The database cannot be reached (${where}). Check address, user and password in ${setting} and that PostgreSQL is running.`, error)
  }
  const { rows: [server] } = await client.query<{ number: string }>(`select current_setting('server_version_num') as number`)
  if (Number(server?.number) >= 150_000) return client
  await client.end()
  throw new Trouble('数据库版本太旧：需要 PostgreSQL 15 或更新。', 'The database is too old: PostgreSQL 15 or newer is needed.')
}
