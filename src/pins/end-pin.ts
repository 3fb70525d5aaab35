import type { Work } from '#kit/work'
import { note } from '#record'
import type { PinCard } from './card.ts'
import { lockPin, savePin } from './store.ts'

/** The PIN of a card that ended dies with it: its verifier is gone, nothing is judged against it any more. (REPL-03) */
export async function endPin(work: Work, card: Pick<PinCard, 'bucket' | 'id' | 'person'>): Promise<void> {
  const pin = await lockPin(work, card)
  if (!pin) return
  await savePin(work, { ...pin, verifier: null, initial: false, mustSet: true, firstDue: false, wrong: 0, lockedAt: null })
  await note(work, { verb: 'pins.end', person: { bucket: card.bucket, id: card.person }, subject: { kind: 'card', id: card.id } })
}
