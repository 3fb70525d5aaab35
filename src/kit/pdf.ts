import type PDFDocument from 'pdfkit'
import { printFont } from './font.ts'

export type Pdf = InstanceType<typeof PDFDocument>
/** A sheet and its margin, in points. */
export type Sheet = { width: number; height: number; margin: number }
export const A4: Sheet = { width: 595.28, height: 841.89, margin: 42 }

/** A PDF in the print font, drawn by `draw`, as bytes. What the font lacks is asked for before (`unprintable`). */
export async function pdfOf(title: string, made: Date, { width, height, margin }: Sheet, draw: (document: Pdf) => void): Promise<Buffer> {
  const [{ default: Document }, font] = await Promise.all([import('pdfkit'), printFont()])
  const document: Pdf = new Document({ size: [width, height], margin, bufferPages: true, info: { Title: title, CreationDate: made } })
  const parts: Buffer[] = []
  const done = new Promise<Buffer>((whole, fail) => document.on('data', (part: Buffer) => parts.push(part)).on('end', () => whole(Buffer.concat(parts))).on('error', fail))
  document.registerFont('print', font).font('print')
  draw(document)
  document.end()
  return done
}

/** What a window prints on: a sheet, or the roll of a slip printer. */
export const papers = ['a4', '80mm'] as const
export type Paper = (typeof papers)[number]
const MM = 72 / 25.4
/** Sizes in points: the sheet, its margin, the text. A roll is cut after its last line. */
const slips = { 'a4': { ...A4, margin: 62, text: 11, title: 20 }, '80mm': { width: 80 * MM, height: 190 * MM, margin: 5 * MM, text: 9, title: 14 } } as const

/** A slip for somebody at a window: a heading in both languages, named lines, a last sentence. */
export type Slip = { name: string; made: Date; title: string; subtitle: string; lines: readonly (readonly [name: string, value: string])[]; foot: string }
/** A slip as PDF bytes on the paper asked for. */
export async function slipPdf({ name, made, title, subtitle, lines, foot }: Slip, paper: Paper): Promise<Buffer> {
  const { width, height, margin, text, title: large } = slips[paper]
  return pdfOf(name, made, { width, height, margin }, document => {
    document.fontSize(large).text(title, { align: 'center' })
    document.fontSize(text).text(subtitle, { align: 'center' }).moveDown()
    const label = paper === 'a4' ? 140 : width - 2 * margin
    for (const [called, value] of lines) {
      const top = document.y
      document.fillColor('#555').text(called, margin, top, { width: label })
      document.fillColor('#000').text(value, paper === 'a4' ? margin + label : margin, paper === 'a4' ? top : document.y, { width: paper === 'a4' ? width - 2 * margin - label : label })
      const bottom = document.y + 4
      document.moveTo(margin, bottom).lineTo(width - margin, bottom).lineWidth(0.4).strokeColor('#999').stroke()
      document.y = bottom + 5
    }
    document.moveDown().fillColor('#000').text(foot, margin, document.y, { width: width - 2 * margin })
  })
}
