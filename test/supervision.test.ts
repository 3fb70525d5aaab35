import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { closeBusinessDays } from '#clearing'
import { connect } from '#database'
import { dayOf } from '#kit/day'
import type { CaseRow, CasesAnswer, CaseView } from '#shared/supervision'
import { sweepLending } from '#supervision'
import { city, type City } from './harness/index.ts'
import { hospital, type Hospital } from './support/hospital.ts'
import { decides } from './support/packs.ts'
import { pharmacy, type Json, type Line, type Pharmacy } from './support/pharmacy.ts'
import { seat } from './support/trust.ts'
import { seated, type Seated } from './support/way.ts'

let living: City, owner: Awaited<ReturnType<typeof connect>>
let here: Pharmacy, near: Pharmacy, far: Pharmacy, ward: Hospital, office: Seated, colleague: Seated
/** Whose clock went on sits down again. */
async function sit() { [office, colleague] = [await seated(living.base, 'insure01'), await seated(living.base, 'insure02')] }
before(async () => { living = await city({ background: false }); owner = await connect(living.url); await morning() })
after(async () => { await owner.end(); await living.close() })

async function seats() {
  if (ward) for (const each of [here, near, far, ward]) await each.signIn()
  else [here, near, far, ward] = [await pharmacy(living), await pharmacy(living, 1), await pharmacy(living, 2), await hospital(living)]
  await sit()
}
/** Nine in the morning of the next day. */
async function morning() { living.at(new Date(`${dayOf(new Date(living.house.now().getTime() + 86_400_000))}T01:00:00Z`)); await seats() }
const pills = (count: number): Line[] => [['缬沙坦胶囊', count]]
async function buys(shop: Pharmacy, name: string, lines = pills(1)) {
  const who = await shop.customer(name)
  const sent = shop.purchase('2102', who, lines)
  const answer: Json = await shop.send(sent)
  assert.equal(answer.infcode, 0, `nothing is refused: ${answer.err_msg}`)
  return { who, sent, answer, number: answer.output.setlinfo.setl_id as string, at: living.house.now() }
}
const sweep = async () => { await sit(); return (await office.post<{ opened: number }>('/supervision/sweep', {})).opened }
const cases = async (query = '', as: Seated | null = null) => { await sit(); return (as ?? office).get<CasesAnswer>(`/supervision/cases${query}`) }
const ofNumber = async (number: string) => (await cases('?show=all')).rows.filter(row => row.later.number === number)
const pathOf = (row: Pick<CaseRow, 'person' | 'id'>) => `/people/${row.person}/abuse-cases/${row.id}`
const see = async (row: Pick<CaseRow, 'person' | 'id'>) => { await sit(); return office.get<CaseView>(pathOf(row)) }

test('MED-05.a MED-05.b: a card settles at two providers too far apart too soon: both settle, one case is opened with its evidence, however often it is looked for; what is near or later opens none', async () => {
  const first = await buys(here, '马晓东')
  living.later(20)
  const second = await buys(far, '马晓东')
  // near and soon, far and later, the same place twice
  await buys(here, '吴涛'); living.later(5); await buys(near, '吴涛'); living.later(1); await buys(near, '吴涛')
  await buys(here, '周婷'); living.later(31); await buys(far, '周婷')
  assert.equal((await cases()).open, 0, 'nothing is looked for while it is settled')
  const made = await Promise.all([office.post<{ opened: number }>('/supervision/sweep', {}), colleague.post<{ opened: number }>('/supervision/sweep', {}), sweepLending(living.house)])
  assert.equal(made.reduce((sum, each) => sum + each.opened, 0), 1, 'at once from three sides')
  assert.equal(await sweep(), 0)
  const { rows, open } = await cases()
  assert.deepEqual([open, rows.length], [1, 1])
  const [row] = rows as [CaseRow]
  assert.deepEqual([row.rule, row.state, row.earlier!.number, row.later.number, row.earlier!.provider.code, row.later.provider.code, row.later.undone, row.minutes], ['apart', 'open', first.number, second.number, 'P34010400123', 'P34012300789', false, 20])
  assert.ok(row.km! > 20.5 && row.km! < 21.5, String(row.km))
  assert.deepEqual([row.name, row.numberOf.includes('****')], ['马*东', true], 'masked')
  assert.equal(row.later.total, Math.round(second.answer.output.setlinfo.medfee_sumamt * 100))
  // a day that is closed is read once more whole, and opens nothing twice
  await morning()
  await closeBusinessDays(living.house)
  assert.deepEqual([await sweep(), (await cases()).open], [0, 1])
  assert.equal((await owner.query('select day::text from supervision.sweep')).rows[0].day, (await owner.query('select max(day)::text as day from ledger.closed_day')).rows[0].day)
})

