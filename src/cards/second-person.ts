import { dayOf } from '#kit/day'
import type { Work } from '#kit/work'
import { entriesOf } from '#record'
import { holderOf, type Card } from './card.ts'

/**
 * Whether the person at work has, today, already done `verb` for this card's holder. A reset and a hand-over for one person on one day
 * by one clerk would let one clerk alone have both a card and a PIN of somebody else. (settled: a second person)
 */
export async function doneToday(work: Work, card: Pick<Card, 'bucket' | 'person'>, verb: 'cards.hand-over' | 'pins.authorise-reset'): Promise<boolean> {
  const entries = await entriesOf(work, { person: holderOf(card), limit: 1000 })
  return entries.some(entry => entry.verb === verb && entry.byId !== null && entry.byId === work.by.id && dayOf(entry.at) === dayOf(work.now))
}
