import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test, { after, before } from 'node:test'
import { addOrganisation, addMember } from '#staff'
import { addDays } from '#kit/day'
import { filingsOf } from '#filings'
import { isRefused } from '#kit/refusal'
import { inbox } from '#notices'
import { inWork, type Work } from '#kit/work'
import { emptyDetails } from '../src/filings/shared.ts'
import { QUERY_PASSWORD } from '../src/demo/secrets.ts'
import { city, type City } from './harness/index.ts'
import { filer, today } from './support/filing.ts'
import { portrait } from './support/people.ts'
import { pharmacy, type Json, type Pharmacy } from './support/pharmacy.ts'
import { seat, signedIn, type Knocker } from './support/trust.ts'

let living: City
let shop: Pharmacy
let till: Knocker, office: Knocker, colleague: Knocker
const system = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' } as const
const within = <T>(act: (work: Work) => Promise<T>) => inWork(living.house, system, act)
const sit = async () => { till = await seat(living, 'till01'); office = await seat(living, 'insure01'); colleague = await seat(living, 'insure02') }
before(async () => { living = await city({ background: false }); shop = await pharmacy(living); await sit() })
after(() => living.close())

const inReader = async (name: string) => (await shop.read(shop.who(name), null)).session as string
const holder = (name: string) => signedIn(living.base, '/sign-in/holder', { number: shop.who(name).certno, password: QUERY_PASSWORD })
const scan = async () => { const form = new FormData(); form.append('scan', new File([new Uint8Array(await portrait())], 'x.jpg', { type: 'image/jpeg' })); return form }
const paperOf = async (session: string, material: string) => {
  const kept = await till.post(`/till/sessions/${session}/filings/papers?material=${material}`, await scan())
  assert.equal(kept.status, 200, kept.text)
  return { material, paper: kept.body.paper as string }
}
const form = (session: string, more: object = {}) => ({ session, key: randomUUID(), region: '340199', sort: 'maternity', from: today(living), until: null, details: { ...emptyDetails, diagnosis: 'Z34.900', diagnosisName: '正常妊娠监督', weeks: '12' }, papers: [] as object[], ...more })
const said = (answer: { status: number; body: Json }) => `${answer.status} ${answer.body.refused}`
const one = (row: { person: string; id: string }) => `/people/${row.person}/filings/${row.id}`

