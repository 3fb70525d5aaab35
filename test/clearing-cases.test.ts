import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { connect } from '#database'
import { closeBusinessDays } from '#clearing'
import { dayOf } from '#kit/day'
import { city, type City } from './harness/index.ts'
import { bookOf, compared, details, linesOf, resultOf, sum, totals, zipped, type Book } from './support/books.ts'
import { readPdf } from './support/pdf-text.ts'
import { pharmacy, type Json, type Line, type Pharmacy } from './support/pharmacy.ts'
import { seated, type Seated } from './support/way.ts'

let living: City, shop: Pharmacy, other: Pharmacy, till: Seated, office: Seated, owner: Awaited<ReturnType<typeof connect>>
before(async () => { living = await city({ background: false }); owner = await connect(living.url); await morning() })
after(async () => { await owner.end(); await living.close() })

const today = () => dayOf(living.house.now())
async function seats() { [shop, other] = [await pharmacy(living), await pharmacy(living, 1)]; [till, office] = [await seated(living.base, 'till01'), await seated(living.base, 'insure01')] }
/** Nine in the morning of the next day, the days before closed. */
async function morning() {
  living.at(new Date(`${dayOf(new Date(living.house.now().getTime() + 86_400_000))}T01:00:00Z`))
  await closeBusinessDays(living.house)
  await seats()
}
const thing = (count: number): Line[] => [['缬沙坦胶囊', count]]
async function buys(count: number, found = '马晓东') {
  const who = await shop.customer(found)
  const sent: Json = shop.purchase('2102', who, thing(count))
  const answer = await shop.send(sent)
  assert.equal(answer.infcode, 0, answer.err_msg)
  return { who, sent, answer, book: bookOf(who, answer.output, '41') }
}
type Shown = { id: string; day: string; number: string; cause: string; repair: string; how: string | null; side: string; ours: Json; theirs: Json }
const differences = async (as = till) => (await as.get<{ rows: Shown[]; open: number }>('/till/clearing/differences')).rows
const openOnes = async () => (await differences()).filter(row => row.how === null)
const dayRow = async (day: string) => (await till.get<{ rows: Json[] }>('/till/clearing/days')).rows.find(row => row.day === day)
const certificate = (day: string, as = till) => fetch(`${living.base}/api/till/clearing/days/${day}/certificate`, { headers: { cookie: as.cookie } })
const repaired = (id: string) => till.post<Json>(`/till/clearing/differences/${id}/repair`, {})

