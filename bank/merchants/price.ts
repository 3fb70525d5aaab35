import type { Day } from '#kit/day'
import type { Fen } from '#kit/money'

/** Where a purchase is made. */
export type UsedAt = 'pos' | 'online'
/** An offer with the days of the agreement it rests on. */
export type Offer = {
  id: string; zh: string; en: string; percent: number; fixed: Fen; least: Fen; most: Fen; points: number; usedAt: UsedAt | 'both'; fromDay: Day; toDay: Day; endedAt: Date | null
  agreed: { from: Day; to: Day; ended: Day | null }
}
/** What a purchase gains: how much less is charged, and the points for what is. */
export type Benefit = { offer: string; discount: Fen; points: number }

/** Whether an offer holds on a day: within its own days and those of the merchant's agreement. (FIN-04.b) */
export function holds({ fromDay, toDay, endedAt, agreed }: Offer, day: Day): boolean {
  return !endedAt && fromDay <= day && day <= toDay && agreed.from <= day && day <= agreed.to && (agreed.ended === null || day < agreed.ended)
}

/** What a purchase of this amount gains, by the one offer that is best for the holder; null: none. A purchase is never for nothing. */
export function priced(offers: readonly Offer[], amount: Fen, at: UsedAt, day: Day): Benefit | null {
  let best: Benefit | null = null
  for (const offer of offers) {
    if (!holds(offer, day) || offer.usedAt !== 'both' && offer.usedAt !== at || amount < offer.least || amount <= 0n) continue
    const cut = offer.fixed + amount * BigInt(offer.percent) / 100n
    const most = offer.most > 0n && cut > offer.most ? offer.most : cut
    const discount = most < amount ? most : amount - 1n
    const points = Number((amount - discount) / 100n) * offer.points
    if (discount === 0n && points === 0) continue
    if (!best || discount > best.discount || discount === best.discount && points > best.points) best = { offer: offer.id, discount, points }
  }
  return best
}

/** What was charged, or given in points, for a part of a purchase: the parts add up to the whole. */
export const partOf = (part: Fen, amount: Fen, whole: Fen): Fen => part * whole / amount
