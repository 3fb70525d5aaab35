import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { linkBankCards, type Card } from '#cards'
import { bankOf, isOfBank } from './directory.ts'
import { standIn, type NumberPort } from './number-port.ts'
import { refuse } from './refusals.ts'
import { insertOpenings } from './store.ts'

type Opened = Card | ReturnType<typeof refuse<'bank-unknown' | 'bank-number-strange'>>

/**
 * 开户: the bank opens the accounts of cards and gives them their numbers; a card that has one keeps it. Until then the card is not delivered.
 * A number outside the bank's range in the pack, or that another card has, is not taken; a stand-in draws again. Answers in the order asked. (BANK-01, BANK-03)
 */
export async function openAccounts(work: Work, cards: readonly Card[], port: NumberPort = standIn): Promise<Opened[]> {
  const answers = new Map<Id, Opened>(cards.filter(card => card.bankCard).map(card => [card.id, card]))
  const opened: Card[] = []
  for (let tries = 0; answers.size < cards.length; tries++) {
    if (tries === 20) throw new Error('no free bank card number in twenty draws')
    const drawn = cards.filter(card => !answers.has(card.id)).flatMap(card => {
      const bank = bankOf(work, card.region, card.bank)
      const number = bank && port.open(bank, work.random, card)
      if (bank && number && isOfBank(bank, number)) return [{ card, number }]
      answers.set(card.id, strange(work, card))
      return []
    })
    for (const [i, linked] of (await linkBankCards(work, drawn)).entries()) {
      if (!isRefused(linked)) { answers.set(linked.id, linked); opened.push(linked) } else if (!port.draws) answers.set(drawn[i]!.card.id, strange(work, drawn[i]!.card))
    }
  }
  if (opened.length) await insertOpenings(work, opened, port.name)
  return cards.map(card => answers.get(card.id)!)
}

/** A bank that is none here, or gave no number that can be this card's. */
function strange(work: Work, card: Card) {
  const bank = bankOf(work, card.region, card.bank)
  return bank ? refuse('bank-number-strange', { bank: bank.zh, bankEn: bank.en }) : refuse('bank-unknown', { bank: card.bank })
}

/** The same for one card. */
export const openAccount = async (work: Work, card: Card, port: NumberPort = standIn): Promise<Opened> => (await openAccounts(work, [card], port))[0]!
