import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { continueRosters } from '#applications'
import { exampleRows, writeExample, writePhotos } from '../examples/roster/make.ts'
import { receiveAll, reviewAndMake } from './support/way.ts'
import { readPdf } from './support/pdf-text.ts'
import { unitSite, type UnitSite } from './support/unit-site.ts'
import type { Json } from './support/pharmacy.ts'

let site: UnitSite
let folder: string
before(async () => { site = await unitSite(); folder = await mkdtemp(join(tmpdir(), 'letter-')) })
after(async () => { await site.close(); await rm(folder, { recursive: true, force: true }) })

const pdf = (text: string) => Buffer.from(`%PDF-1.4\n${text}\n%%EOF`)
const letter = (bytes: Buffer) => { const form = new FormData(); form.append('letter', new Blob([new Uint8Array(bytes)]), 'letter.pdf'); return form }
type Officer = UnitSite['officer']
/** Sends a roster of good rows and lets it be checked. */
async function roster(as: Officer, count: number, seed: number): Promise<Json> {
  const rows = exampleRows(count, seed).filter(row => !row.wrong)
  const [sheet, photos] = [join(folder, `${seed}.xlsx`), join(folder, `${seed}.zip`)]
  await writeExample(sheet, rows)
  await writePhotos(photos, rows, seed)
  const form = new FormData()
  form.append('sheet', new Blob([new Uint8Array(await readFile(sheet))]), 'r.xlsx')
  form.append('photos', new Blob([new Uint8Array(await readFile(photos))]), 'p.zip')
  const { roster: id } = (await as.post('/rosters', form)).body
  await continueRosters(site.house)
  return (await as.get(`/rosters/${id}`)).body
}
const see = async (as: Officer, id: string): Promise<Json> => (await as.get(`/rosters/${id}`)).body
async function submit(as: Officer, view: Json, bank?: string) {
  const place = view.places.find((each: Json) => each.kind === 'unit')
  const answer = await as.post(`/rosters/${view.id}/confirm`, { ...bank ? { bank } : {}, delivery: { kind: 'unit', organisation: place.organisation } })
  await continueRosters(site.house)
  return answer
}
const banksOf = async (as: Officer, id: string): Promise<string[]> => {
  const { rows } = (await as.get(`/rosters/${id}/rows?state=submitted&limit=500`)).body
  const banks = await Promise.all(rows.map(async (row: Json) => (await site.counter.get(`/people/${row.application.person}/applications`)).body.rows[0].bank.zh))
  return [...new Set<string>(banks)]
}

test('BATCH-03.a BATCH-03.b BATCH-03.c: without a letter nothing is submitted; with one the unit’s bank is on its staff’s cards; a later letter holds for those who apply after it', async () => {
  const unit = site.otherOfficer
  const view = await roster(unit, 30, 211)
  assert.deepEqual([view.needs, view.bank], [{ letter: true, seal: true }, null])
  await unit.post(`/rosters/${view.id}/attest`, {})
  const early = await submit(unit, view, '95588')
  assert.deepEqual([early.status, early.body.refused], [422, 'letter-first'])
  assert.equal((await see(unit, view.id)).counts.submitted, 0)

  for (const [bank, bytes, refused] of [['95588', Buffer.from('no letter'), 'letter-kind'], ['00000', pdf('a'), 'roster-bank-missing'], ['95588', Buffer.alloc(0), 'letter-missing']] as const)
    assert.equal((await unit.post(`/unit/bank?bank=${bank}`, letter(bytes))).body.refused, refused)
  assert.equal((await site.counter.post('/unit/bank?bank=95588', letter(pdf('a')))).status, 403, 'a counter hands in no letter')
  assert.deepEqual((await unit.get('/unit/bank')).body.letters, [])

  const handed = await unit.post('/unit/bank?bank=95599', letter(pdf('first')))
  assert.deepEqual([handed.status, handed.body.bank.code, handed.body.letters.length], [200, '95599', 1])
  assert.equal((await unit.post('/unit/bank?bank=95599', letter(pdf('first')))).body.letters.length, 1, 'the same scan again is no second letter')
  const other = await submit(unit, await see(unit, view.id), '95588')
  assert.equal(other.body.refused, 'roster-bank-not-units')
  assert.equal((await submit(unit, await see(unit, view.id))).status, 200)
  const first = (await see(unit, view.id)).bank
  assert.deepEqual(await banksOf(unit, view.id), [first.zh])

  await unit.post('/unit/bank?bank=96588', letter(pdf('second')))
  const later = await roster(unit, 12, 223)
  assert.equal(later.bank.code, '96588')
  await unit.post(`/rosters/${later.id}/attest`, {})
  assert.equal((await submit(unit, later)).status, 200)
  assert.deepEqual(await banksOf(unit, later.id), [later.bank.zh])
  assert.deepEqual(await banksOf(unit, view.id), [first.zh], 'who applied before keeps the bank of then')
  assert.deepEqual((await unit.get('/unit/bank')).body.letters.map((each: Json) => each.bank.code), ['96588', '95599'])
  assert.equal((await site.officer.get('/unit/bank')).body.letters.length, 0, 'another unit’s letters are its own')
})