test('MED-08.a MED-08.b: a lost answer, a doubled one, one never sent, a changed amount: each is a difference on both sides with its cause and one repair; repaired, the day is flat and certified to the cent', async () => {
  const day = today()
  const [kept, lost, twin, again, changed] = [await buys(1), await buys(2), await buys(3), await buys(3), await buys(4)]
  const never: Book = { ...kept.book, setl_id: '000012345678901234567890', total: 500, fund: 0, account: 0, cash: 500 }
  const books = [kept.book, again.book, { ...changed.book, total: changed.book.total + 1, cash: changed.book.cash + 1 }, never]
  await morning()
  assert.equal((await dayRow(day)).state, 'waiting')
  assert.match((await (await certificate(day)).json() as Json).zh, /还没有对账/)
  const sent = await details(shop, day, day, books)
  const answer = await shop.send(sent)
  const rows = await resultOf(living, shop, answer)
  const { respond_time: _a, ...first } = answer
  const { respond_time: _b, ...repeat } = await shop.send(sent)
  assert.deepEqual(repeat, first)
  const of = new Map(rows.map(row => [row[2]!, row]))
  assert.equal(rows.length, 4)
  assert.deepEqual(of.get(lost.book.setl_id), [lost.who.psnNo, lost.book.mdtrt_id, lost.book.setl_id, lost.sent.msgid, '2', '0', '中心结算了，机构没有这一笔：回答可能没有收到', ...[lost.book.total, lost.book.fund, lost.book.account].map(each => (each / 100).toFixed(2))])
  assert.deepEqual([of.get(twin.book.setl_id)![4], of.get(never.setl_id)![4], of.get(never.setl_id)![7], of.get(changed.book.setl_id)![4], of.get(changed.book.setl_id)![7]], ['2', '3', '0.00', '1', (changed.book.total / 100).toFixed(2)])
  const open = await openOnes()
  assert.deepEqual(open.map(row => [row.number, row.cause, row.repair]).sort(), [[lost.book.setl_id, 'unheard', 'tell'], [twin.book.setl_id, 'doubled', 'strike'], [never.setl_id, 'not-here', 'drop'], [changed.book.setl_id, 'amounts', 'ours']].sort())
  const here = await office.get<{ rows: Shown[]; open: number }>('/clearing/differences')
  assert.deepEqual([here.open, here.rows.map(row => row.id).sort()], [4, open.map(row => row.id).sort()], 'listed on both sides')
  assert.deepEqual([(await dayRow(day)).state, (await certificate(day)).status, (await dayRow(day)).open], ['not-flat', 404, 4])
  assert.match((await (await certificate(day)).json() as Json).zh, /还有 4 处差异/)
  // the same file again opens nothing twice, and closes nothing
  await shop.send(await details(shop, day, day, books))
  assert.deepEqual((await openOnes()).map(row => row.id).sort(), open.map(row => row.id).sort())
  // repaired one by one; twice is told, somebody else's is unknown
  const elsewhere = await seated(living.base, 'till11')
  assert.equal((await elsewhere.knock(`/till/clearing/differences/${open[0]!.id}/repair`)).status, 404)
  const balance = (await shop.customer('马晓东')).balance
  const done = new Map<string, Json>()
  for (const one of open) done.set(one.cause, await repaired(one.id))
  assert.deepEqual([...done].map(([cause, { how }]) => [cause, how]).sort(), [['amounts', 'ours-taken'], ['doubled', 'struck'], ['not-here', 'dropped'], ['unheard', 'told']])
  const back = (await owner.query('select what, -account as account, day::text from ledger.journal where number = $1', [done.get('doubled').given])).rows[0] as Json
  assert.deepEqual([back.what, Number(back.account), back.day], ['cancel', -twin.book.account, today()])
  assert.equal(Math.round(((await shop.customer('马晓东')).balance - balance) * 100), twin.book.account, 'the holder has it back')
  assert.match((await till.knock(`/till/clearing/differences/${open[0]!.id}/repair`)).body.zh, /已经办好了/)
  const flat = await dayRow(day)
  assert.deepEqual([flat.state, flat.open, flat.certificate.number.length], ['flat', 0, 20])
  const paper = await certificate(day)
  assert.equal(paper.headers.get('content-type'), 'application/pdf')
  const made = (await owner.query('select * from clearing.certificate where day = $1', [day])).rows[0] as Json
  assert.deepEqual([made.their_total, made.their_fund, made.their_account].map(Number), [sum(books, 'total'), sum(books, 'fund'), sum(books, 'account')], 'their sum is their file, to the cent')
  assert.deepEqual([made.our_total, made.our_fund, made.our_account, made.our_cash].map(Number), (['total', 'fund', 'account', 'cash'] as const).map(name => sum([kept, lost, twin, again, changed].map(each => each.book), name)))
  const text = readPdf(Buffer.from(await paper.arrayBuffer())).pages.join('').replace(/\s/g, '')
  for (const said of [made.number, (Number(made.our_total) / 100).toFixed(2), (Number(made.their_total) / 100).toFixed(2), shop.provider.fixmedins_code]) assert.ok(text.includes(said), said)
  assert.deepEqual((await office.get<{ rows: Json[] }>('/clearing/certificates')).rows.map(row => [row.day, row.number]), [[day, made.number]])
  assert.equal((await owner.query('select count(*)::int as n from clearing.difference where resolved_at is null')).rows[0].n, 0)
  // the same file after the repairs: what was resolved stays resolved
  assert.equal((await compared(living, shop, day, day, books)).length, 4)
  assert.deepEqual([await openOnes(), (await dayRow(day)).certificate.number], [[], made.number])
  // what was given back today is no difference of today either
  await morning()
  assert.deepEqual((await compared(living, shop, back.day, back.day, [])).map(row => row[6]), ['因为重复，中心已经退回'])
  assert.deepEqual([await openOnes(), (await dayRow(back.day)).state], [[], 'flat'])
})

