import type { Decision } from './decide.ts'
import type { CareDetail } from './detail.ts'
import type { Purchase } from './purchase.ts'
import { isEmployee } from '#insurance'
import { addedBy, type Year } from './track.ts'

/** The funds beside the pooling fund, by the field's codes. (interface 1.7) */
const fundCodes = { large: '330100', civil: '320100' } as const
const seriousCode = (insutype: string) => isEmployee(insutype) ? '330100' : '390200'

/** What of a decision is kept beside the bill where it was more than a purchase at a pharmacy; null where it was not. */
export function careOf({ item: { purchase }, decision: { split, track, first, remote, ground, stays }, year }: { item: { purchase: Purchase }; decision: Decision; year: Year }): CareDetail | null {
  const grown = addedBy(track, split, first)
  const funds = [
    ...split.large ? [{ fund: fundCodes.large, amount: split.large }] : [], ...split.serious ? [{ fund: seriousCode(purchase.insutype), amount: split.serious }] : [],
    ...split.civil ? [{ fund: fundCodes.civil, amount: split.civil }] : []]
  const { visit } = purchase
  if (!visit && track === 'outpatient' && !funds.length && remote === 'home') return null
  return {
    track, kind: visit?.kind ?? null, final: visit?.kind === 'inpatient' && !visit.midway, pool: split.pool, funds, grown, remote,
    factor: ground.rates.factor ?? 10_000n, ...ground.rates.later === undefined ? {} : { later: ground.rates.later }, left: visit?.bill?.visit.ended?.toISOString() ?? null, admitted: visit?.bill?.visit.begun.toISOString() ?? null,
    ...visit?.kind === 'inpatient' ? { after: visit.bill?.visit.bills.at(-1) ?? null } : {}, stays, before: { large: year.large, borne: year.borne },
  }
}