test('MED-05.a: what was posted late, behind the instant already looked through, is found when its day is closed', async () => {
  await buys(here, '孙国庆')
  living.later(10)
  const second = await buys(far, '孙国庆')
  await owner.query('update supervision.sweep set until = $1', [new Date(living.house.now().getTime() + 3_600_000)])
  living.later(59)
  assert.equal((await ofNumber(second.number)).length, 0)
  await morning()
  await closeBusinessDays(living.house)
  await sweep()
  assert.equal((await ofNumber(second.number)).length, 1)
})

test('MED-05.a: a leg given back before the review is shown on the case, an answer never heard too', async () => {
  const first = await buys(here, '张伟')
  living.later(3)
  const second = await buys(far, '张伟')
  await sweep()
  const [row] = await ofNumber(second.number) as [CaseRow]
  assert.deepEqual([row.earlier!.undone, row.later.undone], [false, false])
  assert.equal((await far.send(far.cancel(second.who, second.answer))).infcode, 0)
  let seen = await see(row)
  assert.deepEqual([seen.earlier!.undone, seen.later.undone, seen.state], [false, true, 'open'])
  assert.equal((await here.send(here.reverse(first.who, first.sent))).infcode, 0)
  seen = await see(row)
  assert.deepEqual([seen.earlier!.undone, seen.later.undone], [true, true])
  assert.equal((await ofNumber(second.number)).length, 1)
  const csv = await (await fetch(`${living.base}/api/supervision/cases/file?format=csv&show=all`, { headers: { cookie: office.cookie } })).text()
  assert.match(csv, new RegExp(`短时间异地用卡,待查,张.*${second.number}.*已退.*${first.number}.*已退`))
})

test('MED-05.a MED-05.b: somebody in hospital settles at a pharmacy: it settles, and a case shows the stay; before, after and at the hospital none; a stay entered late is found', async () => {
  const before = await buys(here, '陈静')
  living.later(60)
  const who = await ward.customer('陈静')
  const { result: { mdtrt_id: visit } } = await ward.yes(ward.admit(who))
  living.later(120)
  const during = await buys(here, '陈静')
  await ward.yes(ward.chargeStay(who, visit, 'D1', [['三人间床位费', 1], ['二级护理', 1]]))
  await sweep()
  const [row] = await ofNumber(during.number) as [CaseRow]
  assert.deepEqual([row.rule, row.stay!.visit, row.stay!.provider.code, row.stay!.ended, row.stay!.standing, (await ofNumber(before.number)).length], ['inpatient', visit, 'H34010400301', null, true, 0])
  living.later(60)
  await ward.yes(ward.discharge(who, visit))
  const again = await ward.customer('陈静')
  const total = ward.total((ward.chargeStay(who, visit, 'D1', [['三人间床位费', 1], ['二级护理', 1]]).input as Json).feedetail)
  await ward.yes(ward.settleStay('2304', again, visit, total))
  living.later(60)
  const later = await buys(here, '陈静')
  await sweep()
  assert.deepEqual([(await ofNumber(later.number)).length, (await ofNumber(during.number)).length, (await see(row)).stay!.standing], [0, 1, true])
  assert.ok((await see(row)).stay!.ended)

  const unseen = await buys(near, '李秀英')
  living.later(30)
  await sweep()
  assert.equal((await ofNumber(unseen.number)).length, 0)
  const patient = await ward.customer('李秀英')
  const { result: { mdtrt_id: late } } = await ward.yes(ward.admit(patient, { begntime: ward.now(-60) }))
  const fees = ward.chargeStay(patient, late, 'D1', [['三人间床位费', 1]])
  await ward.yes(fees)
  await ward.yes(ward.discharge(patient, late))
  await ward.yes(ward.settleStay('2304', patient, late, ward.total((fees.input as Json).feedetail)))
  await sweep()
  const [found] = await ofNumber(unseen.number) as [CaseRow]
  assert.deepEqual([found?.rule, found?.stay!.visit], ['inpatient', late])
})

