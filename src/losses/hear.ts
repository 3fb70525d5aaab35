import { isDay, type Day } from '#kit/day'
import type { Work } from '#kit/work'
import { cardByBankCard, holderOf, lockCard, noteFinancialLoss, noteFinancialRelease, refuseCard, type Card } from '#cards'
import { bankOf } from '#banks'
import { takeWord } from './store.ts'

/** A word of the bank on its account: lost or released, how, since when, until when; `seq` tells which of two is the newer. */
export type BankWord = { lost: boolean; how: 'phone' | 'written' | null; since: Date; until: Day | null; seq: number }

/** 银行的挂失、解挂通知, by the bank's own number of the card. Our copy follows, the holder is told; the social account is never touched. Twice or out of order changes nothing. (LOSS-01.b, LOSS-08) */
export async function hearBank(work: Work, number: string, from: string, word: BankWord) {
  const found = await cardByBankCard(work, number)
  const card = found && await lockCard(work, found.bucket, found.id)
  if (!card) return refuseCard('card-unknown')
  if (card.bank !== from) return refuseCard('not-your-bank', { bank: bankOf(work, card.region, card.bank)?.zh ?? card.bank })
  return hearCard(work, card, word, false)
}

/** The same of a card that is locked; `passed`: it answers a report that was made here. */
export async function hearCard(work: Work, card: Card, word: BankWord, passed: boolean): Promise<Card> {
  if (!await takeWord(work, holderOf(card), { card: card.id, seq: word.seq, lost: word.lost, how: word.how, since: word.since }, work.now)) return card
  return word.lost ? noteFinancialLoss(work, card, { how: word.how ?? 'written', since: word.since, until: word.until !== null && isDay(word.until) ? word.until : null }, passed) : noteFinancialRelease(work, card)
}