test('MED-08.a MED-08.b: reversed after midnight, cancelled after midnight, booked by the provider on the day before: explained by the machine, day by day, and both days together agree', async () => {
  const day = today()
  const kept = await buys(1)
  const late = await buys(2)
  const unheard = await buys(3)
  const early = await buys(4)
  living.at(new Date(`${day}T16:00:05Z`))
  await seats()
  const next = today()
  assert.equal((await shop.send(shop.reverse(unheard.who, unheard.sent))).infcode, 0)
  const refund = bookOf(late.who, (await shop.send(shop.cancel(late.who, late.answer))).output, '41', true)
  const night = await buys(5)
  await morning()
  // its clock is slow: what it sold after midnight stands in its books of the day before
  const first = await compared(living, shop, day, day, [kept.book, late.book, early.book, night.book])
  assert.deepEqual(first.map(row => [row[2], row[4], row[6]]).sort(), [[unheard.book.setl_id, '2', '另一天冲正了，两天合起来没有差'], [night.book.setl_id, '3', '中心记在另一天']].sort())
  assert.deepEqual([(await openOnes()).length, (await dayRow(day)).state], [0, 'flat'])
  const second = await compared(living, shop, next, next, [refund])
  assert.deepEqual(second.map(row => row[6]).sort(), ['中心记在另一天', '另一天冲正了，两天合起来没有差'])
  assert.deepEqual([(await openOnes()).length, (await dayRow(next)).state], [0, 'flat'])
  const made = (await owner.query('select day::text, their_total, our_total from clearing.certificate where day in ($1, $2) and withdrawn_at is null order by day', [day, next])).rows as Json[]
  assert.deepEqual(made.map(row => Number(row.their_total)), [sum([kept.book, late.book, early.book, night.book], 'total'), refund.total])
  assert.equal(made.reduce((all, row) => all + Number(row.their_total), 0), made.reduce((all, row) => all + Number(row.our_total), 0))
  assert.deepEqual(await compared(living, shop, day, next, [kept.book, late.book, early.book, night.book, refund]), [], 'both days together')
})

test('MED-08.b: a difference is gone only when it agrees or somebody repaired it: a comparison of less does not close it; a certificate is withdrawn where one is found later', async () => {
  const day = today()
  const [kept, lost] = [await buys(1), await buys(2)]
  await compared(living, shop, day, day, [kept.book])
  const [open] = await openOnes()
  assert.equal(open!.number, lost.book.setl_id, 'on request, the same minute, of an open day')
  await shop.send(await details(shop, day, day, [], { clr_type: '11' }))
  await shop.send(await details(shop, day, day, [], { setl_optins: '341500' }))
  assert.deepEqual((await openOnes()).map(row => row.id), [open!.id])
  await morning()
  await compared(living, shop, day, day, [kept.book, lost.book])
  assert.deepEqual((await differences()).filter(row => row.id === open!.id).map(row => row.how), ['agrees'])
  const { certificate: given } = await dayRow(day)
  assert.ok(given)
  // a line twice, and one of another provider's that it cannot know
  const foreign = (await owner.query('select number from ledger.journal where provider is not null and provider <> (select provider from ledger.journal where number = $1) limit 1', [kept.book.setl_id])).rows[0]?.number ?? '000100000000000000000000'
  const rows = await compared(living, shop, day, day, [kept.book, kept.book, lost.book, { ...lost.book, setl_id: foreign }])
  assert.deepEqual(rows.map(row => row[6]).sort(), ['机构有，中心没有收到过', '机构的文件里同一笔写了两次'].sort())
  assert.deepEqual([(await dayRow(day)).state, (await dayRow(day)).certificate], ['not-flat', null])
  for (const one of await openOnes()) await repaired(one.id)
  const anew = (await dayRow(day)).certificate
  assert.ok(anew && anew.number !== given.number && anew.digest === given.digest, 'another number over the same rows')
  assert.equal((await owner.query('select count(*)::int as n from clearing.certificate where day = $1', [day])).rows[0].n, 2)
  // totals alone make a day flat too
  const alone = today()
  const { book } = await buys(1)
  await morning()
  await shop.send(totals(shop, alone, alone, [{ ...book, total: book.total + 1 }]))
  assert.equal((await dayRow(alone)).state, 'not-flat')
  await shop.send(totals(shop, alone, alone, [book]))
  assert.deepEqual([(await dayRow(alone)).state, Boolean((await dayRow(alone)).certificate)], ['flat', true])
})

