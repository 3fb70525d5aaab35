import { existsSync, readFileSync } from 'node:fs'
import { print, textOf, Told, type Asked, type Command } from './command.ts'
import { ask } from './session.ts'

type Row = { id: string; provider: string; providerName: string; kind: string; name: string; enteredAt: string; endedAt: string | null }

/** One line a registration: id, provider, kind, paasid or digest or address, since when, and when it ended. Separated by tabs. */
async function list(): Promise<number> {
  const { rows } = (await ask('GET', '/access/trusts')).body as { rows: Row[] }
  for (const row of rows) print([row.id, row.provider, row.providerName, row.kind, row.name, row.enteredAt, row.endedAt ?? ''].join('\t'))
  return 0
}

async function add(asked: Asked): Promise<number> {
  const [provider, kind, typed] = asked.words
  const file = textOf(asked, 'file')
  if (file && !existsSync(file)) throw new Told(`没有文件 ${file}。`, `There is no file ${file}.`)
  const key = file ? readFileSync(file, 'utf8').trim() : typed
  const { body } = await ask('POST', '/access/trusts', { provider, kind, ...key ? { key } : {} })
  const entered = body as Row & { token: string | null }
  print([entered.id, entered.kind, entered.name].join('\t'))
  if (entered.token) print(`密钥只显示这一次，交给机构后不要留存 / the token is shown this once, keep no copy: ${entered.token}`)
  return 0
}

async function end({ words: [id] }: Asked): Promise<number> {
  if (!/^[0-9a-f-]{36}$/.test(id!)) throw new Told('请写登记的编号，sbk access list 列出。', 'Name the registration by its id; sbk access list tells it.')
  await ask('POST', `/access/trusts/${id}/end`)
  print(`已停用 / ended: ${id}`)
  return 0
}

export const accessCommands: Command[] = [
  { words: 'access list', usage: '', zh: '列出各机构的接入登记', en: 'list with what providers’ messages are vouched for', takes: [0, 0], run: list },
  { words: 'access add', usage: 'PROVIDER token|sm2|certificate|address [KEY] [--file FILE]', zh: '登记一个机构的网关密钥、公钥、证书或地址', en: 'register a provider’s gateway token, SM2 key, client certificate or address',
    takes: [2, 3], options: { file: { type: 'string' } }, run: add },
  { words: 'access end', usage: 'ID', zh: '停用一条接入登记', en: 'end a registration', takes: [1, 1], run: end },
]
