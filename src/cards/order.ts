import { addDays, dayOf, turnsOn } from '#kit/day'
import { newId, type Id, type PersonKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { cardIdent, randomCardNumber, randomSerial } from '#chip'
import { note } from '#record'
import { policy } from '#regions'
import { issuerKeys } from '#vault'
import { onRecord, place, type Card, type Delivery } from './card.ts'
import { getCard, liveCardOf } from './find.ts'
import { refuse } from './refusals.ts'
import { standingOf } from './standing.ts'
import { insertCard, openLine, takeAlias, type AliasKind } from './store.ts'

export type Order = { person: PersonKey; application: Id; region: string; bank: string; delivery: Delivery; place: Id | null; replaces?: Id | null }

/**
 * 建卡: gives an approved application its card, with a card number and a card identification code that no other card has.
 * A card that replaces another joins its line. Refused `living-card` when the person's line already has one. The card is in the hands of `place` until it moves on. (PROD-01, APP-08)
 */
export async function orderCard(work: Work, order: Order) {
  const old = order.replaces ? await getCard(work, order.person.bucket, order.replaces) : null
  if (old && !old.closedAs) return add(work, order, old.line)
  const line = await openLine(work, order.person, newId(work.now, work.random))
  if (!line) {
    const living = await liveCardOf(work, order.person)
    const word = living ? standingOf(living, dayOf(work.now)) : { zh: '正在办', en: 'being made' }
    return refuse('living-card', { what: word.zh, whatEn: word.en })
  }
  return add(work, order, line)
}

/** 重做: a new card in the line of one that was scrapped, for the same application. (PROD-04) */
export async function reorderCard(work: Work, scrapped: Card) {
  if (scrapped.closedAs !== 'scrapped') throw new Error('only a scrapped card is made again')
  return add(work, { ...scrapped, person: { bucket: scrapped.bucket, id: scrapped.person } }, scrapped.line)
}

async function add(work: Work, { person, application, region, bank, delivery, place: at }: Order, line: Id): Promise<Card> {
  const day = dayOf(work.now)
  const card = { bucket: person.bucket, id: newId(work.now, work.random) }
  const number = await free(work, 'card-number', card, () => randomCardNumber(work.random))
  const area = policy(region, 'issuing.area', day)
  const keys = issuerKeys(work.vault, area)
  const ident = await free(work, 'ident', card, () => cardIdent(keys, area, randomSerial(work.random)))
  const years = policy(region, 'validity.years', day)
  await insertCard(work, {
    ...card, person: person.id, line, application, region, bank, place: at, deliveryKind: delivery.kind, deliveryTo: delivery.organisation,
    state: 'ordered', social: 'inactive', financial: 'none', closedAs: null, chipSerial: null, bankCardSealed: null,
    numberSealed: work.vault.seal(number, place('number', card.id)), identSealed: work.vault.seal(ident, place('ident', card.id)),
    issuedOn: day, validUntil: years === null ? null : addDays(turnsOn(day, years), -1),
  })
  const ordered = await getCard(work, card.bucket, card.id)
  if (!ordered) throw new Error('the application already has a card')
  await note(work, { verb: 'cards.order', ...onRecord(ordered), facts: { application, bank, region } })
  return ordered
}

/** Draws numbers until one is free; the alias table decides. */
async function free(work: Work, kind: AliasKind, card: { bucket: number; id: Id }, draw: () => string): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const value = draw()
    if (await takeAlias(work, kind, work.vault.digest(kind, value), card)) return value
  }
  throw new Error(`no free ${kind} in a hundred draws`)
}

/** Whether an order gave a card. */
export const isOrdered = (result: Awaited<ReturnType<typeof orderCard>>): result is Card => !isRefused(result)
