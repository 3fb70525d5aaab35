import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test, { after, before } from 'node:test'
import { providersByCodes } from '#clinics'
import { findByNumber } from '#holders'
import { addDays, dayOf } from '#kit/day'
import { inWork, type By, type Work } from '#kit/work'
import { keepPaper } from '#papers'
import { emptyDetails } from '../src/filings/shared.ts'
import { city, type City } from './harness/index.ts'
import { hospital, type Hospital } from './support/hospital.ts'
import { decides } from './support/packs.ts'
import { pharmacy, type Json, type Line, type Pharmacy } from './support/pharmacy.ts'
import { seated } from './support/way.ts'

let living: City, shop: Pharmacy, ward: Hospital
const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' }
const within = <T>(act: (work: Work) => Promise<T>) => inWork(living.house, system, act)
const fen = (yuan: number) => Math.round(yuan * 100)
async function programs() { [shop, ward] = [await pharmacy(living), await hospital(living)] }
before(async () => { living = await city({ background: false }); await programs() })
after(() => living.close())
const today = () => dayOf(living.house.now())

// a class A pill and a thermometer that is in no list: co-payment and self-paid part
const mixed: Line[] = [['缬沙坦胶囊', 2], ['电子体温计', 1]]
const bought = async (who: Awaited<ReturnType<Pharmacy['customer']>>, more: Json = {}) => {
  const tried: Json = await shop.send(shop.purchase('2101', who, mixed, more))
  const answer: Json = await shop.send(shop.purchase('2102', who, mixed, more))
  assert.equal(answer.infcode, 0, answer.err_msg)
  const { setlinfo } = answer.output
  for (const name of ['acct_pay', 'psn_cash_pay']) assert.equal(setlinfo[name], tried.output.setlinfo[name], `${name} as the split showed it`)
  return { account: fen(setlinfo.acct_pay), cash: fen(setlinfo.psn_cash_pay), own: fen(setlinfo.fulamt_ownpay_amt) + fen(setlinfo.overlmt_selfpay), copay: fen(setlinfo.inscp_scp_amt) + fen(setlinfo.preselfpay_amt) - fen(setlinfo.fund_pay_sumamt), left: await shop.balanceOf(who), answer }
}

test('MED-04.c: the account does not pay the self-paid part where the pack says no, to the cent; where it says yes it does, from its day on, and not before', async () => {
  const who = await shop.customer('马晓东')
  const no = await bought(who)
  assert.deepEqual([no.account, no.cash, no.own], [no.copay, 3_900, 3_900], 'the thermometer is paid in cash')
  assert.ok(no.copay > 0 && fen(who.balance) > no.copay + no.own, 'there was money for it')
  assert.equal(fen(no.left), fen(who.balance) - no.copay)
  const undone: Json = await shop.send(shop.cancel(who, no.answer))
  assert.deepEqual([fen(undone.output.setlinfo.acct_pay), fen(undone.output.setlinfo.balc)], [-no.copay, fen(who.balance)])
  await decides(living, { 'selfpaid.from.account': true })
  await programs()
  const next = await shop.customer('马晓东')
  const yes = await bought(next)
  assert.deepEqual([yes.account, yes.cash, fen(yes.left)], [yes.copay + 3_900, 0, fen(next.balance) - yes.copay - 3_900])
  const declined = await bought(next, { acct_used_flag: '0' })
  assert.deepEqual([declined.account, fen(declined.left)], [0, fen(yes.left)])
  // a bill of the day before is paid by that day's rule
  const before: Json = await shop.send(shop.purchase('2102', next, mixed.map(([name, count]) => [name, count, { fee_ocur_time: `${addDays(today(), -1)} 10:00:00` }]), { begntime: `${addDays(today(), -1)} 10:00:00` }))
  assert.equal(before.infcode, 0, before.err_msg)
  assert.equal(fen(before.output.setlinfo.psn_cash_pay), 3_900)
  await decides(living, { 'selfpaid.from.account': false })
  await programs()
})

