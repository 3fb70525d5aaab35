import { dayOf, type Day } from '#kit/day'
import { newId } from '#kit/ids'
import type { Fen } from '#kit/money'
import { refuse } from '../refusals.ts'
import type { Work } from '../work.ts'
import type { UsedAt } from './price.ts'
import { endAgreement, endMerchant, endOffer, insertAgreement, insertMerchant, insertOffer, selectAgreement, selectMerchant, type Agreement, type Merchant } from './store.ts'

/** 特约商户: a merchant the bank links with; its customers may pay there on line from now on. */
export async function addMerchant(work: Work, merchant: Omit<Merchant, 'at' | 'endedAt'>) {
  if (!work.banks.some(({ code }) => code === merchant.bank)) return refuse('bank-unknown', { bank: merchant.bank })
  return await insertMerchant(work, merchant, work.now) ? { merchant: merchant.number } : refuse('merchant-taken')
}

/** No longer designated: nothing is paid to it on line and no offer of it holds. */
export async function removeMerchant(work: Work, number: string, bank: string) {
  return await endMerchant(work, number, bank, work.now) ? { ended: true as const } : refuse('merchant-unknown')
}

/** What a merchant signed. Without it there is no offer. (FIN-04) */
export async function enterAgreement(work: Work, agreement: Omit<Agreement, 'at' | 'endedOn' | 'endedWho'>) {
  const merchant = await selectMerchant(work, agreement.merchant, agreement.bank)
  if (!merchant || merchant.endedAt) return refuse('merchant-unknown')
  if (agreement.signedOn > dayOf(work.now) || agreement.signedOn > agreement.fromDay || agreement.fromDay > agreement.toDay) return refuse('agreement-days')
  return await insertAgreement(work, agreement, work.now) ? { agreement: agreement.number } : refuse('agreement-taken')
}

/** The agreement ends before its last day; its offers hold no more from this day on. */
export async function stopAgreement(work: Work, number: string, bank: string, who: string) {
  return await endAgreement(work, number, bank, dayOf(work.now), who) ? { ended: true as const } : refuse('agreement-unknown')
}

export type NewOffer = { bank: string; agreement: string; zh: string; en: string; percent: number; fixed: Fen; least: Fen; most: Fen; points: number; usedAt: UsedAt | 'both'; fromDay: Day; toDay: Day; who: string }
/** An offer rests on an agreement that its merchant signed and lies within its days. (FIN-04.b) */
export async function makeOffer(work: Work, offer: NewOffer) {
  const agreement = await selectAgreement(work, offer.agreement, offer.bank)
  if (!agreement || agreement.endedOn) return refuse('agreement-unknown')
  if (offer.fromDay < agreement.fromDay || offer.toDay > agreement.toDay || offer.fromDay > offer.toDay) return refuse('offer-days', { from: agreement.fromDay, to: agreement.toDay })
  if (offer.percent > 0 && offer.fixed > 0n || offer.percent === 0 && offer.fixed === 0n && offer.points === 0 || offer.fixed > 0n && offer.fixed >= offer.least) return refuse('offer-worth')
  const id = newId(work.now, work.random)
  await insertOffer(work, id, offer, work.now)
  return { offer: id }
}

export async function stopOffer(work: Work, id: string, bank: string) {
  return await endOffer(work, id, bank, work.now) ? { ended: true as const } : refuse('offer-unknown')
}
