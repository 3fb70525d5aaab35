import { dayOf } from '#kit/day'
import { newId, personKey, type Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { lockCard } from '#cards'
import { maskName } from '#holders'
import { note } from '#record'
import { mayDo, memberNames, membersAt } from '#staff'
import { toCollectRow } from './lists.ts'
import { refuse } from './refusals.ts'
import { LISTED, type Trays } from './shared.ts'
import { endHeld, heldAt, heldBy, insertHeld, offerHeld, type Held } from './store-tray.ts'

type Picked = readonly { person: Id; card: Id }[]
/** Each once, in one order for everybody. */
const each = (cards: Picked) => [...new Map(cards.map(one => [one.card, { bucket: personKey(one.person).bucket, id: one.card }])).values()].sort((a, b) => a.id.localeCompare(b.id))

/** Refused when the card is in a colleague's hands: only they hand it over, send it on or put it back. (PROD-05) */
export async function inOtherHands(work: Work, card: { bucket: number; id: Id }) {
  const held = await heldBy(work, card.bucket, card.id)
  return held && held.member !== work.by.id ? refuse('in-other-hands', { who: await nameOf(work, held.member), day: dayOf(held.takenAt) }) : null
}
const nameOf = async (work: Work, member: Id) => maskName((await memberNames(work, [member])).get(member) ?? '')

/**
 * 领用: the clerk takes waiting cards of the office from the safe into their own hands; all of them or none. What is in their hands already stays so.
 * Refused `not-in-safe` for a card that does not wait here, `in-other-hands` naming the colleague. (PROD-05)
 */
export async function takeIntoHands(work: Work, cards: Picked) {
  const [member, office] = [work.by.id!, work.by.organisation!]
  let taken = 0
  for (const one of each(cards)) {
    const card = await lockCard(work, one.bucket, one.id)
    if (!card || card.closedAs || card.state !== 'at-site' || card.place !== office) return refuse('not-in-safe')
    const other = await inOtherHands(work, card)
    if (other) return other
    if (await insertHeld(work, { bucket: card.bucket, id: newId(work.now, work.random), card: card.id, person: card.person, office, member }, null)) taken++
  }
  await note(work, { verb: 'production.take-from-safe', person: null, facts: { cards: taken } })
  return { cards: taken }
}

/**
 * 放回: cards go back into the safe, or an offer to a colleague is taken back by it. A colleague's are booked back with a reason, where they left without
 * doing so. Refused `not-in-hands`, `put-back-unexplained`. (PROD-05)
 */
export async function putBack(work: Work, cards: Picked, why: string) {
  const strangers = new Set<Id>()
  for (const one of each(cards)) {
    const held = await heldHere(work, one)
    if (isRefused(held)) return held
    if (held.member !== work.by.id) {
      if (why.length < 2) return refuse('put-back-unexplained', { who: await nameOf(work, held.member) })
      strangers.add(held.member)
    }
    await endHeld(work, held, 'put-back', work.by.id!, why || null)
  }
  await note(work, { verb: 'production.put-back', person: null, facts: { cards: cards.length, ...strangers.size ? { of: [...strangers], why } : {} } })
  return { cards: cards.length }
}

/** 移交, the first signature: cards in my hands are offered to a colleague, who signs for them (`acceptCards`). Until then they are mine. Refused `colleague-unknown`. (PROD-05) */
export async function offerCards(work: Work, cards: Picked, to: Id) {
  if (!(await colleagues(work)).some(member => member.id === to)) return refuse('colleague-unknown')
  for (const one of each(cards)) {
    const held = await heldHere(work, one)
    if (isRefused(held)) return held
    if (held.member !== work.by.id) return refuse('in-other-hands', { who: await nameOf(work, held.member), day: dayOf(held.takenAt) })
    await offerHeld(work, held, to)
  }
  await note(work, { verb: 'production.offer-cards', person: null, facts: { cards: cards.length, to } })
  return { cards: cards.length }
}

/** 接手, the second signature: the colleague has counted what was offered and takes it; all of them or none. Refused `not-offered`. (PROD-05) */
export async function acceptCards(work: Work, cards: Picked) {
  const me = work.by.id!
  for (const one of each(cards)) {
    const held = await heldHere(work, one)
    if (isRefused(held)) return held
    if (held.offeredTo !== me) return refuse('not-offered')
    await endHeld(work, held, 'passed-on', me, null)
    await insertHeld(work, { bucket: held.bucket, id: newId(work.now, work.random), card: held.card, person: held.person, office: held.office, member: me }, held.member)
  }
  await note(work, { verb: 'production.accept-cards', person: null, facts: { cards: cards.length } })
  return { cards: cards.length }
}

async function heldHere(work: Work, card: { bucket: number; id: Id }): Promise<Held | ReturnType<typeof refuse<'not-in-hands'>>> {
  await lockCard(work, card.bucket, card.id)
  const held = await heldBy(work, card.bucket, card.id)
  return held?.office === work.by.organisation ? held : refuse('not-in-hands')
}

const colleagues = async (work: Work) => (await membersAt(work, work.by.organisation!)).filter(member => member.id !== work.by.id && mayDo(member.post, 'cards.hand-over'))

/** The cards out of the safe of my office: mine, those offered to me, and the other colleagues', the longest first. Masked; the look is on record. (PROD-05) */
export async function traysOf(work: Work): Promise<Trays> {
  const all = await heldAt(work, work.by.organisation!, 5 * LISTED)
  const names = await memberNames(work, all.flatMap(held => [held.member, held.offeredTo]))
  const who = (id: Id | null) => id && maskName(names.get(id) ?? '')
  const rows = await Promise.all(all.map(async held => ({ ...await toCollectRow(work, { bucket: held.bucket, id: held.card }), takenOn: dayOf(held.takenAt), by: who(held.member)!, offeredTo: who(held.offeredTo),
    mine: held.member === work.by.id, toMe: held.offeredTo === work.by.id })))
  await note(work, { verb: 'production.see-hands', person: null, facts: { rows: rows.length } })
  return { mine: rows.filter(row => row.mine), offered: rows.filter(row => row.toMe), others: rows.filter(row => !row.mine && !row.toMe), colleagues: (await colleagues(work)).map(({ id, name }) => ({ id, name: maskName(name) })) }
}
