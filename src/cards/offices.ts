import { dayOf } from '#kit/day'
import type { Work } from '#kit/work'
import { packOf, policy } from '#regions'
import { organisationsOf, type Organisation } from '#staff'
import type { Card } from './card.ts'
import type { OfficeView } from './shared.ts'

/** Whether an office is of a kind of place the policy lists; a branch only for its own bank's cards. */
const isOf = (office: Organisation, place: string, card: Pick<Card, 'bank'>): boolean =>
  place === 'county-counter' ? office.kind === 'counter' && office.county : place === 'branch' ? office.kind === 'branch' && office.bank === card.bank : office.kind === place

/** Where, by name and address, the PIN of this card is changed and where it is reset, by the policy of the day. (ACT-03, PIN-04) */
export async function officesFor(work: Work, card: Pick<Card, 'region' | 'bank'>): Promise<{ change: OfficeView[]; reset: OfficeView[] }> {
  const day = dayOf(work.now)
  const kinds = await Promise.all((['counter', 'centre', 'branch'] as const).map(kind => organisationsOf(work, { kind })))
  const offices = kinds.flat().filter(office => packOf(office.region) === packOf(card.region))
  const listed = (places: readonly string[]) => offices
    .filter(office => places.some(place => isOf(office, place, card)))
    .map(({ name, address, hours, phone }) => ({ name, address, hours, phone }))
  return { change: listed(policy(card.region, 'pin.change.places', day)), reset: listed(policy(card.region, 'pin.reset.offices', day)) }
}
