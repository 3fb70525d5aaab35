import { dayOf } from '#kit/day'
import { fenNumber, yuan } from '#kit/money'
import type { Work } from '../work.ts'
import { holds, type Benefit } from './price.ts'
import { selectAgreements, selectMerchants, selectOffers, type OfferRow } from './store.ts'

export const offerView = (offer: OfferRow) => ({
  id: offer.id, merchant: offer.merchant, merchantZh: offer.merchantZh, merchantEn: offer.merchantEn, trade: offer.trade, place: offer.place, zh: offer.zh, en: offer.en, percent: offer.percent, fixed: fenNumber(offer.fixed),
  least: fenNumber(offer.least), most: fenNumber(offer.most), points: offer.points, usedAt: offer.usedAt, from: offer.fromDay, to: offer.agreed.to < offer.toDay ? offer.agreed.to : offer.toDay,
})

/** What a bank's customers are offered today: what its merchants signed for, and nothing else. (FIN-04) */
export async function offersToday(work: Pick<Work, 'sql' | 'now'>, bank: string) {
  const day = dayOf(work.now)
  return (await selectOffers(work, bank)).filter(offer => holds(offer, day)).map(offerView)
}

/** A bank's merchants with what they signed and the offers that rest on it, as its operations see them. */
export async function seeMerchants(work: Work, bank: string) {
  const [merchants, agreements, offers] = await Promise.all([selectMerchants(work, bank), selectAgreements(work, bank), selectOffers(work, bank)])
  const day = dayOf(work.now)
  return {
    merchants: merchants.map(merchant => ({
      ...merchant,
      agreements: agreements.filter(each => each.merchant === merchant.number).map(({ number, signedOn, signatory, fromDay, toDay, endedOn }) => ({ number, signedOn, signatory, from: fromDay, to: toDay, endedOn })),
      offers: offers.filter(each => each.merchant === merchant.number).map(offer => ({ ...offerView(offer), agreement: offer.agreement, holds: holds(offer, day), ended: offer.endedAt !== null })),
    })),
  }
}

/** What a purchase gained, as receipt and statement say it. */
export function benefitWords(amount: bigint, { discount, points }: Pick<Benefit, 'discount' | 'points'>): { zh: string; en: string } | null {
  const zh = [...discount > 0n ? [`优惠${yuan(discount)}元，实付${yuan(amount - discount)}元`] : [], ...points > 0 ? [`积分${points}`] : []]
  const en = [...discount > 0n ? [`${yuan(discount)} off, ${yuan(amount - discount)} paid`] : [], ...points > 0 ? [`${points} points`] : []]
  return zh.length ? { zh: zh.join('，'), en: en.join(', ') } : null
}

/** The merchants a bank's customers pay on line. */
export async function seeMerchantsOf(work: Work, bank: string) {
  return { rows: (await selectMerchants(work, bank)).filter(each => !each.endedAt).map(({ number, zh, en, trade, place }) => ({ number, zh, en, trade, place })) }
}
