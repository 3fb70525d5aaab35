import { inWork, type By, type House, type Work } from '#kit/work'
import { sqlOf } from '#kit/sql'
import type { Id } from '#kit/ids'
import { applicationStates } from './store.ts'
import { needsSeal } from './bank-letter.ts'
import { enterRows } from './roster-enter.ts'
import { zipOf } from './roster-judge.ts'
import { filesOf, moveOn, saveSubmitted, selectRows, type FileRow, type Roster, type StagedRow } from './roster-store.ts'
import { judgeRows, saveVerdicts } from './roster-verdict.ts'
import type { Hands, Ready } from './roster-job.ts'
import type { Zip } from './roster-zip.ts'

const CHUNK = 500

/**
 * Makes applications of the next good rows, in the officer's name: every row is checked once more in the same transaction, so
 * that whoever got a card or applied elsewhere meanwhile is passed over. The transaction moves the job on: a chunk is done once. (BATCH-01, BATCH-02)
 */
export async function submitChunk(house: House, roster: Roster, hands: Hands): Promise<void> {
  const ready = hands.ahead?.after === roster.next ? await hands.ahead.chunk : null
  const { rows, photos } = ready ?? await readyFrom(house, roster, roster.next, hands)
  // while the database takes this chunk the photos of the next are opened; a chunk that was not ready in time or failed is read when its turn comes
  hands.ahead = rows.length < CHUNK ? null : { after: rows.at(-1)!.row, chunk: readyFrom(house, roster, rows.at(-1)!.row, hands).catch(() => null) }
  await inWork(house, officer(roster), async work => {
    const to = rows.length < CHUNK ? { phase: 'ready' as const, next: 0 } : { phase: 'submitting' as const, next: rows.at(-1)!.row }
    if (!await moveOn(work.sql, roster.id, roster, to, work.now)) return
    const verdicts = await judgeRows(work, roster, rows)
    const good = verdicts.flatMap(({ row, entrant, known, state }) => state === 'good' && entrant && photos.has(row.row) ? [{ row: row.row, entrant, person: known?.person ?? null, photo: photos.get(row.row)! }] : [])
    const entered = await enterRows(work, roster, good)
    const through = new Set(entered.map(each => each.row))
    await saveVerdicts(work, roster, verdicts.filter(verdict => verdict.state !== 'good' || !through.has(verdict.row.row)))
    if (entered.length) await saveSubmitted(work.sql, roster.id, entered)
  })
}

/** The next good rows with their photos, opened and unpacked. */
async function readyFrom(house: House, roster: Roster, after: number, hands: Hands): Promise<Ready> {
  const rows = await selectRows(sqlOf(house.pool), roster.id, { after, limit: CHUNK, states: ['good'], attested: needsSeal(roster.region, house.now()) })
  return { rows, photos: await photosOf(house, roster, rows, hands) }
}

/** The job works in the name of the officer who confirmed. */
const officer = (roster: Roster): By => ({ kind: 'staff', id: roster.confirmedBy!, post: 'unit-officer', organisation: roster.organisation, authority: `roster:${roster.id}` })

async function photosOf(house: House, roster: Roster, rows: readonly StagedRow[], hands: Hands): Promise<Map<number, Buffer>> {
  const found = new Map<number, Buffer>()
  const files = new Map<string, FileRow[]>()
  const others = new Map<string, Zip>()
  for (const row of rows) {
    if (!row.photoRoster) continue
    if (!files.has(row.photoRoster)) files.set(row.photoRoster, await filesOf(sqlOf(house.pool), row.photoRoster))
    const file = files.get(row.photoRoster)!.find(each => each.file === row.photoFile)
    if (!file) continue
    const key = `${row.photoRoster}/${row.photoFile}`
    const zip = row.photoRoster === roster.id ? await zipOf(house, file, hands) : others.get(key) ?? await zipOf(house, file, null)
    if (row.photoRoster !== roster.id) others.set(key, zip)
    const entry = zip.at(row.photoEntry!)
    const bytes = entry ? await zip.read(entry) : null
    if (bytes) found.set(row.row, bytes)
  }
  return found
}

/** Where the application of each submitted row stands. */
export async function statesOf(work: Work, rows: readonly StagedRow[]): Promise<Map<Id, string>> {
  const submitted = rows.flatMap(row => row.application ? [{ bucket: row.bucket!, id: row.application }] : [])
  return submitted.length ? applicationStates(work, submitted) : new Map()
}
