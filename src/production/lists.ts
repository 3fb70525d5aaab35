import { dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { approvedGroups } from '#applications'
import { bankOf } from '#banks'
import { cardsAt, countAt, getCard } from '#cards'
import { getPerson, maskCard, maskName, maskNumber } from '#holders'
import { memberNames, organisationById, regionsServed } from '#staff'
import { itemStates, type Counts, type ItemState } from './life.ts'
import { regionName } from './names.ts'
import type { BatchRow, ConsignmentRow, ItemRow, ToCollectRow, WaitingGroup } from './shared.ts'
import { countItems, countToReceive, flowByDay, listBatches, listConsignments, pageItems, type Batch } from './store.ts'
import { handsOf } from './store-tray.ts'

const zero = (): Counts => Object.fromEntries(itemStates.map(state => [state, 0])) as Counts

/** Approved applications that wait for a batch, by bank and region. */
export async function waitingGroups(work: Work): Promise<WaitingGroup[]> {
  const served = await regionsServed(work)
  return (await approvedGroups(work)).filter(({ region }) => served.includes(region)).map(({ bank, region, count, oldestPromise }) => ({
    bank, bankName: bankOf(work, region, bank)?.short ?? bank, region, regionName: regionName(region, work), count: Number(count), promisedOn: oldestPromise,
  }))
}

/** Batches with how far they are. */
export async function batchRows(work: Work, batches: Batch[]): Promise<BatchRow[]> {
  const counts = new Map(batches.map(batch => [batch.id, zero()]))
  for (const row of await countItems(work, batches.map(batch => batch.id))) counts.get(row.batch)![row.state] = Number(row.count)
  return batches.map(batch => ({
    id: batch.id, number: batch.number, bank: batch.bank, bankName: bankOf(work, batch.region, batch.bank)?.short ?? batch.bank,
    region: batch.region, regionName: regionName(batch.region, work), madeOn: dayOf(batch.madeAt), counts: counts.get(batch.id)!,
  }))
}

/** A page of batches, newest first. */
export async function batchList(work: Work, before: Id | null, limit: number) {
  const batches = await listBatches(work, await regionsServed(work), before, limit)
  return { rows: await batchRows(work, batches), next: batches.length === limit ? batches.at(-1)!.id : null }
}

/** A page of a batch's cards: the manifest, masked. (PROD-01) */
export async function itemList(work: Work, batch: Id, after: Id | null, limit: number, state: ItemState | null): Promise<{ rows: ItemRow[]; next: Id | null }> {
  const items = await pageItems(work, batch, after, limit, state)
  const rows: ItemRow[] = []
  for (const item of items) {
    const card = (await getCard(work, item.bucket, item.card))!
    const person = await getPerson(work, { bucket: item.bucket, id: item.person })
    rows.push({
      id: item.id, person: item.person, card: item.card, attempt: item.attempt, state: item.state, reason: item.reason, since: item.since.toISOString(),
      name: maskName(person?.name ?? ''), number: maskCard(card.number),
      ident: card.ident, chipSerial: card.chipSerial, bankCard: card.bankCard && maskNumber(card.bankCard),
      deliverTo: (await organisationById(work, item.deliverTo))?.name ?? '',
    })
  }
  return { rows, next: items.length === limit ? items.at(-1)!.id : null }
}

/** A page of consignments: to the site at work, those that left it to be returned, or those under way of every city it serves. (POL-05) */
export async function consignmentList(work: Work, which: 'to' | 'from' | 'served', open: boolean, before: Id | null, limit: number): Promise<{ rows: ConsignmentRow[]; next: Id | null }> {
  const here = work.by.organisation
  if (!here && which !== 'served') return { rows: [], next: null }
  const found = await listConsignments(work, which === 'served' ? { regions: await regionsServed(work), to: here } : which === 'to' ? { to: here! } : { from: here! }, open, limit, before)
  const rows: ConsignmentRow[] = []
  for (const one of found) rows.push({
    id: one.id, number: one.number, bank: one.bank, kind: one.kind, from: one.sender && ((await organisationById(work, one.sender))?.name ?? ''),
    place: (await organisationById(work, one.organisation))?.name ?? '', cards: one.cards, under: Number(one.under),
    sentAt: one.sentAt.toISOString(), receivedAt: one.receivedAt?.toISOString() ?? null,
  })
  return { rows, next: found.length === limit ? found.at(-1)!.id : null }
}

/** The consignments to the site at work, with how many are still to be received. */
export async function toReceive(work: Work, open: boolean, before: Id | null, limit: number) {
  return { ...await consignmentList(work, 'to', open, before, limit), open: work.by.organisation ? await countToReceive(work, work.by.organisation) : 0 }
}

/** Cards waiting at a site for their holders, oldest first. */
export async function toCollect(work: Work, place: Id, after: Id | null, limit: number):
Promise<{ rows: ToCollectRow[]; next: Id | null; count: number; onTheWay: number }> {
  const cards = await cardsAt(work, place, 'at-site', after, limit)
  const counts = await countAt(work, place)
  const rows: ToCollectRow[] = []
  const hands = await handsOf(work, cards)
  const names = await memberNames(work, [...hands.values()])
  for (const card of cards) {
    const member = hands.get(card.id)
    rows.push({ ...await toCollectRow(work, card), hands: member ? { by: maskName(names.get(member) ?? ''), mine: member === work.by.id } : null })
  }
  const count = (state: string) => Number(counts.find(row => row.state === state)?.count ?? 0)
  return { rows, next: cards.length === limit ? cards.at(-1)!.id : null, count: count('at-site'), onTheWay: count('sent') }
}

/** A card waiting at a site as a line of its list, masked. */
export async function toCollectRow(work: Work, { bucket, id }: { bucket: number; id: Id }): Promise<ToCollectRow> {
  const card = (await getCard(work, bucket, id))!
  const person = await getPerson(work, { bucket, id: card.person })
  return { card: id, person: card.person, name: maskName(person?.name ?? ''), number: maskNumber(person?.number ?? ''), cardNumber: maskCard(card.number),
    bank: bankOf(work, card.region, card.bank)?.short ?? card.bank, since: dayOf(card.stateSince) }
}

/** Cards of the cities served made and collected on each of the last fourteen days. (POL-05) */
export async function flow(work: Work) {
  const since = new Date(work.now.getTime() - 14 * 86_400_000)
  return (await flowByDay(work, await regionsServed(work), since)).map(row => ({ day: row.day, what: row.state, count: Number(row.count) }))
}
