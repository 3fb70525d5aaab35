import { fenNumber, type Fen } from '#kit/money'
import type { Replayed } from '#settlement'
import type { Band, Sums, Tally } from './shared.ts'

/** Where the bands of what people pay more or less end, in fen. */
const edges = [-300_000, -100_000, -30_000, -10_000, -3_000, -1, 1, 3_000, 10_000, 30_000, 100_000, 300_000] as const
const newSums = (): Sums => ({ settlements: 0, people: 0, changed: 0, old: { fund: 0, account: 0, cash: 0 }, made: { fund: 0, account: 0, cash: 0 } })
export const newTally = (): Tally => ({ all: newSums(), gain: 0, lose: 0, groups: {}, tracks: {}, levels: {}, bands: edges.map(() => 0).concat(0) })

/** Adds what some people's settlements came to; all of a person's come in one call. Pure. */
export function addTo(tally: Tally, replayed: readonly Replayed[]): Tally {
  const next = structuredClone(tally)
  for (const all of Map.groupBy(replayed, one => one.person).values()) {
    const seen = new Set<Sums>()
    let moved: Fen = 0n
    for (const one of all) {
      const own = one.made.account + one.made.cash - one.old.account - one.old.cash
      moved += own
      const standing = `${one.scheme}${one.scheme === 'employee' ? one.retired ? ' retired' : ' active' : ''}`
      for (const sums of [next.all, next.groups[standing] ??= newSums(), next.tracks[one.track] ??= newSums(), next.levels[one.level] ??= newSums()]) {
        add(sums, one, own !== 0n || one.made.fund !== one.old.fund || one.made.account !== one.old.account)
        if (!seen.has(sums)) sums.people++
        seen.add(sums)
      }
    }
    if (moved < 0n) next.gain++
    if (moved > 0n) next.lose++
    const band = edges.findIndex(edge => fenNumber(moved) < edge)
    next.bands[band < 0 ? edges.length : band]!++
  }
  return next
}

function add(sums: Sums, { old, made }: Replayed, changed: boolean): void {
  sums.settlements++
  if (changed) sums.changed++
  for (const name of ['fund', 'account', 'cash'] as const) {
    sums.old[name] += fenNumber(old[name])
    sums.made[name] += fenNumber(made[name])
  }
}

/** The bands with their ends. */
export const bandsOf = ({ bands }: Tally): Band[] => bands.map((people, i) => ({ from: edges[i - 1] ?? null, to: edges[i] ?? null, people }))
