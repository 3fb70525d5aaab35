import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { QUERY_PASSWORD } from '../src/demo/secrets.ts'
import { city, type City } from './harness/index.ts'
import { hospital, type Hospital } from './support/hospital.ts'
import type { Json } from './support/pharmacy.ts'
import { seated, type Seated } from './support/way.ts'

let living: City
let program: Hospital
let ward: Seated
before(async () => { living = await city(); program = await hospital(living); ward = await seated(living.base, 'ward01') })
after(() => living.close())

const doctor = { dept: '内科', doctor: '林医生' }
const code = (name: string): Json => program.sandbox.catalogue.find((each: Json) => each.name === name)
const line = (name: string, count = 1, more: Json = {}) => { const item = code(name); return { code: item.med_list_codg, count: count * 10_000, price: item.pric * 10_000, ...more } }
const press = (more: Json = {}) => ({ key: randomUUID(), ...more })
/** A card with its PIN in the ward's reader. */
async function come(name: string, pin: string | null | undefined = undefined) {
  const person = program.who(name)
  const read = await program.read(person, pin === undefined ? person.cards[0].social_pin : pin)
  assert.ok(read.session, JSON.stringify(read))
  const session = (read.session.id ?? read.session) as string
  const { insured } = await ward.get<Json>(`/till/sessions/${session}`)
  return { person, session, region: insured[0].region as string, insutype: insured[0].insutype as string }
}
type Who = Awaited<ReturnType<typeof come>>
const whose = ({ session, region, insutype }: Who) => ({ session, region, insutype })
const admit = async (who: Who, more: Json = {}) => (await ward.post<Json>('/till/visits', press({ ...whose(who), kind: 'inpatient', medType: '21', ...doctor, bed: '12', diagnoses: [{ code: 'K80.200', name: '胆囊结石' }], ...more }))).visit as string
const see = (visit: string) => ward.get<Json>(`/till/visits/${visit}`)
const at = (visit: string, step: string, more: Json = {}) => ward.post<Json>(`/till/visits/${visit}/${step}`, press(more))
const no = async (visit: string, step: string, more: Json = {}) => (await ward.knock(`/till/visits/${visit}/${step}`, press(more))).body.refused as string
const whyNot = (seen: Json, step: string) => seen.steps.find((each: Json) => each.step === step)?.why?.zh ?? null
const holder = async (number: string) => {
  const signed = await fetch(`${living.base}/api/sign-in/holder`, { method: 'POST', headers: { origin: living.base, 'content-type': 'application/json' }, body: JSON.stringify({ number, password: QUERY_PASSWORD }) })
  assert.equal(signed.status, 200)
  const cookie = signed.headers.getSetCookie().map(each => each.split(';')[0]).join('; ')
  return async (path: string): Promise<{ status: number; body: Json }> => { const answer = await fetch(`${living.base}/api${path}`, { headers: { cookie } }); return { status: answer.status, body: await answer.json() } }
}

