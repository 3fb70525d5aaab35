import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { note } from '#record'
import { refuse } from './refusals.ts'
import { freeSubject, insertFile, insertPart, keptBy, selectSubject, type Kept } from './store.ts'

const MIB = 1024 * 1024
/** The largest file that is kept, and what one provider may have lying here, in bytes. */
export const MOST_FILE = 64 * MIB
export const MOST_KEPT = 256 * MIB

/** A file to keep until an instant: of one provider (or office), or of every provider where `provider` is null. `subject`: what it holds, where it is made once for all. */
export type NewFile = { provider: Id | null; name: string; bytes: Buffer; until: Date; subject?: string }

/** Where a file's name and its parts are sealed. */
export const namePlace = (id: string) => `files.file.name|${id}`
export const partPlace = (id: string, part: number) => `files.part.bytes|${id}/${part}`

/** 收文件: seals a file and keeps it until its end; its id is the file_qury_no that the provider fetches it by. */
export async function keepFile(work: Work, { provider, name, bytes, until, subject }: NewFile) {
  if (bytes.length === 0 || bytes.length > MOST_FILE) throw new Error(`a file of ${bytes.length} bytes is kept by nobody`)
  if (provider !== null && await keptBy(work, provider) + bytes.length > MOST_KEPT) return refuse('exchange-files-full', { mebibytes: MOST_KEPT / MIB })
  const id = work.random(15).toString('hex').toUpperCase()
  if (subject !== undefined) await freeSubject(work, subject)
  const fresh = await insertFile(work, { id, provider, subject: subject ?? null, nameSealed: work.vault.seal(name, namePlace(id)), size: bytes.length, keptAt: work.now, until })
  if (!fresh) return (await fileOf(work, subject!))!
  for (let part = 0; part * MIB < bytes.length; part++) await insertPart(work, id, part, work.vault.seal(bytes.subarray(part * MIB, (part + 1) * MIB), partPlace(id, part)))
  await note(work, { verb: 'files.keep', person: null, ...provider ? { subject: { kind: 'organisation', id: provider } } : {}, facts: { file: id, bytes: bytes.length } })
  return { id, name, size: bytes.length, until } satisfies Kept
}

/** The file that holds something already, while it can be fetched. */
export async function fileOf(work: Work, subject: string): Promise<Kept | null> {
  const row = await selectSubject(work, subject)
  return row && { id: row.id, name: work.vault.openText(row.nameSealed, namePlace(row.id)), size: row.size, until: row.until }
}
