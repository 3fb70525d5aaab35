import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { randomUUID } from 'node:crypto'
import { connect } from '#database'
import { closeBusinessDays } from '#clearing'
import { dayOf } from '#kit/day'
import { city, type City } from './harness/index.ts'
import { bookOf, claimOf, compared, details, sum, withdrawalOf, type Book } from './support/books.ts'
import { pharmacy, type Json, type Line, type Pharmacy } from './support/pharmacy.ts'
import { seated, type Seated } from './support/way.ts'

let living: City, shop: Pharmacy, other: Pharmacy, till: Seated, first: Seated, second: Seated, owner: Awaited<ReturnType<typeof connect>>
before(async () => { living = await city({ background: false }); owner = await connect(living.url); await morning() })
after(async () => { await owner.end(); await living.close() })

const today = () => dayOf(living.house.now())
/** Nine in the morning of the next day, the days before closed. */
async function morning() {
  living.at(new Date(`${dayOf(new Date(living.house.now().getTime() + 86_400_000))}T01:00:00Z`))
  await closeBusinessDays(living.house)
  ;[shop, other] = [await pharmacy(living), await pharmacy(living, 1)]
  ;[till, first, second] = [await seated(living.base, 'till01'), await seated(living.base, 'insure01'), await seated(living.base, 'insure02')]
}
async function buys(count: number, found = '马晓东', lines: Line[] = [['缬沙坦胶囊', count]]) {
  const who = await shop.customer(found)
  const sent: Json = shop.purchase('2102', who, lines)
  const answer = await shop.send(sent)
  assert.equal(answer.infcode, 0, answer.err_msg)
  return { who, sent, answer, book: bookOf(who, answer.output, '41') }
}
const gives = async (sale: Awaited<ReturnType<typeof buys>>) => bookOf(sale.who, (await shop.send(shop.cancel(sale.who, sale.answer))).output, '41', true)
const claims = async (message: Json): Promise<string> => {
  const answer = await shop.send(message)
  assert.equal(answer.infcode, 0, answer.err_msg)
  assert.match(answer.output.result.clr_appy_evt_id, /^\d{20}$/)
  return answer.output.result.clr_appy_evt_id
}
const refused = async (message: Json, said: RegExp) => { const answer = await shop.send(message); assert.equal(answer.infcode, -1); assert.match(answer.err_msg, said) }
const view = (claim: string, as = first) => as.get<Json>(`/clearing/claims/${claim}`)
const propose = (claim: string, version: number, deductions: Json[] = [], as = first) => as.knock(`/clearing/claims/${claim}/propose`, { version, deductions })
const approve = (claim: string, version: number, as = second) => as.knock(`/clearing/claims/${claim}/approve`, { version })
const orders = async (claim: string) => (await owner.query('select amount from clearing.payment_order where claim = $1', [claim])).rows.map(row => Number(row.amount))
const held = async (claim: string) => (await owner.query('select day::text from clearing.claim_day where claim = $1 and freed_at is null', [claim])).rows.length
/** A day of the shop, closed, compared and flat. */
async function flatDay(sales: () => Promise<Book[]>): Promise<{ day: string; books: Book[] }> {
  const day = today()
  const books = await sales()
  await morning()
  await compared(living, shop, day, day, books)
  return { day, books }
}