test('MED-06.b: at a place that is not designated nothing settles: not before its first day, not after its last, not at a code nobody has, at either door; on its last day it does', async () => {
  const code = shop.provider.fixmedins_code
  const designated = (from: string, until: string | null) => within(async work => {
    const { organisation } = (await providersByCodes(work, [code])).get(code)!
    await work.sql`update clinics.provider set designated_from = ${from}, designated_until = ${until} where organisation = ${organisation}`
  })
  const item = shop.sandbox.catalogue.find((each: Json) => each.name === '缬沙坦胶囊')
  const last = today()
  const who = await shop.customer('吴涛')
  const till = await seated(living.base, 'till02')
  const { session } = await shop.read(who.person)
  const basket = () => ({ key: randomUUID(), session, region: '340121', insutype: '310', useAccount: true, lines: [{ code: item.med_list_codg, count: 10_000, price: Math.round(item.pric * 1e4) }] })
  const refused = async (sentence: RegExp, name: string) => {
    for (const infno of ['2101', '2102'] as const) assert.match((await shop.send(shop.purchase(infno, who, [['缬沙坦胶囊', 1]]))).err_msg!, sentence, infno)
    for (const path of ['/till/pre-settle', '/till/settle']) assert.equal((await till.knock(path, basket())).body.refused, name, path)
  }
  await designated(addDays(last, 1), null)
  await refused(/从 \S+ 起才是定点|还不是定点|定点/, 'not-designated-yet')
  await designated('2015-03-01', addDays(last, -1))
  await refused(/定点/, 'designation-ended')
  const moved = (await within(({ sql }) => sql<{ n: number }>`select count(*)::int as n from ledger.journal where provider is not null and day = ${last} and operator = 'OP01' and person = (select person from terminals.session where id = ${session})`))[0]!.n
  assert.equal(moved, 0, 'nothing was posted')
  await designated('2015-03-01', last)
  assert.equal((await shop.send(shop.purchase('2102', who, [['缬沙坦胶囊', 1]]))).infcode, 0, 'the last day is one of them')
  const stranger = shop.purchase('2102', who, [['缬沙坦胶囊', 1]])
  const answer: Json = await shop.send({ ...stranger, fixmedins_code: 'P34010499999', msgid: stranger.msgid.replace(code, 'P34010499999') })
  assert.equal(answer.infcode, -1)
  await within(({ sql }) => sql`update clinics.provider set designated_until = null`)
})

test('MED-12.a MED-12.b: an admission is made with the card in the reader of this hospital: decided at once, good from admission to discharge, and what the stay’s settlement rests on; without it, with another’s, elsewhere or taken out nobody is admitted', async () => {
  const patient = shop.who('陈静')
  const known = await ward.customer('陈静')
  const admitted = () => within(async ({ sql }) => (await sql<{ n: number }>`select count(*)::int as n from care.visit where kind = 'inpatient'`)[0]!.n)
  const before = await admitted()
  // read at the pharmacy alone, over, or another's card
  living.later(16)
  await ward.customer('吴涛')
  await shop.customer('陈静')
  assert.match(await ward.no(ward.admit(known)), /没有读到这个人的卡/)
  const at = await ward.customer('陈静')
  living.later(16)
  assert.match(await ward.no(ward.admit(at)), /没有读到这个人的卡/)
  assert.equal(await admitted(), before)
  await ward.read(patient, null)
  const sent = ward.admit(known)
  const { result: { mdtrt_id: stay } } = await ward.yes(sent)
  assert.equal((await ward.yes(sent)).result.mdtrt_id, stay, 'once')
  assert.match(await ward.no(ward.admit(known)), /./, 'and no second one')
  const shown = async () => (await ward.yes(ward.message('5201', { data: { psn_no: known.psnNo } }, { insuplc_admdvs: known.insured.insuplc_admdvs }))).mdtrtinfo.find((each: Json) => each.mdtrt_id === stay)
  assert.deepEqual([(await shown()).begntime.slice(0, 10), (await shown()).endtime], [today(), null])
  const charge = ward.chargeStay(known, stay, 'D1', [['三人间床位费', 1], ['二级护理', 1]])
  await ward.yes(charge)
  const total = ward.total((charge.input as Json).feedetail)
  assert.match(await ward.no(ward.settleStay('2304', known, stay, total)), /./, 'not before the discharge')
  await ward.yes(ward.discharge(known, stay))
  assert.equal((await shown()).endtime.slice(0, 10), today())
  const back = await ward.customer('陈静')
  assert.equal((await ward.yes(ward.settleStay('2304', back, stay, total))).setlinfo.mdtrt_id, stay)
})

