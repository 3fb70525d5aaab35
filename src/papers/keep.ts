import { newId, type Id, type PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { note } from '#record'
import { refuse } from './refusals.ts'
import { insertPapers, selectHeads, selectNewest, selectPaper } from './store.ts'

export type Given = { person: PersonKey; kind: 'photo' | 'scan'; material?: string; bytes: Buffer; mime?: string; good?: boolean; /** Taken at the window, not brought. */ captured?: boolean }
const place = (id: Id) => `papers.paper.bytes|${id}`

/** What the first bytes say a file is; its name is never asked. */
export function mimeOf(bytes: Buffer): string | null {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg'
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'image/png'
  return bytes.subarray(0, 5).toString('latin1') === '%PDF-' ? 'application/pdf' : null
}

/** Keeps a photo or a scan of a person, sealed; answers its id. */
export async function keepPaper(work: Work, given: Given): Promise<Id> {
  const [id] = await keepPapers(work, [given])
  await note(work, { verb: 'papers.keep', person: given.person, subject: { kind: 'paper', id: id! }, facts: { kind: given.kind, material: given.material ?? given.kind, ...given.captured ? { captured: true } : {} } })
  return id!
}

/** Keeps many papers in one statement; what they were kept for is on record by the verb that needed them. */
export async function keepPapers(work: Work, given: readonly Given[]): Promise<Id[]> {
  if (!given.length) return []
  const rows = given.map(each => {
    const id = newId(work.now, work.random)
    return { bucket: each.person.bucket, id, person: each.person.id, kind: each.kind, material: each.material ?? each.kind, mime: each.mime ?? mimeOf(each.bytes) ?? 'application/octet-stream',
      good: each.good ?? true, bytesSealed: work.vault.seal(each.bytes, place(id)), size: each.bytes.length }
  })
  await insertPapers(work, rows)
  return rows.map(row => row.id)
}

/** A photo for the machine that prints it: nobody looks at it; what it is opened for is on record by the verb that needs it. */
export async function photoToPrint(work: Work, person: PersonKey, id: Id): Promise<{ mime: string; bytes: Buffer } | null> {
  const row = await selectPaper(work, person.bucket, id)
  return row?.person === person.id ? { mime: row.mime, bytes: work.vault.open(row.bytesSealed, place(id)) } : null
}

/** Opens a paper of a person; the look is on record. */
export async function openPaper(work: Work, person: PersonKey, id: Id) {
  const row = await selectPaper(work, person.bucket, id)
  if (!row || row.person !== person.id) return refuse('paper-unknown')
  await note(work, { verb: 'papers.see-paper', person, subject: { kind: 'paper', id }, facts: { material: row.material } })
  return { id, kind: row.kind, material: row.material, mime: row.mime, bytes: work.vault.open(row.bytesSealed, place(id)) }
}

/** Which papers a person has of those named: material and whether a photo passed its check. */
export const papersOf = (work: Work, person: PersonKey, ids: readonly Id[]) => selectHeads(work, person, ids)

/** The newest scan of each of these materials that is kept of a person: what need not be brought again. */
export const heldPapers = (work: Work, person: PersonKey, materials: readonly string[]) => selectNewest(work, person, materials)
