import type { Bucket } from '#kit/ids'
import { isRefused, type Refusal } from '#kit/refusal'
import { Overtaken, type Work } from '#kit/work'
import type { Provider } from '#clinics'
import { before, senderOf, type Sender } from './sender.ts'
import { claimMessages } from './store.ts'

/** What a message did: `number` names it, in the bucket of whom it was for. `known`: it was done before, and nothing was done now. */
export type Done = { number: string; known: boolean; reference: string; received: Date }
/** Whom and what a message had its effect on. */
export type Effect = { bucket: Bucket; number: string }

/**
 * Does what a message asks, once however often it is sent: its sender is judged, the effect is made and its number claimed in the same transaction. Of two that
 * come at once the second begins anew and finds it done. Refusals are not remembered. (settled: msgid)
 */
export async function once(work: Work, asked: Sender & { psnNo: string | null }, act: (provider: Provider) => Promise<Effect | Refusal>): Promise<Done | Refusal> {
  const known = await before(work, asked)
  if (isRefused(known)) return known
  if (known) return { number: known.number!, known: true, reference: known.reference, received: known.receivedAt }
  const provider = await senderOf(work, asked)
  if (isRefused(provider)) return provider
  const effect = await act(provider)
  if (isRefused(effect)) return effect
  const { msgid, infno, digest, psnNo, reference, received } = asked
  const claimed = await claimMessages(work, [{ msgid, infno, digest, provider: provider.organisation, psnNo, ...effect, outcome: 'done', reference, receivedAt: received }])
  if (!claimed.size) throw new Overtaken('the message was done meanwhile')
  return { number: effect.number, known: false, reference, received }
}