test('MED-08.a MED-08.b: 3203 claims closed days that agree, to the cent; open, uncompared or differing days, other figures and days claimed already are refused with what to do; 3204 frees them', async () => {
  const day = today()
  const [one, two, back] = [await buys(20), await buys(3), await buys(2)]
  const books = [one.book, two.book, back.book, await gives(back)]
  await refused(claimOf(shop, day, day, books), new RegExp(`${day} 还没有日结`))
  await morning()
  await refused(claimOf(shop, day, day, books), new RegExp(`账还没有对平：${day} 没有对账`))
  await compared(living, shop, day, day, books.slice(1))
  await refused(claimOf(shop, day, day, books), new RegExp(`${day} 还有 1 处差异`))
  const { rows } = await till.get<{ rows: Json[] }>('/till/clearing/differences')
  await till.post(`/till/clearing/differences/${rows.find(row => row.how === null)!.id}/repair`)
  const off = (name: string, by: number) => ({ [name]: Math.round(((claimOf(shop, day, day, books).input as Json).data[name] + by) * 100) / 100 })
  for (const [more, said] of [[off('psntime', 1), /清算人次和中心的不一样：中心 2，您报的 3/], [off('medfee_sumamt', 0.01), /医疗费总额/], [off('fund_appy_sum', -0.01), /基金申报总额/], [off('acct_pay', 0.01), /个人账户支出/], [off('cash_payamt', 0.01), /现金支付金额/]] as const) await refused(claimOf(shop, day, day, books, more), said)
  for (const [more, said] of [[{ clr_type: '99' }, /data.clr_type/], [{ clr_way: '3' }, /data.clr_way/], [{ setlym: '202613' }, /data.setlym/], [{ clr_optins: '34' }, /data.clr_optins/], [{ clr_optins: '110100' }, /110100 不是这里经办的参保地/], [{ setlym: '202001' }, /不在清算年月 2020-01 里/],
    [{ begndate: today() }, /之前/], [{ enddate: '2099-12-31', setlym: '209912' }, /还没有到/], [{ clr_type: '21' }, /没有这一类结算/], [{ med_sumfee: '' }, /data.med_sumfee/]] as const) await refused(claimOf(shop, day, day, books, more), said)
  assert.equal((await owner.query('select count(*)::int as n from clearing.claim')).rows[0].n, 0, 'what is refused leaves nothing')
  const sent = claimOf(shop, day, day, books)
  const claim = await claims(sent)
  assert.equal(await claims(sent), claim, 'the same message again is the same claim')
  assert.match((await shop.send({ ...sent, input: { data: { ...(sent.input as Json).data, psntime: 9 } } })).err_msg, /内容不同/)
  await refused(claimOf(shop, day, day, books), new RegExp(`${day} 已经在清算申请 ${claim} 里`))
  const seen = await view(claim)
  assert.deepEqual([seen.count, seen.total, seen.fund, seen.account, seen.cash, seen.payable, seen.deducted, seen.recognised, seen.state, seen.order], [2, sum(books, 'total'), sum(books, 'fund'), sum(books, 'account'), sum(books, 'cash'), sum(books, 'fund') + sum(books, 'account'), 0, sum(books, 'total'), 'claimed', null])
  assert.ok(seen.fund > 0 && seen.account > 0)
  assert.deepEqual(seen.funds, [{ fund: '310100', claimed: seen.fund, deducted: 0, payable: seen.fund }, { fund: '310200', claimed: seen.account, deducted: 0, payable: seen.account }])
  assert.deepEqual(seen.days.map((row: Json) => [row.day, row.state, row.total]), [[day, 'flat', seen.total]])
  // somebody else's is unknown, to a provider and to another city's office
  const stranger = await other.send(withdrawalOf(other, claim))
  assert.match(stranger.err_msg, /没有这份清算申请/)
  assert.equal((await (await seated(living.base, 'till11')).knock(`/till/clearing/claims/${claim}/withdraw`, { version: 1 })).body.refused, 'claim-unknown')
  await owner.query('update clearing.claim set area = $2 where number = $1', [claim, '3415'])
  assert.deepEqual([(await propose(claim, 1)).status, (await first.get<{ rows: Json[] }>('/clearing/claims')).rows.length], [404, 0])
  await owner.query('update clearing.claim set area = $2 where number = $1', [claim, '3401'])
  const gone = withdrawalOf(shop, claim)
  for (const message of [gone, gone]) assert.deepEqual((await shop.send(message)).output, {})
  await refused(withdrawalOf(shop, claim), /这份清算申请已撤销/)
  await refused(withdrawalOf(shop, '0'.repeat(20)), /没有这份清算申请/)
  assert.deepEqual([await held(claim), (await view(claim)).state], [0, 'withdrawn'])
  const both = await Promise.all([1, 2, 3].map(() => shop.send(claimOf(shop, day, day, books))))
  assert.deepEqual(both.map(answer => answer.infcode).sort(), [-1, -1, 0], 'of three at once one wins')
  assert.equal((await owner.query("select count(*)::int as n from clearing.claim where state = 'claimed'")).rows[0].n, 1)
})

