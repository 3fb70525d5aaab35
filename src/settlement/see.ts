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
import { refuse } from './refusals.ts'
import { openSettled } from './settled.ts'
import type { AccountView, CustomerView } from './shared.ts'
import { undoneBy } from './store.ts'
import { viewOf } from './view.ts'

const regionWords = (region: string, day: string) => policy(region, 'insured.regions', day).find(one => one.code === region) ?? { zh: region, en: region }
const nowhere = { reference: '', receivedAt: new Date(0) }

/** The holder's personal medical account: balance, and every movement with what it was for. (PACC-02) */
export async function accountView(work: Work, person: PersonKey, limit = 100): Promise<AccountView> {
  const day = dayOf(work.now)
  const accounts = await accountsOf(work, person)
  const rows = (await Promise.all(accounts.map(account => movementsOf(work, person, { region: account.region, limit })))).flat().sort((a, b) => b.at.getTime() - a.at.getTime() || b.seq - a.seq)
  const places = new Map<Id, string | null>()
  for (const id of new Set(rows.flatMap(row => row.provider ?? []))) places.set(id, (await providerOf(work, id))?.name ?? null)
  await note(work, { verb: 'settlement.see-account', person })
  return {
    balance: fenNumber(accounts.reduce((sum, account) => sum + account.balance, 0n)), asOf: work.now.toISOString(),
    accounts: accounts.map(account => ({ region: account.region, zh: regionWords(account.region, day).zh, en: regionWords(account.region, day).en, balance: fenNumber(account.balance) })),
    movements: rows.map(row => ({ id: row.number, at: row.at.toISOString(), amount: fenNumber(row.account), balance: fenNumber(row.balance), ...whatWords[row.what],
      place: row.provider ? places.get(row.provider) ?? null : null, kind: row.what, settlement: row.provider !== null })),
    next: null,
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
  return viewOf(openSettled(work.vault, row, nowhere), provider, await undoneBy(work, row.bucket, row.number) !== null)
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
  return { insured: relations.map(({ region, insutype, state }) => ({ region, regionName: { zh: regionWords(region, day).zh, en: regionWords(region, day).en }, insutype, state, balance: fenNumber(balances.get(region) ?? 0n) })) }
}

/** The bucket and person a holder's sign-in names. */
export const holderKey = (id: Id): PersonKey => ({ bucket: bucketOf(id), id })
