import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { connect } from '#database'
import { closeBusinessDays } from '#clearing'
import { dayOf } from '#kit/day'
import { inWork, type By } from '#kit/work'
import { closeDays, credit } from '#ledger'
import { city, type City } from './harness/index.ts'
import { bookOf, sum, totals } from './support/books.ts'
import { hospital, type Hospital } from './support/hospital.ts'
import { pharmacy, type Json, type Pharmacy } from './support/pharmacy.ts'
import { seated, type Seated } from './support/way.ts'

let living: City, shop: Pharmacy, ward: Hospital, office: Seated, owner: Awaited<ReturnType<typeof connect>>
before(async () => { living = await city({ background: false }); owner = await connect(living.url); await toMorning() })
after(async () => { await owner.end(); await living.close() })

const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' }
const today = () => dayOf(living.house.now())
/** Nine in the morning of the next day; sign-ins and seats anew. */
async function toMorning() {
  const day = new Date(living.house.now().getTime() + 86_400_000)
  living.at(new Date(`${dayOf(day)}T01:00:00Z`))
  shop = await pharmacy(living)
  ward = await hospital(living)
  office = await seated(living.base, 'insure01')
}
async function buys(found: string, lines?: Parameters<Pharmacy['purchase']>[2]) {
  const who = await shop.customer(found)
  const sent: Json = shop.purchase('2102', who, lines)
  const answer = await shop.send(sent)
  assert.equal(answer.infcode, 0, answer.err_msg)
  return { who, sent, answer, book: bookOf(who, answer.output, '41') }
}
const rowsOf = async (from: string, until = from) => (await (office = await seated(living.base, 'insure01')).get<{ rows: Json[] }>(`/clearing/sums?from=${from}&until=${until}`)).rows

