import type { Place } from '#clinics'
import type { Bucket, Id } from '#kit/ids'
import { figureOf, tooFarApart, type Lending } from '#settlement'
import type { CaseRule, Over } from './shared.ts'

const DAY = 86_400_000
/** A settlement as it is looked at: where, when, of what; `undone`: it was given back, what was bought was returned. */
export type Bought = { bucket: Bucket; person: Id; region: string; number: string; at: Date; provider: Id; undone: boolean; pieces: ReadonlyMap<string, bigint>; names: ReadonlyMap<string, string> }
export type Stay = { id: string; begun: Date; ended: Date | null }
export type Stands = Partial<Place> & { kind: 'pharmacy' | 'hospital' }
/** What was found: the settlement it is about, and its evidence. */
export type Found = { rule: CaseRule; of: Bought; earlier: Bought | null; metres: number | null; visit: string | null; over: Over[] }
const nothing = { earlier: null, metres: null, visit: null, over: [] }

/**
 * Everything in what one person bought, oldest first, that the policy wants looked at. `fresh`: the settlements that are new; an earlier one at a pharmacy is looked at again because a stay may have been
 * entered after it. Pure. (MED-05)
 */
export function findAbuse(bought: readonly Bought[], fresh: ReadonlySet<string>, of: { lending: (one: Bought) => Lending; stands: (provider: Id) => Stands | undefined; stays: readonly Stay[] }): Found[] {
  return bought.flatMap((one, i) => {
    const { apart, inpatient, quantity } = of.lending(one)
    const before = bought.slice(0, i)
    return [
      ...fresh.has(one.number) ? [...farFrom(apart, one, before, of.stands), ...tooMany(quantity, one, before)] : [],
      ...inpatient && of.stands(one.provider)?.kind === 'pharmacy' ? during(one, of.stays) : [],
    ]
  })
}

/** The last settlement at another provider that lies too far off for the time between. */
function farFrom(rule: Lending['apart'], one: Bought, before: readonly Bought[], stands: (provider: Id) => Stands | undefined): Found[] {
  for (const other of before.toReversed()) {
    if (other.provider === one.provider) continue
    const far = tooFarApart(rule, { place: stands(one.provider) ?? {}, at: one.at }, { place: stands(other.provider) ?? {}, at: other.at })
    if (far) return [{ ...nothing, rule: 'apart', of: one, earlier: other, metres: far.metres }]
  }
  return []
}

function during(one: Bought, stays: readonly Stay[]): Found[] {
  const stay = stays.find(({ begun, ended }) => begun <= one.at && (ended === null || one.at < ended))
  return stay ? [{ ...nothing, rule: 'inpatient', of: one, visit: stay.id }] : []
}

/** Items of which this settlement is the one that makes it more than the figure: what comes after it within the days opens no further case. */
function tooMany(rule: Lending['quantity'], one: Bought, before: readonly Bought[]): Found[] {
  if (!rule || one.undone) return []
  const since = one.at.getTime() - rule.days * DAY
  const kept = before.filter(each => !each.undone && each.at.getTime() > since)
  const over = [...one.pieces].flatMap(([code, pieces]): Over[] => {
    const had = kept.reduce((sum, each) => sum + (each.pieces.get(code) ?? 0n), 0n)
    const most = figureOf(rule, code)
    return had <= most && had + pieces > most ? [{ code, name: one.names.get(code) ?? code, pieces: Number(had + pieces) / 10_000, most: Number(most) / 10_000, days: rule.days }] : []
  })
  return over.length ? [{ ...nothing, rule: 'quantity', of: one, over }] : []
}
