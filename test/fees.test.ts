import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addDays, dayOf, instantOf } from '#kit/day'
import { isRefused } from '#kit/refusal'
import { inWork } from '#kit/work'
import { addMember, addOrganisation, organisationsOf } from '#staff'
import type { Json } from './support/pharmacy.ts'
import { readPdf } from './support/pdf-text.ts'
import { replacing, type Replacing } from './support/replacing.ts'
import { seated, type Seated } from './support/way.ts'

let city: Replacing
before(async () => { city = await replacing({ drawers: false }) })
after(() => city.close())

const drawer = async (seat: Seated = city.at.counter): Promise<Json> => (await seat.get<Json>('/fees/drawer')).drawer
const post = async (path: string, body: Json = {}, seat: Seated = city.at.counter) => seat.knock(`/fees/${path}`, body)
const done = async (path: string, body: Json = {}, seat: Seated = city.at.counter): Promise<Json> => {
  const { status, body: answer } = await post(path, body, seat)
  assert.equal(status, 200, JSON.stringify(answer))
  return answer
}
const refused = async (name: string, path: string, body: Json = {}, seat: Seated = city.at.counter) => {
  const { status, body: answer } = await post(path, body, seat)
  assert.equal(answer.refused, name, JSON.stringify(answer))
  assert.ok(status >= 400 && answer.zh && answer.en && !/[{}]/.test(answer.zh + answer.en), answer.zh)
  return answer
}
const fees = async (name: string): Promise<Json[]> => (await city.at.counter.get<Json>(`/people/${(await city.personOf(name)).id}/fees`)).rows
const float = { 5000: 1, 1000: 4, 500: 1, 100: 5 }
const report = async (name: string) => assert.equal((await city.cardVerb(name, 'report-loss')).status, 200)
/** What every open or ended drawer holds must be the sum of its movements; ended ones hold nothing; receipts have no gaps. */
async function audit() {
  await city.within(async ({ sql }) => {
    assert.deepEqual(await sql`select d.id from fees.drawer d where d.state in ('closed', 'handed-over') and (select coalesce(sum(amount), 0) from fees.movement m where m.drawer = d.id) <> 0`, [])
    assert.deepEqual(await sql`select r.number from fees.receipt r where not exists (select from fees.movement m where m.receipt = r.id and m.number = r.number and m.amount = case r.what when 'taken' then r.amount else -r.amount end)`, [])
    assert.deepEqual(await sql`select m.number from fees.movement m where m.receipt is not null and not exists (select from fees.receipt r where r.bucket = m.bucket and r.id = m.receipt)`, [])
    assert.deepEqual(await sql`select s.office from fees.series s where s.last <> (select count(*) from fees.movement m where m.office = s.office and split_part(m.number, '-', -2) = s.year::text)`, [])
    assert.deepEqual(await sql`select application from fees.receipt group by bucket, application having sum(case what when 'taken' then amount else -amount end) < 0`, [])
  })
}

test('REPL-02.a: a replacement is not taken without the fee in an open drawer; with it, one press is one fee and one receipt, with the approving document and the amount in capitals', async () => {
  const name = '王建明'
  await report(name)
  const no = await city.ask(name, 'replace')
  assert.deepEqual([no.status, no.body.refused], [409, 'drawer-closed'])
  assert.match(no.body.zh, /先到“钱箱”点数开箱/)
  assert.deepEqual([await fees(name), (await city.applications(name)).filter(each => each.kind === 'replacement')], [[], []], 'neither fee nor application')

  const opened = await done('drawer/open', { pieces: float })
  assert.deepEqual([opened.holds, opened.state, opened.sums.float], [10_000, 'open', { sum: 10_000, count: 1 }])
  await refused('drawer-open', 'drawer/open', { pieces: float })
  const key = 'one-press-of-a-clerk'
  const both = await Promise.all([city.ask(name, 'replace', { key }), city.ask(name, 'replace', { key })])
  const again = await city.ask(name, 'replace', { key })
  assert.deepEqual([...both, again].map(({ status, body }) => [status, body.id]), Array.from({ length: 3 }, () => [200, again.body.id]))
  const [receipt, ...more] = await fees(name)
  const year = dayOf(city.living.house.now()).slice(0, 4)
  assert.deepEqual([more, receipt!.number, receipt!.amount, receipt!.capitals, receipt!.what, receipt!.reason], [[], `HF-LY-${year}-000001`, 1800, '壹拾捌元整', 'taken', 'replacement'])
  assert.deepEqual(receipt!.source, { authority: '合肥市人力资源和社会保障局', number: '合肥市社会保障卡补换卡办理须知', date: '2018-01-01' })
  assert.equal(receipt!.application, again.body.id)
  const now = await drawer()
  assert.deepEqual([now.holds, now.lines.map((line: Json) => [line.what, line.amount, line.holds])], [11_800, [['float', 10_000, 10_000], ['taken', 1800, 11_800]]])
  assert.equal((await city.ask('李秀英', 'exchange', { fee: 1700 })).body.refused, 'fee-changed')
  assert.equal((await drawer()).holds, 11_800)
  await audit()
})

