import { createHash } from 'node:crypto'
import type { Fault } from './fields.ts'

/** The largest file that is sent, in bytes. */
export const MOST_FILE_BYTES = 4 * 1024 * 1024
const [QUOTE, BACKSLASH, COLON, COMMA, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST, MINUS, ZERO, NINE] = [...'"\\:,{}[]-09'].map(letter => letter.charCodeAt(0)) as [number, number, number, number, number, number, number, number, number, number, number]
const FIELD = 'fsUploadIn.in'
const no = (zh: string, en: string): Fault[] => [{ field: FIELD, zh, en }]
const strange = () => no('应该是 0 到 255 的整数的列表，或者 base64 文字', 'must be a list of integers from 0 to 255, or base64')
const tooLarge = () => no(`文件超过 ${MOST_FILE_BYTES / 1024 / 1024} MB，没有收下`, `the file exceeds ${MOST_FILE_BYTES / 1024 / 1024} MB`)
const blank = (byte: number | undefined) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
/** The place behind white space. */
const past = (body: Buffer, at: number): number => { while (blank(body[at])) at++; return at }

/** The end of the string that begins at a quote: behind its closing quote. */
function endOfText(body: Buffer, at: number): number {
  for (at++; at < body.length && body[at] !== QUOTE; at++) if (body[at] === BACKSLASH) at++
  return at + 1
}

/**
 * A message with the file of a 9101 taken out of it, before it is read as JSON: a list of millions of numbers is never built. In its place stands the
 * file's digest, so that the message says the same however its file is written.
 */
export function liftFile(body: Buffer): { rest: Buffer; file: Buffer | null } | Fault[] {
  if (!body.includes('"fsUploadIn"')) return { rest: body, file: null }
  const pieces: Buffer[] = []
  let [depth, inside, done, file] = [0, 0, 0, null as Buffer | null]
  for (let at = 0; at < body.length;) {
    const byte = body[at]!
    if (byte === OPEN || byte === OPEN_LIST) depth++
    else if (byte === CLOSE || byte === CLOSE_LIST) { if (depth === inside) inside = 0; depth-- }
    if (byte !== QUOTE) { at++; continue }
    const end = endOfText(body, at)
    const colon = past(body, end)
    const key = body[colon] === COLON ? body.toString('latin1', at + 1, end - 1) : ''
    at = end
    if (key === 'fsUploadIn' && body[past(body, colon + 1)] === OPEN) inside = depth + 1
    if (key !== 'in' || !inside || depth !== inside) continue
    const from = past(body, colon + 1)
    if (body[from] !== OPEN_LIST && body[from] !== QUOTE) continue
    if (file) return no('只能有一个', 'stands there twice')
    const read = body[from] === QUOTE ? base64At(body, from) : numbersAt(body, from)
    if (Array.isArray(read)) return read
    pieces.push(body.subarray(done, from), Buffer.from(`"sm3:${createHash('sm3').update(read.file).digest('hex')}"`))
    done = at = read.end
    file = read.file
  }
  return { rest: file ? Buffer.concat([...pieces, body.subarray(done)]) : body, file }
}

type Found = { file: Buffer; end: number }

function base64At(body: Buffer, at: number): Found | Fault[] {
  const end = endOfText(body, at)
  if (end - at > MOST_FILE_BYTES * 1.5) return tooLarge()
  const text = body.toString('latin1', at + 1, end - 1).replaceAll('\\/', '/').replace(/\\[rnt]|\s/g, '')
  if (!text || text.length % 4 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return text ? strange() : no('必填，没有填', 'is missing')
  const file = Buffer.from(text, 'base64')
  return file.length > MOST_FILE_BYTES ? tooLarge() : { file, end }
}

/** A list of bytes; as some languages write them, from -128 to 127. */
function numbersAt(body: Buffer, at: number): Found | Fault[] {
  const bytes = Buffer.alloc(Math.min(MOST_FILE_BYTES, (body.length - at) >> 1))
  at = past(body, at + 1)
  if (body[at] === CLOSE_LIST) return no('必填，没有填', 'is missing')
  for (let count = 0; ; at = past(body, at + 1)) {
    const below = body[at] === MINUS
    if (below) at++
    let [value, digits] = [0, 0]
    for (; digits < 4 && body[at]! >= ZERO && body[at]! <= NINE; at++, digits++) value = value * 10 + body[at]! - ZERO
    if (!digits || value > (below ? 128 : 255)) return strange()
    if (count === MOST_FILE_BYTES) return tooLarge()
    bytes[count++] = below ? 256 - value : value
    at = past(body, at)
    if (body[at] === CLOSE_LIST) return { file: bytes.subarray(0, count), end: at + 1 }
    if (body[at] !== COMMA) return strange()
  }
}
