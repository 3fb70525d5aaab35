import { holds, type Card, type CauseName } from '#cards'
import { relationsOf } from '#insurance'
import { dayOf } from '#kit/day'
import type { Work } from '#kit/work'
import { stopOldCards, type StoppedBy } from '#oldcards'
import { packOf } from '#regions'
import { organisationById } from '#staff'
import { endSessionsOfCard, type Terminal } from './store.ts'

/** Stops the person's old cards for this card, with every session that was opened with them. (OLD-01, OLD-02) */
export async function changeOver(work: Work, card: Card, by: StoppedBy): Promise<number> {
  const stopped = await stopOldCards(work, { bucket: card.bucket, id: card.person }, card, by)
  for (const old of stopped) await endSessionsOfCard(work, { bucket: card.bucket, id: old.id }, 'stopped')
  return stopped.length
}

/**
 * The new card read at a designated provider takes over, whether or not it settles yet; one that is shut (lost, cancelled, expired …) or differs from the
 * record does not: the old one goes on. A card of another city does so for who is insured here. (OLD-01, OLD-03, OLD-04)
 */
export async function changeOverAtProvider(work: Work, terminal: Terminal, card: Card, shut: CauseName | null): Promise<number> {
  if (terminal.kind !== 'till' || shut || card.state !== 'handed-over' || holds(card.facts, 'identity-difference')) return 0
  const provider = await organisationById(work, terminal.organisation)
  const here = provider ? packOf(provider.region) ?? packOf(`${provider.region.slice(0, 4)}00`) : null
  if (here === null || here === packOf(card.region)) return changeOver(work, card, 'first-read')
  const insuredHere = (await relationsOf(work, { bucket: card.bucket, id: card.person }, dayOf(work.now))).some(({ region, state }) => state === '1' && (packOf(region) ?? packOf(`${region.slice(0, 4)}00`)) === here)
  return insuredHere ? changeOver(work, card, 'other-card') : 0
}
