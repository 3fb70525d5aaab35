import { join } from 'node:path'
import { appPool } from '#database'
import { sqlOf } from '#kit/sql'
import { readHeads, verifyRecord, type Break } from '#record'
import type { RecordPage } from '#shared/staff'
import { readConfig } from '../config.ts'
import { openBase } from '../house.ts'
import { print, textOf, Told, type Asked, type Command } from './command.ts'
import { ask } from './session.ts'
import { readSecret } from './sign-in.ts'

/** One line an entry: when, who, where, what, of whom, facts. Separated by tabs; pages are followed to the end or to `--limit`. */
async function lines(query: Record<string, string>, most: number): Promise<number> {
  let left = most
  for (let after: string | null = ''; after !== null && left > 0;) {
    const { rows, next } = (await ask('GET', `/record/entries?${new URLSearchParams({ ...query, limit: String(Math.min(left, 200)), ...after ? { after } : {} })}`)).body as RecordPage
    for (const row of rows) print([row.at, row.user ?? row.kind, row.organisationName ?? '', row.verb, row.person ?? '', JSON.stringify(row.facts)].join('\t'))
    left -= rows.length
    after = next
  }
  return 0
}

const asQuery = (asked: Asked) => Object.fromEntries(['from', 'to', 'verb', 'person'].flatMap(name => { const given = textOf(asked, name); return given ? [[name, given]] : [] }))
const mostOf = (asked: Asked) => {
  const most = Number(textOf(asked, 'limit') ?? 200)
  if (!Number.isInteger(most) || most < 1) throw new Told('--limit 要写一个正整数。', '--limit is a whole number above zero.')
  return most
}

const search = (asked: Asked): Promise<number> => lines({ ...asQuery(asked), ...asked.options['looks'] === true ? { looks: 'only' } : {} }, mostOf(asked))

/** Who looked at one person; the number is asked for or read from a file, never typed into a command that others can see. */
async function looks(asked: Asked): Promise<number> {
  const number = await readSecret({ ...asked, options: { 'password-file': textOf(asked, 'number-file') } }, '社会保障号码 social security number: ')
  if (!number) throw new Told('没有填社会保障号码。', 'The social security number is missing.')
  const { id } = (await ask('POST', '/record/person', { number })).body as { id: string }
  return lines({ from: '2000-01-01', ...asQuery(asked), person: id, looks: 'only' }, mostOf(asked))
}

const said: Record<Break['kind'], string> = { removed: '被删除 / was removed', changed: '被改动 / was changed', gap: '缺号 / is missing from the chain', head: '与库外保存的不同 / differs from what is kept outside the database' }

/**
 * Checks the whole record against its chain and the heads kept outside the database; names every line changed or removed. A heads file that is not
 * there, cannot be read or ends before the chain does is no check at all: it is said, and the command ends with 1. (TRUST-02)
 */
async function verify(asked: Asked): Promise<number> {
  const base = await openBase(readConfig(process.env, []))
  const pool = appPool(base.appUrl, { max: 1 })
  try {
    const file = textOf(asked, 'heads') ?? join(base.home, 'record.heads')
    const outside = readHeads(file)
    const { heads, fault } = outside ?? { heads: [], fault: null }
    const { checked, unsealed, settled, breaks } = await verifyRecord(sqlOf(pool), new Date(), heads)
    for (const { number, kind } of breaks) print(`${number}: ${said[kind]}`)
    print(`核对 ${checked} 条，待封 ${unsealed} 条，库外头 ${heads.length} 个，问题 ${breaks.length} 处 / checked ${checked}, not yet sealed ${unsealed}, heads outside ${heads.length}, breaks ${breaks.length}`)
    if (checked > 0 && !outside) throw new Told(`没有库外的头文件 ${file}，不能证明记录没有重造过。请从备份或别处找回它，或用 --heads 指明。`, `There is no file of heads ${file}: nothing shows that the record was not made anew. Bring it back from a backup, or name it with --heads.`, 1)
    if (fault !== null) throw new Told(`头文件 ${file} 第 ${fault} 行读不出来，它被改过。请从备份或别处找回它。`, `Line ${fault} of the file of heads ${file} cannot be read: it was changed. Bring it back from a backup.`, 1)
    const last = heads.at(-1)?.number ?? 0n
    if (last < settled) throw new Told(`头文件 ${file} 只到第 ${last} 条，链已到第 ${settled} 条：文件被截短，或者服务没有在写它。`, `The file of heads ${file} ends at ${last} and the chain at ${settled}: it was shortened, or the server does not write it.`, 1)
    return breaks.length ? 1 : 0
  } finally { await pool.end(); await base.stop() }
}

const days = { from: { type: 'string' }, to: { type: 'string' }, limit: { type: 'string' } } as const
export const auditCommands: Command[] = [
  { words: 'audit search', usage: '[--from DAY] [--to DAY] [--verb ROOM[.VERB]] [--person ID] [--looks] [--limit N]', zh: '查审计记录，新的在前(查询本身也记下)', en: 'read the record, newest first (asking is recorded too)', takes: [0, 0],
    options: { ...days, verb: { type: 'string' }, person: { type: 'string' }, looks: { type: 'boolean' } }, run: search },
  { words: 'audit looks', usage: '[--number-file FILE] [--from DAY] [--to DAY] [--limit N]', zh: '谁看过这个人', en: 'who looked at one person', takes: [0, 0], options: { ...days, 'number-file': { type: 'string' } }, run: looks },
  { words: 'audit verify', usage: '[--heads FILE]', zh: '核对审计记录有无改动', en: 'check that no line of the record was changed or removed', takes: [0, 0], options: { heads: { type: 'string' } }, run: verify },
]
