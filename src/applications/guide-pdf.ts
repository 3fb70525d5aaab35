import { unprintable } from '#kit/font'
import { A4, pdfOf, type Pdf } from '#kit/pdf'
import type { Guide } from './guide-sections.ts'
import { refuse } from './refusals.ts'

const ink = '#111', soft = '#555', sheet = { ...A4, margin: 52 }, WIDTH = A4.width - 104, FOOT = A4.height - 58

/** The region's guide on A4 sheets, each with its number. (APP-13) */
export async function guidePdf(guide: Guide, made: Date) {
  const said = [guide.title.zh, ...guide.sections.flatMap(each => [each.source, ...each.lines.map(line => line.zh)]), ...guide.offices.flatMap(each => [each.name, each.address ?? ''])].join('')
  const lacking = unprintable(said)
  return lacking ? refuse('form-character-missing', { character: lacking }) : pdfOf(guide.title.zh, made, sheet, document => { drawGuide(document, guide) })
}

function drawGuide(document: Pdf, guide: Guide) {
  const put = (text: string, size: number, hue: string, gap = 2) => { document.fillColor(hue).fontSize(size).text(text, 52, document.y + gap, { width: WIDTH }) }
  const room = (height: number) => { if (document.y + height > FOOT) document.addPage() }
  document.fillColor(ink).fontSize(20).text(guide.title.zh, 52, 50, { width: WIDTH, align: 'center' })
  document.fillColor(soft).fontSize(9).text(guide.title.en, 52, document.y + 2, { width: WIDTH, align: 'center' }).text(`${guide.region.zh}，${guide.day} 的规定 As of ${guide.day}`, 52, document.y + 2, { width: WIDTH, align: 'center' })
  for (const { title, lines, source } of guide.sections) {
    room(70)
    put(`${title.zh}  ${title.en}`, 13, ink, 12)
    document.moveTo(52, document.y + 1).lineTo(52 + WIDTH, document.y + 1).lineWidth(0.5).stroke('#999')
    for (const line of lines) { room(32); put(line.zh, 11, ink, 5); put(line.en.replaceAll('’', "'"), 8, soft, 0) }
    room(16); put(`依据：${source}`, 7.5, soft, 3)
  }
  if (guide.offices.length) {
    room(70)
    put('到哪里办  Where', 13, ink, 12)
    document.moveTo(52, document.y + 1).lineTo(52 + WIDTH, document.y + 1).lineWidth(0.5).stroke('#999')
    for (const { name, address, hours, phone } of guide.offices) { room(30); put(name, 10.5, ink, 5); put([address, hours, phone && `电话 ${phone}`].filter(Boolean).join('，'), 8.5, soft, 0) }
  }
  const { count } = document.bufferedPageRange()
  for (let page = 0; page < count; page++) {
    document.switchToPage(page)
    document.page.margins.bottom = 0
    document.fillColor(soft).fontSize(8).text(`${page + 1} / ${count}`, 52, A4.height - 40, { width: WIDTH, align: 'center', lineBreak: false })
  }
}
