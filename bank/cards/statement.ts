import { fenNumber } from '#kit/money'
import { isRefused } from '#kit/refusal'
import { selectEntries } from '../accounts/store.ts'
import type { Work } from '../work.ts'
import { lookAtCard, type Asking } from './hold.ts'

const words: Record<string, readonly [zh: string, en: string]> = {
  purchase: ['消费', 'purchase'], void: ['消费撤销', 'purchase voided'], refund: ['退货', 'refund'], reversal: ['冲正', 'reversal'], withdrawal: ['取款（待吐钞）', 'withdrawal (being dispensed)'],
  dispensed: ['取款已吐钞', 'withdrawal dispensed'], deposit: ['存款', 'deposit'], 'transfer-out': ['转出', 'transfer out'], 'transfer-in': ['转入', 'transfer in'], 'transfer-back': ['转账退回', 'transfer returned'],
  'pay-out': ['代发', 'pay-out'], 'cash-in': ['柜台存款', 'cash put in at the counter'], 'cash-out': ['柜台取款', 'cash drawn at the counter'], 'wealth-buy': ['购买理财', 'product bought'], 'wealth-redeem': ['赎回理财', 'product redeemed'], 'dues': ['缴费', 'dues paid'], 'dues-back': ['缴费退回', 'dues returned'],
}
/** How a posting is called. */
export const wordsOf = (what: string): readonly [zh: string, en: string] => words[what] ?? [what, what]

/** 明细: a page of an account's entries, newest first, with the balance after each. */
export async function statement(work: Work, asking: Asking, before: number | null = null) {
  const found = await lookAtCard(work, asking)
  if (isRefused(found)) return found
  const rows = await selectEntries(work, found.card.bucket, found.card.account, before, 100)
  return {
    balance: fenNumber(found.card.balance), next: rows.length === 100 ? rows.at(-1)!.seq : null,
    rows: rows.map(({ seq, what, at, day, amount, balance, merchant, terminal, note }) => ({ seq, what, zh: wordsOf(what)[0], en: wordsOf(what)[1], at, day, amount: fenNumber(amount), balance: fenNumber(balance), merchant, terminal, note })),
  }
}
