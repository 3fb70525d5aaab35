import { dayOf } from '#kit/day'
import type { Work } from '#kit/work'
import { policy } from '#regions'
import { organisationById, serves } from '#staff'
import type { Card } from './card.ts'
import { refuse } from './refusals.ts'

/** Which cards an office may see: those of its own city; of them a bank's branch those of its bank, a unit or village those delivered to it. (POL-05) */
export async function visibleTo(work: Work): Promise<(card: Card) => boolean> {
  if (work.by.kind !== 'staff') return () => true
  const office = await organisationById(work, work.by.organisation)
  if (!office) return () => false
  if (office.kind === 'unit' || office.kind === 'village') return card => card.delivery.organisation === office.id
  const own = await serves(work, office)
  return card => own(card.region) && (office.kind !== 'branch' || card.bank === office.bank)
}

/** Refused `card-other-city` at an office of another city; null at one that serves the card's. (POL-05) */
export async function ofOtherCity(work: Work, card: Pick<Card, 'region'>) {
  if (work.by.kind !== 'staff') return null
  const office = await organisationById(work, work.by.organisation)
  if (office && (await serves(work, office))(card.region)) return null
  const { zh, en } = policy(card.region, 'region.name', dayOf(work.now))
  return refuse('card-other-city', { city: zh, cityEn: en })
}