test('MED-08.a: deductions with reason and settlement by one person, approval by another, amounts by fund, one order that waits for the bank; a deducted settlement given back later gets its deduction back', async () => {
  let deducted!: Awaited<ReturnType<typeof buys>>
  const { day, books } = await flatDay(async () => { deducted = await buys(30, '王建明'); return [deducted.book, (await buys(5, '孙国庆')).book] })
  const claim = await claims(claimOf(shop, day, day, books))
  const { fund, account } = { fund: sum(books, 'fund'), account: sum(books, 'account') }
  assert.ok(fund > 2_000 && account > 500, `${fund} ${account}`)
  const less = { fund: '310100', amount: 1_000, reason: '超适应症用药', settlement: deducted.book.setl_id }
  const worth = deducted.book.fund + deducted.book.account
  for (const [wrong, said] of [
    [{ ...less, fund: '390200' }, /第 2 笔扣款的基金不在/], [{ ...less, amount: fund - 499 }, /第 2 笔扣款太多：职工统筹最多还能扣/], [{ ...less, settlement: '000012345678901234567890' }, /不是这份申请里的结算/], [{ ...less, settlement: '12' }, /结算号是数字|少写|不对/],
    [{ ...less, reason: ' ' }, /没有写原因|改/], [{ ...less, amount: 0 }, /大于 0|改/],
  ] as const) {
    const no = await propose(claim, 1, [{ ...less, amount: 500 }, wrong])
    assert.ok(no.status >= 400 && said.test(JSON.stringify(no.body)), JSON.stringify(no.body))
  }
  if (worth < fund + account) {
    const no = await propose(claim, 1, [{ ...less, amount: Math.min(fund, worth) }, { ...less, fund: '310200', amount: worth - Math.min(fund, worth) + 1 }])
    assert.ok(no.status >= 400, JSON.stringify(no.body))
  }
  assert.equal((await approve(claim, 1)).body.refused, 'claim-state', 'not before the first review')
  const proposed = await propose(claim, 1, [{ ...less, amount: 500 }, { ...less, fund: '310200', amount: 300, settlement: null, reason: '材料不全' }])
  assert.equal(proposed.status, 200, JSON.stringify(proposed.body))
  assert.equal((await propose(claim, 1)).body.refused, 'claim-state')
  assert.equal((await approve(claim, 2, first)).body.refused, 'claim-own-approval')
  assert.equal((await approve(claim, 1)).body.refused, 'claim-stale')
  // the second person does not agree; the first writes it anew, and only what was written last counts
  assert.equal((await second.knock(`/clearing/claims/${claim}/reopen`, { version: 2, reason: '' })).status, 400)
  const opened = await second.post<Json>(`/clearing/claims/${claim}/reopen`, { version: 2, reason: '金额再核' })
  assert.deepEqual([opened.state, opened.reason, opened.version], ['claimed', '金额再核', 3])
  const anew = await propose(claim, 3, [less, { ...less, fund: '310200', amount: 200, settlement: null, reason: '材料不全' }])
  assert.deepEqual([anew.body.deducted, anew.body.payable, anew.body.deductions.length], [1_200, fund + account - 1_200, 2])
  assert.deepEqual(anew.body.funds.map((row: Json) => [row.fund, row.payable]), [['310100', fund - 1_000], ['310200', account - 200]])
  // what is found meanwhile holds the approval up
  await shop.send(await details(shop, day, day, books.slice(1)))
  const late = await approve(claim, 4)
  assert.deepEqual([late.body.refused, /还有 1 处差异/.test(late.body.zh), (await orders(claim)).length], ['claim-unsettled', true, 0])
  await compared(living, shop, day, day, books)
  assert.deepEqual([(await till.knock('/clearing/claims/0/approve')).status, (await till.knock(`/clearing/claims/${claim}/approve`, { version: 4 })).status], [403, 403])
  const pressed = await Promise.all([approve(claim, 4), approve(claim, 4)])
  assert.deepEqual(pressed.map(each => each.status).sort(), [200, 409], 'pressed twice, approved once')
  assert.deepEqual(await orders(claim), [fund + account - 1_200])
  const own = await till.get<Json>(`/till/clearing/claims/${claim}`)
  assert.deepEqual([own.state, own.payable, own.deductions.map((row: Json) => row.reason), own.proposed, own.decided.by, own.order?.length], ['approved', fund + account - 1_200, ['超适应症用药', '材料不全'], null, '', 20])
  await refused(withdrawalOf(shop, claim), /已批准/)
  assert.equal((await first.knock(`/clearing/claims/${claim}/return`, { version: 5, reason: '晚了' })).body.refused, 'claim-state')
  const { rows: [order] } = await first.get<{ rows: Json[] }>('/clearing/orders')
  assert.deepEqual([order.claim, order.amount, order.funds.reduce((all: number, row: Json) => all + row.amount, 0)], [claim, fund + account - 1_200, fund + account - 1_200])
  const sealed = JSON.stringify((await owner.query('select encode(reason_sealed, \'escape\') as text from clearing.deduction where claim = $1', [claim])).rows)
  assert.ok(!sealed.includes('材料不全'))
  assert.deepEqual((await owner.query("select verb from record.entry where facts ->> 'claim' = $1 and verb not like '%see%' order by at, id", [claim])).rows.map(row => row.verb),
    ['clearing.claim', 'clearing.propose-claim', 'clearing.reopen-claim', 'clearing.propose-claim', 'clearing.approve-claim'])
  // reversed after the claim: the day it was given back on bears the whole, and the deduction goes back
  const next = await flatDay(async () => [await gives(deducted), (await buys(40, '陈静')).book, (await buys(40, '吴涛')).book])
  const due = sum(next.books, 'fund') + sum(next.books, 'account') + 1_000
  const following = await claims(claimOf(shop, next.day, next.day, next.books))
  const shown = await view(following)
  assert.deepEqual([shown.payable, shown.deducted, shown.deductions.map((row: Json) => [row.returned, row.settlement, row.amount])], [due, -1_000, [[true, deducted.book.setl_id, -1_000]]])
  assert.equal((await propose(following, 1)).body.payable, due)
  assert.equal((await approve(following, 2)).status, 200)
  assert.deepEqual([await orders(following), await orders(claim)], [[due], [fund + account - 1_200]], 'what was approved stays as it was')
})

