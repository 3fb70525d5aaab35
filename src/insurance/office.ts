import { dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { packOf, policy } from '#regions'
import { organisationById, organisationsOf, serves, type Organisation } from '#staff'
import { refuse } from './refusals.ts'

export function regionWords(work: Pick<Work, 'now'>, region: string): { zh: string; en: string } {
  const found = packOf(region) ? policy(region, 'insured.regions', dayOf(work.now)).find(each => each.code === region) : null
  return { zh: found?.zh ?? region, en: found?.en ?? region }
}

/** The insurance office that keeps the records of a region; one of the same city keeps those of a region that has none of its own. Null where there is none. */
export async function keeperOf(work: Work, region: string): Promise<Organisation | null> {
  const offices = await organisationsOf(work, { kind: 'insurer' })
  return offices.find(each => each.region === region) ?? offices.find(each => packOf(each.region) === packOf(region)) ?? null
}

/** The insurance office at work, where it keeps that region's records; refused `insurance-elsewhere` by name of who does. (INS-01) */
export async function officeHere(work: Work, region: string) {
  const office = work.by.kind === 'staff' ? await organisationById(work, work.by.organisation) : null
  const own = office?.kind === 'insurer' && (office.region === region || ((await serves(work, office))(region) && !(await organisationsOf(work, { kind: 'insurer', region })).length))
  if (office && own) return office
  const { zh, en } = regionWords(work, region)
  return refuse('insurance-elsewhere', { region: zh, regionEn: en, office: (await keeperOf(work, region))?.name ?? zh })
}

/** Insured regions whose records this office keeps. */
export async function regionsHere(work: Work, office: Organisation): Promise<{ code: string; zh: string; en: string }[]> {
  if (office.kind !== 'insurer') return []
  const others = new Set((await organisationsOf(work, { kind: 'insurer' })).filter(each => each.id !== office.id).map(each => each.region as string))
  return policy(office.region, 'insured.regions', dayOf(work.now)).filter(each => each.code === office.region || !others.has(each.code)).map(({ code, zh, en }) => ({ code, zh, en }))
}

/** Everything insured in a region, medical and other. (decision 0155) */
export const kindsOf = (region: string, day: string): string[] => [...policy(region, 'insured.insutypes', day), ...policy(region, 'insured.others', day)]

export type At = { bucket: number; id: Id }
