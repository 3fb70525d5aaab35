import { isRefused } from '#kit/refusal'
import { inWork, type By, type House, type Work } from '#kit/work'
import { bankOf, openAccount } from '#banks'
import { getCard, makeCard } from '#cards'
import { keepImage, personalise } from '#chip'
import { getPerson } from '#holders'
import { dayOf } from '#kit/day'
import { issuePin } from '#pins'
import { note } from '#record'
import { policy } from '#regions'
import { issuerKeys } from '#vault'
import { faceOf, siteOf, useBlanks } from './blanks.ts'
import { chipDataOf } from './chip-data.ts'
import type { Id } from '#kit/ids'
import { refuse } from './refusals.ts'
import { CHUNK, inChunks } from './run.ts'
import { moveItem, takeItems, unstick, type Item } from './store.ts'
import { known } from './known.ts'
import { lastBlank } from './store-blank.ts'

/**
 * 写芯片: opens the account, writes the chip with keys of its own, gives the initial PIN, for every card of the batch that waits; each takes a blank of the
 * office's stock in the same transaction. Where the blanks end the rest waits (`short`). Repeatable. (PROD-02, PROD-05)
 */
export async function personaliseBatch(house: House, by: By, id: Id) {
  const batch = await known(house, by, id)
  if (isRefused(batch)) return batch
  let short = false
  const tally = await inChunks(house, by, { written: 0, stuck: 0 }, async work => {
    short = false
    const items = await takeItems(work, id, 'ordered', CHUNK)
    if (!items.length) return null
    const kind = { site: siteOf(work), bank: batch.bank, face: faceOf(batch.region) }
    const last = await lastBlank(work, kind)
    short = last.remaining === 0
    if (short) return null
    let written = 0, stuck = 0
    for (const item of items) {
      if (written === last.remaining) break
      if (await write(work, item)) written++
      else stuck++
    }
    await useBlanks(work, kind, last, id, written)
    await note(work, { verb: 'production.personalise', person: null, subject: { kind: 'batch', id }, facts: { written, stuck } })
    return { written, stuck }
  })
  if (tally.written + tally.stuck) return { batch, ...tally, short }
  const bank = await inWork(house, by, async work => bankOf(work, batch.region, batch.bank)?.short ?? batch.bank)
  return short ? refuse('blanks-none', { bank }) : refuse('nothing-to-do', { what: '写芯片', whatEn: 'write' })
}

/** 再写: the stuck cards of a batch are put back and written once more, as when their holders' names were mended. */
export async function retryStuck(house: House, by: By, id: Id) {
  const batch = await known(house, by, id)
  if (isRefused(batch)) return batch
  const back = await inWork(house, by, async work => {
    const count = await unstick(work, id)
    if (count) await note(work, { verb: 'production.retry', person: null, subject: { kind: 'batch', id }, facts: { count } })
    return count
  })
  return back ? personaliseBatch(house, by, id) : refuse('nothing-to-do', { what: '再写', whatEn: 'write again' })
}

/** One chip; false when the holder's name cannot be written, or the bank gives no number of its own, and the card is stuck until that is mended. */
async function write(work: Work, item: Item): Promise<boolean> {
  const ordered = await getCard(work, item.bucket, item.card)
  const person = await getPerson(work, { bucket: item.bucket, id: item.person })
  if (!ordered || !person) throw new Error('a batch item without card or person')
  const card = await openAccount(work, ordered)
  if (isRefused(card)) {
    await moveItem(work, item, 'stuck', { reason: card.refused })
    return false
  }
  const data = chipDataOf(work, card, person)
  const image = personalise(data, issuerKeys(work.vault, policy(card.region, 'issuing.area', dayOf(work.now))))
  if (isRefused(image)) {
    await moveItem(work, item, 'stuck', { reason: image.refused })
    return false
  }
  await keepImage(work, card, image)
  await issuePin(work, card, data.initialPin)
  const made = await makeCard(work, card, work.random(8).toString('hex').toUpperCase())
  if (isRefused(made)) throw new Error(`a card that was to be made is ${made.refused}`)
  return moveItem(work, item, 'personalised')
}
