import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import type { Foot, Head } from './backup.ts'
import { birth } from './birth.ts'
import { migrate, migrations, ran } from './migrate.ts'
import { connect } from './pool.ts'
import { Trouble } from '#kit/trouble'

type Line = string | Head | Foot | { table: string; columns: string[] } | { whole: number }

/**
 * Reads a backup into an empty database: makes the tables as the backup knew them, fills them in one transaction, compares every
 * digest, then brings the database up to this program. Nothing stays when anything differs.
 * @returns each table's foot, and the record's heads to be kept beside the database again
 * @throws Trouble when the database is not empty, the backup is newer than the program, or the file is damaged
 */
export async function restore(url: string, file: string, appUrl: string = url): Promise<{ feet: Foot[]; heads: string }> {
  const lines = linesOf(file)
  const head = (await lines.next()).value as Head | undefined
  if (!head || typeof head !== 'object' || head.shebaoka !== 'backup') throw damaged(file)
  const own = migrations()
  if (head.migrations.some((name, at) => own[at] !== name)) {
    throw new Trouble('这份备份由更新的程序做成，请用不低于它的程序版本恢复。', `The backup was made by a newer program (${head.migrations.at(-1)}); restore it with one at least that new.`)
  }
  const client = await connect(url)
  try {
    if ((await ran(client)).length && await birth(client)) throw new Trouble('目标数据库不是空的，恢复只进空库。', 'The database is not empty; a backup is restored into an empty one only.')
    await migrate(url, appUrl, head.migrations.length)
    await client.query('begin')
    const feet = await fill(client, lines, file)
    await client.query('commit')
    await migrate(url, appUrl)
    return { feet, heads: head.heads }
  } finally { await client.end() }
}

async function fill(client: Awaited<ReturnType<typeof connect>>, lines: AsyncGenerator<Line>, file: string): Promise<Foot[]> {
  const feet: Foot[] = []
  let columns: string[] = []
  let table = ''
  let rows = 0
  let hash = createHash('sha256')
  let chunk: string[] = []
  const flush = async () => {
    if (chunk.length) await client.query(`insert into ${table} (${columns.join(', ')}) select ${columns.map(column => `(r).${column}`).join(', ')} from (select x::${table} as r from unnest($1::text[]) x offset 0) all_rows`, [chunk])
    chunk = []
  }
  for await (const line of lines) {
    if (typeof line === 'string') {
      hash.update(`${line}\n`)
      rows++
      if (chunk.push(line) === 500) await flush()
    } else if ('columns' in line) {
      ({ table, columns } = line)
      rows = 0
      hash = createHash('sha256')
    } else if ('digest' in line) {
      await flush()
      if (line.rows !== rows || line.digest !== hash.digest('hex')) throw damaged(file)
      feet.push(line)
    } else if ('whole' in line && line.whole === feet.length) return feet
  }
  throw damaged(file)
}

async function* linesOf(file: string): AsyncGenerator<Line> {
  const source = createReadStream(file).pipe(createGunzip())
  try {
    for await (const line of createInterface({ input: source, crlfDelay: Infinity })) yield JSON.parse(line) as Line
  } catch (error) { throw damaged(file, error) }
}

function damaged(file: string, cause?: unknown): Trouble {
  return new Trouble(`备份文件 ${file} 不完整或已损坏，没有恢复任何内容。`, `The backup ${file} is incomplete or damaged; nothing was restored.`, cause)
}
