import { addDays, dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { inWork, type By, type House, type Work } from '#kit/work'
import { moveTo } from '#applications'
import { bankOf } from '#banks'
import { collectPapers, getCard, step } from '#cards'
import { getPerson } from '#holders'
import { send } from '#notices'
import { note } from '#record'
import { policy } from '#regions'
import { organisationById } from '#staff'
import { refuse } from './refusals.ts'
import { setReminder } from './remind.ts'
import { CHUNK, inChunks } from './run.ts'
import { consignmentById, markReceived, moveItem, takeSent, type Item } from './store.ts'

/** 签收: the site counts its consignment in; every holder is told where the card can be collected. The centre signs for what comes back. Once; repeatable after a stop. (PROD-06, COLL-02, COLL-05) */
export async function receiveConsignment(house: House, by: By, id: Id) {
  const found = await inWork(house, by, async work => {
    const consignment = await consignmentById(work, id)
    if (!consignment) return refuse('consignment-unknown')
    const place = await organisationById(work, consignment.organisation)
    if (by.organisation !== consignment.organisation) return refuse('not-your-consignment', { place: place?.name ?? '' })
    if (consignment.receivedAt) return refuse('already-received', { day: dayOf(consignment.receivedAt) })
    return { place: place! }
  })
  if (isRefused(found)) return found
  const { arrived } = await inChunks(house, by, { arrived: 0 }, async work => {
    const items = await takeSent(work, id, CHUNK)
    for (const item of items) await (item.state === 'returning' ? comeBack(work, item, found.place.id) : arrive(work, item, found.place))
    return items.length ? { arrived: items.length } : null
  })
  return inWork(house, by, async work => {
    const cards = await markReceived(work, id)
    if (cards !== null) await note(work, { verb: 'production.receive', person: null, subject: { kind: 'consignment', id }, facts: { arrived: cards } })
    return { consignment: id, arrived: cards ?? arrived }
  })
}

/** A card nobody collected is at the centre again. (COLL-05) */
async function comeBack(work: Work, item: Item, centre: Id) {
  const gone = await getCard(work, item.bucket, item.card)
  const card = gone && await step(work, gone, 'bringBack', centre)
  if (!card || isRefused(card)) throw new Error('a card on its way back could not be received')
  await moveItem(work, item, 'returned')
}

async function arrive(work: Work, item: Item, place: { id: Id; name: string; address: string | null; hours: string | null }) {
  const sent = await getCard(work, item.bucket, item.card)
  const card = sent && await step(work, sent, 'arrive', place.id)
  if (!card || isRefused(card)) throw new Error('a card on its way could not arrive')
  await moveItem(work, item, 'arrived')
  const moved = await moveTo(work, { bucket: item.bucket, id: item.application }, 'at-site')
  if (isRefused(moved)) throw new Error(`the application of an arriving card is ${moved.refused}`)
  const holder = { bucket: item.bucket, id: item.person }
  const person = await getPerson(work, holder)
  const days = policy(card.region, 'collect.days', dayOf(work.now))
  await setReminder(work, card, days)
  await send(work, card.region, holder, person?.phone ?? null, 'card-ready', {
    until: days === null ? '' : `请在 ${addDays(dayOf(work.now), days)} 前来领。`,
    papers: collectPapers(work, card.region).zh, place: place.name, address: place.address ?? '', hours: place.hours ?? '', bank: bankOf(work, card.region, card.bank)?.short ?? card.bank,
  })
}
