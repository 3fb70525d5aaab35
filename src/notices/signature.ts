import { dayOf } from '#kit/day'
import type { Work } from '#kit/work'
import { packOf, policy } from '#regions'
import { organisationById, organisationsOf } from '#staff'

/** Who a message is from, as its first words say: 【合肥社保卡】. The name the city's pack registered, else the city's own; without a city the card's. */
export function signatureOf(region: string | null, day: string): string {
  const city = region && packOf(region)
  if (!city) return '【社会保障卡】'
  return `【${policy(city, 'notices.signature', day) ?? `${policy(city, 'region.name', day).zh.replace(/[市省]$/, '')}社保卡`}】`
}

/** The city in whose name the house speaks where the cause knows none: the office's at work, else the only one that has a card centre here. */
export async function ownCity(work: Work): Promise<string | null> {
  const office = work.by.organisation ? await organisationById(work, work.by.organisation) : null
  if (office && packOf(office.region)) return office.region
  const cities = new Set((await organisationsOf(work, { kind: 'centre' })).map(each => packOf(each.region)))
  return cities.size === 1 ? [...cities][0]! : null
}

/** The signature for a region, or the house's own; each city worked out once. */
export async function signatures(work: Work, regions: readonly (string | null)[]): Promise<Map<string | null, string>> {
  const day = dayOf(work.now)
  const said = new Map<string | null, string>()
  for (const region of new Set(regions)) said.set(region, signatureOf(region ?? await ownCity(work), day))
  return said
}
