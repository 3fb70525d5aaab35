import { getPerson, maskName, maskNumber, peopleOf, refuseHolder, standsHere } from '#holders'
import { dayOf, type Day } from '#kit/day'
import { newId, type Id, type PersonKey } from '#kit/ids'
import { fenNumber, yuan, type Fen } from '#kit/money'
import { fill, isRefused, type Refusal } from '#kit/refusal'
import type { Work } from '#kit/work'
import { accountsOf, lockAccount, sendOut } from '#ledger'
import { note } from '#record'
import { packOf, packRegions, policy } from '#regions'
import { regionsServed } from '#staff'
import type { ShownDocument } from '../holders/shared.ts'
import { refuse, sayings } from './refusals.ts'
import type { PassbookPage, PassbookRow } from './shared.ts'
import { insertOrder, orderOf, ordersOf, selectOrders, type PassbookOrder } from './store-passbook.ts'

type Words = { zh: string; en: string }
const regionWords = (region: string, day: Day): Words => { const found = policy(region, 'insured.regions', day).find(one => one.code === region); return { zh: found?.zh ?? region, en: found?.en ?? region } }
const bankWords = (region: string, code: string, day: Day): Words => { const found = policy(region, 'banks', day).find(one => one.code === code); return { zh: found?.zh ?? code, en: found?.en ?? code } }

/** The passbook that a region's personal accounts are paid out over on a day; null from the day the card took over, and where there never was one. (OLD-05) */
export function passbookOf(region: string, day: Day): { bank: string } | null {
  const book = policy(region, 'pacc.passbook', day)
  return book && day < book.before ? { bank: book.bank } : null
}

/** Why nothing is paid out of a region's accounts on a day, or the bank that does it. From the switch-over date on it is never cash, and the date is named. (PACC-01, OLD-05) */
function payable(region: string, day: Day): { bank: string } | Refusal {
  const book = policy(region, 'pacc.passbook', day)
  if (!book) { const { zh, en } = regionWords(region, day); return refuse('passbook-none', { region: zh, regionEn: en }) }
  const { zh, en } = bankWords(region, book.bank, day)
  return day < book.before ? { bank: book.bank } : refuse('cash-over', { day: book.before, bank: zh, bankEn: en })
}

/**
 * 存折支取: money of the personal account goes out over the passbook, as an order that waits for its bank, with the holder's document shown, or a minor's guardian's.
 * `key` names the press: once, however often it is sent. Refused `cash-over` with the date from the switch-over date on, `passbook-none`, `account-short`. (OLD-05, PACC-01)
 */
export async function payOut(work: Work, person: PersonKey, asked: { key: string; region: string; amount: Fen; document: ShownDocument; guardian?: Id | undefined }) {
  const day = dayOf(work.now)
  const account = await lockAccount(work, person, asked.region)
  const before = await orderOf(work, person, asked.key)
  if (before) return before.region === asked.region && before.amount === asked.amount ? before : refuse('passbook-differs')
  if (!(await regionsServed(work)).includes(asked.region)) { const { zh, en } = regionWords(asked.region, day); return refuse('account-elsewhere', { region: zh, regionEn: en }) }
  const book = payable(asked.region, day)
  if (isRefused(book)) return book
  const stands = await standsHere(work, person, 'settlement.pay-out', asked)
  if (isRefused(stands)) return stands
  if (!account || account.balance < asked.amount) return refuse('account-short', { balance: yuan(account?.balance ?? 0n) })
  const transfer = await sendOut(work, { from: person, region: asked.region, to: person, toKind: 'payable', toRegion: asked.region, amount: asked.amount, key: `passbook ${person.id} ${asked.key}` })
  if (!transfer) throw new Error('a press was ordered without its order')
  const order: PassbookOrder = { bucket: person.bucket, id: newId(work.now, work.random), person: person.id, region: asked.region, bank: book.bank, month: null, request: asked.key, transfer, amount: asked.amount, at: work.now }
  await insertOrder(work, order)
  await note(work, { verb: 'settlement.pay-out', person, subject: { kind: 'passbook-order', id: order.id }, facts: { region: asked.region, amount: fenNumber(asked.amount), bank: book.bank, ...stands.guardian ? { guardian: stands.guardian } : {} } })
  return order
}

export const orderView = (o: PassbookOrder, day: Day): PassbookPage['orders'][number] =>
  ({ id: o.id, regionName: regionWords(o.region, day), bank: bankWords(o.region, o.bank, day), month: o.month, amount: fenNumber(o.amount), at: o.at.toISOString() })

/** 存折 of one holder: the accounts kept here, whether each can be paid out today, and what was ordered; the look is on record. */
export async function passbookPage(work: Work, key: PersonKey): Promise<PassbookPage | Refusal> {
  const person = await getPerson(work, key)
  if (!person) return refuseHolder('person-unknown')
  const day = dayOf(work.now)
  const here = await regionsServed(work)
  await note(work, { verb: 'settlement.see-passbook', person: key })
  return {
    person: key.id, name: maskName(person.name), number: maskNumber(person.number),
    accounts: (await accountsOf(work, key)).filter(each => here.includes(each.region)).map(({ region, balance }) => {
      const book = policy(region, 'pacc.passbook', day)
      const no = payable(region, day)
      const says = isRefused(no) ? (sayings as Record<string, Words>)[no.refused]! : null
      return { region, regionName: regionWords(region, day), balance: fenNumber(balance), bank: book && bankWords(region, book.bank, day), before: book?.before ?? null, why: says && isRefused(no) ? { zh: fill(says.zh, no.facts), en: fill(says.en, no.facts) } : null }
    }),
    orders: (await ordersOf(work, key)).filter(each => here.includes(each.region)).map(each => orderView(each, day)),
  }
}

/** Orders of this office's regions that wait for the passbook's bank, the oldest first; `inUse`: whether any city served here had a passbook at all. */
export async function passbookOrders(work: Work, after: { at: Date; id: Id } | null, limit: number): Promise<{ rows: PassbookRow[]; next: string | null; inUse: boolean }> {
  const day = dayOf(work.now)
  const regions = await regionsServed(work)
  const found = await selectOrders(work, regions, after, limit)
  const people = await peopleOf(work, found.map(each => ({ bucket: each.bucket, id: each.person })))
  await note(work, { verb: 'settlement.see-passbook-orders', person: null, facts: { rows: found.length } })
  const last = found.length === limit ? found.at(-1)! : null
  const cities = new Set(regions.map(region => packOf(region)))
  return { next: last && `${last.at.toISOString()}~${last.id}`, inUse: packRegions().some(city => cities.has(city) && policy(city, 'pacc.passbook', day) !== null),
    rows: found.map(each => ({ ...orderView(each, day), person: each.person, name: maskName(people.get(each.person)?.name ?? ''), number: maskNumber(people.get(each.person)?.number ?? '') })) }
}
