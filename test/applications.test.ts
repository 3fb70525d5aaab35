import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { filledForm, peopleSite, portrait, sendPhoto, type Knocker, type PeopleSite } from './support/people.ts'

let site: PeopleSite
before(async () => { site = await peopleSite() })
after(async () => { await site?.close() })

const apply = async (at: Knocker, person: { id: string; document: object }, more: object = {}) =>
  at.post(`/people/${person.id}/applications`, { ...await filledForm(at, person.id), document: person.document, ...more })
async function applyOnline(person: { number: string }) {
  const me = await site.holder(person.number)
  return { me, answer: await me.post('/my/applications', await filledForm(me, null)) }
}
async function itemOf(application: string) {
  for (let after = ''; ;) {
    const { body } = await site.reviewer.get(`/review?limit=100${after && `&after=${after}`}`)
    const row = body.rows.find((each: { application: string }) => each.application === application)
    if (row || !body.next) return row
    after = body.next
  }
}

test('APP-01.a APP-02.a: where the pack lets anyone apply an employed person applies alone at a counter and gets a number', async () => {
  const person = await site.person({ employer: true })
  const made = await apply(site.counter, person)
  assert.equal(made.status, 200, JSON.stringify(made.body))
  assert.match(made.body.number, /^\d{20}$/)
  assert.equal(made.body.state, 'submitted')
})

test('APP-01.b: the same on the web, and it is followed by its number and the last four of the ID without signing in', async () => {
  const person = await site.person({ employer: true })
  const { answer } = await applyOnline(person)
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  const where = await site.visitor.post('/applications/where', { number: answer.body.number, ending: person.number.slice(-4) })
  assert.equal(where.body.state, 'submitted')
  assert.equal(where.body.name, '林*秋')
  assert.equal(JSON.stringify(where.body).includes(person.number), false)
  assert.equal((await site.visitor.post('/applications/where', { number: '0'.repeat(20), ending: person.number.slice(-4) })).body.refused, 'application-unknown')
})

test('APP-01.c APP-01.d: in hebei one without a unit applies at a counter; an employed person is told which unit applies', async () => {
  const counter = await site.counterIn('130399')
  const free = await site.person({ insured: '130399' })
  const made = await apply(counter, free)
  assert.equal(made.status, 200, JSON.stringify(made.body))
  const employed = await site.person({ insured: '130399', employer: true })
  const refused = await apply(counter, employed)
  assert.equal(refused.body.refused, 'apply-not-alone')
  assert.match(refused.body.zh, /合肥长江机电有限公司/)
})

test('APP-01.e: at a place the pack does not list nothing is stored, and the places are named', async () => {
  const person = await site.person()
  const refused = await apply(site.branch, person)
  assert.equal(refused.body.refused, 'apply-wrong-place')
  assert.match(refused.body.zh, /业务经办窗口、网上/)
  assert.deepEqual((await site.counter.get(`/people/${person.id}/applications`)).body.rows, [])
})

test('APP-02.b APP-02.c: everything missing or malformed is told at once in both languages, and nothing is stored', async () => {
  const person = await site.person()
  const refused = await site.counter.post(`/people/${person.id}/applications`, { phone: '1391234', address: ' ' })
  assert.equal(refused.status, 400)
  assert.deepEqual(refused.body.fields.map((fault: { field: string }) => fault.field), ['phone', 'address', 'bank', 'delivery', 'photo', 'document'])
  for (const fault of refused.body.fields) { assert.ok(/\p{Script=Han}/u.test(fault.zh)); assert.ok(/^[\x20-\x7e]+$/.test(fault.en), fault.en) }
  assert.deepEqual((await site.counter.get(`/people/${person.id}/applications`)).body.rows, [])
})

