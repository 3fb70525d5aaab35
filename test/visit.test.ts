import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { changePolicy, openPolicy } from '#regions'
import { addDays, dayOf } from '#kit/day'
import { changePin, collect, documentOf, numberOf, toSite, viewOf } from './support/card-steps.ts'
import { filledForm, peopleSite, portrait, type Knocker, type PeopleSite } from './support/people.ts'
import type { Json } from './support/pharmacy.ts'
import { openScene } from './support/scene.ts'

let scene: Awaited<ReturnType<typeof openScene>>
let site: PeopleSite
before(async () => { [scene, site] = await Promise.all([openScene({ background: false }), peopleSite({ background: false })]) })
after(async () => { await scene.close(); await site.close() })

test('ACT-13.a: after activation card and document are given back and a short guide is printed or sent; before it, or without giving them back, the visit is not ended', async () => {
  const [holder] = await scene.applicants(1, { to: 'counter' })
  const card = (await toSite(scene, [holder!], 'counter', 'visit-one')).get(holder!.person)!
  const end = (body: Json, seat: 'counter' | 'centre' = 'counter') => scene.knock(seat, 'POST', `/cards/${holder!.person}/${card}/end-visit`, body)
  assert.equal((await end({ returned: true, guide: 'print' })).body.refused, 'not-collected')
  assert.equal((await collect(scene, 'counter', holder!, card)).status, 200)
  assert.equal((await end({ returned: true, guide: 'send' })).body.refused, 'visit-not-active')
  const changed = await changePin(scene, 'counter', holder!, await numberOf(scene, holder!, card), ['123456', '480157'])
  assert.equal(changed.changed?.success, true)
  assert.equal((await viewOf(scene, 'counter', holder!)).social, 'active')
  const before = await scene.inbox(holder!.phone)
  for (const body of [{ guide: 'print' }, { returned: false, guide: 'print' }, { returned: true, guide: 'both' }]) assert.equal((await end(body)).body.refused, 'input-invalid')
  assert.equal((await end({ returned: true, guide: 'print' }, 'centre')).body.refused, 'not-your-post')
  assert.deepEqual(await scene.inbox(holder!.phone), before)
  const printed = await end({ returned: true, guide: 'print' })
  assert.equal(printed.status, 200, JSON.stringify(printed.body))
  assert.ok(printed.body.lines.length >= 5 && printed.body.lines.every((line: Json) => line.zh && line.en))
  assert.match(printed.body.lines.map((line: Json) => line.zh).join(), /输社保密码.*重置.*激活.*挂失.*12333/)
  assert.equal((await end({ returned: true, guide: 'send' })).status, 200)
  const sent = (await scene.inbox(holder!.phone)).filter(text => !before.includes(text))
  assert.deepEqual([sent.length, /卡已启用.*12333/.test(sent[0]!)], [1, true])
  const history = (await scene.knock('counter', 'GET', `/cards/${holder!.person}/${card}/history`)).body.rows.filter((row: Json) => row.verb === 'cards.end-visit')
  assert.deepEqual(history.map((row: Json) => row.facts.guide).toSorted(), ['print', 'send'])
})

test('ACT-13.b: the guide shows no PIN, no number of person, card or account, no name and no phone, printed or sent', async () => {
  const [holder] = await scene.applicants(1, { to: 'counter' })
  const card = (await toSite(scene, [holder!], 'counter', 'visit-two')).get(holder!.person)!
  await collect(scene, 'counter', holder!, card)
  const number = await numberOf(scene, holder!, card)
  await changePin(scene, 'counter', holder!, number, ['123456', '480157'])
  const { bankCard, ident } = (await scene.knock('counter', 'POST', `/cards/${holder!.person}/${card}/numbers`)).body
  const printed = await scene.knock('counter', 'POST', `/cards/${holder!.person}/${card}/end-visit`, { returned: true, guide: 'print' })
  await scene.knock('counter', 'POST', `/cards/${holder!.person}/${card}/end-visit`, { returned: true, guide: 'send' })
  const all = JSON.stringify(printed.body) + (await scene.inbox(holder!.phone)).filter(text => text.includes('卡已启用')).join()
  for (const secret of ['123456', '480157', number, bankCard, ident, holder!.number, holder!.phone, '陈建国', documentOf(holder!).number.slice(-6)]) assert.ok(!all.includes(secret), secret)
  assert.doesNotMatch(all, /\d{6}/)
  const silent = await scene.knock('counter', 'POST', `/people/${holder!.person}/phone-lost`, { document: documentOf(holder!) })
  assert.equal(silent.status, 200)
  assert.equal((await scene.knock('counter', 'POST', `/cards/${holder!.person}/${card}/end-visit`, { returned: true, guide: 'send' })).body.refused, 'guide-no-phone')
})

