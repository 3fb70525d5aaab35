import type { Provider } from '#clinics'
import { dayOf } from '#kit/day'
import { bucketOf, type Id, type PersonKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { policy } from '#regions'
import { newestSession, sessionById } from '#terminals'
import { refuse } from './refusals.ts'

/** What bars settling and no filing, which asks for no PIN. */
const pinOnly = new Set(['pin-locked', 'pin-to-set'])

/** The card in a provider's reader: the person's newest open session there, in which the card was proven. Elsewhere, or over, it is not there. (MED-12.b) */
export async function cardHere(work: Work, provider: Provider, person: PersonKey) {
  const session = await newestSession(work, { bucket: person.bucket, provider: provider.organisation, person: person.id, at: work.now })
  if (!session?.factors.includes('card')) return refuse('filing-card-needed')
  return session.barred !== null && !pinOnly.has(session.barred) ? refuse('filing-card-barred') : session
}

/** The same where the insured region's policy asks for the card; null where it does not. */
export async function cardAsked(work: Work, provider: Provider, person: PersonKey, region: string) {
  return policy(region, 'filing.card', dayOf(work.now)) ? cardHere(work, provider, person) : null
}

/** Whose card a session of this provider is of. */
export async function personInReader(work: Work, provider: Provider, id: Id) {
  const session = await sessionById(work, bucketOf(id), id)
  if (session?.provider !== provider.organisation) return refuse('filing-card-needed')
  const person = { bucket: session.bucket, id: session.person }
  const here = await cardHere(work, provider, person)
  return isRefused(here) ? here : here.id === id ? person : refuse('filing-card-needed')
}