test('REPL-02.b: withdrawn, the fee is paid back from the drawer with a receipt of its own, once however often; nothing of it is kept', async () => {
  const name = '王建明'
  const [application] = (await city.applications(name)).filter(each => each.kind === 'replacement')
  assert.equal((await city.withdraw(name, application!.id, {})).body.refused, 'withdraw-document')
  assert.equal((await fees(name)).length, 1)
  const answers = await Promise.all([city.withdraw(name, application!.id), city.withdraw(name, application!.id)])
  assert.equal(answers.filter(({ status }) => status === 200).length, 1)
  const rows = await fees(name)
  assert.deepEqual(rows.map(row => [row.what, row.amount, row.application]), [['returned', 1800, application!.id], ['taken', 1800, application!.id]])
  assert.equal((await drawer()).holds, 10_000)
  const paidOut = await city.at.counter.knock(`/people/${(await city.personOf(name)).id}/applications/${application!.id}/fee/return`)
  assert.deepEqual([paidOut.status, paidOut.body.number], [200, rows[0]!.number], 'asked again, the same receipt')
  assert.equal((await drawer()).holds, 10_000)
  await audit()
})

test('REPL-02.b: of one that is under way nothing is paid out, nor of one that never paid; too little in the drawer pays nothing and withdraws nothing', async () => {
  const name = '李秀英'
  const asked = await city.ask(name, 'exchange')
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  const { id } = await city.personOf(name)
  for (const application of [asked.body.id, '01890000-0000-7000-8000-000000000000']) {
    assert.equal((await city.at.counter.knock(`/people/${id}/applications/${application}/fee/return`)).body.refused, 'fee-not-owed')
  }
  assert.equal((await city.at.counter.knock(`/people/${(await city.personOf('张伟')).id}/applications/${asked.body.id}/fee/return`)).body.refused, 'fee-not-owed', 'another person’s')
  await done('drawer/bank', { amount: 11_000, slip: 'JK-1' })
  await refused('drawer-short', 'drawer/bank', { amount: 801 })
  const short = await city.withdraw(name, asked.body.id)
  assert.deepEqual([short.body.refused, short.body.facts], ['drawer-short', { holds: '8.00', asked: '18.00' }])
  assert.equal((await city.applications(name))[0]!.state, 'submitted')
  assert.deepEqual([(await drawer()).holds, (await fees(name)).length], [800, 1])
  await audit()
})

