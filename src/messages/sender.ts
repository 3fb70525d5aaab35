import { designated } from '#clinics'
import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { refuse } from './refusals.ts'
import { selectMessages, selectSigns, type Sign } from './store.ts'

/**
 * Who sent a message. `signNo` null: the till's own door, whose clerk is signed in. `digest` is over what the message says; `received` when it came.
 * `reference` is what the answer is referred to by (inf_refmsgid).
 */
export type Sender = { msgid: string; infno: string; digest: Buffer; code: string; operator: string; signNo: string | null; address: string; received: Date; reference: string }

/** The same work in a provider's name: what it looks at and does over its interface is on record as its own. */
export const inNameOf = (work: Work, organisation: Id): Work => ({ ...work, by: { kind: 'provider', id: organisation, post: null, organisation, authority: 'national' } })

/** The designated provider that sent a message, once its sign-in is good. */
export async function senderOf(work: Work, sender: Sender) {
  const provider = await designated(work, sender.code)
  if (isRefused(provider) || sender.signNo === null) return provider
  const sign = (await selectSigns(work, [sender.signNo])).get(sender.signNo)
  return signed(sign, { provider: provider.organisation, operator: sender.operator, address: sender.address, at: work.now }) ? provider : refuse('sign-in-first')
}

/** A message of this number and content known already; refused when its content was other or it was reversed; null when it is new. */
export async function before(work: Work, sender: Sender) {
  const message = (await selectMessages(work, [sender.msgid])).get(sender.msgid)
  if (!message) return null
  if (message.outcome === 'reversed') return refuse('message-reversed')
  return message.digest.equals(sender.digest) ? message : refuse('message-differs')
}

/** The sign-in a message names, judged: provider, operator, address, and not over. The till's own door has none. (settled: the national door) */
export function signed(sign: Sign | undefined, of: { provider: string; operator: string; address: string; at: Date }): boolean {
  if (!sign || sign.endedAt !== null || sign.until <= of.at) return false
  return sign.provider === of.provider && sign.operator === of.operator && sign.address === of.address
}
