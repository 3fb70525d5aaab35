import { newId, type Id } from '#kit/ids'
import type { Refusal } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { columns } from './roster-columns.ts'
import { storeFile } from './roster-files.ts'
import { issuingRegion, officeOf, ownRoster } from './roster-own.ts'
import { refuseRoster } from './roster-refusals.ts'
import { isBroken, openSheet } from './roster-sheet.ts'
import type { RosterSent } from './roster-shared.ts'
import { filesOf, insertFile, insertRoster, rejudge, rosterByDigest } from './roster-store.ts'
import { openZip, type Bytes } from './roster-zip.ts'

/** A file as it was sent: it lies outside memory and is read by position. `sha256`: of its content, in hexadecimal. */
export type Upload = Bytes & { readonly filename: string; readonly sha256: string }

/**
 * Takes a unit's roster and its zips of photos: everything is opened and held against the limits before anything is stored;
 * then sealed and left to the job. The same spreadsheet of the same unit again adds nothing and says so; zips that came
 * with it and are new are taken. (BATCH-01, BATCH-02)
 */
export async function takeRoster(work: Work, sheet: Upload | undefined, photos: readonly Upload[]): Promise<RosterSent | Refusal> {
  const office = await officeOf(work)
  if ('refused' in office) return office
  if (!sheet || sheet.size === 0) return refuseRoster('roster-sheet-missing')
  const refused = await refuseSheet(sheet)
  if (refused) return refused
  const zips = await openZips(photos)
  if ('refused' in zips) return zips

  const digest = digestOf(work, sheet)
  const id = newId(work.now, work.random)
  const fresh = await insertRoster(work.sql, { id, organisation: office.id, region: issuingRegion(office.region), digest, receivedAt: work.now, receivedBy: work.by.id! })
  const roster = fresh ? id : (await rosterByDigest(work.sql, office.id, digest))!
  if (fresh) {
    await insertFile(work.sql, { roster, file: 0, digest, nameSealed: sealName(work, roster, 0, sheet.filename), size: BigInt(sheet.size), entries: 0, receivedAt: work.now })
    await storeFile(work, roster, 0, sheet)
  }
  const files = await takeZips(work, roster, zips)
  if (typeof files !== 'number') return files
  await note(work, { verb: 'applications.roster-take', person: null, subject: { kind: 'roster', id: roster }, facts: { again: !fresh, files } })
  return { roster, again: !fresh, files }
}

/** Takes further zips of photos for a roster of the officer's unit; its rows are then checked again. */
export async function addPhotos(work: Work, roster: Id, photos: readonly Upload[]): Promise<RosterSent | Refusal> {
  const own = await ownRoster(work, roster, true)
  if ('refused' in own) return own
  if (photos.length === 0) return refuseRoster('roster-photo-missing')
  const zips = await openZips(photos)
  if ('refused' in zips) return zips
  const files = await takeZips(work, roster, zips)
  if (typeof files !== 'number') return files
  await note(work, { verb: 'applications.roster-add-photos', person: null, subject: { kind: 'roster', id: roster }, facts: { files } })
  return { roster, again: files === 0, files }
}

/** Stores the zips this roster does not have yet; returns how many, and leaves judging them to the job. */
async function takeZips(work: Work, roster: Id, zips: readonly Opened[]): Promise<number | Refusal> {
  let next = (await filesOf(work.sql, roster)).length
  let taken = 0
  for (const { file, entries } of zips) {
    const fresh = await insertFile(work.sql, { roster, file: next, digest: digestOf(work, file), nameSealed: sealName(work, roster, next, file.filename), size: BigInt(file.size), entries, receivedAt: work.now })
    if (!fresh) continue
    await storeFile(work, roster, next, file)
    next++
    taken++
  }
  if (taken > 0 && !await rejudge(work.sql, roster, work.now)) return refuseRoster('roster-busy')
  return taken
}

async function refuseSheet(file: Upload): Promise<Refusal | null> {
  const sheet = await openSheet(file)
  if (!('no' in sheet)) {
    try {
      for await (const _ of sheet.rows()) return null
    } catch (error) {
      if (isBroken(error)) return refuseRoster('roster-sheet-broken')
      throw error
    }
    return refuseRoster('roster-no-rows')
  }
  switch (sheet.no) {
    case 'headings': return refuseRoster('roster-headings', { missing: sheet.missing.map(key => columns.find(column => column.key === key)!.zh) })
    case 'too-many-rows': return refuseRoster('roster-too-many-rows', { limit: sheet.limit })
    case 'no-rows': return refuseRoster('roster-no-rows')
    case 'old-xls': return refuseRoster('roster-old-xls')
    case 'sheet-broken': return refuseRoster('roster-sheet-broken')
    case 'sheet-too-large': return refuseRoster('roster-sheet-too-large')
    case 'not-a-sheet': return refuseRoster('roster-not-a-sheet')
  }
}

type Opened = { file: Upload; entries: number }
/** How many files each zip holds, or why the first that is no good is refused. Nothing is unpacked. */
async function openZips(photos: readonly Upload[]): Promise<Opened[] | Refusal> {
  const opened: Opened[] = []
  for (const [i, file] of photos.entries()) {
    const zip = await openZip(file)
    if (!('no' in zip)) { opened.push({ file, entries: zip.entries.length }); continue }
    const facts = { place: i + 1, limit: zip.limit }
    switch (zip.no) {
      case 'not-a-zip': return refuseRoster('roster-photos-not-a-zip', facts)
      case 'too-many': return refuseRoster('roster-photos-too-many', facts)
      case 'too-large': return refuseRoster('roster-photos-too-large', facts)
      case 'too-dense': return refuseRoster('roster-photos-too-dense', facts)
    }
  }
  return opened
}

const digestOf = (work: Work, file: Upload) => work.vault.digest('roster-file', file.sha256)
const sealName = (work: Work, roster: Id, file: number, name: string) => work.vault.seal(name.slice(-200), namePlace(roster, file))
/** Where a file's name is sealed. */
export const namePlace = (roster: Id, file: number) => `applications.roster_file.name|${roster}/${file}`