test('a receipt is printed as PDF on A4 and on an 80 mm roll; another’s is not found', async () => {
  const name = '李秀英'
  const [receipt] = await fees(name)
  const { id } = await city.personOf(name)
  const origin = new URL(city.living.base).origin
  const signed = await fetch(`${city.living.base}/api/sign-in/seat`, { method: 'POST', headers: { origin, 'content-type': 'application/json' }, body: JSON.stringify({ user: 'counter01' }) })
  const cookie = signed.headers.getSetCookie().map(line => line.split(';')[0]).join('; ')
  const print = (person: string, paper: string) => fetch(`${city.living.base}/api/people/${person}/receipts/${receipt!.id}/print?paper=${paper}`, { headers: { cookie } })
  for (const [paper, box] of [['a4', /MediaBox \[0 0 595\.28 841\.89\]/], ['80mm', /MediaBox \[0 0 226\.77\d* /]] as const) {
    const answer = await print(id, paper)
    const bytes = Buffer.from(await answer.arrayBuffer())
    assert.equal(answer.headers.get('content-type'), 'application/pdf')
    const text = bytes.toString('latin1')
    assert.ok(text.startsWith('%PDF-') && text.includes('/FontFile3') && bytes.length < 60_000, `${bytes.length} bytes, its font inside`)
    assert.match(text, box)
    assert.equal((text.match(/\/Type \/Page\b/g) ?? []).length, 1, 'one sheet')
    for (const said of [receipt!.number, name, '¥18.00', '壹拾捌元整', receipt!.source.number]) assert.ok(readPdf(bytes).pages[0]!.includes(said), `${paper}: ${said}`)
  }
  assert.equal((await print(id, 'a5')).status, 400)
  assert.equal((await print((await city.personOf('张伟')).id, 'a4')).status, 404)
})

test('a drawer is handed over with two signatures: both counts agree, to the named colleague of this office only; nothing moves meanwhile', async () => {
  const colleagues = (await city.at.counter.get<Json>('/fees/drawer')).colleagues
  assert.deepEqual(colleagues.map((one: Json) => one.user), ['counter03'])
  const to = colleagues[0].id
  const pieces = { 500: 1, 100: 3 }
  await refused('difference-unexplained', 'drawer/offer', { pieces: { 500: 1, 100: 2 }, to })
  await refused('successor-unknown', 'drawer/offer', { pieces, to: '01890000-0000-7000-8000-000000000000' })
  const offered = await done('drawer/offer', { pieces, to })
  assert.equal(offered.state, 'offered')
  for (const [verb, body] of [['bank', { amount: 1 }], ['offer', { pieces, to }], ['close', { pieces, banked: 0 }]] as const) await refused('drawer-offered', `drawer/${verb}`, body)
  assert.equal((await city.ask('张伟', 'exchange')).body.refused, 'drawer-offered')
  assert.equal((await done('drawer/take-back')).state, 'open')
  await refused('drawer-not-offered', `drawers/${offered.id}/accept`, { pieces }, city.at.colleague)
  await done('drawer/offer', { pieces, to })
  await refused('drawer-not-offered', `drawers/${offered.id}/accept`, { pieces })
  await refused('drawer-unknown', `drawers/${offered.id}/accept`, { pieces }, city.at.elsewhere)
  const differs = await refused('count-differs', `drawers/${offered.id}/accept`, { pieces: { 500: 1, 100: 2 } }, city.at.colleague)
  assert.match(differs.zh, /交班 8\.00 元，接班 7\.00 元/)
  const both = await Promise.all([1, 2].map(() => post(`drawers/${offered.id}/accept`, { pieces }, city.at.colleague)))
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409])
  const theirs = await drawer(city.at.colleague)
  assert.deepEqual([theirs.holds, theirs.lines.map((line: Json) => [line.what, line.amount]), theirs.mine], [800, [['received', 800]], true])
  assert.equal(await drawer(), null)
  const first = await city.at.counter.get<Json>(`/fees/drawers/${offered.office}/${offered.id}`)
  assert.deepEqual([first.state, first.holds, first.sums.handed, first.counts.map((count: Json) => count.what)], ['handed-over', 0, { sum: -800, count: 1 }, ['open', 'offer', 'offer']])
  assert.equal((await city.at.elsewhere.knock(`/fees/drawers/${offered.id}/accept`, { pieces })).status, 404)
  await audit()
})

test('REPL-02.a REPL-02.b: another clerk’s drawer gives back what this office took; the whole way of a card keeps the fee', async () => {
  const name = '张伟'
  const asked = await city.ask(name, 'exchange', {}, city.at.colleague)
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  assert.equal((await drawer(city.at.colleague)).holds, 2600)
  const [exchange] = (await city.applications('李秀英')).filter(each => each.kind === 'exchange')
  assert.equal((await city.withdraw('李秀英', exchange!.id)).body.refused, 'drawer-closed', 'the first clerk has no drawer now')
  const back = await city.at.colleague.knock(`/people/${(await city.personOf('李秀英')).id}/applications/${exchange!.id}/withdraw`, { document: city.documentOf('李秀英') })
  assert.equal(back.status, 200, JSON.stringify(back.body))
  assert.equal((await drawer(city.at.colleague)).holds, 800)
  const made = await city.make(asked.body.id, name)
  assert.equal((await city.collect(name, made.id)).status, 200)
  assert.deepEqual((await fees(name)).map(row => row.what), ['taken'])
  assert.equal((await city.at.colleague.knock(`/people/${(await city.personOf(name)).id}/applications/${asked.body.id}/fee/return`)).body.refused, 'fee-not-owed', 'there is a card')
  await audit()
})

