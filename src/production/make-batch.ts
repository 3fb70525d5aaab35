import { compactClock } from '#kit/day'
import { newId } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { inWork, type By, type House, type Work } from '#kit/work'
import { approvedFor, moveTo, type Application } from '#applications'
import { bankOf } from '#banks'
import { isOrdered, orderCard } from '#cards'
import { note } from '#record'
import { regionsServed } from '#staff'
import { regionName } from './names.ts'
import { refuse } from './refusals.ts'
import { CHUNK, inChunks } from './run.ts'
import { batchByKey, insertBatch, insertItem, markFilled, sizeOfBatch, type Batch } from './store.ts'

/**
 * 建批: groups approved applications of one bank and one region, at most `limit`, oldest first; each gets its card, ordered with a number
 * and an identification code of its own. A repeated `key` finishes, or answers, the batch it began. Refused `nothing-approved`. (PROD-01)
 */
export async function makeBatch(house: House, by: By, { region, bank, limit, key }: { region: string; bank: string; limit: number; key: string }) {
  const begun = await inWork(house, by, work => begin(work, { region, bank, key }))
  if (isRefused(begun)) return begun
  const { batch, size } = begun
  if (batch.filledAt) return { batch, added: size }
  let left = limit - size
  const { added } = await inChunks(house, by, { added: 0 }, async work => {
    if (left <= 0) return null
    let count = 0
    for (const application of await approvedFor(work, { region, bank, limit: Math.min(left, CHUNK) })) if (await add(work, batch, application)) count++
    left -= count
    return count ? { added: count } : null
  })
  await inWork(house, by, work => markFilled(work, batch.id))
  return { batch, added: size + added }
}

async function begin(work: Work, { region, bank, key }: { region: string; bank: string; key: string }) {
  const known = await batchByKey(work, key)
  if (known) return { batch: known, size: await sizeOfBatch(work, known.id) }
  const served = (await regionsServed(work)).includes(region)
  const waiting = !served ? [] : await approvedFor(work, { region, bank, limit: 1 })
  if (!waiting.length) return refuse('nothing-approved', { bank: bankOf(work, region, bank)?.short ?? bank, region: regionName(region, work).zh })
  const month = compactClock(work.now).slice(2, 6)
  const batch = await insertBatch(work, { id: newId(work.now, work.random), month, region, bank, key, by: work.by.organisation })
  await note(work, { verb: 'production.make-batch', person: null, subject: { kind: 'batch', id: batch.id }, facts: { bank, region, number: batch.number } })
  return { batch, size: 0 }
}

/** One application into the batch; false when another batch was first. (PROD-01.c) */
async function add(work: Work, batch: Batch, application: Application): Promise<boolean> {
  if (isRefused(await moveTo(work, application, 'in-production'))) return false
  const card = await orderCard(work, {
    person: { bucket: application.bucket, id: application.person }, application: application.id, region: application.region, bank: application.bank,
    delivery: application.delivery, place: work.by.organisation, replaces: application.replaces,
  })
  if (!isOrdered(card)) throw new Error('an approved application belongs to somebody who has a card')
  const added = await insertItem(work, {
    bucket: card.bucket, id: newId(work.now, work.random), batch: batch.id, person: card.person, application: application.id, card: card.id, attempt: 1,
    deliverKind: application.delivery.kind, deliverTo: application.delivery.organisation,
  })
  if (!added) throw new Error('the application is in another batch')
  return true
}
