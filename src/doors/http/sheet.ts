import type { Cell } from '#kit/route'

export type Line = readonly Cell[]

/** Beginnings that a spreadsheet takes for a formula, wide ones too. */
const formula = /^[\s]*[=+\-@＝＋－＠]|^[\t\r]/
const plain = (cell: Cell): string | number => cell === null || cell === undefined ? '' : typeof cell === 'object' ? cell.fen / 100 : cell

/** A text that no spreadsheet runs: one that begins like a formula gets an apostrophe before it. Numbers stay numbers. (settled: doors) */
export const safeText = (text: string): string => (formula.test(text) ? `'${text}` : text)

/** Lines as text for a spreadsheet: UTF-8 with its mark, quoted where needed. */
export function asCsv(head: readonly string[], lines: readonly Line[]): Buffer {
  const said = (cell: Cell) => {
    const value = plain(cell)
    const text = typeof value === 'string' ? safeText(value) : typeof cell === 'object' ? value.toFixed(2) : String(value)
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return Buffer.from(`\uFEFF${[head, ...lines].map(line => line.map(said).join(',')).join('\r\n')}\r\n`)
}

/** Lines as a workbook: text cells are text whatever they begin with, amounts are numbers in yuan. */
export async function asXlsx(name: string, head: readonly string[], lines: readonly Line[]): Promise<Buffer> {
  // loaded when a workbook is made: it is a third of what starting would load
  const { default: Excel } = await import('exceljs')
  const book = new Excel.Workbook()
  const sheet = book.addWorksheet(name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31), { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = head.map((header, i) => ({ header, width: Math.min(48, Math.max(10, ...[header, ...lines.slice(0, 200).map(line => String(plain(line[i])))].map(text => [...text].reduce((sum, char) => sum + (char > '⺀' ? 2 : 1), 2)))) }))
  sheet.getRow(1).font = { bold: true }
  for (const line of lines) {
    const row = sheet.addRow(line.map(plain))
    for (const [i, cell] of line.entries()) row.getCell(i + 1).numFmt = typeof cell === 'string' ? '@' : typeof cell === 'object' && cell ? '#,##0.00' : 'General'
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}
