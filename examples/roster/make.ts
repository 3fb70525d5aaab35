/**
 * Makes an example roster and its photos: `node examples/roster/make.ts [folder] [rows]`.
 * 520 rows by default, most of them good; every twentieth or so is wrong in one of the ways that `wrongs` lists.
 * The people are invented; the cells are typed as a hurried office types them: figures, dates, rich text, spaces, full width.
 */
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import Excel from 'exceljs'
import { ZipFile } from 'yazl'
import { EXAMPLE_SEED, invent, withCheck, type Invented } from './people.ts'
import { portrait } from './portrait.ts'

type Row = { name: Excel.CellValue; number: Excel.CellValue; sex: string; birth: Excel.CellValue; category: string; document: string; valid: Excel.CellValue; phone: Excel.CellValue; address: string; bank: string; photo: 'good' | 'none' | 'pdf' | 'blue-ground' | 'small' | 'with-name' }
type Wrong = (row: Row, person: Invented, first: Row) => Partial<Row>

const other = (sex: string) => (sex === '男' ? '女' : '男')
/** Each way to be wrong, by the mistake that is found. */
export const wrongs = {
  'number-length': (_, p) => ({ number: p.number.slice(0, 9) + p.number.slice(10) }),
  'number-long': (_, p) => ({ number: `${p.number.slice(0, 17)}0${p.number.slice(17)}` }),
  'number-check': (_, p) => ({ number: p.number.slice(0, 17) + (p.number[17] === '7' ? '8' : '7') }),
  'number-date': (_, p) => ({ number: withCheck(`${p.number.slice(0, 6)}19950230${p.number.slice(14, 17)}`), birth: null }),
  'number-area': (_, p) => ({ number: withCheck(`99${p.number.slice(2, 17)}`) }),
  'number-characters': (_, p) => ({ number: `${p.number.slice(0, 10)}O${p.number.slice(11)}` }),
  'number-lost': (_, p) => ({ number: Number(`${p.number.slice(0, 17)}0`) }),
  'number-missing': () => ({ number: null, photo: 'none' }),
  'name-missing': () => ({ name: null }),
  'name-space': (_, p) => ({ name: `${p.name[0]} ${p.name.slice(1)}` }),
  'name-characters': (_, p) => ({ name: `${p.name}(小)` }),
  'name-short': (_, p) => ({ name: p.name[0]! }),
  'sex-differs': (_, p) => ({ sex: other(p.sex) }),
  'birth-differs': (_, p) => ({ birth: p.birth.replace(/-\d\d$/, day => (day === '-28' ? '-27' : '-28')) }),
  'birth-unreadable': () => ({ birth: '属马' }),
  'minor': (_, p) => ({ number: withCheck(`${p.number.slice(0, 6)}20150901${p.number.slice(14, 17)}`), birth: null }),
  'category-unknown': () => ({ category: '外星人' }),
  'document-unknown': () => ({ document: '工作证' }),
  'valid-unreadable': () => ({ valid: '很久以后' }),
  'document-expired': () => ({ valid: '2019-06-30' }),
  'phone-missing': () => ({ phone: null }),
  'phone-length': (_, p) => ({ phone: p.phone.slice(0, 10) }),
  'phone-wrong': () => ({ phone: '05516253601' }),
  'bank-unknown': () => ({ bank: '庐州钱庄' }),
  'twice-in-file': (_, __, first) => ({ number: first.number, birth: null, sex: '', photo: 'none' }),
  'photo-missing': () => ({ photo: 'none' }),
  'photo-refused': () => ({ photo: 'blue-ground' }),
} as const satisfies Record<string, Wrong>
export type WrongKind = keyof typeof wrongs

/** The rows of an example: who, and which way wrong (null: good). `seed` gives other people. */
export function exampleRows(count = 520, seed = EXAMPLE_SEED): { person: Invented; wrong: WrongKind | null; row: Row }[] {
  const kinds = Object.keys(wrongs) as WrongKind[]
  const rows: { person: Invented; wrong: WrongKind | null; row: Row }[] = []
  for (let i = 0; i < count; i++) {
    const person = invent(seed, i)
    const plain: Row = { name: person.name, number: person.number, sex: person.sex, birth: person.birth, category: '内地居民', document: '居民身份证', valid: i % 3 ? '2040-12-31' : '长期', phone: person.phone, address: person.address, bank: '', photo: i % 4 === 1 ? 'with-name' : 'good' }
    const wrong = i % 17 === 9 ? kinds[Math.floor(i / 17) % kinds.length]! : null
    rows.push({ person, wrong, row: { ...plain, ...(wrong ? (wrongs[wrong] as Wrong)(plain, person, rows[0]?.row ?? plain) : hurried(plain, i)) } })
  }
  return rows
}

