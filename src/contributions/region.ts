import { bankOf } from '#banks'
import { regionsHere, regionWords } from '#insurance'
import { dayOf } from '#kit/day'
import type { Work } from '#kit/work'
import { packOf, policy, type PolicyValue } from '#regions'
import { organisationById } from '#staff'
import { refuse } from './refusals.ts'
import type { Words } from './shared.ts'

/** Regions whose contributions the office at work collects: those whose insurance records it keeps. */
export async function regionsOf(work: Work): Promise<string[]> {
  const office = work.by.organisation ? await organisationById(work, work.by.organisation) : null
  return office ? (await regionsHere(work, office)).map(each => each.code) : []
}
/** Refused `due-elsewhere` where another office collects; null where it is this one. */
export async function notHere(work: Work, region: string) {
  if ((await regionsOf(work)).includes(region)) return null
  const { zh, en } = regionWords(work, region)
  return refuse('due-elsewhere', { region: zh, regionEn: en })
}

export type Rules = { due: PolicyValue<'contributions.due'>; deduct: PolicyValue<'contributions.deduct'>; late: PolicyValue<'contributions.late'> }
/** What a region's policy says today of dues, deductions and late fees. */
export function rulesOf({ now }: Pick<Work, 'now'>, region: string): Rules {
  const of = packOf(region) ?? region
  const day = dayOf(now)
  return { due: policy(of, 'contributions.due', day), deduct: policy(of, 'contributions.deduct', day), late: policy(of, 'contributions.late', day) }
}
export function bankWords(work: Pick<Work, 'now'>, region: string, code: string): Words {
  const found = bankOf(work, packOf(region) ?? region, code)
  return { zh: found?.short ?? code, en: found?.en ?? code }
}
