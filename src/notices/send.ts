import { bucketOf, newId, type PersonKey } from '#kit/ids'
import { fill, type Facts } from '#kit/refusal'
import type { Work } from '#kit/work'
import { put } from '#outbox'
import { signatures } from './signature.ts'
import { insertMessages, selectSilenced } from './store.ts'
import { texts, type Template } from './texts.ts'

/**
 * A text message to a phone, written in the transaction of its cause and delivered after it. Without a phone, or to one reported lost, nothing is sent.
 * The facts hold what the sentence needs and never a PIN. `region`: whose card or application it is about; it is signed in that city's name.
 */
export async function send(work: Work, region: string | null, person: PersonKey | null, phone: string | null, template: Template, facts: Facts = {}): Promise<boolean> {
  return await sendAll(work, [{ region, person, phone, template, facts }]) === 1
}

export type Outgoing = { /** Whose city signs; null where the cause knows none. */ region: string | null; person: PersonKey | null; phone: string | null; template: Template; facts?: Facts }
/** The same for many phones; answers how many were written. */
export async function sendAll(work: Work, all: readonly Outgoing[]): Promise<number> {
  const digests = new Map(all.flatMap(({ phone }) => phone ? [[phone, work.vault.digest('message-phone', phone)] as const] : []))
  if (!digests.size) return 0
  const silenced = new Set((await selectSilenced(work, [...digests.values()])).map(digest => digest.toString('hex')))
  const signed = await signatures(work, all.map(each => each.region))
  const rows = all.flatMap(({ region, person, phone, template, facts = {} }) => {
    const phoneDigest = phone && digests.get(phone)
    if (!phone || !phoneDigest || silenced.has(phoneDigest.toString('hex'))) return []
    const id = newId(work.now, work.random)
    return [{
      bucket: person?.bucket ?? bucketOf(id), id, person: person?.id ?? null, template,
      phoneSealed: work.vault.seal(phone, `notices.message.phone|${id}`), phoneDigest,
      textSealed: work.vault.seal(signed.get(region)! + fill(texts[template], facts), `notices.message.text|${id}`),
    }]
  })
  if (rows.length) {
    await insertMessages(work, rows)
    await put(work, rows.map(({ bucket, id }) => ({ kind: 'notices.deliver', bucket, ids: [id] })))
  }
  return rows.length
}
