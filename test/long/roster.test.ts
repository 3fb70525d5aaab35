import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ZipFile } from 'yazl'
import { holderLine } from '../../bench/migrate/holders-file.ts'
import { continueRosters } from '../../src/applications/roster-work.ts'
import { unitSite, type UnitSite } from '../support/unit-site.ts'

// eslint-disable-next-line -- answers are JSON as a client sees them
type Json = any
let site: UnitSite
before(async () => { site = await unitSite() })
after(() => site.close())

test('BATCH-06.a a roster of 100,000 rows is one upload: its progress is seen while it is read and checked, and every row is there in the end', async () => {
  const column = (letter: string, row: number, text: string) => `<c r="${letter}${row}" t="inlineStr"><is><t>${text}</t></is></c>`
  const line = (row: number, name: string, number: string, phone: string) => `<row r="${row}">${column('A', row, name)}${column('B', row, number)}${column('C', row, phone)}</row>`
  const rows = Array.from({ length: 100_000 }, (_, i) => { const [number, name, phone] = holderLine(i).split(','); return line(i + 2, name!, number!, phone!) })
  const file = await zipOf({
    '[Content_Types].xml': Buffer.from('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'),
    '_rels/.rels': Buffer.from('<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>'),
    'xl/workbook.xml': Buffer.from('<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': Buffer.from('<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'),
    'xl/worksheets/sheet1.xml': Buffer.from(`<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${line(1, '姓名', '社会保障号码', '手机号码')}${rows.join('')}</sheetData></worksheet>`),
  })
  const form = new FormData()
  form.append('sheet', new Blob([new Uint8Array(file)]), 'roster.xlsx')
  const sent = await site.officer.post('/rosters', form)
  assert.equal(sent.status, 200, JSON.stringify(sent.body))
  const seen = new Map<string, number[]>()
  let working = true
  const work = continueRosters(site.house).finally(() => { working = false })
  while (working) {
    const { phase, progress } = (await site.officer.get(`/rosters/${sent.body.roster}`)).body
    if (progress) seen.set(phase, [...seen.get(phase) ?? [], progress.done])
    await new Promise(done => setTimeout(done, 250))
  }
  await work
  for (const phase of ['reading', 'checking']) {
    const steps = seen.get(phase) ?? []
    assert.ok(new Set(steps).size > 3 && steps.every((done, i) => i === 0 || done >= steps[i - 1]!), `${phase}: ${steps}`)
  }
  const view = (await site.officer.get(`/rosters/${sent.body.roster}`)).body
  assert.deepEqual([view.phase, view.rows, view.counts.bad], ['ready', 100_000, 100_000])
  const last = (await site.officer.get(`/rosters/${sent.body.roster}/rows?state=bad&after=100000&limit=5`)).body.rows
  assert.deepEqual(last.map((row: Json) => [row.row, row.mistakes.map((mistake: Json) => mistake.kind).includes('photo-missing')]), [[100_001, true]])
})

async function zipOf(files: Record<string, Buffer>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, bytes] of Object.entries(files)) zip.addBuffer(bytes, name)
  zip.end()
  const pieces: Buffer[] = []
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}
