import type { Work } from '#kit/work'
import { maskName, maskNumber, maskPhone } from '#holders'
import { openCells, openMistakes } from './roster-cells.ts'
import { mistakes, sayMistake } from './roster-mistakes.ts'
import { bareNumber } from './roster-number.ts'
import type { RosterRowView } from './roster-shared.ts'
import type { StagedRow } from './roster-store.ts'

/** A row as the page shows it: masked, with the sentences of its mistakes. */
export function rowView(work: Pick<Work, 'vault'>, row: StagedRow): RosterRowView {
  const cells = openCells(work.vault, row.roster, row.row, row.cellsSealed)
  return {
    row: row.row, state: row.state, version: row.version, mended: row.mendedAt !== null, attested: row.attestedAt !== null,
    name: maskName(cells.name ?? ''), number: maskNumber(bareNumber(cells.number ?? '')), phone: maskPhone(bareNumber(cells.phone ?? '')),
    mistakes: row.state === 'bad' || row.state === 'skipped'
      ? openMistakes(work.vault, row.roster, row.row, row.mistakesSealed).map(each => ({ kind: each.kind, column: each.column, ...sayMistake(each), elsewhere: 'elsewhere' in mistakes[each.kind] })) : [],
    photo: row.photoRoster ? { roster: row.photoRoster, file: row.photoFile!, entry: row.photoEntry! } : null,
    application: row.application ? { person: row.person!, id: row.application } : null,
  }
}