test('a drawer is closed by count, to the fen; a difference is explained and approved by somebody else, once', async () => {
  const seat = city.at.colleague
  const pieces = { 500: 1, 100: 2, 10: 9, 5: 1, 1: 4 }
  const no = await refused('difference-unexplained', 'drawer/close', { pieces, banked: 0 }, seat)
  assert.match(no.zh, /应有 8\.00 元，点出 7\.99 元，差 -0\.01 元/)
  await refused('banked-too-much', 'drawer/close', { pieces, banked: 800, explanation: '找零' }, seat)
  await refused('input-invalid', 'drawer/close', { pieces: { 500: -1 }, banked: 0 }, seat)
  await refused('input-invalid', 'drawer/close', { pieces: { 300: 1 }, banked: 0 }, seat)
  const both = await Promise.all([1, 2].map(() => post('drawer/close', { pieces, banked: 500, slip: 'JK-2', explanation: '找零少了一分' }, seat)))
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409])
  const { body: closed } = both.find(({ status }) => status === 200)!
  assert.deepEqual([closed.state, closed.holds, closed.difference, closed.approval], ['closed', 0, -1, null])
  assert.deepEqual(closed.lines.slice(-3).map((line: Json) => [line.what, line.amount]), [['difference', -1], ['banked', -500], ['put-away', -299]])
  assert.equal(closed.counts.at(-1).explanation, '找零少了一分')
  await refused('drawer-closed', 'drawer/bank', { amount: 1 }, seat)

  const at = `drawers/${closed.office}/${closed.id}`
  for (const clerk of [seat, city.at.counter]) await refused('not-your-post', `${at}/approve`, {}, clerk)
  const chief = city.at.chief
  const { rows } = await chief.get<{ rows: Json[] }>('/fees/differences')
  assert.deepEqual(rows.map(row => [row.id, row.difference, row.counts.at(-1).explanation]), [[closed.id, -1, '找零少了一分']])
  const approved = await Promise.all([1, 2].map(() => post(`${at}/approve`, { remark: '已核对' }, chief)))
  assert.deepEqual(approved.map(({ body }) => body.refused ?? body.approval.remark).sort(), ['difference-approved', '已核对'])
  assert.deepEqual((await chief.get<{ rows: Json[] }>('/fees/differences')).rows, [])
  await audit()
})

test('nobody approves their own difference, nor one of another city; an even drawer has none', async () => {
  const chief = city.at.chief
  await done('drawer/open', { pieces: { 10000: 1 } }, chief)
  const own = await done('drawer/close', { pieces: { 5000: 1 }, banked: 0, explanation: '少了一张' }, chief)
  assert.equal(own.difference, -5000)
  await refused('own-difference', `drawers/${own.office}/${own.id}/approve`, {}, chief)
  const even = await done('drawer/open', { pieces: { 100: 1 } })
  await done('drawer/close', { pieces: { 100: 1 }, banked: 0 })
  await refused('no-difference', `drawers/${even.office}/${even.id}/approve`, {}, chief)
  const strangers = ['340100', '130000']
  for (const region of strangers) await city.within(async work => {
    const centre = region === '340100' ? (await organisationsOf(work, { kind: 'centre' }))[0]! : await addOrganisation(work, { kind: 'centre', code: `C-${region}`, name: `中心 ${region}`, region })
    const made = await addMember(work, { user: `chief-${region}`, name: '赵明', password: 'a long enough password 1', post: 'centre-chief', organisation: centre.id, demo: true })
    if (isRefused(made)) throw new Error(made.refused)
  })
  const foreign = await seated(city.living.base, 'chief-130000')
  await refused('drawer-elsewhere', `drawers/${own.office}/${own.id}/approve`, {}, foreign)
  assert.deepEqual((await foreign.get<{ rows: Json[] }>('/fees/differences')).rows, [])
  assert.equal((await done(`drawers/${own.office}/${own.id}/approve`, {}, await seated(city.living.base, 'chief-340100'))).approval.remark, null)
})

test('an office’s day adds up: each drawer, the sums, the receipts from first to last; other offices’ days are closed to a clerk', async () => {
  const day = await city.at.counter.get<Json>('/fees/day')
  assert.deepEqual([day.office.name, day.open, day.waiting, day.drawers.length], ['庐阳区政务服务中心', 0, 0, 3])
  assert.equal(Object.values<Json>(day.sums).reduce((sum, { sum: part }) => sum + part, 0), 0, 'what came in went out')
  assert.deepEqual([day.sums.taken, day.sums.returned, day.sums.difference], [{ sum: 5400, count: 3 }, { sum: -3600, count: 2 }, { sum: -1, count: 1 }])
  const year = dayOf(city.living.house.now()).slice(0, 4)
  assert.deepEqual(day.receipts, { first: `HF-LY-${year}-000001`, last: `HF-LY-${year}-000005`, count: 5, missing: 0 })
  const elsewhere = await city.at.elsewhere.knock('/fees/drawer/open', { pieces: {} })
  assert.equal(elsewhere.status, 200, 'a float of nothing')
  const other = elsewhere.body.office
  const shut = await fetch(`${city.living.base}/api/fees/day?office=${other}`)
  assert.equal(shut.status, 401)
  await assert.rejects(city.at.counter.get(`/fees/day?office=${other}`), /drawer-elsewhere/)
  assert.equal((await city.at.chief.get<Json>(`/fees/day?office=${other}`)).open, 1)
})

