import { parse } from 'yaml'
import { print, textOf, Told, type Asked, type Command } from './command.ts'
import { ask } from './session.ts'

type Listed = { rows: { key: string; value: unknown; validFrom: string; standing: string; taken: string; source: { code: string; title: string }[] }[] }

/** One line a value: key, value, since when, standing, where taken from, documents. Separated by tabs. */
async function list(asked: Asked): Promise<number> {
  const query = new URLSearchParams()
  for (const name of ['region', 'day']) { const given = textOf(asked, name); if (given) query.set(name, given) }
  const { rows } = (await ask('GET', `/policy?${query}`)).body as Listed
  for (const row of rows) print([row.key, JSON.stringify(row.value), row.validFrom, row.standing, row.taken, row.source.map(source => source.code).join(' ')].join('\t'))
  return 0
}

async function set(asked: Asked): Promise<number> {
  const [region, key, written] = asked.words
  const [from, source, approvedBy] = ['from', 'source', 'approved-by'].map(name => textOf(asked, name))
  if (!from || !source || !approvedBy) throw new Told('请写明 --from 日期、--source 文件、--approved-by 批准。', 'Give --from DAY, --source DOCUMENT and --approved-by WHO.')
  const { body } = await ask('POST', '/policy/values', {
    region, key, value: parse(written!), validFrom: from, standing: textOf(asked, 'standing') ?? 'confirmed', source: [{ code: source.slice(0, 40), title: source }], approvedBy })
  print(`${key} 自 ${from} 起 / from ${from}: ${JSON.stringify((body as { value: unknown }).value)}`)
  return 0
}

export const policyCommands: Command[] = [
  { words: 'policy list', usage: '[--region CODE] [--day DAY]', zh: '列出某地某日的政策值', en: 'list the values in force in a region on a day', takes: [0, 0],
    options: { region: { type: 'string' }, day: { type: 'string' } }, run: list },
  { words: 'policy set', usage: 'REGION KEY VALUE --from DAY --source DOCUMENT --approved-by WHO [--standing S]', zh: '写入今后某日起的新值', en: 'a new value from a day still to come',
    takes: [3, 3], options: { from: { type: 'string' }, source: { type: 'string' }, 'approved-by': { type: 'string' }, standing: { type: 'string' } }, run: set },
]
