import type { Id } from '#kit/ids'
import type { Sql } from '#kit/sql'
import type { Vault } from '#vault'
import type { Bytes } from '../wire/csv.ts'
import { insertPart, selectPart } from './store.ts'

const PART = 1024 * 1024
const place = (run: Id, part: number) => `imports.part.bytes|${run}/${part}`

/** Seals and stores the file part by part, wherever it lies; only one part is in memory. */
export async function storeFile(work: { sql: Sql; vault: Vault }, run: Id, file: Bytes): Promise<void> {
  for (let part = 0; part * PART < file.size; part++) await insertPart(work.sql, run, part, work.vault.seal(await file.read(part * PART, PART), place(run, part)))
}

/** The stored file, read by position; the part it is at and the next stay open in memory. */
export function storedFile(sql: Sql, vault: Vault, run: Id, size: number): Bytes {
  const open = new Map<number, Buffer>()
  const partOf = async (part: number) => {
    const known = open.get(part)
    if (known) return known
    const sealed = await selectPart(sql, run, part)
    if (!sealed) throw new Error('a part of an import is missing')
    if (open.size >= 2) open.delete(open.keys().next().value!)
    const bytes = vault.open(sealed, place(run, part))
    open.set(part, bytes)
    return bytes
  }
  return {
    size,
    async read(position, length) {
      const pieces: Buffer[] = []
      for (let at = position, end = Math.min(position + length, size); at < end;) {
        const part = Math.floor(at / PART)
        const piece = (await partOf(part)).subarray(at - part * PART, end - part * PART)
        pieces.push(piece)
        at += piece.length
      }
      return Buffer.concat(pieces)
    },
  }
}