test('APP-03.a APP-03.b APP-03.c: the materials follow pack and age; a missing one is named and nothing is taken', async () => {
  const adult = await site.person()
  const keys = async (at: Knocker, id: string) => (await at.get(`/people/${id}/apply`)).body.materials.map((each: { key: string }) => each.key)
  assert.deepEqual(await keys(site.counter, adult.id), ['id-front', 'id-back'])
  const minor = await site.person({ birth: '20150312' })
  const forMinor = await keys(site.counter, minor.id)
  assert.ok(forMinor.includes('household-register') && forMinor.includes('guardian-id-copy'), forMinor.join())
  const hebei = await site.counterIn('131199')
  const there = await site.person({ insured: '131199' })
  assert.deepEqual(await keys(hebei, there.id), ['form', 'id-front', 'id-back', 'medical-card-copy'])
  const photo = (await hebei.get(`/people/${there.id}/apply`)).body.photo
  assert.deepEqual([photo.width, photo.height], [413, 579])
  const refused = await site.counter.post(`/people/${adult.id}/applications`, { ...await filledForm(site.counter, adult.id, { materials: false }), document: adult.document })
  assert.equal(refused.body.refused, 'material-missing')
  assert.match(refused.body.zh, /身份证人像面、身份证国徽面/)
  assert.deepEqual((await site.counter.get(`/people/${adult.id}/applications`)).body.rows, [])
})

test('APP-05.b: a minor does not apply on the web, and at a counter with register page and the guardian’s ID copy', async () => {
  const minor = await site.person({ birth: '20140312' })
  const { answer } = await applyOnline(minor)
  assert.equal(answer.body.refused, 'guardian-needed')
  const made = await apply(site.counter, minor)
  assert.equal(made.status, 200, JSON.stringify(made.body))
})

test('APP-04.a APP-04.b: a photo is judged by machine, each defect with its own reason', async () => {
  const person = await site.person()
  const say = async (bytes: Buffer) => {
    const { body } = await sendPhoto(site.counter, person.id, bytes)
    assert.equal(body.good, body.paper !== '')
    return body.checks.filter((check: { good: boolean }) => !check.good).map((check: { zh: string }) => check.zh).join('；')
  }
  assert.equal(await say(await portrait()), '')
  assert.match(await say(await portrait({ ground: '#4477cc' })), /底色不对，要纯白底/)
  assert.match(await say(await portrait({ width: 300, height: 400 })), /300 × 400 像素，应当是 358 × 441/)
  assert.match(await say(await portrait({ shift: 0.25 })), /人不在中间/)
  assert.match(await say(await portrait({ figures: 2 })), /不只一个人/)
  assert.match(await say(await portrait({ format: 'png' })), /PNG，应当是 JPEG/)
  assert.match(await say(Buffer.from('no picture at all')), /打不开/)
})

test('APP-07.a APP-07.b: the reviewer sees the register’s answer and what is missing, claims and approves', async () => {
  const made = await apply(site.counter, await site.person())
  const row = await itemOf(made.body.id)
  assert.equal(row.finding, 'same')
  assert.deepEqual(row.missing, [])
  assert.equal((await site.reviewer.post(`/review/items/${row.id}/claim`)).status, 200)
  assert.equal((await site.otherReviewer.post('/review/approve', { items: [{ id: row.id, version: row.version }], bareheaded: true })).body.refused, 'item-claimed')
  const opened = await site.reviewer.get(`/review/items/${row.id}`)
  assert.equal(opened.body.register.name, '林*秋')
  assert.match(opened.body.register.source.zh, /替身/)
  assert.equal((await site.reviewer.post('/review/approve', { items: [{ id: row.id, version: row.version }], bareheaded: false })).body.refused, 'tick-bareheaded')
  const approved = await site.reviewer.post('/review/approve', { items: [{ id: row.id, version: row.version }], bareheaded: true })
  assert.deepEqual(approved.body.approved, [made.body.id], JSON.stringify(approved.body))
  const [after] = (await site.counter.get(`/people/${made.body.person}/applications`)).body.rows
  assert.equal(after.state, 'approved')
  assert.match(after.promisedOn, /^\d{4}-\d{2}-\d{2}$/)
})

