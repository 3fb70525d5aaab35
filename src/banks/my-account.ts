import { z } from 'zod'
import { liveCardOf, type Card } from '#cards'
import { getPerson } from '#holders'
import { personKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { inWork, type By, type House, type Work } from '#kit/work'
import { note } from '#record'
import { bankLink } from './bank-link.ts'
import { bankOf } from './directory.ts'
import { refuse } from './refusals.ts'
import type { MyFinancial } from './shared.ts'

const PATIENCE_MS = 8_000
const words = { zh: z.string(), en: z.string() }
const count = z.int()
/** What a bank tells of an account it opened for a card, as bank/payments/for-centre.ts answers it; anything else is no answer. */
const told = z.object({
  card: z.string(), expires: z.string(), state: z.enum(['inactive', 'active', 'lost', 'closed']), lost: z.enum(['phone', 'written']).nullable(), pinLocked: z.boolean(), consent: z.boolean(), balance: count.nullable(),
  rows: z.array(z.object({ seq: count, ...words, at: z.string(), amount: count, balance: count, shop: z.string().nullable(), note: z.string().nullable() })),
  offers: z.array(z.object({ id: z.string(), merchantZh: z.string(), merchantEn: z.string(), place: z.string(), ...words, points: count, usedAt: z.enum(['both', 'pos', 'online']), to: z.string() })),
  points: z.object({ total: count, rows: z.array(z.object({ seq: count, zh: z.string().nullable(), en: z.string().nullable(), points: count, day: z.string() })) }),
})

/**
 * 金融账户: what the holder's bank shows of the account, asked for now with the centre's key and kept nowhere: state, whom to call, offers and points; balance and movements where the holder agreed to it
 * at the bank. A bank that does not answer leaves the page with what the centre knows. The look is on record. (FIN-04, QRY-02)
 */
export async function myAccount(house: House, by: By) {
  const own = await inWork(house, by, work => ownCard(work, by.id!))
  if (isRefused(own)) return own
  const { card, bank, number } = own
  const known: MyFinancial = { bank: { code: bank.code, zh: bank.zh, en: bank.en, phone: bank.phone }, state: card.financial, told: null }
  const link = bankLink(house)
  if (!link || !card.bankCard) return known
  const answer = await asked(link, { card: card.bankCard, idNumber: number })
  return { ...known, told: answer } satisfies MyFinancial
}

async function ownCard(work: Work, id: string) {
  const key = personKey(id)
  const [card, person] = [await liveCardOf(work, key), await getPerson(work, key)]
  const bank = card && bankOf(work, card.region, card.bank)
  if (!card || !bank || !person) return refuse('no-account')
  await note(work, { verb: 'banks.see-own', person: key, subject: { kind: 'card', id: card.id }, facts: {} })
  return { card: card as Card, bank, number: person.number }
}

async function asked({ url, key }: { url: string; key: string }, body: { card: string; idNumber: string }): Promise<MyFinancial['told']> {
  try {
    const response = await fetch(new URL('/centre/holder', url), { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` }, signal: AbortSignal.timeout(PATIENCE_MS), body: JSON.stringify(body) })
    return told.safeParse(await response.json()).data ?? null
  } catch { return null }
}