test('REPL-02.b: an application that ends away from a drawer leaves its fee owed: the holder is told, the office pays it out once', async () => {
  const name = '刘芳'
  await done('drawer/open', { pieces: float })
  await report(name)
  const asked = await city.ask(name, 'replace')
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  const { id, bucket } = await city.personOf(name)
  const { returnFee } = await import('#fees')
  await city.within(async work => { for (const _ of [1, 2]) assert.equal(await returnFee(work, { bucket, id: asked.body.id, person: id }), null) })
  const owed = (await city.at.counter.get<{ rows: Json[] }>('/fees/owed')).rows
  assert.deepEqual(owed.map(row => [row.application, row.amount]), [[asked.body.id, 1800]])
  assert.doesNotMatch(JSON.stringify(owed), /刘芳/)
  assert.equal((await city.inbox(name)).filter(text => /收的 18\.00 元（收据 HF-LY-\d{4}-000006）退给您。带身份证到 庐阳区政务服务中心 领/.test(text)).length, 1)
  const pay = () => city.at.counter.knock(`/people/${id}/applications/${asked.body.id}/fee/return`)
  const [one, two] = await Promise.all([pay(), pay()])
  assert.deepEqual([one.status, two.status, one.body.number], [200, 200, two.body.number])
  assert.deepEqual([(await drawer()).holds, (await fees(name)).map(row => row.what), (await city.at.counter.get<{ rows: Json[] }>('/fees/owed')).rows], [10_000, ['returned', 'taken'], []])
  await audit()
})

test('one application is one fee: sent again by anybody, at once or later, the first receipt answers; with other content it is refused by name', async () => {
  const { takeFee } = await import('#fees')
  await done('drawer/open', { pieces: float }, city.at.colleague)
  const staff = await city.within(({ sql }) => sql<{ id: string; organisation: string }>`select id, organisation from staff.member where user_name in ('counter01', 'counter03') order by user_name`)
  const person = await city.personOf('欧阳雪')
  const application = '01890000-0000-7000-8000-000000000abc'
  const take = (clerk: number, more: Partial<Parameters<typeof takeFee>[1]> = {}) => inWork(city.living.house, { kind: 'staff', post: 'counter-clerk', authority: 'test', ...staff[clerk]! },
    work => takeFee(work, { person, application, reason: 'replacement', amount: 1800n, ...more }))
  const holds = async () => (await drawer()).holds + (await drawer(city.at.colleague)).holds
  const had = await holds()
  for (const [more, name] of [[{ amount: 1700n }, 'fee-differs'], [{ reason: 'first' }, 'fee-not-due'], [{ amount: 0n }, 'fee-differs']] as const) {
    assert.equal((await take(0, more) as Json).refused, name)
  }
  const answers = await Promise.all([0, 1, 0, 1].map(clerk => take(clerk)))
  assert.equal(new Set(answers.map(answer => (answer as Json).number)).size, 1, JSON.stringify(answers, (_, value) => typeof value === 'bigint' ? String(value) : value))
  assert.equal(await holds(), had + 1800)
  assert.equal((await take(1, { amount: 1700n }) as Json).refused, 'fee-taken-otherwise')
  assert.equal((await take(1, { reason: 'exchange' }) as Json).refused, 'fee-taken-otherwise')
  const nobody = await city.within(work => takeFee(work, { person, application: '01890000-0000-7000-8000-000000000abd', reason: 'replacement', amount: 1800n, region: '340199' }))
  assert.equal((nobody as Json).refused, 'drawer-closed')
  assert.equal(await holds(), had + 1800)
  await done('drawer/close', { pieces: {}, banked: 0, explanation: '测试' }, city.at.colleague)
  await audit()
})

