import { wallClock } from '#kit/day'
import { unprintable } from '#kit/font'
import { yuan } from '#kit/money'
import { slipPdf, type Paper } from '#kit/pdf'
import { refuse } from './refusals.ts'
import { feeWords, type ReceiptView } from './shared.ts'

type Printed = ReceiptView & { payer: string; clerk: string }

/** The lines of a receipt: what stands before the colon, and after. */
const linesOf = (r: Printed): (readonly [string, string])[] => [
  ['收据编号 No.', r.number], ['日期 Date', wallClock(new Date(r.at)).slice(0, 16)], [r.what === 'taken' ? '交款人 Payer' : '领款人 Payee', r.payer], ['项目 For', `${feeWords[r.reason].zh} ${feeWords[r.reason].en}`],
  ['金额 Amount', `¥${yuan(BigInt(r.amount))}`], ['人民币大写', r.capitals], ['方式 By', r.way === 'cash' ? '现金 cash' : `金融账户 bank account （尾号 ${r.tail!}）`], ...r.reference ? [['银行参考号 Bank reference', r.reference] as const] : [], ['批准机关 Approved by', r.source.authority], ['批准文件 Document', `${r.source.number}，${r.source.date}`],
  [r.what === 'taken' ? '收款单位 At' : '付款单位 At', r.office], ['经办人 Clerk', r.clerk || '自动退回 automatic'],
]

/** The receipt as PDF bytes, the font embedded. Refused by name when the font lacks a character: nothing is replaced. (settled: names) */
export async function printReceipt(r: Printed, paper: Paper) {
  const lines = linesOf(r)
  const lacking = unprintable(lines.flat().join(''))
  if (lacking) return refuse('print-character-missing', { character: lacking })
  const taken = r.what === 'taken'
  return slipPdf({
    name: r.number, made: new Date(r.at), title: taken ? '社会保障卡工本费收据' : '社会保障卡工本费退款收据', subtitle: taken ? 'Receipt for a social security card fee' : 'Receipt for a fee given back', lines,
    foot: r.way === 'account' ? taken ? '申领没有发卡就结束的，全额退回这个账户。' : '款项已退回原账户。' : taken ? '申领没有发卡就结束的，凭身份证全额退还。' : '款项已当面付清。',
  }, paper)
}
