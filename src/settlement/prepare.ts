import { itemsByCodes, providersByCodes, standing as designation, type Item as CatalogueItem, type Provider } from '#clinics'
import type { Person } from '#holders'
import { dayOf } from '#kit/day'
import { isRefused, type Refusal } from '#kit/refusal'
import type { Work } from '#kit/work'
import type { Insured } from './decide.ts'
import { whyNot } from './explain.ts'
import { factorsOf } from './factors.ts'
import type { Item } from './purchase.ts'
import { refuse } from './refusals.ts'
import { selectSigns, selectStandings, type Key, type Sign, type Standing } from './store.ts'
import { insuredOf, peopleOf } from './who.ts'

/** An item with everything its decision rests on. */
export type Ready = { item: Item; person: Person; provider: Provider; insured: Insured; key: Key; standing: Standing; items: ReadonlyMap<string, CatalogueItem> }

/** The sign-in a message names, judged: provider, operator, address, and not over. The till's own door has none. (settled: the national door) */
export function signed(sign: Sign | undefined, of: { provider: string; operator: string; address: string; at: Date }): boolean {
  return sign !== undefined && sign.provider === of.provider && sign.operator === of.operator && sign.address === of.address && sign.endedAt === null && sign.until > of.at
}

/**
 * Looks up, in a fixed number of set-based statements, whom and what a batch of items is about; each item is ready or refused by itself.
 * `proven` is what the session must hold: the area's factors to settle, the card alone to pre-settle.
 */
export async function prepare(work: Work, items: readonly Item[], proven: 'card' | 'all'): Promise<(Ready | Refusal)[]> {
  const today = dayOf(work.now)
  const providers = await providersByCodes(work, [...new Set(items.map(item => item.code))])
  const signNos = [...new Set(items.flatMap(item => item.signNo ?? []))]
  const signs = signNos.length ? await selectSigns(work, signNos) : new Map<string, Sign>()
  const catalogue = await itemsByCodes(work, [...new Set(items.flatMap(item => item.purchase.lines.map(line => line.code)))])
  const people = await peopleOf(work, items.map(item => item.purchase.psnNo))
  const insured = await insuredOf(work, [...people.values()], today)
  const out: (Ready | Refusal)[] = []
  const keys: Key[] = []
  const known: { at: number; item: Item; person: Person; provider: Provider; key: Key }[] = []
  for (const [at, item] of items.entries()) {
    const found = whoAndWhere(work, item, { providers, signs, people })
    if (isRefused(found)) { out[at] = found; continue }
    const { person, provider } = found
    const factors = proven === 'all' ? factorsOf(provider.admvs, today) : ['card']
    const { region, insutype, begun } = item.purchase
    const key: Key = { bucket: person.bucket, person: person.id, region, insutype, year: Number(begun.slice(0, 4)), provider: provider.organisation, at: work.now, factors }
    known.push({ at, item, person, provider, key })
    keys.push(key)
  }
  const standings = keys.length ? await selectStandings(work, keys) : []
  for (const [n, { at, ...of }] of known.entries()) out[at] = await readied(work, of, standings[n]!, insured.get(of.person.id) ?? [], catalogue)
  return out
}

function whoAndWhere(work: Work, item: Item, has: { providers: Map<string, Provider>; signs: Map<string, Sign>; people: Map<string, Person> }) {
  const provider = designation(has.providers.get(item.code), item.code, dayOf(work.now))
  if (isRefused(provider)) return provider
  const { operator, address, signNo } = item
  if (signNo !== null && !signed(has.signs.get(signNo), { provider: provider.organisation, operator, address, at: work.now })) return refuse('sign-in-first')
  const certain = certificate(item.purchase.certType)
  if (certain) return certain
  const person = has.people.get(item.purchase.psnNo)
  return person ? { provider, person } : refuse('psn-unknown')
}

/** Certificates that never settle, each refused by name; null for the card. */
function certificate(kind: string) {
  return kind === '03' ? null : kind === '01' ? refuse('ecard-not-here') : kind === '02' ? refuse('id-never-settles') : refuse('cert-unknown', { kind })
}

async function readied(work: Work, of: { item: Item; person: Person; provider: Provider; key: Key }, standing: Standing, insured: readonly Insured[], items: ReadonlyMap<string, CatalogueItem>) {
  const why = () => whyNot(work, { person: of.person, provider: of.key.provider, region: of.key.region, factors: of.key.factors, insured })
  if (standing.session === null) return why()
  const { region, insutype } = of.item.purchase
  if (standing.picked !== null && standing.picked !== region) return refuse('region-differs', { picked: standing.picked, asked: region })
  const record = recordOf(insured, region)
  if (!record) return why()
  return record.insutype === insutype ? { ...of, standing, insured: record, items } satisfies Ready : refuse('insutype-differs', { asked: insutype, has: record.insutype })
}

/** Basic medical insurance; supplements come on top and are no second record. */
const basic = new Set(['310', '340', '350', '360', '380', '390', '391'])

/** The one valid record of a region; null where there is none, or two. (READ-02, READ-04) */
function recordOf(insured: readonly Insured[], region: string): Insured | null {
  const valid = insured.filter(record => record.region === region && basic.has(record.insutype) && record.state === '1')
  return valid.length === 1 ? valid[0]! : null
}