test('MED-12.b: where the pack asks for no card an admission is made without it, an out-patient is still registered with it, and the stay is settled with card and PIN all the same', async () => {
  const known = await ward.customer('孙国庆')
  await decides(living, { 'filing.card': false })
  await programs()
  assert.match(await ward.no(ward.register(known)), /没有读到这个人的卡/)
  const { result: { mdtrt_id: stay } } = await ward.yes(ward.admit(known))
  const charge = ward.chargeStay(known, stay, 'D1', [['三人间床位费', 1]])
  await ward.yes(charge)
  const total = ward.total((charge.input as Json).feedetail)
  await ward.yes(ward.discharge(known, stay))
  assert.match(await ward.no(ward.settleStay('2304', known, stay, total)), /没有读到这个人的卡/)
  const back = await ward.customer('孙国庆')
  await ward.yes(ward.settleStay('2304', back, stay, total))
  assert.match(await ward.no(ward.admit({ ...known, insured: { ...known.insured, insutype: '390' } })), /./, 'nobody is admitted on an insurance they have not')
  await decides(living, { 'filing.card': true })
  await programs()
  assert.match(await ward.no(ward.admit(known)), /没有读到这个人的卡/)
})

/** Whether a message or a body says who somebody is. */
const personal = (text: string, of: Json) => [of.name, of.certno, of.phone, '合肥市演示路'].filter(each => text.includes(each))

test('MED-13.a: card and record supply name, number, sex, birth, insurance, balance, phone and address: no message of a purchase, a visit or a filing carries one of them, and every answer and receipt has them', async () => {
  const person = shop.who('黄丽')
  await shop.read(person)
  const { baseinfo, insuinfo } = (await shop.identify(person)).output as unknown as Json
  assert.deepEqual([baseinfo.psn_name, baseinfo.certno, baseinfo.brdy, baseinfo.gend, baseinfo.psn_cert_type], ['黄丽', person.certno, '1995-01-09', '2', '01'])
  assert.deepEqual([insuinfo[0].insuplc_admdvs, insuinfo[0].insutype, insuinfo[0].psn_insu_stas], ['340123', '390', '1'])
  const who = { psnNo: baseinfo.psn_no, insured: insuinfo[0], person, balance: 0 }
  const purchase = shop.purchase('2102', who, [['缬沙坦胶囊', 1]])
  const answer: Json = await shop.send(purchase)
  assert.equal(answer.infcode, 0, answer.err_msg)
  const { setlinfo } = answer.output
  assert.deepEqual([setlinfo.psn_name, setlinfo.certno, setlinfo.brdy, setlinfo.gend, setlinfo.insutype, setlinfo.psn_type], ['黄丽', person.certno, '1995-01-09', '2', '390', '1501'])
  await ward.read(person)
  const registered = ward.register(who)
  const { data: { mdtrt_id: visit } } = await ward.yes(registered)
  const recorded = ward.record(who, visit)
  await ward.yes(recorded)
  assert.deepEqual([purchase, registered, recorded, ward.admit(who)].flatMap(sent => personal(JSON.stringify(sent.input), person)), [], 'nothing of it is typed')

  // at the pages nothing of it can even be said
  const till = await seated(living.base, 'ward01')
  const terminal = (await till.get<Json>('/terminals')).rows[0].id
  const { read } = await till.post<Json>('/demo/reader', { function: 'iReadCardBas', terminal, card: person.cards[0].card_number })
  const form = { key: randomUUID(), session: read.session.id, kind: 'outpatient', region: '340123', insutype: '390', medType: '11', dept: '内科', doctor: '林医生' }
  assert.equal((await till.knock('/till/visits', { ...form, name: '黄丽' })).status, 400)
  const own = await till.post<Json>('/till/visits', form)
  const page = await till.get<Json>(`/till/visits/${own.visit}`)
  assert.deepEqual([page.person.name.length, page.person.number.slice(-4), page.region, page.insutype], [2, person.certno.slice(-4), '340123', '390'])
  const at = await till.get<Json>(`/till/sessions/${read.session.id}/filings`)
  assert.deepEqual(at.regions.map((each: Json) => [each.region, each.insutype]), [['340123', '390']])
  const filed = await till.post<Json>('/till/filings', { session: read.session.id, key: randomUUID(), region: '340123', sort: 'temporary', from: today(), until: null, area: '440100', details: emptyDetails, papers: [] })
  const office = await seated(living.base, 'insure01')
  const whole = await office.get<Json>(`/people/${filed.filings[0].person}/filings/${filed.filings[0].id}`)
  assert.deepEqual([whole.details.phone, whole.details.address.startsWith('合肥市演示路')], [person.phone, true], 'phone and address are those on record')
})

