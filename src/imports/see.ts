import type { Id } from '#kit/ids'
import { maskName } from '#holders'
import { isRefused } from '#kit/refusal'
import { FileAnswer } from '#kit/route'
import type { Work } from '#kit/work'
import { note } from '#record'
import { memberNames } from '#staff'
import { beside } from './columns.ts'
import { csvLine } from '../wire/csv.ts'
import { refuse } from './refusals.ts'
import { columnsOf, type ImportKind, type ImportView } from './shared.ts'
import { approveRun, countKinds, runsOf, selectRefused, selectRun, type Run } from './store.ts'
import { namePlace } from './take.ts'
import { refusedPlace, type Kept } from './work.ts'

const PAGE = 20
/** Refused lines in one file. */
export const MOST_REFUSED = 20_000

async function own(work: Work, id: Id, kind: ImportKind) {
  const run = await selectRun(work.sql, id)
  return run && run.office === work.by.organisation && run.kind === kind ? run : refuse('import-unknown')
}

async function viewOf(work: Work, run: Run, names: ReadonlyMap<Id, string>): Promise<ImportView<bigint>> {
  return {
    id: run.id, name: work.vault.openText(run.nameSealed, namePlace(run.id)), phase: run.phase, region: run.region, encoding: run.encoding, lines: run.lines, balance: run.balance,
    done: run.taken + run.known + run.refusedLines, taken: run.taken, cards: run.cards, known: run.known, refusedLines: run.refusedLines, takenBalance: run.takenBalance,
    sentAt: run.sentAt.toISOString(), sentBy: maskName(names.get(run.sentBy) ?? ''), approvedAt: run.approvedAt?.toISOString() ?? null, approvedBy: run.approvedBy && maskName(names.get(run.approvedBy) ?? ''),
    movedAt: run.movedAt.toISOString(), kinds: await countKinds(work.sql, run.id),
  }
}

/** The office's imports, newest first, with how far each is. */
export async function listImports(work: Work, before: Date | null, kind: ImportKind = 'holders'): Promise<{ rows: ImportView<bigint>[]; next: string | null }> {
  const runs: Run[] = []
  for (const id of await runsOf(work.sql, work.by.organisation!, kind, before, PAGE)) runs.push((await selectRun(work.sql, id))!)
  const names = await memberNames(work, runs.flatMap(run => [run.sentBy, run.approvedBy]))
  const rows: ImportView<bigint>[] = []
  for (const run of runs) rows.push(await viewOf(work, run, names))
  return { rows, next: runs.length === PAGE ? runs.at(-1)!.sentAt.toISOString() : null }
}

/** One import: its counts, and the kinds of what was refused. */
export async function seeImport(work: Work, id: Id, kind: ImportKind = 'holders') {
  const run = await own(work, id, kind)
  return isRefused(run) ? run : viewOf(work, run, await memberNames(work, [run.sentBy, run.approvedBy]))
}

/** 批准: lets it begin. Who may send may not approve, and the table holds that the two are different people. (decision 0135) */
export async function approveImport(work: Work, id: Id, kind: ImportKind = 'holders') {
  const run = await own(work, id, kind)
  if (isRefused(run)) return run
  if (run.sentBy === work.by.id) return refuse('import-own-approval')
  if (run.phase === 'dropped') return refuse('import-dropped')
  if (run.phase !== 'waiting' || !await approveRun(work.sql, id, work.by.id!, work.by.post!, work.now)) return refuse('import-approved')
  await note(work, { verb: 'imports.approve', person: null, subject: { kind: 'import', id }, facts: { lines: run.lines, fen: run.balance.toString() } })
  return seeImport(work, id, kind)
}

/** The refused lines behind a line as CSV: the reasons beside what the file said, whole. It can be mended and sent as it is; the look is on record. */
export async function refusedFile(work: Work, id: Id, after: number, kind: ImportKind = 'holders') {
  const run = await own(work, id, kind)
  if (isRefused(run)) return run
  const rows = await selectRefused(work.sql, id, after, MOST_REFUSED)
  const heading = run.columns.map(column => columnsOf[kind].find(({ key }) => key === column)?.zh ?? '')
  const lines = rows.map(({ line, sealed }) => {
    const { cells, faults } = JSON.parse(work.vault.openText(sealed, refusedPlace(id, line))) as Kept
    return csvLine([String(line), faults.map(fault => fault.zh).join('；'), faults.map(fault => fault.en).join('; '), ...run.columns.map((_, i) => cells[i] ?? '')])
  })
  await note(work, { verb: 'imports.see-refused', person: null, subject: { kind: 'import', id }, facts: { lines: rows.length, after } })
  return new FileAnswer(`refused-${after}.csv`, 'text/csv; charset=utf-8', Buffer.from(`\uFEFF${csvLine([...beside, ...heading])}${lines.join('')}`))
}
