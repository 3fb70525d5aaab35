import type { Id } from '#kit/ids'
import { isRefused, type Refusal } from '#kit/refusal'
import { FileAnswer } from '#kit/route'
import type { Work } from '#kit/work'
import { note } from '#record'
import { openCells, openMistakes } from './roster-cells.ts'
import { sayMistake } from './roster-mistakes.ts'
import { ownRoster } from './roster-own.ts'
import { refuseRoster } from './roster-refusals.ts'
import { selectRows } from './roster-store.ts'
import { writeReturned, type ReturnedRow } from './roster-write.ts'

const PAGE = 1_000

/** The rows that did not go on, as a spreadsheet with the reasons beside each: mend it and send it as it is. Whoever already applied through this unit is not in it. (BATCH-02) */
export async function returnedSheet(work: Work, id: Id): Promise<FileAnswer | Refusal> {
  const roster = await ownRoster(work, id)
  if (isRefused(roster)) return roster
  let count = 0
  async function* rows(): AsyncGenerator<ReturnedRow> {
    for (let after = 0; ;) {
      const page = await selectRows(work.sql, id, { after, limit: PAGE, states: ['bad', 'skipped'] })
      for (const row of page) {
        if (row.kinds.includes('applied-here')) continue
        const found = openMistakes(work.vault, id, row.row, row.mistakesSealed)
        count++
        yield { row: row.row, cells: openCells(work.vault, id, row.row, row.cellsSealed), reasons: found.map(each => sayMistake(each).zh), wrong: found.map(each => each.column) }
      }
      if (page.length < PAGE) return
      after = page.at(-1)!.row
    }
  }
  const bytes = await writeReturned(rows())
  if (count === 0) return refuseRoster('roster-nothing-bad')
  await note(work, { verb: 'applications.see-roster-returned', person: null, subject: { kind: 'roster', id }, facts: { rows: count } })
  return new FileAnswer(`要改的${count}行.xlsx`, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes)
}