test('APP-07.c APP-07.d: returned with reasons the applicant sees; mended it comes back to review', async () => {
  const person = await site.person()
  const { me, answer } = await applyOnline(person)
  const row = await itemOf(answer.body.id)
  const returned = await site.reviewer.post(`/review/items/${row.id}/return`, { reasons: ['photo-not-bare'], version: row.version })
  assert.equal(returned.body.state, 'returned', JSON.stringify(returned.body))
  const [mine] = (await me.get('/my/applications')).body.rows
  assert.match(mine.reasons[0].zh, /免冠/)
  const stale = await me.post(`/my/applications/${mine.id}/mend`, { version: mine.version - 1 })
  assert.equal(stale.body.refused, 'stale')
  const photo = await sendPhoto(me, null, await portrait())
  const mended = await me.post(`/my/applications/${mine.id}/mend`, { version: mine.version, photo: photo.body.paper })
  assert.equal(mended.body.state, 'submitted', JSON.stringify(mended.body))
  assert.ok(await itemOf(mine.id))
  assert.deepEqual(mended.body.steps.map((step: { key: string }) => step.key.replace(/-\d+$/, '')), ['submitted', 'returned', 'mended', 'review', 'in-production', 'at-site', 'collected'])
})

test('APP-07.e: what differs from the register is not approved, and nothing is decided twice', async () => {
  const differs = await apply(site.counter, await site.person({ register: '林知春' }))
  const row = await itemOf(differs.body.id)
  assert.equal(row.finding, 'name-differs')
  assert.equal((await site.reviewer.post('/review/approve', { items: [{ id: row.id, version: row.version }], bareheaded: true })).body.refused, 'identity-not-same')
  const made = await apply(site.counter, await site.person())
  const good = await itemOf(made.body.id)
  const decide = { items: [{ id: good.id, version: good.version }], bareheaded: true }
  const both = await Promise.all([site.reviewer.post('/review/approve', decide), site.otherReviewer.post('/review/approve', decide)])
  assert.deepEqual(both.map(answer => answer.status).toSorted(), [200, 404])
})

/** An application at the counter, its item in the queue, and what its decision would be. */
async function inQueue(more: object = {}) {
  const person = await site.person()
  const made = (await apply(site.counter, person, more)).body
  const row = await itemOf(made.id)
  return { made, row, back: `/applications/${made.person}/${made.id}/take-back`, decide: { items: [{ id: row.id, version: row.version }], bareheaded: true } }
}
/** Whether the phone gets this message: delivery follows its cause within a moment. */
async function told(number: string, says: (text: string) => boolean): Promise<boolean> {
  for (let tries = 0; tries < 60; tries++) {
    const phones = await (await fetch(`${site.base}/sandbox/inbox`)).json() as { messages: { text: string }[] }[]
    if (phones.some(each => each.messages.some(({ text }) => text.includes(number) && says(text)))) return true
    await new Promise(done => setTimeout(done, 100))
  }
  return false
}

test('a decision is taken back by the same post within the pack’s hours, with a reason that is kept; the applicant is told', async () => {
  const { made, row, back, decide } = await inQueue()
  const promised = made.promisedOn
  await site.reviewer.post('/review/approve', decide)
  assert.equal((await site.reviewer.post(back, { reason: ' ' })).body.refused, 'take-back-why')
  const elsewhere = await site.otherReviewer.post(back, { reason: '换个岗位来收' })
  assert.deepEqual([elsewhere.status, elsewhere.body.refused], [403, 'decided-elsewhere'])
  assert.match(elsewhere.body.zh, /申领审核/)
  const taken = await site.reviewer.post(back, { reason: '看错了照片' })
  assert.deepEqual([taken.body.state, taken.body.promisedOn], ['submitted', promised], JSON.stringify(taken.body))
  assert.equal((await itemOf(made.id)).since, row.since, 'it is back at its place')
  const [mine] = (await site.reviewer.get('/review/decided')).body.rows
  assert.deepEqual([mine.application, mine.what, mine.taken.reason], [made.id, 'approved', '看错了照片'])
  assert.ok(await told(made.number, text => /再审一次/.test(text)))
  assert.equal((await site.reviewer.post(back, { reason: '再收一次' })).body.refused, 'application-elsewhere')
})

