import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { applicationsOf } from '#applications'
import { addDays, dayOf } from '#kit/day'
import { changeState, relationsOf } from '#insurance'
import { personKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { city } from './harness/index.ts'
import { decides, rosterForm } from './support/packs.ts'
import { filledForm, peopleSite, type PeopleSite } from './support/people.ts'
import { seat } from './support/trust.ts'

/** A city of people, closed with the test. */
async function living(t: TestContext): Promise<PeopleSite> {
  const site = await peopleSite()
  t.after(() => site.close())
  return site
}
type Person = Awaited<ReturnType<PeopleSite['person']>>
const compact = (day: string) => day.replaceAll('-', '')
const yearsBefore = (day: string, years: number) => `${Number(day.slice(0, 4)) - years}${day.slice(4)}`

/** At the counter of today, every paper handed in. */
async function atCounter(site: PeopleSite, person: Person, more: object = {}, user = 'counter01') {
  const counter = await seat(site, user)
  return counter.post(`/people/${person.id}/applications`, { ...await filledForm(counter, person.id), document: person.document, ...more })
}
async function online(site: PeopleSite, person: Person, more: object = {}) {
  const me = await site.holder(person.number)
  return me.post('/my/applications', { ...await filledForm(me, null), ...more })
}
const stored = (site: PeopleSite, person: Person) => site.within(async work => (await applicationsOf(work, personKey(person.id))).length)

test('APP-05.a: where the pack has a least age the younger are refused with the day from which they may apply, on the web and at the counter; on that day they are taken', async t => {
  const site = await living(t)
  await decides(site, { 'apply.age.least': 16 })
  const today = dayOf(site.house.now()), tomorrow = addDays(today, 1)
  const young = await site.person({ birth: compact(yearsBefore(tomorrow, 16)) })
  const old = await site.person({ birth: compact(yearsBefore(today, 16)) })
  for (const refused of [await atCounter(site, young), await online(site, young)]) {
    assert.deepEqual([refused.status, refused.body.refused, refused.body.facts.from], [422, 'apply-too-young', tomorrow], JSON.stringify(refused.body))
    assert.ok(refused.body.zh.includes(tomorrow) && refused.body.en.includes(tomorrow) && refused.body.zh.includes('16'))
  }
  assert.equal(await stored(site, young), 0)
  const why = (await (await seat(site, 'counter01')).get(`/people/${young.id}/apply`)).body.why
  assert.equal(why.refused, 'apply-too-young')
  assert.equal((await atCounter(site, old)).status, 200, 'sixteen today')
  site.later(24 * 60)
  const taken = await atCounter(site, young)
  assert.equal(taken.status, 200, taken.text)
})

test('APP-05.a: someone born on 29 February comes of the age on 1 March of a year without that day: refused the day before, taken on it', async t => {
  const site = await living(t)
  const isLeap = (year: number) => new Date(Date.UTC(year, 1, 29)).getUTCDate() === 29
  let year = site.house.now().getUTCFullYear() + 1
  while (isLeap(year)) year++
  let born = year - 17
  while (!isLeap(born)) born--
  await decides(site, { 'apply.age.least': year - born })
  const leap = await site.person({ birth: `${born}0229` })
  site.at(new Date(`${year}-02-28T02:00:00Z`))
  const refused = await atCounter(site, leap)
  assert.deepEqual([refused.body.refused, refused.body.facts.from], ['apply-too-young', `${year}-03-01`])
  assert.equal(await stored(site, leap), 0)
  site.at(new Date(`${year}-03-01T02:00:00Z`))
  assert.equal((await atCounter(site, leap)).status, 200)
})

test('APP-05.c: where the pack has no least age nobody is refused for age: one born yesterday is applied for, in hefei and in hebei', async t => {
  const site = await living(t)
  const born = compact(addDays(dayOf(site.house.now()), -1))
  const [here, there] = [await site.person({ birth: born }), await site.person({ birth: born, insured: '130399' })]
  const made = await atCounter(site, here)
  assert.equal(made.status, 200, made.text)
  const hebei = await site.counterIn('130399')
  const other = await hebei.post(`/people/${there.id}/applications`, { ...await filledForm(hebei, there.id), document: there.document })
  assert.equal(other.status, 200, JSON.stringify(other.body))
})

test('APP-05.b: who counts as a minor is the pack’s: at sixteen one applies on the web where minors are under sixteen, the day before only with register page and guardian’s ID copy at a counter', async t => {
  const site = await living(t)
  const today = dayOf(site.house.now())
  const person = await site.person({ birth: compact(yearsBefore(addDays(today, 1), 16)) })
  assert.equal((await online(site, person)).body.refused, 'guardian-needed')
  await decides(site, { 'minor.age': 16 })
  const younger = await site.person({ birth: compact(yearsBefore(addDays(today, 2), 16)) })
  assert.equal((await online(site, younger)).body.refused, 'guardian-needed')
  const counter = await seat(site, 'counter01')
  const form = await filledForm(counter, younger.id)
  for (const paper of ['household-register', 'guardian-id-copy']) {
    assert.ok(form.papers.some(each => each.material === paper))
    const lacking = await counter.post(`/people/${younger.id}/applications`, { ...form, papers: form.papers.filter(each => each.material !== paper), document: younger.document })
    assert.deepEqual([lacking.body.refused, lacking.body.facts.keys], ['material-missing', [paper]])
  }
  assert.equal(await stored(site, younger), 0)
  const made = await online(site, person)
  assert.equal(made.status, 200, JSON.stringify(made.body))
})

test('APP-06.a APP-06.b APP-06.c: insured here is taken in every pack; not insured where eligibility or nothing suffices; where a record comes first its lack is named: none, stopped, another city’s', async t => {
  const site = await living(t)
  const named = async (person: Person, says: RegExp, at: 'counter' | 'web') => {
    const refused = await (at === 'counter' ? atCounter : online)(site, person)
    assert.deepEqual([refused.status, refused.body.refused], [422, 'apply-not-insured'], JSON.stringify(refused.body))
    assert.match(refused.body.zh, says)
    assert.match(refused.body.zh, /身份证到合肥市的参保窗口/)
    assert.match(refused.body.en, /counter of Hefei with your ID card/)
    assert.equal(await stored(site, person), 0)
  }
  await decides(site, { 'apply.insurance.first': 'relation' })
  const none = await site.person({ insured: null }), elsewhere = await site.person({ insured: '130399' }), stopped = await site.person()
  await site.within(async work => {
    const key = personKey(stopped.id)
    const [relation] = await relationsOf(work, key, dayOf(work.now))
    const changed = await changeState(work, { bucket: key.bucket, id: relation!.id }, '2', relation!.version)
    if (isRefused(changed)) throw new Error(changed.refused)
  })
  for (const at of ['counter', 'web'] as const) {
    await named(none, /没有查到参保记录/, at)
    await named(stopped, /参保已经停了/, at)
  }
  await named(elsewhere, /只在秦皇岛市本级职工参保/, 'counter')
  assert.equal((await atCounter(site, await site.person())).status, 200)
  assert.equal((await online(site, await site.person({ insured: '340122' }))).status, 200)
  for (const value of ['eligible', 'nothing'] as const) {
    await decides(site, { 'apply.insurance.first': value })
    for (const insured of ['340199', null]) {
      for (const made of [await atCounter(site, await site.person({ insured })), await online(site, await site.person({ insured }))]) assert.equal(made.status, 200, `${value} ${insured}: ${JSON.stringify(made.body)}`)
    }
  }
  assert.equal((await atCounter(site, none)).status, 200)
  const hebei = await site.counterIn('130399')
  const there = await site.person({ insured: '130399' })
  assert.equal((await hebei.post(`/people/${there.id}/applications`, { ...await filledForm(hebei, there.id), document: there.document })).status, 200)
})

test('APP-06.c APP-05.a: a roster’s row without an insurance record, or too young, becomes no application and says why', async t => {
  const site = await city({ background: false })
  t.after(() => site.close())
  await decides(site, { 'apply.insurance.first': 'relation', 'apply.age.least': 60 })
  const officer = await seat(site, 'unit01')
  const sent = await officer.post('/rosters', await rosterForm(6, 4711))
  assert.equal(sent.status, 200, sent.text)
  await site.turn()
  const view = (await officer.get(`/rosters/${sent.body.roster}`)).body
  assert.deepEqual([view.counts.good, view.counts.bad], [0, 6], JSON.stringify(view.counts))
  const rows = (await officer.get(`/rosters/${view.id}/rows?limit=100&state=bad`)).body.rows as { mistakes: { kind: string; zh: string }[] }[]
  const kinds = new Set(rows.flatMap(row => row.mistakes.map(each => each.kind)))
  assert.ok(kinds.has('too-young'), [...kinds].join())
  for (const { mistakes } of rows) for (const each of mistakes.filter(one => one.kind === 'too-young')) assert.match(each.zh, /满 60 岁.*20\d\d-\d\d-\d\d/)
  await decides(site, { 'apply.age.least': null })
  const again = await seat(site, 'unit01')
  const second = await again.post('/rosters', await rosterForm(6, 4712))
  await site.turn()
  const lacking = (await again.get(`/rosters/${second.body.roster}/rows?limit=100&state=bad`)).body.rows as { mistakes: { kind: string; zh: string }[] }[]
  assert.equal(lacking.length, 6)
  for (const row of lacking) assert.ok(row.mistakes.some(each => each.kind === 'not-insured' && each.zh.includes('合肥市')), JSON.stringify(row.mistakes))
})
