import { wallClock } from '#kit/day'
import { yuan } from '#kit/money'
import { A4, pdfOf, type Pdf } from '#kit/pdf'
import type { StatementView } from './shared.ts'

const ink = '#111', soft = '#555', LEFT = 42, WIDTH = A4.width - 84, FOOT = A4.height - 60, LINE = 17
/** Left edge and width of each column; amounts stand at the right. */
const columns = [['日期 Day', 0, 70], ['事由 For', 70, 110], ['机构 Place', 180, 171], ['金额 Amount', 351, 80], ['余额 Balance', 431, 80]] as const
const money = (fen: number) => yuan(BigInt(fen))

export const statementName = { own: { zh: '医保个人账户对账单', en: 'Statement of the personal medical account' }, family: { zh: '家庭共济账户对账单', en: 'Statement of what a relative shares' } } as const

/** 对账单 on A4 sheets, each with the columns' names and its number. */
export function statementPdf(of: StatementView, holder: { name: string; number: string }, made: Date): Promise<Buffer> {
  const name = statementName[of.kind]
  return pdfOf(`${name.zh} ${of.from} ${of.until}`, made, { ...A4, margin: LEFT }, document => {
    document.fillColor(ink).fontSize(18).text(name.zh, LEFT, 42, { width: WIDTH, align: 'center' })
    document.fillColor(soft).fontSize(9).text(name.en, LEFT, document.y + 2, { width: WIDTH, align: 'center' })
    document.fillColor(ink).fontSize(10).text(`${holder.name}　${holder.number}　${of.regionName.zh}`, LEFT, document.y + 12, { width: WIDTH })
    document.text(`${of.from} 至 ${of.until}　打印 ${wallClock(made)}`, LEFT, document.y + 3, { width: WIDTH })
    document.text(`期初余额 ${money(of.opening)}　收入 ${money(of.came)}　支出 ${money(of.went)}　期末余额 ${money(of.closing)}（元）`, LEFT, document.y + 3, { width: WIDTH })
    let top = head(document, document.y + 12)
    const put = (cells: readonly string[]) => {
      if (top + LINE > FOOT) { document.addPage(); top = head(document, 42) }
      row(document, top, cells)
      top += LINE
    }
    put([of.from, '期初余额 Opening', '', '', money(of.opening)])
    for (const each of of.rows) put([each.day, each.zh, each.place ?? '', money(each.amount), money(each.balance)])
    put([of.until, '期末余额 Closing', '', '', money(of.closing)])
    numbered(document)
  })
}

function head(document: Pdf, top: number): number {
  document.fillColor(soft)
  row(document, top, columns.map(([name]) => name), soft)
  document.moveTo(LEFT, top + LINE - 3).lineTo(LEFT + WIDTH, top + LINE - 3).lineWidth(0.6).stroke('#999')
  return top + LINE
}
function row(document: Pdf, top: number, cells: readonly string[], hue = ink) {
  for (const [i, [, left, width]] of columns.entries()) document.fillColor(hue).fontSize(9).text(cells[i]!, LEFT + left, top, { width: width - 6, height: LINE, ellipsis: true, lineBreak: false, align: i > 2 ? 'right' : 'left' })
}
function numbered(document: Pdf) {
  const { count } = document.bufferedPageRange()
  for (let page = 0; page < count; page++) {
    document.switchToPage(page)
    document.page.margins.bottom = 0
    document.fillColor(soft).fontSize(8).text(`${page + 1} / ${count}`, LEFT, A4.height - 40, { width: WIDTH, align: 'center', lineBreak: false })
  }
}
