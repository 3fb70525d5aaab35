import { createHash } from 'node:crypto'
import { ZipFile } from 'yazl'
import { dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import { isRefused, type Refusal } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { policy } from '#regions'
import { storeFile } from './roster-files.ts'
import { judgeBytes, photoNamePlace } from './roster-judge.ts'
import { checkAgain, rowOf } from './roster-mend.ts'
import { refuseRoster } from './roster-refusals.ts'
import type { RosterRowView } from './roster-shared.ts'
import { filesOf, insertFile, insertPhotos } from './roster-store.ts'
import { namePlace } from './roster-take.ts'

/** One photo for one row, under the same check as those of a zip; kept as a zip of one. */
export async function sendPhoto(work: Work, id: Id, row: number, photo: { filename: string; bytes: Buffer } | undefined): Promise<RosterRowView | Refusal> {
  const found = await rowOf(work, id, row)
  if (isRefused(found)) return found
  if (!photo || photo.bytes.length === 0) return refuseRoster('roster-photo-missing')
  const { staged, roster } = found
  const reasons = await judgeBytes(photo.bytes, policy(roster.region, 'photo', dayOf(work.now)))
  const zip = await zipOfOne(photo.bytes, work.now)
  const file = (await filesOf(work.sql, id)).length
  const digest = work.vault.digest('roster-file', `${row}/${createHash('sha256').update(photo.bytes).digest('hex')}`)
  const fresh = await insertFile(work.sql, { roster: id, file, digest, nameSealed: work.vault.seal(photo.filename.slice(-200), namePlace(id, file)), size: BigInt(zip.length), entries: 1, receivedAt: work.now })
  if (fresh) {
    await storeFile(work, id, file, zip)
    await insertPhotos(work.sql, work.now, [{ roster: id, file, entry: 0, organisation: roster.organisation, numberDigest: staged.numberDigest, nameSealed: work.vault.seal(photo.filename.slice(-200), photoNamePlace(id, file, 0)),
      verdict: reasons.length === 0 ? 'good' : reasons.includes('unreadable') ? 'no-photo' : 'refused', reasons }])
  }
  await note(work, { verb: 'applications.roster-photo', person: null, subject: { kind: 'roster', id }, facts: { row, good: reasons.length === 0 } })
  return checkAgain(work, roster, row, [staged.numberDigest])
}

function zipOfOne(bytes: Buffer, mtime: Date): Promise<Buffer> {
  const zip = new ZipFile()
  zip.addBuffer(bytes, 'photo.jpg', { compress: false, mtime })
  zip.end()
  return new Promise((done, fail) => {
    const pieces: Buffer[] = []
    zip.outputStream.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => done(Buffer.concat(pieces))).on('error', fail)
  })
}
