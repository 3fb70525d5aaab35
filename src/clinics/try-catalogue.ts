import { fileOf, keepFile, openFile } from '#files'
import { newId, type Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import type { Bytes } from '../wire/csv.ts'
import { planFile, type Block } from './plan-file.ts'
import { refuse } from './refusals.ts'
import type { CatalogueFault } from './shared.ts'
import { clearFaults, importByDigest, insertFaults, lockCatalogue, markApplied, saveTried, selectImport } from './store-imports.ts'
import { closeVersions, writeVersions, type NewItem } from './store-items.ts'

/** A file as it was sent: it lies outside memory and is read by position. */
export type Upload = Bytes & { readonly filename: string; readonly sha256: string }
/** Faults that are kept to be shown; lines beyond are counted. */
const MOST_FAULTS = 20_000
/** How long a tried file waits to be applied. */
const DAYS = 30

/**
 * 试导目录: the file is read against the catalogue and kept; nothing of the catalogue changes. The same file again: what it would do now, or that it was applied.
 * (decision 0153)
 */
export async function tryCatalogue(work: Work, file: Upload | undefined): Promise<{ id: Id; again: boolean } | ReturnType<typeof refuse>> {
  if (!file || file.size === 0) return refuse('catalogue-file-missing')
  const office = work.by.organisation!
  const digest = work.vault.digest('catalogue-file', file.sha256)
  const known = await importByDigest(work, office, digest)
  if (known?.edition) return { id: known.id, again: true }
  const faults: CatalogueFault[] = []
  const tally = await planFile(work, file, async ({ faults: more }) => { faults.push(...more.slice(0, MOST_FAULTS - faults.length)) })
  if (isRefused(tally)) return tally
  const id = known?.id ?? newId(work.now, work.random)
  const kept = await keptFile(work, office, known?.file ?? null, file)
  if (isRefused(kept)) return refuse('catalogue-files-full')
  if (!await saveTried(work, { id, office, digest, name: file.filename.slice(-200), file: kept, size: file.size, ...tally, triedAt: work.now, triedBy: work.by.id! })) return { id, again: true }
  const saved = (await importByDigest(work, office, digest))!.id
  await clearFaults(work, saved)
  if (faults.length) await insertFaults(work, saved, faults)
  await note(work, { verb: 'clinics.try-catalogue', person: null, subject: { kind: 'import', id: saved }, facts: { ...tally } })
  return { id: saved, again: false }
}

/** What the file of a trial is kept under. */
const subjectOf = (file: Id) => `catalogue file ${file}`

/** The file of a trial, kept once while it can be opened. */
async function keptFile(work: Work, office: Id, known: Id | null, file: Upload) {
  if (known !== null && await fileOf(work, subjectOf(known))) return known
  const id = newId(work.now, work.random)
  const kept = await keepFile(work, { provider: office, name: file.filename.slice(-200), bytes: await file.read(0, file.size), until: new Date(work.now.getTime() + DAYS * 86_400_000), subject: subjectOf(id) })
  return isRefused(kept) ? kept : id
}

/**
 * 启用目录: what the tried file was shown to do is done in one go, under a name, as the next edition. Refused when the catalogue changed since it was tried and it
 * would do something else now; the same name once more is the same edition.
 */
export async function applyCatalogue(work: Work, id: Id, version: string): Promise<{ id: Id } | ReturnType<typeof refuse>> {
  await lockCatalogue(work)
  const office = work.by.organisation!
  const tried = await selectImport(work, office, id)
  if (!tried) return refuse('catalogue-import-unknown')
  if (tried.edition !== null) return tried.version === version ? { id } : refuse('catalogue-applied', { version: tried.version! })
  if (tried.fresh + tried.changed + tried.ended === 0) return refuse('catalogue-nothing-new')
  const kept = tried.file === null ? null : await fileOf(work, subjectOf(tried.file))
  const opened = kept && await openFile(work, { provider: office, id: kept.id })
  if (!opened || isRefused(opened)) return refuse('catalogue-file-gone')
  const edition = await markApplied(work, id, version, work.by.id!)
  if (edition === null) return refuse('catalogue-version-taken', { version })
  const bytes: Bytes = { size: opened.size, read: async (position, length) => opened.bytes.subarray(position, position + length) }
  const tally = await planFile(work, bytes, block => written(work, block, edition))
  if (isRefused(tally)) throw new Error('a file of the catalogue that was tried cannot be read')
  if ((['fresh', 'changed', 'ended', 'same', 'refusedLines'] as const).some(key => tally[key] !== tried[key])) return refuse('catalogue-moved')
  await note(work, { verb: 'clinics.apply-catalogue', person: null, subject: { kind: 'import', id }, facts: { version, edition, ...tally } })
  return { id }
}

/** A block's steps in the catalogue: last days first, so that no two versions of a code are without one; of a version that is put and closed in the same block only what it comes to. */
async function written(work: Work, { steps }: Block, edition: number): Promise<void> {
  const puts = new Map<string, NewItem>()
  const closes = new Map<string, Pick<NewItem, 'code' | 'from' | 'until'>>()
  for (const { code, put, close } of steps) {
    const key = `${code}|${close?.from}`
    const own = close && puts.get(key)
    if (own) puts.set(key, { ...own, until: close.until })
    else if (close) closes.set(key, { code, ...close })
    if (put) puts.set(`${code}|${put.from}`, put)
  }
  await closeVersions(work, [...closes.values()], edition)
  await writeVersions(work, [...puts.values()], edition)
}
