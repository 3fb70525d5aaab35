import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test, { after, before } from 'node:test'
import { inbox } from '#notices'
import { addDays, dayOf } from '#kit/day'
import { findByNumber } from '#holders'
import { enrol } from '#insurance'
import { newId } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { addMember, addOrganisation } from '#staff'
import { emptyDetails } from '../src/filings/shared.ts'
import { inWork, type Work } from '#kit/work'
import { city, type City } from './harness/index.ts'
import { claiming, claimPath, said, type Charge } from './support/claiming.ts'
import { hospital } from './support/hospital.ts'
import { readPdf } from './support/pdf-text.ts'
import { pharmacy, type Json, type Pharmacy } from './support/pharmacy.ts'
import type { Knocker } from './support/trust.ts'

let living: City
let shop: Pharmacy
let desk: ReturnType<typeof claiming>
let office: Knocker, colleague: Knocker
const system = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' } as const
const within = <T>(act: (work: Work) => Promise<T>) => inWork(living.house, system, act)
const sit = async () => { office = await desk.seat('insure01'); colleague = await desk.seat('insure02') }
const money = async () => {
  const [row] = (await living.house.pool.query(`select (select coalesce(sum(balance), 0)::text from ledger.account where kind = 'payable') as payable, (select coalesce(sum(amount), 0)::text from reimbursement.payment) as ordered,
    (select coalesce(sum(amount), 0)::text from ledger.leg) as legs, (select count(*)::int from reimbursement.payment) as orders`)).rows
  return row as { payable: string; ordered: string; legs: string; orders: number }
}
before(async () => { living = await city({ background: false }); shop = await pharmacy(living); desk = claiming(living); await sit() })
after(() => living.close())

/** 10,000 yuan of class A, 2,000 of class B (10 % first), 500 outside: in the scope 11,800. */
const stay: readonly Charge[] = [['手术费', '01', 1_000_000], ['CT', '02', 200_000], ['陪护床', '03', 50_000]]

