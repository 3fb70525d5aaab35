import { providerOf } from '#clinics'
import type { Day } from '#kit/day'
import { fenNumber } from '#kit/money'
import type { Work } from '#kit/work'
import { packOf } from '#regions'
import { organisationById } from '#staff'
import type { SumRow } from './shared.ts'
import { daySums } from './store-sums.ts'
import { areaOf } from './store.ts'

/** The digits that regions of an insurance office's city begin with. */
export async function ownArea(work: Work): Promise<string> {
  const region = work.by.organisation ? (await organisationById(work, work.by.organisation))?.region ?? '' : ''
  return areaOf(packOf(region) ?? region)
}

/** What the funds of this office's city owe each provider for the closed days of a period. */
export async function sumsHere(work: Work, { from, until }: { from: Day; until: Day }): Promise<{ rows: SumRow[]; next: null }> {
  const rows = await daySums(work, { area: await ownArea(work), from, until })
  const names = new Map<string, { code: string; name: string }>()
  for (const id of new Set(rows.map(row => row.provider))) names.set(id, await providerOf(work, id) ?? { code: '', name: '' })
  return { next: null, rows: rows.map(({ provider, total, fund, account, cash, funds, ...row }) => ({ ...row, provider: names.get(provider)!.code, name: names.get(provider)!.name,
    total: fenNumber(total), fund: fenNumber(fund), account: fenNumber(account), cash: fenNumber(cash), funds: funds.map(each => ({ fund: each.fund, amount: each.amount })) })) }
}
