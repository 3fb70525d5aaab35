import { isRefused } from '#kit/refusal'
import { inWork, type By, type House, type Work } from '#kit/work'
import { askNumbers, bankOf, openAccounts, type NumberPort } from '#banks'
import { getCards, makeCards, type Card } from '#cards'
import { keepImages, personalise, type Image } from '#chip'
import { peopleOf } from '#holders'
import { dayOf } from '#kit/day'
import { issuePins } from '#pins'
import { note } from '#record'
import { policy } from '#regions'
import { issuerKeys, type IssuerKeys } from '#vault'
import { faceOf, siteOf, useBlanks } from './blanks.ts'
import { chipDataOf } from './chip-data.ts'
import type { Id } from '#kit/ids'
import { refuse } from './refusals.ts'
import type { Reason } from './life.ts'
import { inChunks } from './run.ts'
import { moveItems, takeItems, unstick, type Item } from './store.ts'
import { known } from './known.ts'
import { waitingCards } from './waiting-cards.ts'
import { lastBlank } from './store-blank.ts'

/** Chips written in one transaction, a few statements. */
const CHUNK = 250

/**
 * 写芯片: opens the account, writes the chip with keys of its own, gives the initial PIN, for every card of the batch that waits; each takes a blank of the
 * office's stock in the same transaction. Where the blanks end the rest waits (`short`). Repeatable. (PROD-02, PROD-05)
 */
export async function personaliseBatch(house: House, by: By, id: Id) {
  const batch = await known(house, by, id)
  if (isRefused(batch)) return batch
  const port = await askNumbers(house, by, () => waitingCards(house, by, id))
  if (isRefused(port)) return port
  let short = false
  const tally = await inChunks(house, by, { written: 0, stuck: 0 }, async work => {
    short = false
    const kind = { site: siteOf(work), bank: batch.bank, face: faceOf(batch.region) }
    const last = await lastBlank(work, kind)
    const items = await takeItems(work, id, 'ordered', Math.min(CHUNK, Math.max(last.remaining, 1)))
    short = items.length > 0 && last.remaining === 0
    if (!items.length || short) return null
    const { written, stuck } = await write(work, items, port)
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

/** Chips of some items; those whose holder's name cannot be written, or whose bank gives no number of its own, are stuck until that is mended. */
async function write(work: Work, items: readonly Item[], port: NumberPort): Promise<{ written: number; stuck: number }> {
  const [ordered, people] = [await getCards(work, items.map(({ bucket, card }) => ({ bucket, id: card }))), await peopleOf(work, items.map(({ bucket, person }) => ({ bucket, id: person })))]
  const opened = await openAccounts(work, items.map(item => found(ordered.get(item.card))), port)
  const keys = new Map<string, IssuerKeys>()
  const keysOf = (area: string) => keys.get(area) ?? keys.set(area, issuerKeys(work.vault, area)).get(area)!
  const stuck: (Item & { reason: Reason })[] = []
  const good: { item: Item; card: Card; image: Image; initial: string | null }[] = []
  for (const [i, item] of items.entries()) {
    const card = opened[i]!
    if (isRefused(card)) { stuck.push({ ...item, reason: card.refused }); continue }
    const data = chipDataOf(work, card, found(people.get(item.person)))
    const image = personalise(data, keysOf(policy(card.region, 'issuing.area', dayOf(work.now))))
    if (isRefused(image)) stuck.push({ ...item, reason: image.refused })
    else good.push({ item, card, image, initial: data.initialPin })
  }
  await keepImages(work, good)
  await issuePins(work, good)
  for (const made of await makeCards(work, good.map(({ card }) => ({ card, chipSerial: work.random(8).toString('hex').toUpperCase() })))) {
    if (isRefused(made)) throw new Error(`a card that was to be made is ${made.refused}`)
  }
  if (stuck.length && await moveItems(work, stuck, 'stuck') !== stuck.length || good.length && await moveItems(work, good.map(({ item }) => ({ ...item, reason: null })), 'personalised') !== good.length) throw new Error('an item that was held was moved')
  return { written: good.length, stuck: stuck.length }
}

function found<T>(value: T | undefined): T {
  if (!value) throw new Error('a batch item without card or person')
  return value
}
