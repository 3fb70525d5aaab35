import type { Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Day } from '#kit/day'
import type { Line } from './lines.ts'

/** A row of the journal at a provider; `account` is what the account paid. */
export type Ours = { number: string; bucket: number; person: Id; day: Day; region: string; what: 'settlement' | 'cancel' | 'reversal' | 'restore'; undoes: string | null; total: Fen; fund: Fen; account: Fen }
export type Found = { number: string; nth: number; theirs: Line | null; ours: Ours | null }

/** What a provider can know of: a settlement reversed unheard within the rows is no line, nor is a cancel that was taken back. What undoes a row of other days stays, alone. Pure. */
export function heard(rows: readonly Ours[]): Ours[] {
  const here = new Set(rows.map(row => row.number))
  const gone = new Set<string>()
  for (const row of rows) if ((row.what === 'reversal' || row.what === 'restore') && row.undoes !== null && here.has(row.undoes)) gone.add(row.number).add(row.undoes)
  return rows.filter(row => !gone.has(row.number))
}

/** Line by line: only there, only here, amounts that differ. A number listed once more there is only there. Pure. (MED-08.a) */
export function compare(theirs: readonly Line[], ours: readonly Ours[]): Found[] {
  const byNumber = new Map(ours.map(row => [row.number, row]))
  const named = new Set<string>()
  const found: Found[] = []
  for (const line of theirs) {
    const row = line.nth === 1 ? byNumber.get(line.number) ?? null : null
    if (row) named.add(row.number)
    const same = row && row.total === line.total && row.fund === line.fund && row.account === line.account && (row.what === 'cancel') === line.refunded
    if (!same) found.push({ number: line.number, nth: line.nth, theirs: line, ours: row })
  }
  return [...found, ...ours.filter(row => !named.has(row.number)).map(row => ({ number: row.number, nth: 1, theirs: null, ours: row }))]
}
