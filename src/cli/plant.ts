import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { batchOf } from './batch.ts'
import { print, textOf, Told, type Asked, type Command } from './command.ts'
import { writeNew } from './lists.ts'
import { ask } from './session.ts'

type Made = { number: number; cards: number; digest: string; left: number }
const readText = (file: string) => {
  if (!existsSync(file)) throw new Told(`没有文件 ${file}。`, `There is no file ${file}.`)
  return readFileSync(file, 'utf8')
}

/** 报盘: makes the next file of a batch and keeps it; `--again` fetches one that was made before. */
async function send(asked: Asked): Promise<number> {
  const [batch, file] = [await batchOf(asked.words[0]!), asked.words[1]!]
  if (existsSync(file)) throw new Told(`${file} 已经有了，没有盖掉。换一个名字。`, `${file} is there already and was not written over. Choose another name.`)
  const again = textOf(asked, 'again'), plant = textOf(asked, 'plant')
  const made = again ? null : (await ask('POST', `/production/batches/${batch.id}/exports`, { key: randomUUID(), ...plant ? { plant } : {} })).body as Made
  const { bytes } = await ask('GET', `/production/batches/${batch.id}/exports/${encodeURIComponent(again ?? String(made!.number))}/file`)
  writeNew(file, bytes)
  print(`${file}${made ? `\t第 ${made.number} 份 / export ${made.number}\t${made.cards} 张 / cards\tSM3 ${made.digest}` : ''}`)
  if (made?.left) print(`还有 ${made.left} 张没有报，再运行一次 / ${made.left} cards are left, run it again`)
  return 0
}

/** 回盘. */
async function back({ words: [number, file] }: Asked): Promise<number> {
  const text = readText(file!)
  const { body } = await ask('POST', `/production/batches/${(await batchOf(number!)).id}/returns`, { text })
  const done = body as { batch: string; number: number; made: number; failed: number; missing: number; before: boolean }
  if (done.before) print('这个回盘文件处理过了，没有再处理一遍 / this file was taken before and nothing was done twice')
  print(`${done.batch} 第 ${done.number} 份 / export ${done.number}\t做好 / made ${done.made}\t失败 / failed ${done.failed}\t缺 / missing ${done.missing}`)
  if (done.failed + done.missing) print(`${done.failed + done.missing} 张重新订了，再报盘一次 / were ordered anew, export again`)
  return 0
}

async function plants(): Promise<number> {
  for (const { code, name, publicKey } of ((await ask('GET', '/production/plants')).body as { rows: { code: string; name: string; publicKey: string }[] }).rows) print([code, name, publicKey].join('\t'))
  return 0
}
async function addPlant({ words: [code, name, file] }: Asked): Promise<number> {
  const { body } = await ask('POST', '/production/plants', { code, name, publicKey: readText(file!).trim() })
  print(`已登记 / registered: ${(body as { code: string }).code}`)
  return 0
}

export const plantCommands: Command[] = [
  { words: 'batch export', usage: 'NUMBER FILE [--plant CODE] [--again N]', zh: '报盘：把批次里要做的卡写成给卡厂的文件(只有卡厂打得开)；--again 重取做过的一份', en: 'write the cards a batch waits for into a file only its plant can open; --again fetches one made before',
    takes: [2, 2], options: { plant: { type: 'string' }, again: { type: 'string' } }, run: send },
  { words: 'batch return', usage: 'NUMBER FILE', zh: '回盘：收下卡厂的结果，做好的去质检，失败和缺的重做；同一个文件只处理一次', en: 'take a plant’s results: what was made goes on, what failed or is missing is ordered anew; a file is taken once', takes: [2, 2], run: back },
  { words: 'plant list', usage: '', zh: '列出卡厂和它们的公钥', en: 'list the plants with their keys', takes: [0, 0], run: plants },
  { words: 'plant add', usage: 'CODE NAME KEYFILE', zh: '登记卡厂和它的 SM2 公钥(安全管理员)', en: 'register a plant with its SM2 public key (security administrator)', takes: [3, 3], run: addPlant },
]