test('MED-02.a MED-03.d MED-07.a MED-07.b MED-07.c: an out-patient visit at the hospital’s own page, each step what is next; settled once however often it is pressed, undone only in order', async () => {
  const who = await come('马晓东')
  const key = randomUUID()
  const register = { key, ...whose(who), kind: 'outpatient', medType: null, ...doctor }
  const { visit } = await ward.post<Json>('/till/visits', register)
  assert.equal((await ward.post<Json>('/till/visits', register)).visit, visit, 'pressed twice')
  assert.equal((await ward.knock('/till/visits', { ...register, dept: '外科' })).body.refused, 'message-differs')
  let seen = await see(visit)
  assert.deepEqual([seen.next, whyNot(seen, 'charge'), whyNot(seen, 'settle'), whyNot(seen, 'cancel')], ['record', '先填就诊信息', '没有要结算的费用', null])
  assert.equal(await no(visit, 'lines', { lines: [line('血常规')] }), 'visit-unrecorded')
  await at(visit, 'record', { medType: '11', ...doctor, complaint: '头晕', diagnoses: [{ code: 'I10.x00', name: '高血压' }] })
  assert.equal(await no(visit, 'lines', { lines: [{ ...line('血常规'), code: 'X' }] }), 'line-item-unknown')
  const charged = press({ lines: [line('普通门诊诊查费'), line('血常规'), line('胸部CT平扫'), line('缬沙坦胶囊', 2)] })
  await ward.post(`/till/visits/${visit}/lines`, charged)
  await ward.post(`/till/visits/${visit}/lines`, charged)
  seen = await see(visit)
  assert.deepEqual([seen.next, seen.lines.length, seen.open, seen.diagnoses[0].code], ['settle', 4, 27_500, 'I10.x00'])
  assert.deepEqual(seen.lines.map((each: Json) => [each.class, each.first, each.scope]).sort(), [['01', 0, 1000], ['01', 0, 2200], ['01', 0, 6300], ['02', 1800, 16_200]])
  const row = (await ward.get<Json>('/till/visits?kind=outpatient')).rows.find((each: Json) => each.id === visit)
  assert.deepEqual([row.name.includes('*'), row.next, row.unsettled], [true, 'settle', 27_500])
  const tried = await at(visit, 'pre-settle', { total: null })
  assert.deepEqual([tried.number, tried.total], ['', 27_500])
  assert.equal(await no(visit, 'settle', { total: 27_400 }), 'total-differs')
  const pay = press({ total: 27_500 })
  const paid = await ward.post<Json>(`/till/visits/${visit}/settle`, pay)
  assert.deepEqual([paid.fund, paid.account, paid.cash], [tried.fund, tried.account, tried.cash])
  assert.equal((await ward.post<Json>(`/till/visits/${visit}/settle`, pay)).number, paid.number, 'pressed twice')
  seen = await see(visit)
  assert.deepEqual([seen.open, seen.next, seen.bills.map((each: Json) => each.number), whyNot(seen, 'cancel')], [0, null, [paid.number], '已经结算，要改先撤销结算'])
  assert.equal(await no(visit, 'drop', { sn: null }), 'fees-none')
  assert.equal(await no(visit, 'cancel'), 'visit-settled')
  const back = await ward.post<Json>(`/till/settlements/${paid.number}/cancel`, press())
  assert.deepEqual([back.total, back.account], [-27_500, -paid.account])
  assert.equal(await no(visit, 'cancel'), 'visit-has-fees')
  await at(visit, 'drop', { sn: seen.lines[0].sn })
  await at(visit, 'drop', { sn: null })
  await at(visit, 'cancel')
  assert.equal(await no(visit, 'lines', { lines: [line('血常规')] }), 'visit-void')
  assert.equal((await ward.get<Json>('/till/visits?kind=outpatient')).rows.some((each: Json) => each.id === visit), false)
})

test('MED-02.a MED-03.a MED-03.b MED-04.a MED-07.c: a stay at the page: a line given back, midway, discharged, settled, explained, seen by its holder; undone from the last one backwards', async () => {
  const who = await come('吴涛')
  const visit = await admit(who)
  assert.equal((await ward.knock('/till/visits', press({ ...whose(who), kind: 'inpatient', medType: '21', ...doctor }))).body.refused, 'visit-open-already')
  await at(visit, 'lines', { lines: [line('腹腔镜胆囊切除术'), line('一次性腹腔镜穿刺器', 3)] })
  let seen = await see(visit)
  const tool = seen.lines.find((each: Json) => each.name === '一次性腹腔镜穿刺器')
  assert.equal(await no(visit, 'return', { sn: tool.sn, count: 40_000 }), 'return-too-much')
  assert.equal(await no(visit, 'return', { sn: 'nothing', count: 10_000 }), 'line-not-here')
  await at(visit, 'return', { sn: tool.sn, count: 10_000 })
  seen = await see(visit)
  assert.deepEqual([seen.open, seen.lines.find((each: Json) => each.sn === tool.sn).left, seen.lines.filter((each: Json) => each.original === tool.sn).map((each: Json) => each.amount)], [248_000 + 2 * 86_000, 20_000, [-86_000]])
  assert.deepEqual([seen.next, whyNot(seen, 'settle'), whyNot(seen, 'undo discharge')], ['discharge', '还没有办出院', '还没有办出院'])
  assert.equal(await no(visit, 'settle', { total: seen.open }), 'visit-not-left')
  const midway = await at(visit, 'settle', { total: seen.open, midway: true })
  assert.deepEqual([midway.care.kind, midway.care.midway, midway.deductible], ['inpatient', true, 60_000])
  assert.ok(midway.explained.some((each: Json) => /这次住院的起付线 600\.00 元，这次用掉/.test(each.zh) && each.fen === 60_000), JSON.stringify(midway.explained))
  assert.deepEqual(midway.funds.map((each: Json) => each.fen).reduce((a: number, b: number) => a + b, 0), midway.fund)
  await at(visit, 'lines', { lines: [line('三人间床位费', 5), line('单人间床位费')] })
  await at(visit, 'discharge', { way: '1', dept: '外科' })
  seen = await see(visit)
  assert.deepEqual([seen.next, whyNot(seen, 'charge')], ['settle', '已经办了出院，要改先撤销出院'])
  assert.equal(await no(visit, 'lines', { lines: [line('血常规')] }), 'visit-left')
  const final = await at(visit, 'settle', { total: seen.open })
  assert.deepEqual([final.care.midway, final.deductible, final.total], [false, 0, 5 * 4500 + 32_000])
  assert.equal(await no(visit, 'undo-discharge'), 'visit-settled')
  const ask = await holder(who.person.certno)
  const mine = (await ask('/my/care')).body.rows.find((each: Json) => each.id === visit)
  assert.deepEqual([mine.kind, mine.diagnosis, mine.place, mine.bills.map((each: Json) => each.number)], ['inpatient', '胆囊结石', '庐州中心医院', [midway.number, final.number]])
  assert.equal((await ask(`/my/settlements/${final.number}`)).body.care.kind, 'inpatient')
  assert.equal((await ward.knock(`/till/settlements/${midway.number}/cancel`, press())).body.refused, 'bill-not-last')
  for (const number of [final.number, midway.number]) await ward.post(`/till/settlements/${number}/cancel`, press())
  await at(visit, 'undo-discharge')
  await at(visit, 'drop', { sn: null })
  await at(visit, 'cancel')
  assert.deepEqual((await ask('/my/care')).body.rows.map((each: Json) => each.id).includes(visit), false)
})

