import { bucketOf, newId, type PersonKey } from '#kit/ids'
import { fill, type Facts } from '#kit/refusal'
import type { Work } from '#kit/work'
import { insertMessage } from './store.ts'
import { texts, type Template } from './texts.ts'

/**
 * A text message to a phone, written in the transaction of its cause and delivered after it. Without a phone nothing is sent.
 * The facts hold what the sentence needs and never a PIN.
 */
export async function send(work: Work, person: PersonKey | null, phone: string | null, template: Template, facts: Facts = {}): Promise<boolean> {
  if (!phone) return false
  const id = newId(work.now, work.random)
  await insertMessage(work, {
    bucket: person?.bucket ?? bucketOf(id), id, person: person?.id ?? null, template,
    phoneSealed: work.vault.seal(phone, `notices.message.phone|${id}`), phoneDigest: work.vault.digest('message-phone', phone),
    textSealed: work.vault.seal(fill(texts[template], facts), `notices.message.text|${id}`),
  })
  return true
}
