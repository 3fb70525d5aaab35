import type { Day } from '#kit/day'
import { cityOf, policy } from '#regions'

/** What must be proven before anything settles in an area: card, card and PIN, or the fingerprint too. (MED-01) */
export function factorsOf(area: string, day: Day): readonly string[] {
  return policy(cityOf(area), 'factors', day).split('+')
}
