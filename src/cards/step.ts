import type { Id } from '#kit/ids'
import type { Facts } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { onRecord, type Card } from './card.ts'
import { life, mayStep, stateSays, type CardStep } from './life.ts'
import { refuse } from './refusals.ts'
import { moveCard } from './store.ts'

const verbOf: Record<CardStep, string> = {
  make: 'cards.make', scrap: 'cards.scrap', stock: 'cards.stock', send: 'cards.send', arrive: 'cards.arrive', handOver: 'cards.hand-over',
  confirm: 'cards.confirm-receipt', lose: 'cards.lose', takeBack: 'cards.take-back', bringBack: 'cards.bring-back', destroy: 'cards.destroy',
}

/**
 * Takes the card one step on in its life and puts it on record; `place` is the organisation that has it, or will have it, afterwards.
 * Refused `card-elsewhere` where the life table has no such step, or when somebody moved the card since it was read.
 */
export async function step(work: Work, card: Card, name: CardStep, place: Id | null, facts: Facts = {}) {
  if (card.closedAs || (card.social === 'closed' && life[name].to === 'handed-over')) return refuse('card-closed')
  if (!mayStep(name, card.state) || !await moveCard(work, card, life[name].to, place)) return elsewhere(card)
  await note(work, { verb: verbOf[name], ...onRecord(card), facts: { ...facts, ...(place ? { place } : {}) } })
  return { ...card, state: life[name].to, place, stateSince: work.now, version: card.version + 1 } satisfies Card
}

/** The refusal that says where the card is. */
export function elsewhere(card: Pick<Card, 'state'>) {
  const says = stateSays[card.state]
  const fill = (text: string, zh: string) => text.replace('{place}', zh).replace('{day}', '')
  return refuse('card-elsewhere', { state: card.state, what: fill(says.zh, '领卡处'), whatEn: fill(says.en, 'where it is collected') })
}
