import { isUtf8 } from 'node:buffer'
import { decodeGb18030 } from './gb18030.ts'

/** A file that is read by position, wherever it lies. */
export type Bytes = { readonly size: number; read(position: number, length: number): Promise<Buffer> }
export type Encoding = 'utf-8' | 'gb18030'
/** One row of the spreadsheet, counted as a spreadsheet counts (headings are row 1). */
export type Record = { readonly line: number; readonly cells: readonly string[] }
/** Where the reading stands: the next byte and the number of the row that begins there. */
export type Place = { readonly byte: number; readonly line: number }
export type Block = { readonly records: readonly Record[]; readonly next: Place; readonly ended: boolean }
/** Why a file cannot be read on, and at which row. */
export type Unread = { readonly no: 'not-csv' | 'broken' | 'encoding'; readonly line: number }

/** The longest row, in bytes. */
export const LONGEST = 16_384
const BLOCK = 512 * 1024
const [QUOTE, NEWLINE] = [0x22, 0x0a]

/** Ends of the whole rows in some bytes. A quote, comma or line end is never part of a longer character, in either encoding. */
function endsOf(bytes: Buffer, last: boolean, most: number): { ends: number[]; open: boolean } {
  const ends: number[] = []
  let quoted = false
  for (let at = 0; at < bytes.length && ends.length < most; at++) {
    const byte = bytes[at]!
    if (byte === QUOTE) quoted = !quoted
    else if (byte === NEWLINE && !quoted) ends.push(at + 1)
  }
  if (last && ends.length < most && (ends.at(-1) ?? 0) < bytes.length && !quoted) ends.push(bytes.length)
  return { ends, open: quoted }
}

/** The next rows from a place, at most `most`; empty ones are counted and left out. */
export async function readBlock(file: Bytes, { byte, line }: Place, encoding: Encoding, most: number): Promise<Block | Unread> {
  const from = byte === 0 && (await file.read(0, 3)).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? 3 : byte
  const bytes = await file.read(from, BLOCK)
  const last = from + bytes.length >= file.size
  if (bytes.includes(0)) return { no: 'not-csv', line }
  const { ends, open } = endsOf(bytes, last, most)
  const end = ends.at(-1) ?? 0
  if (!ends.length && bytes.length && (!last || open)) return { no: 'broken', line }
  if (last && open && ends.length < most) return { no: 'broken', line: line + ends.length }
  const records: Record[] = []
  let begin = 0
  for (const [i, stop] of ends.entries()) {
    if (stop - begin > LONGEST) return { no: 'broken', line: line + i }
    const text = textOf(bytes.subarray(begin, stop), encoding)
    if (text === null) return { no: 'encoding', line: line + i }
    const cells = cellsOf(text)
    if (!cells) return { no: 'broken', line: line + i }
    if (cells.some(cell => cell !== '')) records.push({ line: line + i, cells })
    begin = stop
  }
  return { records, next: { byte: from + end, line: line + ends.length }, ended: from + end >= file.size }
}

const textOf = (bytes: Buffer, encoding: Encoding): string | null => encoding === 'gb18030' ? decodeGb18030(bytes) : isUtf8(bytes) ? bytes.toString('utf8') : null

/** The cells of one row (RFC 4180); null when something follows a closing quote. */
export function cellsOf(row: string): string[] | null {
  const text = row.replace(/\r?\n$/, '').replace(/\r$/, '')
  if (!text.includes('"')) return text.split(',')
  const cells: string[] = []
  for (let at = 0; at <= text.length;) {
    if (text[at] !== '"') {
      const stop = text.indexOf(',', at)
      cells.push(text.slice(at, stop < 0 ? text.length : stop))
      at = stop < 0 ? text.length + 1 : stop + 1
      continue
    }
    let cell = ''
    for (at++; ; at++) {
      const quote = text.indexOf('"', at)
      if (quote < 0) return null
      cell += text.slice(at, quote)
      at = quote + 1
      if (text[at] !== '"') break
      cell += '"'
    }
    if (at < text.length && text[at] !== ',') return null
    cells.push(cell)
    at++
  }
  return cells
}

const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r]/
/** One row as CSV; what a spreadsheet would take for a formula is written as text. */
export const csvLine = (cells: readonly string[]): string =>
  `${cells.map(cell => { const safe = FORMULA.test(cell) ? `'${cell}` : cell; return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe }).join(',')}\r\n`
/** A cell as it was before it was written as text. */
export const plainCell = (cell: string): string => /^'(\s*[=+\-@＝＋－＠]|[\t\r])/.test(cell) ? cell.slice(1) : cell
/** A cell folded as it is compared: width, spaces around, the mark of text. */
export const plainCellOf = (cell: string): string => plainCell(cell.normalize('NFKC').trim())
