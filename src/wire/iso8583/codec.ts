import type { FieldFault } from '#kit/refusal'
import { readAdditional, writeAdditional } from './batch.ts'
import { decodeGb18030, encodeGb18030 } from '../gb18030.ts'
import { allFields, fieldsOf, type Dialect, type Field, type Fields } from './fields.ts'
import type { Key } from './keys.ts'
import { macOf } from './mac.ts'
import { fault, malformed, type Malformed } from './malformed.ts'
import { readBalance, readControl, readOriginal, readRemark, writeAmount, writeBalance, writeControl, writeOriginal, writeRemark } from './values.ts'

/** A message: TPDU (10 digits: 60, to, from), header (12 digits), MTI, data elements by name. */
export type Message = { tpdu: string; header: string; mti: string; fields: Fields }
/** A message that was read, and the bytes its MAC covers: from MTI to the field before 64. */
export type Decoded = { message: Message; covered: Buffer }

/** TPDU, header, MTI, bitmap. */
const HEAD = 21
const MTI = 11
type Raw = string | Buffer
/** What an element holds beyond text or bytes: how it is read and written; null is no such value. */
const shapes: { [Name in keyof Fields]?: { read: (text: string) => Fields[Name] | null; write: (value: NonNullable<Fields[Name]>) => string | null } } = {
  amount: { read: BigInt, write: writeAmount },
  additional: { read: readAdditional, write: writeAdditional },
  balance: { read: readBalance, write: writeBalance },
  control: { read: readControl, write: writeControl },
  original: { read: readOriginal, write: writeOriginal },
  remark: { read: readRemark, write: writeRemark },
}
type Shape = { read: (text: string) => unknown; write: (value: unknown) => string | null }

const isFault = (value: object | Raw): value is FieldFault => typeof value === 'object' && 'zh' in value
const name = ({ no }: Field) => `F${no}`

/** Reads a message (a frame without its length); or names what is wrong with it, and reads no further than that. */
export function decodeMessage(body: Buffer, dialect: Dialect): Decoded | Malformed {
  if (body.length > dialect.most) return malformed([fault('frame', `报文最长 ${dialect.most} 字节`, `a message has at most ${dialect.most} bytes`)])
  if (body.length < HEAD) return malformed([fault('frame', `报文最短 ${HEAD} 字节`, `a message has at least ${HEAD} bytes`)])
  const mti = body.toString('hex', MTI, MTI + 2)
  if (!/^0\d{3}$/.test(mti)) return malformed([fault('mti', '应该是 1987 版的 4 位消息类型', 'must be a message type of version 1987, 4 digits')])
  if (body[13]! & 0x80) return malformed([fault('bitmap', '本方言没有第二位图（65 至 128 域）', 'this dialect has no secondary bitmap (fields 65 to 128)')])
  const fields = readFields(body, fieldsOf(dialect))
  if (isFault(fields)) return malformed([fields])
  const message = { tpdu: body.toString('hex', 0, 5), header: body.toString('hex', 5, MTI), mti, fields }
  return { message, covered: body.subarray(MTI, fields.mac ? body.length - 8 : body.length) }
}

function readFields(body: Buffer, places: readonly (Field | undefined)[]): Fields | FieldFault {
  const fields: Record<string, unknown> = {}
  let at = HEAD
  for (let no = 2; no <= 64; no++) {
    if (!(body[13 + ((no - 1) >> 3)]! & (0x80 >> ((no - 1) & 7)))) continue
    const field = places[no]
    if (!field) return fault(`F${no}`, '本方言没有这个域', 'this dialect has no such field')
    const found = sizeAt(body, at, field)
    if (isFault(found)) return found
    const value = readValue(body.subarray(found.from, found.end), found.size, field)
    if (isFault(value as object)) return value as FieldFault
    fields[field.name] = value
    at = found.end
  }
  return at === body.length ? fields as Fields : fault('frame', '最后一个域之后还有字节', 'there are bytes after the last field')
}

/** How many digits, characters or bytes a field has here, and where its bytes begin and end. */
function sizeAt(body: Buffer, at: number, field: Field): { size: number; from: number; end: number } | FieldFault {
  const from = at + field.prefix
  if (from > body.length) return cut(field)
  const length = field.prefix ? body.toString('hex', at, from) : ''
  if (/[a-f]/.test(length)) return fault(name(field), '长度应该是 BCD 数字', 'the length must be BCD digits')
  const size = field.prefix ? Number(length) : field.most
  if (size === 0) return fault(name(field), '域在位图里，内容却是空的', 'stands in the bitmap and is empty')
  if (size > field.most) return fault(name(field), `最长 ${field.most}`, `is longer than ${field.most}`)
  const end = from + (packed(field) ? (size + 1) >> 1 : size)
  return end > body.length ? cut(field) : { size, from, end }
}

const packed = ({ content }: Field) => content === 'n' || content === 'z'
const cut = (field: Field) => fault(name(field), '报文在这个域中间结束', 'the message ends within this field')

