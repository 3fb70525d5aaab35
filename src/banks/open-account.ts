import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { linkBankCard, type Card } from '#cards'
import { bankOf, isOfBank } from './directory.ts'
import { standIn, type NumberPort } from './number-port.ts'
import { refuse } from './refusals.ts'
import { insertOpening } from './store.ts'

/** 开户: the bank opens the account of a card and gives it its number; a card that has one keeps it. Until then the card is not delivered.
 * A number outside the bank's range in the pack is not taken. (BANK-01, BANK-03) */
export async function openAccount(work: Work, card: Card, port: NumberPort = standIn) {
  if (card.bankCard) return card
  const bank = bankOf(work, card.region, card.bank)
  if (!bank) return refuse('bank-unknown', { bank: card.bank })
  for (let tries = 0; tries < 20; tries++) {
    const number = port.open(bank, work.random)
    if (!isOfBank(bank, number)) return refuse('bank-number-strange', { bank: bank.zh, bankEn: bank.en })
    const linked = await linkBankCard(work, card, number)
    if (isRefused(linked)) continue
    await insertOpening(work, linked, port.name)
    return linked
  }
  throw new Error(`no free bank card number of ${bank.code} in twenty draws`)
}