test('MED-03.b: a later stay of the year says that half of the deductible counts', async () => {
  const who = await come('马晓东')
  const stay = async () => {
    const visit = await admit(who)
    await at(visit, 'lines', { lines: [line('腹腔镜胆囊切除术')] })
    await at(visit, 'discharge', { way: '1', dept: '外科' })
    return at(visit, 'settle', { total: 248_000 })
  }
  const first = await stay()
  const second = await stay()
  assert.ok(first.explained.some((each: Json) => each.zh.startsWith('这次住院的起付线')), JSON.stringify(first.explained))
  assert.ok(second.explained.some((each: Json) => /今年不是第一次住院，起付线按 50% 算/.test(each.zh) && each.fen === first.deductible / 2), JSON.stringify(second.explained))
})

test('MED-02.a MED-04.b READ-03.b TRUST-04.a: without the card, at another provider or at a pharmacy nothing is registered, seen or settled', async () => {
  const who = await come('陈静', null)
  const visit = await admit(who)
  await at(visit, 'lines', { lines: [line('血常规')] })
  const body = { ...whose(who), kind: 'outpatient', medType: null, ...doctor }
  const [shop, other, counter] = [await seated(living.base, 'till01'), await seated(living.base, 'ward11'), await seated(living.base, 'counter01')]
  assert.equal((await shop.knock('/till/visits', press(body))).body.refused, 'not-a-hospital')
  assert.equal((await other.knock('/till/visits', press(body))).body.refused, 'reading-over')
  assert.equal((await counter.knock('/till/visits', press(body))).status, 403)
  for (const [step, more] of Object.entries<Json>({ lines: { lines: [line('血常规')] }, drop: { sn: null }, discharge: { way: '1', dept: '外科' }, cancel: {}, 'undo-discharge': {}, 'pre-settle': { total: null }, settle: { total: 2200 }, return: { sn: '1', count: 1 }, record: { medType: '21', ...doctor, diagnoses: [{ code: 'I10.x00', name: '高血压' }] } }))
    assert.equal((await other.knock(`/till/visits/${visit}/${step}`, press(more))).body.refused, 'visit-not-here', step)
  await assert.rejects(other.get(`/till/visits/${visit}`), /404/)
  assert.deepEqual((await other.get<Json>('/till/visits?kind=inpatient')).rows, [])
  await assert.rejects(shop.get('/till/visits?kind=inpatient'), /403/)
  await at(visit, 'discharge', { way: '1', dept: '外科' })
  assert.match(await no(visit, 'settle', { total: 2200 }), /pin|factor|card/)
  assert.deepEqual((await ward.get<Json>(`/till/diagnoses?find=${encodeURIComponent('胆囊')}`)).rows.map((each: Json) => each.code), ['K80.200', 'K80.000'])
})