test('MED-12.a: maternity with its papers at the till, returned with a reason, mended, decided; the holder reads each step and what to do', async () => {
  const session = await inReader('刘芳')
  const at = (await till.get(`/till/sessions/${session}/filings`)).body
  assert.deepEqual([at.filings.length, at.regions[0].region, at.regions[0].sorts.find((each: Json) => each.sort === 'maternity').papers], [0, '340199', ['pregnancy-proof']])
  const bare = await till.post('/till/filings', form(session))
  assert.deepEqual([said(bare), /妊娠诊断证明/.test(bare.body.zh)], ['422 filing-papers-missing', true])
  const proof = await paperOf(session, 'pregnancy-proof')
  assert.equal(said(await till.post('/till/filings', form(session, { papers: [{ material: 'pregnancy-proof', paper: randomUUID() }] }))), '422 filing-paper-unfit')
  const sent = form(session, { papers: [proof] })
  const filed = await till.post('/till/filings', sent)
  assert.equal(filed.status, 200, filed.text)
  const again = await till.post('/till/filings', sent)
  assert.deepEqual([again.status, again.body.filings.length], [200, 1], 'pressed twice it is filed once')
  assert.equal(said(await till.post('/till/filings', { ...sent, key: randomUUID() })), '409 filing-open')
  const own = await holder('刘芳')
  const [waits] = (await own.get('/my/filings')).body.rows
  assert.match(waits.next.zh, /不用您做什么，.* 前有结果/)

  const [row] = (await office.get('/filings')).body.rows.filter((each: Json) => each.id === waits.id)
  const paper = await fetch(`${living.base}/api${one(row)}/papers/${proof.paper}`, { headers: { cookie: office.cookie } })
  assert.deepEqual([paper.status, paper.headers.get('content-type')], [200, 'image/jpeg'])
  assert.equal((await office.get(`${one(row)}/papers/${randomUUID()}`)).status, 404)
  assert.equal((await office.post(`${one(row)}/claim`)).body.claim.mine, true)
  assert.equal(said(await colleague.post(`${one(row)}/return`, { version: row.version, reason: '化验单看不清' })), '409 filing-claimed')
  assert.match((await colleague.get('/filings')).body.rows.find((each: Json) => each.id === row.id).claim.by, /^夏\*$/)
  assert.equal((await office.post(`${one(row)}/return`, { version: row.version, reason: ' ' })).status, 400)
  const returned = await office.post(`${one(row)}/return`, { version: row.version, reason: '化验单看不清' })
  assert.equal(returned.body.state, 'returned', returned.text)
  const late = await office.post(`${one(row)}/approve`, { version: row.version, from: today(living), until: null, limit: null })
  assert.deepEqual([said(late), /您自己（另一个窗口）.*备案退回补正/.test(late.body.zh)], ['409 filing-stale', true])
  const [back] = (await own.get('/my/filings')).body.rows
  assert.deepEqual([back.reason, /带社保卡和要补的材料到庐阳百姓大药房补正/.test(back.next.zh)], ['化验单看不清', true])

  const mended = await till.post(`/till/filings/${row.id}/mend`, { session, version: returned.body.version, from: today(living), until: null, details: sent.details, papers: [await paperOf(session, 'pregnancy-proof')] })
  assert.equal(mended.body.filings[0].state, 'submitted', mended.text)
  assert.equal(said(await till.post(`/till/filings/${row.id}/mend`, { session, version: mended.body.filings[0].version, from: today(living), until: null, details: sent.details, papers: [] })), '409 filing-decided')
  const until = addDays(today(living), 200)
  const done = await office.post(`${one(row)}/approve`, { version: mended.body.filings[0].version, from: today(living), until, limit: null })
  assert.equal(done.body.standing, 'in-force', done.text)
  assert.deepEqual(done.body.steps.map((step: Json) => [step.step, step.reason]), [['file', null], ['sendBack', '化验单看不清'], ['mend', null], ['approve', null]])
  const who = await shop.customer('刘芳')
  const check = await filer(living, shop).benefits(who, '52')
  assert.deepEqual([check.trt_enjymnt_flag, check.fund_pay_type, check.enddate], ['1', '510100', until])
  assert.equal((await filer(living, shop).benefits(who, '14')).trt_enjymnt_flag, '0')
})

test('MED-12.b: the till files for the card in its own reader, while it is there, and for nobody else', async () => {
  assert.equal(said(await till.post('/till/filings', form(randomUUID()))), '409 filing-card-needed')
  const session = await inReader('黄丽')
  const elsewhere = await seat(living, 'till11')
  assert.equal(said(await elsewhere.get(`/till/sessions/${session}/filings`)), '409 filing-card-needed')
  assert.equal(said(await elsewhere.post('/till/filings', form(session))), '409 filing-card-needed')
  assert.equal((await office.post('/till/filings', form(session))).status, 403, 'a post without it')
  assert.equal(said(await till.post('/till/filings', form(session, { sort: 'designated', business: '03' }))), '409 filing-not-insured')
  const next = await inReader('吴涛')
  assert.equal(said(await till.post('/till/filings', form(session, { region: '340123', sort: 'designated', business: '03' }))), '409 filing-card-needed', 'the next card is in the reader')
  living.later(16)
  assert.equal(said(await till.post('/till/filings', form(next, { region: '340121', sort: 'designated', business: '03' }))), '409 filing-card-needed', 'over')
  for (const [name, expected] of [['邓超群', '409 filing-card-barred'], ['曹阳', '409 filing-card-barred'], ['郭志强', '200 undefined']] as const) {
    const read = await shop.read(shop.who(name), null)
    assert.ok(read.session, `${name}: ${JSON.stringify(read)}`)
    assert.equal(said(await till.get(`/till/sessions/${read.session}/filings`)), expected, `${name}: a locked PIN bars no filing, another’s data does`)
  }
})