/** Good rows as people really type them: they mean the same. */
function hurried(row: Row, i: number): Partial<Row> {
  switch (i % 12) {
    case 1: return { phone: Number(row.phone) }
    case 2: return { birth: new Date(`${row.birth}T00:00:00Z`) }
    case 3: return { name: ` ${row.name}\u3000` }
    case 4: return { number: [...row.number as string].map(c => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('') }
    case 5: return { name: { richText: [{ text: (row.name as string).slice(0, 1), font: { bold: true } }, { text: (row.name as string).slice(1) }] } }
    case 6: return { birth: (row.birth as string).replaceAll('-', '') }
    case 7: return { number: (row.number as string).toLowerCase(), birth: null, sex: '' }
    case 8: return { phone: (row.phone as string).replace(/^(...)(....)/, '$1 $2 ') }
    case 9: return { birth: (row.birth as string).replace(/(\d+)-0?(\d+)-0?(\d+)/, '$1年$2月$3日') }
    case 10: return { valid: '2040.12.31' }
    default: return {}
  }
}

/** Writes the spreadsheet. */
export async function writeExample(file: string, rows: readonly { row: Row }[]): Promise<void> {
  const book = new Excel.Workbook()
  const sheet = book.addWorksheet('2026秋招新员工')
  sheet.addRow(['庐云精密仪器有限公司 社会保障卡批量申领名册'])
  sheet.mergeCells('A1:J1')
  sheet.addRow(['姓名*', '身份证号*', '性别', '出生日期', '人员类别', '证件类型', '证件有效期至', '手机号*', '联系地址', '发卡银行']).font = { bold: true }
  for (const { row } of rows) sheet.addRow([row.name, row.number, row.sex, row.birth, row.category, row.document, row.valid, row.phone, row.address, row.bank])
  for (const [i, width] of [12, 24, 8, 14, 12, 14, 16, 16, 40, 14].entries()) sheet.getColumn(i + 1).width = width
  await book.xlsx.writeFile(file)
}

/** Writes the photos in one zip: named by number, some with the name behind, in a folder as people pack them. */
export async function writePhotos(file: string, rows: readonly { person: Invented; row: Row }[], seed = EXAMPLE_SEED): Promise<void> {
  const zip = new ZipFile()
  const written = pipeline(zip.outputStream, createWriteStream(file))
  for (const [i, { person, row }] of rows.entries()) {
    if (row.photo === 'none' || typeof row.number !== 'string') continue
    const number = row.number.normalize('NFKC').trim().toUpperCase()
    const bytes = row.photo === 'pdf' ? Buffer.from('%PDF-1.7 not a photo') : await portrait(seed * 100_000 + i, row.photo === 'good' || row.photo === 'with-name' ? undefined : row.photo)
    zip.addBuffer(bytes, `照片/${number}${row.photo === 'with-name' ? person.name : ''}.jpg`, { compress: false })
  }
  zip.addBuffer(await portrait(1), '照片/340102199901019999不在名册.jpg', { compress: false })
  zip.addBuffer(Buffer.from('thumbs'), '照片/Thumbs.db')
  zip.end()
  await written
}

if (import.meta.main) {
  const folder = process.argv[2] ?? join(import.meta.dirname, 'made')
  const rows = exampleRows(Number(process.argv[3] ?? 520))
  await mkdir(folder, { recursive: true })
  await writeExample(join(folder, 'roster.xlsx'), rows)
  await writePhotos(join(folder, 'photos.zip'), rows)
  console.log(`${rows.length} rows, ${rows.filter(row => row.wrong).length} of them wrong in ${new Set(rows.flatMap(row => row.wrong ?? [])).size} ways: ${folder}/roster.xlsx, ${folder}/photos.zip`)
}
