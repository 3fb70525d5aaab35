import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { namePlace, partPlace } from './keep.ts'
import { refuse } from './refusals.ts'
import { selectFile, selectParts, type Kept } from './store.ts'

/** What a provider asks for: the file's id (file_qury_no), in whose name. */
type Asked = { provider: Id; id: string }

/** A file of this provider, or of every provider, without its bytes. Somebody else's is as unknown as one that never was. */
export async function seeFile(work: Work, { provider, id }: Asked) {
  const row = await selectFile(work, id)
  if (!row || (row.provider !== null && row.provider !== provider)) return refuse('exchange-file-unknown', { number: id.slice(0, 30) })
  return { id, name: work.vault.openText(row.nameSealed, namePlace(id)), size: row.size, until: row.until } satisfies Kept
}

/** 取文件: the same with its bytes; on record. */
export async function openFile(work: Work, asked: Asked) {
  const kept = await seeFile(work, asked)
  if (isRefused(kept)) return kept
  const parts = await selectParts(work, kept.id)
  const bytes = Buffer.concat(parts.map((sealed, part) => work.vault.open(sealed, partPlace(kept.id, part))))
  if (bytes.length !== kept.size) throw new Error('a part of a file is missing')
  await note(work, { verb: 'files.open', person: null, subject: { kind: 'provider', id: asked.provider }, facts: { file: kept.id, bytes: kept.size } })
  return { ...kept, bytes }
}
