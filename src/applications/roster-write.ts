import { PassThrough } from 'node:stream'
import type { Fill } from 'exceljs'
import { columns, neededColumns, type Column, type RosterCells } from './roster-columns.ts'

/** One row that comes back: what the officer typed, the reasons, and the cells they belong to. */
export type ReturnedRow = { readonly row: number; readonly cells: RosterCells; readonly reasons: readonly string[]; readonly wrong: readonly (Column | 'photo')[] }

const widths: Record<Column, number> = { name: 16, number: 22, sex: 8, birth: 14, category: 12, document: 18, validUntil: 16, phone: 16, address: 36, bank: 14 }
const bold = { bold: true } as const
const wrongFill: Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFCE9E6' } }
const neededFill: Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE0EFEE' } }

/** The empty roster: one sheet of text columns, one of instructions. `words` come from the policy of the region and day. */
export async function writeTemplate(words: { categories: readonly string[]; documents: readonly string[]; banks: readonly string[]; photo: string; unit: string }): Promise<Buffer> {
  const { default: Excel } = await import('exceljs')
  const book = new Excel.Workbook()
  const sheet = book.addWorksheet('名册', { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map(({ key, zh }) => ({ header: `${zh}${needed(key) ? '*' : ''}`, key, width: widths[key], style: { numFmt: '@' } }))
  const head = sheet.getRow(1)
  head.font = bold
  for (const [index, { key }] of columns.entries()) if (needed(key)) head.getCell(index + 1).fill = neededFill
  const choose = (key: Column, choices: readonly string[]) => {
    const letter = sheet.getColumn(key).letter
    const list = `"${choices.join(',')}"`
    if (choices.length && list.length <= 255) for (let row = 2; row <= 1001; row++) sheet.getCell(`${letter}${row}`).dataValidation = { type: 'list', allowBlank: true, formulae: [list], showErrorMessage: false }
  }
  choose('sex', ['男', '女'])
  choose('category', words.categories)
  choose('document', words.documents)
  choose('bank', words.banks)

  const guide = book.addWorksheet('填写说明 How to fill in')
  guide.columns = [{ width: 22 }, { width: 78 }, { width: 78 }]
  guide.addRow(['列 Column', '怎么填', 'How to fill it in']).font = bold
  for (const line of guideLines(words)) guide.addRow(line).alignment = { wrapText: true, vertical: 'top' }
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** The rows that did not go on, each with its reasons beside it and its wrong cells marked; can be mended and sent again as it is. (BATCH-02) */
export async function writeReturned(rows: AsyncIterable<ReturnedRow> | Iterable<ReturnedRow>): Promise<Buffer> {
  const out = new PassThrough()
  const pieces: Buffer[] = []
  out.on('data', (piece: Buffer) => pieces.push(piece))
  const { default: Excel } = await import('exceljs')
  const book = new Excel.stream.xlsx.WorkbookWriter({ stream: out, useSharedStrings: false, useStyles: true })
  const sheet = book.addWorksheet('要改的行', { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = [{ header: '原因', key: 'reasons', width: 60, style: { numFmt: '@', alignment: { wrapText: true, vertical: 'top' } } },
    { header: '原来的行号', key: 'row', width: 12, style: { alignment: { vertical: 'top' } } },
    ...columns.map(({ key, zh }) => ({ header: zh, key, width: widths[key], style: { numFmt: '@', alignment: { vertical: 'top' as const } } }))]
  sheet.getRow(1).font = bold
  for await (const { row, cells, reasons, wrong } of rows) {
    const line = sheet.addRow({ reasons: reasons.join('\n'), row, ...Object.fromEntries(columns.map(({ key }) => [key, cells[key] ?? ''])) })
    for (const [index, { key }] of columns.entries()) if (wrong.includes(key)) line.getCell(index + 3).fill = wrongFill
    line.commit()
  }
  sheet.commit()
  await book.commit()
  return Buffer.concat(pieces)
}

const needed = (key: Column) => (neededColumns as readonly Column[]).includes(key)

function guideLines(words: { categories: readonly string[]; documents: readonly string[]; banks: readonly string[]; photo: string; unit: string }): [string, string, string][] {
  return [
    ['单位 Unit', words.unit, words.unit],
    ['姓名', '照身份证填写，不加空格；少数民族姓名用间隔号 ·（例：买买提·阿不都）', 'As on the ID card, without spaces; names of several parts use the dot ·'],
    ['社会保障号码', '18 位公民身份号码，最后一位可以是 X；老档案的 15 位号码也收。这一列保持文本格式', '18 digits of the citizen number, the last may be X; 15 digits of old files are taken too. Keep the column as text'],
    ['性别、出生日期', '可以空着，空着就按号码；填了会和号码核对。日期写 1995-02-28', 'May stay empty, then the number decides; if filled in they are compared with it. Write 1995-02-28'],
    ['人员类别', `写 ${words.categories.join('、')} 之一；空着按第一个`, `One of ${words.categories.join(', ')}; empty means the first`],
    ['证件类型', `写 ${words.documents.join('、')} 之一；空着按第一个`, `One of ${words.documents.join(', ')}; empty means the first`],
    ['证件有效期至', '身份证背面的到期日，长期有效写“长期”', 'The date on the back of the ID card; write 长期 when it is long-term'],
    ['手机号码', '员工本人的 11 位手机号，领卡通知发到这里', 'The employee\'s own 11-digit mobile number; the notice to collect is sent there'],
    ['联系地址', '可以空着', 'May stay empty'],
    ['发卡银行', `空着用单位选的银行；填的话写 ${words.banks.join('、')} 之一`, `Empty means the unit's bank; else one of ${words.banks.join(', ')}`],
    ['照片', `${words.photo}。每人一张，放在一个 zip 里，文件名是社会保障号码（可以带姓名），例 34010419950228xxxx.jpg`, `${words.photo}. One a person, in one zip, each named with the social security number (the name may follow), e.g. 34010419950228xxxx.jpg`],
    ['一次最多', '100,000 人；每个照片包最多 20,000 张，可以分几包传', '100,000 people; each zip holds at most 20,000 photos, several zips can be sent'],
  ]
}
