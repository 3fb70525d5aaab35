import type { Ours, Said } from './kind.ts'
import type { DifferenceWhat } from './shared.ts'

export type Found = { key: string; what: DifferenceWhat; ours: string | null; theirs: string | null }
const told = ({ state, count, amount }: Pick<Said, 'state' | 'count' | 'amount'>) => `${state} ${count}${amount ? ` ${amount}` : ''}`

/** Compares one kind of one day: what the bank said with ours of the same key, and ours of that day with what the bank ever said (`known`: keys in other lists). Pure. */
export function compare(said: readonly Said[], ours: readonly Ours[], known: ReadonlySet<string>): Found[] {
  const mine = new Map(ours.map(each => [each.key, each]))
  const theirs = new Set(said.map(each => each.key))
  return [
    ...said.flatMap((row): Found[] => {
      const our = mine.get(row.key)
      if (!our) return [{ key: row.key, what: 'ours-missing', ours: null, theirs: told(row) }]
      return told(our) === told(row) ? [] : [{ key: row.key, what: 'differs', ours: told(our), theirs: told(row) }]
    }),
    ...ours.filter(each => each.mine && !theirs.has(each.key) && !known.has(each.key)).map((each): Found => ({ key: each.key, what: 'theirs-missing', ours: told(each), theirs: null })),
  ]
}
