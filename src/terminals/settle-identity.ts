import { activateOnCollection, openCaseAtCounter, settleDifference } from '#cards'
import { elsewhere, refuseIdentity, worksHere, type SettleBody } from '#identity'
import type { Bucket, Id, PersonKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { endSessionsOfCard } from './store.ts'

/** An identity case opened at a counter, to its end: what is open with the card ends, because it does nothing until the case is settled. (HOLD-04, ACT-04) */
export async function openCaseAndStop(work: Work, person: PersonKey) {
  const { difference, card } = await openCaseAtCounter(work, person)
  if (!difference) return refuseIdentity('case-unknown')
  if (!await worksHere(work, difference)) return elsewhere(work, difference)
  if (card) await endSessionsOfCard(work, card, 'stopped')
  return { case: difference.id, state: difference.state }
}

/** An identity case settled, to its end: a card that is to be exchanged has no session left, one that works again is read anew; one that was collected meanwhile becomes usable where it would have been then. (IDFIX-01, IDFIX-02, ACT-02) */
export async function settleCaseAndStop(work: Work, key: { bucket: Bucket; person: Id; id: Id }, given: SettleBody) {
  const settled = await settleDifference(work, key, given)
  if (isRefused(settled)) return settled
  if (settled.card) await endSessionsOfCard(work, settled.card, 'stopped')
  if (settled.card?.state === 'handed-over' && !settled.card.closedAs && settled.card.social === 'inactive') {
    const active = await activateOnCollection(work, settled.card)
    if (isRefused(active)) return active
  }
  return { case: settled.difference.id, state: settled.difference.state, fields: settled.fields, card: settled.card?.id ?? null }
}
