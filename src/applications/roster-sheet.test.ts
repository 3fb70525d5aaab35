import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ZipFile } from 'yazl'
import { isBroken, openSheetBuffer, type Sheet, type SheetRow } from './roster-sheet.ts'
import { writeReturned, writeTemplate } from './roster-write.ts'

const rels = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://x/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>'
const book = (more = '') => `<?xml version="1.0"?><workbook xmlns="m" xmlns:r="r">${more}<sheets><sheet name="名册" sheetId="1" r:id="rId1"/></sheets></workbook>`
const sheetOf = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`

function zipOf(files: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), name)
  zip.end()
  return new Promise((done, fail) => {
    const pieces: Buffer[] = []
    zip.outputStream.on('data', piece => pieces.push(piece)).on('end', () => done(Buffer.concat(pieces))).on('error', fail)
  })
}
const workbook = (rows: string, strings = '<sst/>', more = '') => zipOf({ 'xl/workbook.xml': book(more), 'xl/_rels/workbook.xml.rels': rels, 'xl/worksheets/sheet1.xml': sheetOf(rows), 'xl/sharedStrings.xml': strings })
async function rowsOf(buffer: Buffer): Promise<SheetRow[]> {
  const sheet = await openSheetBuffer(buffer)
  assert.ok(!('no' in sheet), JSON.stringify(sheet))
  const rows: SheetRow[] = []
  for await (const row of (sheet as Sheet).rows()) rows.push(row)
  return rows
}
const text = (value: string) => `<c t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`
const head = `<row>${text('姓名*')}${text('身份证号 （必填）')}${text('手 机')}${text('出生日期')}</row>`

test('shared strings that come after the sheet, rich text and phonetic guides are read as one text', async () => {
  const strings = '<sst><si><t>姓名</t></si><si><t>社会保障号码</t></si><si><t>手机号码</t></si><si><r><t>王</t></r><r><rPr><b/></rPr><t>小明</t></r><rPh sb="0" eb="1"><t>wang</t></rPh></si></sst>'
  const rows = await rowsOf(await workbook('<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c><c r="D3" t="s"><v>2</v></c></row><row r="7"><c r="A7" t="s"><v>3</v></c><c r="D7"><v>13812345678</v></c></row>', strings))
  assert.deepEqual(rows, [{ row: 7, cells: { name: '王小明', phone: '13812345678' } }])
})

test('figures: a phone is whole, an 18-digit number is known to have lost digits, a day number is a day, a failed formula is marked', async () => {
  const rows = await rowsOf(await workbook(`${head}<row>${text('甲')}<c><v>3.40104199502280E+17</v></c><c><v>1.3812345678E10</v></c><c s="4"><v>34758</v></c></row>
    <row>${text('乙')}<c><v>340104950228251</v></c><c t="e"><v>#N/A</v></c><c><v>19950228</v></c></row><row>${text('丙')}<c t="str"><f>A1</f><v>34010419950228251X</v></c></row>`))
  assert.deepEqual(rows.map(row => row.cells), [
    { name: '甲', number: '340104199502280000', phone: '13812345678', birth: '1995-02-28', lost: ['number'] },
    { name: '乙', number: '340104950228251', phone: '#N/A', birth: '19950228', broken: ['phone'] },
    { name: '丙', number: '34010419950228251X' },
  ])
})

test('day numbers of a 1904 workbook, prefixed tags, spaces and zero-width marks at both ends, blank rows', async () => {
  const rows = await rowsOf(await workbook(`${head}<row>${text(' ')}</row><row/><row>${text('\u3000 张三\u200b ')}${text("'340104")}${text('')}<c><v>33296</v></c></row>`, '<sst/>', '<workbookPr date1904="1"/>').then(b => b))
  assert.deepEqual(rows.map(row => row.cells), [{ name: '张三', number: '340104', birth: '1995-02-28' }])
  const prefixed = await zipOf({ 'xl/workbook.xml': book(), 'xl/_rels/workbook.xml.rels': rels,
    'xl/worksheets/sheet1.xml': '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>姓名</x:t></x:is></x:c><x:c r="B1" t="inlineStr"><x:is><x:t>证件号码</x:t></x:is></x:c><x:c r="C1" t="inlineStr"><x:is><x:t>手机</x:t></x:is></x:c></x:row><x:row r="2"><x:c r="A2" t="inlineStr"><x:is><x:t>李四</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>' })
  assert.deepEqual((await rowsOf(prefixed)).map(row => row.cells), [{ name: '李四' }])
})

test('what is no roster is said by its cause', async () => {
  assert.deepEqual(await openSheetBuffer(Buffer.from('d0cf11e0a1b11ae1', 'hex')), { no: 'old-xls' })
  assert.deepEqual(await openSheetBuffer(Buffer.from('姓名,号码\n')), { no: 'not-a-sheet' })
  assert.deepEqual(await openSheetBuffer(await zipOf({ 'a.txt': 'x' })), { no: 'not-a-sheet' })
  assert.deepEqual(await openSheetBuffer(await workbook(`<row>${text('姓名')}${text('号码')}${text('手机')}</row>`)), { no: 'headings', missing: ['number'] })
  assert.deepEqual(await openSheetBuffer(await workbook('<row><c></row>')), { no: 'sheet-broken' })
  assert.deepEqual(await openSheetBuffer(await zipOf({ 'xl/workbook.xml': '<!DOCTYPE a [<!ENTITY b "c">]><workbook/>', 'xl/_rels/workbook.xml.rels': rels })), { no: 'sheet-broken' })
  assert.deepEqual(await openSheetBuffer(await workbook(head + ' '.repeat(30_000_000))), { no: 'sheet-too-large' })
})

test('the template and the sheet that comes back are rosters themselves; cells that begin like a formula come back as text', async () => {
  const template = await writeTemplate({ categories: ['在职'], documents: ['居民身份证'], banks: ['徽商银行'], photo: '白底', unit: '单位' })
  assert.deepEqual(await rowsOf(template), [])
  const cells = { name: '=cmd|calc', number: '+1', phone: '@SUM(A1)', address: '-2', sex: '男' }
  const back = await writeReturned([{ row: 12, cells, reasons: ['姓名里有“=”', '只有 1 位'], wrong: ['name', 'number'] }])
  assert.deepEqual(await rowsOf(back), [{ row: 2, cells }])
  assert.ok(!(await unpacked(back)).includes('<f>'))
})

test('a damaged file is said to be damaged, whatever byte is wrong', async () => {
  const whole = await workbook(`${head}<row>${text('张三')}${text('340104')}${text('138')}</row>`)
  const said = new Set<string>()
  for (let seed = 1; seed < 400; seed++) {
    const bytes = Buffer.from(whole)
    for (let i = 0; i < 4; i++) bytes[(seed * 7919 + i * 104_729 + seed * seed * 31) % bytes.length] = (seed * 37 + i * 101) % 256
    try {
      const sheet = await openSheetBuffer(bytes)
      if (!('no' in sheet)) for await (const _ of sheet.rows()) continue
      said.add('no' in sheet ? sheet.no : 'read')
    } catch (error) { assert.ok(isBroken(error), String(error)); said.add('broken') }
  }
  assert.ok(said.size > 2, [...said].join())
})

async function unpacked(buffer: Buffer) {
  const { openZip, inMemory } = await import('./roster-zip.ts')
  const zip = await openZip(inMemory(buffer))
  assert.ok(!('no' in zip))
  return (await Promise.all(zip.entries.map(entry => zip.read(entry)))).join('\n')
}
