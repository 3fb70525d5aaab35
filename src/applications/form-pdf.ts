import { unprintable } from '#kit/font'
import { A4, pdfOf, type Pdf } from '#kit/pdf'
import type { FormSheet } from './form-sheet.ts'
import { refuse } from './refusals.ts'

const ink = '#111', soft = '#555', rule = '#333', MM = 72 / 25.4
const LEFT = A4.margin, WIDTH = A4.width - 2 * A4.margin, LABEL = 92, ROW = 33
const photoSize = { '1-inch': [25, 35], '2-inch': [35, 49] } as const

/** The named form on one A4 sheet, to be signed; refused by name when the font lacks a character: nothing is replaced. (APP-13, settled: names) */
export async function formPdf(sheet: FormSheet, made: Date) {
  const lacking = unprintable([...Object.values(sheet.fields), sheet.title.zh, sheet.issuer].join(''))
  return lacking ? refuse('form-character-missing', { character: lacking }) : pdfOf(sheet.title.zh, made, A4, document => drawForm(document, sheet))
}

type Cell = { zh: string; en: string; value: string }
function drawForm(document: Pdf, sheet: FormSheet) {
  const { fields } = sheet
  const cell = (zh: string, en: string, value: string): Cell => ({ zh, en, value })
  document.fillColor(ink).fontSize(18).text(sheet.title.zh, LEFT, 38, { width: WIDTH, align: 'center' })
  document.fillColor(soft).fontSize(8.5).text(sheet.title.en, LEFT, document.y + 2, { width: WIDTH, align: 'center' })
  const top = document.y + 8
  document.fillColor(ink).fontSize(9.5).text(`申领编号 No.  ${sheet.number.replace(/(\d{4})(?=\d)/g, '$1 ')}`, LEFT, top, { lineBreak: false })
  document.text(`填表日期 Date  ${sheet.day || '        年     月     日'}`, LEFT, top, { width: WIDTH, align: 'right', lineBreak: false })

  const [w, h] = photoSize[sheet.photoPrint]
  const photoWide = w * MM + 16, beside = WIDTH - photoWide
  const rows = Math.max(4, Math.ceil((h * MM + 12) / ROW))
  let y = top + 16
  photoBox(document, sheet, LEFT + beside, y, photoWide, rows * ROW)
  const first: Cell[][] = [
    [cell('姓名', 'Name', fields.name), cell('性别', 'Sex', fields.sex)], [cell('社会保障号码', 'Social security no.', fields.socialNumber)],
    [cell('出生日期', 'Born', fields.birth), cell('申领类型', 'Kind', sheet.kind.zh && `${sheet.kind.zh} ${sheet.kind.en}`)], [cell('人员类别', 'Category', fields.category)], [cell('工作单位', 'Employer', fields.unit)], [cell('参保地', 'Insured in', fields.insured)],
  ]
  for (const cells of first.slice(0, rows)) y = row(document, cells, y, beside)
  for (const cells of [...first.slice(rows), [cell('手机号', 'Mobile', fields.phone)], [cell('通讯地址', 'Address', fields.address)], [cell('发卡银行', 'Issuing bank', fields.bank)], [cell('领卡的地方', 'To be collected at', fields.place)]]) y = row(document, cells, y, WIDTH)
  if (sheet.guardian) y = row(document, [cell('监护人姓名', 'Guardian', ''), cell('监护人证件号', "Guardian's no.", '')], y, WIDTH)
  y = materials(document, sheet, y)
  y = block(document, '申领人声明', 'Declaration', '本人所填内容和所交材料真实；知道卡内有社保账户和银行的金融账户，两个账户各有密码，丢失要分别挂失。', 'What is written here and handed in is true. I know that the card has a social account and an account at a bank, each with a PIN of its own and reported lost by itself.',
    [sheet.guardian ? '申领人（未成年人由监护人）签名 Signature' : '申领人签名 Signature', '日期 Date'], y, 108)
  y = block(document, '受理意见', 'For the office', '', '', ['盖章 Seal', '经办人 Clerk', '日期 Date'], y, 100)
  document.fillColor(soft).fontSize(8.5).text(`${sheet.issuer}。${sheet.promise.zh}。办到哪儿了：凭申领编号在网上查，或打 12333。`, LEFT, y + 8, { width: WIDTH })
  document.fontSize(7.5).text(`${sheet.promise.en}. Follow it on the web by its number, or call 12333.`, LEFT, document.y + 1, { width: WIDTH })
}

