import { dayOf } from '#kit/day'
import type { Work } from '#kit/work'
import { GENERIC, packOf, packRegions, policy } from '#regions'
import { organisationById, organisationsOf } from './organisations.ts'
import type { Organisation } from './store.ts'

/**
 * Whether an office serves a region: that of its own city's pack. The first card centre also serves cities that have no centre of their own.
 * `generic` is no city: what is under it is served anywhere. What another city's office may not see or do is asked here. (POL-05)
 */
export async function serves(work: Work, office: Pick<Organisation, 'id' | 'kind' | 'region'>): Promise<(region: string) => boolean> {
  const city = packOf(office.region)
  const own = (region: string) => packOf(region) === GENERIC || (city !== null && packOf(region) === city)
  if (office.kind !== 'centre') return own
  const centres = await organisationsOf(work, { kind: 'centre' })
  const provided = new Set(centres.map(centre => packOf(centre.region)))
  return region => own(region) || (centres[0]?.id === office.id && !provided.has(packOf(region)))
}

/** Every region code that the office of this Work serves, for a list over many regions; none without an office. (POL-05) */
export async function regionsServed(work: Work): Promise<string[]> {
  const office = work.by.organisation ? await organisationById(work, work.by.organisation) : null
  if (!office) return []
  const served = await serves(work, office)
  const day = dayOf(work.now)
  return packRegions().filter(served).flatMap(pack => [pack, ...policy(pack, 'insured.regions', day).map(each => each.code)])
}
