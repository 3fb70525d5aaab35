import { columnOf, columns, neededColumns, type Column, type RosterCells } from './roster-columns.ts'
import { dayOfSerial, figureText } from './roster-figures.ts'
import { inMemory, openZip, ZipBroken, type Bytes, type Zip } from './roster-zip.ts'
import { readStrings, readTag, sheetRows, type RawCell } from './roster-xml.ts'

/** One line of the roster: `row` is its number in the spreadsheet, as the officer sees it at the left. */
export type SheetRow = { readonly row: number; readonly cells: RosterCells }
export type SheetNo =
  | { readonly no: 'not-a-sheet' | 'old-xls' | 'sheet-too-large' | 'sheet-broken' | 'no-rows' }
  | { readonly no: 'too-many-rows'; readonly limit: number }
  | { readonly no: 'headings'; readonly missing: readonly Column[] }
export type Sheet = { readonly rows: () => AsyncGenerator<SheetRow>; readonly headings: readonly Column[] }

/** A workbook unpacks to at most this, in at most so many parts; its rows at most so many. */
export const sheetLimits = { entries: 2_000, unpacked: 512 * 1024 ** 2, ratio: 200, rows: 100_000, headingRows: 20 } as const

/**
 * Opens an .xlsx as Excel, WPS or LibreOffice saves it and finds its roster: the first visible sheet whose headings name the
 * needed columns. The rows come one by one and the same each time they are asked for, so that a reading can be resumed. (BATCH-01)
 */
export async function openSheet(bytes: Bytes): Promise<Sheet | SheetNo> {
  const start = await bytes.read(0, 8)
  if (start.toString('hex') === 'd0cf11e0a1b11ae1') return { no: 'old-xls' }
  const zip = await openZip(bytes, sheetLimits)
  if ('no' in zip) return { no: zip.no === 'not-a-zip' ? 'not-a-sheet' : 'sheet-too-large' }
  try {
    const book = await workbook(zip)
    if (!book) return { no: 'not-a-sheet' }
    let missing: readonly Column[] = neededColumns
    for (const part of book.sheets) {
      const found = await headingsOf(zip, part, book.strings)
      if (!found) continue
      const lacks = neededColumns.filter(column => !found.columns.has(column))
      if (lacks.length === 0) return { headings: [...found.columns.keys()], rows: () => rowsOf(zip, part, book, found) }
      if (lacks.length < missing.length) missing = lacks
    }
    return { no: 'headings', missing }
  } catch (error) {
    if (isBroken(error)) return { no: 'sheet-broken' }
    throw error
  }
}

/** Whether what was thrown while rows were read means a damaged file, not a bug. */
export const isBroken = (error: unknown): boolean => error instanceof ZipBroken || error instanceof SyntaxError

/** The same for a file in memory. */
export const openSheetBuffer = (buffer: Buffer) => openSheet(inMemory(buffer))

type Book = { strings: readonly string[]; sheets: string[]; date1904: boolean }
type Headings = { row: number; columns: Map<Column, number> }

async function workbook(zip: Zip): Promise<Book | null> {
  const names = new Map(zip.entries.map(entry => [entry.name.replace(/^\//, '').toLowerCase(), entry]))
  const part = (name: string) => names.get(name.toLowerCase())
  const main = part('xl/workbook.xml')
  const links = part('xl/_rels/workbook.xml.rels')
  if (!main || !links) return null
  const targets = new Map<string, string>()
  let shared = 'xl/sharedStrings.xml'
  for await (const tag of readTag(zip.pieces(links), ['Relationship'])) {
    const target = tag.attributes.Target ?? ''
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`
    targets.set(tag.attributes.Id ?? '', path)
    if ((tag.attributes.Type ?? '').endsWith('/sharedStrings')) shared = path
  }
  const sheets: string[] = []
  let date1904 = false
  for await (const tag of readTag(zip.pieces(main), ['sheet', 'workbookPr'])) {
    if (tag.name === 'workbookPr') date1904 = ['1', 'true'].includes(tag.attributes.date1904 ?? '')
    else if (!tag.attributes.state || tag.attributes.state === 'visible') sheets.push(targets.get(tag.attributes.id ?? '') ?? '')
  }
  const strings = part(shared)
  return { sheets: sheets.filter(name => part(name)).map(name => part(name)!.name), date1904, strings: strings ? await readStrings(zip.pieces(strings)) : [] }
}

const cellsOf = (zip: Zip, name: string, strings: readonly string[]) => sheetRows(zip.pieces(zip.entries.find(entry => entry.name === name)!), strings)

async function headingsOf(zip: Zip, name: string, strings: readonly string[]): Promise<Headings | null> {
  let best: Headings | null = null
  let seen = 0
  for await (const { row, cells } of cellsOf(zip, name, strings)) {
    if (++seen > sheetLimits.headingRows) break
    const found = new Map<Column, number>()
    for (const [index, cell] of cells) {
      const column = columnOf(cell.text)
      if (column && !found.has(column)) found.set(column, index)
    }
    if (found.size >= 2 && found.size > (best?.columns.size ?? 0)) best = { row, columns: found }
  }
  return best
}

async function* rowsOf(zip: Zip, name: string, book: Book, headings: Headings): AsyncGenerator<SheetRow> {
  for await (const { row, cells } of cellsOf(zip, name, book.strings)) {
    if (row <= headings.row) continue
    const read = readCells(cells, headings.columns, book.date1904)
    if (read) yield { row, cells: read }
  }
}

function readCells(cells: ReadonlyMap<number, RawCell>, headings: ReadonlyMap<Column, number>, date1904: boolean): RosterCells | null {
  const read: Record<string, string> = {}
  const lost: Column[] = []
  const broken: Column[] = []
  for (const { key, kind } of columns) {
    const index = headings.get(key)
    const cell = index === undefined ? undefined : cells.get(index)
    if (!cell) continue
    if (cell.kind === 'error') { broken.push(key); read[key] = cell.text; continue }
    const figure = cell.kind === 'figure' ? figureText(cell.text) : null
    const text = !figure ? cell.text : kind === 'day' ? dayOfSerial(figure.text, date1904) ?? figure.text : figure.text
    if (figure?.lost) lost.push(key)
    const bare = tidy(text)
    if (bare) read[key] = bare
  }
  if (Object.keys(read).length === 0) return null
  return { ...read, ...(lost.length ? { lost } : {}), ...(broken.length ? { broken } : {}) }
}

/** Spaces of every kind at both ends, zero-width marks and line breaks go; what stands inside stays as typed. */
function tidy(text: string): string {
  return text.normalize('NFC').replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '').replace(/[\r\n\t]+/g, ' ').replace(/^[\s\u00a0\u3000']+|[\s\u00a0\u3000]+$/g, '').slice(0, 400)
}
