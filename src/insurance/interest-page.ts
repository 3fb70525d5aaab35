import { dayOf } from '#kit/day'
import { fenNumber } from '#kit/money'
import type { Work } from '#kit/work'
import { note } from '#record'
import { organisationById } from '#staff'
import { rateOf } from './bear-interest.ts'
import { regionsHere, regionWords } from './office.ts'
import { schemeWords, type InterestPage } from './shared.ts'
import { selectRuns } from './store-pension.ts'

/** 年度计息 of this office's regions: the years that can be closed with their rate, and what was closed. (INS-04) */
export async function interestPage(work: Work): Promise<InterestPage> {
  const office = await organisationById(work, work.by.organisation!)
  const regions = office ? await regionsHere(work, office) : []
  const day = dayOf(work.now)
  const last = Number(day.slice(0, 4)) - 1
  await note(work, { verb: 'insurance.see-interest', person: null })
  return {
    years: regions[0] ? [0, 1, 2, 3, 4].map(back => ({ year: last - back, rate: rateOf(regions[0]!.code, day).rate(last - back) })) : [],
    rows: (await selectRuns(work, regions.map(each => each.code))).filter(each => each.accounts > 0).map(each => ({ year: each.year, region: each.region, regionName: regionWords(work, each.region), scheme: schemeWords(each.insutype), accounts: each.accounts, interest: fenNumber(each.interest), doneAt: each.doneAt?.toISOString() ?? null })),
  }
}
