const decoder = new TextDecoder('gb18030', { fatal: true })
let table: Map<number, Buffer> | null = null

function add(to: Map<number, Buffer>, bytes: number[]) {
  const code = Buffer.from(bytes)
  let text: string
  try { text = decoder.decode(code) } catch { return }
  const point = text.codePointAt(0)!
  if (text.length === (point > 0xffff ? 2 : 1) && !to.has(point)) to.set(point, code)
}

/** Two bytes first, then the four-byte codes of the basic plane; made once, on first use. */
function basicPlane(): Map<number, Buffer> {
  const made = new Map<number, Buffer>()
  for (let lead = 0x81; lead <= 0xfe; lead++) for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) add(made, [lead, trail])
  for (let linear = 0; linear < 39_420; linear++) add(made, four(linear, 0x81))
  return made
}

const four = (linear: number, first: number) => [
  first + Math.trunc(linear / 12_600), 0x30 + Math.trunc(linear / 1_260) % 10, 0x81 + Math.trunc(linear / 10) % 126, 0x30 + linear % 10,
]

/** The GB18030 bytes of one character; null when it has none (half a surrogate pair, a private character of the table's holes). */
function encodeCharacter(character: string): Buffer | null {
  const point = character.codePointAt(0)!
  if (point < 0x80) return Buffer.from([point])
  if (point >= 0xd800 && point <= 0xdfff) return null
  if (point > 0xffff) return Buffer.from(four(point - 0x10000, 0x90))
  table ??= basicPlane()
  return table.get(point) ?? null
}

/** Text as GB18030, wherever GBK is asked; null when a character cannot be written: it is refused, never replaced. (settled: names) */
export function encodeGb18030(text: string): Buffer | null {
  const parts = [...text].map(encodeCharacter)
  return parts.every(part => part !== null) ? Buffer.concat(parts as Buffer[]) : null
}

/** Reads GB18030 bytes; null when they are none. */
export function decodeGb18030(bytes: Buffer): string | null {
  try { return decoder.decode(bytes) } catch { return null }
}

/** Splits text so that its first part fits `bytes` GB18030 bytes, whole characters only; null when a character cannot be written. */
export function splitGb18030(text: string, bytes: number): { head: Buffer; tail: Buffer } | null {
  const parts = [...text].map(encodeCharacter)
  if (parts.some(part => part === null)) return null
  let length = 0
  const cut = (parts as Buffer[]).findIndex(part => (length += part.length) > bytes)
  const at = cut < 0 ? parts.length : cut
  return { head: Buffer.concat(parts.slice(0, at) as Buffer[]), tail: Buffer.concat(parts.slice(at) as Buffer[]) }
}
