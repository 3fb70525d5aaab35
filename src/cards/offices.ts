import { dayOf } from '#kit/day'
import type { Work } from '#kit/work'
import { packOf, policy } from '#regions'
import { organisationById, organisationsOf, type Organisation } from '#staff'
import type { Card } from './card.ts'
import type { CardOffices, OfficeView } from './shared.ts'

/** Whether an office is of a kind of place the policy lists; a branch only for its own bank's cards. */
const isOf = (office: Organisation, place: string, card: Pick<Card, 'bank'>): boolean =>
  place === 'county-counter' ? office.kind === 'counter' && office.county : place === 'branch' ? office.kind === 'branch' && office.bank === card.bank : office.kind === place

/** Where, by name and address, what this card needs is done. (ACT-03, PIN-04, READ-01) */
export async function officesFor(work: Work, card: Pick<Card, 'region' | 'bank' | 'place' | 'state' | 'delivery'>): Promise<CardOffices> {
  const day = dayOf(work.now)
  const kinds = await Promise.all((['counter', 'centre', 'branch'] as const).map(kind => organisationsOf(work, { kind })))
  const offices = kinds.flat().filter(office => packOf(office.region) === packOf(card.region))
  const said = ({ name, address, hours, phone }: Organisation): OfficeView => ({ name, address, hours, phone })
  const listed = (places: readonly string[]) => offices.filter(office => places.some(place => isOf(office, place, card))).map(said)
  const has = card.state === 'handed-over' || card.delivery.kind === 'post' ? null : await organisationById(work, card.place ?? card.delivery.organisation)
  return { change: listed(policy(card.region, 'pin.change.places', day)), reset: listed(policy(card.region, 'pin.reset.offices', day)), bank: listed(['branch']), place: has ? [said(has)] : [] }
}