test('a return is taken back until the applicant mended it, and nothing once the hours are over', async () => {
  const first = await inQueue()
  await site.reviewer.post(`/review/items/${first.row.id}/return`, { reasons: ['photo-not-you'], version: first.row.version })
  assert.equal((await site.reviewer.post(first.back, { reason: '退错了人' })).body.state, 'submitted')
  const again = await itemOf(first.made.id)
  const returned = await site.reviewer.post(`/review/items/${again.id}/return`, { reasons: ['address-unclear'], version: again.version })
  await site.counter.post(`/people/${first.made.person}/applications/${first.made.id}/mend`, { version: returned.body.version, address: '合肥市庐阳区长江中路 1 号' })
  assert.equal((await site.reviewer.post(first.back, { reason: '晚了' })).body.refused, 'application-elsewhere')

  const second = await inQueue()
  await site.reviewer.post('/review/approve', second.decide)
  await site.within(({ sql }) => sql`update applications.decision set decided_at = decided_at - interval '25 hours' where application = ${second.made.id}`)
  const late = await site.reviewer.post(second.back, { reason: '第二天才想起来' })
  assert.deepEqual([late.status, late.body.refused], [409, 'too-late-to-take-back'])
  assert.match(late.body.zh, /24 小时/)
})

test('APP-03.c APP-07.a: what lacks a paper is not approved by the server either, alone or among many; the papers are named, and so to the applicant', async () => {
  const { made, row, decide } = await inQueue()
  await site.within(({ sql }) => sql`update applications.application set papers = '[{"material": "id-front", "paper": null}]' where id = ${made.id}`)
  assert.deepEqual((await itemOf(made.id)).missing.map((each: { zh: string }) => each.zh), ['身份证国徽面'])
  const refused = await site.reviewer.post('/review/approve', decide)
  assert.deepEqual([refused.status, refused.body.refused], [422, 'papers-missing'])
  assert.match(refused.body.zh, /缺身份证国徽面/)
  const good = await inQueue()
  const many = await site.reviewer.post('/review/approve', { items: [...decide.items, ...good.decide.items], bareheaded: true })
  assert.deepEqual(many.body.approved, [good.made.id], JSON.stringify(many.body))
  assert.deepEqual(many.body.left.map((each: { id: string; refused: string }) => [each.id, each.refused]), [[row.id, 'papers-missing']])
  const returned = await site.reviewer.post(`/review/items/${row.id}/return`, { reasons: ['papers-missing'], version: row.version })
  assert.equal(returned.body.reasons[0].zh, '缺身份证国徽面，请补齐')
})

test('APP-04.c: the opened item shows the machine’s verdict on the photo, who is at it, and the message that a decision will send, word for word', async () => {
  const { made, row, decide } = await inQueue()
  await site.reviewer.post(`/review/items/${row.id}/claim`)
  const { body: seen } = await site.otherReviewer.get(`/review/items/${row.id}`)
  assert.deepEqual([seen.claim.mine, /^.\*/.test(seen.claim.by)], [false, true], JSON.stringify(seen.claim))
  assert.ok(seen.checks.length >= 6 && seen.checks.every((each: { good: boolean }) => each.good), JSON.stringify(seen.checks))
  assert.doesNotMatch(JSON.stringify(seen.checks), /免冠|帽/)
  assert.match(seen.phone, /^139\*{4}\d{4}$/)
  await site.reviewer.post('/review/approve', decide)
  assert.ok(await told(made.number, text => text === seen.messages.approved), seen.messages.approved)
  const other = await inQueue()
  const opened = (await site.reviewer.get(`/review/items/${other.row.id}`)).body
  await site.reviewer.post(`/review/items/${other.row.id}/return`, { reasons: ['photo-blurred'], words: '光线太暗', version: other.row.version })
  const due = opened.messages.returned.replace('{reasons}', '照片不清楚，请重拍一张；光线太暗')
  assert.ok(await told(other.made.number, text => text === due), due)
})