test('MED-09.a: a stay elsewhere is claimed on the web with its scans, returned, mended, reviewed by one, approved by another; the fund’s share goes to the financial account as one order, and the letter says why', async () => {
  const own = await desk.holder('陈静')
  const page = (await own.get('/my/reimbursements')).body
  assert.deepEqual([page.rows.length, page.form.regions[0].region, page.form.regions[0].papers.inpatient, page.form.regions[0].grounds.includes('emergency')], [0, '340199', ['invoice', 'fee-list', 'discharge-summary'], true])
  const body = desk.form(stay)
  const bare = await own.post('/my/reimbursements', body)
  assert.deepEqual([said(bare), /发票、费用清单、出院小结/.test(bare.body.zh)], ['422 reimbursement-papers', true])
  assert.equal(said(await own.post('/my/reimbursements', { ...body, papers: [{ material: 'invoice', paper: randomUUID() }] })), '422 reimbursement-paper-unfit')
  const papers = await desk.papers(own, true)
  const sent = { ...body, papers }
  const filed = await own.post('/my/reimbursements', sent)
  assert.equal(filed.status, 200, filed.text)
  assert.equal((await own.post('/my/reimbursements', sent)).body.rows.length, 1, 'pressed twice it is one claim')
  assert.equal(said(await own.post('/my/reimbursements', { ...sent, lines: [{ name: '别的', class: '01', amount: 1_250_000 }, { name: '又', class: '01', amount: 1 }] })), '409 reimbursement-key-used')
  const [row] = filed.body.rows
  assert.match(row.next.zh, /不用您做什么，.* 前有结果/)

  // the office sees scans beside lines, holds it, returns it with a reason
  const [queued] = (await office.get('/reimbursements')).body.rows.filter((each: Json) => each.id === row.id)
  assert.deepEqual([queued.name, queued.total, queued.hold], ['陈*', 1_250_000, null])
  const paper = await fetch(`${living.base}/api${claimPath(row)}/papers/${papers[0]!.paper}`, { headers: { cookie: office.cookie } })
  assert.deepEqual([paper.status, paper.headers.get('content-type')], [200, 'image/jpeg'])
  assert.equal((await office.get(`${claimPath(row)}/papers/${randomUUID()}`)).status, 404)
  assert.equal((await office.post(`${claimPath(row)}/hold`)).body.hold.mine, true)
  assert.equal(said(await colleague.post(`${claimPath(row)}/return`, { version: row.version, reason: '发票看不清' })), '409 reimbursement-held')
  const returned = await office.post(`${claimPath(row)}/return`, { version: row.version, reason: '发票看不清，请重拍' })
  assert.equal(returned.body.state, 'returned', returned.text)
  const [back] = (await own.get('/my/reimbursements')).body.rows
  assert.deepEqual([back.reason, back.mend, back.next.zh], ['发票看不清，请重拍', true, '看下面的原因，改好再交，不用重新申请'])
  const { key: _, ...again } = sent
  assert.equal(said(await own.post(`/my/reimbursements/${row.id}/mend`, { ...again, version: row.version })), '409 reimbursement-stale')
  const mended = await own.post(`/my/reimbursements/${row.id}/mend`, { ...again, version: back.version })
  assert.equal(mended.body.rows[0].state, 'submitted', mended.text)

  // 11,800 in the scope, 600 first, 90 % of 11,200 and of that 70 % for care elsewhere without a filing
  const seen = (await office.get(claimPath(row))).body
  assert.deepEqual([seen.now.fund, seen.now.own, seen.now.first, seen.now.deductible, seen.now.cash], [705_600, 50_000, 20_000, 60_000, 544_400])
  const taken = await office.post(`${claimPath(row)}/propose`, { version: seen.version, classes: ['01', '02', '03'] })
  assert.deepEqual([taken.body.state, taken.body.fund, taken.body.mine], ['proposed', 705_600, true], taken.text)
  assert.equal(said(await office.post(`${claimPath(row)}/approve`, { version: taken.body.version, fund: 705_600 })), '403 reimbursement-own-approval')
  assert.equal(said(await colleague.post(`${claimPath(row)}/approve`, { version: taken.body.version, fund: 705_601 })), '409 reimbursement-moved')
  assert.equal(said(await own.post(`/my/reimbursements/${row.id}/withdraw`, { version: taken.body.version })), '409 reimbursement-decided')
  const putBack = await colleague.post(`${claimPath(row)}/put-back`, { version: taken.body.version, reason: 'CT 是丙类' })
  assert.equal(putBack.body.state, 'submitted', putBack.text)
  const before = await money()
  const done = await desk.approved({ ...row, version: putBack.body.version }, office, colleague, ['01', '03', '03'])
  // 10,000 in the scope: (10,000 − 600) × 63 %
  assert.deepEqual([done.body.state, done.body.fund, done.body.payment.amount, done.body.payment.way], ['approved', 592_200, 592_200, 'financial-account'], done.text)
  assert.match(done.body.payment.account, /^\d{4}$/, 'its last four digits')
  const since = await money()
  assert.deepEqual([BigInt(since.payable) - BigInt(before.payable), since.payable, since.legs, since.orders - before.orders], [592_200n, since.ordered, '0', 1], 'the bank owes what the orders say')
  assert.deepEqual(await desk.years(row.person), [{ deductible: 0, fund: 0, stays: 1, ward_fund: 592_200, chronic_deductible: 0, chronic_fund: 0, large: 0, borne: 407_800, serious: 0, civil: 0 }], 'the year moved as by a settlement')
  const orders = (await office.get('/reimbursements/orders')).body.rows.filter((each: Json) => each.person === row.person)
  assert.deepEqual(orders.map((each: Json) => [each.amount, each.way, each.name]), [[592_200, 'financial-account', '陈*']])

  const [paid] = (await own.get('/my/reimbursements')).body.rows
  assert.deepEqual([paid.state, paid.fund, paid.details.result.fund, paid.payment.amount], ['approved', 592_200, 592_200, 592_200])
  const letter = await fetch(`${living.base}/api/my/reimbursements/${row.id}/print`, { headers: { cookie: own.cookie } })
  const text = readPdf(Buffer.from(await letter.arrayBuffer())).pages.join('\n')
  for (const part of ['医疗费用报销决定书', '陈静', '¥5922.00', '没有备案的异地就医']) assert.ok(text.includes(part), `${part}: ${text}`)
  await living.turn()
  assert.equal((await within(work => inbox(work, desk.one('陈静').phone))).filter(each => /报销申请.*基金付 5922\.00 元/.test(each.text)).length, 1, 'told once')
  assert.equal(said(await colleague.post(`${claimPath(row)}/approve`, { version: done.body.version, fund: 592_200 })), '409 reimbursement-decided')
})