test('BATCH-04.a BATCH-04.b: only rows whose ID copy is attested go on; who attested and when is kept; a mended row is attested anew; another unit attests nothing', async () => {
  const unit = site.officer
  const view = await roster(unit, 24, 227)
  const count = view.counts.good
  const none = await submit(unit, view)
  assert.deepEqual([none.status, none.body.refused], [422, 'roster-not-attested'])
  assert.equal((await site.otherOfficer.post(`/rosters/${view.id}/attest`, {})).status, 404)
  const [one, two, three] = (await unit.get(`/rosters/${view.id}/rows?state=good&limit=500`)).body.rows
  const attested = await unit.post(`/rosters/${view.id}/attest`, { except: [one.row, two.row] })
  assert.equal(attested.body.attested, count - 2)
  assert.equal((await unit.post(`/rosters/${view.id}/attest`, { except: [one.row, two.row] })).body.attested, count - 2)
  const mended = await unit.post(`/rosters/${view.id}/rows/${three.row}/mend`, { version: three.version, cells: { address: '合肥市蜀山区新地址 9 号' } })
  assert.deepEqual([mended.body.state, mended.body.attested], ['good', false])
  assert.equal((await submit(unit, await see(unit, view.id))).status, 200)
  const done = await see(unit, view.id)
  assert.deepEqual([done.counts.submitted, done.counts.good, done.attested], [count - 3, 3, 0])
  assert.deepEqual((await unit.get(`/rosters/${view.id}/rows?state=good&limit=500`)).body.rows.map((row: Json) => row.row), [one.row, two.row, three.row])
  await unit.post(`/rosters/${view.id}/attest`, {})
  assert.equal((await submit(unit, await see(unit, view.id))).status, 200)
  assert.equal((await see(unit, view.id)).counts.submitted, count)
})

test('BATCH-05.c: a card is handed out once, also when pressed twice at once, and by its own unit only', async () => {
  const unit = site.officer
  const view = await roster(unit, 6, 229)
  await unit.post(`/rosters/${view.id}/attest`, {})
  assert.equal((await submit(unit, view)).status, 200)
  await reviewAndMake(site.base)
  await receiveAll(site.base, 'unit01')
  const [row] = (await unit.get(`/rosters/${view.id}/rows?state=submitted&limit=500`)).body.rows
  const { person } = row.application
  const { number } = (await site.counter.post(`/people/${person}/unmask`, {})).body
  const { live } = (await unit.get(`/cards/${person}`)).body
  const hand = (as: Officer) => as.post(`/cards/${person}/${live}/hand-over`, { document: { kind: 'resident-card', number, validUntil: 'long-term' } })
  const other = await hand(site.otherOfficer)
  assert.ok([403, 404, 409].includes(other.status), JSON.stringify(other.body))
  assert.equal((await unit.get(`/cards/${person}`)).body.cards[0].state, 'at-site')
  const twice = await Promise.all([hand(unit), hand(unit)])
  assert.deepEqual(twice.map(each => each.status).sort(), [200, 409])
  assert.equal((await hand(unit)).body.refused, 'already-handed-over')
  const history = (await site.counter.get(`/cards/${person}/${live}/history`)).body.rows
  assert.equal(history.filter((entry: Json) => entry.verb === 'cards.hand-over').length, 1)
})

test('BATCH-03.a: the letter comes as a sheet to sign and seal, with the unit, its code and the bank it chooses; no letter for a bank of another city, and none for a clerk', async () => {
  const [{ body: view }, sheet] = [await site.officer.get('/unit/bank'), await site.officer.download('/unit/bank/letter?bank=96588')]
  assert.equal(sheet.status, 200)
  const { pages } = readPdf(sheet.bytes)
  assert.equal(pages.length, 1)
  const text = pages[0]!.replace(/\s/g, '')
  for (const said of ['社会保障卡发卡银行选择确认函', view.to, view.unit, view.code, view.banks.find((one: Json) => one.code === '96588').zh, '单位（公章）']) assert.ok(text.includes(said), said)
  assert.equal((await site.officer.get('/unit/bank/letter?bank=11111')).body.refused, 'roster-bank-missing')
  assert.equal((await site.officer.get('/unit/bank/letter?bank=9658')).body.refused, 'input-invalid')
  assert.equal((await site.counter.get('/unit/bank/letter?bank=96588')).status, 403)
  const again = (await site.officer.get('/unit/bank')).body
  assert.deepEqual([again.bank, again.letters], [view.bank, view.letters], 'printing hands nothing in')
})
