import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { cardByBankCard, lockCard, noteFinancialActive, refuseCard } from '#cards'
import { bankOf } from './directory.ts'
import { insertActivation } from './store.ts'

/** The same of the bank's own number for the card, as its system tells it. A card that is active already is told so. (BANK-04.a) */
export async function activationOf(work: Work, number: string, from: string) {
  const card = await cardByBankCard(work, number)
  return card ? activationNotice(work, card, from) : refuseCard('card-unknown')
}

/** The issuing bank tells that it activated the financial account, by its system, by the list of a day, or by the hand of a branch where no system is connected: our copy follows, nothing else does. Another bank is refused. (ACT-01.b, BANK-04) */
export async function activationNotice(work: Work, card: { bucket: number; id: string }, from: string) {
  const found = await lockCard(work, card.bucket, card.id)
  if (!found) return refuseCard('card-unknown')
  if (found.bank !== from) return refuseCard('not-your-bank', { bank: bankOf(work, found.region, found.bank)?.zh ?? found.bank })
  const active = await noteFinancialActive(work, found)
  if (!isRefused(active)) await insertActivation(work, found)
  return isRefused(active) ? active : { financial: active.financial, social: active.social }
}