test('MED-09.a: what is claimed comes to the fen to what the card would have settled, moves the year the same, and the next stay with the card is a later one', async () => {
  const item = shop.sandbox.catalogue.find((each: Json) => each.name === '缬沙坦胶囊')
  const settler = await shop.customer('马晓东')
  const settled = await shop.send(shop.purchase('2102', settler, [['缬沙坦胶囊', 200]], { acct_used_flag: '0', invono: 'SETTLED1' }))
  assert.equal(settled.infcode, 0, settled.err_msg)
  const info = settled.output.setlinfo
  const own = await desk.holder('王建明')
  const fen = Math.round(info.medfee_sumamt * 100)
  const row = await desk.filed(own, [['缬沙坦胶囊', item.class, fen]], { medType: '41', ground: 'no-card', provider: { code: shop.provider.fixmedins_code, name: shop.provider.fixmedins_name, level: 'pharmacy', area: '340199' } })
  const done = await desk.approved(row, office, colleague)
  assert.equal(done.status, 200, done.text)
  assert.equal(done.body.fund, Math.round(info.fund_pay_sumamt * 100))
  const [of, like] = [(await desk.years(row.person))[0], (await desk.years((await within(work => findByNumber(work, desk.one('马晓东').number)))!.id))[0]]
  assert.ok(of && of['fund']! > 0)
  assert.deepEqual(of, like)

  // a stay claimed counts as a stay: the next one, with the card, has half the deductible
  const first = await desk.filed(own, [['手术费', '01', 300_000]], { ground: 'no-card', provider: { code: 'H34010400301', name: '庐州中心医院', level: '3', area: '340199' } })
  assert.equal((await desk.approved(first, office, colleague)).body.fund, 216_000, '(3,000 − 600) × 90 %')
  const clinic = await hospital(living)
  const who = await clinic.customer('王建明')
  const { result } = await clinic.yes(clinic.admit(who))
  const lines = clinic.fees(who, result.mdtrt_id, 'B1', [['缬沙坦胶囊', 300]])
  await clinic.yes(clinic.chargeStay(who, result.mdtrt_id, 'B1', [['缬沙坦胶囊', 300]]))
  await clinic.yes(clinic.discharge(who, result.mdtrt_id))
  const bill = (await clinic.yes(clinic.settleStay('2304', who, result.mdtrt_id, clinic.total(lines)))).setlinfo
  assert.equal(bill.act_pay_dedc, 300, 'the second stay of the year')
})

