import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import type { Bytes } from '../csv.ts'

/** How many bytes are read at once. */
export const BLOCK = 256 * 1024

/** A file that lies on a disk, read by position. */
export async function bytesOf(file: FileHandle): Promise<Bytes> {
  const { size } = await file.stat()
  return { size, read: async (position, length) => {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, position)
    return buffer.subarray(0, bytesRead)
  } }
}

/** Bytes that are in memory already. */
export const bytesIn = (all: Buffer): Bytes => ({ size: all.length, read: async (position, length) => all.subarray(position, position + length) })

const digestOf = (bytes: Buffer) => createHash('sm3').update(bytes).digest('base64')

/** The first pass: the file block by block; the digest of each is added to `digests`. */
export async function* firstPass(file: Bytes, digests: string[]): AsyncGenerator<Buffer> {
  for (let at = 0; at < file.size;) {
    const bytes = await file.read(at, BLOCK)
    if (!bytes.length) return
    digests.push(digestOf(bytes))
    yield bytes
    at += bytes.length
  }
}

/** The second pass: the same blocks, each held against the first; null, and nothing more, when one differs or is gone. */
export async function* secondPass(file: Bytes, digests: readonly string[]): AsyncGenerator<Buffer | null> {
  let at = 0
  for (const digest of digests) {
    const bytes = await file.read(at, BLOCK)
    if (digestOf(bytes) !== digest) { yield null; return }
    yield bytes
    at += bytes.length
  }
}