test('MED-08.a: a day of a pharmacy and a hospital closes into sums by provider, insurance, kind and fund that equal the answers to the cent; totals are flat', async () => {
  const day = today()
  const one = await buys('马晓东')
  const two = await buys('马晓东', [['电子体温计', 2]])
  const back = await shop.send(shop.cancel(two.who, two.answer))
  const books = [one.book, two.book, bookOf(two.who, { setlinfo: { ...back.output.setlinfo, setl_id: back.output.setlinfo.setl_id } }, '41', true)]
  const who = await ward.customer('吴涛')
  const { result: { mdtrt_id: visit } } = await ward.yes(ward.admit(who))
  const charge = ward.chargeStay(who, visit, 'D1', [['腹腔镜胆囊切除术', 1], ['三人间床位费', 5], ['二级护理', 5]])
  await ward.yes(charge)
  living.later(60)
  await ward.read(who.person)
  await ward.yes(ward.discharge(who, visit))
  const stay = bookOf(who, await ward.yes(ward.settleStay('2304', who, visit, ward.total((charge.input as Json).feedetail))), '21')
  assert.equal((await shop.send(totals(shop, day, day, books))).output.stmtinfo.stmt_rslt, '0')
  const early = await shop.send(totals(shop, day, day, books.slice(0, 2)))
  assert.deepEqual([early.output.stmtinfo.stmt_rslt, early.output.stmtinfo.setl_optins], ['1', '340100'])
  assert.match(early.output.stmtinfo.stmt_rslt_dscr, new RegExp(`^不平：中心 3 笔，总额 ${(sum(books, 'total') / 100).toFixed(2)}，.*${day} 还没有日结.*3202`))
  assert.deepEqual(await rowsOf(day), [], 'nothing is summed up before the day is closed')
  assert.deepEqual(await office.post<Json>('/clearing/close', {}).then(done => [done.waits, done.closed.includes(day)]), [null, false], 'today stays open')
  await toMorning()
  const done = await office.post<Json>('/clearing/close', {})
  assert.deepEqual([done.closed.at(-1), done.cleared.at(-1), done.waits], [day, day, null])
  const rows = await rowsOf(day)
  const [shops, wards] = [rows.filter(row => row.provider === shop.provider.fixmedins_code), rows.filter(row => row.provider === ward.provider.fixmedins_code)]
  for (const [part, kept] of [[shops, books], [wards, [stay]]] as const) for (const name of ['total', 'fund', 'account', 'cash'] as const) assert.equal(part.reduce((all, row) => all + row[name], 0), sum(kept, name), name)
  for (const row of rows) assert.equal(row.total, row.fund + row.account + row.cash)
  for (const row of rows) assert.equal((row.funds as Json[]).reduce((all, each) => all + each.amount, 0), row.fund, 'the funds add up to what the fund paid')
  assert.deepEqual([shops.map(row => [row.clearing, row.count, row.refunded]), wards.map(row => [row.clearing, row.count, row.refunded])], [[['41', 2, 1]], [['21', 1, 0]]])
  const flat = totals(shop, day, day, books)
  const answered = await shop.send(flat)
  assert.deepEqual([answered.output.stmtinfo.stmt_rslt, answered.output.stmtinfo.stmt_rslt_dscr.includes('日结')], ['0', false])
  const { respond_time: _a, ...first } = answered
  const { respond_time: _b, ...again } = await shop.send(flat)
  assert.deepEqual(again, first, 'the same message again is the same answer')
  assert.match((await shop.send({ ...flat, input: { data: { ...(flat.input as Json).data, medfee_sumamt: 1 } } })).err_msg, /内容不同/)
  // to the cent, and each figure by itself
  for (const more of [{ medfee_sumamt: (sum(books, 'total') + 1) / 100 }, { fund_pay_sumamt: (sum(books, 'fund') + 1) / 100 }, { acct_pay: (sum(books, 'account') + 1) / 100 }, { fixmedins_setl_cnt: 2 }]) {
    assert.equal((await shop.send(totals(shop, day, day, books, more))).output.stmtinfo.stmt_rslt, '1', JSON.stringify(more))
  }
  // what was given back asked for by itself, other regions, kinds and insurances
  assert.equal((await shop.send(totals(shop, day, day, books.filter(book => book.refunded), { refd_setl_flag: '1' }))).output.stmtinfo.stmt_rslt, '0')
  for (const more of [{ setl_optins: '341500' }, { clr_type: '11' }, { insutype: '390' }]) assert.equal((await shop.send(totals(shop, day, day, [], more))).output.stmtinfo.stmt_rslt, '0', JSON.stringify(more))
  assert.equal((await ward.send(totals(ward, day, day, [stay], { clr_type: '21', insutype: stay.insutype, setl_optins: stay.region }))).output.stmtinfo.stmt_rslt, '0')
  for (const [from, until, said] of [[today(), day, /之前/], [day, '2099-01-01', /还没有到/], ['2024-02-29', day, /最多对 62 天/]] as const) assert.match((await shop.send(totals(shop, from, until, books))).err_msg, said)
  assert.match((await shop.send(totals(shop, '2026-02-29', day, books))).err_msg, /stmt_begndate/)
  for (const [more, field] of [[{ clr_type: '12' }, 'clr_type'], [{ setl_optins: '34' }, 'setl_optins'], [{ refd_setl_flag: '2' }, 'refd_setl_flag']] as const) assert.match((await shop.send(totals(shop, day, day, books, more))).err_msg, new RegExp(`data.${field}`))
})

test('MED-08.a: an unheard settlement that was reversed counts nowhere; what is undone after midnight is taken from the day it was undone on', async () => {
  const day = today()
  const kept = await buys('马晓东', [['电子体温计', 1]])
  const lost = await buys('马晓东', [['电子体温计', 3]])
  assert.equal((await shop.send(shop.reverse(lost.who, lost.sent))).infcode, 0)
  const late = await buys('马晓东', [['电子体温计', 5]])
  assert.equal((await shop.send(totals(shop, day, day, [kept.book, late.book]))).output.stmtinfo.stmt_rslt, '0')
  living.at(new Date(`${day}T16:00:01Z`))
  shop = await pharmacy(living)
  const next = today()
  assert.notEqual(next, day)
  const back = await shop.send(shop.cancel(late.who, late.answer))
  const refund = bookOf(late.who, back.output, '41', true)
  await closeBusinessDays(living.house)
  assert.equal((await shop.send(totals(shop, day, day, [kept.book, late.book]))).output.stmtinfo.stmt_rslt, '0')
  assert.equal((await shop.send(totals(shop, next, next, [refund]))).output.stmtinfo.stmt_rslt, '0')
  assert.equal((await shop.send(totals(shop, day, next, [kept.book, late.book, refund]))).output.stmtinfo.stmt_rslt, '0', 'a closed and an open day together')
  await toMorning()
})

