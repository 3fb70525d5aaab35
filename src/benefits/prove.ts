import { holderOf } from '#cards'
import { presentDocument } from '#holders'
import { dayOf } from '#kit/day'
import type { Id, PersonKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { heldSession } from '#terminals'
import { proofOf } from './see-proof.ts'
import { remindOfProof } from './remind.ts'
import { refuse } from './refusals.ts'
import { insertProof } from './store.ts'

type Document = { kind: string; number: string; validUntil: string | 'long-term' | null; name?: string | undefined }
/** The live check: the finger matched in this card session at the terminal, or the clerk compared face and document. */
export type Live = { finger: true } | { face: Document }

type Here = { terminal: Id; session: Id }
/** The card in this reader, where it is this person's. */
async function cardHere(work: Work, person: PersonKey, { terminal, session }: Here) {
  const held = await heldSession(work, terminal, session)
  if (isRefused(held)) return held
  return holderOf(held.card).id === person.id ? held : refuse('proof-card-other')
}

/** When the proof of the holder of the card in this reader is due; null where no benefit of theirs asks for one. The look is on record. (BEN-04.a) */
export async function proofHere(work: Work, person: PersonKey, here: Here) {
  const held = await cardHere(work, person, here)
  if (isRefused(held)) return held
  await note(work, { verb: 'benefits.see-proof', person })
  return { proof: await proofOf(work, person) }
}

/**
 * 待遇领取资格认证: the card is in the reader of this counter, and its holder is here alive. One a day counts, a second changes nothing. Payment that was paused goes with the next batch, arrears and all. An
 * agent cannot give it. (BEN-04.a)
 */
export async function proveLife(work: Work, person: PersonKey, at: Here & { live: Live }) {
  const held = await cardHere(work, person, at)
  if (isRefused(held)) return held
  const { card, session, terminal } = held
  if (!await proofOf(work, person)) return refuse('proof-not-asked')
  if ('finger' in at.live) { if (!session.factors.includes('finger')) return refuse('proof-finger-first') }
  else {
    const shown = await presentDocument(work, person, { ...at.live.face, for: 'benefits.prove' })
    if (isRefused(shown)) return shown
  }
  const live = 'finger' in at.live ? 'finger' : 'face'
  const fresh = await insertProof(work, { person, day: dayOf(work.now), live, card: card.id, terminal: terminal.id, by: work.by.id! })
  const proof = (await proofOf(work, person))!
  if (fresh) {
    await note(work, { verb: 'benefits.prove', person, subject: { kind: 'card', id: card.id }, facts: { live } })
    await remindOfProof(work, person, proof.due)
  }
  return proof
}
