import { wallClock } from '#kit/day'
import { unprintable } from '#kit/font'
import { yuan } from '#kit/money'
import { A4, pdfOf } from '#kit/pdf'
import { refuse } from './refusals.ts'
import { feeWords, type ReceiptView } from './shared.ts'

export type Paper = 'a4' | '80mm'
type Printed = ReceiptView & { payer: string; clerk: string }
const MM = 72 / 25.4
/** Sizes in points: the sheet, its margin, the text. A roll is cut after its last line. */
const sheets = { 'a4': { ...A4, margin: 62, text: 11, title: 20 }, '80mm': { width: 80 * MM, height: 190 * MM, margin: 5 * MM, text: 9, title: 14 } } as const

/** The lines of a receipt: what stands before the colon, and after. */
const linesOf = (r: Printed): (readonly [string, string])[] => [
  ['收据编号 No.', r.number], ['日期 Date', wallClock(new Date(r.at)).slice(0, 16)], [r.what === 'taken' ? '交款人 Payer' : '领款人 Payee', r.payer], ['项目 For', `${feeWords[r.reason].zh} ${feeWords[r.reason].en}`],
  ['金额 Amount', `¥${yuan(BigInt(r.amount))}`], ['人民币大写', r.capitals], ['方式 By', '现金 cash'], ['批准机关 Approved by', r.source.authority], ['批准文件 Document', `${r.source.number}，${r.source.date}`],
  [r.what === 'taken' ? '收款单位 At' : '付款单位 At', r.office], ['经办人 Clerk', r.clerk],
]

/** The receipt as PDF bytes, the font embedded. Refused by name when the font lacks a character: nothing is replaced. (settled: names) */
export async function printReceipt(r: Printed, paper: Paper) {
  const { width, height, margin, text, title } = sheets[paper]
  const lacking = unprintable(linesOf(r).flat().join(''))
  if (lacking) return refuse('print-character-missing', { character: lacking })
  return pdfOf(r.number, new Date(r.at), { width, height, margin }, document => {
    document.fontSize(title).text(r.what === 'taken' ? '社会保障卡工本费收据' : '社会保障卡工本费退款收据', { align: 'center' })
    document.fontSize(text).text(r.what === 'taken' ? 'Receipt for a social security card fee' : 'Receipt for a fee given back', { align: 'center' }).moveDown()
    const label = paper === 'a4' ? 140 : width - 2 * margin
    for (const [name, value] of linesOf(r)) {
      const top = document.y
      document.fillColor('#555').text(name, margin, top, { width: label })
      document.fillColor('#000').text(value, paper === 'a4' ? margin + label : margin, paper === 'a4' ? top : document.y, { width: paper === 'a4' ? width - 2 * margin - label : label })
      const bottom = document.y + 4
      document.moveTo(margin, bottom).lineTo(width - margin, bottom).lineWidth(0.4).strokeColor('#999').stroke()
      document.y = bottom + 5
    }
    document.moveDown().fillColor('#000').text(r.what === 'taken' ? '申领没有发卡就结束的，凭身份证全额退还。' : '款项已当面付清。', margin, document.y, { width: width - 2 * margin })
  })
}
