import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dayOf } from '#kit/day'
import type { Sql } from '#kit/sql'
import type { By, Work } from '#kit/work'
import { parsePack, type Mistake, type Pack, type PackValue } from './parse-pack.ts'
import { GENERIC } from './schema.ts'
import { showPolicy, type PolicyRow } from './snapshot.ts'
import { addRows, allRows } from './store.ts'

/** The packs that come with the product. */
export const packNames = ['generic', 'hefei', 'hebei', 'anhui-provincial'] as const

/** The text of a pack that comes with the product. */
export function packText(name: typeof packNames[number]): string {
  return readFileSync(new URL(`./packs/${name}.yaml`, import.meta.url), 'utf8')
}

/** What loading did: rows added, values already there, and every mistake or contradiction by line of its pack. Nothing is added while there is one. */
export type Loaded = { added: number; unchanged: number; mistakes: (Mistake & { pack: string })[] }

/** Reads the policy table into the snapshot that `policy` answers from. Call at start and when another process may have changed it. */
export async function openPolicy(sql: Sql): Promise<void> {
  showPolicy(await allRows(sql))
}

/** For tests of pure rules without a database: the snapshot of the four packs as they come with the product. */
export function openPackFiles(): void {
  showPolicy(packNames.flatMap(name => plan(parsePack(packText(name)).pack, [], [], 'system', 'pack', new Date(0), '9999-12-31').rows))
}

/**
 * Fills the policy from packs: adds what is missing, refuses by line what contradicts a row in force. All or nothing.
 * A changed value must take effect after today: what was read yesterday is never rewritten. (POL-01, POL-02, POL-03)
 */
export async function loadPacks(work: Pick<Work, 'sql' | 'now' | 'by'>, texts: Readonly<Record<string, string>> = ownTexts(), approvedBy = 'pack'): Promise<Loaded> {
  const rows = await allRows(work.sql)
  const fresh: PolicyRow[] = []
  const mistakes: Loaded['mistakes'] = []
  let unchanged = 0
  for (const [name, text] of Object.entries(texts)) {
    const read = parsePack(text)
    const planned = read.mistakes.length ? { rows: [], unchanged: 0, mistakes: read.mistakes }
      : plan(read.pack, rows, fresh, enteredBy(work.by), approvedBy, work.now, dayOf(work.now))
    fresh.push(...planned.rows)
    unchanged += planned.unchanged
    mistakes.push(...planned.mistakes.map(mistake => ({ pack: name, ...mistake })))
  }
  if (mistakes.length) return { added: 0, unchanged, mistakes }
  await addRows(work.sql, fresh)
  showPolicy([...rows, ...fresh])
  return { added: fresh.length, unchanged, mistakes }
}

/** Who entered a row, as the table keeps it. */
export function enteredBy(by: By): string {
  return `${by.kind}:${by.id ?? by.authority}`
}

/** The row's id follows from its content, so that the same pack gives the same ids everywhere. */
export function rowId(region: string, key: string, validFrom: string, revision: number, value: unknown): string {
  const hex = createHash('sha256').update(canonical([region, key, validFrom, revision, value])).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

function ownTexts(): Record<string, string> {
  return Object.fromEntries(packNames.map(name => [name, packText(name)]))
}

/** What of a pack is new. A value dated up to today is new only where nothing was read before: no row of the region, nor one lent by generic. */
function plan(pack: Pack, stored: readonly PolicyRow[], fresh: readonly PolicyRow[], entered: string, approved: string, now: Date, today: string) {
  const rows: PolicyRow[] = []
  const mistakes: Mistake[] = []
  let unchanged = 0
  const known = [...stored, ...fresh]
  const lives = stored.some(row => row.region === pack.region)
  const named = (codes: string[]) => codes.map(code => ({ code, title: pack.documents[code] ?? code }))
  for (const value of pack.values) {
    const inForce = known.filter(row => row.region === pack.region && row.key === value.key)
    const same = inForce.filter(row => row.validFrom === value.validFrom).sort((a, b) => b.revision - a.revision)[0]
    if (same && canonical(same.value) === canonical(value.value)) { unchanged++; continue }
    const read = inForce[0] ?? (lives ? stored.find(row => row.region === GENERIC && row.key === value.key) : undefined)
    if (same || (read && value.validFrom <= today)) { mistakes.push(contradiction(value, same ?? read!, today)); continue }
    rows.push({ id: rowId(pack.region, value.key, value.validFrom, 1, value.value), region: pack.region, key: value.key, validFrom: value.validFrom, revision: 1,
      value: value.value, source: named(value.source), standing: value.standing, dated: value.dated, note: value.note,
      other: value.other.map(other => ({ value: other.value, source: named(other.source) })), enteredBy: entered, approvedBy: approved, recordedAt: now })
  }
  return { rows, unchanged, mistakes }
}

function contradiction(value: PackValue, row: PolicyRow, today: string): Mistake {
  const held = JSON.stringify(row.value)
  return { line: value.line, path: `values › ${value.key}`,
    zh: `${value.key} 自 ${row.validFrom} 起已有值 ${held}，与此处不同；已生效的不能改写，请另写一个 ${today} 之后生效的值`,
    en: `${value.key} already is ${held} from ${row.validFrom}, which differs; what is in force is not rewritten, write a value with valid_from after ${today}` }
}

/** JSON with its keys in order, to compare what jsonb gives back. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => part && typeof part === 'object' && !Array.isArray(part)
    ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => a < b ? -1 : 1)) : part)
}
