import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { ZipFile } from 'yazl'
import { clearRosters } from '../src/applications/roster-clear.ts'
import { continueRosters } from '../src/applications/roster-work.ts'
import { openSheetBuffer, type SheetRow } from '../src/applications/roster-sheet.ts'
import { exampleRows, wrongs, writeExample, writePhotos } from '../examples/roster/make.ts'
import { exampleDiffers, exampleUnknown } from '../examples/roster/people.ts'
import { portrait } from '../examples/roster/portrait.ts'
import { unitSite, type UnitSite } from './support/unit-site.ts'

// eslint-disable-next-line -- answers are JSON as a client sees them
type Json = any
let site: UnitSite
let folder: string
before(async () => { site = await unitSite(); folder = await mkdtemp(join(tmpdir(), 'roster-')) })
after(async () => { await site.close(); await rm(folder, { recursive: true, force: true }) })

type Example = ReturnType<typeof exampleRows>
async function made(rows: Example, seed: number): Promise<{ sheet: Buffer; photos: Buffer }> {
  const [sheet, photos] = [join(folder, `${seed}.xlsx`), join(folder, `${seed}.zip`)]
  await writeExample(sheet, rows)
  await writePhotos(photos, rows, seed)
  return { sheet: await readFile(sheet), photos: await readFile(photos) }
}
function form(sheet: Buffer | null, photos: readonly Buffer[] = [], name = 'roster.xlsx'): FormData {
  const form = new FormData()
  if (sheet) form.append('sheet', new Blob([new Uint8Array(sheet)]), name)
  for (const zip of photos) form.append('photos', new Blob([new Uint8Array(zip)]), 'photos.zip')
  return form
}
const send = (sheet: Buffer | null, photos: readonly Buffer[] = [], as = site.officer) => as.post('/rosters', form(sheet, photos))
/** Sends, lets the job finish, returns the roster as its page sees it. */
async function taken(sheet: Buffer, photos: readonly Buffer[] = []): Promise<Json> {
  const sent = await send(sheet, photos)
  assert.equal(sent.status, 200, JSON.stringify(sent.body))
  await continueRosters(site.house)
  return { ...(await site.officer.get(`/rosters/${sent.body.roster}`)).body, sent: sent.body }
}
const rowsIn = async (roster: string, state: string, kind?: string): Promise<Json[]> => (await site.officer.get(`/rosters/${roster}/rows?limit=500&state=${state}${kind ? `&kind=${kind}` : ''}`)).body.rows
async function submitted(view: Json): Promise<Json> {
  const place = view.places.find((each: Json) => each.kind === 'unit')
  assert.equal((await site.officer.post(`/rosters/${view.id}/attest`, {})).status, 200)
  const confirmed = await site.officer.post(`/rosters/${view.id}/confirm`, { bank: view.bank?.code ?? view.banks[0].code, delivery: { kind: place.kind, organisation: place.organisation } })
  assert.equal(confirmed.status, 200, JSON.stringify(confirmed.body))
  await continueRosters(site.house)
  return (await site.officer.get(`/rosters/${view.id}`)).body
}
/** The spreadsheet row of the i-th person of an example: title, headings, then people. */
const lineOf = (i: number) => i + 3

test('BATCH-01.a BATCH-02.a BATCH-02.b BATCH-02.c good rows become applications at once; each bad row has its reason on the page and beside it in the sheet', async () => {
  const rows = exampleRows(470, 7)
  const { sheet, photos } = await made(rows, 7)
  const view = await taken(sheet, [photos])
  assert.equal(view.phase, 'ready')
  assert.equal(view.rows, 470)
  const bad = new Map((await rowsIn(view.id, 'bad')).map(row => [row.row, row]))
  const kinds = new Set<string>()
  for (const [i, { wrong }] of rows.entries()) {
    if (!wrong) { if (i > 0) assert.ok(!bad.has(lineOf(i)), JSON.stringify(bad.get(lineOf(i)))); continue }
    const found = bad.get(lineOf(i)).mistakes.map((mistake: Json) => mistake.kind)
    assert.ok(found.includes(wrong), `${wrong}: ${found}`)
    kinds.add(wrong)
  }
  assert.equal(kinds.size, Object.keys(wrongs).length)
  const sentences = [...bad.values()].flatMap(row => row.mistakes).filter((mistake: Json) => kinds.has(mistake.kind))
  assert.equal(new Set(sentences.map((mistake: Json) => mistake.zh.replace(/\d+/g, '#'))).size >= 24, true)
  assert.ok(!JSON.stringify([...bad.values()]).includes(rows[9]!.person.number.slice(6, 17)), 'numbers are masked')

  const done = await submitted(view)
  shipped = { roster: view.id, good: view.counts.good }
  assert.equal(done.counts.submitted, view.counts.good)
  assert.equal(done.counts.bad, view.counts.bad)
  const applied = await rowsIn(view.id, 'submitted')
  assert.ok(applied.every(row => row.application && row.applicationState === 'submitted'))
  assert.equal(new Set(applied.map(row => row.application.id)).size, applied.length)

  const back = await site.officer.download(`/rosters/${view.id}/returned`)
  const opened = await openSheetBuffer(back.bytes)
  assert.ok(!('no' in opened))
  const returned: SheetRow[] = []
  for await (const row of opened.rows()) returned.push(row)
  assert.equal(returned.length, view.counts.bad)
  assert.deepEqual(returned.find(row => row.cells.phone === rows[9]!.person.phone)!.cells.name, rows[9]!.person.name)
})

