import type { Day } from '#kit/day'
import type { DaySum } from './store-sums.ts'
import type { Statement } from './store-statement.ts'
import { areaOf } from './store.ts'

/** 日账: not closed yet; closed and nobody compared it; compared and not flat, or differences open; flat. */
export type DayState = 'open' | 'waiting' | 'not-flat' | 'flat'

const inside = (part: DaySum, { clearing, insutype, optins }: Statement) => (clearing === null || clearing === part.clearing) && (insutype === null || insutype === part.insutype) && part.region.startsWith(areaOf(optins))

/**
 * How a closed day of a provider stands: every part of it (region, insurance, kind) has to be compared, line by line or flat in its totals of that very day, and no difference open. `statements`
 * newest first; those made while the day was open say nothing. Pure.
 */
export function stateOf(day: Day, parts: readonly DaySum[], statements: readonly Statement[], open: number): DayState {
  if (open) return 'not-flat'
  const of = statements.filter(each => !each.open && each.refunded === null && each.from <= day && day <= each.last)
  const states = parts.map(part => {
    const about = of.filter(each => inside(part, each))
    if (about.some(each => each.kind === 'detail')) return 'flat'
    const total = about.find(each => each.from === day && each.last === day)
    return !total ? 'waiting' : total.flat ? 'flat' : 'not-flat'
  })
  return states.includes('not-flat') ? 'not-flat' : !states.length || states.includes('waiting') ? 'waiting' : 'flat'
}