test('MED-09.a: an emergency is claimed from anywhere and counts as filed; the office corrects nothing that would pay more than the policy; chronic care rests on its filing', async () => {
  const own = await desk.holder('李秀英')
  const place = { name: '某某诊所', designated: false, level: '3', area: '110000' }
  const plain = desk.form([['抢救', '01', 500_000]], { provider: place })
  assert.equal(said(await own.post('/my/reimbursements', { ...plain, papers: await desk.papers(own, true) })), '409 reimbursement-undesignated')
  const home = desk.form([['抢救', '01', 500_000]], { provider: { ...place, designated: true, area: '340100' } })
  assert.equal(said(await own.post('/my/reimbursements', { ...home, papers: await desk.papers(own, true) })), '409 reimbursement-undesignated', 'who is not in the register at home is not designated, whatever is said')
  const row = await desk.filed(own, [['抢救', '01', 500_000]], { provider: place, ground: 'emergency' })
  const done = await desk.approved(row, office, colleague)
  assert.equal(done.body.fund, 418_000, '(5,000 − 600) × 95 %, as if it had been filed')
  assert.ok(done.body.details.result.explained.some((each: Json) => /已备案的异地就医/.test(each.zh)))

  const chronic = desk.form([['胰岛素', '01', 100_000]], { medType: '14', ground: 'no-card', disease: 'M01600', provider: { code: shop.provider.fixmedins_code, name: shop.provider.fixmedins_name, level: 'pharmacy', area: '340199' } })
  const no = await own.post('/my/reimbursements', { ...chronic, papers: await desk.papers(own, false) })
  assert.deepEqual([said(no), /备案/.test(no.body.zh)], ['409 reimbursement-no-filing', true])
  const till = await desk.seat('till01')
  const session = (await shop.read(shop.who('李秀英'), null)).session as string
  const scans = await Promise.all(['diagnosis-proof', 'medical-record'].map(each => desk.scan(till, each, `/till/sessions/${session}/filings/papers`)))
  const details = { diagnosisName: '2 型糖尿病', disease: 'M01600' }
  const filed = await till.post('/till/filings', { session, key: randomUUID(), region: '340199', sort: 'chronic', from: dayOf(living.house.now()), until: null, details, papers: scans })
  assert.equal(filed.status, 200, filed.text)
  const filing = filed.body.filings[0]
  const yes = await office.post(`/people/${filing.person}/filings/${filing.id}/approve`, { version: filing.version, from: filing.from, until: null, limit: null })
  assert.equal(yes.status, 200, yes.text)
  assert.equal(said(await own.post('/my/reimbursements', { ...chronic, key: randomUUID(), papers: await desk.papers(own, false) })), '409 reimbursement-no-filing', 'care of the day before it begins')
  living.later(2 * 24 * 60)
  await sit()
  const later = await desk.holder('李秀英')
  const covered = await desk.filed(later, [['胰岛素', '01', 100_000]], { medType: '14', ground: 'no-card', disease: 'M01600', provider: chronic.provider })
  assert.equal((await desk.approved(covered, office, colleague)).body.fund, 51_000, '(1,000 − 400) × 85 %')
})

