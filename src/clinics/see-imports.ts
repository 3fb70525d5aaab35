import { maskName } from '#holders'
import { dayOf, type Day } from '#kit/day'
import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { memberNames } from '#staff'
import { csvLine } from '../wire/csv.ts'
import { versionText } from './download.ts'
import { refuse } from './refusals.ts'
import { itemView } from './see.ts'
import { catalogueColumns, type CatalogueColumn, type CatalogueFault, type CatalogueImportView, type VersionView } from './shared.ts'
import { listImports, selectFaults, selectImport, type Import } from './store-imports.ts'
import { searchItems, selectItems, type Item, type Where } from './store-items.ts'

const PAGE = 50
const inForce = (day: Day): Where[] => [['valid_from <= ?::date and (valid_until is null or valid_until >= ?::date)', day, day]]

function viewOf(row: Import, names: ReadonlyMap<Id, string>): CatalogueImportView {
  const { id, name, lines, fresh, changed, ended, same, refusedLines, version, edition } = row
  return { id, name, lines, fresh, changed, ended, same, refusedLines, triedAt: row.triedAt.toISOString(), triedBy: maskName(names.get(row.triedBy) ?? ''), version, ver: edition === null ? null : versionText(edition),
    appliedAt: row.appliedAt?.toISOString() ?? null, appliedBy: row.appliedBy && maskName(names.get(row.appliedBy) ?? '') }
}
const namesOf = (work: Work, rows: readonly Import[]) => memberNames(work, rows.flatMap(row => [row.triedBy, row.appliedBy]))

/** The office's files of the catalogue, newest first. `after`: the instant and id of the last one seen. */
export async function seeImports(work: Work, after: string | null): Promise<{ rows: CatalogueImportView[]; next: string | null }> {
  const [at, id] = after?.split('~') ?? []
  const found = await listImports(work, work.by.organisation!, at && id ? { at: new Date(at), id } : null, PAGE)
  const names = await namesOf(work, found)
  const last = found.length === PAGE ? found.at(-1)! : null
  return { rows: found.map(row => viewOf(row, names)), next: last && `${last.triedAt.toISOString()}~${last.id}` }
}

/** One of them. */
export async function seeCatalogueImport(work: Work, id: Id) {
  const row = await selectImport(work, work.by.organisation!, id)
  return row ? viewOf(row, await namesOf(work, [row])) : refuse('catalogue-import-unknown')
}

/** Why lines of a file cannot be taken, in the order of the file. `after`: `line.column` of the last one seen. */
export async function seeFaults(work: Work, id: Id, after: string | null): Promise<{ rows: CatalogueFault[]; next: string | null } | ReturnType<typeof refuse>> {
  const row = await seeCatalogueImport(work, id)
  if (isRefused(row)) return row
  const [line = 0, place = 0] = after?.split('.').map(Number) ?? []
  const rows = await selectFaults(work, id, { line, place }, PAGE)
  const last = rows.length === PAGE ? rows.at(-1)! : null
  return { rows, next: last && `${last.line}.${last.place}` }
}

/** Versions in force on a day that a code, a part of the name or initials find; the first by their codes where nothing is asked. */
export async function seeVersions(work: Work, text: string, day: Day | null): Promise<{ rows: VersionView[]; next: null }> {
  const wanted = text.normalize('NFKC').trim().toLowerCase()
  const on = day ?? dayOf(work.now)
  const found = wanted ? await searchItems(work, wanted, on, PAGE) : (await selectItems(work, inForce(on), { limit: PAGE, offset: 0 })).rows
  return { rows: found.slice(0, PAGE).map(item => ({ ...itemView(item), list: item.listType, charge: item.charge, selfpay: item.selfpay, unit: item.unit, maker: item.maker, approval: item.approval, pinyin: item.pinyin, from: item.from, until: item.until })), next: null }
}

const yuan = (millionths: bigint | null) => millionths === null ? '' : (Number(millionths) / 1_000_000).toFixed(6).replace(/\.?0+$/, '')
const cells: Record<CatalogueColumn, (item: Item) => string> = {
  code: item => item.code, name: item => item.name, list_type: item => item.listType, charge: item => item.charge, class: item => item.class, from: item => item.from, until: item => item.until ?? '', price: item => yuan(item.price),
  ceiling: item => yuan(item.ceiling), selfpay: item => item.selfpay === null ? '' : String(item.selfpay / 10_000), spec: item => item.spec, unit: item => item.unit, maker: item => item.maker, approval: item => item.approval, pinyin: item => item.pinyin,
}
const PART = 2_000

/** 导出目录: the next lines of the catalogue as CSV in the very columns an import reads, every version or those in force on a day; the first part with headings, on record. */
export async function exportPart(work: Work, { after, day }: { after: number; day: Day | null }): Promise<{ text: string; lines: number; next: string | null }> {
  const { rows } = await selectItems(work, day ? inForce(day) : [], { limit: PART, offset: after })
  if (after === 0) await note(work, { verb: 'clinics.export-catalogue', person: null, facts: { day: day ?? '' } })
  const head = after === 0 ? `\uFEFF${csvLine(catalogueColumns.map(({ zh }) => zh))}` : ''
  return { text: head + rows.map(item => csvLine(catalogueColumns.map(({ key }) => cells[key](item)))).join(''), lines: rows.length, next: rows.length === PART ? String(after + PART) : null }
}