let shipped: { roster: string; good: number }
test('APP-07.a APP-07.b APP-07.e a roster is looked through as one set of photos: each row is decided by itself, and who stays has the reason', async () => {
  const path = `/review/rosters/${shipped.roster}`
  const waits = async () => (await site.reviewer.get('/review/rosters')).body.rows.find((row: Json) => row.roster === shipped.roster)
  const odd = exampleDiffers.length + exampleUnknown.length
  assert.deepEqual([(await waits()).count, (await waits()).same], [shipped.good, shipped.good - odd], 'the register of the demo knows the example but for five')
  const first = (await site.reviewer.get(`${path}?limit=200`)).body
  const rest = (await site.reviewer.get(`${path}?limit=500&after=${first.next}`)).body
  const rows = [...first.rows, ...rest.rows]
  assert.equal(rows.length, shipped.good - odd)
  assert.ok(rows.every((row: Json) => row.photo && row.name.includes('*')), 'names are masked')
  const decided: Json[] = rows.slice(0, 300).map((row: Json) => ({ id: row.id, version: row.version }))

  assert.equal((await site.reviewer.post(`${path}/approve`, { items: decided, bareheaded: false })).body.refused, 'tick-bareheaded')
  assert.equal((await site.officer.post(`${path}/approve`, { items: decided, bareheaded: true })).status, 403)
  await site.otherReviewer.post(`/review/items/${decided[0].id}/claim`, {})
  const others = (await site.reviewer.get(`/review?finding=other&roster=${shipped.roster}&limit=100`)).body.rows
  assert.equal(others.length, odd)
  const differs = others.find((row: Json) => row.finding === 'name-differs'), unknown = others.find((row: Json) => row.finding === 'not-in-register')
  const odder = [{ ...decided[1], version: 7 }, ...[differs, unknown].map(row => ({ id: row.id, version: row.version }))]
  const done = (await site.reviewer.post(`${path}/approve`, { items: [decided[0], ...odder, ...decided.slice(2)], bareheaded: true })).body
  assert.equal(done.approved, 298)
  const reasons = [/^同事正在办/, /^您打开以后/, /^姓名和人口库不一样/, /^人口库里没有/]
  assert.ok(done.left.every((row: Json, i: number) => reasons[i]?.test(row.zh)), JSON.stringify(done.left))
  assert.ok(done.left.every((row: Json) => row.name && row.en))
  const again = (await site.reviewer.post(`${path}/approve`, { items: decided.slice(2, 5), bareheaded: true })).body
  assert.deepEqual([again.approved, again.left.length, again.left[0].name], [0, 3, null], 'nothing is decided twice')
  assert.equal((await waits()).count, shipped.good - 298)
  const states = (await rowsIn(shipped.roster, 'submitted')).map(row => row.applicationState)
  assert.equal(states.filter(state => state === 'approved').length, 298)
  const elsewhere = (await site.reviewer.post(`/review/rosters/${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}/approve`, { items: decided.slice(298), bareheaded: true })).body
  assert.equal(elsewhere.approved, 0, 'only rows of the named roster')
})

test('BATCH-01.b a village committee applies so for its people', async () => {
  const rows = exampleRows(6, 37)
  const { sheet, photos } = await made(rows, 37)
  const sent = await send(sheet, [photos], site.village)
  assert.equal(sent.status, 200, JSON.stringify(sent.body))
  await continueRosters(site.house)
  const view = (await site.village.get(`/rosters/${sent.body.roster}`)).body
  assert.equal(view.counts.good, 6)
  const place = view.places.find((each: Json) => each.kind === 'unit')
  await site.village.post(`/rosters/${view.id}/attest`, {})
  await site.village.post(`/rosters/${view.id}/confirm`, { bank: view.bank.code, delivery: { kind: 'unit', organisation: place.organisation } })
  await continueRosters(site.house)
  assert.equal((await site.village.get(`/rosters/${view.id}`)).body.counts.submitted, 6)
  assert.equal((await site.officer.get(`/rosters/${view.id}`)).body.refused, 'roster-unknown')
})

