import type { Id, PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { note } from '#record'
import { onRecord, type Card } from './card.ts'
import { cardsOf, lockCard } from './find.ts'
import { refuse } from './refusals.ts'
import { setRenewal } from './store-renewal.ts'
import { closeLine, endCard, reopenCard, reopenLine, setSocial } from './store.ts'

/** What a cancellation ended: the line, and each card with what its social account was; one on its way is not closed, for it still has to come back. */
export type Cancelled = { line: Id | null; cards: { card: Id; social: Card['social']; closed: boolean }[] }

/**
 * 注销: the card in the holder's hands ends; one that has left the house but was not collected opens nothing and is handed over to nobody. The line ends, so that a
 * new card needs a new application. From this commit on no door takes them. Cards still in the house are production's. (REPL-05)
 */
export async function cancelCards(work: Work, person: PersonKey, cause: Id): Promise<Cancelled> {
  const ended: Cancelled = { line: null, cards: [] }
  const lines = new Set<Id>()
  for (const { id } of await cardsOf(work, person)) {
    const card = (await lockCard(work, person.bucket, id))!
    // also of a card that was scrapped in the making: nothing is made again in its line
    lines.add(card.line)
    if (card.closedAs || card.social === 'closed' || card.state === 'destroyed') continue
    const closed = card.state === 'handed-over'
    if (!await (closed ? endCard(work, card, 'cancelled') : setSocial(work, card, 'closed'))) throw new Error('a locked card was ended')
    await setRenewal(work, card, 'ended')
    await note(work, { verb: 'cards.cancel', ...onRecord(card), facts: { cause, state: card.state } })
    ended.cards.push({ card: id, social: card.social, closed })
    ended.line = card.line
  }
  for (const line of lines) await closeLine(work, person.bucket, line)
  return ended
}

/** A mistaken cancellation is taken back: what it ended is what it was, but a card that was destroyed on its way back meanwhile. Refused `card-since` where the person has another card by now. (REPL-05) */
export async function putBackCards(work: Work, person: PersonKey, ended: Cancelled, cause: Id) {
  const cards: { card: Card; social: Card['social']; closed: boolean }[] = []
  for (const each of ended.cards) cards.push({ ...each, card: (await lockCard(work, person.bucket, each.card))! })
  const lives = cards.some(({ card, closed }) => closed || !card.closedAs)
  if (ended.line && lives && !await reopenLine(work, person, ended.line)) return refuse('card-since')
  for (const { card, social, closed } of cards) {
    const { id } = card
    const back = closed ? await reopenCard(work, person.bucket, id, social) : !card.closedAs && await setSocial(work, card, social)
    if (!back) continue
    await setRenewal(work, card, 'left')
    await note(work, { verb: 'cards.put-back', ...onRecord(card), facts: { cause, social } })
  }
  return ended
}