test('MED-12.a: turned down with its reason, withdrawn by the holder, taken back by the provider, ended by the office', async () => {
  const session = await inReader('孙国庆')
  const chronic = async (disease: string) => form(session, { sort: 'chronic', details: { ...emptyDetails, disease }, papers: [await paperOf(session, 'diagnosis-proof'), await paperOf(session, 'medical-record')] })
  const filed = async (sent: object) => { const answer = await till.post('/till/filings', sent); assert.equal(answer.status, 200, answer.text); return answer.body.filings[0] }
  const own = await holder('孙国庆')
  const first = await filed(await chronic('M01600'))
  assert.deepEqual([first.providers[0].code, first.limit], [shop.provider.fixmedins_code, 400_000], 'the provider that files is chosen where none is named')
  const no = await office.post(`${one(first)}/refuse`, { version: first.version, reason: '不符合认定标准' })
  assert.deepEqual([no.body.state, (await own.get('/my/filings')).body.rows[0].reason], ['refused', '不符合认定标准'])
  assert.equal(said(await office.post(`${one(first)}/approve`, { version: no.body.version, from: today(living), until: null, limit: null })), '409 filing-decided')

  const second = await filed(await chronic('M01600'))
  assert.equal(said(await (await holder('陈静')).post(`/my/filings/${second.id}/withdraw`, { version: second.version })), '404 filing-unknown', 'nobody else’s')
  const gone = await own.post(`/my/filings/${second.id}/withdraw`, { version: second.version })
  assert.equal(gone.body.rows[0].state, 'withdrawn', gone.text)
  assert.equal((await office.get('/filings')).body.rows.some((row: Json) => row.id === second.id), false)

  const third = await filed(await chronic('M01600'))
  const yes = await office.post(`${one(third)}/approve`, { version: third.version, from: today(living), until: null, limit: 350_000 })
  assert.deepEqual([yes.body.limit, yes.body.until], [350_000, null], yes.text)
  assert.equal(said(await own.post(`/my/filings/${third.id}/withdraw`, { version: yes.body.version })), '409 filing-decided')
  const on = addDays(today(living), 10)
  assert.equal(said(await office.post(`${one(third)}/end`, { version: yes.body.version, on: addDays(today(living), -1), reason: '病愈' })), '422 filing-days')
  const ended = await office.post(`${one(third)}/end`, { version: yes.body.version, on, reason: '病愈' })
  assert.deepEqual([ended.body.state, ended.body.standing, ended.body.endedOn], ['ended', 'in-force', on], 'good until then')
  const who = await shop.customer('孙国庆')
  const file = filer(living, shop)
  assert.deepEqual([(await file.benefits(who, '14', addDays(on, -1))).trt_enjymnt_flag, (await file.benefits(who, '14', on)).trt_enjymnt_flag], ['1', '0'])

  const again = await inReader('孙国庆')
  const remote = (await till.post('/till/filings', form(again, { sort: 'temporary', area: '440100' }))).body.filings[0]
  assert.deepEqual([remote.state, remote.standing, remote.area], ['approved', 'in-force', '440100'])
  assert.equal(said(await till.post(`/till/filings/${remote.id}/cancel`, { session: again, version: remote.version + 1 })), '409 filing-stale')
  const taken = (await till.post(`/till/filings/${remote.id}/cancel`, { session: again, version: remote.version })).body.filings.find((each: Json) => each.id === remote.id)
  assert.deepEqual([taken.state, taken.standing], ['ended', 'ended'], 'withdrawn, it gives nothing from today on')
})

