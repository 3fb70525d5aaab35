import type { Work } from '#kit/work'
import { organisationById } from '#staff'
import type { Card } from './card.ts'

/** Which cards an office may see: a bank's branch those of its bank, a unit or village those delivered to it, the centre and counters all. */
export async function visibleTo(work: Work): Promise<(card: Card) => boolean> {
  if (work.by.kind !== 'staff') return () => true
  const office = await organisationById(work, work.by.organisation)
  if (office?.kind === 'branch') return card => card.bank === office.bank
  if (office?.kind === 'unit' || office?.kind === 'village') return card => card.delivery.organisation === office.id
  return () => true
}