test('BATCH-02.d the same file again adds nothing and says so; mended rows sent again are taken and the good ones are not doubled', async () => {
  const rows = exampleRows(60, 11)
  const { sheet, photos } = await made(rows, 11)
  const view = await taken(sheet, [photos])
  const again = await send(sheet, [photos])
  assert.deepEqual(again.body, { roster: view.id, again: true, files: 0 })
  await submitted(view)
  assert.equal((await send(sheet)).body.again, true)

  const mended = rows.map(({ person, row }) => ({ person, wrong: null, row: { ...row, number: person.number, name: person.name, birth: person.birth, sex: person.sex } }))
  const sound = await made(mended, 11)
  const second = await taken(sound.sheet, [sound.photos])
  assert.equal(second.sent.again, false)
  assert.equal(second.counts.skipped, view.counts.good, 'who went on before is passed over')
  assert.ok((await rowsIn(second.id, 'skipped')).every(row => row.mistakes[0].kind === 'applied-here'))
  assert.equal(second.counts.bad, 0, JSON.stringify(second.kinds))
  assert.equal((await submitted(second)).counts.submitted, view.counts.bad)
  assert.equal((await site.officer.get(`/rosters/${second.id}/returned`)).status, 404)
})

test('BATCH-02.b a cell is mended in place: checked at once, never by a stale page, never after it went on', async () => {
  const rows = exampleRows(12, 13)
  const { sheet, photos } = await made(rows, 13)
  const view = await taken(sheet, [photos])
  const [row] = await rowsIn(view.id, 'bad')
  const path = `/rosters/${view.id}/rows/${row.row}`
  const opened = (await site.officer.post(`${path}/open`, {})).body
  assert.equal(opened.cells.number, rows[9]!.row.number)
  const wrong = await site.officer.post(`${path}/mend`, { version: row.version, cells: { number: '34' } })
  assert.equal(wrong.body.mistakes[0].kind, 'number-length')
  const stale = await site.officer.post(`${path}/mend`, { version: row.version, cells: { number: rows[9]!.person.number } })
  assert.equal(stale.body.refused, 'roster-row-stale')
  const right = await site.officer.post(`${path}/mend`, { version: wrong.body.version, cells: { number: rows[9]!.person.number } })
  assert.equal(right.body.state, 'good', JSON.stringify(right.body))
  const done = await submitted(view)
  assert.equal(done.counts.submitted, 12)
  assert.equal((await site.officer.post(`${path}/mend`, { version: right.body.version + 1, cells: { number: '1' } })).body.refused, 'roster-row-done')
})

test('BATCH-02.e a person twice in the file or already applied for gets one application only', async () => {
  const rows = exampleRows(9, 17)
  const twice = [...rows, { ...rows[0]!, row: { ...rows[0]!.row } }, { ...rows[1]!, row: { ...rows[1]!.row, phone: '13900001111' } }]
  const { sheet, photos } = await made(twice, 17)
  const view = await taken(sheet, [photos])
  const bad = await rowsIn(view.id, 'bad')
  assert.deepEqual(bad.map(row => [row.row, row.mistakes[0].kind]), [[4, 'twice-in-file'], [12, 'twice-in-file'], [13, 'twice-in-file']])
  assert.equal((await submitted(view)).counts.submitted, 8)
  const off = await site.officer.post(`/rosters/${view.id}/rows/13/leave-out`, { version: bad[2].version })
  assert.equal(off.body.state, 'left-out')
  assert.deepEqual((await rowsIn(view.id, 'bad')).map(row => row.row), [12], 'the row that stays is good again; the copy of one who applied is not')

  const other = await taken((await made(rows.map(row => ({ ...row, row: { ...row.row, address: '别处' } })), 18)).sheet)
  assert.equal(other.counts.skipped, 8)
  assert.equal(other.counts.good, 1)
})