test('MED-08.a: by hand on the page as over the interface; what is wrong with a file is said, and nothing is compared', async () => {
  const day = today()
  const { book } = await buys(1)
  await morning()
  const statements = async () => (await owner.query('select count(*)::int as n from clearing.statement')).rows[0].n as number
  const before = await statements()
  const wrong: [string, Json, RegExp][] = [
    ['a\tb\n', {}, /第 1 行有 2 列/], [linesOf([book]).replaceAll('\t', ' '), {}, /第 1 行有 1 列/], [linesOf([book]).replace('.00', '.001'), {}, /金额最多两位小数/], [linesOf([book]).replace(/0\r\n$/, '2'), {}, /refd_setl_flag/],
    [linesOf([book]), { fixmedins_setl_cnt: 2 }, /笔数是 1，报的是 2/], [linesOf([book]), { medfee_sumamt: (book.total + 1) / 100 }, /总额是/], [linesOf([book]), { fund_pay_sumamt: (book.fund + 1) / 100 }, /基金是/], [linesOf([book]), { cash_payamt: (book.cash + 1) / 100 }, /现金是/],
    [linesOf([book]), { stmt_enddate: '2020-01-01' }, /之前/], [linesOf([book]), { file_qury_no: 'A' }, /没有编号是 A/], [linesOf([book]), { setl_optins: 'x' }, /setl_optins/],
  ]
  for (const [text, more, said] of wrong) assert.match((await shop.send(await details(shop, day, day, [book], more, text))).err_msg, said)
  const theirs = await other.send(await details(shop, day, day, [book]).then(sent => other.message('3202', (sent as Json).input)))
  assert.match(theirs.err_msg, /没有编号是/, 'another provider’s file')
  const many = Array.from({ length: 5_001 }, (_, i): Book => ({ ...book, setl_id: `0000${String(i).padStart(20, '0')}` }))
  assert.match((await shop.send(await details(shop, day, day, many))).err_msg, /处差异，像是文件或日期错了/)
  assert.equal(await statements(), before)
  const sendBy = async (bytes: Buffer | null, query = `from=${day}&until=${day}&optins=340100&clearing=41`, as = till) => {
    const form = new FormData()
    if (bytes) form.append('lines', new Blob([new Uint8Array(bytes)]), 'lines.txt')
    const answer = await fetch(`${living.base}/api/till/clearing/compare?${query}`, { method: 'POST', headers: { cookie: as.cookie, origin: new URL(living.base).origin }, body: form })
    return { status: answer.status, body: await answer.json() as Json }
  }
  assert.deepEqual(await sendBy(Buffer.from(linesOf([book]))), { status: 200, body: { flat: true, open: false, theirs: { count: 1, total: book.total }, ours: { count: 1, total: book.total }, differences: 0, left: 0 } })
  assert.equal((await sendBy(await zipped(linesOf([])))).body.left, 1)
  assert.equal((await dayRow(day)).state, 'not-flat')
  assert.deepEqual([(await sendBy(null)).status, (await sendBy(Buffer.from('PK not a zip'))).body.refused], [422, 'clearing-file-unreadable'])
  assert.equal((await sendBy(Buffer.from('x'), undefined, office)).status, 403)
  assert.equal((await sendBy(Buffer.from(linesOf([book])))).body.flat, true)
  assert.equal((await dayRow(day)).state, 'flat')
})
