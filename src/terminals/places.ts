import { organisationById } from '#staff'
import { dayOf } from '#kit/day'
import type { Work } from '#kit/work'
import type { Card } from '#cards'
import { pinPlaces, refusePin } from '#pins'
import { policy } from '#regions'
import { refuse } from './refusals.ts'
import type { Terminal } from './store.ts'

/** What an organisation is in the policy's words: an office may count as several (a county's counter is a counter). */
async function officeKinds(work: Work, terminal: Terminal): Promise<{ kinds: string[]; bank: string | null }> {
  const office = await organisationById(work, terminal.organisation)
  if (!office) return { kinds: [], bank: null }
  if (office.kind === 'counter') return { kinds: office.county ? ['county-counter', 'counter'] : ['counter'], bank: null }
  if (office.kind === 'centre') return { kinds: ['centre', 'counter'], bank: null }
  return { kinds: [office.kind], bank: office.bank }
}

/** Whether the PIN of this card may be changed at this terminal: the policy's places, and at a bank only its own cards. (ACT-03) */
export async function mayChangeHere(work: Work, terminal: Terminal, card: Card) {
  const { kinds, bank } = await officeKinds(work, terminal)
  if (!policy(card.region, 'pin.change.places', dayOf(work.now)).some(place => kinds.includes(place))) return refusePin('change-elsewhere', pinPlaces(work, card.region))
  if (kinds.includes('branch') && bank !== card.bank) {
    const issuing = policy(card.region, 'banks', dayOf(work.now)).find(one => one.code === card.bank)
    return refuse('not-this-bank', { bank: issuing?.zh ?? '' })
  }
  return { here: true }
}

/** Whether a PIN may be reset at this terminal: only the offices the policy lists, never a branch. (PIN-04) */
export async function mayResetHere(work: Work, terminal: Terminal, card: Card) {
  const { kinds } = await officeKinds(work, terminal)
  const offices: readonly string[] = policy(card.region, 'pin.reset.offices', dayOf(work.now))
  const here = kinds.includes('centre') ? offices.includes('centre') : kinds.some(kind => kind !== 'branch' && offices.includes(kind))
  return here ? { here } : refusePin('reset-elsewhere', pinPlaces(work, card.region))
}