test('MED-09.a: at a window the document is shown; a claim is refused with its reason, withdrawn, and kept from other offices and posts', async () => {
  const counter = await desk.seat('counter01')
  const who = desk.one('刘芳')
  const person = (await counter.post('/people/find', { number: who.number })).body.rows[0].id as string
  const path = `/people/${person}/reimbursements`
  const body = desk.form(stay)
  const document = { kind: 'resident-card', number: who.number, validUntil: 'long-term' }
  const papers = await desk.papers(counter, true, `${path}/papers`)
  assert.equal(said(await counter.post(path, { ...body, papers, document: { ...document, number: desk.one('陈静').number } })), '422 document-differs')
  const filed = await counter.post(path, { ...body, papers, document })
  assert.equal(filed.status, 200, filed.text)
  const [row] = filed.body.rows
  const slip = await fetch(`${living.base}/api${claimPath(row)}/print?paper=80mm`, { headers: { cookie: counter.cookie } })
  assert.ok(readPdf(Buffer.from(await slip.arrayBuffer())).pages.join('').includes('医疗费用报销受理单'))
  for (const user of ['till01', 'branch01', 'unit01', 'chief01']) {
    const other = await desk.seat(user).catch(() => null)
    if (other) assert.equal((await other.post(`${claimPath(row)}/approve`, { version: 1, fund: 0 })).status, 403, user)
  }
  const county = await desk.seat('insure11')
  assert.ok(['reimbursement-elsewhere', 'person-elsewhere'].includes((await county.get(claimPath(row))).body.refused))
  assert.equal((await county.get('/reimbursements')).body.rows.some((each: Json) => each.id === row.id), false)
  // no active financial account: nothing is ordered, and it is said why
  const seen = (await office.get(claimPath(row))).body
  assert.match(seen.to.why.zh, /金融账户还没有激活/)
  assert.equal(said(await desk.approved(row, office, colleague)), '409 reimbursement-no-account')
  const current = (await office.get(claimPath(row))).body
  const no = await office.post(`${claimPath(row)}/refuse`, { version: current.version, reason: '费用与诊断不符' })
  assert.equal(no.body.state, 'refused', no.text)
  const own = await desk.holder('刘芳')
  const [mine] = (await own.get('/my/reimbursements')).body.rows
  assert.deepEqual([mine.reason, mine.fund, mine.payment], ['费用与诊断不符', null, null])
  const second = await desk.filed(own, stay)
  assert.equal(said(await (await desk.holder('陈静')).post(`/my/reimbursements/${second.id}/withdraw`, { version: 1 })), '404 reimbursement-unknown', 'nobody else’s')
  assert.equal((await own.post(`/my/reimbursements/${second.id}/withdraw`, { version: second.version })).body.rows[0].state, 'withdrawn')
  for (const [more, refused] of [
    [{ last: dayOf(living.house.now()) }, '422 reimbursement-days'], [{ medType: '11', first: addDays(desk.yesterday(), -2) }, '422 reimbursement-days'], [{ last: addDays(desk.yesterday(), -400) }, '409 reimbursement-late'],
    [{ invoices: [{ number: 'A9999', day: desk.yesterday(), amount: 1_249_999 }] }, '422 reimbursement-sum'], [{ region: '340181' }, '409 record-not-then'], [{ provider: { code: 'H99999999999' } }, '422 reimbursement-provider'],
  ] as const) {
    const asked = desk.form(stay, more)
    assert.equal(said(await own.post('/my/reimbursements', { ...asked, papers: await desk.papers(own, true) })), refused, JSON.stringify(more))
  }
})

test('MED-09.b: an invoice is claimed once: again, by another person, with its issuer written otherwise, by two at once; free again when nothing came of it', async () => {
  const [own, other] = [await desk.holder('陈静'), await desk.holder('王建明')]
  const last = desk.yesterday()
  const paper = { number: '88123456', day: last, amount: 80_000 }
  const asked = (provider: Json = {}, more: Json = {}) => desk.form([['检查', '01', 80_000]], { medType: '11', provider, last, invoices: [paper], ...more })
  const scans = { own: await desk.papers(own, false), other: await desk.papers(other, false) }
  const first = await own.post('/my/reimbursements', { ...asked(), papers: scans.own })
  assert.equal(first.status, 200, first.text)
  const no = await own.post('/my/reimbursements', { ...asked(), papers: scans.own })
  assert.deepEqual([said(no), no.body.facts.invoice], ['409 invoice-taken', '88123456'])
  assert.equal(said(await other.post('/my/reimbursements', { ...asked(), papers: scans.other })), '409 invoice-taken', 'another person')
  assert.equal(said(await other.post('/my/reimbursements', { ...asked({ name: '协和医院（北京）东单院区' }), papers: scans.other })), '409 invoice-taken', 'its issuer written otherwise')
  assert.equal(said(await other.post('/my/reimbursements', { ...asked({ name: '北京 协和医院' }, { invoices: [{ ...paper, number: '8812-3456', amount: 70_000 }], lines: [{ name: '检查', class: '01', amount: 70_000 }] }), papers: scans.other })), '409 invoice-taken', 'the same number and issuer, another sum')
  const row = first.body.rows[0]
  await own.post(`/my/reimbursements/${row.id}/withdraw`, { version: row.version })

  // free again: of two people at once one has it
  const race = await Promise.all([own.post('/my/reimbursements', { ...asked(), papers: scans.own }), other.post('/my/reimbursements', { ...asked(), papers: scans.other })])
  assert.deepEqual(race.map(said).toSorted(), ['200 undefined', '409 invoice-taken'])
  const [winner, knocker] = race[0]!.status === 200 ? [race[0]!, own] : [race[1]!, other]
  const won = winner.body.rows[0]

  // approved by two at once it is ordered once
  const seen = (await office.get(claimPath(won))).body
  const proposed = (await office.post(`${claimPath(won)}/propose`, { version: seen.version, classes: ['01'] })).body
  const before = await money()
  const both = await Promise.all([colleague, await desk.seat('insure02')].map(each => each.post(`${claimPath(won)}/approve`, { version: proposed.version, fund: proposed.fund })))
  assert.deepEqual(both.map(each => each.status).toSorted(), [200, 409], both.map(each => each.text).join())
  const after = await money()
  assert.deepEqual([after.orders - before.orders, BigInt(after.payable) - BigInt(before.payable), after.payable], [proposed.fund ? 1 : 0, BigInt(proposed.fund), after.ordered])
  assert.equal(said(await knocker.post('/my/reimbursements', { ...asked(), papers: knocker === own ? scans.own : scans.other })), '409 invoice-taken', 'what was reimbursed is never claimed again')
  await assert.rejects(living.house.pool.query('insert into settlement.invoice (key, bucket, person, claim, paid, at) select key, bucket, person, $1, false, at from settlement.invoice where claim = $2', [randomUUID(), won.id]), /invoice_pkey/, 'the database holds it')
  await assert.rejects(living.house.pool.query('insert into reimbursement.payment (bucket, id, claim, person, region, way, bank, account_sealed, amount, posting, at) select bucket, $1, id, person, region, $2, $3, null, 1, $4, filed_at from reimbursement.claim where id = $5', [randomUUID(), 'passbook', '95566', 'x', won.id]), proposed.fund ? /payment_bucket_claim_key/ : /./)
})

