import { closeSync, existsSync, linkSync, openSync, rmSync, writeSync } from 'node:fs'
import type { CatalogueFault, CatalogueImportView } from '#shared/clinics'
import { print, textOf, Told, type Asked, type Command } from './command.ts'
import { ask, askAgain, send } from './session.ts'

function tell(view: CatalogueImportView): void {
  print([view.id, view.name, view.version === null ? '试过，没有启用 / tried, not applied' : `${view.ver} ${view.version}`].join('\t'))
  print(`  行数 / lines ${view.lines}，新增 / new ${view.fresh}，变更 / changed ${view.changed}，结束 / ended ${view.ended}，没有变 / as it was ${view.same}，退回 / refused ${view.refusedLines}`)
}

const apply = async (id: string, version: string) => tell((await ask('POST', `/catalogue/imports/${id}/apply`, { version })).body as CatalogueImportView)

async function bring(asked: Asked): Promise<number> {
  const view = (await send('/catalogue/imports', 'file', asked.words[0]!)).body as CatalogueImportView & { again: boolean }
  print(view.again ? '这个文件启用过了，什么都没有改 / this file was applied before; nothing changed' : '试过了，目录还没有改 / tried; the catalogue is as it was')
  tell(view)
  if (view.refusedLines) await faults(view.id, 20)
  const version = textOf(asked, 'name')
  if (!version || view.again) return 0
  if (view.refusedLines) throw new Told(`有退回的行，没有启用。改好再送；要不管这些行，用 sbk catalogue apply ${view.id} --name 版本名。`, `Lines were refused, nothing was applied. Mend the file; to go without them: sbk catalogue apply ${view.id} --name NAME.`, 1)
  await apply(view.id, version)
  return 0
}

async function faults(id: string, most: number): Promise<void> {
  let told = 0
  for (let after: string | null = null, first = true; first || after; first = false) {
    const page = (await ask('GET', `/catalogue/imports/${id}/refused${after ? `?${new URLSearchParams({ after })}` : ''}`)).body as { rows: CatalogueFault[]; next: string | null }
    for (const { line, place, named, zh, en } of page.rows) { if (told++ === most) return print('  …'); print(`  ${line}\t${place} ${named}\t${zh} / ${en}`) }
    after = page.next
  }
}

async function list(): Promise<number> {
  for (let after: string | null = null, first = true; first || after; first = false) {
    const page = (await ask('GET', `/catalogue/imports${after ? `?${new URLSearchParams({ after })}` : ''}`)).body as { rows: CatalogueImportView[]; next: string | null }
    page.rows.forEach(tell)
    after = page.next
  }
  return 0
}

async function applied(asked: Asked): Promise<number> {
  const version = textOf(asked, 'name')
  if (!version) throw new Told('请用 --name 写版本名。', 'Give the version a name with --name.')
  await apply(asked.words[0]!, version)
  return 0
}

/** Part after part into a file beside the one named, which takes its name when the last is written. */
async function leave(asked: Asked): Promise<number> {
  const [file] = asked.words as [string]
  if (existsSync(file)) throw new Told(`${file} 已经有了，没有盖掉。换一个名字。`, `${file} is there already and was not written over. Choose another name.`)
  const on = textOf(asked, 'on')
  const beside = `${file}.${process.pid}.part`
  let [lines, to] = [0, 0]
  try { to = openSync(beside, 'wx', 0o600) } catch { throw new Told(`写不了文件 ${file}。`, `The file ${file} cannot be written.`) }
  try {
    for (let after: string | null = '0'; after !== null;) {
      const part = (await askAgain('GET', `/catalogue/export?${new URLSearchParams({ after, ...on ? { on } : {} })}`)).body as { text: string; lines: number; next: string | null }
      writeSync(to, part.text)
      lines += part.lines
      after = part.next
    }
    linkSync(beside, file)
    print(`${file}\t${lines} 行 / lines`)
    return 0
  } finally {
    closeSync(to)
    rmSync(beside, { force: true })
  }
}

export const catalogueCommands: Command[] = [
  { words: 'catalogue import', usage: 'FILE [--name VERSION]', zh: '试导目录 CSV，说出新增、变更、结束和退回的行；写了 --name 且没有退回的行就启用', en: 'try a CSV of the catalogue and tell what is new, changed, ended, refused; with --name, and nothing refused, apply it', takes: [1, 1], options: { name: { type: 'string' } }, run: bring },
  { words: 'catalogue apply', usage: 'ID --name VERSION', zh: '启用试过的目录文件，一次完成', en: 'apply a file that was tried, in one go', takes: [1, 1], options: { name: { type: 'string' } }, run: applied },
  { words: 'catalogue refused', usage: 'ID', zh: '列出退回的行：行、列、原因', en: 'list refused lines: line, column, cause', takes: [1, 1], run: async ({ words: [id] }) => { await faults(id!, Infinity); return 0 } },
  { words: 'catalogue list', usage: '', zh: '列出目录文件', en: 'list files of the catalogue', takes: [0, 0], run: list },
  { words: 'catalogue export', usage: 'FILE [--on DAY]', zh: '把目录导出成 CSV，列和导入的一样；--on 只要这天有效的版本', en: 'write the catalogue as CSV in the columns an import reads; --on: the versions in force on that day', takes: [1, 1], options: { on: { type: 'string' } }, run: leave },
]
