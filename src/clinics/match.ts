import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { note } from '#record'
import { refuse } from './refusals.ts'
import { itemsByCodes, type Item } from './store-items.ts'
import { cancelMatches, lockMatches, saveMatches, standingMatches, type NewMatch } from './store-matches.ts'

const overlap = (a: Pick<NewMatch, 'from' | 'until'>, b: Pick<NewMatch, 'from' | 'until'>) => (a.until === null || a.until >= b.from) && (b.until === null || b.until >= a.from)

/**
 * 目录对照 (3301): own codes of a provider stand for codes of the catalogue from a day on. All of a message or none. The same once more changes nothing; an own
 * code that stands for something in these days already is refused until that is cancelled.
 */
export async function matchItems(work: Work, provider: Id, rows: readonly NewMatch[]) {
  await lockMatches(work, provider)
  const seen = new Map((await standingMatches(work, provider, rows.map(row => row.own))).map(match => [`${match.own}|${match.from}`, match as NewMatch]))
  const items = new Map<string, Item>()
  for (const day of new Set(rows.map(row => row.from))) {
    for (const [code, item] of await itemsByCodes(work, rows.filter(row => row.from === day).map(row => row.code), day)) items.set(`${code}|${day}`, item)
  }
  for (const [i, row] of rows.entries()) {
    const item = items.get(`${row.code}|${row.from}`)
    if (!item) return refuse('match-item-unknown', { line: i + 1, code: row.code, day: row.from })
    if (item.listType !== row.listType) return refuse('match-list-differs', { line: i + 1, code: row.code, list: item.listType })
    const other = [...seen.values()].find(match => match.own === row.own && overlap(match, row) && (match.from !== row.from || match.code !== row.code))
    if (other) return refuse('match-stands', { line: i + 1, own: row.own, code: other.code, from: other.from })
    seen.set(`${row.own}|${row.from}`, row)
  }
  await saveMatches(work, provider, [...new Map(rows.map(row => [`${row.own}|${row.from}`, row])).values()])
  await note(work, { verb: 'clinics.match', person: null, subject: { kind: 'provider', id: provider }, facts: { rows: rows.length, codes: rows.slice(0, 20).map(row => `${row.own} → ${row.code}`) } })
  return { matched: rows.length }
}

/** 撤销对照 (3302): what stands of an own code for a code ends at once; bills that were settled stay as they are. */
export async function cancelMatch(work: Work, provider: Id, of: { own: string; code: string; listType: string }) {
  await lockMatches(work, provider)
  if (!await cancelMatches(work, provider, of)) return refuse('match-unknown', { own: of.own, code: of.code })
  await note(work, { verb: 'clinics.cancel-match', person: null, subject: { kind: 'provider', id: provider }, facts: { own: of.own, code: of.code } })
  return { cancelled: true as const }
}

/**
 * The first line of a bill whose own code stands for another code of the catalogue than the one sent, refused by name; null where none is. A code that is
 * matched to nothing passes. Pure. `matched`: of `matchesOf`, by own code.
 */
export function againstMatches(lines: readonly { own: string; code: string }[], matched: (own: string) => string | undefined) {
  for (const [i, { own, code }] of lines.entries()) {
    const stands = matched(own)
    if (stands !== undefined && stands !== code) return refuse('line-matched-otherwise', { line: i + 1, own, matched: stands, sent: code })
  }
  return null
}
