import { dayOf } from '#kit/day'
import { inWork, type House } from '#kit/work'
import { sqlOf } from '#kit/sql'
import { judgePhoto } from '#papers'
import { policy, type PolicyValue } from '#regions'
import { storedFile } from './roster-files.ts'
import { numberDigest } from './roster-cells.ts'
import { keepFault } from './roster-photo-words.ts'
import { numberInName } from './roster-number.ts'
import { filesOf, insertPhotos, moveOn, type FileRow, type PhotoRow, type Roster } from './roster-store.ts'
import { rosterJob, type Hands } from './roster-job.ts'
import { openZip, type Zip, type ZipEntry } from './roster-zip.ts'

const CHUNK = 256
const AT_ONCE = 6
/** Larger than any photo a pack allows: not even decoded. */
const LARGEST = 5 * 1024 * 1024
const nothing = /(^|[/\\])(__MACOSX[/\\].*|\.[^/\\]*|Thumbs\.db|desktop\.ini)$/i

/** Judges the next photos of the zips in their order: each is unpacked, decoded and held against the photo the region asks for. `next` counts the entries judged. */
export async function judgeChunk(house: House, roster: Roster, hands: Hands): Promise<void> {
  const sql = sqlOf(house.pool)
  const files = (await filesOf(sql, roster.id)).filter(file => file.file > 0)
  const entries: { file: FileRow; zip: Zip; entry: ZipEntry }[] = []
  let passed = 0
  for (const file of files) {
    if (passed + file.entries <= roster.next) { passed += file.entries; continue }
    const zip = await zipOf(house, file, hands)
    for (let i = Math.max(roster.next - passed, 0); i < zip.entries.length && entries.length < CHUNK; i++) entries.push({ file, zip, entry: zip.entries[i]! })
    passed += file.entries
    if (entries.length >= CHUNK) break
  }
  const judged: PhotoRow[] = []
  const need = policy(roster.region, 'photo', dayOf(house.now()))
  const queue = entries.values()
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (const { file, zip, entry } of queue) {
      const number = nothing.test(entry.name) ? null : numberInName(entry.name)
      const common = { roster: roster.id, file: file.file, entry: entry.index, organisation: roster.organisation, numberDigest: number ? numberDigest(house.vault, number) : null,
        nameSealed: house.vault.seal(entry.name.slice(-200), photoNamePlace(roster.id, file.file, entry.index)) }
      if (nothing.test(entry.name)) { judged.push({ ...common, verdict: 'no-photo', reasons: ['ignored'] }); continue }
      const bytes = entry.size <= LARGEST ? await zip.read(entry) : null
      const reasons = entry.size > LARGEST ? ['too-large'] : bytes ? await judgeBytes(bytes, need) : ['unreadable']
      judged.push({ ...common, verdict: reasons.length === 0 ? 'good' : reasons.includes('unreadable') ? 'no-photo' : 'refused', reasons })
    }
  }))
  await inWork(house, rosterJob, async ({ sql, now }) => {
    const to = entries.length < CHUNK ? { phase: 'checking' as const, next: 0 } : { phase: 'photos' as const, next: roster.next + entries.length }
    if (!await moveOn(sql, roster.id, roster, to, now)) return
    if (judged.length) await insertPhotos(sql, now, judged)
  })
}

/** Names of what is wrong with a photo; none when it is good. `unreadable`: it is no picture. */
export async function judgeBytes(bytes: Buffer, need: PolicyValue<'photo'>): Promise<string[]> {
  const verdict = await judgePhoto(bytes, need)
  return verdict.map(keepFault)
}

/** A stored zip; of the roster in `hands` it is kept open between chunks. */
export async function zipOf(house: House, file: FileRow, hands: Hands | null): Promise<Zip> {
  const known = hands?.zips.get(file.file)
  if (known) return known
  const zip = await openZip(storedFile(sqlOf(house.pool), house.vault, file.roster, file.file, Number(file.size)))
  if ('no' in zip) throw new Error('a stored zip cannot be opened')
  // photos lie in the order of the rows, or nearly: those behind are closed
  if (hands && hands.zips.size >= 2) hands.zips.delete(hands.zips.keys().next().value!)
  hands?.zips.set(file.file, zip)
  return zip
}

export const photoNamePlace = (roster: string, file: number, entry: number) => `applications.roster_photo.name|${roster}/${file}/${entry}`
