import { dayOf } from '#kit/day'
import { unprintable } from '#kit/font'
import { A4, pdfOf } from '#kit/pdf'
import { isRefused } from '#kit/refusal'
import { FileAnswer } from '#kit/route'
import type { Work } from '#kit/work'
import { note } from '#record'
import { seeLetters } from './bank-letter.ts'
import { refuse } from './refusals.ts'
import { officeOf } from './roster-own.ts'
import { refuseRoster } from './roster-refusals.ts'

/** 发卡银行选择确认函 as the unit prints, signs and seals it, filled with the unit and the bank it chooses. Nothing is handed in by it. (BATCH-03) */
export async function printLetter(work: Work, bank: string) {
  const [unit, letters] = [await officeOf(work), await seeLetters(work)]
  if (isRefused(unit)) return unit
  if (isRefused(letters)) return letters
  const chosen = letters.banks.find(each => each.code === bank)
  if (!chosen) return refuseRoster('roster-bank-missing')
  const [year, month, day] = dayOf(work.now).split('-').map(Number)
  const says = [
    `我单位 ${letters.unit}（统一社会信用代码 ${letters.code}）为职工申领社会保障卡，选择 ${chosen.zh} 作为发卡银行。自本函交到之日起申领的卡，由该行开立金融账户；此前已经申领的卡不变。`,
    '以后要换发卡银行，另交新的确认函，自交到之日起申领的卡按新的执行。',
  ]
  const lacking = unprintable(`${letters.to}${says.join('')}`)
  if (lacking) return refuse('form-character-missing', { character: lacking })
  const bytes = await pdfOf('社会保障卡发卡银行选择确认函', work.now, { ...A4, margin: 72 }, document => {
    document.fontSize(20).text('社会保障卡发卡银行选择确认函', { align: 'center' }).moveDown(2)
    document.fontSize(13).text(`${letters.to}：`, { lineGap: 8 }).moveDown(0.5)
    for (const paragraph of says) document.text(paragraph, { indent: 26, lineGap: 8, align: 'justify' }).moveDown(0.5)
    document.moveDown(3)
    for (const line of ['单位（公章）：', '经办人签字：', `${year} 年 ${month} 月 ${day} 日`]) document.text(line, 300, document.y, { lineGap: 10 }).moveDown(1.5)
  })
  await note(work, { verb: 'applications.print-letter', person: null, subject: { kind: 'organisation', id: unit.id }, facts: { bank } })
  return new FileAnswer(`发卡银行选择确认函 ${chosen.zh}.pdf`, 'application/pdf', bytes)
}
