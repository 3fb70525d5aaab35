import { before, claimMessages, inNameOf, senderOf, type Sender } from '#messages'
import type { Provider } from '#clinics'
import { isRefused, type Refusal } from '#kit/refusal'
import { Overtaken, type Work } from '#kit/work'
import type { Outcome } from './transactions.ts'

/** What a message without a person did: its output, and what its number is kept with (a file's id). */
export type Did = { output: unknown; number: string | null }

/**
 * Does what a message asks once: a repeat is answered from what it did (`again`), other content under its number is refused, and of two at once the later
 * finds what the first did. Both work in the provider's name. (settled: msgid)
 */
export async function once(work: Work, sender: Sender, act: (own: Work, provider: Provider) => Promise<Did | Refusal>, again: (own: Work, number: string | null) => Promise<{ output: unknown } | Refusal>): Promise<Outcome> {
  const known = await before(work, sender)
  if (isRefused(known)) return known
  if (known) {
    const told = await again(inNameOf(work, known.provider), known.number)
    return isRefused(told) ? told : { output: told.output, reference: known.reference, received: known.receivedAt }
  }
  const provider = await senderOf(work, sender)
  if (isRefused(provider)) return provider
  const done = await act(inNameOf(work, provider.organisation), provider)
  if (isRefused(done)) return done
  const { msgid, infno, digest, reference, received } = sender
  const claimed = await claimMessages(work, [{ msgid, infno, digest, provider: provider.organisation, psnNo: null, bucket: null, number: done.number, outcome: 'done', reference, receivedAt: received }])
  if (!claimed.size) throw new Overtaken('the same message was handled meanwhile')
  return { output: done.output, reference, received }
}
