import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { open, unlink, type FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const BLOCK = 16

/** An upload that lies outside memory while its request is answered: read by position, gone when closed. */
export type Spool = { readonly size: number; readonly sha256: string; read(position: number, length: number): Promise<Buffer>; close(): Promise<void> }

/**
 * Writes what comes into a file of the temporary folder (`TMPDIR`), enciphered under a key that exists in this call only; the file loses
 * its name at once, so that nothing is left behind by a crash, and nothing there could be read. `take` sees each piece and may throw.
 */
export async function spool(pieces: AsyncIterable<Buffer>, take: (length: number) => void): Promise<Spool> {
  const path = join(tmpdir(), `sbk-${randomBytes(12).toString('hex')}`)
  const file = await open(path, 'wx+', 0o600)
  try {
    await unlink(path)
    const key = randomBytes(32)
    const { size, sha256 } = await write(file, pieces, key, take)
    return { size, sha256, read: (position, length) => readAt(file, key, position, Math.min(length, size - position)), close: () => file.close() }
  } catch (error) {
    await file.close()
    throw error
  }
}

async function write(file: FileHandle, pieces: AsyncIterable<Buffer>, key: Buffer, take: (length: number) => void) {
  const cipher = createCipheriv('aes-256-ctr', key, counter(0))
  const hash = createHash('sha256')
  let size = 0
  for await (const piece of pieces) {
    take(piece.length)
    hash.update(piece)
    const sealed = cipher.update(piece)
    for (let at = 0; at < sealed.length;) at += (await file.write(sealed, at, sealed.length - at, size + at)).bytesWritten
    size += piece.length
  }
  return { size, sha256: hash.digest('hex') }
}

async function readAt(file: FileHandle, key: Buffer, position: number, length: number): Promise<Buffer> {
  if (length <= 0) return Buffer.alloc(0)
  const from = position - position % BLOCK
  const sealed = Buffer.alloc(position + length - from)
  let got = 0
  for (let read = -1; got < sealed.length && read !== 0; got += read) read = (await file.read(sealed, got, sealed.length - got, from + got)).bytesRead
  return createDecipheriv('aes-256-ctr', key, counter(from / BLOCK)).update(sealed.subarray(0, got)).subarray(position - from)
}

function counter(block: number): Buffer {
  const start = Buffer.alloc(BLOCK)
  start.writeBigUInt64BE(BigInt(block), 8)
  return start
}
