import { readdirSync } from 'node:fs'
import pg from 'pg'
import { connect } from './pool.ts'
import { Trouble } from './trouble.ts'

/** A database that a program keeps up to itself: where its numbered SQL lies, the role it works as, the name a person knows its URL by. */
export type Schema = { folder: string; role: string; setting: string }

/** Names of a folder's migrations, in order: '0001_house', … */
export const migrationsIn = (folder: string): string[] => readdirSync(folder).filter(file => /^\d{4}_.*\.sql$/.test(file)).sort().map(file => file.slice(0, -4))

/**
 * Brings a database up to this program: makes the program's role, lets `appUrl`'s user work as it, runs what is missing.
 * @param upTo only the first so many, as a backup of an older program needs
 * @throws Trouble when the database is newer than the program, or cannot be reached
 * @returns names of the migrations that ran
 */
export async function bringUp({ folder, role, setting }: Schema, url: string, appUrl: string = url, upTo = Infinity): Promise<string[]> {
  const client = await connect(url, setting)
  try {
    // starts at the same time take turns: the second waits, and finds everything done
    await client.query(`select pg_advisory_lock(hashtext('shebaoka.migrate'))`)
    await ensureRole(client, role, [decodeURIComponent(new URL(appUrl).username)].filter(Boolean))
    const had = await ran(client)
    refuseNewer(had, folder)
    const { runner } = await import('node-pg-migrate')
    const done = await runner({
      dbClient: client, dir: folder, ignorePattern: '(?!\\d{4}_.*\\.sql$).*', direction: 'up', count: Math.max(0, upTo - had.length), migrationsSchema: 'house', migrationsTable: 'migration',
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

/** Makes a role that signs in nowhere and lets the given sign-ins work as it. Safe to repeat and to run from many databases of one server at once. */
export async function ensureRole(client: pg.ClientBase, role: string, members: readonly string[] = []): Promise<void> {
  const { rows } = await client.query<{ name: string; super: boolean }>(
    `select rolname::text as name, rolsuper as super from pg_roles where rolname = any($1) or rolname = current_user`, [[role, ...members]])
  if (!rows.some(({ name }) => name === role)) {
    await client.query(`create role ${pg.escapeIdentifier(role)} nologin`).catch((error: { code?: string }) => {
      if (error.code !== '42710' && error.code !== '23505') throw error
    })
  }
  for (const { name, super: isSuper } of rows) {
    if (name === role || isSuper) continue
    const { rows: [member] } = await client.query<{ yes: boolean }>('select pg_has_role($1, $2, $3) as yes', [name, role, 'member'])
    if (!member?.yes) await client.query(`grant ${pg.escapeIdentifier(role)} to ${pg.escapeIdentifier(name)}`)
  }
}

function refuseNewer(names: string[], folder: string): void {
  const own = new Set(migrationsIn(folder))
  const newer = names.filter(name => !own.has(name))
  if (newer.length === 0) return
  throw new Trouble(`数据库由更新的程序建立（${newer.at(-1)}）。请换用不低于它的程序版本；旧程序不会动它。`,
    `The database was made by a newer program (${newer.at(-1)}). Use a program at least that new; this older one leaves it as it is.`)
}
