import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runner } from 'node-pg-migrate'
import { connect } from './pool.ts'
import { ensureAppRole } from './roles.ts'
import { Trouble } from './trouble.ts'

const FOLDER = fileURLToPath(new URL('../../db/migrations', import.meta.url))

/** Names of the migrations this program has, in order: '0001_house', … */
export const migrations = (): string[] => readdirSync(FOLDER).filter(file => /^\d{4}_.*\.sql$/.test(file)).sort().map(file => file.slice(0, -4))

/**
 * Brings the database up to this program: makes the application's role, lets `appUrl`'s user work as it, runs what is missing.
 * @param upTo only the first so many, as a backup of an older program needs
 * @throws Trouble when the database is newer than the program, or cannot be reached
 * @returns names of the migrations that ran
 */
export async function migrate(url: string, appUrl: string = url, upTo = Infinity): Promise<string[]> {
  const client = await connect(url)
  try {
    // starts at the same time take turns: the second waits, and finds everything done
    await client.query(`select pg_advisory_lock(hashtext('shebaoka.migrate'))`)
    await ensureAppRole(client, [decodeURIComponent(new URL(appUrl).username)].filter(Boolean))
    const had = await ran(client)
    refuseNewer(had)
    const done = await runner({
      dbClient: client, dir: FOLDER, ignorePattern: '(?!\\d{4}_.*\\.sql$).*', direction: 'up', count: Math.max(0, upTo - had.length), migrationsSchema: 'house', migrationsTable: 'migration',
      createMigrationsSchema: true, checkOrder: true, singleTransaction: true, verbose: false,
      logger: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
    })
    return done.map(({ name }) => name)
  } finally { await client.end() }
}

/** The migrations a database has had, in order; none when it is empty. */
export async function ran(client: { query<R extends object>(text: string): Promise<{ rows: R[] }> }): Promise<string[]> {
  const { rows: [table] } = await client.query<{ there: boolean }>(`select to_regclass('house.migration') is not null as there`)
  if (!table?.there) return []
  return (await client.query<{ name: string }>('select name from house.migration order by id')).rows.map(({ name }) => name)
}

function refuseNewer(names: string[]): void {
  const own = new Set(migrations())
  const newer = names.filter(name => !own.has(name))
  if (newer.length === 0) return
  throw new Trouble(`数据库由更新的程序建立（${newer.at(-1)}）。请换用不低于它的程序版本；旧程序不会动它。`,
    `The database was made by a newer program (${newer.at(-1)}). Use a program at least that new; this older one leaves it as it is.`)
}