test('MED-05.a MED-05.b: more of an item than the figure within the days, over providers: the settlement that makes it more opens one case with the items; what was given back does not count, what is older neither', async () => {
  const given = await buys(here, '王建明', pills(20))
  assert.equal((await here.send(here.cancel(given.who, given.answer))).infcode, 0)
  await buys(here, '王建明', pills(20))
  await morning(); await morning()
  const most = await buys(near, '王建明', pills(10))
  await sweep()
  assert.equal((await ofNumber(most.number)).length, 0, 'as many as the figure')
  const over = await buys(near, '王建明', [['缬沙坦胶囊', 1], ['电子体温计', 1]])
  living.later(1)
  const more = await buys(near, '王建明', pills(5))
  await sweep()
  const [row] = await ofNumber(over.number) as [CaseRow]
  const view = await see(row)
  assert.deepEqual([row.rule, view.over.map(each => [each.name, each.pieces, each.most, each.days])], ['quantity', [['缬沙坦胶囊', 31, 30, 30]]])
  assert.equal((await ofNumber(more.number)).length, 0, 'it was more already')
  for (const kept of (await owner.query('select evidence_sealed from supervision.abuse_case where evidence_sealed is not null')).rows) assert.ok(!kept.evidence_sealed.includes(Buffer.from('缬沙坦')), 'what was bought is sealed')
  living.at(new Date(living.house.now().getTime() + 31 * 86_400_000))
  await seats()
  const fresh = await buys(here, '王建明', pills(30))
  await sweep()
  assert.equal((await ofNumber(fresh.number)).length, 0)
})

test('MED-05.a: a case is claimed, decided with a reason by the office of its region, taken back by the same post within the hours; every step is on record and the holder’s', async () => {
  await buys(here, '马晓东')
  living.later(2)
  const second = await buys(far, '马晓东')
  await sweep()
  const [row] = await ofNumber(second.number) as [CaseRow]
  const path = pathOf(row)
  const elsewhere = await seated(living.base, 'insure11')
  assert.deepEqual([(await cases('?show=all', elsewhere)).rows.length, (await elsewhere.knock(`${path}/claim`)).body.refused], [0, 'abuse-elsewhere'])
  const claimed = await office.post<CaseView>(`${path}/claim`)
  assert.deepEqual([claimed.claim!.mine, claimed.version], [true, row.version])
  const taken = await colleague.knock(`${path}/confirm`, { version: row.version, reason: '本人说没有借卡' })
  assert.deepEqual([taken.status, taken.body.refused], [409, 'abuse-claimed'])
  assert.equal((await office.knock(`${path}/confirm`, { version: row.version, reason: ' ' })).status, 400)
  assert.equal((await office.knock(`${path}/confirm`, { version: row.version + 1, reason: '本人说没有借卡' })).body.refused, 'abuse-stale')
  const done = await office.post<CaseView>(`${path}/confirm`, { version: row.version, reason: '电话核实：卡借给了邻居' })
  assert.deepEqual([done.state, done.claim, done.version, done.mayTakeBack, done.steps.map(step => step.step)], ['confirmed', null, row.version + 1, true, ['open', 'confirm']])
  assert.equal((await colleague.knock(`${path}/dismiss`, { version: done.version, reason: '没有问题' })).body.refused, 'abuse-decided')
  assert.equal((await cases()).rows.some(each => each.id === row.id), false)
  const back = await colleague.post<CaseView>(`${path}/take-back`, { version: done.version, reason: '核实的是另一个人' })
  assert.deepEqual([back.state, back.steps.at(-1)!.reason, back.steps.at(-2)!.reason], ['open', '核实的是另一个人', '电话核实：卡借给了邻居'])
  const closed = await colleague.post<CaseView>(`${path}/dismiss`, { version: back.version, reason: '本人开车过去的，有票据' })
  assert.equal(closed.state, 'unfounded')
  living.later(30 * 24 * 60)
  await seats()
  const late = await office.knock(`${path}/take-back`, { version: closed.version, reason: '再查一次' })
  assert.deepEqual([late.status, late.body.refused], [409, 'abuse-too-late'])
  const verbs = (await owner.query('select verb, by_kind from record.entry where subject = $1 order by at, id', [row.id])).rows.map(each => `${each.by_kind} ${each.verb}`)
  for (const verb of ['staff supervision.confirm', 'staff supervision.takeBack', 'staff supervision.dismiss', 'staff supervision.claim-case']) assert.ok(verbs.includes(verb), `${verb} of ${verbs.join()}`)
  const counter = await seat(living, 'counter01')
  const told = (await counter.get(`/people/${row.person}/timeline?limit=300`)).body.rows as { verb: string; zh: string }[]
  assert.ok(told.some(each => each.verb === 'supervision.open-case') && told.some(each => each.zh === '监管核查：没有问题'))
  for (const other of ['till01', 'counter01', 'catalogue01', 'chief01']) assert.equal((await (await seat(living, other)).get('/supervision/cases')).status, 403, other)
  await assert.rejects(living.house.pool.query(`delete from supervision.abuse_case`), { code: '42501' })
  await assert.rejects(living.house.pool.query(`update supervision.step set nth = nth`), { code: '42501' })
})