test('MED-09.b: what was settled with the card is not claimed, and what was reimbursed is not settled', async () => {
  await shop.signIn()
  const provider = { code: shop.provider.fixmedins_code, name: shop.provider.fixmedins_name, level: 'pharmacy', area: '340199' }
  const buyer = await shop.customer('马晓东')
  const settled = await shop.send(shop.purchase('2102', buyer, [['缬沙坦胶囊', 3]], { invono: '55667788' }))
  assert.equal(settled.infcode, 0, settled.err_msg)
  const fen = Math.round(settled.output.setlinfo.medfee_sumamt * 100)
  const day = dayOf(living.house.now())
  living.later(24 * 60)
  await sit()
  const late = await desk.holder('马晓东')
  const claim = async (more: Json) => late.post('/my/reimbursements', { ...desk.form([['缬沙坦胶囊', '01', fen]], { medType: '41', ground: 'no-card', provider, last: day, ...more }), papers: await desk.papers(late, false) })
  const byInvoice = await claim({ invoices: [{ number: '55667788', day, amount: fen }] })
  assert.deepEqual([said(byInvoice), byInvoice.body.facts.number], ['409 bill-settled', settled.output.setlinfo.setl_id])
  assert.equal(said(await claim({})), '409 bill-settled', 'another number, the same day, place and sum')
  assert.equal(said(await claim({ provider: { code: null, name: '庐阳 百姓大药房', level: 'pharmacy', area: '340199', designated: false } })), '409 bill-settled', 'a designated provider by its name is that provider')
  assert.equal((await late.get('/my/reimbursements')).body.rows.length, 0)

  // settled between the review and the approval
  await shop.signIn()
  const sum = 123_45
  const open = await desk.filed(late, [['药', '01', sum]], { medType: '41', ground: 'no-card', provider, last: desk.yesterday(), invoices: [{ number: '99887766', day: desk.yesterday(), amount: sum }] })
  const seen = (await office.get(claimPath(open))).body
  const proposed = (await office.post(`${claimPath(open)}/propose`, { version: seen.version, classes: ['01'] })).body
  const again = await shop.customer('马晓东')
  const between = await shop.send(shop.purchase('2102', again, [['缬沙坦胶囊', 1]], { invono: '99887766' }))
  assert.equal(between.infcode, 0, between.err_msg)
  assert.equal(said(await colleague.post(`${claimPath(open)}/approve`, { version: proposed.version, fund: proposed.fund })), '409 bill-settled')
  // given back, it may be claimed after all
  assert.equal((await shop.send(shop.cancel(again, between))).infcode, 0)
  const done = await colleague.post(`${claimPath(open)}/approve`, { version: proposed.version, fund: proposed.fund })
  assert.equal(done.body.state, 'approved', done.text)
  const clock = `${desk.yesterday()} 10:00:00`
  const last = await shop.customer('马晓东')
  const no = await shop.send(shop.purchase('2102', last, [['缬沙坦胶囊', 1, { fee_ocur_time: clock }]], { invono: '99887766', begntime: clock }))
  assert.equal(no.infcode, -1)
  assert.match(no.err_msg, /^发票 99887766 已经由参保人报销过，没有结算/)
  assert.equal((await shop.send(shop.purchase('2102', last, [['缬沙坦胶囊', 1, { fee_ocur_time: clock }]], { invono: '99887767', begntime: clock }))).infcode, 0, 'another invoice of the same day')
})

