import { stringify } from 'yaml'
import type { PolicyRow, Source } from './snapshot.ts'

/** A region's values as a pack file that checks and loads without a difference: the newest revision of each date, with the other documents' values. */
export function exportPack(region: string, rows: readonly PolicyRow[]): string {
  const own = rows.filter(row => row.region === region && !rows.some(other =>
    other.region === region && other.key === row.key && other.validFrom === row.validFrom && other.revision > row.revision))
  const documents: Record<string, string> = {}
  const cite = (source: Source[]) => source.map(({ code, title }) => { documents[code] = title; return code })
  const values: Record<string, unknown> = {}
  for (const row of own.toSorted((a, b) => a.validFrom.localeCompare(b.validFrom))) {
    const entry = { value: row.value, source: cite(row.source), standing: row.standing, ...(row.dated ? { valid_from: row.validFrom } : {}),
      ...(row.note ? { note: row.note } : {}), ...(row.other.length ? { other: row.other.map(other => ({ value: other.value, source: cite(other.source) })) } : {}) }
    const before = values[row.key]
    values[row.key] = before === undefined ? entry : Array.isArray(before) ? [...before, entry] : [before, entry]
  }
  return stringify({ region, documents, values }, { lineWidth: 0 })
}
