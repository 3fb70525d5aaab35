import PDFDocument from 'pdfkit'
import { printFont } from './font.ts'

export type Pdf = InstanceType<typeof PDFDocument>
/** A sheet and its margin, in points. */
export type Sheet = { width: number; height: number; margin: number }
export const A4: Sheet = { width: 595.28, height: 841.89, margin: 42 }

/** A PDF in the print font, drawn by `draw`, as bytes. What the font lacks is asked for before (`unprintable`). */
export async function pdfOf(title: string, made: Date, { width, height, margin }: Sheet, draw: (document: Pdf) => void): Promise<Buffer> {
  const document = new PDFDocument({ size: [width, height], margin, bufferPages: true, info: { Title: title, CreationDate: made } })
  const parts: Buffer[] = []
  const done = new Promise<Buffer>((whole, fail) => document.on('data', (part: Buffer) => parts.push(part)).on('end', () => whole(Buffer.concat(parts))).on('error', fail))
  document.registerFont('print', printFont()).font('print')
  draw(document)
  document.end()
  return done
}
