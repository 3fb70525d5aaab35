import type { Provider } from '#clinics'
import { fundPays, isBasic, isEmployee, relationsOf } from '#insurance'
import type { Day } from '#kit/day'
import type { PersonKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { policy } from '#regions'
import { cardHere } from './card.ts'
import { entitled, type Entitled } from './entitled.ts'
import { distance } from './filing.ts'
import { named } from './offices.ts'
import { refuse } from './refusals.ts'
import { filingsOf } from './store-entitled.ts'

/** What of the benefits is looked at, and by which fund: `until` null where no day is set. */
export type Benefit = { check: 'pool' | 'account'; fund: string; enjoyed: boolean; from: Day | null; until: Day | null; says: string }
export type CheckAsked = { person: PersonKey; provider: Provider; code: string; region: string; insutype: string; medType: string; day: Day; disease: string | null }

/**
 * 待遇检查: what somebody would be entitled to for a kind of care on a day at the provider that asks, by insurance state and filings; with the card in its
 * reader, and on the holder's record. It promises nothing: settling asks again. (MED-12.a, MED-02.b, MED-06)
 */
export async function checkBenefits(work: Work, asked: CheckAsked) {
  const session = await cardHere(work, asked.provider, asked.person)
  if (isRefused(session)) return session
  // it is told of the provider that asks alone
  if (asked.code !== asked.provider.code) return refuse('filing-provider-differs', { code: asked.code })
  const { person, provider, region, day } = asked
  const record = (await relationsOf(work, person, day)).find(each => each.region === region && each.insutype === asked.insutype && isBasic(each))
  if (!record) return refuse('filing-not-insured', named(work, region))
  const filings = (await filingsOf(work, [person], day)).get(person.id) ?? []
  const where = distance(region, provider.admvs, day)
  const good = entitled(filings, { medType: asked.medType, day, region, provider: provider.organisation, area: provider.admvs, where, disease: asked.disease })
  await note(work, { verb: 'filings.check', person, subject: { kind: 'provider', id: provider.organisation }, facts: { care: asked.medType, code: provider.code } })
  const fund = asked.medType.startsWith('5') && isEmployee(record.insutype) ? '510100' : isEmployee(record.insutype) ? '310100' : '390100'
  const pays = fundPays(record, record.paidUntil, day, policy(region, 'arrears.grace.months', day))
  const pool: Benefit = !pays ? { check: 'pool', fund, enjoyed: false, from: null, until: null, says: record.state === '4' ? '参保已经终止' : '缴费中断，统筹基金暂停支付' } : { check: 'pool', fund, ...poolOf(good, region, record.insutype, day, record.since, record.until) }
  const usable = record.state === '1' || (record.state === '2' && policy(region, 'arrears.account.usable', day))
  return isEmployee(record.insutype) ? [pool, { check: 'account', fund: '310200', enjoyed: usable, from: usable ? record.since : null, until: record.until, says: usable ? '个人账户可以使用' : '个人账户不能使用' } satisfies Benefit] : [pool]
}

/** What the pooling fund pays for, with the days of the filing it rests on. */
function poolOf(good: Entitled, region: string, insutype: string, day: Day, since: Day, until: Day | null): Omit<Benefit, 'check' | 'fund'> {
  if (!good.ok) return { enjoyed: false, from: null, until: null, says: sayWhy(good) }
  const { by, away } = good
  const share = shareAway(region, insutype, away, day)
  const where = away === 'home' ? '' : away === 'exempt' ? '，异地免备案' : away === 'unfiled' ? `，没有异地备案，按 ${share}% 支付` : `，异地已备案，按 ${share}% 支付`
  return { enjoyed: share > 0, from: by?.from ?? since, until: by ? by.until : until, says: `${by ? `按备案 ${by.number} 享受` : '正常享受'}${where}` }
}

/** What the fund pays elsewhere, in percent of what it pays at home. (MED-06) */
export function shareAway(region: string, insutype: string, away: Extract<Entitled, { ok: true }>['away'], day: Day): number {
  const rates = policy(region, 'benefits.remote', day)
  const who = isEmployee(insutype) ? 'employee' : 'resident'
  return away === 'home' || away === 'exempt' ? 100 : away === 'long-term' || away === 'temporary' ? rates.filed : rates[away === 'transferred' ? 'transferred' : 'unfiled'][who]
}

/** Why somebody is not entitled, as the provider and the holder are told. */
export function sayWhy({ needs, why, day }: Extract<Entitled, { ok: false }>): string {
  const what = needs === 'maternity' ? '生育备案' : '门诊慢特病备案'
  return { none: `没有${what}，先办备案`, 'other-disease': `备案的不是这个病种，这个病种要另办备案`, 'other-provider': `备案选的不是这家机构，请到选定的机构，或先办定点备案`, 'not-begun': `${what}从 ${day} 起才有效`, over: `${what}到 ${day} 已经结束，请续办` }[why]
}
