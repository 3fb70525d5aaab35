import type { Id } from '#kit/ids'
import { isRefused, type Refusal } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { openCells, sealCells } from './roster-cells.ts'
import { columnKeys, type Column, type RosterCells } from './roster-columns.ts'
import { ownRoster } from './roster-own.ts'
import { refuseRoster } from './roster-refusals.ts'
import { rowView } from './roster-row-view.ts'
import type { RosterCellsView, RosterRowView } from './roster-shared.ts'
import { rowsWithNumbers, saveMended, saveState, selectRow, type Roster, type StagedRow } from './roster-store.ts'
import { checkRows } from './roster-verdict.ts'

/** Shows the cells of one row in full to the officer who mends it; the look goes on record. */
export async function seeCells(work: Work, id: Id, row: number): Promise<RosterCellsView | Refusal> {
  const found = await rowOf(work, id, row)
  if (isRefused(found)) return found
  await note(work, { verb: 'applications.see-roster-row', person: null, subject: { kind: 'roster', id }, facts: { row } })
  const cells = openCells(work.vault, id, row, found.staged.cellsSealed)
  return { row, version: found.staged.version, cells: Object.fromEntries(columnKeys.flatMap(key => cells[key] ? [[key, cells[key]]] : [])) }
}

/** Takes new cells for one row and checks it again, with every other row that has its old or new number. (BATCH-02) */
export async function mendRow(work: Work, id: Id, row: number, change: { version: number; cells: Partial<Record<Column, string>> }): Promise<RosterRowView | Refusal> {
  const found = await rowOf(work, id, row, change.version)
  if (isRefused(found)) return found
  const { staged, roster } = found
  const old = openCells(work.vault, id, row, staged.cellsSealed)
  const touched = Object.keys(change.cells) as Column[]
  const still = (list?: readonly Column[]) => list?.filter(column => !touched.includes(column)) ?? []
  const { lost: _, broken: __, ...plain } = old
  const cells: RosterCells = { ...plain, ...trimmed(change.cells), ...(still(old.lost).length ? { lost: still(old.lost) } : {}), ...(still(old.broken).length ? { broken: still(old.broken) } : {}) }
  const sealed = sealCells(work.vault, id, row, cells)
  if (!await saveMended(work.sql, id, row, staged.version, { ...sealed, at: work.now })) return refuseRoster('roster-row-stale')
  await note(work, { verb: 'applications.roster-mend', person: null, subject: { kind: 'roster', id }, facts: { row, cells: touched } })
  return checkAgain(work, roster, row, [staged.numberDigest, sealed.numberDigest])
}

/** Checks one row again as it is: what was wrong elsewhere (not insured, a card since cancelled) may be right now. */
export async function recheckRow(work: Work, id: Id, row: number, version: number): Promise<RosterRowView | Refusal> {
  const found = await rowOf(work, id, row, version)
  return isRefused(found) ? found : checkAgain(work, found.roster, row, [found.staged.numberDigest])
}

/** Takes one row off the roster: it is neither submitted nor returned; rows with the same number are checked again. */
export async function leaveOut(work: Work, id: Id, row: number, version: number): Promise<RosterRowView | Refusal> {
  const found = await rowOf(work, id, row, version)
  if (isRefused(found)) return found
  if (!await saveState(work.sql, id, row, version, 'left-out')) return refuseRoster('roster-row-stale')
  await note(work, { verb: 'applications.roster-leave-out', person: null, subject: { kind: 'roster', id }, facts: { row } })
  return checkAgain(work, found.roster, row, [found.staged.numberDigest])
}

/** The roster and the locked row; refused while the job works on it, when it is submitted, or older than `version`. */
export async function rowOf(work: Work, id: Id, row: number, version?: number): Promise<{ roster: Roster; staged: StagedRow } | Refusal> {
  const roster = await ownRoster(work, id, true)
  if (isRefused(roster)) return roster
  if (roster.phase !== 'ready') return refuseRoster('roster-busy')
  const staged = await selectRow(work.sql, id, row)
  if (!staged) return refuseRoster('roster-row-unknown')
  if (staged.state === 'submitted') return refuseRoster('roster-row-done')
  return version !== undefined && staged.version !== version ? refuseRoster('roster-row-stale') : { roster, staged }
}

/** Checks the row and its twins, and shows the row as it is now. */
export async function checkAgain(work: Work, roster: Roster, row: number, digests: readonly (Buffer | null)[]): Promise<RosterRowView> {
  const twins = await rowsWithNumbers(work.sql, roster.id, digests.flatMap(digest => digest ?? []))
  const own = (await selectRow(work.sql, roster.id, row))!
  const rows = [...twins.filter(twin => twin.row !== row), ...own.state === 'left-out' ? [] : [own]]
  await checkRows(work, roster, rows)
  return rowView(work, (await selectRow(work.sql, roster.id, row))!)
}

const trimmed = (cells: Partial<Record<Column, string>>) => Object.fromEntries(Object.entries(cells).map(([key, text]) => [key, text.normalize('NFC').trim().slice(0, 400)]))
