import { createHash } from 'node:crypto'
import { dayOf } from '#kit/day'
import { newId, type Id } from '#kit/ids'
import { insertAccounts } from '../accounts/store.ts'
import { drawNumber, type Institution } from '../banks.ts'
import { sealSocial } from '../cards/number.ts'
import { insertCards, insertNumbers, selectCardsById } from '../cards/store.ts'
import { ensureCustomers, type Person } from '../customers/people.ts'
import { refuse } from '../refusals.ts'
import type { Work } from '../work.ts'
import { insertOpenings, selectOpenings, type Opening } from './store.ts'

/** One account to be opened for a produced card, under the centre's own order number. */
export type Order = Person & { order: string; /** The social security card's number and region. */ social?: string | undefined; region?: string | undefined }
/** What came of an order: the bank card number, and whether it was opened by this call or one before. */
export type Opened = { order: string; card: string; expires: string; opened: boolean }

const digestOf = ({ name, idType, idNumber, phone }: Person) => createHash('sm3').update(JSON.stringify([name, idType, idNumber.toUpperCase(), phone])).digest()

/**
 * 预开户: an account and a bank card for each order, inactive until its holder comes to the bank. The same order again is answered with the same card, with other
 * content it is refused. In the order asked; all in one transaction. (BANK-03)
 */
export async function openAccounts(work: Work, code: string, orders: readonly Order[]) {
  const bank = work.banks.find(each => each.code === code)
  if (!bank) return refuse('bank-unknown', { bank: code })
  const had = await selectOpenings(work, code, orders.map(({ order }) => order))
  const fresh = [...new Map(orders.filter(({ order }) => !had.some(({ number }) => number === order)).map(order => [order.order, order])).values()]
  const claimed = fresh.length ? await claim(work, bank, fresh) : new Set<string>()
  const all = await selectOpenings(work, code, orders.map(({ order }) => order))
  const cards = await selectCardsById(work, all.map(({ bucket, card }) => ({ bucket, id: card })))
  return {
    rows: orders.map((order, i) => {
      const at = all.findIndex(({ number }) => number === order.order)
      if (!all[at]!.digest.equals(digestOf(order))) return refuse('order-differs', { order: order.order })
      const card = cards[at]!
      const first = claimed.has(order.order) && orders.findIndex(each => each.order === order.order) === i
      return { order: order.order, card: numberOf(work, card), expires: card.expires, opened: first } satisfies Opened
    }),
  }
}

/** The number of a card, opened. */
export const numberOf = ({ keys }: Pick<Work, 'keys'>, { id, number }: { id: Id; number: Buffer }): string => keys.openText(number, `cards.card.number_sealed|${id}`)

/** Takes new orders: whose claim comes first opens the account; another's at the same time is waited for and found. */
async function claim(work: Work, bank: Institution, orders: readonly Order[]): Promise<Set<string>> {
  const customers = await ensureCustomers(work, bank.code, orders)
  const rows = orders.map((order, i) => ({ number: order.order, bank: bank.code, digest: digestOf(order), bucket: customers[i]!.bucket, customer: customers[i]!.customer, card: newId(work.now, work.random), account: newId(work.now, work.random), social: order.social, region: order.region }))
  const claimed = await insertOpenings(work, rows satisfies Opening[], work.now)
  const ours = rows.filter(({ number }) => claimed.has(number))
  if (!ours.length) return claimed
  const numbers = await drawNumbers(work, bank, ours)
  await insertAccounts(work, ours.map(({ bucket, account, customer }) => ({ bucket, id: account, bank: bank.code, customer })), work.now)
  const day = dayOf(work.now)
  const expires = `${String(Number(day.slice(2, 4)) + work.rules.card.years).padStart(2, '0').slice(-2)}${day.slice(5, 7)}`
  await insertCards(work, ours.map(({ bucket, card, account, social, region }) => ({
    bucket, id: card, account, bank: bank.code, expires, number: work.keys.seal(numbers.get(card)!, `cards.card.number_sealed|${card}`), social: social ? sealSocial(work, card, social) : null, region: region ?? null,
  })), work.now)
  return claimed
}

/** A free number for each card; one that another card has is drawn again. */
async function drawNumbers(work: Work, bank: Institution, cards: readonly { bucket: number; card: Id }[]): Promise<Map<Id, string>> {
  const numbers = new Map<Id, string>()
  for (let tries = 0; numbers.size < cards.length; tries++) {
    if (tries === 20) throw new Error('no free bank card number in twenty draws')
    const drawn = cards.filter(({ card }) => !numbers.has(card)).map(({ bucket, card }) => ({ bucket, card, number: drawNumber(bank, work.random) }))
    const free = await insertNumbers(work, drawn.map(({ bucket, card, number }) => ({ digest: work.keys.digest('card', number), bucket, card })))
    for (const { card, number } of drawn) if (free.has(card)) numbers.set(card, number)
  }
  return numbers
}
