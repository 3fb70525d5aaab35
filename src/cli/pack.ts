import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { checkPack } from '#regions'
import { print, textOf, Told, type Asked, type Command } from './command.ts'
import { ask } from './session.ts'

function textOfFile(path: string): string {
  if (!existsSync(path)) throw new Told(`没有文件 ${path}。`, `There is no file ${path}.`)
  return readFileSync(path, 'utf8')
}

/** Names every mistake of each file with its line; code 1 when there is one. Needs no server. (POL-02, APP-09) */
async function check({ words }: Asked): Promise<number> {
  let wrong = 0
  for (const path of words) {
    const mistakes = checkPack(textOfFile(path))
    for (const { line, path: at, zh, en } of mistakes) print(`${path}:${line}: ${at ? `${at}: ` : ''}${zh} / ${en}`)
    wrong += mistakes.length
    if (!mistakes.length) print(`${path}: 没有错误 / no mistakes`)
  }
  if (wrong) print(`${wrong} 处错误 / ${wrong} mistake${wrong === 1 ? '' : 's'}`)
  return wrong ? 1 : 0
}

async function load(asked: Asked): Promise<number> {
  const approvedBy = textOf(asked, 'approved-by')
  if (!approvedBy) throw new Told('请用 --approved-by 写明批准人或批准文件。', 'Name who approved it, or by which document, with --approved-by.')
  const text = textOfFile(asked.words[0]!)
  if (checkPack(text).length) return check(asked)
  const { body } = await ask('POST', '/policy/packs', { text, approvedBy })
  const { added, unchanged } = body as { added: number; unchanged: number }
  print(`新增 ${added}，已有 ${unchanged} / added ${added}, already there ${unchanged}`)
  return 0
}

async function exportPack({ words: [region, file] }: Asked): Promise<number> {
  const { text } = await ask('GET', `/policy/${encodeURIComponent(region!)}/pack`)
  if (!file) process.stdout.write(text)
  else writeFileSync(file, text)
  return 0
}

export const packCommands: Command[] = [
  { words: 'pack check', usage: 'FILE…', zh: '检查政策包，逐行列出错误(不需要服务)', en: 'name every mistake in a pack with its line (needs no server)', takes: [1, 100], run: check },
  { words: 'pack load', usage: 'FILE --approved-by WHO', zh: '载入政策包', en: 'load a pack: adds what is missing, refuses what contradicts', takes: [1, 1],
    options: { 'approved-by': { type: 'string' } }, run: load },
  { words: 'pack export', usage: 'REGION [FILE]', zh: '导出政策包', en: 'write a region\'s values as a pack', takes: [1, 2], run: exportPack },
]