test('a drawer is of one day: at midnight nothing is taken into it any more until it is closed; what it then ends with belongs to its day', async () => {
  const today = dayOf(city.living.house.now())
  city.living.at(instantOf(`${today} 23:59:00`)!)
  await city.sitDown()
  await done('drawer/close', { pieces: {}, banked: 0, explanation: '测试' })
  await done('drawer/open', { pieces: float })
  const banked = await Promise.all([done('drawer/bank', { amount: 100, slip: 'JK-2', key: 'press-bank' }), done('drawer/bank', { amount: 100, slip: 'JK-2', key: 'press-bank' })])
  assert.deepEqual([banked.map(each => each.holds), (await drawer()).holds], [[9_900, 9_900], 9_900], 'pressed twice it leaves once')
  await refused('press-differs', 'drawer/bank', { amount: 200, slip: 'JK-2', key: 'press-bank' })
  assert.equal((await drawer()).holds, 9_900)
  city.living.at(instantOf(`${addDays(today, 1)} 00:00:30`)!)
  const no = await refused('drawer-old', 'drawer/bank', { amount: 100 })
  assert.ok(no.zh.includes(today))
  await report('陈静')
  assert.equal((await city.ask('陈静', 'replace')).body.refused, 'drawer-old')
  const closed = await done('drawer/close', { pieces: { 5000: 1, 1000: 4, 500: 1, 100: 4 }, banked: 0 })
  assert.deepEqual([closed.day, closed.difference], [today, null])
  const resent = () => done('drawer/bank', { amount: 100, slip: 'JK-2', key: 'press-bank' })
  const none = await resent()
  assert.equal((await city.at.counter.get<Json>('/fees/day')).drawers.length, 0)
  assert.equal((await done('drawer/open', { pieces: float })).day, addDays(today, 1))
  const again = await resent()
  assert.deepEqual([none, again], [closed, closed], 'the press of a drawer that is closed is answered with that one, none or another being open')
  assert.equal(again.lines.filter((line: Json) => line.what === 'banked' && line.slip === 'JK-2').length, 1)
  await refused('press-differs', 'drawer/bank', { amount: 200, slip: 'JK-2', key: 'press-bank' })
  assert.deepEqual([(await drawer()).holds, (await drawer()).lines.length], [10_000, 1], 'and the one that is open now keeps its cash')
  const paid = await city.ask('陈静', 'replace')
  assert.equal(paid.status, 200, JSON.stringify(paid.body))
  await audit()
})

test('differences that wait come page by page to the last one, and all of them in one file; an approved one is in no page', async () => {
  const chief = city.at.chief
  const [office] = (await city.within(({ sql }) => sql<{ office: string; clerk: string; post: string }>`select office, clerk, post from fees.drawer limit 1`))
  const ids = Array.from({ length: 230 }, (_, i) => `01900000-0000-7000-8000-${String(i).padStart(12, '0')}`)
  await city.within(async ({ sql, now }) => {
    await sql`insert into fees.drawer (office, id, clerk, post, day, state, opened_at, ended_at) select ${office!.office}, id, ${office!.clerk}, ${office!.post}, '2026-01-05', 'closed', ${now}, ${now} from unnest(${ids}::uuid[]) as id`
    await sql`insert into fees.movement (office, drawer, seq, what, amount, at, by_member) select ${office!.office}, id, seq, what, amount, ${now}, ${office!.clerk} from unnest(${ids}::uuid[]) as id, (values (1, 'float', 7), (2, 'difference', -7)) as m (seq, what, amount)`
  })
  const before = await chief.get<Json>('/fees/differences')
  assert.deepEqual([before.rows.length, before.count >= 230, before.next], [25, true, ids[24]])
  await done(`drawers/${office!.office}/${ids[3]}/approve`, {}, chief)
  const found: string[] = []
  for (let after: string | null = ''; after !== null;) {
    const page: Json = await chief.get<Json>(`/fees/differences?limit=100${after && `&after=${after}`}`)
    found.push(...page.rows.map((row: Json) => row.id))
    assert.equal(page.count, before.count - 1)
    after = page.next
  }
  assert.deepEqual([found.length, found.slice(0, 229)], [before.count - 1, ids.filter(id => id !== ids[3])])
  const csv = await fetch(`${city.living.base}/api/fees/differences/file?format=csv`, { headers: { cookie: chief.cookie } })
  assert.equal((await csv.text()).trim().split('\r\n').length, before.count)
  await refused('difference-approved', `drawers/${office!.office}/${ids[3]}/approve`, {}, chief)
})
