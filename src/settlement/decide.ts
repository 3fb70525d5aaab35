import type { Day } from '#kit/day'
import { addDays } from '#kit/day'
import type { Id } from '#kit/ids'
import { share, yuan, type Fen } from '#kit/money'
import { isRefused } from '#kit/refusal'
import { functionOpen, policy } from '#regions'
import type { Item as CatalogueItem, Provider } from '#clinics'
import type { Purchase } from './purchase.ts'
import { distance, entitled, sayWhy, type Entitled, type Entitlement } from '#filings'
import { fundPays } from '#insurance'
import { groundOf, type Ground, type Remote } from './rates.ts'
import { refuse } from './refusals.ts'
import { split, type BillLine, type Split } from './split.ts'
import { trackOf, usedOf, type Track, type Year } from './track.ts'
import { dayOfBill, isStay } from './bills.ts'

/** An insurance record of a person, as settlement sees it. 1 valid, 2 stopped, 4 ended. */
export type Insured = { region: string; insutype: string; psnType: string; state: '1' | '2' | '4'; pausedOn: Day | null; paidUntil: string | null }
/** What of a catalogue item its price rests on. */
export type Priced = Pick<CatalogueItem, 'name' | 'spec' | 'class' | 'charge' | 'ceiling' | 'selfpay'>
/** Who treats, as far as the policy asks; `organisation` null: none of this register. */
export type Treats = Pick<Provider, 'kind' | 'level' | 'admvs'> & { organisation: Id | null }
/** Everything a decision rests on; `family`: what a relative shares; `filings`: what the person was granted, looked up where care rests on it or is given away from home. */
export type Facts = {
  provider: Treats; insured: Insured; items: ReadonlyMap<string, Priced>; balance: Fen; family?: Fen; year: Year; today: Day; filings: readonly Entitlement[]
}
export type Decision = { split: Split; ground: Ground; day: Day; track: Track; remote: Remote; first: boolean; stays: number }

/** How far back a visit may lie. */
const DAYS_BACK = 30

/** What is wrong with a purchase in itself, before anyone is looked up: sums, lines, day. Null when nothing is. */
export function wrong(purchase: Purchase, items: ReadonlyMap<string, Priced>, today: Day) {
  const day = dayOfBill(purchase)
  if (day !== today && (day > today || (!isStay(purchase) && day < addDays(today, -DAYS_BACK)))) return refuse('visit-not-today', { day, earliest: addDays(today, -DAYS_BACK) })
  const seen = new Set<string>()
  let counted = 0n
  for (const [i, line] of purchase.lines.entries()) {
    if (seen.has(line.sn)) return refuse('line-twice', { line: i + 1 })
    seen.add(line.sn)
    if (!items.has(line.code)) return refuse('item-unknown', { line: i + 1, code: line.code })
    const amount = share(line.price * line.count, 1n, 100_000_000n)
    // a visit's line was held against it when it was charged; what is left after a part was given back is rounded apart
    if (!purchase.visit && amount !== line.amount) return refuse('line-differs', { line: i + 1, said: yuan(line.amount), counted: yuan(amount) })
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
  const visit = purchase.visit?.bill?.visit
  const first = isStay(purchase) && !visit?.bills.length
  const stays = Math.max(0, Number(facts.year.stays) - (isStay(purchase) && !first ? 1 : 0))
  const made = price(purchase, facts, { disease: visit?.detail.disease || null, first, stays, used: visit?.deductible ?? 0n })
  return isRefused(made) ? made : saidOtherwise(purchase, made.split) ?? made
}

/** How a bill stands in its visit: the disease it is of, whether it is the first of its stay, how many stays of the year came before, what of its own deductible is used; `asFiled`: care elsewhere counts as filed. */
export type Of = { disease: string | null; first: boolean; stays: number; used: Fen; asFiled?: boolean }
/** Prices and splits a bill that is right in itself, by the policy of its day: what is settled on the spot and what was paid out of pocket. Pure. (MED-03, MED-09) */
export function price(purchase: Purchase, facts: Omit<Facts, 'today'>, { disease, first, stays, used, asFiled = false }: Of) {
  const day = purchase.begun.slice(0, 10)
  const { region, insutype, psnType, state, pausedOn, paidUntil } = facts.insured
  const track = trackOf(purchase.medType)
  const { organisation, admvs } = facts.provider
  const good = entitled(facts.filings, { medType: purchase.medType, day, region, provider: organisation, area: admvs, where: distance(region, admvs, day), disease })
  if (!good.ok) return refuse('entitlement-missing', { why: sayWhy(good), needs: good.needs, code: good.why, day: good.day ?? '' })
  const away = remoteOf(good.away)
  const remote = asFiled && away === 'unfiled' ? 'filed' : away
  const ground = groundOf({ provider: facts.provider, region, insutype, psnType, day, fundPays: grace => fundPays({ state, psnType, pausedOn }, paidUntil, day, grace), track, stays, remote })
  const bill: BillLine[] = purchase.lines.map(line => {
    const item = facts.items.get(line.code)!
    const kind = classOf(line, item)
    return { amount: line.amount, count: line.count, ceiling: item.ceiling, class: kind, selfpay: item.selfpay === null ? ground.shares[kind] : BigInt(item.selfpay) }
  })
  const made = split(bill, ground.rates, usedOf(track, facts.year, used), { balance: facts.balance, ...facts.family ? { family: facts.family } : {}, use: purchase.useAccount })
  return { split: made, ground, day, track, remote, first, stays } satisfies Decision
}

/** How the rates know care elsewhere. */
const remoteOf = (away: Extract<Entitled, { ok: true }>['away']): Remote => away === 'home' || away === 'exempt' ? 'home' : away === 'long-term' || away === 'temporary' ? 'filed' : away

/** The class a line is paid by: what was not approved is the holder's own. (hosp_appr_flag 2) */
export const classOf = (line: { approval?: string }, item: Pick<Priced, 'class'>) => line.approval === '2' ? '03' : item.class

const saidNames = { own: 'fulamt_ownpay_amt', over: 'overlmt_selfpay', first: 'preselfpay_amt', scope: 'inscp_scp_amt' } as const
/** Where a provider says what its bill comes to, it must be what ours comes to. */
function saidOtherwise({ visit }: Purchase, made: Split) {
  for (const name of Object.keys(saidNames) as (keyof typeof saidNames)[]) {
    const said = visit?.said[name] ?? null
    if (said !== null && said !== made[name]) return refuse('parts-differ', { field: saidNames[name], said: yuan(said), counted: yuan(made[name]) })
  }
  return null
}

/** The name of an insured region in its pack. */
export function policyName(region: string, day: Day): string {
  return policy(region, 'insured.regions', day).find(one => one.code === region)?.zh ?? region
}