const capture = (by: Knocker, person: string, bytes: Buffer) => {
  const form = new FormData()
  form.append('photo', new File([new Uint8Array(bytes)], 'captured.jpg', { type: 'image/jpeg' }))
  return by.post(`/people/${person}/papers/photo?captured=true`, form)
}

test('APP-12.a: a photo captured at the counter serves the application like a brought one, judged by the same checks', async () => {
  const person = await site.person()
  const form = await filledForm(site.counter, person.id)
  const captured = await capture(site.counter, person.id, await portrait())
  assert.deepEqual([captured.status, captured.body.good], [200, true], JSON.stringify(captured.body))
  const brought = await site.counter.post(`/people/${person.id}/papers/photo`, (() => { const data = new FormData(); data.append('photo', new File(['x'], 'x.jpg')); return data })())
  assert.equal(brought.body.good, false)
  const applied = await site.counter.post(`/people/${person.id}/applications`, { ...form, photo: captured.body.paper, document: person.document })
  assert.equal(applied.status, 200, JSON.stringify(applied.body))
  const queue = (await site.reviewer.get('/review?limit=100')).body.rows as Json[]
  const item = queue.find(row => row.person === person.id)!
  assert.equal(item.photo, captured.body.paper, 'what the reviewer sees is the captured one')
  const seen = (await site.reviewer.get(`/review/items/${item.id}`)).body
  assert.ok(seen.checks.length && seen.checks.every((check: Json) => check.good))
})

test('APP-12.b: a captured photo that fails a check is kept nowhere and serves no application; where the policy has none taken on the spot it is refused', async () => {
  const person = await site.person()
  const form = await filledForm(site.counter, person.id)
  for (const [spoil, what] of [[{ ground: '#3050a0' }, /底色/], [{ figures: 2 }, /不只一个人/], [{ shift: 0.3 }, /中间/], [{ width: 300 }, /像素/]] as const) {
    const bad = await capture(site.counter, person.id, await portrait(spoil))
    assert.deepEqual([bad.status, bad.body.good, bad.body.paper], [200, false, ''])
    assert.match(bad.body.checks.filter((check: Json) => !check.good).map((check: Json) => check.zh + check.cure.zh).join(), what)
  }
  const { photo: _, ...without } = form
  const none = await site.counter.post(`/people/${person.id}/applications`, { ...without, document: person.document })
  assert.ok(none.status >= 400 && none.body.fields.some((each: Json) => each.field === 'photo'), JSON.stringify(none.body))
  const reviewer = await capture(site.reviewer, person.id, await portrait())
  assert.equal(reviewer.body.refused, 'not-your-post')
  await site.within(async work => {
    await changePolicy(work, { region: '340100', key: 'photo', value: { width: 358, height: 441, dpi: 350, minBytes: 1024, maxBytes: 102_400, ground: 'white', print: '1-inch', bareheaded: true, onTheSpot: false }, validFrom: addDays(dayOf(work.now), 1), source: [{ code: 'test', title: 'test' }], standing: 'chosen', approvedBy: 'test', note: null })
  })
  await site.within(work => openPolicy(work.sql))
  site.later(24 * 60)
  const tomorrow = await site.counterIn('340100')
  assert.equal((await capture(tomorrow, person.id, await portrait())).body.refused, 'capture-not-here')
})