const refusing = { apart: { limits: [{ km: 20, minutes: 30 }], refuse: true }, inpatient: { refuse: true }, quantity: { days: 30, count: 5, items: {}, refuse: true } }
test('MED-05.b: where the pack says so it is refused in words at both doors, nothing moves and no case is opened; what is near, later, at the hospital or within the figure settles', async () => {
  await decides(living, { lending: refusing })
  await morning()
  await sweep()
  const open = (await cases()).open
  await buys(here, '马晓东')
  living.later(12)
  const who = await far.customer('马晓东')
  for (const infno of ['2101', '2102'] as const) {
    const answer: Json = await far.send(far.purchase(infno, who, pills(1)))
    assert.equal(answer.infcode, -1, infno)
    assert.match(answer.err_msg, /12 分钟前刚在 2\d 公里外结算过，没有结算。卡只限本人使用/)
  }
  assert.equal(await far.balanceOf(who), who.balance, 'nothing moved')
  const till = await seated(living.base, 'till21')
  const terminal = (await till.get<Json>('/terminals')).rows[0].id
  const { person } = who
  const { read } = await till.post<Json>('/demo/reader', { function: 'iReadCardBas', terminal, card: person.cards[0].card_number })
  await till.post('/demo/reader', { function: 'iVerifyPIN', terminal, card: person.cards[0].card_number, session: read.session.id, pin: person.cards[0].social_pin })
  const item = far.sandbox.catalogue.find((each: Json) => each.name === '缬沙坦胶囊')
  const basket = (key: string, count = 1) => ({ key, session: read.session.id, region: '340199', insutype: '310', useAccount: true, lines: [{ code: item.med_list_codg, count: count * 10_000, price: Math.round(item.pric * 1e4) }] })
  for (const door of ['pre-settle', 'settle']) {
    const said = await till.knock(`/till/${door}`, basket('11111111-1111-4111-8111-111111111111'))
    assert.deepEqual([said.status, said.body.refused], [409, 'lent-apart'], door)
    assert.match(said.body.en, /was used 12 minutes ago at a distance of 2\d km/)
  }
  // nearer it settles, and so does the same provider once the time is over
  await buys(near, '马晓东')
  living.later(31)
  await buys(far, '马晓东')

  const many: Json = await here.send(here.purchase('2102', await here.customer('吴涛'), [['电子体温计', 1], ['缬沙坦胶囊', 6]]))
  assert.match(many.err_msg, /第 2 行 \S+ 超过一次最多 5 个单位，没有结算/)
  await buys(here, '吴涛', pills(5))

  const patient = await ward.customer('周婷')
  const { result: { mdtrt_id: visit } } = await ward.yes(ward.admit(patient))
  const away: Json = await near.send(near.purchase('2102', await near.customer('周婷'), pills(1)))
  assert.match(away.err_msg, /正在住院，住院期间不能在药店刷卡，没有结算/)
  const fees = ward.chargeStay(patient, visit, 'D1', [['三人间床位费', 2]])
  await ward.yes(fees)
  await ward.yes(ward.discharge(patient, visit))
  await ward.yes(ward.settleStay('2304', patient, visit, ward.total((fees.input as Json).feedetail)))
  living.later(1)
  await buys(near, '周婷')

  // two providers at the same moment: one of them settles
  living.later(60)
  const [one, two] = [await here.customer('马晓东'), await far.customer('马晓东')]
  const both: Json[] = await Promise.all([here.send(here.purchase('2102', one, pills(1))), far.send(far.purchase('2102', two, pills(1)))])
  assert.deepEqual(both.map(answer => answer.infcode).sort(), [-1, 0])
  await sweep()
  assert.deepEqual([(await cases()).open, (await owner.query(`select count(*)::int as n from record.entry where verb = 'supervision.open-case' and at > $1`, [new Date(living.house.now().getTime() - 4 * 3_600_000)])).rows[0].n], [open, 0], 'what was refused opens no case')
})
