import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { lockCard, noteFinancialActive, refuseCard } from '#cards'
import { bankOf } from './directory.ts'

/** The issuing bank tells that it activated the financial account: our copy follows, nothing else does. Another bank is refused. (ACT-01.b, BANK-04) */
export async function activationNotice(work: Work, card: { bucket: number; id: string }, from: string) {
  const found = await lockCard(work, card.bucket, card.id)
  if (!found) return refuseCard('card-unknown')
  if (found.bank !== from) return refuseCard('not-your-bank', { bank: bankOf(work, found.region, found.bank)?.zh ?? found.bank })
  const active = await noteFinancialActive(work, found)
  return isRefused(active) ? active : { financial: active.financial, social: active.social }
}