test('MED-08.a: reversed after its month was claimed, a settlement is taken from the next claim; days with more given back than settled are claimed together with the next', async () => {
  const sale: Awaited<ReturnType<typeof buys>>[] = []
  const month = await flatDay(async () => { sale.push(await buys(10), await buys(4)); return sale.map(each => each.book) })
  const claim = await claims(claimOf(shop, month.day, month.day, month.books))
  const before = await view(claim)
  const less = await flatDay(async () => [await gives(sale[0]!)])
  const { days: _, ...stands } = await view(claim)
  const { days: __, ...stood } = before
  assert.deepEqual(stands, stood, 'the claim made before does not move')
  await refused(claimOf(shop, less.day, less.day, less.books), /没有要付的/)
  const more = await flatDay(async () => [(await buys(25)).book])
  await refused(claimOf(shop, month.day, more.day, [...month.books, ...less.books, ...more.books]), new RegExp(`已经在清算申请 ${claim} 里`))
  const next = await claims(claimOf(shop, less.day, more.day, [...less.books, ...more.books]))
  assert.equal((await view(next)).payable, sum([...less.books, ...more.books], 'fund') + sum([...less.books, ...more.books], 'account'))
  // returned to the provider: it reads why, and claims the same days anew
  const back = await first.post<Json>(`/clearing/claims/${next}/return`, { version: 1, reason: '缺月报表' })
  assert.deepEqual([back.state, await held(next)], ['returned', 0])
  assert.deepEqual(await till.get<Json>(`/till/clearing/claims/${next}`).then(own => [own.state, own.reason]), ['returned', '缺月报表'])
  await claims(claimOf(shop, less.day, more.day, [...less.books, ...more.books]))
})

