import type { Provider } from '#clinics'
import { maskName } from '#holders'
import { addDays, dayOf, type Day } from '#kit/day'
import type { Id } from '#kit/ids'
import { fenNumber } from '#kit/money'
import { fill, isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { areaName, packOf } from '#regions'
import { memberNames } from '#staff'
import { claimReason, deductionReason, noteClaim } from './claiming.ts'
import { daysStanding, drawUp } from './draw-claim.ts'
import { ownProvider } from './own.ts'
import { refuse, sayings } from './refusals.ts'
import { dayRow, namesOf } from './see.ts'
import type { ClaimableRow, ClaimRow, ClaimView, FundRow, OrderRow } from './shared.ts'
import { claimsIn, claimsOf, fundsOfClaim, selectClaim, type Claim, type FundAmount } from './store-claim.ts'
import { deductionsOf, ordersFor, ordersIn, type Deduction } from './store-deduction.ts'
import { openIn } from './store-difference.ts'
import { daySums } from './store-sums.ts'
import { areaOf } from './store.ts'
import { ownArea } from './sums.ts'

type Kind = ClaimRow['clearing']
const cityOf = (area: string) => { const { zh, en } = areaName(area.padEnd(6, '0')) ?? { zh: area, en: area }; return { zh, en } }
const funds = (rows: readonly FundAmount[]): FundRow[] => rows.map(({ fund, amount }) => ({ fund, amount: fenNumber(amount) }))

async function rowsOf(work: Work, claims: readonly Claim[]): Promise<ClaimRow[]> {
  const names = await namesOf(work, claims.map(each => each.provider))
  const orders = await ordersFor(work, claims.map(each => each.number))
  const rows: ClaimRow[] = []
  for (const c of claims) {
    const live = c.state === 'claimed' || c.state === 'proposed'
    rows.push({ number: c.number, provider: names.get(c.provider)!.code, name: names.get(c.provider)!.name, city: cityOf(c.area), clearing: c.clearing as Kind, month: c.month, from: c.from, until: c.until, count: c.count, total: fenNumber(c.total), fund: fenNumber(c.fund),
      account: fenNumber(c.account), cash: fenNumber(c.cash), deducted: fenNumber(c.deducted), payable: fenNumber(c.payable), state: c.state, claimedAt: c.claimedAt.toISOString(), open: live ? await openIn(work, c.provider, c.area, c.from, c.until) : 0,
      order: orders.get(c.number)?.number ?? null })
  }
  return rows
}

/** A provider's claims, newest first. */
export async function ownClaims(work: Work) {
  const provider = await ownProvider(work)
  return isRefused(provider) ? provider : { rows: await rowsOf(work, await claimsOf(work, provider.organisation)), next: null }
}
/** Claims of the funds of this office's city. */
export async function claimsHere(work: Work, open: boolean): Promise<{ rows: ClaimRow[]; next: null }> {
  return { rows: await rowsOf(work, await claimsIn(work, await ownArea(work), open)), next: null }
}
/** Orders of this office's city that wait for the bank. */
export async function claimOrders(work: Work): Promise<{ rows: OrderRow[]; next: null }> {
  const orders = await ordersIn(work, await ownArea(work))
  const names = await namesOf(work, orders.map(each => each.provider))
  const rows: OrderRow[] = []
  for (const each of orders) {
    const claim = (await selectClaim(work, each.claim))!
    rows.push({ number: each.number, claim: each.claim, provider: names.get(each.provider)!.code, name: names.get(each.provider)!.name, month: claim.month, clearing: claim.clearing as Kind, amount: fenNumber(each.amount), at: each.at.toISOString(),
      funds: byFund(await fundsOfClaim(work, claim.number), await deductionsOf(work, claim.number)).map(({ fund, payable }) => ({ fund, amount: payable })) })
  }
  return { rows, next: null }
}

const byFund = (asked: readonly FundAmount[], deductions: readonly Deduction[]): ClaimView['funds'] => [...new Set([...asked, ...deductions].map(each => each.fund))].sort().map(fund => {
  const claimed = asked.find(each => each.fund === fund)?.amount ?? 0n
  const deducted = deductions.filter(each => each.fund === fund).reduce((all, each) => all + each.amount, 0n)
  return { fund, claimed: fenNumber(claimed), deducted: fenNumber(deducted), payable: fenNumber(claimed - deducted) }
})

/** One claim whole; names of members where `inside`. */
export async function claimView(work: Work, claim: Claim, inside: boolean): Promise<ClaimView> {
  const [row] = await rowsOf(work, [claim])
  const deductions = await deductionsOf(work, claim.number)
  const { parts, days } = await daysStanding(work, claim, claim.from, claim.until)
  const names = inside ? await memberNames(work, [claim.proposedBy, claim.decidedBy]) : new Map<Id, string>()
  const order = (await ordersFor(work, [claim.number])).get(claim.number)
  const at = (by: Id | null, when: Date | null) => ({ by: by !== null && names.has(by) ? maskName(names.get(by)!) : '', at: when?.toISOString() ?? '' })
  return {
    ...row!, version: claim.version, recognised: claim.recognised === null ? null : fenNumber(claim.recognised), hospital: fenNumber(claim.hospital), funds: byFund(await fundsOfClaim(work, claim.number), deductions),
    deductions: deductions.map(each => ({ fund: each.fund, amount: fenNumber(each.amount), settlement: each.settlement, reason: each.reasonSealed && work.vault.openText(each.reasonSealed, deductionReason(each.claim, each.round, each.nth)), returned: each.round === 0 })),
    days: [...days].reverse().map(([day, standing]) => dayRow(day, parts.filter(part => part.day === day), standing)),
    reason: claim.reasonSealed && (inside || claim.state === 'returned') ? work.vault.openText(claim.reasonSealed, claimReason(claim.number)) : null,
    proposed: claim.proposedBy && inside ? { ...at(claim.proposedBy, claim.proposedAt), mine: claim.proposedBy === work.by.id } : null, decided: claim.decidedAt && at(claim.decidedBy, claim.decidedAt), ordered: order ? { number: order.number, at: order.at.toISOString() } : null,
  }
}
/** A claim of this office's city; the look is on record. */
export async function claimHere(work: Work, number: string) {
  const claim = await selectClaim(work, number)
  if (!claim || claim.area !== await ownArea(work)) return refuse('claim-unknown')
  await noteClaim(work, 'clearing.see-claim', claim)
  return claimView(work, claim, true)
}
/** The provider's own claim; the look is on record. */
export async function ownClaim(work: Work, number: string) {
  const provider = await ownProvider(work)
  if (isRefused(provider)) return provider
  const claim = await selectClaim(work, number)
  if (claim?.provider !== provider.organisation) return refuse('claim-unknown')
  await noteClaim(work, 'clearing.see-claim', claim)
  return claimView(work, claim, false)
}

/** 可申报: each city and kind a provider has closed days of in a period, what a claim of it comes to, and what stands in its way. */
export async function claimable(work: Work, asked: { from?: Day | undefined; until?: Day | undefined }) {
  const provider = await ownProvider(work)
  if (isRefused(provider)) return provider
  const { from, until } = monthOf(work, asked)
  const sums = await daySums(work, { provider: provider.organisation, from, until })
  const kinds = [...new Set(sums.flatMap(each => { const city = packOf(each.region); return city ? [`${city} ${each.clearing}`] : [] }))].sort()
  const rows: ClaimableRow[] = []
  for (const kind of kinds) rows.push(await claimableOf(work, provider, kind, { from, until }))
  return { rows: rows.filter(row => row.days > 0), from, until, next: null }
}
/** The days asked for; else the month of yesterday as far as it has gone. */
function monthOf(work: Work, { from, until }: { from?: Day | undefined; until?: Day | undefined }): { from: Day; until: Day } {
  const last = until ?? addDays(dayOf(work.now), -1)
  return { from: from ?? `${last.slice(0, 7)}-01`, until: last }
}
async function claimableOf(work: Work, provider: Provider, kind: string, period: { from: Day; until: Day }): Promise<ClaimableRow> {
  const [optins, clearing] = kind.split(' ') as [string, Kind]
  const up = await drawUp(work, provider, { optins, clearing, month: period.until.slice(0, 7), ...period })
  const { drawn, why } = isRefused(up) ? { drawn: null, why: up } : up
  const says = why && (sayings as Record<string, { zh: string; en: string }>)[why.refused]!
  const of = (name: 'total' | 'fund' | 'account' | 'cash' | 'hospital' | 'payable') => fenNumber(drawn?.[name] ?? 0n)
  return { optins, city: cityOf(areaOf(optins)), clearing, days: drawn?.days.length ?? 0, count: drawn?.count ?? 0, total: of('total'), fund: of('fund'), account: of('account'), cash: of('cash'), hospital: of('hospital'), payable: of('payable'),
    returned: fenNumber((drawn?.returned ?? []).reduce((all, each) => all + each.amount, 0n)), funds: funds(drawn?.funds ?? []), why: says && why ? { zh: fill(says.zh, why.facts), en: fill(says.en, why.facts) } : null }
}