test('BATCH-01.c each photo goes to the row whose number it is named by; photos without row and rows without photo are told; later photos find their rows', async () => {
  const rows = exampleRows(9, 19)
  const { sheet } = await made(rows, 19)
  const view = await taken(sheet)
  assert.equal(view.counts.bad, 9)
  assert.ok((await rowsIn(view.id, 'bad')).every(row => row.mistakes[0].kind === 'photo-missing'))
  const zip = new ZipFile()
  for (const [i, { person }] of rows.slice(0, 7).entries()) zip.addBuffer(await portrait(19_000 + i, i === 6 ? 'blue-ground' : undefined), `照片/${i}/${person.number}${person.name}.jpg`)
  zip.addBuffer(await portrait(5), '340102199901019999.jpg')
  zip.addBuffer(Buffer.from('%PDF'), `${rows[7]!.person.number}.jpg`)
  zip.end()
  const pieces: Buffer[] = []
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer)
  const added = await site.officer.post(`/rosters/${view.id}/photos`, form(null, [Buffer.concat(pieces)]))
  assert.equal(added.status, 200, JSON.stringify(added.body))
  await continueRosters(site.house)
  const later = (await site.officer.get(`/rosters/${view.id}`)).body
  assert.equal(later.counts.good, 6)
  assert.deepEqual((await rowsIn(view.id, 'bad')).map(row => row.mistakes[0].kind), ['photo-refused', 'photo-refused', 'photo-missing'])
  assert.equal(later.photos.strangers, 1)
  const photos = (await site.officer.get(`/rosters/${view.id}/photos`)).body.photos
  assert.equal(photos.find((photo: Json) => photo.verdict === 'refused').row, 9)
  const alone = await site.officer.post(`/rosters/${view.id}/rows/11/photo`, (() => { const form = new FormData(); form.append('photo', new Blob([new Uint8Array(single)]), 'x.jpg'); return form })())
  assert.equal(alone.body.state, 'good', JSON.stringify(alone.body))
})
const single = await portrait(77)

test('BATCH-01.d only the own unit’s rosters; what is no roster or beyond the limits is refused before anything is stored', async () => {
  const rows = exampleRows(5, 23)
  const { sheet, photos } = await made(rows, 23)
  const before = (await site.officer.get('/rosters')).body.rows.length
  const bomb = await zipOf({ 'photo.jpg': Buffer.alloc(3_000_000) })
  const many = await zipOf(Object.fromEntries(Array.from({ length: 20_001 }, (_, i) => [`${i}.jpg`, Buffer.alloc(1)])))
  for (const [said, asked] of [
    ['roster-sheet-missing', send(null, [photos])], ['roster-not-a-sheet', send(Buffer.from('姓名,号码'))], ['roster-old-xls', send(Buffer.from('d0cf11e0a1b11ae100', 'hex'))], ['roster-not-a-sheet', send(photos)],
    ['roster-photos-not-a-zip', send(sheet, [Buffer.from('Rar!')])], ['roster-photos-too-dense', send(sheet, [photos, bomb])], ['roster-photos-too-many', send(sheet, [many])],
  ] as const) assert.equal((await asked).body.refused, said)
  assert.equal((await site.officer.get('/rosters')).body.rows.length, before)
  assert.equal((await send(sheet, [], site.counter)).status, 403)

  const view = await taken(sheet, [photos])
  for (const path of ['', '/rows', '/photos', '/returned', '/photos/1/0']) assert.equal((await site.otherOfficer.get(`/rosters/${view.id}${path}`)).body.refused, 'roster-unknown')
  assert.equal((await site.otherOfficer.post(`/rosters/${view.id}/confirm`, { delivery: { kind: 'unit', organisation: view.places[0].organisation } })).body.refused, 'roster-unknown')
  const own = await site.otherOfficer.post('/rosters', form(sheet))
  assert.equal(own.body.again, false, 'the same file of another unit is another roster')
})

test('BATCH-01.d an upload that breaks off midway leaves nothing, and sent again it is taken', async () => {
  const rows = exampleRows(5, 43)
  const { sheet, photos } = await made(rows, 43)
  const before = (await site.officer.get('/rosters')).body.rows.length
  await site.officer.breakOff('/rosters', form(sheet, [photos]))
  assert.equal((await site.officer.get('/rosters')).body.rows.length, before)
  const again = await send(sheet, [photos])
  assert.equal(again.body.again, false, JSON.stringify(again.body))
})

