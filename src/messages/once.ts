import type { Bucket } from '#kit/ids'
import { isRefused, type Refusal } from '#kit/refusal'
import { Overtaken, type Work } from '#kit/work'
import type { Provider } from '#clinics'
import { before, senderOf, type Sender } from './sender.ts'
import { claimMessages } from './store.ts'

/** Whom and what a message had its effect on: `number` names it, in the bucket of whom it was for. */
export type Effect = { bucket: Bucket; number: string }
type Any = { bucket: Bucket | null; number: string | null }
/** What a message did, for which provider. `made` null: it was known, and nothing was done now. */
export type Done<Made extends Any = Effect> = { number: Made['number']; made: Made | null; provider: Provider['organisation']; reference: string; received: Date }

/**
 * Does what a message asks, once however often it is sent: its sender is judged, the effect is made and its number claimed in the same transaction. Of two that
 * come at once the second begins anew and finds it done. Refusals are not remembered. (settled: msgid)
 */
export async function once<Made extends Any>(work: Work, asked: Sender & { psnNo?: string | null }, act: (provider: Provider) => Promise<Made | Refusal>): Promise<Done<Made> | Refusal> {
  const known = await before(work, asked)
  if (isRefused(known)) return known
  if (known) return { number: known.number as Made['number'], made: null, provider: known.provider, reference: known.reference, received: known.receivedAt }
  const provider = await senderOf(work, asked)
  if (isRefused(provider)) return provider
  const made = await act(provider)
  if (isRefused(made)) return made
  const { msgid, infno, digest, psnNo = null, reference, received } = asked
  const { bucket, number } = made
  const claimed = await claimMessages(work, [{ msgid, infno, digest, provider: provider.organisation, psnNo, bucket, number, outcome: 'done', reference, receivedAt: received }])
  if (!claimed.size) throw new Overtaken('the message was done meanwhile')
  return { number, made, provider: provider.organisation, reference, received }
}