test('MED-08.b TRUST-01.a: a day closes only when nobody posts on it; a posting of before midnight that comes after it belongs to the next day, and no row is left out or counted twice', async () => {
  const day = today()
  const { who } = await buys('马晓东', [['电子体温计', 1]])
  const person = (await owner.query<{ bucket: number; id: string }>('select bucket, person as id from ledger.journal where provider is not null order by at desc limit 1')).rows[0]!
  const posts = (key: string) => ({ person, region: who.insured.insuplc_admdvs as string, amount: 1n, key, policies: [] })
  const dayOfKey = async (key: string) => (await owner.query<{ day: string }>('select j.day::text from ledger.claim c join ledger.journal j using (bucket, number) where c.key = $1', [key])).rows[0]!.day
  const before = new Date(`${day}T15:59:59Z`), midnight = new Date(`${day}T16:00:00Z`)
  let go = () => {}, posted = () => {}
  const gate = new Promise<void>(open => { go = open })
  const waits = new Promise<void>(open => { posted = open })
  living.at(before)
  // begun before midnight, it commits after
  const slow = inWork(living.house, system, async work => { await credit(work, [posts('slow')]); posted(); await gate })
  // begun before midnight as well, it posts only when the day is closed
  let late = () => {}
  const lateGate = new Promise<void>(open => { late = open })
  const straggler = inWork(living.house, system, async work => { await work.sql`select 1`; await lateGate; await credit(work, [posts('late')]) })
  await waits
  living.at(midnight)
  assert.deepEqual((({ closed, waits }) => [closed.includes(day), waits])(await closeBusinessDays(living.house)), [false, day], 'in flight: not closed, and nobody is held up')
  go()
  await slow
  const both = await Promise.all([closeBusinessDays(living.house), closeBusinessDays(living.house)])
  assert.deepEqual(both.flatMap(each => each.closed), [day], 'closed once')
  assert.deepEqual(both.flatMap(each => each.cleared), [day], 'summed up once')
  late()
  await straggler
  assert.deepEqual([await dayOfKey('slow'), await dayOfKey('late')], [day, today()])
  // every day's sums are the journal's
  const wrong = (await owner.query(`select * from (select day, sum(total) as total, sum(fund) as fund, -sum(account) as account, sum(cash) as cash from ledger.journal where provider is not null and day <= $1 group by day) j
    full join (select day, sum(total) as total, sum(fund) as fund, sum(account) as account, sum(cash) as cash from clearing.sum group by day) s using (day, total, fund, account, cash)
    where j.day is null or s.day is null`, [day])).rows
  assert.deepEqual(wrong.filter(Boolean).length, 0)
})

test('TRUST-01.a: broken off between closing a day and summing it up, the next call sums it up', async () => {
  await toMorning()
  const day = today()
  const { book } = await buys('马晓东', [['电子体温计', 1]])
  await toMorning()
  const { closed } = await inWork(living.house, system, work => closeDays(work))
  assert.equal(closed.at(-1), day)
  assert.deepEqual(await rowsOf(day), [])
  assert.equal((await shop.send(totals(shop, day, day, [book]))).output.stmtinfo.stmt_rslt, '0', 'and until then totals are right all the same')
  const { closed: none, cleared } = await closeBusinessDays(living.house)
  assert.deepEqual([none, cleared.includes(day)], [[], true])
  assert.equal((await rowsOf(day)).reduce((all, row) => all + row.total, 0), book.total)
  assert.deepEqual((await closeBusinessDays(living.house)).cleared, [])
})
