import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { addDays, dayOf } from '#kit/day'
import { exampleRows, writeExample, writePhotos } from '../examples/roster/make.ts'
import { city, type City } from './harness/index.ts'
import { filledForm, peopleSite } from './support/people.ts'
import { pharmacy } from './support/pharmacy.ts'
import { seat } from './support/trust.ts'

/** The system administrator announces a start; it is in force from tomorrow on, where the clock then stands. */
async function announced(living: Pick<City, 'base' | 'house' | 'later'>, name: string, value: (today: string) => unknown) {
  const today = dayOf(living.house.now())
  const system = await seat(living as City, 'system01')
  const set = await system.post('/policy/values', { region: '340100', key: `functions.start.${name}`, value: value(today), validFrom: addDays(today, 1), standing: 'confirmed', approvedBy: 'test', source: [{ code: 'T1', title: 'test' }] })
  assert.equal(set.status, 200, set.text)
  living.later(24 * 60)
  return today
}

test('POL-04.a POL-04.b POL-04.c: an application before cards begin is refused with the day and stores nothing; on that day it is taken; without a day it says so', async t => {
  const site = await peopleSite()
  t.after(() => site.close())
  const today = await announced(site, 'card', day => ({ from: addDays(day, 11) }))
  const person = await site.person()
  const apply = async () => {
    const counter = await seat(site, 'counter01')
    return counter.post(`/people/${person.id}/applications`, { ...await filledForm(counter, person.id), document: person.document })
  }
  const early = await apply()
  assert.deepEqual([early.status, early.body.refused, early.body.facts.from], [409, 'function-not-open', addDays(today, 11)])
  assert.match(early.body.zh, new RegExp(addDays(today, 11)))
  assert.deepEqual((await (await seat(site, 'counter01')).get(`/people/${person.id}/applications`)).body.rows, [])
  site.later(9 * 24 * 60)
  assert.equal((await apply()).body.refused, 'function-not-open')
  site.later(24 * 60)
  const taken = await apply()
  assert.equal(taken.status, 200, taken.text)
  await announced(site, 'card', () => ({ from: null }))
  const other = await site.person()
  const counter = await seat(site, 'counter01')
  const never = await counter.post(`/people/${other.id}/applications`, { ...await filledForm(counter, other.id), document: other.document })
  assert.deepEqual([never.status, never.body.refused], [409, 'function-not-announced'])
})

async function roster(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'sbk-opening-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const rows = exampleRows(3, 91)
  await writeExample(join(folder, 'r.xlsx'), rows)
  await writePhotos(join(folder, 'p.zip'), rows, 91)
  const form = new FormData()
  form.append('sheet', new Blob([new Uint8Array(readFileSync(join(folder, 'r.xlsx')))]), 'roster.xlsx')
  form.append('photos', new Blob([new Uint8Array(readFileSync(join(folder, 'p.zip')))]), 'photos.zip')
  return form
}

test('POL-04.a POL-04.b: a unit’s roster is not submitted before cards begin, and is on that day', async t => {
  const living = await city({ background: false })
  t.after(() => living.close())
  const today = await announced(living, 'card', day => ({ from: addDays(day, 2) }))
  const officer = await seat(living, 'unit01')
  const sent = await officer.post('/rosters', await roster(t))
  assert.equal(sent.status, 200, sent.text)
  await living.turn()
  const view = (await officer.get(`/rosters/${sent.body.roster}`)).body
  assert.ok(view.counts.good > 0, JSON.stringify(view.counts))
  const place = view.places.find((each: { kind: string }) => each.kind === 'unit')
  const choice = { bank: view.bank?.code ?? view.banks[0].code, delivery: { kind: 'unit', organisation: place.organisation } }
  const early = await officer.post(`/rosters/${view.id}/confirm`, choice)
  assert.deepEqual([early.status, early.body.refused, early.body.facts.from], [409, 'function-not-open', addDays(today, 2)])
  living.later(24 * 60)
  const later = await seat(living, 'unit01')
  assert.equal((await later.post(`/rosters/${view.id}/attest`, {})).status, 200)
  assert.equal((await later.post(`/rosters/${view.id}/confirm`, choice)).status, 200)
  await living.turn()
  assert.equal((await later.get(`/rosters/${view.id}`)).body.counts.submitted, view.counts.good)
})

test('POL-04.a POL-04.b POL-04.c: settlement begins for each insured region on its own day; before it nothing is posted, and the answer names the day', async t => {
  const living = await city()
  t.after(() => living.close())
  const today = await announced(living, 'settlement', day => ({ from: addDays(day, 3), regions: { '340123': addDays(day, 1), '340181': null } }))
  const shop = await pharmacy(living)
  const refused = async (name: string, region: string, says: RegExp) => {
    const who = await shop.customer(name, region)
    for (const kind of ['2101', '2102'] as const) {
      const early = await shop.send(shop.purchase(kind, who))
      assert.equal(early.infcode, -1, kind)
      assert.match(early.err_msg!, says, kind)
    }
    assert.equal(await shop.balanceOf(who), who.balance)
  }
  await refused('张伟', '340199', new RegExp(addDays(today, 3)))
  await refused('赵敏', '340181', /未公布/)
  const open = await shop.send(shop.purchase('2102', await shop.customer('黄丽', '340123')))
  assert.equal(open.infcode, 0, open.err_msg ?? '')
  living.later(2 * 24 * 60)
  await shop.signIn()
  const now = await shop.send(shop.purchase('2102', await shop.customer('张伟')))
  assert.equal(now.infcode, 0, now.err_msg ?? '')
})
