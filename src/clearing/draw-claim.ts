import type { Provider } from '#clinics'
import { addDays, type Day } from '#kit/day'
import { bucketOfNumber } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Work } from '#kit/work'
import { journalByNumber } from '#ledger'
import { packOf } from '#regions'
import { undoneBy } from '#settlement'
import { stateOf, type DayState } from './days.ts'
import { ACCOUNT_FUND } from './funds.ts'
import { periodFault } from './period.ts'
import { refuse } from './refusals.ts'
import { heldDays, type ClaimKind, type FundAmount } from './store-claim.ts'
import { deductedFor } from './store-deduction.ts'
import { differencesOf } from './store-difference.ts'
import { statementsOf } from './store-statement.ts'
import { daySums, type DaySum } from './store-sums.ts'
import { areaOf, isCleared } from './store.ts'

/** What is claimed: a kind of clearing of one city's funds, days of a month and of the weeks before it that nobody claimed. */
export type Asking = { optins: string; clearing: string; month: string; from: Day; until: Day }
/** What an earlier claim deducted for a settlement that was given back since. */
export type Returned = { settlement: string; fund: string; amount: Fen }
export type Drawn = ClaimKind & { days: Day[]; count: number; total: Fen; fund: Fen; account: Fen; cash: Fen; hospital: Fen; funds: FundAmount[]; returned: Returned[]; payable: Fen }

/** The city (or province that pools as one) whose funds pay for the insured of a region, by its first digits; null where none is served here. */
export function areaPaying(optins: string): string | null {
  const pack = packOf(optins)
  return pack && areaOf(pack)
}

const dayWords = {
  'open': { zh: '没有日结', en: 'not closed' }, 'waiting': { zh: '没有对账', en: 'not compared' }, 'not-flat': { zh: '总账不平', en: 'totals differ' }, 'flat': { zh: '', en: '' },
} as const satisfies Record<DayState, { zh: string; en: string }>
const MOST_NAMED = 3

/** The closed days of a period with business of one kind, as their sums say; how each of them stands, and each other day on which something differs. */
export async function daysStanding(work: Work, { provider, area, clearing }: ClaimKind, from: Day, until: Day): Promise<{ parts: DaySum[]; days: Map<Day, { state: DayState; open: number }> }> {
  const parts = (await daySums(work, { provider, area, from, until })).filter(each => each.clearing === clearing)
  const [statements, differences] = [await statementsOf(work, provider, from, until), (await differencesOf(work, provider, from, until)).filter(each => each.how === null && each.region.startsWith(area))]
  const days = new Map([...new Set([...parts, ...differences].map(each => each.day))].sort().map(day => {
    const open = differences.filter(each => each.day === day).length
    return [day, { open, state: stateOf(day, parts.filter(each => each.day === day), statements, open) }] as const
  }))
  return { parts, days }
}

/** The days that do not agree, as a sentence ends; null when all do. (MED-08.b) */
export function unsettled(days: ReadonlyMap<Day, { state: DayState; open: number }>): { days: string; daysEn: string } | null {
  const bad = [...days].filter(([, { state }]) => state !== 'flat')
  if (!bad.length) return null
  const named = bad.slice(0, MOST_NAMED)
  const said = (lang: 'zh' | 'en') => named.map(([day, { state, open }]) => open ? `${day} ${lang === 'zh' ? `还有 ${open} 处差异` : `has ${open} open`}` : `${day} ${dayWords[state][lang]}`).join(lang === 'zh' ? '、' : ', ')
  return { days: said('zh') + (bad.length > MOST_NAMED ? `等 ${bad.length} 天` : ''), daysEn: said('en') + (bad.length > MOST_NAMED ? `, ${bad.length} days in all` : '') }
}

/** Deductions of approved claims whose settlement was given back on one of these days: they go back to the provider, as the give-back already took the whole. */
async function returnedOn(work: Work, kind: ClaimKind, days: ReadonlySet<Day>): Promise<Returned[]> {
  const out: Returned[] = []
  for (const one of await deductedFor(work, kind)) {
    const bucket = bucketOfNumber(one.settlement)!
    const by = await undoneBy(work, bucket, one.settlement)
    const undoing = by === null ? null : await journalByNumber(work, bucket, by)
    if (undoing && days.has(undoing.day)) out.push(one)
  }
  return out
}

/** What a claim would come to, and what stands in its way; derived from the sums of closed days, nothing is written. (MED-08) */
export async function drawUp(work: Work, provider: Provider, { optins, clearing, month, from, until }: Asking) {
  const area = areaPaying(optins)
  if (area === null) return refuse('claim-region', { region: optins })
  const kind: ClaimKind = { provider: provider.organisation, area, clearing }
  const fault = periodFault(work, { from, until })
  if (fault) return refuse('claim-days', fault)
  if (!until.startsWith(month)) return refuse('claim-days', { why: `结束日期 ${until} 不在清算年月 ${month} 里`, whyEn: `its last day ${until} is not in the month ${month}` })
  const { parts, days } = await daysStanding(work, kind, from, until)
  const busy = [...new Set(parts.map(each => each.day))].sort()
  const sum = (of: 'total' | 'fund' | 'account' | 'cash') => parts.reduce((all, part) => all + part[of], 0n)
  const [total, fund, account, cash] = [sum('total'), sum('fund'), sum('account'), sum('cash')]
  const byFund = new Map<string, Fen>(account === 0n ? [] : [[ACCOUNT_FUND, account]])
  for (const each of parts.flatMap(part => part.funds)) byFund.set(each.fund, (byFund.get(each.fund) ?? 0n) + BigInt(each.amount))
  const returned = await returnedOn(work, kind, new Set(busy))
  const payable = fund + account + returned.reduce((all, each) => all + each.amount, 0n)
  const drawn: Drawn = { ...kind, days: busy, count: parts.reduce((all, part) => all + part.count - part.refunded, 0), total, fund, account, cash, hospital: total - fund - account - cash,
    funds: [...byFund].filter(([, amount]) => amount !== 0n).map(([code, amount]) => ({ fund: code, amount })).sort((a, b) => a.fund.localeCompare(b.fund)), returned, payable }
  return { drawn, why: await hindrance(work, drawn, days, from, until) }
}

async function hindrance(work: Work, drawn: Drawn, days: ReadonlyMap<Day, { state: DayState; open: number }>, from: Day, until: Day) {
  if (!(await isCleared(work, until))) return refuse('claim-not-closed', { day: until, next: addDays(until, 1) })
  const [held] = await heldDays(work, drawn, from, until)
  if (held) return refuse('claim-taken', held)
  if (!drawn.days.length) return refuse('claim-empty', { from, until })
  const bad = unsettled(days)
  if (bad) return refuse('claim-unsettled', bad)
  return drawn.payable > 0n ? null : refuse('claim-nothing-due', {})
}
