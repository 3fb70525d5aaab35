import { getPerson } from '#holders'
import { newId, type Id, type PersonKey } from '#kit/ids'
import { Overtaken, type Work } from '#kit/work'
import { send } from '#notices'
import { note } from '#record'
import { onRecord, openDifference, sealSays, type Difference } from './case.ts'
import { regionOf, regionWords } from './office.ts'
import type { Channel, Says } from './shared.ts'
import { insertDifference, lockOpen, selectDifference, updateFound } from './store.ts'

/** What was found to differ, where, and what card and document say as far as they were seen. */
export type Found = { card: { id: Id; region: string } | null; fields: readonly string[]; channel: Channel; cardSays?: Says | null | undefined; documentSays?: Says | null | undefined }

/**
 * Opens an identity case: what differs, where and by whom it was found. A person has one open case: the same difference again opens no second, a further
 * one is added to it. The holder is told once. (ACT-04, IDFIX-01)
 */
export async function openCase(work: Work, person: PersonKey, found: Found): Promise<{ difference: Difference; opened: boolean }> {
  const id = newId(work.now, work.random)
  const region = await regionOf(work, person, found.card)
  const row = { bucket: person.bucket, id, person: person.id, card: found.card?.id ?? null, fields: [...found.fields], channel: found.channel, region,
    cardSaysSealed: sealSays(work.vault, 'card_says', id, found.cardSays), documentSaysSealed: sealSays(work.vault, 'document_says', id, found.documentSays) }
  if (!await insertDifference(work, row)) return { difference: await addTo(work, person, found), opened: false }
  const difference = openDifference(work.vault, (await selectDifference(work, person.bucket, id))!)
  await note(work, { verb: 'identity.open-case', ...onRecord(difference), facts: { fields: found.fields, channel: found.channel, ...found.card ? { card: found.card.id } : {} } })
  await send(work, region, person, (await getPerson(work, person))?.phone ?? null, 'identity-differs', { region: regionWords(work, region).zh })
  return { difference, opened: true }
}

/** What is found beside an open case belongs to it. */
async function addTo(work: Work, person: PersonKey, found: Found): Promise<Difference> {
  const row = await lockOpen(work, person)
  if (!row) throw new Overtaken()
  const open = openDifference(work.vault, row)
  const fields = [...new Set([...open.fields, ...found.fields])]
  const next = { ...open, fields, card: open.card ?? found.card?.id ?? null, cardSays: found.cardSays ?? open.cardSays, documentSays: found.documentSays ?? open.documentSays }
  const same = fields.length === open.fields.length && next.card === open.card && JSON.stringify([next.cardSays, next.documentSays]) === JSON.stringify([open.cardSays, open.documentSays])
  if (same) return open
  await updateFound(work, { ...next, cardSaysSealed: sealSays(work.vault, 'card_says', open.id, next.cardSays), documentSaysSealed: sealSays(work.vault, 'document_says', open.id, next.documentSays) })
  await note(work, { verb: 'identity.add-to-case', ...onRecord(open), facts: { fields: found.fields, channel: found.channel } })
  return { ...next, version: open.version + 1 }
}
