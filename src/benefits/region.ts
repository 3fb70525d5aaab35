import { regionsHere, regionWords } from '#insurance'
import { dayOf } from '#kit/day'
import type { Work } from '#kit/work'
import { packOf, policy } from '#regions'
import { organisationById } from '#staff'
import { refuse } from './refusals.ts'
import type { Kind, Words } from './shared.ts'
import type { Judging } from './store-judge.ts'

/** Regions whose benefits the office at work pays: those whose insurance records it keeps. */
export async function regionsOf(work: Work): Promise<string[]> {
  const office = work.by.organisation ? await organisationById(work, work.by.organisation) : null
  return office ? (await regionsHere(work, office)).map(each => each.code) : []
}

/** Refused `benefit-elsewhere` where another office pays; null where it is this one. */
export async function notHere(work: Work, region: string) {
  if ((await regionsOf(work)).includes(region)) return null
  const { zh, en } = regionWords(work, region)
  return refuse('benefit-elsewhere', { region: zh, regionEn: en })
}

/** What payments of a benefit are judged by today: whether a proof is asked, the day it falls due, the banks that pay. */
export function judgingOf({ now }: Pick<Work, 'now'>, region: string, kind: Kind): Judging {
  const pack = packOf(region) ?? region
  const rule = policy(pack, 'benefits.proof', dayOf(now))
  return { asked: (rule?.kinds as readonly string[] | undefined)?.includes(kind) ?? false, fixed: rule && rule.due !== 'after-a-year' ? rule.due : null, banks: policy(pack, 'banks', dayOf(now)).map(bank => bank.code) }
}

export function bankWords({ now }: Pick<Work, 'now'>, region: string, code: string): Words {
  const found = policy(packOf(region) ?? region, 'banks', dayOf(now)).find(bank => bank.code === code)
  return { zh: found?.short ?? code, en: found?.en ?? code }
}