test('BATCH-02.d a done roster is deleted when its time is over, one left lying later, one whose photos another roster needs after that; the people stay', async () => {
  const later = (days: number) => ({ ...site.house, now: () => new Date(site.house.now().getTime() + days * 86_400_000) })
  const rows = exampleRows(8, 47).map(each => ({ ...each, wrong: null }))
  const { sheet, photos } = await made(rows, 47)
  const done = await submitted(await taken(sheet, [photos]))
  const left = await taken((await made(exampleRows(9, 53), 53)).sheet)
  const lending = await submitted(await taken(...await pair(exampleRows(8, 59), 59)))
  const borrowing = await taken((await made(exampleRows(8, 59).map((each, i) => ({ ...each, row: { ...each.row, phone: `1390000${1000 + i}` } })), 60)).sheet)
  assert.equal(borrowing.counts.skipped, 8, 'who applied needs nothing')
  const held = async (id: string) => (await site.house.pool.query('select (select count(*)::int from applications.roster_part where roster = $1) + (select count(*)::int from applications.roster_row where roster = $1) + (select count(*)::int from applications.roster_photo where roster = $1) as n', [id])).rows[0].n as number
  assert.equal(await clearRosters(later(29)), 0)
  assert.ok(await held(done.id) > 0)
  assert.match(done.keptUntil, /^\d{4}-\d\d-\d\d$/)
  assert.ok(await clearRosters(later(31)) >= 3)
  assert.deepEqual([await held(done.id), await held(lending.id)], [0, 0])
  assert.ok(await held(left.id) > 0, 'somebody may still mend it')
  const seen = (await site.officer.get(`/rosters/${done.id}`)).body
  assert.deepEqual([seen.phase, seen.counts.submitted, seen.name], ['cleared', 8, 'roster.xlsx'])
  const line = (await site.officer.get('/rosters')).body.rows.find((row: Json) => row.id === done.id)
  assert.deepEqual([line.phase, line.counts.submitted], ['cleared', 8])
  assert.equal((await site.officer.post(`/rosters/${done.id}/photos`, form(null, [photos]))).body.refused, 'roster-cleared')
  const again = await taken(sheet, [photos])
  assert.deepEqual([again.sent.again, again.counts.skipped], [false, 8], 'the same file is a new roster, in which nobody is doubled')
  assert.ok((await site.officer.get(`/rosters/${left.id}`)).body.phase === 'ready')
  await clearRosters(later(181))
  assert.equal(await held(left.id), 0)
})
const pair = async (rows: Example, seed: number): Promise<[Buffer, Buffer[]]> => { const { sheet, photos } = await made(rows, seed); return [sheet, [photos]] }

test('BATCH-06.b stopped at any chunk and gone on with, by two at once: no row is lost or doubled', async () => {
  const rows = exampleRows(300, 29)
  const { sheet, photos } = await made(rows, 29)
  const sent = await Promise.all([send(sheet, [photos]), send(sheet, [photos])])
  assert.equal(new Set(sent.map(each => each.body.roster)).size, 1)
  assert.deepEqual(sent.map(each => each.body.again).sort(), [false, true])
  const id = sent[0]!.body.roster
  await hurried(id)
  const view = (await site.officer.get(`/rosters/${id}`)).body
  assert.equal(view.rows, 300)
  assert.equal(view.counts.good + view.counts.bad, 300)
  const place = view.places.find((each: Json) => each.kind === 'unit')
  const body = { bank: view.bank?.code ?? view.banks[0].code, delivery: { kind: place.kind, organisation: place.organisation } }
  await site.officer.post(`/rosters/${id}/attest`, {})
  const confirmed = await Promise.all([site.officer.post(`/rosters/${id}/confirm`, body), site.officer.post(`/rosters/${id}/confirm`, body)])
  assert.deepEqual(confirmed.map(each => each.status), [200, 200])
  await hurried(id)
  const done = (await site.officer.get(`/rosters/${id}`)).body
  assert.equal(done.counts.submitted, view.counts.good)
  const applied = await rowsIn(id, 'submitted')
  assert.equal(new Set(applied.map(row => row.application.id)).size, view.counts.good)
})

/** Runs the job in bursts of a few milliseconds, on two houses at once, until the roster waits for its officer. */
async function hurried(id: string) {
  for (let burst = 0; burst < 400; burst++) {
    const stop = AbortSignal.timeout(15 + burst % 7 * 10)
    await Promise.all([continueRosters(site.house, stop), continueRosters(site.secondHouse, stop)])
    const { phase } = (await site.officer.get(`/rosters/${id}`)).body
    if (phase === 'ready') return
  }
  assert.fail('the roster was never ready')
}

async function zipOf(files: Record<string, Buffer>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, bytes] of Object.entries(files)) zip.addBuffer(bytes, name, { compress: bytes.length > 1 })
  zip.end()
  const pieces: Buffer[] = []
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}
