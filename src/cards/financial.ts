import type { Id } from '#kit/ids'
import { Overtaken, type Work } from '#kit/work'
import { note, noteAll } from '#record'
import { onRecord, place, type Card } from './card.ts'
import { refuse } from './refusals.ts'
import { setFinancial } from './store.ts'
import { setBankCards, takeAliases } from './store-many.ts'
import { liftSuspension } from './term.ts'

/**
 * Our copies of the accounts the bank opened for these cards: their numbers, never null before a card is delivered. Repeating the same number
 * changes nothing; a number that another card has is refused. Answers in the order asked. (BANK-03)
 */
export async function linkBankCards(work: Work, given: readonly { card: Card; number: string }[]) {
  const fresh = given.filter(({ card }) => !card.bankCard)
  const taken = fresh.length ? await takeAliases(work, fresh.map(({ card, number }) => ({ digest: work.vault.digest('bank-card', number), kind: 'bank-card', bucket: card.bucket, card: card.id }))) : new Set<Id>()
  const mine = fresh.filter(({ card }) => taken.has(card.id))
  const set = mine.length ? await setBankCards(work, mine.map(({ card: { bucket, id }, number }) => ({ bucket, id, sealed: work.vault.seal(number, place('bank_card', id)) }))) : taken
  if (set.size !== mine.length) throw new Overtaken('a card got its bank number meanwhile')
  await noteAll(work, mine.map(({ card }) => ({ verb: 'cards.link-bank-card', ...onRecord(card), facts: { bank: card.bank } })))
  return given.map(({ card, number }) => card.bankCard === number ? card
    : set.has(card.id) ? { ...card, bankCard: number, financial: 'opened', version: card.version + 1 } satisfies Card : refuse('bank-card-taken'))
}

/** The same for one card. */
export const linkBankCard = async (work: Work, card: Card, number: string) => (await linkBankCards(work, [{ card, number }]))[0]!

/** 金融账户启用: the bank says that its account is active; of the social account it lifts a suspension for being late, and nothing else. (ACT-01, ACT-07, BANK-04) */
export async function noteFinancialActive(work: Work, card: Card) {
  if (card.closedAs) return refuse('card-closed')
  if (card.state !== 'handed-over') return refuse('not-collected')
  if (card.financial === 'none') return refuse('financial-not-open')
  if (card.financial === 'active' || !await setFinancial(work, card, 'active')) return refuse('financial-active')
  await note(work, { verb: 'cards.financial-active', ...onRecord(card), facts: { bank: card.bank } })
  return { ...card, financial: 'active', version: card.version + 1, facts: await liftSuspension(work, card) } satisfies Card
}
