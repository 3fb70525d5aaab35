import { dayOf } from '#kit/day'
import type { Work } from '#kit/work'
import { packOf, policy } from '#regions'
import { organisationById, organisationsOf, type Organisation } from '#staff'
import type { Filing } from './filing.ts'
import { refuse } from './refusals.ts'

/** The insurance office that decides filings of a region: its own, else one of its city. */
export async function officeOf(work: Work, region: string): Promise<Organisation | null> {
  const all = await organisationsOf(work, { kind: 'insurer' })
  return all.find(office => office.region === region) ?? all.find(office => packOf(office.region) === packOf(region)) ?? null
}

/** A region's name as its city calls it. */
export function regionWords({ now }: Pick<Work, 'now'>, region: string): { zh: string; en: string } {
  const found = packOf(region) ? policy(region, 'insured.regions', dayOf(now)).find(each => each.code === region) ?? policy(region, 'region.name', dayOf(now)) : null
  return found ? { zh: found.zh, en: found.en } : { zh: region, en: region }
}
export const named = (work: Pick<Work, 'now'>, region: string) => { const { zh, en } = regionWords(work, region); return { region: zh, regionEn: en } }

/** Refuses an office whose queue the filing is not in. */
export async function decidedHere(work: Work, filing: Pick<Filing, 'office'>) {
  if (filing.office !== null && filing.office === work.by.organisation) return true as const
  return refuse('filing-elsewhere', { office: filing.office ? (await organisationById(work, filing.office))?.name ?? '' : '参保地医保经办机构' })
}
