import { inWork, type House } from '#kit/work'
import { sqlOf } from '#kit/sql'
import { sealCells } from './roster-cells.ts'
import type { RosterCells } from './roster-columns.ts'
import { storedFile } from './roster-files.ts'
import { isBroken, openSheet, sheetLimits, type SheetRow } from './roster-sheet.ts'
import { filesOf, insertRows, moveOn, type Roster } from './roster-store.ts'
import { rosterJob, type Hands } from './roster-job.ts'
import { ZipBroken } from './roster-zip.ts'

const CHUNK = 2_000

/** Stages the next rows of the spreadsheet, sealed. After a restart the file is read from its start and the rows already staged are passed over. */
export async function readChunk(house: House, roster: Roster, hands: Hands): Promise<void> {
  const rows: SheetRow[] = []
  let ended = false
  let broken = false
  try {
    const reading = await readingFrom(house, roster, hands)
    while (rows.length < CHUNK) {
      const next = await reading.next()
      if (next.done) { ended = true; break }
      if (next.value.row > roster.next) rows.push(next.value as SheetRow)
    }
  } catch (error) {
    if (!isBroken(error)) throw error
    broken = true
  }
  const total = roster.rows + rows.length
  const last = rows.at(-1)?.row ?? roster.next
  const to = broken ? { phase: 'unreadable' as const, next: roster.next, fault: 'roster-sheet-broken' }
    : total > sheetLimits.rows ? { phase: 'unreadable' as const, next: roster.next, fault: 'roster-too-many-rows' }
      : { phase: ended ? 'photos' as const : 'reading' as const, next: ended ? 0 : last, rows: total }
  const sealed = to.phase === 'unreadable' ? [] : rows.map(({ row, cells }) => sealCells(house.vault, roster.id, row, cells as RosterCells))
  const moved = await inWork(house, rosterJob, async ({ sql, now }) => {
    if (!await moveOn(sql, roster.id, roster, to, now)) return false
    if (sealed.length) await insertRows(sql, roster.id, sealed)
    return true
  })
  if (!moved) hands.sheet = null
  else if (hands.sheet) hands.sheet.at = last
}

/** The open reading, where it stands just behind the last row staged; else the file from its start. */
async function readingFrom(house: House, roster: Roster, hands: Hands): Promise<AsyncGenerator<{ row: number; cells: object }>> {
  if (hands.sheet?.at === roster.next) return hands.sheet.reading
  const sql = sqlOf(house.pool)
  const file = (await filesOf(sql, roster.id))[0]!
  const sheet = await openSheet(storedFile(sql, house.vault, roster.id, 0, Number(file.size)))
  if ('no' in sheet) throw new ZipBroken('spreadsheet')
  hands.sheet = { reading: sheet.rows(), at: roster.next }
  return hands.sheet.reading
}
