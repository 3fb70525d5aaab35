import { providerOf } from '#clinics'
import { getPerson } from '#holders'
import { relationsOf } from '#insurance'
import { dayOf } from '#kit/day'
import { bucketOfNumber, bucketOf, type Id, type PersonKey } from '#kit/ids'
import { fenNumber } from '#kit/money'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { accountsOf, journalByNumber, movementsOf, whatWords } from '#ledger'
import { note } from '#record'
import { policy } from '#regions'
import { bankPartOf } from './bank-leg.ts'
import { refuse } from './refusals.ts'
import { openSettled } from './settled.ts'
import type { AccountView, CustomerView } from './shared.ts'
import { undoneBy } from './store.ts'
import { viewOf } from './view.ts'

/** The name of an insured region. */
export function regionWords(region: string, day: string): { zh: string; en: string } {
  const { zh, en } = policy(region, 'insured.regions', day).find(one => one.code === region) ?? { zh: region, en: region }
  return { zh, en }
}
const nowhere = { reference: '', receivedAt: new Date(0) }

/** Where a page of movements goes on: of each account of a person the movement before which. `340199.12_340123.4` */
const readCursor = (text: string) => new Map(text.split('_').map(each => { const [region, seq] = each.split('.'); return [region!, Number(seq)] as const }))
const writeCursor = (at: ReadonlyMap<string, number>) => [...at].map(([region, seq]) => `${region}.${seq}`).join('_')

/** The holder's personal medical account: balance, and every movement with what it was for, newest first, a page at a time. (PACC-02) */
export async function accountView(work: Work, person: PersonKey, { after = null, limit = 50 }: { after?: string | null; limit?: number } = {}): Promise<AccountView> {
  const day = dayOf(work.now)
  const accounts = await accountsOf(work, person)
  const before = after ? readCursor(after) : new Map<string, number>()
  const newest = (await Promise.all(accounts.map(async ({ region }) =>
    (await movementsOf(work, person, { region, before: before.get(region) ?? null, limit: limit + 1 })).map(row => ({ ...row, region }))))).flat().sort((a, b) => b.at.getTime() - a.at.getTime() || b.seq - a.seq)
  const rows = newest.slice(0, limit)
  for (const row of rows) before.set(row.region, row.seq)
  const places = new Map<Id, string | null>()
  for (const id of new Set(rows.flatMap(row => row.provider ?? []))) places.set(id, (await providerOf(work, id))?.name ?? null)
  await note(work, { verb: 'settlement.see-account', person })
  return {
    balance: fenNumber(accounts.reduce((sum, account) => sum + account.balance, 0n)), asOf: work.now.toISOString(),
    accounts: accounts.map(account => ({ region: account.region, ...regionWords(account.region, day), balance: fenNumber(account.balance) })),
    movements: rows.map(row => ({ id: row.number, at: row.at.toISOString(), amount: fenNumber(row.account), balance: fenNumber(row.balance), ...whatWords[row.what],
      place: row.provider ? places.get(row.provider) ?? null : null, kind: row.what, settlement: row.provider !== null })),
    next: newest.length > limit ? writeCursor(before) : null,
  }
}

/** One settlement line by line: the holder's own, or the provider's own. Anyone else finds nothing. */
export async function seeSettlement(work: Work, number: string, of: { person: Id } | { provider: Id }) {
  const bucket = bucketOfNumber(number)
  const row = bucket === null ? null : await journalByNumber(work, bucket, number)
  const mine = row?.detail && ('person' in of ? row.person === of.person : row.provider === of.provider)
  if (!row || !mine) return refuse('settlement-unknown')
  await note(work, { verb: 'settlement.see-settlement', person: { bucket: row.bucket, id: row.person }, facts: { number } })
  const provider = row.provider ? (await providerOf(work, row.provider))?.name ?? '' : ''
  return viewOf(openSettled(work.vault, row, nowhere), provider, await undoneBy(work, row.bucket, row.number) !== null, await bankPartOf(work, row.bucket, row.number))
}

/** Where the person of a session is insured, with the balance there: what the till shows before a basket is made. */
export async function seeCustomer(work: Work, session: { bucket: number; person: Id }): Promise<CustomerView | ReturnType<typeof refuse>> {
  const key = { bucket: session.bucket, id: session.person }
  const person = await getPerson(work, key)
  if (!person || isRefused(person)) return refuse('psn-unknown')
  const balances = new Map((await accountsOf(work, key)).map(account => [account.region, account.balance]))
  const day = dayOf(work.now)
  const relations = await relationsOf(work, key, day)
  await note(work, { verb: 'settlement.see-customer', person: key })
  return { insured: relations.map(({ region, insutype, state }) => ({ region, regionName: regionWords(region, day), insutype, state, balance: fenNumber(balances.get(region) ?? 0n) })) }
}

/** The bucket and person a holder's sign-in names. */
export const holderKey = (id: Id): PersonKey => ({ bucket: bucketOf(id), id })
