import { isRefused } from '#kit/refusal'

/** How often each verb was done and each refusal said. */
export type Tally = { readonly verbs: Map<string, number>; readonly refusals: Map<string, number> }

export const newTally = (): Tally => ({ verbs: new Map(), refusals: new Map() })

/** Counts one call of a verb by its result, and hands the result on. */
export function count<T>(tally: Tally, verb: string, result: T): T {
  const add = (map: Map<string, number>, name: string) => map.set(name, (map.get(name) ?? 0) + 1)
  if (isRefused(result)) add(tally.refusals, `${verb} → ${(result as { refused: string }).refused}`)
  else add(tally.verbs, verb)
  return result
}

/** The tallies of several runs together. */
export function sumTallies(tallies: readonly Tally[]): Tally {
  const all = newTally()
  for (const tally of tallies) for (const kind of ['verbs', 'refusals'] as const) {
    for (const [name, times] of tally[kind]) all[kind].set(name, (all[kind].get(name) ?? 0) + times)
  }
  return all
}

/** Two columns, by name. */
export function tallyLines(tally: Tally): string[] {
  const lines = (map: Map<string, number>) => [...map].sort(([a], [b]) => a < b ? -1 : 1).map(([name, times]) => `  ${String(times).padStart(6)}  ${name}`)
  return ['verbs', ...lines(tally.verbs), 'refusals', ...lines(tally.refusals)]
}