test('MED-09.a: approved while the card buys, one of the two is decided after the other: the year’s deductible is used once', async () => {
  await shop.signIn()
  const own = await desk.holder('孙国庆')
  const provider = { code: shop.provider.fixmedins_code, name: shop.provider.fixmedins_name, level: 'pharmacy', area: '340199' }
  const row = await desk.filed(own, [['药', '01', 30_000]], { medType: '41', ground: 'no-card', provider })
  const seen = (await office.get(claimPath(row))).body
  const proposed = (await office.post(`${claimPath(row)}/propose`, { version: seen.version, classes: ['01'] })).body
  assert.equal(proposed.fund, 7_000, '(300 − 200) × 70 %')
  const buyer = await shop.customer('孙国庆')
  const [approval, sale] = await Promise.all([colleague.post(`${claimPath(row)}/approve`, { version: proposed.version, fund: proposed.fund }), shop.send(shop.purchase('2102', buyer, [['缬沙坦胶囊', 10]], { invono: 'ATONCE1' }))])
  assert.equal(sale.infcode, 0, sale.err_msg)
  const done = approval.status === 200 ? approval : await (async () => {
    assert.equal(said(approval), '409 reimbursement-moved')
    const now = (await colleague.get(claimPath(row))).body
    return colleague.post(`${claimPath(row)}/approve`, { version: now.version, fund: now.now.fund })
  })()
  assert.equal(done.body.state, 'approved', done.text)
  const [year] = await desk.years(row.person)
  assert.deepEqual([year!['deductible'], year!['fund'], done.body.fund + Math.round(sale.output.setlinfo.fund_pay_sumamt * 100)], [20_000, 29_050, 29_050], '(300 + 315 − 200) × 70 %, whoever was first')
})

