import type { Work } from '#kit/work'
import { note } from '#record'
import { onRecord, place, type Card } from './card.ts'
import { refuse } from './refusals.ts'
import { setBankCard, setFinancial, takeAlias } from './store.ts'
import { liftSuspension } from './term.ts'

/**
 * Our copy of the account the bank opened for this card: its number, never null before the card is delivered. Repeating the same number
 * changes nothing. (BANK-03)
 */
export async function linkBankCard(work: Work, card: Card, number: string) {
  if (card.bankCard === number) return card
  if (card.bankCard) return refuse('bank-card-taken')
  if (!await takeAlias(work, 'bank-card', work.vault.digest('bank-card', number), card)) return refuse('bank-card-taken')
  await setBankCard(work, card, work.vault.seal(number, place('bank_card', card.id)))
  await note(work, { verb: 'cards.link-bank-card', ...onRecord(card), facts: { bank: card.bank } })
  return { ...card, bankCard: number, financial: 'opened', version: card.version + 1 } satisfies Card
}

/** 金融账户启用: the bank says that its account is active; of the social account it lifts a suspension for being late, and nothing else. (ACT-01, ACT-07, BANK-04) */
export async function noteFinancialActive(work: Work, card: Card) {
  if (card.closedAs) return refuse('card-closed')
  if (card.state !== 'handed-over') return refuse('not-collected')
  if (card.financial === 'none') return refuse('financial-not-open')
  if (card.financial === 'active' || !await setFinancial(work, card, 'active')) return refuse('financial-active')
  await note(work, { verb: 'cards.financial-active', ...onRecord(card), facts: { bank: card.bank } })
  return { ...card, financial: 'active', version: card.version + 1, facts: await liftSuspension(work, card) } satisfies Card
}
