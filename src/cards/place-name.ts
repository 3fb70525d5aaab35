import type { Work } from '#kit/work'
import { organisationById } from '#staff'
import type { Card } from './card.ts'

/** The name of the place that has the card, or will have it. */
export async function placeName(work: Work, card: Pick<Card, 'place' | 'delivery'>): Promise<string> {
  if (card.delivery.kind === 'post' && !card.place) return '登记的收件地址'
  const organisation = await organisationById(work, card.place ?? card.delivery.organisation)
  return organisation?.name ?? '领卡处'
}
