import { columnsOf, type ImportKind } from './shared.ts'

/** Headings of the file of refused lines, put before what the file said. */
export const beside = ['行号', '原因', '原因（英文）'] as const
/** The heading of an export of cards for each card's state. */
export const CARD_STATE = '卡状态'
/** Headings that are read over. */
const readOver = [...beside, CARD_STATE].map(heading => heading.normalize('NFKC'))

/** What stands in each column: a column's key, null where it is read over. `strange`: headings nobody knows, or twice. */
export function headingsOf(kind: ImportKind, cells: readonly string[]): { columns: (string | null)[]; missing: string[]; strange: string[] } {
  const strange: string[] = []
  const seen = new Set<string>()
  const columns = cells.map(cell => {
    const bare = cell.normalize('NFKC').replace(/[\s*]/g, '')
    if (bare === '' || readOver.includes(bare)) return null
    const column = columnsOf[kind].find(({ key, zh }) => key === bare.toLowerCase() || zh === bare)
    if (!column || seen.has(column.key)) strange.push(cell.slice(0, 40))
    else seen.add(column.key)
    return column?.key ?? null
  })
  return { columns, strange, missing: columnsOf[kind].filter(each => each.needed && !seen.has(each.key)).map(each => each.zh) }
}