function readValue(bytes: Buffer, size: number, field: Field): unknown {
  if (field.content === 'b') return Buffer.from(bytes)
  const text = packed(field) ? unpack(bytes, size, field) : characters(bytes, field)
  if (text === null) return fault(name(field), ...wrongContent(field))
  const shape = shapes[field.name] as Shape | undefined
  const value = shape ? shape.read(text) : text
  if (value === null) return fault(name(field), '子域的格式不对', 'its subfields are not formed right')
  return field.form && !field.form.is.test(text) ? fault(name(field), field.form.zh, field.form.en) : value
}

/** BCD digits; the half byte that fills an odd number up may be 0 or F on the right, 0 on the left. Track data has D for its separator. */
function unpack(bytes: Buffer, size: number, { content, right }: Field): string | null {
  const all = bytes.toString('hex')
  if (all.length > size && !(right ? '0' : '0f').includes(right ? all[0]! : all[size]!)) return null
  const digits = right ? all.slice(-size) : all.slice(0, size)
  return content === 'z' ? /^[\dd]+$/.test(digits) ? digits.replaceAll('d', '=') : null : /^\d+$/.test(digits) ? digits : null
}

const allowed = { an: /^[0-9A-Za-z ]*$/, ans: /^[\x20-\x7e]*$/ }

function characters(bytes: Buffer, { content, prefix }: Field): string | null {
  if (content === 'gbk') return decodeGb18030(bytes)
  const text = bytes.toString('latin1')
  if (!allowed[content as 'an' | 'ans'].test(text)) return null
  return prefix ? text : text.trimEnd()
}

function wrongContent({ content }: Field): [zh: string, en: string] {
  switch (content) {
    case 'n': return ['应该是 BCD 数字', 'must be BCD digits']
    case 'z': return ['应该是 BCD 数字和分隔符', 'must be BCD digits and separators']
    case 'an': return ['应该是字母和数字', 'must be letters and digits']
    case 'ans': return ['应该是可显示的 ASCII 字符', 'must be printable ASCII characters']
    default: return ['应该是 GBK 文字', 'must be text in GBK']
  }
}

/** Writes a message without its length; with a MAK its F64 is made, whatever the message held there. A value that does not fit is named. */
export function encodeMessage(message: Message, dialect: Dialect, mak?: Key): Buffer | Malformed {
  const { tpdu, header, mti, fields } = message
  if (!/^[\da-f]{10}$/.test(tpdu) || !/^[\da-f]{12}$/.test(header) || !/^0\d{3}$/.test(mti)) return malformed([fault('header', 'TPDU 10 位、报文头 12 位、消息类型 4 位', 'TPDU has 10 digits, header 12, message type 4')])
  const bitmap = Buffer.alloc(8)
  const parts: Buffer[] = []
  const places = fieldsOf(dialect)
  const faults: FieldFault[] = []
  for (const { no, name: key } of allFields) {
    if (fields[key] === undefined || (mak && key === 'mac')) continue
    bitmap[(no - 1) >> 3]! |= 0x80 >> ((no - 1) & 7)
    const bytes = writeField(fields[key], places[no]!)
    if (isFault(bytes)) faults.push(bytes)
    else parts.push(bytes)
  }
  if (faults.length) return malformed(faults)
  if (mak) bitmap[7]! |= 1
  const covered = Buffer.concat([Buffer.from(mti, 'hex'), bitmap, ...parts])
  const whole = Buffer.concat([Buffer.from(tpdu + header, 'hex'), covered, ...mak ? [macOf(mak, covered)] : []])
  return whole.length > dialect.most ? malformed([fault('frame', `报文最长 ${dialect.most} 字节`, `a message has at most ${dialect.most} bytes`)]) : whole
}

function writeField(value: unknown, field: Field): Buffer | FieldFault {
  const shape = shapes[field.name] as Shape | undefined
  const raw = (shape ? shape.write(value) : value) as Raw | null
  if (raw === null || shape?.read(raw as string) === null) return fault(name(field), '子域的格式不对', 'its subfields are not formed right')
  if (typeof raw === 'string' && field.form && !field.form.is.test(raw)) return fault(name(field), field.form.zh, field.form.en)
  const body = typeof raw === 'string' ? pack(raw, field) : raw
  if (body === null) return fault(name(field), ...wrongContent(field))
  const size = packed(field) ? (raw as string).length : body.length
  if (size === 0 || size > field.most || (!field.prefix && size !== field.most)) return fault(name(field), `应该${field.prefix ? '最长' : '正好'} ${field.most}`, `must be ${field.prefix ? 'at most' : 'exactly'} ${field.most} long`)
  return field.prefix ? Buffer.concat([Buffer.from(String(size).padStart(field.prefix * 2, '0'), 'hex'), body]) : body
}

function pack(text: string, { content, prefix, most, right }: Field): Buffer | null {
  if (content === 'gbk') return encodeGb18030(text)
  if (content === 'an' || content === 'ans') return allowed[content].test(text) ? Buffer.from(prefix ? text : text.padEnd(most), 'latin1') : null
  if (!(content === 'z' ? /^[\d=]+$/ : /^\d+$/).test(text)) return null
  const digits = text.replaceAll('=', 'd')
  return Buffer.from(digits.length % 2 === 0 ? digits : right ? `0${digits}` : `${digits}0`, 'hex')
}
