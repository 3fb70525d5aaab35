import type { Fen } from '#kit/money'
import type { BatchLine, Direction, ReturnLine } from './batch.ts'
import type { Told } from './check.ts'
import type { Column, Dialect, HeadField, LineField } from './dialect.ts'
import { amountFormat, amountOf, amountText } from './heading.ts'
import { resultNames, type Result } from './results.ts'

type Draft = { -readonly [Field in keyof ReturnLine]: ReturnLine[Field] }
type Texts = Partial<Record<HeadField, string>>
const headOf = (column: Column): HeadField | null => column.startsWith('head:') ? column.slice(5) as HeadField : null

/** Writes the detail lines of one file, and says of a line what its columns cannot carry. */
export function lineWriter(direction: Direction, texts: Texts, dialect: Dialect) {
  const columns = dialect.line[direction]
  const lost = (['branch', 'card', 'note', 'mandate', 'reason'] as const).filter(field => !columns.includes(field))
  return {
    write(line: BatchLine | ReturnLine): string {
      let text = ''
      for (let i = 0; i < columns.length; i++) text += (i ? dialect.delimiter : '') + cellOf(columns[i]!, line as ReturnLine, texts, dialect)
      return text
    },
    check(line: BatchLine | ReturnLine, told: Told): void {
      for (const field of lost) if ((line as ReturnLine)[field]) told(field, 'surplus')
      for (const field of ['name', 'note', 'reason'] as const) if ((line as ReturnLine)[field]?.includes(dialect.delimiter)) told(field, 'characters')
    },
  }
}

function cellOf(column: Column, line: ReturnLine, texts: Texts, dialect: Dialect): string {
  switch (column) {
    case 'blank': return ''
    case 'seq': return String(line.seq)
    case 'amount': return amountText(line.amount, dialect)
    case 'result': return dialect.resultCodes[line.result]
    default: return column.startsWith('head:') ? texts[headOf(column)!] ?? '' : line[column as Exclude<LineField, 'seq' | 'amount' | 'result'>]
  }
}

/** Reads the detail lines of one file. What is wrong with a cell is told; a line of which a column is unreadable is null. */
export function lineReader(direction: Direction, texts: Texts, dialect: Dialect) {
  const columns = dialect.line[direction]
  const results = new Map<string, Result>(resultNames.map(name => [dialect.resultCodes[name], name]))
  return (text: string, told: Told): BatchLine | ReturnLine | null => {
    const cells = text.split(dialect.delimiter)
    if (cells.length !== columns.length) { told('line', 'columns', { want: columns.length, have: cells.length }); return null }
    const draft = fresh(direction)
    let wrong = 0
    for (let i = 0; i < columns.length; i++) if (!take(draft, columns[i]!, cells[i]!.trim(), texts, dialect, results, told)) wrong++
    return wrong ? null : draft
  }
}

const fresh = (direction: Direction): Draft => direction === 'order'
  ? { seq: 0, ref: '', account: '', branch: '', name: '', idNumber: '', card: '', amount: 0n, note: '', mandate: '' } as Draft
  : { seq: 0, ref: '', account: '', branch: '', name: '', idNumber: '', card: '', amount: 0n, note: '', mandate: '', result: 'other', reason: '' }

function take(draft: Draft, column: Column, cell: string, texts: Texts, dialect: Dialect, results: Map<string, Result>, told: Told): boolean {
  switch (column) {
    case 'blank': return true
    case 'seq': return takeSeq(draft, cell, told)
    case 'amount': return takeAmount(draft, amountOf(cell, dialect), dialect, told)
    case 'result': return takeResult(draft, results.get(cell), told)
    default: {
      const head = headOf(column)
      if (!head) { draft[column as Exclude<LineField, 'seq' | 'amount' | 'result'>] = cell; return true }
      if (cell !== texts[head]) { told(head, 'heading-differs'); return false }
      return true
    }
  }
}

/** A dialect may give the number twice; both must be the same. */
function takeSeq(draft: Draft, cell: string, told: Told): boolean {
  const seq = /^\d{1,9}$/.test(cell) ? Number(cell) : 0
  if (seq === 0 || draft.seq !== 0 && draft.seq !== seq) { told('seq', 'format', { zh: '从 1 起的整数', en: 'a whole number from 1' }); return false }
  draft.seq = seq
  return true
}

function takeAmount(draft: Draft, amount: Fen | null, dialect: Dialect, told: Told): boolean {
  if (amount === null) { told('amount', 'format', amountFormat(dialect)); return false }
  draft.amount = amount
  return true
}

function takeResult(draft: Draft, result: Result | undefined, told: Told): boolean {
  if (!result) { told('result', 'result'); return false }
  draft.result = result
  return true
}
