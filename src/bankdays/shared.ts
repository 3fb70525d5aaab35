import type { Words } from '../cards/shared.ts'

/** Kinds of business that a bank's day is compared by. */
export const dayKinds = ['opening', 'activation', 'loss', 'passed-loss', 'payout', 'deduction', 'fee', 'fee-return'] as const
export type DayKindName = (typeof dayKinds)[number]
export const dayKindWords: Readonly<Record<string, Words>> = {
  opening: { zh: '开户', en: 'Accounts opened' }, activation: { zh: '激活', en: 'Activations' }, loss: { zh: '挂失、解挂', en: 'Losses, releases' }, 'passed-loss': { zh: '转报挂失', en: 'Losses passed on' }, payout: { zh: '待遇发放', en: 'Pay-outs' }, deduction: { zh: '缴费代扣', en: 'Deductions' }, fee: { zh: '工本费', en: 'Card fees' }, 'fee-return': { zh: '工本费退回', en: 'Card fees given back' },
}
export type DifferenceWhat = 'ours-missing' | 'theirs-missing' | 'differs'
export const whatWords: Readonly<Record<DifferenceWhat, Words>> = { 'ours-missing': { zh: '银行有，这里没有', en: 'The bank has it, we do not' }, 'theirs-missing': { zh: '这里有，银行没有', en: 'We have it, the bank does not' }, differs: { zh: '两边不一样', en: 'The two differ' } }
export const howWords: Readonly<Record<'repaired' | 'agrees' | 'decided', Words>> = { repaired: { zh: '自动补好', en: 'repaired' }, agrees: { zh: '后来一致', en: 'agrees since' }, decided: { zh: '人工办结', en: 'decided' } }
/** What a repair came to where it is not over yet: an answer that is waited for, or why there is none. */
export const whyWords: Readonly<Record<string, Words>> = {
  'return-asked': { zh: '已请银行重新出回盘，等它回来', en: 'the bank was asked to lay its return out again' }, 'order-again': { zh: '银行说没有收到，已按原批次号重新报盘', en: 'the bank never got the order; it went again under its number' },
  'sums-differ': { zh: '两边金额不一样，已请银行重新出回盘，哪几笔不一样看批次页', en: 'the sums differ; the return comes once more, and the batch lists which lines contradict' },
  'batch-open': { zh: '银行正在办这个批次', en: 'the bank is carrying this batch out' }, 'batch-unknown': { zh: '银行没有办过这个批次', en: 'the bank never carried this batch out' }, 'bank-silent': { zh: '银行没有回答', en: 'the bank did not answer' },
  'card-unknown': { zh: '这里没有这张卡', en: 'no such card here' }, 'card-closed': { zh: '这张卡已经注销', en: 'the card was closed' }, 'bank-number-differs': { zh: '卡已有另一个银行卡号', en: 'the card has another bank card number' },
}

export type BankDayRow = { bank: string; bankName: Words; day: string; rows: number; differences: number; open: number; comparedAt: string | null; certificate: string | null }
export type BankDaySum = { kind: string; ourCount: number; ourAmount: number; theirCount: number; theirAmount: number }
export type BankDifference = { id: string; kind: string; what: DifferenceWhat; key: string; ours: string | null; theirs: string | null; foundAt: string; why: string | null; how: keyof typeof howWords | null; resolvedAt: string | null; note: string | null }
export type BankDay = BankDayRow & { digest: string; sums: BankDaySum[]; rowsOf: BankDifference[] }
/** What banks told or answered and nobody took: notices, files that lie in `from-bank/wrong`. */
export type Left = { notices: { bank: string; bankName: Words; notice: string; what: string; ending: string; why: Words; firstAt: string; lastAt: string; times: number }[]; files: { file: string; at: string; bytes: number; faults: string[] }[] }
