import { dayOf } from '#kit/day'
import type { Work } from '#kit/work'
import { policy } from '#regions'

/** The name of a region as the packs write it: an insured region, or the city itself. */
export function regionName(region: string, { now }: Pick<Work, 'now'>): { zh: string; en: string } {
  const day = dayOf(now)
  const insured = policy(region, 'insured.regions', day).find(one => one.code === region)
  return insured ? { zh: insured.zh, en: insured.en } : policy(region, 'region.name', day)
}
