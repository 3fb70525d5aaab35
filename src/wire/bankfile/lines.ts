import { isAscii, isUtf8 } from 'node:buffer'
import type { Encoding } from '../csv.ts'
import { decodeGb18030 } from '../gb18030.ts'
import type { Told } from './check.ts'

/** The longest line, in characters; it takes at most four bytes each. */
export const LONGEST = 2_048
const NEWLINE = 0x0a
/** Whole lines as they lie in the file, the last perhaps without its end. `long`: a piece of a line that is longer than any may be; `first` of it begins the line. */
export type Group = { readonly bytes: Buffer; readonly line: number; readonly long?: { readonly first: boolean } }

/** Cuts blocks into groups of whole lines, holding back at most one line; the pieces of a line that is too long are handed on as they come. */
export async function* wholeLines(blocks: AsyncIterable<Buffer | null>): AsyncGenerator<Group | null> {
  let [held, line, skipping]: [Buffer, number, boolean] = [Buffer.alloc(0), 1, false]
  for await (const each of blocks) {
    if (!each) { yield null; return }
    let block = each
    if (skipping) {
      const end = block.indexOf(NEWLINE) + 1
      yield { bytes: end ? block.subarray(0, end) : block, line, long: { first: false } }
      if (!end) continue
      skipping = false
      line++
      block = block.subarray(end)
    }
    const joined = held.length ? Buffer.concat([held, block]) : block
    const end = joined.lastIndexOf(NEWLINE) + 1
    if (end) {
      yield { bytes: joined.subarray(0, end), line }
      line += linesIn(joined)
    }
    held = joined.subarray(end)
    if (held.length <= 4 * LONGEST) continue
    yield { bytes: held, line, long: { first: true } }
    skipping = true
    held = Buffer.alloc(0)
  }
  if (held.length) yield { bytes: held, line }
}

function linesIn(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count++
  return count
}

/** Hears what is wrong with a line. */
export type ToldLine = (line: number, ...wrong: Parameters<Told>) => void

/** The texts of the lines of a group, without their ends; null for one that cannot be read, which is told. */
export function textsOf({ bytes, line }: Group, encoding: Encoding, told: ToldLine): (string | null)[] {
  const whole = bytes.includes(0) || encoding === 'gb18030' && anyMixed(bytes) ? null : decoded(bytes, encoding)
  const texts: (string | null)[] = whole === null ? onebyone(bytes, line, encoding, told) : whole.split('\n')
  if (texts.at(-1) === '') texts.pop()
  for (let i = 0; i < texts.length; i++) {
    const text = texts[i]!
    if (text === null) continue
    if (text.length > LONGEST) { told(line + i, 'line', 'line-too-long', { most: LONGEST }); texts[i] = null }
    else if (text.charCodeAt(text.length - 1) === 0x0d) texts[i] = text.slice(0, -1)
  }
  return texts
}

const decoded = (bytes: Buffer, encoding: Encoding): string | null => encoding === 'gb18030' ? decodeGb18030(bytes) : isUtf8(bytes) ? bytes.toString('utf8') : null
const named = (encoding: Encoding) => encoding === 'gb18030' ? 'GB18030' : 'UTF-8'

function* piecesOf(bytes: Buffer): Generator<Buffer> {
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(NEWLINE, from) + 1 || bytes.length
    yield bytes.subarray(from, end)
    from = end
  }
}

/** Line by line, to name those that cannot be read. */
function onebyone(bytes: Buffer, first: number, encoding: Encoding, told: ToldLine): (string | null)[] {
  return [...piecesOf(bytes)].map((piece, i) => {
    if (piece.includes(0)) { told(first + i, 'line', 'nul'); return null }
    const text = decoded(piece, encoding)
    if (text !== null && !(encoding === 'gb18030' && isMixed(piece))) return text.endsWith('\n') ? text.slice(0, -1) : text
    const other = decoded(piece, encoding === 'gb18030' ? 'utf-8' : 'gb18030') !== null
    told(first + i, 'line', other ? 'encodings-mixed' : 'encoding', { want: named(encoding) })
    return null
  })
}

function anyMixed(bytes: Buffer): boolean {
  for (const piece of piecesOf(bytes)) if (isMixed(piece)) return true
  return false
}

/**
 * A line of UTF-8 in a file of GB18030 often is GB18030 too, as other characters. It is taken for UTF-8 when it is that throughout, holds Chinese characters, and
 * read as GB18030 holds one beyond GB 2312: both together do not befall a real name (see the decision).
 */
function isMixed(piece: Buffer): boolean {
  if (!isUtf8(piece) || isAscii(piece)) return false
  return /[\u4e00-\u9fff]/.test(piece.toString('utf8')) && beyondGb2312(piece)
}

function beyondGb2312(bytes: Buffer): boolean {
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at]!
    if (lead < 0x80) continue
    const trail = bytes[++at] ?? 0
    if (lead < 0xa1 || lead > 0xf7 || trail < 0xa1) return true
  }
  return false
}
