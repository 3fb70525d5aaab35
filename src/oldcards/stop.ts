import { dayOf } from '#kit/day'
import type { Id, PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { getPerson } from '#holders'
import { send } from '#notices'
import { note } from '#record'
import { packRegions } from '#regions'
import { credential, credentialsOf } from './old-card.ts'
import type { StoppedBy } from './shared.ts'
import { stopWorking, type OldCardRow } from './store.ts'

/**
 * 旧卡停用: the person's old cards of which the policy says the new card stops them are stopped for this card, and with that the personal medical account,
 * which is the person's, is linked to it: an entry on the record, no movement of money. However often and at however many doors at once it is asked,
 * it happens once. Answers what this call stopped. (OLD-01, OLD-02, OLD-03)
 */
export async function stopOldCards(work: Work, person: PersonKey, card: { id: Id }, by: StoppedBy): Promise<OldCardRow[]> {
  const day = dayOf(work.now)
  const kinds = [...new Set(packRegions().flatMap(region => credentialsOf(region, day).filter(one => one.stop === 'new-card').map(one => one.kind)))]
  const stopped = kinds.length ? await stopWorking(work, person, kinds, { card: card.id, by }) : []
  for (const old of stopped) {
    await note(work, { verb: 'oldcards.stop', person, subject: { kind: 'card', id: card.id }, facts: { old: old.id, kind: old.kind, by, linked: 'personal-medical-account' } })
    const { zh } = credential(old, day)
    await send(work, old.region, person, (await getPerson(work, person))?.phone ?? null, 'old-card-stopped', { name: zh, day })
  }
  return stopped
}
