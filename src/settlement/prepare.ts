import { againstMatches, itemsByCodes, lastItems, matchesOf, providersByCodes, standing as designation, type Item as CatalogueItem, type Provider } from '#clinics'
import { distance, filingsOf, needs, type Entitlement } from '#filings'
import { peopleByPsnNos, type Identified } from '#holders'
import { fundPays, isBasic } from '#insurance'
import { dayOf, type Day } from '#kit/day'
import { isRefused, type Refusal } from '#kit/refusal'
import type { Work } from '#kit/work'
import { ensureAccounts } from '#ledger'
import { refuseMessage, selectSigns, signed, type Sign } from '#messages'
import { packOf, policy } from '#regions'
import { whyNot } from '#terminals'
import type { Insured } from './decide.ts'
import { factorsOf } from './factors.ts'
import { lent, reachOf, refusesLending, type Lending } from './lending.ts'
import { dayOfBill, isStay } from './bills.ts'
import type { Item } from './purchase.ts'
import { refuse } from './refusals.ts'
import type { Year } from './track.ts'
import { selectAccounts, selectStandings, type Account, type Key, type RecordRow, type Standing } from './store.ts'

/** An item with everything its decision rests on. `year` is what is used of the visit's year, `yearPlace` where its row lies while the account is held; `picks`: settling it picks the session's insured region. */
export type Ready = {
  item: Item; person: Identified; provider: Provider; insured: Insured; year: Year; yearPlace: string | null; picks: boolean; account: Account
  standing: Standing; items: ReadonlyMap<string, CatalogueItem>; filings: readonly Entitlement[]; lending: Lending | null
}
type Known = { item: Item; person: Identified; provider: Provider; factors: readonly string[]; lending: Lending | null }

/** Whom and what messages name, by what they name them with. */
export type Found = { providers: Map<string, Provider>; signs: Map<string, Sign>; items: ReadonlyMap<Day, ReadonlyMap<string, CatalogueItem>>; people: Map<string, Identified> }

/** Looks up whom and what a batch of items names, in set-based statements that do not wait for each other. */
export async function lookUp(work: Work, items: readonly Item[]): Promise<Found> {
  const named = <Value>(of: (item: Item) => readonly Value[]) => [...new Set(items.flatMap(of))]
  const [providers, signs, catalogue, people] = await Promise.all([
    providersByCodes(work, named(item => [item.code])), selectSigns(work, named(item => item.signNo === null ? [] : [item.signNo])),
    versions(work, items), peopleByPsnNos(work, named(item => [item.purchase.psnNo])),
  ])
  return { providers, signs, items: catalogue, people }
}

/** The catalogue's versions of all that is bought, by the day each bill is judged by: nearly always one. */
async function versions(work: Work, items: readonly Item[]): Promise<Found['items']> {
  const days = Map.groupBy(items, item => dayOfBill(item.purchase))
  return new Map(await Promise.all([...days].map(async ([day, some]) =>
    [day, await itemsByCodes(work, [...new Set(some.flatMap(item => item.purchase.lines.map(line => line.code)))], day)] as const)))
}

/**
 * What the decision on each item of a batch rests on: who is `found`, and where they stand; each item is ready or refused by itself. At most one item a
 * person.
 * To settle, the accounts are held until the transaction ends and the session must have proven the area's factors; an item that lacks only the
 * account is `again`: it was made. To pre-settle the card alone is enough and nothing is held.
 */
export async function prepare(work: Work, items: readonly Item[], found: Found, to: 'settle' | 'pre-settle'): Promise<(Ready | Refusal | 'again')[]> {
  const today = dayOf(work.now)
  const out: (Ready | Refusal | 'again')[] = []
  const known: (Known & { at: number })[] = []
  for (const [at, item] of items.entries()) {
    const where = whoAndWhere(work, item, found, today)
    if (isRefused(where)) out[at] = where
    else known.push({ at, item, ...where, factors: to === 'settle' ? factorsOf(where.provider.admvs, today) : ['card'], lending: packOf(item.purchase.region) ? refusesLending(item.purchase.region, work.now) : null })
  }
  await refuseMatched(work, known, out)
  const fit = known.filter(one => out[one.at] === undefined)
  if (!fit.length) return out
  const keys = fit.map(keyOf)
  const [accounts, standings] = await Promise.all([selectAccounts(work, keys, to === 'settle'), selectStandings(work, keys, today)])
  const unmade: Key[] = []
  for (const [n, one] of fit.entries()) {
    const account = accounts.get(n)
    const ready = await readied(work, one, { account: account ?? empty, standing: standings[n]!, items: found.items.get(dayOfBill(one.item.purchase))! })
    const lacks = to === 'settle' && !account && !isRefused(ready)
    if (lacks) unmade.push(keys[n]!)
    out[one.at] = lacks ? 'again' : ready
  }
  await ensureAccounts(work, unmade)
  await withFilings(work, out)
  for (const [at, one] of out.entries()) if (one !== 'again' && !isRefused(one) && one.lending) out[at] = await lent(work, one) ?? one
  return out
}

