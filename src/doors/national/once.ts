import { inNameOf, once as onceOf, type Sender } from '#messages'
import type { Provider } from '#clinics'
import { isRefused, type Refusal } from '#kit/refusal'
import type { Work } from '#kit/work'
import type { Outcome } from './transactions.ts'

/** What a message without a person did: its output, and what its number is kept with (a file's id). */
export type Did = { output: unknown; number: string | null }

/** Does what a message without a person asks once; a repeat is answered from what it did (`again`). Both work in the provider's name. (settled: msgid) */
export async function once(work: Work, sender: Sender, act: (own: Work, provider: Provider) => Promise<Did | Refusal>, again: (own: Work, number: string | null) => Promise<{ output: unknown } | Refusal>): Promise<Outcome> {
  const done = await onceOf(work, sender, async provider => {
    const did = await act(inNameOf(work, provider.organisation), provider)
    return isRefused(did) ? did : { ...did, bucket: null }
  })
  if (isRefused(done)) return done
  const told = done.made ?? await again(inNameOf(work, done.provider), done.number)
  return isRefused(told) ? told : { output: told.output, reference: done.reference, received: done.received }
}
