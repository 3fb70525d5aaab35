import type { Day } from '#kit/day'
import type { Id } from '#kit/ids'
import { GENERIC, keys, type PolicyFunction, type PolicyKey, type PolicyValue, type Standing } from './schema.ts'

/** A document a value is taken from. */
export type Source = { code: string; title: string }
/** A row of the policy table. `value` is as stored; `other`: what conflicting documents say. */
export type PolicyRow = {
  id: Id; region: string; key: PolicyKey; validFrom: Day; revision: number; value: unknown; source: Source[]; standing: Standing
  dated: boolean; other: { value: unknown; source: Source[] }[]; note: string | null; enteredBy: string; approvedBy: string; recordedAt: Date
}
/** A value with where it comes from. `taken`: 'own' from the region's pack, 'generic' because that pack is silent. */
export type Policy<Key extends PolicyKey> = {
  id: Id; region: string; value: PolicyValue<Key>; validFrom: Day; source: Source[]; standing: Standing; taken: 'own' | 'generic'
}
type Read = { row: PolicyRow; value: unknown }

let values = new Map<string, Read[]>()
let packs = new Map<string, string>()

/** Replaces what `policy` reads: the rows as the table holds them. Called by `openPolicy` and after every change. */
export function showPolicy(rows: readonly PolicyRow[]): void {
  const next = new Map<string, Read[]>()
  for (const row of rows) {
    const at = `${row.region} ${row.key}`
    const list = next.get(at) ?? []
    list.push({ row, value: keys[row.key].parse(row.value) })
    next.set(at, list)
  }
  for (const list of next.values()) list.sort((a, b) => b.row.validFrom.localeCompare(a.row.validFrom) || b.row.revision - a.row.revision)
  values = next
  packs = new Map(rows.map(row => [row.region, row.region]))
  for (const row of rows) {
    if (row.key === 'insured.regions') for (const insured of row.value as { code: string }[]) if (!packs.has(insured.code)) packs.set(insured.code, row.region)
  }
}

/** The region whose pack governs a region code: itself, or the city that lists it as an insured region; null when no pack knows it. */
export function packOf(region: string): string | null {
  return packs.get(region === 'generic' ? GENERIC : region) ?? null
}

/** The city whose pack governs an area: a district belongs to the city of its first four digits. */
export const cityOf = (area: string): string => packOf(area) ?? `${area.slice(0, 4)}00`

/** Every region that has a pack, `generic` last. */
export function packRegions(): string[] {
  return [...new Set(packs.values())].sort((a, b) => Number(a === GENERIC) - Number(b === GENERIC) || a.localeCompare(b))
}

/** Own value in force, else generic's; before the first day of both the region's own first, else generic's. */
function readOf(own: string, key: PolicyKey, day: Day): Read {
  const [mine, lent] = [values.get(`${own} ${key}`), values.get(`${GENERIC} ${key}`)]
  const inForce = (list: Read[] | undefined) => list?.find(read => read.row.validFrom <= day)
  const read = inForce(mine) ?? inForce(lent) ?? mine?.at(-1) ?? lent?.at(-1)
  if (!read) throw new Error(`no policy value ${key}: open the policy first`)
  return read
}

/**
 * The value in force in a region on a day, with its row id and source. `region`: a pack's region or one of its insured regions.
 * A pack that is silent takes the value of generic (`taken`); a day before the first value has the first value. (POL-01)
 */
export function policyRow<Key extends PolicyKey>(region: string, key: Key, day: Day): Policy<Key> {
  const own = packOf(region) ?? GENERIC
  const { row, value } = readOf(own, key, day)
  return { id: row.id, region: row.region, value: value as PolicyValue<Key>, validFrom: row.validFrom, source: row.source, standing: row.standing,
    taken: row.region === own ? 'own' : 'generic' }
}

/** The value in force in a region on a day, typed by the schema: `policy('340100', 'pin.tries', day)` → 10. */
export function policy<Key extends PolicyKey>(region: string, key: Key, day: Day): PolicyValue<Key> {
  return policyRow(region, key, day).value
}

/** Every value in force in a region on a day, as stored (money in fen as numbers), with its source, standing and whether generic lent it. */
export function policyList(region: string, day: Day): (PolicyRow & { taken: 'own' | 'generic' })[] {
  return (Object.keys(keys) as PolicyKey[]).map(key => {
    const own = packOf(region) ?? GENERIC
    const { row } = readOf(own, key, day)
    return { ...row, taken: row.region === own ? 'own' : 'generic' }
  })
}

/** Whether a function has started in a region (or insured region) on a day; else the day it starts, null when none is announced. (POL-04) */
export function functionOpen(region: string, name: PolicyFunction, day: Day): true | { from: Day | null } {
  const start = policy(region, `functions.start.${name}`, day)
  const from = start.regions?.[region] === undefined ? start.from : start.regions[region]
  return from !== null && from <= day ? true : { from }
}
