import { newId, personKey, type Id } from '#kit/ids'
import { dayOf } from '#kit/day'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { bankOf } from '#banks'
import { getCard, lockCard, loseCard, reorderCard, step } from '#cards'
import { getPerson, maskCard, maskName } from '#holders'
import { send } from '#notices'
import { note } from '#record'
import { regionsServed } from '#staff'
import { refuse } from './refusals.ts'
import { carriers, LISTED, type Carrier, type PostRow } from './shared.ts'
import { insertItem, itemOfCard, moveItem } from './store.ts'
import { insertParcel, lockParcel, openParcels, saveParcel, takeTracking, toPost } from './store-parcel.ts'

type At = { person: Id; card: Id }
export const trackingPlace = (id: Id) => `production.parcel.tracking|${id}`
const on = ({ person, card }: At) => ({ person: personKey(person), subject: { kind: 'card', id: card } })
/** A carrier as its key, in Chinese for a message. */
export const carrierWord = (carrier: string) => carriers[carrier as Carrier] ?? { zh: carrier, en: carrier }

/** 寄出: a checked card leaves for its holder's address under a carrier's tracking number, which no other parcel has; the holder is told. (PROD-06) */
export async function postCard(work: Work, at: At, { carrier, tracking }: { carrier: Carrier; tracking: string }) {
  const key = personKey(at.person)
  const card = await lockCard(work, key.bucket, at.card)
  const item = card && card.person === at.person ? await itemOfCard(work, key.bucket, at.card) : null
  if (!card || !item || item.deliverKind !== 'post' || item.state === 'passed' && card.place !== work.by.organisation) return refuse('not-by-post')
  if (item.state !== 'passed') return refuse(item.state === 'sent' ? 'posted-already' : 'not-by-post')
  const person = await getPerson(work, key)
  if (!person?.address) return refuse('post-no-address')
  const id = newId(work.now, work.random)
  if (!await takeTracking(work, work.vault.digest('tracking', `${carrier}|${tracking}`), { bucket: key.bucket, id })) return refuse('tracking-taken')
  const sent = await step(work, card, 'send', null, { carrier })
  if (isRefused(sent)) return sent
  await insertParcel(work, { bucket: key.bucket, id, card: card.id, person: person.id, office: work.by.organisation!, carrier, trackingSealed: work.vault.seal(tracking, trackingPlace(id)) })
  await moveItem(work, item, 'sent')
  await note(work, { verb: 'production.post', ...on(at), facts: { carrier } })
  await send(work, card.region, key, person.phone, 'card-posted', { carrier: carrierWord(carrier).zh, tracking })
  return { card: card.id, carrier, tracking }
}

/** The parcel of a card that is still under way: not confirmed by its holder, not lost. */
async function underWay(work: Work, { person, card }: At) {
  const parcel = await lockParcel(work, personKey(person).bucket, card)
  if (!parcel || parcel.person !== person || parcel.office !== work.by.organisation) return refuse('parcel-unknown')
  return parcel.confirmedAt || parcel.lostAt ? refuse('parcel-over') : parcel
}

/** 送达: the carrier says that the parcel was delivered; the holder is asked to confirm it. Once. (COLL-04) */
export async function parcelDelivered(work: Work, at: At) {
  const parcel = await underWay(work, at)
  if (isRefused(parcel)) return parcel
  if (parcel.deliveredAt) return { deliveredAt: parcel.deliveredAt.toISOString() }
  await saveParcel(work, { ...parcel, deliveredAt: work.now })
  await note(work, { verb: 'production.parcel-delivered', ...on(at) })
  const key = personKey(at.person)
  await send(work, (await getCard(work, key.bucket, at.card))?.region ?? null, key, (await getPerson(work, key))?.phone ?? null, 'card-delivered', { carrier: carrierWord(parcel.carrier).zh })
  return { deliveredAt: work.now.toISOString() }
}

/** 寄丢: the card of a lost parcel is ended with its PIN and chip data, and made again in its batch; the holder is told. (COLL-04, PROD-04) */
export async function loseParcel(work: Work, at: At) {
  const { bucket } = personKey(at.person)
  const card = await lockCard(work, bucket, at.card)
  const parcel = await underWay(work, at)
  if (isRefused(parcel)) return parcel
  const item = await itemOfCard(work, bucket, at.card)
  if (!card || !item) throw new Error('a parcel without its card')
  await saveParcel(work, { ...parcel, lostAt: work.now, codeDigest: null })
  const lost = await loseCard(work, card)
  if (isRefused(lost)) return lost
  await moveItem(work, item, 'failed', { reason: 'lost-in-post' })
  const anew = await reorderCard(work, { ...lost, place: work.by.organisation })
  await insertItem(work, { ...item, id: newId(work.now, work.random), card: anew.id, attempt: item.attempt + 1 })
  await note(work, { verb: 'production.parcel-lost', ...on(at) })
  const key = personKey(at.person)
  await send(work, card.region, key, (await getPerson(work, key))?.phone ?? null, 'card-lost-in-post', {})
  return { batch: item.batch }
}

/** Cards that wait to be posted, then parcels that nobody confirmed yet. (PROD-06) */
export async function postRows(work: Work): Promise<{ waiting: PostRow[]; underWay: PostRow[] }> {
  const row = async (one: { bucket: number; card: Id; person: Id }, since: Date, more: Pick<PostRow, 'carrier' | 'tracking' | 'deliveredAt'>): Promise<PostRow> => {
    const card = (await getCard(work, one.bucket, one.card))!
    const person = await getPerson(work, { bucket: one.bucket, id: one.person })
    return { card: one.card, person: one.person, name: maskName(person?.name ?? ''), cardNumber: maskCard(card.number), bank: bankOf(work, card.region, card.bank)?.short ?? card.bank, since: dayOf(since), ...more }
  }
  const waiting: PostRow[] = [], underWay: PostRow[] = []
  for (const one of await toPost(work, await regionsServed(work), LISTED)) waiting.push(await row(one, one.since, { carrier: null, tracking: null, deliveredAt: null }))
  for (const one of await openParcels(work, work.by.organisation!, LISTED)) underWay.push(await row(one, one.sentAt,
    { carrier: one.carrier, tracking: work.vault.openText(one.trackingSealed, trackingPlace(one.id)), deliveredAt: one.deliveredAt && dayOf(one.deliveredAt) }))
  return { waiting, underWay }
}

/** The address a parcel is sent to, whole; the look is on record. (PROD-06, TRUST-04) */
export async function addressFor(work: Work, at: At) {
  const key = personKey(at.person)
  const item = await itemOfCard(work, key.bucket, at.card)
  const card = await getCard(work, key.bucket, at.card)
  if (!item || !card || item.person !== at.person || item.deliverKind !== 'post' || item.state !== 'passed' || card.place !== work.by.organisation) return refuse('not-by-post')
  const person = await getPerson(work, key)
  if (!person?.address) return refuse('post-no-address')
  await note(work, { verb: 'production.see-address', ...on(at) })
  return { name: person.name, phone: person.phone, address: person.address }
}