/** Lines whose own code a provider matched to another code of the catalogue, each bill refused by name; asked only of providers that match. */
async function refuseMatched(work: Work, known: readonly (Known & { at: number })[], out: (Ready | Refusal | 'again')[]): Promise<void> {
  for (const [day, some] of Map.groupBy(known.filter(({ provider, item }) => provider.matched && !item.purchase.visit), ({ item }) => dayOfBill(item.purchase))) {
    const matched = await matchesOf(work, some.flatMap(({ item, provider }) => item.purchase.lines.map(line => ({ provider: provider.organisation, own: line.own }))), day)
    for (const { at, item, provider } of some) {
      const no = againstMatches(item.purchase.lines, own => matched.get(`${provider.organisation}|${own}`))
      if (no) out[at] = no
    }
  }
}

/** What care that rests on a filing, or is given away from home, rests on: one statement a day for those it concerns. (MED-02.b, MED-06) */
async function withFilings(work: Work, out: (Ready | Refusal | 'again')[]): Promise<void> {
  const asked = out.filter((one): one is Ready => one !== 'again' && !isRefused(one)).filter(({ item: { purchase }, provider }) =>
    needs(purchase.medType) !== null || distance(purchase.region, provider.admvs, dayOfBill(purchase)) === 'away')
  for (const [day, some] of Map.groupBy(asked, ({ item }) => dayOfBill(item.purchase))) {
    const filings = await filingsOf(work, some.map(({ person }) => person), day)
    for (const one of some) one.filings = filings.get(one.person.id) ?? []
  }
}

const empty = { balance: 0n, version: 0, place: null }
const keyOf = ({ item: { purchase }, person, provider, factors, lending }: Known): Key =>
  ({ usesFor: lending?.apart?.refuse ? reachOf(lending.apart) : 0, stay: !!lending?.inpatient?.refuse, bucket: person.bucket, person: person.id, region: purchase.region, provider: provider.organisation, factors, year: Number(dayOfBill(purchase).slice(0, 4)) })

function whoAndWhere(work: Work, item: Item, has: Found, today: Day) {
  const provider = designation(has.providers.get(item.code), item.code, today)
  if (isRefused(provider)) return provider
  const { operator, address, signNo } = item
  if (signNo !== null && !signed(has.signs.get(signNo), { provider: provider.organisation, operator, address, at: work.now })) return refuseMessage('sign-in-first')
  const certain = certificate(item.purchase.certType)
  if (certain) return certain
  const person = has.people.get(item.purchase.psnNo)
  return person ? { provider, person } : refuse('psn-unknown')
}

/** Certificates that never settle, each refused by name; null for the card. */
function certificate(kind: string) {
  return kind === '03' ? null : kind === '01' ? refuse('ecard-not-here') : kind === '02' ? refuse('id-never-settles') : refuse('cert-unknown', { kind })
}

async function readied(work: Work, { item, person, provider, factors, lending }: Known, found: Pick<Ready, 'account' | 'standing' | 'items'>) {
  const { region, insutype, begun } = item.purchase
  const { session, picked, insured } = found.standing
  const why = () => whyNot(work, { person, provider: provider.organisation, region, factors, insured })
  if (session === null) return why()
  if (picked !== null && picked !== region) return refuse('region-differs', { picked, asked: region })
  const record = recordOf(insured, region, begun.slice(0, 10))
  if (!record) return why()
  if (record.insutype !== insutype) return refuse('insutype-differs', { asked: insutype, has: record.insutype })
  const picks = picked === null && insured.some(other => other.region !== record.region && valid(other))
  const { lines } = item.purchase
  // a stay was charged what may have ended before its last day
  const items = isStay(item.purchase) && lines.some(line => !found.items.has(line.code)) ? await lastItems(work, lines.map(line => line.code), dayOfBill(item.purchase)) : found.items
  return { item, person, provider, insured: record, year: record, yearPlace: record.yearPlace, picks, filings: [], lending, ...found, items } as Ready
}

const valid = (record: Pick<RecordRow, 'insutype' | 'state'>) => isBasic(record) && record.state === '1'

/**
 * The one valid record of a region; null where there is none, or two. One whose contributions stopped counts where the pack leaves its personal account
 * usable: the fund pays nothing under it. (READ-02, READ-04, MED-10)
 */
export function recordOf<Row extends Insured>(insured: readonly Row[], region: string, day: Day): Row | null {
  const here = insured.filter(record => record.region === region && isBasic(record))
  const good = here.filter(valid)
  if (good.length) return good.length === 1 ? good[0]! : null
  const stopped = here.filter(record => record.state === '2')
  const [only] = stopped
  if (!only || stopped.length > 1) return null
  return policy(region, 'arrears.account.usable', day) || fundPays(only, only.paidUntil, day, policy(region, 'arrears.grace.months', day)) ? only : null
}
