import type PDFDocument from 'pdfkit'
import { printFont } from '#kit/font'
import type { FaceField } from '#regions'

/** What the face of one card shows; every text as it is printed. `photo`: JPEG or PNG. */
export type Face = {
  front: readonly FaceField[]; back: readonly FaceField[]; ground: 'pine' | 'plain'; photo: Buffer
  texts: Record<Exclude<FaceField, 'emblem' | 'photo'>, string | null>
  /** Which card of which batch, for who checks the print. */
  caption: string
}
type Doc = InstanceType<typeof PDFDocument>

/** An ID-1 card is 85.6 mm by 54 mm; the proof shows it twice as large. */
const MM = 72 / 25.4, SCALE = 1.9, W = 85.6 * MM * SCALE, H = 54 * MM * SCALE
const ink = '#12302F', soft = '#3C5958'

/** 卡样: one page a card, front above back, as the plant prints it. (PROD-03, BANK-05) */
export async function facePdf(faces: readonly Face[], made: Date): Promise<Buffer> {
  const [{ default: Document }, font] = await Promise.all([import('pdfkit'), printFont()])
  const doc: Doc = new Document({ size: 'A4', margin: 0, autoFirstPage: false, info: { Title: '社会保障卡卡样', CreationDate: made } })
  const parts: Buffer[] = []
  doc.on('data', (part: Buffer) => parts.push(part))
  const done = new Promise<void>((end, fail) => { doc.on('end', end); doc.on('error', fail) })
  doc.registerFont('face', font)
  for (const face of faces) {
    doc.addPage().font('face')
    const x = (doc.page.width - W) / 2
    doc.fillColor(ink).fontSize(11).text(face.caption, x, 44, { lineBreak: false })
    side(doc, face, 'front', x, 78)
    side(doc, face, 'back', x, 78 + H + 56)
    doc.fillColor(soft).fontSize(9).text('核对人 ____________________    日期 ____________________', x, 78 + 2 * H + 92, { lineBreak: false })
  }
  doc.end()
  await done
  return Buffer.concat(parts)
}

function side(doc: Doc, face: Face, which: 'front' | 'back', x: number, y: number) {
  doc.fillColor(soft).fontSize(9).text(which === 'front' ? '正面' : '反面', x, y - 14, { lineBreak: false })
  doc.save().roundedRect(x, y, W, H, 3.18 * MM * SCALE).clip()
  doc.rect(x, y, W, H).fill('#EEF5F1')
  if (face.ground === 'pine' && which === 'back') pine(doc, x, y)
  const shown = face[which]
  for (const field of shown) draw[field](doc, face, at => [x + at[0] * W / 85.6, y + at[1] * H / 54])
  doc.restore()
  doc.roundedRect(x, y, W, H, 3.18 * MM * SCALE).lineWidth(0.6).stroke('#8FA6A3')
}

type At = (mm: [x: number, y: number]) => [number, number]
const put = (doc: Doc, at: At, text: string | null, mm: [number, number], size: number, { hue = ink, centred = false }: { hue?: string; centred?: boolean } = {}) => {
  if (!text) return
  const [x, y] = at(mm)
  doc.fillColor(hue).fontSize(size * SCALE)
  doc.text(text, centred ? x - doc.widthOfString(text) / 2 : x, y, { lineBreak: false })
}
/** A label in small print with its value beside it. */
const line = (label: string, field: keyof Face['texts'], mm: [number, number]) => (doc: Doc, face: Face, at: At) => {
  if (!face.texts[field]) return
  put(doc, at, label, mm, 5, { hue: soft })
  put(doc, at, face.texts[field], [mm[0] + 17, mm[1] - 0.5], 6.4)
}
/** A mark as a frame with its name, where its owner's artwork goes. */
const mark = (field: keyof Face['texts'], mm: [number, number], width: number, hue: string) => (doc: Doc, face: Face, at: At) => {
  const [x, y] = at(mm)
  doc.roundedRect(x, y, width * W / 85.6, 5.6 * H / 54, 3).lineWidth(0.8).stroke(hue)
  put(doc, at, face.texts[field], [mm[0] + 1.4, mm[1] + 1.1], 6, { hue })
}

/** Where each field stands, in millimetres of the card. */
const draw: Record<FaceField, (doc: Doc, face: Face, at: At) => void> = {
  emblem: (doc, _, at) => {
    const [x, y] = at([42.8, 17])
    doc.circle(x, y, 8.5 * W / 85.6).fill('#B5342B').circle(x, y, 7.4 * W / 85.6).lineWidth(1.2).stroke('#F7E3B0')
    put(doc, at, '国徽', [42.8, 13.8], 12, { hue: '#F7E3B0', centred: true })
  },
  title: (doc, { texts }, at) => { put(doc, at, texts.title, [42.8, 33], 14, { centred: true }) },
  bank: (doc, { texts }, at) => {
    const [x, y] = at([7, 6.2])
    doc.circle(x, y, 2.6 * W / 85.6).lineWidth(1.4).stroke('#2E3978')
    put(doc, at, texts.bank?.slice(0, 1) ?? null, [5.5, 4.2], 7.5, { hue: '#2E3978' })
    put(doc, at, texts.bank, [11, 4.4], 7, { hue: '#2E3978' })
  },
  issuer: (doc, { texts }, at) => { put(doc, at, texts.issuer, [11, 8.6], 5, { hue: soft }) },
  unionpay: mark('unionpay', [68.6, 3.4], 13, '#B5342B'), atm: mark('atm', [68.6, 10.4], 13, '#0B5F66'),
  photo: (doc, { photo }, at) => { const [x, y] = at([63.6, 18]); doc.image(photo, x, y, { fit: [18 * W / 85.6, 22.4 * H / 54], align: 'right' }) },
  name: line('姓名', 'name', [4.4, 14.4]), number: line('社会保障号码', 'number', [4.4, 19.4]), cardNumber: line('卡号', 'cardNumber', [4.4, 24.4]),
  validity: line('有效期限', 'validity', [4.4, 29.4]), bankCard: line('银行卡号', 'bankCard', [4.4, 34.4]),
  seal: (doc, { texts }, at) => {
    const [x, y] = at([52, 45.6])
    doc.circle(x, y, 6.4 * W / 85.6).lineWidth(1.2).stroke('#B5342B')
    put(doc, at, texts.seal, [52, 44.2], 4.6, { hue: '#B5342B', centred: true })
  },
  socialPhone: line('社保服务电话', 'socialPhone', [4.4, 43.4]), bankPhone: line('银行服务电话', 'bankPhone', [4.4, 48.2]),
}

/** 迎客松: the welcoming pine as a faint ground, drawn by us. */
function pine(doc: Doc, x: number, y: number) {
  doc.save().translate(x, y).scale(W / 85.6, H / 54).opacity(0.16)
  doc.lineWidth(1.5).path('M56 50 C54 42 59 36 55 29 C53 25 55 21 58 17').stroke('#2F6B4F')
  for (const [cx, cy, rx] of [[58, 15, 9], [49, 20, 10], [66, 21, 10], [42, 27, 12], [68, 29, 9], [50, 34, 7]] as const) doc.ellipse(cx, cy, rx, 2.6).fill('#2F6B4F')
  doc.opacity(1).restore()
}
