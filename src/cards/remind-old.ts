import { dayOf, instantOf } from '#kit/day'
import type { PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { getPerson } from '#holders'
import { send } from '#notices'
import { put, type Receiver } from '#outbox'
import { oldSecrets, takeOld, type OldSecret } from '#pins'
import { note } from '#record'
import { GENERIC, policy } from '#regions'
import type { Card } from './card.ts'
import { liveCardOf } from './find.ts'
import { bankWords } from './tell.ts'
import { placesSaid } from './why.ts'

/** Whose secrets are looked at: of the card in its holder's hands, and the query password. */
const inHand = (card: Card | null) => card?.state === 'handed-over' ? card : null

/** The secrets of a holder that are older than the policy's age, for the portal; they work as before. (PIN-07) */
export async function oldOnes(work: Work, holder: PersonKey): Promise<OldSecret[]> {
  const card = inHand(await liveCardOf(work, holder))
  const age = policy(card?.region ?? GENERIC, 'secrets.age', dayOf(work.now))
  return age ? oldSecrets(work, holder, card, age) : []
}

/** The timer of secrets: what is old by the policy of today is told once a period, and nothing else happens to it. (PIN-07) */
export const remindOld: Receiver = {
  within: async (work, tasks) => { for (const { bucket, ids } of tasks) await remind(work, { bucket, id: ids[0]! }) },
}

async function remind(work: Work, holder: PersonKey): Promise<void> {
  const card = inHand(await liveCardOf(work, holder))
  const age = policy(card?.region ?? GENERIC, 'secrets.age', dayOf(work.now))
  if (!age) return
  const { old, next } = await takeOld(work, holder, card, age)
  const person = await getPerson(work, holder)
  for (const { what, since } of old) {
    const where = card && what === 'pin' ? placesSaid(policy(card.region, 'pin.change.places', dayOf(work.now)), bankWords(card, work)).zh : ''
    await send(work, card?.region ?? null, holder, person?.phone ?? null, what === 'pin' ? 'pin-old' : 'query-password-old', { since, where })
    await note(work, { verb: 'pins.remind-old', person: holder, facts: { what, since } })
  }
  if (next) await put(work, [{ kind: 'pins.old', bucket: holder.bucket, ids: [holder.id], due: instantOf(`${next} 09:00:00`)! }])
}
