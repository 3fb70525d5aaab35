import { newId, type Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { By, House, Work } from '#kit/work'
import { getCard, reorderCard, scrapCard, step, type Card } from '#cards'
import { destroyImage, openImage, readBack, softwareChannel } from '#chip'
import { getPerson } from '#holders'
import { note } from '#record'
import { chipDataOf, differing } from './chip-data.ts'
import { proves } from './chip-fault.ts'
import { known, ownBatch } from './known.ts'
import type { Reason } from './life.ts'
import { refuse } from './refusals.ts'
import { CHUNK, inChunks } from './run.ts'
import { insertItem, itemOfCard, moveItem, takeItems, type Item } from './store.ts'

/** 质检: every chip of the batch proves itself and reads back as the record says, or is scrapped and ordered anew. Repeatable. (PROD-04) */
export async function checkBatch(house: House, by: By, id: Id) {
  const batch = await known(house, by, id)
  if (isRefused(batch)) return batch
  const tally = await inChunks(house, by, { passed: 0, failed: 0 }, async work => {
    const items = await takeItems(work, id, 'personalised', CHUNK)
    if (!items.length) return null
    let passed = 0
    for (const item of items) if (await check(work, item)) passed++
    await note(work, { verb: 'production.check', person: null, subject: { kind: 'batch', id }, facts: { passed, failed: items.length - passed } })
    return { passed, failed: items.length - passed }
  })
  return tally.passed + tally.failed ? { batch, ...tally } : refuse('nothing-to-do', { what: '质检', whatEn: 'check' })
}

/** 判不合格: a made card whose print or chip the checker rejects is scrapped and ordered anew, before the machine passes it. (PROD-04) */
export async function rejectCard(work: Work, asked: { bucket: number; card: Id; reason: Reason }) {
  const item = await itemOfCard(work, asked.bucket, asked.card)
  const card = item && await getCard(work, asked.bucket, asked.card)
  if (!item || !card || item.state !== 'personalised' || isRefused(await ownBatch(work, item.batch))) return refuse('not-in-production')
  await fail(work, item, card, asked.reason)
  return { batch: item.batch }
}

async function check(work: Work, item: Item): Promise<boolean> {
  const card = await getCard(work, item.bucket, item.card)
  if (!card) throw new Error('a batch item without its card')
  const reason = await fault(work, card)
  if (reason) {
    await fail(work, item, card, reason)
    return false
  }
  const stocked = await step(work, card, 'stock', card.place)
  if (isRefused(stocked)) throw new Error(`a card that passed its check is ${stocked.refused}`)
  return moveItem(work, item, 'passed')
}

/** What is wrong with the chip of a card; null when it proves itself and holds what the record says. */
async function fault(work: Work, card: Card): Promise<Reason | null> {
  const image = await openImage(work, card)
  const person = await getPerson(work, { bucket: card.bucket, id: card.person })
  if (!image || !person) return 'chip-mute'
  if (!await proves(work, card, softwareChannel(image, work.random))) return 'chip-mute'
  return differing(readBack(image), chipDataOf(work, card, person)).length ? 'chip-differs' : null
}

/** Scraps the card and orders the next one for the same application, in the same batch. */
export async function fail(work: Work, item: Item, card: Card, reason: Reason) {
  const scrapped = await scrapCard(work, card, reason)
  if (isRefused(scrapped)) throw new Error(`a card to be scrapped is ${scrapped.refused}`)
  await destroyImage(work, card)
  await moveItem(work, item, 'failed', { reason })
  const anew = await reorderCard(work, scrapped)
  await insertItem(work, { ...item, id: newId(work.now, work.random), card: anew.id, attempt: item.attempt + 1 })
}
