import { createHash } from 'node:crypto'
import { createWriteStream, existsSync, readFileSync, renameSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { migrations, ran } from './migrate.ts'
import { connect } from './pool.ts'
import { tablesOf, type Table } from './tables.ts'
import { Trouble } from '#kit/trouble'

/** First line of a backup: what made it, the migrations its tables follow, the heads of the record kept beside the database. */
export type Head = { shebaoka: 'backup'; version: 1; migrations: string[]; heads: string }
/** Last line of a table: how many rows it has and the SHA-256 over them in key order. */
export type Foot = { table: string; rows: number; digest: string }

/**
 * Writes every table of one moment into `file` (mode 0600, gzip of one JSON value a line): head, then for each table its columns,
 * its rows and its foot. Sealed columns stay sealed and keys wrapped; the master key is not in it.
 * @param headsFile where the record's heads are kept, copied along
 */
export async function backup(url: string, file: string, headsFile: string): Promise<Foot[]> {
  // read before the snapshot: a head newer than the rows beside it would look like a line removed
  const heads = existsSync(headsFile) ? readFileSync(headsFile, 'utf8') : ''
  const client = await connect(url)
  try {
    await client.query('begin isolation level repeatable read read only')
    const names = await ran(client)
    if (names.length !== migrations().length) throw new Trouble('数据库还没有升级到这个程序的版本。请先运行 sbk migrate。', 'The database is not at the version of this program. Run sbk migrate first.')
    const head: Head = { shebaoka: 'backup', version: 1, migrations: names, heads }
    const tables = (await tablesOf(client)).filter(({ name }) => name !== 'house.migration')
    const feet: Foot[] = []
    const lines = async function* () {
      yield `${JSON.stringify(head)}\n`
      for (const table of tables) {
        yield `${JSON.stringify({ table: table.name, columns: table.columns })}\n`
        const hash = createHash('sha256')
        let rows = 0
        for await (const chunk of chunksOf(client, table)) {
          rows += chunk.length
          for (const row of chunk) hash.update(`${row}\n`)
          yield chunk.map(row => `${JSON.stringify(row)}\n`).join('')
        }
        feet.push({ table: table.name, rows, digest: hash.digest('hex') })
        yield `${JSON.stringify(feet.at(-1))}\n`
      }
      yield `${JSON.stringify({ whole: feet.length })}\n`
    }
    const half = `${file}.half`
    await pipeline(lines, createGzip({ level: 6 }), createWriteStream(half, { mode: 0o600 }))
    renameSync(half, file)
    return feet
  } finally { await client.end() }
}

/** Digest of each table's rows as they are now, to be compared with a backup's or another database's. */
export async function digests(url: string): Promise<Foot[]> {
  const client = await connect(url)
  try {
    await client.query('begin isolation level repeatable read read only')
    const feet: Foot[] = []
    for (const table of await tablesOf(client)) {
      const hash = createHash('sha256')
      let rows = 0
      for await (const chunk of chunksOf(client, table)) { rows += chunk.length; for (const row of chunk) hash.update(`${row}\n`) }
      feet.push({ table: table.name, rows, digest: hash.digest('hex') })
    }
    return feet.filter(({ table }) => table !== 'house.migration')
  } finally { await client.end() }
}

/** The rows of a table as PostgreSQL writes a row, in key order; within an open transaction. */
export async function* chunksOf(client: Awaited<ReturnType<typeof connect>>, { name, columns, key }: Table): AsyncGenerator<string[]> {
  await client.query(`declare rows no scroll cursor for select row(${columns.join(', ')})::text as row from ${name} order by ${(key.length ? key : columns).join(', ')}`)
  for (;;) {
    const { rows } = await client.query<{ row: string }>('fetch 1000 from rows')
    if (!rows.length) break
    yield rows.map(({ row }) => row)
  }
  await client.query('close rows')
}