test('PACC-03.a PACC-03.b: until the day before the switch-over date a reimbursement goes to the passbook’s bank, from that date on to the financial account and never to the passbook: a stay elsewhere, a transfer, chronic disease', async () => {
  const old = await city({ background: false })
  try {
    const at = (day: string, time: string) => old.at(new Date(`${day}T${time}:00+08:00`))
    at('2015-02-20', '09:00')
    const then = claiming(old)
    const key = await inWork(old.house, system, async work => {
      const insurer = await addOrganisation(work, { kind: 'insurer', code: 'AH-YB', name: '安徽省医疗保障经办中心', region: '340000', address: '合肥市', hours: '9:00–17:00' })
      for (const user of ['ah01', 'ah02']) { const made = await addMember(work, { user, name: user === 'ah01' ? '夏雨' : '秦川', password: 'scene of a test', post: 'insurance-clerk', organisation: insurer.id, demo: true }); if (isRefused(made)) throw new Error(made.refused) }
      const person = (await findByNumber(work, then.one('王建明').number))!
      const enrolled = await enrol(work, { person, region: '349900', insutype: '310', psnType: '1101', since: '2014-01-01', base: 600_000n })
      if (isRefused(enrolled)) throw new Error(enrolled.refused)
      // what he was granted: a referral to Beijing, and diabetes
      for (const [kind, sort, disease] of [['remote', 'transferred', ''], ['chronic', 'chronic', 'M01600']] as const) await grant(work, person, { kind, sort, disease })
      return person
    })
    const own = () => then.holder('王建明')
    const kinds: [string, Json][] = [['a stay elsewhere', { provider: { area: '120000', name: '天津总医院' } }], ['a transfer', { provider: { area: '110000' } }], ['chronic disease', { medType: '14', disease: 'M01600', provider: { area: '110000' } }]]
    const file = async (more: Json, sum: number) => then.filed(await own(), [['治疗', '01', sum]], { region: '349900', last: '2015-02-18', ...more })
    const before: Json[] = []
    for (const [i, [, more]] of kinds.entries()) before.push(await file(more, 1_000_000 + i))
    const after: Json[] = []
    for (const [i, [, more]] of kinds.entries()) after.push(await file(more, 2_000_000 + i))
    const seats = async () => [await then.seat('ah01'), await then.seat('ah02')] as const

    at('2015-02-28', '23:50')
    const [one, two] = await seats()
    for (const [i, row] of before.entries()) {
      const done = await then.approved(row, one, two)
      assert.deepEqual([done.body.payment?.way, done.body.payment?.bank.zh, done.body.payment?.account], ['passbook', '中国银行', null], `${kinds[i]![0]}: ${done.text}`)
    }
    const [seen] = [(await one.get(claimPath(after[0]!))).body]
    const proposed = (await one.post(`${claimPath(after[0]!)}/propose`, { version: seen.version, classes: ['01'] })).body
    assert.equal(proposed.to.way, 'passbook', 'reviewed the evening before')
    at('2015-03-01', '00:00')
    const [three, four] = await seats()
    const first = await four.post(`${claimPath(after[0]!)}/approve`, { version: proposed.version, fund: proposed.fund })
    const rest = [first, await then.approved(after[1]!, three, four), await then.approved(after[2]!, three, four)]
    for (const [i, done] of rest.entries()) {
      assert.deepEqual([done.body.payment?.way, done.body.payment?.bank.zh], ['financial-account', '徽商银行'], `${kinds[i]![0]}: ${done.text}`)
      assert.match(done.body.payment.account, /^\d{4}$/)
    }
    const { rows } = (await three.get('/reimbursements/orders')).body
    assert.deepEqual(rows.map((row: Json) => [row.way, row.at < '2015-02-28T16:00']), [...before.map(() => ['passbook', true]), ...after.map(() => ['financial-account', false])], 'from the date on nothing goes to the passbook')
    assert.deepEqual((await old.house.pool.query(`select (select sum(balance) from ledger.account where kind = 'payable')::text as owed, (select sum(amount) from reimbursement.payment)::text as ordered`)).rows.map(row => row.owed === row.ordered), [true])
    assert.equal((await old.house.pool.query('select count(*)::int as n from settlement.passbook_order where person = $1', [key.id])).rows[0].n, 0)
    await assert.rejects(old.house.pool.query(`update reimbursement.payment set way = 'passbook'`), /permission denied/)
  } finally { await old.close() }
})

/** A filing decided for, good from the first of January 2015. */
async function grant(work: Work, person: { bucket: number; id: string }, { kind, sort, disease }: { kind: string; sort: string; disease: string }) {
  const id = newId(work.now, work.random)
  await work.sql.run`insert into filings.filing (bucket, id, person, number, kind, sort, region, insutype, matter, area, providers, papers, details_sealed, valid_from, state, due, filed_by, filed_at, request)
    values (${person.bucket}, ${id}, ${person.id}, ${id}, ${kind}, ${sort}, '349900', '310', ${Buffer.from(id)}, ${kind === 'remote' ? '110000' : null}, '{}', '[]', ${work.vault.seal(JSON.stringify({ ...emptyDetails, disease }), `filings.filing.details|${id}`)},
      '2015-01-01', 'approved', '2015-01-01', ${person.id}, ${work.now}, ${id})`
}
