import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { fromBuffer, type Entry, type Options, type ZipFile as Read } from 'yauzl'
import { ZipFile } from 'yazl'

const MOST = 32 * 1024 * 1024
const opened = promisify(fromBuffer as (bytes: Buffer, options: Options, done: (error: Error | null, zip: Read) => void) => void)

/** The one file of a zip as text, or null: no zip, none or several files, larger than 32 MiB unpacked, or no UTF-8. Its name is never looked at. */
export async function textOfZip(bytes: Buffer): Promise<string | null> {
  try {
    const zip = await opened(bytes, { lazyEntries: true, validateEntrySizes: true })
    if (zip.entryCount !== 1) return null
    const entry = await new Promise<Entry>((done, failed) => { zip.once('entry', done).once('error', failed).once('end', () => failed(new Error('empty'))); zip.readEntry() })
    if (entry.uncompressedSize > MOST || entry.isEncrypted()) return null
    const stream = await promisify(zip.openReadStream.bind(zip) as (entry: Entry, done: (error: Error | null, stream: NodeJS.ReadableStream) => void) => void)(entry)
    return new TextDecoder('utf-8', { fatal: true }).decode(await buffer(stream))
  } catch { return null }
}
/** A zip of one file. */
export async function zipOf(name: string, text: string, made: Date): Promise<Buffer> {
  const zip = new ZipFile()
  zip.addBuffer(Buffer.from(text), name, { mtime: made })
  zip.end()
  return buffer(zip.outputStream)
}