test('MED-13.b: no paper that the centre holds is asked for at a provider: a copy of the ID kept with an application stands, one side of it does not; what was handed in with a returned filing stays; proofs of a new matter are asked for', async () => {
  const papers = { 'long-term': ['residence-proof', 'id-copy'], transferred: ['referral'], temporary: ['id-copy'], chronic: ['diagnosis-proof', 'medical-record'], designated: [], maternity: ['pregnancy-proof', 'id-copy'] }
  await decides(living, { 'filing.papers': papers })
  await programs()
  const till = await seated(living.base, 'ward01')
  const terminal = (await till.get<Json>('/terminals')).rows[0].id
  const person = ward.who('欧阳雪')
  const { read } = await till.post<Json>('/demo/reader', { function: 'iReadCardBas', terminal, card: person.cards[0].card_number })
  const session = read.session.id as string
  const asked = async (sort: string) => { const found = (await till.get<Json>(`/till/sessions/${session}/filings`)).regions[0].sorts.find((each: Json) => each.sort === sort); return [found.papers, found.held] }
  const key = await within(work => findByNumber(work, person.certno))
  const keep = (material: string) => within(work => keepPaper(work, { person: key!, kind: 'scan', material, bytes: Buffer.from([0xff, 0xd8, 0xff, 0xd9]) }))
  const form = (sort: string, more: Json = {}) => ({ session, key: randomUUID(), region: '340199', sort, from: today(), until: null, area: sort === 'temporary' ? '440100' : null, details: emptyDetails, papers: [], ...more })
  await within(({ sql }) => sql`select from papers.paper where person = ${key!.id} and material in ('id-front', 'id-back', 'id-copy')`).then(rows => assert.equal(rows.length, 0))
  assert.deepEqual(await asked('temporary'), [['id-copy'], []])
  const bare = await till.knock('/till/filings', form('temporary'))
  assert.deepEqual([bare.body.refused, /身份证复印件/.test(bare.body.zh)], ['filing-papers-missing', true])
  const front = await keep('id-front')
  assert.deepEqual(await asked('temporary'), [['id-copy'], []], 'one side is no copy')
  const back = await keep('id-back')
  assert.deepEqual(await asked('temporary'), [[], ['id-copy']])
  assert.deepEqual(await asked('maternity'), [['pregnancy-proof'], ['id-copy']])
  await till.post<Json>('/till/filings', form('temporary'))
  assert.match((await till.knock('/till/filings', form('maternity'))).body.zh, /还差妊娠诊断证明，/)

  const scan = new FormData()
  scan.append('scan', new Blob([new Uint8Array(await (await import('sharp')).default({ create: { width: 900, height: 1200, channels: 3, background: '#dddddd' } }).jpeg().toBuffer())]), 'scan.jpg')
  const kept = await (await fetch(`${living.base}/api/till/sessions/${session}/filings/papers?material=pregnancy-proof`, { method: 'POST', headers: { cookie: till.cookie, origin: new URL(living.base).origin }, body: scan })).json() as Json
  const filed = (await till.post<Json>('/till/filings', form('maternity', { papers: [{ material: 'pregnancy-proof', paper: kept.paper }] }))).filings.find((each: Json) => each.sort === 'maternity')
  const office = await seated(living.base, 'insure01')
  const path = `/people/${filed.person}/filings/${filed.id}`
  const whole = await office.get<Json>(path)
  assert.deepEqual(whole.papers.map((each: Json) => [each.material, each.paper]), [['pregnancy-proof', kept.paper], ['id-copy', front], ['id-copy', back]], 'the office has what it decides on')
  assert.equal((await fetch(`${living.base}/api${path}/papers/${front}`, { headers: { cookie: office.cookie } })).status, 200)
  await office.post(`${path}/return`, { version: whole.version, reason: '孕周没有写' })
  const returned = (await till.get<Json>(`/till/sessions/${session}/filings`)).filings.find((each: Json) => each.id === filed.id)
  await till.post(`/till/filings/${filed.id}/mend`, { session, version: returned.version, from: today(), until: null, details: { ...emptyDetails, weeks: '12' }, papers: [] })
  assert.deepEqual((await office.get<Json>(path)).papers.map((each: Json) => each.paper), [kept.paper, front, back], 'nothing was brought twice')
  // another person's papers stand for nobody else
  const other = ward.who('刘芳')
  const next = await till.post<Json>('/demo/reader', { function: 'iReadCardBas', terminal, card: other.cards[0].card_number })
  const theirs = (await till.get<Json>(`/till/sessions/${next.read.session.id}/filings`)).regions[0].sorts.find((each: Json) => each.sort === 'temporary')
  assert.deepEqual([theirs.papers, theirs.held], [['id-copy'], []])
})