test('MED-08.a MED-08.b: by hand on the page as over the interface: what can be claimed and why not, once a key, and every list leaves as a file', async () => {
  const day = today()
  const { book } = await buys(15)
  await morning()
  const offer = async () => (await till.get<{ rows: Json[] }>(`/till/clearing/claimable?from=${day}&until=${day}`)).rows
  assert.match((await offer())[0]!.why.zh, /没有对账/)
  await compared(living, shop, day, day, [book])
  const [row] = await offer()
  assert.deepEqual([row.clearing, row.optins, row.count, row.total, row.payable, row.why], ['41', '340100', 1, book.total, book.fund + book.account, null])
  const body = { key: randomUUID(), optins: row.optins, clearing: row.clearing, from: day, until: day, count: row.count, total: row.total, fund: row.fund, account: row.account, cash: row.cash }
  assert.equal((await first.knock('/till/clearing/claims', body)).status, 403)
  assert.equal((await till.knock('/till/clearing/claims', { ...body, total: row.total + 1, cash: row.cash + 1 })).body.refused, 'claim-differs')
  const made = await Promise.all([till.post<Json>('/till/clearing/claims', body), till.post<Json>('/till/clearing/claims', body)])
  assert.equal(made[0].number, made[1].number, 'pressed twice, claimed once')
  assert.match((await offer())[0]!.why.zh, new RegExp(made[0].number))
  assert.equal((await till.knock('/till/clearing/claims', { ...body, key: randomUUID() })).body.refused, 'claim-taken')
  assert.equal((await till.knock(`/till/clearing/claims/${made[0].number}/withdraw`, { version: 7 })).body.refused, 'claim-stale')
  const file = async (as: Seated, path: string) => { const answer = await fetch(`${living.base}/api${path}`, { headers: { cookie: as.cookie } }); assert.equal(answer.status, 200, path); return answer.text() }
  for (const [as, path, says] of [[till, '/till/clearing/claims/file?format=csv', made[0].number], [till, `/till/clearing/claimable/file?format=csv&from=${day}&until=${day}`, '药店'], [first, '/clearing/claims/file?format=csv&show=all', made[0].number], [first, '/clearing/orders/file?format=csv', shop.provider.fixmedins_code],
    [first, `/clearing/days/file?format=csv&from=${day}&until=${day}`, '职工统筹'], [till, `/till/clearing/days/file?format=csv&from=${day}&until=${day}`, '职工统筹']] as const) assert.ok((await file(as, path)).includes(says), path)
  const here = await first.get<{ rows: Json[]; states: Json }>(`/clearing/days?from=${day}&until=${day}`)
  assert.deepEqual([here.rows.map(each => [each.provider, each.state, each.total]), here.states.flat], [[[shop.provider.fixmedins_code, 'flat', book.total]], 1])
  assert.deepEqual((await first.get<{ rows: Json[] }>(`/clearing/days?from=${day}&until=${day}&show=open`)).rows, [])
  assert.deepEqual(await till.post<Json>(`/till/clearing/claims/${made[0].number}/withdraw`, { version: 1 }).then(own => own.state), 'withdrawn')
  assert.equal((await offer())[0]!.why, null)
})
