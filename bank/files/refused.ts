import { wrongLine, type BatchRefused, type WrongLine } from '../../src/wire/bankfile/index.ts'
import { writeWhole } from './folder.ts'

/** Why a file as a whole is not carried out: how much is wrong in all, and where; line 0 is the file itself. */
export type FileRefused = { count: number; wrong: readonly (Omit<WrongLine, 'cause'> & { cause: string })[] }

const one = (line: number, field: string, cause: string, zh: string, en: string): FileRefused => ({ count: 1, wrong: [{ line, field, cause, zh, en }] })

export const nameRefused = () => one(0, 'file', 'file-name', '文件名应为“银行代码-批次号.txt”。改名后重新放入', 'The file should be named “bank code-batch number.txt”. Rename it and put it in again')
export const bankRefused = () => one(0, 'bank', 'bank-unknown', '文件名里的银行代码不是本行的。核对是否送错了银行', 'The bank code in the file’s name is none of this bank’s. See whether it was sent to another bank by mistake')
export const kindRefused = (): FileRefused => ({ count: 1, wrong: [wrongLine(1, 'kind', 'expected', { want: 'DF、DK' })] })
export const clearingRefused = (want: string): FileRefused => ({ count: 1, wrong: [wrongLine(1, 'clearing', 'expected', { want })] })
export const numberRefused = () => one(1, 'number', 'number-taken', '这个批次号已经用于另一份内容，这个文件一笔都没有办理。请换一个批次号重新报盘', 'This batch number was used for other content before; nothing of this file was carried out. Send it under a new batch number')
export const formRefused = ({ count, wrong }: BatchRefused): FileRefused => ({ count, wrong })

/**
 * Writes the answer to a file that was refused as a whole, UTF-8: `REFUSED|name of the file|number of faults`, then a line each, `line|field|cause|zh|en` (the first thousand), then `END`.
 * No value of a line stands in it.
 */
export async function writeRefused(path: string, name: string, { count, wrong }: FileRefused): Promise<void> {
  const lines = [['REFUSED', name, count], ...wrong.map(({ line, field, cause, zh, en }) => [line, field, cause, zh, en]), ['END']]
  await writeWhole(path, async sink => { await sink(Buffer.from(lines.map(cells => `${cells.map(cell => String(cell).replace(/[|\r\n]/g, ' ')).join('|')}\n`).join(''))) })
}
