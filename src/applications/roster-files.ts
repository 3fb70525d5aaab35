import type { Id } from '#kit/ids'
import type { Sql } from '#kit/sql'
import type { Vault } from '#vault'
import { insertPart, selectPart } from './roster-store.ts'
import { inMemory, type Bytes } from './roster-zip.ts'

/** Uploaded files lie in sealed parts of this size, so that a photo is read without opening the whole zip. */
const PART = 1024 * 1024
/** Parts of one file that stay open in memory: neighbours of a photo, and those that several readers at once are at. */
const OPEN = 8
const place = (roster: Id, file: number, part: number) => `applications.roster_part.bytes|${roster}/${file}/${part}`

/** Seals and stores a file of a roster part by part, wherever it lies; only one part is in memory. */
export async function storeFile(work: { sql: Sql; vault: Vault }, roster: Id, file: number, bytes: Bytes | Buffer): Promise<void> {
  const from = Buffer.isBuffer(bytes) ? inMemory(bytes) : bytes
  for (let part = 0; part * PART < from.size; part++) {
    await insertPart(work.sql, roster, file, part, work.vault.seal(await from.read(part * PART, PART), place(roster, file, part)))
  }
}

/** A stored file, read by position; the last few parts stay open in memory. */
export function storedFile(sql: Sql, vault: Vault, roster: Id, file: number, size: number): Bytes {
  const open = new Map<number, Promise<Buffer>>()
  const partOf = (part: number) => {
    const known = open.get(part)
    if (known) return known
    if (open.size >= OPEN) open.delete(open.keys().next().value!)
    const opened = selectPart(sql, roster, file, part).then(sealed => sealed ? vault.open(sealed, place(roster, file, part)) : Buffer.alloc(0))
    open.set(part, opened)
    return opened
  }
  return {
    size,
    async read(position, length) {
      const end = Math.min(position + length, size)
      const pieces: Buffer[] = []
      for (let at = Math.max(position, 0); at < end;) {
        const part = Math.floor(at / PART)
        const bytes = await partOf(part)
        const piece = bytes.subarray(at - part * PART, end - part * PART)
        if (piece.length === 0) break
        pieces.push(piece)
        at += piece.length
      }
      return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces)
    },
  }
}
