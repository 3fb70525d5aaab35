import { dayOf } from '#kit/day'
import { personKey, type Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { fitting, moveTo, redirect } from '#applications'
import { bankOf } from '#banks'
import { destroyCard, getCard, lockCard, redirectCard, step, type Delivery } from '#cards'
import { getPerson, maskCard, maskName } from '#holders'
import { send } from '#notices'
import { note } from '#record'
import { memberNames, organisationById } from '#staff'
import { refuse } from './refusals.ts'
import { LISTED, type ReturnedRow } from './shared.ts'
import { itemOfCard, moveItem } from './store.ts'
import { countReturned, destructionOf, dropSignature, listReturned, signFirst, signSecond } from './store-custody.ts'

/** Cards that came back and wait for what becomes of them, the longest first; how many in all. (COLL-05) */
export async function returnedCards(work: Work): Promise<{ rows: ReturnedRow[]; count: number }> {
  const items = await listReturned(work, work.by.organisation!, LISTED)
  const names = await memberNames(work, items.map(item => item.firstBy))
  const rows: ReturnedRow[] = []
  for (const item of items) {
    const card = (await getCard(work, item.bucket, item.card))!
    const person = await getPerson(work, { bucket: item.bucket, id: item.person })
    rows.push({ card: item.card, person: item.person, name: maskName(person?.name ?? ''), cardNumber: maskCard(card.number), bank: bankOf(work, card.region, card.bank)?.short ?? card.bank,
      from: (await organisationById(work, item.deliverTo))?.name ?? '', consignment: item.number ?? '', since: dayOf(item.since),
      signed: item.firstBy ? { by: maskName(names.get(item.firstBy) ?? ''), mine: item.firstBy === work.by.id, at: item.firstAt!.toISOString() } : null })
  }
  return { rows, count: await countReturned(work, work.by.organisation!) }
}

/** A returned card with its item, held until the Work ends; of the office that has it, or destroyed it. */
async function returned(work: Work, { person, card: id }: { person: Id; card: Id }) {
  const { bucket } = personKey(person)
  const card = await lockCard(work, bucket, id)
  const item = card && card.person === person ? await itemOfCard(work, bucket, id) : null
  if (!card || !item || card.place !== work.by.organisation) return refuse('not-returned')
  return { card, item }
}

/** 重新入库: a card that came back is stock again and goes out with its batch's next sending, to another place where one is named. A lone signature for its destruction falls. (COLL-05) */
export async function restock(work: Work, at: { person: Id; card: Id }, to: Delivery | null) {
  const found = await returned(work, at)
  if (isRefused(found)) return found
  const { card, item } = found
  if (item.state !== 'returned') return refuse('not-returned')
  const unfit = to ? await fitting(work, { region: card.region, bank: card.bank, delivery: to }) : null
  if (unfit) return unfit
  await dropSignature(work, item.bucket, item.card)
  const stocked = await step(work, card, 'stock', work.by.organisation)
  if (isRefused(stocked)) return stocked
  await moveItem(work, item, 'passed', to ? { deliver: to } : {})
  if (to) {
    await redirectCard(work, stocked, to)
    const told = await redirect(work, { bucket: item.bucket, id: item.application }, to)
    if (isRefused(told)) return told
  }
  return { batch: item.batch }
}

/**
 * 销毁签字: the first signature of each card only stands there; the second, by another person, destroys the card: PIN and chip data go, the holder may
 * apply anew and is told. The same person again changes nothing, and a card that is destroyed already is not destroyed twice. (COLL-05)
 */
export async function signDestruction(work: Work, cards: readonly { person: Id; card: Id }[]) {
  const done = { signed: 0, destroyed: 0, mine: 0, before: 0 }
  for (const at of [...new Map(cards.map(one => [one.card, one])).values()].sort((a, b) => a.card.localeCompare(b.card))) {
    const found = await returned(work, at)
    if (isRefused(found)) return found
    if (found.item.state === 'destroyed') { done.before++; continue }
    if (found.item.state !== 'returned') return refuse('not-returned')
    done[await sign(work, found)]++
  }
  return done.signed + done.destroyed + done.before ? done : refuse('second-signature-needed')
}

async function sign(work: Work, { card, item }: { card: NonNullable<Awaited<ReturnType<typeof lockCard>>>; item: NonNullable<Awaited<ReturnType<typeof itemOfCard>>> }) {
  const { id: by, post, organisation } = work.by as { id: Id; post: string; organisation: Id }
  const subject = { person: { bucket: item.bucket, id: item.person }, subject: { kind: 'card', id: item.card } }
  if (await signFirst(work, item, organisation, by, post)) {
    await note(work, { verb: 'production.sign-destruction', ...subject, facts: { signature: 1 } })
    return 'signed'
  }
  const first = (await destructionOf(work, item.bucket, item.card))!
  if (first.firstBy === by) return 'mine'
  if (!await signSecond(work, item.bucket, item.card, by, post)) throw new Error('a returned card has two signatures')
  await note(work, { verb: 'production.sign-destruction', ...subject, facts: { signature: 2, first: first.firstBy } })
  const destroyed = await destroyCard(work, card, { first: first.firstBy, second: by })
  if (isRefused(destroyed)) throw new Error(`a returned card to be destroyed is ${destroyed.refused}`)
  await moveItem(work, item, 'destroyed')
  const lapsed = await moveTo(work, { bucket: item.bucket, id: item.application }, 'lapse')
  if (isRefused(lapsed)) throw new Error(`the application of a card to be destroyed is ${lapsed.refused}`)
  await send(work, card.region, subject.person, (await getPerson(work, subject.person))?.phone ?? null, 'card-destroyed', {})
  return 'destroyed'
}