function box(document: Pdf, x: number, y: number, width: number, height: number) { document.rect(x, y, width, height).lineWidth(0.6).stroke(rule) }
function label(document: Pdf, { zh, en }: { zh: string; en: string }, x: number, y: number, height: number) {
  box(document, x, y, LABEL, height)
  document.fillColor(ink).fontSize(10).text(zh, x, y + height / 2 - 11, { width: LABEL, align: 'center', lineBreak: false })
  document.fillColor(soft).fontSize(7).text(en, x, y + height / 2 + 2.5, { width: LABEL, align: 'center', lineBreak: false })
}
/** One row of labelled cells over a width; a long text is set smaller until it fits its cell. Answers where the next begins. */
function row(document: Pdf, cells: readonly Cell[], y: number, width: number): number {
  const each = width / cells.length
  cells.forEach((cell, i) => {
    const x = LEFT + i * each, room = each - LABEL - 12
    label(document, cell, x, y, ROW)
    box(document, x + LABEL, y, each - LABEL, ROW)
    let size = 11
    while (size > 6.5 && document.fontSize(size).heightOfString(cell.value, { width: room }) > ROW - 4) size -= 0.5
    const high = document.fontSize(size).heightOfString(cell.value, { width: room })
    document.fillColor(ink).text(cell.value, x + LABEL + 6, y + (ROW - high) / 2, { width: room })
  })
  return y + ROW
}
function photoBox(document: Pdf, sheet: FormSheet, x: number, y: number, width: number, height: number) {
  box(document, x, y, width, height)
  const [w, h] = photoSize[sheet.photoPrint]
  if (sheet.photo) document.image(sheet.photo, x + (width - w * MM) / 2, y + (height - h * MM) / 2, { fit: [w * MM, h * MM], align: 'center', valign: 'center' })
  else document.fillColor(soft).fontSize(8.5).text(`贴照片\n${sheet.photoPrint === '1-inch' ? '一寸' : '二寸'}白底彩色\nphoto`, x, y + height / 2 - 18, { width, align: 'center' })
}
/** The papers of the pack, each with a box that is crossed where it was handed in. */
function materials(document: Pdf, sheet: FormSheet, y: number): number {
  const lines = Math.ceil(sheet.materials.length / 2), height = Math.max(ROW, lines * 22 + 10)
  label(document, { zh: '所交材料', en: 'Papers' }, LEFT, y, height)
  box(document, LEFT + LABEL, y, WIDTH - LABEL, height)
  sheet.materials.forEach((each, i) => {
    const x = LEFT + LABEL + 8 + (i % 2) * (WIDTH - LABEL) / 2, at = y + 7 + Math.floor(i / 2) * 22
    document.rect(x, at + 1, 8, 8).lineWidth(0.7).stroke(rule)
    if (each.handed) document.moveTo(x + 1.5, at + 5).lineTo(x + 3.5, at + 7.5).lineTo(x + 7, at + 2).lineWidth(1.2).stroke(ink)
    document.fillColor(ink).fontSize(10).text(each.zh, x + 13, at - 1, { lineBreak: false })
    document.fillColor(soft).fontSize(7).text(each.en.replaceAll('’', "'"), x + 13, at + 10.5, { lineBreak: false })
  })
  return y + height
}
/** A labelled block with a text and lines to sign on. */
function block(document: Pdf, zh: string, en: string, say: string, saying: string, lines: readonly string[], y: number, height: number): number {
  label(document, { zh, en }, LEFT, y, height)
  box(document, LEFT + LABEL, y, WIDTH - LABEL, height)
  const x = LEFT + LABEL + 8, wide = WIDTH - LABEL - 16
  document.fillColor(ink).fontSize(9.5).text(say, x, y + 8, { width: wide })
  if (saying) document.fillColor(soft).fontSize(7).text(saying, x, document.y + 1, { width: wide })
  document.fontSize(9)
  const words = lines.map(line => document.widthOfString(line)), rest = (wide - words.reduce((sum, each) => sum + each, 0)) / lines.length
  let at = x
  lines.forEach((line, i) => {
    document.fillColor(ink).text(line, at, y + height - 18, { lineBreak: false })
    document.moveTo(at + words[i]! + 4, y + height - 8).lineTo(at + words[i]! + rest - 10, y + height - 8).lineWidth(0.5).stroke(rule)
    at += words[i]! + rest
  })
  return y + height
}
