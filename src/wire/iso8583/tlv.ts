import { fault, malformed, type Malformed } from './malformed.ts'

/** One data object of F55 (BER-TLV, EMV Book 3 annex B): its tag in upper-case hexadecimal, its bytes. */
export type Tlv = { tag: string; value: Buffer }

/** Where the tag that begins at `at` ends: 1 to 3 bytes; null when it is cut or longer. */
function tagEnd(bytes: Buffer, at: number): number | null {
  if ((bytes[at]! & 0x1f) !== 0x1f) return at + 1
  for (let end = at + 1; end < at + 3 && end < bytes.length; end++) if (!(bytes[end]! & 0x80)) return end + 1
  return null
}

/** Length and where the value begins: short form, 81 or 82; null when it is cut or of another form. */
function lengthAt(bytes: Buffer, at: number): { length: number; from: number } | null {
  const first = bytes[at]
  if (first === undefined) return null
  if (first < 0x80) return { length: first, from: at + 1 }
  const size = first - 0x80
  return (size === 1 || size === 2) && at + 1 + size <= bytes.length ? { length: bytes.readUIntBE(at + 1, size), from: at + 1 + size } : null
}

/** The data objects of F55 in their order, or what is wrong with it. Constructed objects are kept whole, as their bytes. */
export function readTlv(bytes: Buffer): Tlv[] | Malformed {
  const all: Tlv[] = []
  for (let at = 0; at < bytes.length;) {
    const end = tagEnd(bytes, at)
    const size = end === null ? null : lengthAt(bytes, end)
    if (end === null || !size) return malformed([fault('F55', '标签或长度不完整', 'a tag or length is cut short')])
    if (size.from + size.length > bytes.length) return malformed([fault('F55', `标签 ${bytes.toString('hex', at, end).toUpperCase()} 的值不完整`, `the value of tag ${bytes.toString('hex', at, end).toUpperCase()} is cut short`)])
    all.push({ tag: bytes.toString('hex', at, end).toUpperCase(), value: bytes.subarray(size.from, size.from + size.length) })
    at = size.from + size.length
  }
  return all
}

const lengthOf = (length: number) => length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]

/** F55 of data objects. */
export const writeTlv = (all: readonly Tlv[]): Buffer => Buffer.concat(all.flatMap(({ tag, value }) => [Buffer.from(tag, 'hex'), Buffer.from(lengthOf(value.length)), value]))
