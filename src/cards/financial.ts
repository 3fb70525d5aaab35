import { addDays, dayOf, instantOf, type Day } from '#kit/day'
import { newId, type Id } from '#kit/ids'
import { Overtaken, type Work } from '#kit/work'
import { put, type Receiver } from '#outbox'
import { note, noteAll } from '#record'
import { onRecord, place, type Card } from './card.ts'
import { getCard } from './find.ts'
import { refuse } from './refusals.ts'
import { holds, type CardFact } from './state-code.ts'
import { endFact, lapseFact, openFact, setFinancial } from './store.ts'
import { setBankCards, takeAliases } from './store-many.ts'
import { bankWords, tell } from './tell.ts'
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

/** What the bank says of its account's loss: since when, in writing or by telephone, and the last day of one that lapses. */
export type BankLoss = { how: 'phone' | 'written'; since: Date; until: Day | null }

/** 金融账户挂失, as the bank tells it: our copy follows, the holder is told; the social account stays as it is. `passed`: it came of a report that the holder made here. (LOSS-01, LOSS-03) */
export async function noteFinancialLoss(work: Work, card: Card, { how, since, until }: BankLoss, passed: boolean): Promise<Card> {
  const before = await endFact(work, card, 'financial', 'loss')
  const [id, channel] = [newId(work.now, work.random), how === 'phone' ? 'bank-phone' : 'bank-written']
  if (!await openFact({ ...work, now: since }, card, id, { account: 'financial', kind: 'loss', channel, lastDay: until })) throw new Error('a loss was told while the card was locked')
  if (until) await put(work, [{ kind: 'cards.lapse-financial', bucket: card.bucket, ids: [card.id, id], due: instantOf(addDays(until, 1))! }])
  await note(work, { verb: 'cards.financial-lost', ...onRecord(card), facts: { bank: card.bank, channel, passed, ...until ? { lastDay: until } : {}, ...before ? { before: true } : {} } })
  await tell(work, card, holds(card.facts, 'loss') ? 'financial-lost-both' : 'financial-lost', { bank: bankWords(card, work).zh })
  const fact: CardFact = { account: 'financial', kind: 'loss', since: since.toISOString(), until: null, channel, lastDay: until }
  return { ...card, facts: [...card.facts.filter(one => !holds([one], 'loss', 'financial')), fact] }
}

/** The bank released its account: our copy follows, the holder is told; the social account stays as it is. (LOSS-08) */
export async function noteFinancialRelease(work: Work, card: Card): Promise<Card> {
  if (!await endFact(work, card, 'financial', 'loss')) return card
  await note(work, { verb: 'cards.financial-released', ...onRecord(card), facts: { bank: card.bank } })
  await tell(work, card, holds(card.facts, 'loss') ? 'financial-released-one' : 'financial-released', { bank: bankWords(card, work).zh })
  return { ...card, facts: card.facts.filter(one => !holds([one], 'loss', 'financial')) }
}

/** The timer of reports at a bank's telephone: one whose last day is over has lapsed there. */
export const lapseFinancialLosses: Receiver = {
  within: async (work, tasks) => {
    for (const { bucket, ids: [id, fact] } of tasks) {
      const card = await getCard(work, bucket, id!)
      if (!card || !await lapseFact(work, bucket, fact!, dayOf(work.now))) continue
      await note(work, { verb: 'cards.financial-lapsed', ...onRecord(card), facts: { bank: card.bank } })
    }
  },
}
