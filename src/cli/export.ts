import { createHash } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, linkSync, openSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { print, textOf, Told, type Asked, type Command } from './command.ts'
import { ask, askAgain } from './session.ts'

type Part = { text: string; lines: number; beyond: number; soFar: number; done: number; next: string | null }
const filters = ['region', 'bank', 'state', 'since'] as const

/** 导出: part after part into a file beside the one named, which takes its name when the last is written: a file of that name is whole, or not there. */
async function leave(what: 'holders' | 'cards', asked: Asked): Promise<number> {
  const [file] = asked.words as [string]
  if (existsSync(file)) throw there(file)
  if (!existsSync(dirname(file))) throw new Told(`没有文件夹 ${dirname(file)}。`, `There is no folder ${dirname(file)}.`)
  const given = Object.fromEntries(filters.flatMap(name => { const value = textOf(asked, name); return value ? [[name, value]] : [] }))
  const { id } = (await ask('POST', '/exports', { what, ...given })).body as { id: string }
  const beside = `${file}.${process.pid}.part`
  const drop = () => rmSync(beside, { force: true })
  const stopped = (signal: NodeJS.Signals) => { drop(); process.exit(signal === 'SIGINT' ? 130 : 143) }
  let to: number
  try { to = openSync(beside, 'wx', 0o600) } catch { throw new Told(`写不了文件 ${file}。`, `The file ${file} cannot be written.`) }
  process.once('SIGINT', stopped).once('SIGTERM', stopped)
  try {
    const { lines, beyond, sha256 } = await write(id, to).finally(() => closeSync(to))
    try { linkSync(beside, file) } catch (error) { throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? there(file) : new Told(`写不了文件 ${file}。`, `The file ${file} cannot be written.`) }
    print(`${file}\t${lines} 行 / lines\tSHA-256 ${sha256}`)
    if (beyond) process.stderr.write(`${beyond} 人不止一条参保记录或一个账户，文件里只有一条 / of ${beyond} holders more insurance records or accounts are on record than the one in the file\n`)
    return 0
  } finally {
    drop()
    process.off('SIGINT', stopped).off('SIGTERM', stopped)
  }
}

async function write(id: string, to: number) {
  const hash = createHash('sha256')
  let [lines, beyond, told] = [0, 0, 0]
  for (let next: string | null = null, first = true; first || next !== null; first = false) {
    const part = (await askAgain('GET', `/exports/${id}${next === null ? '' : `?${new URLSearchParams({ after: next })}`}`)).body as Part
    const bytes = Buffer.from(part.text)
    for (let at = 0; at < bytes.length;) at += writeSync(to, bytes, at)
    hash.update(bytes)
    lines += part.lines
    beyond += part.beyond
    next = part.next
    if (next === null || Date.now() - told > 2_000) { told = Date.now(); process.stderr.write(`${Math.floor(part.done * 100)}%\t${lines} 行 / lines\n`) }
  }
  fsyncSync(to)
  return { lines, beyond, sha256: hash.digest('hex') }
}

const there = (file: string) => new Told(`${file} 已经有了，没有盖掉。换一个名字。`, `${file} is there already and was not written over. Choose another name.`)
const options = Object.fromEntries(filters.map(name => [name, { type: 'string' } as const]))
const usage = 'FILE [--region CODE] [--bank CODE] [--state STATE] [--since DAY]'

export const exportCommands: Command[] = [
  { words: 'export holders', usage, zh: '把持卡人连同参保、余额和手里的卡导出成 CSV，列和导入的一样；--since 从这天起登记的', en: 'write holders with insurance, balance and the card in their hands as CSV, in the columns an import reads; --since: entered from that day on', takes: [1, 1], options, run: asked => leave('holders', asked) },
  { words: 'export cards', usage, zh: '把卡导出成 CSV，一张一行，带状态；--since 从这天起状态变过的', en: 'write cards as CSV, a line a card with its state; --since: whose state changed from that day on', takes: [1, 1], options, run: asked => leave('cards', asked) },
]