test('APP-11.b: what is past its promised day is listed, the longest late first, with where it is and by how many working days', async () => {
  const { made } = await inQueue()
  await site.within(({ sql }) => sql`update applications.application set promised_on = '2026-09-30', state = 'approved' where id = ${made.id}`)
  const { body } = await site.reviewer.get('/review/late')
  const row = body.rows.find((each: { id: string }) => each.id === made.id)
  assert.deepEqual([row.state, row.promisedOn, row.name], ['approved', '2026-09-30', '林*秋'])
  assert.ok(row.late > 0 && body.count >= 1)
})

test('APP-08.a APP-08.d: a second application names the first and its state; of two at once at two doors one stands', async () => {
  const person = await site.person()
  const me = await site.holder(person.number)
  const [counterForm, webForm] = [await filledForm(site.counter, person.id), await filledForm(me, null)]
  const both = await Promise.all([site.counter.post(`/people/${person.id}/applications`, { ...counterForm, document: person.document }), me.post('/my/applications', webForm)])
  assert.deepEqual(both.map(answer => answer.status).toSorted(), [200, 409])
  const third = await me.post('/my/applications', webForm)
  assert.equal(third.body.refused, 'application-open')
  assert.match(third.body.zh, /等待审核/)
  assert.equal((await me.get('/my/applications')).body.rows.length, 1)
})

test('APP-08.b APP-08.c: someone with a living card, also in another region, or a lost one, is told of it and led to replacement', async () => {
  const seeded = (await site.counter.post('/people/find', { name: '王建明', birthYear: 1968 })).body.rows[0]
  const elsewhere = await site.counterIn('133199')
  const refused = await elsewhere.post(`/people/${seeded.id}/applications`, {})
  assert.equal(refused.body.refused, 'card-living')
  assert.match(refused.body.zh, /徽商银行/)
  const lost = (await site.counter.post('/people/find', { name: '罗文', birthYear: 1983 })).body.rows[0]
  const led = await site.counter.post(`/people/${lost.id}/applications`, {})
  assert.match(led.body.zh, /已挂失.*补卡/)
})

test('APP-09.a: the first card is free in every pack', async () => {
  const counter = await site.counterIn('349900')
  for (const [at, insured] of [[site.counter, '340199'], [counter, null]] as const) {
    const person = await site.person({ insured })
    assert.equal((await at.get(`/people/${person.id}/apply`)).body.fee, null)
  }
})

test('HOLD-10.a HOLD-10.e: a valid document, a long-term one, and one without validity under 16 are accepted', async () => {
  for (const [birth, validUntil] of [['19700312', 'long-term'], ['20120312', null], ['19900312', '2036-01-01']] as const) {
    const person = await site.person({ birth })
    const made = await apply(site.counter, { ...person, document: { ...person.document, validUntil } })
    assert.equal(made.status, 200, JSON.stringify(made.body))
  }
})

test('HOLD-10.b HOLD-10.c HOLD-10.d HOLD-10.f: expired, of the wrong kind or not matching is refused with the reason, and nothing is done', async () => {
  const person = await site.person()
  const other = await site.person()
  const refusals: string[] = []
  for (const document of [{ ...person.document, validUntil: '2020-01-31' }, { ...person.document, kind: 'passport' }, other.document, { ...person.document, validUntil: null }]) {
    const refused = await apply(site.counter, { ...person, document })
    refusals.push(refused.body.refused)
    if (refused.body.refused === 'document-expired') assert.match(refused.body.zh, /2020-01-31/)
    if (refused.body.refused === 'document-kind-wrong') assert.match(refused.body.zh, /居民身份证或临时居民身份证/)
    if (refused.body.refused === 'document-differs') assert.match(refused.body.zh, /号码/)
  }
  assert.deepEqual(refusals, ['document-expired', 'document-kind-wrong', 'document-differs', 'document-validity-missing'])
  assert.deepEqual((await site.counter.get(`/people/${person.id}/applications`)).body.rows, [])
})