test('MED-12.a: an office has the filings of its region alone', async () => {
  const session = await inReader('徐海燕')
  const sent = form(session, { region: '340124', sort: 'long-term', area: '440100', papers: [await paperOf(session, 'residence-proof')] })
  const mine = (await till.post('/till/filings', sent)).body.filings[0]
  assert.ok((await office.get('/filings')).body.rows.some((row: Json) => row.id === mine.id), 'a county without an office of its own goes to the city’s')
  await within(async work => {
    const county = await addOrganisation(work, { kind: 'insurer', code: 'LJ-YB', name: '庐江县医疗保障局', region: '340124' })
    const made = await addMember(work, { user: 'insure-lj', name: '巢宁', password: 'county of a test', post: 'insurance-clerk', organisation: county.id, demo: true })
    if (isRefused(made)) throw new Error(made.refused)
  })
  const county = await seat(living, 'insure-lj')
  assert.equal(said(await county.get(one(mine))), '403 filing-elsewhere')
  assert.equal(said(await county.post(`${one(mine)}/approve`, { version: mine.version, from: today(living), until: null, limit: null })), '403 filing-elsewhere')
  assert.equal((await county.get('/filings')).body.count, 0)
  const next = await inReader('徐海燕')
  const chronic = (await till.post('/till/filings', form(next, { region: '340124', sort: 'chronic', details: { ...emptyDetails, disease: 'M03900' }, papers: [await paperOf(next, 'diagnosis-proof'), await paperOf(next, 'medical-record')] }))).body.filings[0]
  assert.deepEqual([(await county.get('/filings')).body.rows.map((row: Json) => row.id), (await office.get('/filings')).body.rows.some((row: Json) => row.id === chronic.id)], [[chronic.id], false])
  living.later(21 * 24 * 60)
  await sit()
  const queue = (await office.get('/filings')).body
  assert.deepEqual([queue.rows[0].late, queue.late > 0], [true, true], 'late ones first')
  assert.deepEqual(queue.rows.map((row: Json) => row.due), queue.rows.map((row: Json) => row.due).toSorted())
  const paged = (await office.get('/filings?limit=1')).body
  assert.ok(paged.rows.length === 1 && (paged.next === null || (await office.get(`/filings?limit=1&after=${paged.next}`)).status === 200))
})

test('MED-12.a: a filing of 29 February, renewed near its end, goes on the day after it', async () => {
  living.at(new Date('2028-02-29T02:00:00Z'))
  await sit()
  await shop.signIn()
  const session = await inReader('吴涛')
  const sent = form(session, { region: '340121', sort: 'designated', business: '03', from: '2028-02-29' })
  const first = (await till.post('/till/filings', sent)).body.filings[0]
  assert.deepEqual([first.until, first.standing, first.renewFrom], ['2029-02-28', 'in-force', '2029-01-29'])
  const soon = await till.post('/till/filings', { ...sent, key: randomUUID(), renews: first.id })
  assert.deepEqual([said(soon), /到 2029-01-29 才能续/.test(soon.body.zh)], ['409 filing-not-renewable', true])
  const told = async () => (await within(work => inbox(work, shop.who('吴涛').phone))).filter(each => /到 2029-02-28 为止/.test(each.text)).length
  await living.turn()
  assert.equal(await told(), 1, 'what it gives and until when')
  living.at(new Date('2029-01-29T02:00:00Z'))
  await living.turn()
  assert.equal(await told(), 2, 'told on the day from which it is renewed')
  living.at(new Date('2029-02-28T15:59:00Z'))
  await living.turn()
  assert.equal(await told(), 2, 'once')
  await sit()
  const again = await inReader('吴涛')
  assert.match((await (await holder('吴涛')).get('/my/filings')).body.rows[0].next.zh, /2029-02-28 到期，请在那以前/)
  const renewal = await till.post('/till/filings', form(again, { region: '340121', sort: 'designated', business: '03', renews: first.id }))
  assert.equal(renewal.status, 200, renewal.text)
  assert.deepEqual(renewal.body.filings.map((each: Json) => [each.from, each.until, each.standing]), [['2029-03-01', '2030-02-28', 'to-begin'], ['2028-02-29', '2029-02-28', 'in-force']])
  living.later(2)
  assert.deepEqual((await till.get(`/till/sessions/${again}/filings`)).body.filings.map((each: Json) => each.standing), ['in-force', 'over'])
  await within(async work => {
    const person = { bucket: parseInt(first.person.slice(-3), 16), id: first.person }
    const found = await filingsOf(work, [person, person], '2029-02-28')
    assert.deepEqual(found.get(first.person)!.map(each => [each.from, each.kind, each.disease]), [['2028-02-29', 'designated', null], ['2029-03-01', 'designated', null]])
  })
})
