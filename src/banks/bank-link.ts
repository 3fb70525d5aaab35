import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Id, PersonKey } from '#kit/ids'
import { inWork, type By, type House, type Work } from '#kit/work'
import { getCards, type Card } from '#cards'
import { peopleOf } from '#holders'
import { cityOf } from '#regions'
import { bankOf, type Bank } from './directory.ts'
import { standIn, type NumberPort } from './number-port.ts'
import { refuse } from './refusals.ts'

/** The way to the partner banks' own system: where it answers, and the key that both show each other; `pages`: where the pages of a bank that stands in are; `ask` where it is reached otherwise than by HTTP. */
export type BankLink = { url: string; key: string; pages?: string; ask?: (path: string, body: object) => Promise<BankAnswer | null> }
/** What the banks' system answered: a status as HTTP has it, and what it said. */
export type BankAnswer = { status: number; body: unknown }
const links = new WeakMap<House, BankLink>()
/** Connects the banks; without it numbers are drawn from the pack's range. */
export const linkBanks = (house: House, link: BankLink): void => { links.set(house, link) }
/** The way to the banks' own system; null while none is connected. */
export const bankLink = (house: House): BankLink | null => links.get(house) ?? null
/** Where a bank takes contributions online, `{reference}` for the due's number: as its line of the policy says, else on the pages of the bank that stands in; null: nowhere that is known here. (INS-02.a) */
export function duesPage(house: House, { dues }: Bank): string | null {
  const pages = links.get(house)?.pages
  return dues ?? (pages ? `${pages}/online/dues/{reference}` : null)
}
/** Whether this is the key that the banks and the centre show each other; false while none is connected. */
export function isBankKey(house: House, shown: string): boolean {
  const key = links.get(house)?.key
  return key !== undefined && key.length === shown.length && timingSafeEqual(Buffer.from(key), Buffer.from(shown))
}

/** Tells the partner banks' own system something, outside every transaction; answers what it said, null where none is connected. @throws where it said nothing that can be read, or refused the whole */
export async function tellBank(house: House, path: `/centre/${string}`, body: object): Promise<unknown> {
  const link = links.get(house)
  if (!link) return null
  const answer = await askLink(link, path, body, PATIENCE_MS)
  if (answer?.status !== 200) throw new Error(answer ? `the bank answered ${answer.status} to ${path}` : `the bank gave no answer to ${path}`)
  return answer.body
}

/** Cards an order holds, and how long a bank may take to answer. */
const ORDER = 256
const PATIENCE_MS = 15_000
type Silent = ReturnType<typeof refuse<'bank-silent' | 'bank-declined'>>

/**
 * 预开户: has the banks open an account for each of these cards, outside every transaction; the port that answers gives each card the number its bank gave it. The card is the
 * order's number: asked again after a break the bank opens nothing twice and says the same. Refused `bank-silent` where a bank does not answer, `bank-declined` where it will not.
 * (BANK-03)
 */
export async function askNumbers(house: House, by: By, of: () => Promise<readonly { bucket: number; id: Id }[]>): Promise<NumberPort | Silent> {
  const link = links.get(house)
  if (!link) return standIn
  const keys = await of()
  const numbers = new Map<Id, string>()
  for (let from = 0; from < keys.length; from += ORDER) {
    const orders = await inWork(house, by, work => ordersOf(work, keys.slice(from, from + ORDER)))
    for (const [code, some] of Map.groupBy(orders, order => order.bank.code)) {
      const answer = await order(link, code, some.map(({ content }) => content))
      const { short: bank, en: bankEn } = some[0]!.bank
      if (answer === null) return refuse('bank-silent', { bank, bankEn })
      if ('refused' in answer) return refuse('bank-declined', { bank, bankEn, why: answer.zh, whyEn: answer.en })
      for (const row of answer) if (row.card) numbers.set(row.order as Id, row.card)
    }
  }
  return { name: 'bank', open: (_bank, _random, card) => numbers.get(card.id) ?? null }
}

/** What is ordered for those that have no number yet. */
async function ordersOf(work: Work, keys: readonly { bucket: number; id: Id }[]) {
  const cards = [...(await getCards(work, keys)).values()].filter(card => !card.bankCard)
  const people = await peopleOf(work, cards.map(({ bucket, person }): PersonKey => ({ bucket, id: person })))
  return cards.flatMap((card: Card) => {
    const [bank, person] = [bankOf(work, card.region, card.bank), people.get(card.person)]
    return bank && person ? [{ bank, content: { order: card.id, name: person.name, idType: person.category, idNumber: person.number, phone: person.phone, social: card.number, region: cityOf(card.region) } }] : []
  })
}

const answered = z.object({ rows: z.array(z.object({ order: z.string(), card: z.string().optional(), refused: z.string().optional() })) })
const declined = z.object({ refused: z.string(), zh: z.string(), en: z.string() })
/** One order to the banks' system; nothing of it is kept here before it is answered. What it said, or null where it said nothing that can be used. */
async function order(link: BankLink, bank: string, orders: readonly object[]): Promise<z.output<typeof answered>['rows'] | z.output<typeof declined> | null> {
  const answer = (await askLink(link, '/centre/accounts', { bank, orders }, PATIENCE_MS))?.body
  const good = answered.safeParse(answer)
  if (good.success) return good.data.rows
  return declined.safeParse(answer).data ?? null
}

/** Asks the banks' system, outside every transaction; null where it gave no answer in time, or none is connected. */
export async function askBank(house: House, path: string, body: object, patience = PATIENCE_MS): Promise<BankAnswer | null> {
  const link = links.get(house)
  return link ? askLink(link, path, body, patience) : null
}

/** With these a bank says that it does not do it, and why; whatever else it says (that the key is another, that it cannot now) is no answer yet. */
const definite = [403, 404, 409, 422, 423]
/** Why the bank will not do what it was asked, for good; null where it did, or where nobody knows. */
export const saidNo = (answer: BankAnswer | null) => answer && definite.includes(answer.status) ? declined.safeParse(answer.body).data ?? null : null

async function askLink({ url, key, ask }: BankLink, path: string, body: object, patience: number): Promise<BankAnswer | null> {
  if (ask) return ask(path, body)
  try {
    const response = await fetch(new URL(path, url), { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` }, body: JSON.stringify(body), signal: AbortSignal.timeout(patience) })
    return { status: response.status, body: await response.json() }
  } catch { return null }
}
