import type { Day } from '#kit/day'
import { addDays } from '#kit/day'
import { share, yuan, type Fen } from '#kit/money'
import { functionOpen, policy } from '#regions'
import type { Item as CatalogueItem, Provider } from '#clinics'
import type { Purchase } from './purchase.ts'
import { groundOf, type Ground } from './rates.ts'
import { refuse } from './refusals.ts'
import { split, type BillLine, type Split, type YearUsed } from './split.ts'

/** An insurance record of a person, as settlement sees it. 1 valid, 2 stopped, 4 ended. */
export type Insured = { region: string; insutype: string; psnType: string; state: '1' | '2' | '4'; base?: Fen | null }
/** Everything a decision rests on. */
export type Facts = { provider: Provider; insured: Insured; items: ReadonlyMap<string, CatalogueItem>; balance: Fen; year: YearUsed; today: Day }
export type Decision = { split: Split; ground: Ground; day: Day }

/** How far back a visit may lie. */
const DAYS_BACK = 30

/** What is wrong with a purchase in itself, before anyone is looked up: sums, lines, day. Null when nothing is. */
export function wrong(purchase: Purchase, items: ReadonlyMap<string, CatalogueItem>, today: Day) {
  const day = purchase.begun.slice(0, 10)
  if (day !== today && (day > today || day < addDays(today, -DAYS_BACK))) return refuse('visit-not-today', { day, earliest: addDays(today, -DAYS_BACK) })
  const seen = new Set<string>()
  let counted = 0n
  for (const [i, line] of purchase.lines.entries()) {
    if (seen.has(line.sn)) return refuse('line-twice', { line: i + 1 })
    seen.add(line.sn)
    if (!items.has(line.code)) return refuse('item-unknown', { line: i + 1, code: line.code })
    const amount = share(line.price * line.count, 1n, 100_000_000n)
    if (amount !== line.amount) return refuse('line-differs', { line: i + 1, said: yuan(line.amount), counted: yuan(amount) })
    counted += line.amount
  }
  return counted === purchase.total ? null : refuse('total-differs', { said: yuan(purchase.total), counted: yuan(counted) })
}

/** Prices and splits a purchase whose holder, provider and record were found good. Pure over the policy of the day. (MED-03) */
export function decide(purchase: Purchase, facts: Facts) {
  const no = wrong(purchase, facts.items, facts.today)
  if (no) return no
  const day = purchase.begun.slice(0, 10)
  const open = functionOpen(facts.insured.region, 'settlement', day)
  if (open !== true) return refuse('not-open', { region: policyName(facts.insured.region, day), from: open.from ?? '（日期未公布）' })
  const { region, insutype, psnType, state } = facts.insured
  const ground = groundOf({ provider: facts.provider, region, insutype, psnType, day, fundPays: state === '1' })
  const bill: BillLine[] = purchase.lines.map(line => {
    const item = facts.items.get(line.code)!
    const selfpay = item.selfpay === null ? ground.shares[item.class] : BigInt(item.selfpay)
    return { amount: line.amount, count: line.count, ceiling: item.ceiling, class: item.class, selfpay }
  })
  return { split: split(bill, ground.rates, facts.year, { balance: facts.balance, use: purchase.useAccount }), ground, day } satisfies Decision
}

/** The name of an insured region in its pack. */
export function policyName(region: string, day: Day): string {
  return policy(region, 'insured.regions', day).find(one => one.code === region)?.zh ?? region
}
