import { relationsOf } from '#insurance'
import { dayOf } from '#kit/day'
import type { PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { packOf, policy } from '#regions'
import { organisationById, organisationsOf } from '#staff'
import type { Difference } from './case.ts'
import { refuse } from './refusals.ts'

/** The regions somebody is insured in today. */
const insuredIn = async (work: Work, person: PersonKey): Promise<string[]> =>
  [...new Set((await relationsOf(work, person, dayOf(work.now))).filter(each => each.state !== '4').map(each => each.region))]

/** Where a case of this person belongs: the insured region, else the region of the card, else that of the office that found it. */
export async function regionOf(work: Work, person: PersonKey, card: { region: string } | null): Promise<string> {
  const [insured] = await insuredIn(work, person)
  const office = !insured && !card && work.by.organisation ? await organisationById(work, work.by.organisation) : null
  return insured ?? card?.region ?? office?.region ?? '340100'
}

/** The regions whose cases the office that asks works: its own at a counter, with the city's own at one that is no county's; every one of the city at the centre. */
export async function regionsHere(work: Work): Promise<string[]> {
  const office = work.by.organisation ? await organisationById(work, work.by.organisation) : null
  const city = office && packOf(office.region)
  if (office?.kind === 'counter') return office.county || !city ? [office.region] : [...new Set([office.region, city])]
  return office?.kind === 'centre' && city ? [city, ...policy(city, 'insured.regions', dayOf(work.now)).map(each => each.code)] : []
}

/** Whether the office that asks works this case. An insured region that changed since counts as it is today. (IDFIX-01) */
export async function worksHere(work: Work, difference: Pick<Difference, 'bucket' | 'person' | 'region'>): Promise<boolean> {
  const here = await regionsHere(work)
  const insured = await insuredIn(work, { bucket: difference.bucket, id: difference.person })
  return (insured.length ? insured : [difference.region]).some(region => here.includes(region))
}

/** Where a case of this region is worked, by name and address: its counters, then the card centre of its city. */
export async function officesOf(work: Work, region: string): Promise<{ name: string; address: string | null; hours: string | null; phone: string | null }[]> {
  const city = packOf(region)
  const centres = (await organisationsOf(work, { kind: 'centre' })).filter(office => packOf(office.region) === city)
  return [...await organisationsOf(work, { kind: 'counter', region }), ...centres].map(({ name, address, hours, phone }) => ({ name, address, hours, phone }))
}

/** A region's name as the city calls it. */
export function regionWords(work: Pick<Work, 'now'>, region: string): { zh: string; en: string } {
  const found = packOf(region) ? policy(region, 'insured.regions', dayOf(work.now)).find(each => each.code === region) ?? policy(region, 'region.name', dayOf(work.now)) : null
  return found ? { zh: found.zh, en: found.en } : { zh: region, en: region }
}

/** The refusal that says where it is done. */
export async function elsewhere(work: Work, difference: Pick<Difference, 'bucket' | 'person' | 'region'>) {
  const [insured] = await insuredIn(work, { bucket: difference.bucket, id: difference.person })
  const { zh, en } = regionWords(work, insured ?? difference.region)
  return refuse('case-elsewhere', { region: zh, regionEn: en })
}
