import type { Day } from '#kit/day'
import { GENERIC, packRegions, policy } from '#regions'

/** Every insured region of every city that has a pack. */
export function regionsOf(day: Day): string[] {
  return [...new Set(packRegions().filter(region => region !== GENERIC).flatMap(region => policy(region, 'insured.regions', day).map(one => one.code)))].sort()
}
