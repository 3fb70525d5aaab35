import { mkdirSync } from 'node:fs'
import { open, readdir, rename, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf, Trouble } from '#kit/trouble'
import type { Sink } from '../../src/wire/bankfile/index.ts'
import type { Ending } from './form.ts'

/** Where files come, where answers go, and where orders go that were answered. */
export type Places = { in: string; out: string; done: string; refused: string }
const placesOf = (folder: string): Places => ({ in: join(folder, 'to-bank'), out: join(folder, 'from-bank'), done: join(folder, 'to-bank', 'done'), refused: join(folder, 'to-bank', 'refused') })

/** Makes what of the folder is not there. @throws Trouble when it cannot */
export function makePlaces(folder: string): Places {
  const places = placesOf(folder)
  try { for (const each of Object.values(places)) mkdirSync(each, { recursive: true, mode: 0o700 }) } catch (error) {
    throw new Trouble(`银行的文件目录 ${folder} 用不了（${codeOf(error)}）。请用 BANK_FILES 指定一个可以写的目录。`, `The bank's folder for files, ${folder}, cannot be used (${codeOf(error)}). Name one that can be written to with BANK_FILES.`, error)
  }
  return places
}

/** The complete files that wait, in the order of their names: the name and how it ends. What is still being written ends in `.part` and is not seen. */
export async function waiting({ in: folder }: Places): Promise<{ name: string; ending: Ending }[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries.filter(entry => entry.isFile() && /\.(?:txt|xml)$/.test(entry.name)).map(entry => ({ name: entry.name.slice(0, -4), ending: entry.name.slice(-3) as Ending })).sort((a, b) => a.name < b.name ? -1 : 1)
}

/** Opens a file that waits; null when it is gone. */
export async function opened(path: string): Promise<FileHandle | null> {
  try { return await open(path, 'r') } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

/** Writes a file that others see as a whole or not at all: as `.part`, on the disk, then under its name. */
export async function writeWhole(path: string, write: (sink: Sink) => Promise<void>): Promise<void> {
  const file = await open(`${path}.part`, 'w', 0o600)
  try {
    await write(bytes => file.writeFile(bytes))
    await file.sync()
  } finally { await file.close() }
  await rename(`${path}.part`, path)
}
