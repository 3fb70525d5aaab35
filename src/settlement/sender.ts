import { designated } from '#clinics'
import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { signed } from './prepare.ts'
import type { Sender } from './purchase.ts'
import { refuse } from './refusals.ts'
import { selectMessages, selectSigns } from './store.ts'

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
