const decoder = new TextDecoder('gb18030', { fatal: true })
/** GB18030 code of each character of the basic plane, two or four bytes read as one number; 0: none. */
let table: Uint32Array | null = null

function add(to: Uint32Array, bytes: number[]) {
  const code = Buffer.from(bytes)
  let text: string
  try { text = decoder.decode(code) } catch { return }
  if (text.length === 1 && to[text.charCodeAt(0)] === 0) to[text.charCodeAt(0)] = code.length === 2 ? code.readUInt16BE() : code.readUInt32BE()
}

/** Two bytes first, then the four-byte codes of the basic plane; made once, on first use. */
function basicPlane(): Uint32Array {
  const made = new Uint32Array(0x10000)
  for (let lead = 0x81; lead <= 0xfe; lead++) for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) add(made, [lead, trail])
  for (let linear = 0; linear < 39_420; linear++) add(made, four(linear, 0x81))
  return made
}

const four = (linear: number, first: number) => [
  first + Math.trunc(linear / 12_600), 0x30 + Math.trunc(linear / 1_260) % 10, 0x81 + Math.trunc(linear / 10) % 126, 0x30 + linear % 10,
]

/** Writes the code of the character at `i` at `at`; answers how many bytes it took, 0 when it has none (half a surrogate pair, a private character of the table's holes). */
function put(text: string, i: number, bytes: Buffer, at: number): number {
  const unit = text.charCodeAt(i)
  if (unit < 0x80) { bytes[at] = unit; return 1 }
  if (unit >= 0xd800 && unit <= 0xdfff) {
    const point = text.codePointAt(i)!
    if (point <= 0xffff) return 0
    bytes.set(four(point - 0x10000, 0x90), at)
    return 4
  }
  table ??= basicPlane()
  const code = table[unit]!
  if (code === 0) return 0
  if (code > 0xffff) { bytes.writeUInt32BE(code, at); return 4 }
  bytes[at] = code >>> 8
  bytes[at + 1] = code & 0xff
  return 2
}

/** Text as GB18030, wherever GBK is asked; null when a character cannot be written: it is refused, never replaced. (settled: names) */
export function encodeGb18030(text: string): Buffer | null {
  const bytes = Buffer.allocUnsafe(text.length * 4)
  let length = 0
  for (let i = 0; i < text.length; i++) {
    const width = put(text, i, bytes, length)
    if (width === 0) return null
    if (width === 4 && text.codePointAt(i)! > 0xffff) i++
    length += width
  }
  return bytes.subarray(0, length)
}

/** Reads GB18030 bytes; null when they are none. */
export function decodeGb18030(bytes: Buffer): string | null {
  try { return decoder.decode(bytes) } catch { return null }
}

/** Splits text so that its first part fits `bytes` GB18030 bytes, whole characters only; null when a character cannot be written. */
export function splitGb18030(text: string, bytes: number): { head: Buffer; tail: Buffer } | null {
  const parts = [...text].map(encodeGb18030)
  if (parts.some(part => part === null)) return null
  let length = 0
  const cut = (parts as Buffer[]).findIndex(part => (length += part.length) > bytes)
  const at = cut < 0 ? parts.length : cut
  return { head: Buffer.concat(parts.slice(0, at) as Buffer[]), tail: Buffer.concat(parts.slice(at) as Buffer[]) }
}
