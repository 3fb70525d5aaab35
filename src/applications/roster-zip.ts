import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib'
import { RandomAccessReader, fromRandomAccessReader, type Entry, type ZipFile } from 'yauzl'
import { PassThrough, type Readable } from 'node:stream'

/** Bytes that lie somewhere (memory, sealed parts in the database), read by position. */
export type Bytes = { readonly size: number; read(position: number, length: number): Promise<Buffer> }

/** One file of a zip. `name` is only ever text to compare, never a path to open. */
export type ZipEntry = { readonly index: number; readonly name: string; readonly size: number; readonly packed: number; readonly encrypted: boolean }
export type Zip = {
  readonly entries: readonly ZipEntry[]
  /** The file that stands at this place of the directory. */
  at(index: number): ZipEntry | undefined
  /** The whole file, or null when it does not unpack to exactly what the directory said. */
  read(entry: ZipEntry): Promise<Buffer | null>
  /** The file piece by piece, for those too large to hold; throws `ZipBroken`. */
  pieces(entry: ZipEntry): AsyncGenerator<Buffer>
}
export type ZipNo = { readonly no: 'not-a-zip' | 'too-many' | 'too-large' | 'too-dense'; readonly limit: number }

/** Held before anything is unpacked (settled limits of uploads): files in the zip, bytes unpacked, unpacked ÷ packed. */
export const zipLimits = { entries: 20_000, unpacked: 1024 ** 3, ratio: 200 } as const

export class ZipBroken extends Error {
  constructor(name: string) { super(`the zip entry ${name} is broken`); this.name = 'ZipBroken' }
}

/** Reads the directory of a zip and holds its limits against it: nothing is unpacked here. Folders are left out. */
export async function openZip(bytes: Bytes, limits: { entries: number; unpacked: number; ratio: number } = zipLimits): Promise<Zip | ZipNo> {
  const raw: Placed[] = []
  const names: string[] = []
  const zip = await directory(bytes).catch(() => null)
  if (!zip) return { no: 'not-a-zip', limit: 0 }
  if (zip.entryCount > limits.entries) return { no: 'too-many', limit: limits.entries }
  let unpacked = 0
  try {
    for await (const entry of eachEntry(zip)) {
      if (raw.length >= limits.entries) return { no: 'too-many', limit: limits.entries }
      unpacked += entry.uncompressedSize
      if (unpacked > limits.unpacked) return { no: 'too-large', limit: limits.unpacked }
      if (entry.uncompressedSize > limits.ratio * Math.max(entry.compressedSize, 64)) return { no: 'too-dense', limit: limits.ratio }
      raw.push({ offset: entry.relativeOffsetOfLocalHeader, packed: entry.compressedSize, size: entry.uncompressedSize, crc: entry.crc32, method: entry.compressionMethod, encrypted: entry.isEncrypted() })
      names.push(nameOf(entry))
    }
  } catch { return { no: 'not-a-zip', limit: 0 } }
  // entries that overlap could unpack one stretch of bytes many times
  if (unpacked > limits.ratio * Math.max(bytes.size, 64)) return { no: 'too-dense', limit: limits.ratio }
  if (raw.reduce((sum, entry) => sum + entry.packed, 0) > bytes.size) return { no: 'too-dense', limit: limits.ratio }

  const entries = raw.flatMap(({ size, packed, encrypted }, index): ZipEntry[] => /[/\\]$/.test(names[index]!) ? [] : [{ index, name: names[index]!, size, packed, encrypted }])
  const places = new Map(entries.map((entry, i) => [entry.index, i]))
  const packedOf = async (entry: ZipEntry) => {
    const from = raw[entry.index]!
    const head = await bytes.read(from.offset, 30)
    if (head.length < 30 || head.readUInt32LE(0) !== 0x04034b50 || ![0, 8].includes(from.method) || entry.encrypted) throw new ZipBroken(entry.name)
    const start = from.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
    const packed = await bytes.read(start, from.packed)
    if (packed.length !== from.packed) throw new ZipBroken(entry.name)
    return packed
  }
  return {
    entries,
    at: index => entries[places.get(index) ?? -1],
    async read(entry) {
      try {
        const packed = await packedOf(entry)
        const from = raw[entry.index]!
        const clear = from.method === 8 ? inflateRawSync(packed, { maxOutputLength: Math.max(entry.size, 1) }) : packed
        return clear.length === entry.size && crc32(clear) === from.crc ? clear : null
      } catch { return null }
    },
    async *pieces(entry) {
      const packed = await packedOf(entry)
      if (raw[entry.index]!.method !== 8) { yield packed; return }
      const inflate = createInflateRaw()
      inflate.end(packed)
      let size = 0
      try {
        for await (const piece of inflate as AsyncIterable<Buffer>) {
          if ((size += piece.length) > entry.size) throw new ZipBroken(entry.name)
          yield piece
        }
      } catch { throw new ZipBroken(entry.name) } finally { inflate.destroy() }
      if (size !== entry.size) throw new ZipBroken(entry.name)
    },
  }
}

/** Where an entry lies: a zip of 20,000 stays open between chunks, so only this much of its directory is kept. */
type Placed = { offset: number; packed: number; size: number; crc: number; method: number; encrypted: boolean }

/** Bytes held in memory. */
export function inMemory(buffer: Buffer): Bytes {
  return { size: buffer.length, read: async (position, length) => buffer.subarray(position, position + length) }
}

class Reader extends RandomAccessReader {
  readonly bytes: Bytes
  constructor(bytes: Bytes) { super(); this.bytes = bytes }
  override _readStreamForRange(start: number, end: number): Readable {
    const stream = new PassThrough()
    this.bytes.read(start, end - start).then(piece => stream.end(piece), (error: Error) => stream.destroy(error))
    return stream
  }
  override read(buffer: Buffer, offset: number, length: number, position: number, done: (error: Error | null) => void) {
    this.bytes.read(position, length).then(piece => {
      piece.copy(buffer, offset)
      done(piece.length < length ? new Error('unexpected end') : null)
    }, done)
  }
  override close(done: (error: Error | null) => void) { done(null) }
}

const directory = (bytes: Bytes) => new Promise<ZipFile>((done, fail) => {
  fromRandomAccessReader(new Reader(bytes), bytes.size, { lazyEntries: true, decodeStrings: false, validateEntrySizes: false, autoClose: false },
    (error, zip) => error ? fail(error) : done(zip))
})

async function* eachEntry(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | null>((done, fail) => {
      zip.once('entry', done).once('end', () => done(null)).once('error', fail)
      zip.readEntry()
    })
    zip.removeAllListeners('entry').removeAllListeners('end').removeAllListeners('error')
    if (!entry) return
    yield entry
  }
}

const strict = new TextDecoder('utf-8', { fatal: true })
const chinese = new TextDecoder('gb18030')
/** Chinese Windows writes names in GBK without saying so; others write UTF-8. */
function nameOf(entry: Entry): string {
  const raw = (entry as { fileNameRaw?: Buffer }).fileNameRaw ?? (entry.fileName as unknown as Buffer)
  try { return strict.decode(raw) } catch { return chinese.decode(raw) }
}
