import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { demoPeople } from '#demo'
import { findByNumber } from '#holders'
import { clearCalls } from '#hotline'
import { addDays, dayOf, instantOf } from '#kit/day'
import { inWork, type By, type Work } from '#kit/work'
import { addMember } from '#staff'
import { QUERY_PASSWORD } from '../src/demo/secrets.ts'
import { city, type City } from './harness/index.ts'
import { hotline } from './support/hotline.ts'
import { pharmacy, type Json, type Pharmacy } from './support/pharmacy.ts'
import { seated, type Seated } from './support/way.ts'

let living: City
let shop: Pharmacy
let counter: Seated
let line: Awaited<ReturnType<typeof hotline>>
before(async () => {
  living = await city()
  shop = await pharmacy(living)
  counter = await seated(living.base, 'counter01')
  line = await hotline(living, shop)
})
after(() => living.close())

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' }
const within = <T>(act: (work: Work) => Promise<T>) => inWork(living.house, by, act)
const personOf = async (name: string) => (await within(work => findByNumber(work, shop.who(name).certno)))!
const agent = { name: '陈芳', number: '11010519491231002X', relation: '配偶', validUntil: '2038-06-17' }
const documentOf = (name: string) => ({ kind: 'resident-card', number: shop.who(name).certno, validUntil: 'long-term' })

/** A holder signed in on the web: each answer with its status. */
async function web(name: string) {
  const headers = { origin: new URL(living.base).origin, 'content-type': 'application/json' }
  const signed = await fetch(`${living.base}/api/sign-in/holder`, { method: 'POST', headers, body: JSON.stringify({ number: shop.who(name).certno, password: QUERY_PASSWORD }) })
  assert.equal(signed.status, 200)
  const cookie = signed.headers.getSetCookie().map(line => line.split(';')[0]).join('; ')
  const ask = async (path: string, sent: RequestInit = {}): Promise<{ status: number; body: Json }> => {
    const answer = await fetch(`${living.base}/api${path}`, { ...sent, headers: { ...headers, cookie } })
    return { status: answer.status, body: await answer.json() }
  }
  return { get: (path: string) => ask(path), post: (path: string, body: unknown = {}) => ask(path, { method: 'POST', body: JSON.stringify(body) }) }
}
/** The same at a counter, refusals as they come. */
async function desk(name: string, verb: string, body: Json) {
  const { id } = await personOf(name)
  const { live } = await counter.get<{ live: string }>(`/cards/${id}`)
  return (await counter.knock(`/cards/${id}/${live}/${verb}`, body)).body
}
async function inbox(name: string): Promise<string[]> {
  await living.turn()
  const all = await (await fetch(`${living.base}/sandbox/inbox`)).json() as { phone: string; messages: { text: string }[] }[]
  return all.find(one => one.phone === shop.who(name).phone)?.messages.map(one => one.text) ?? []
}

test('LOSS-01.a LOSS-01.b LOSS-02.a LOSS-07.a: on the web the holder reports the social account; the bank’s is offered in the same answer and left as it was; a message says so', async () => {
  const me = await web('王建明')
  const before = (await me.get('/my/card')).body.card
  const told = await me.post('/my/card/report-loss')
  assert.equal(told.status, 200, JSON.stringify(told.body))
  assert.deepEqual([told.body.card.code, told.body.card.causes[0].cause, told.body.card.financial], ['2', 'lost', before.financial])
  assert.deepEqual(told.body.second, { account: 'financial', bank: { zh: before.bank.zh, en: before.bank.en }, phone: before.bank.phone, passable: false })
  assert.deepEqual(told.body.card.facts.map((fact: Json) => [fact.account, fact.kind, fact.channel]), [['social', 'loss', 'online']], 'nothing stands on the financial account')
  assert.ok((await inbox('王建明')).some(text => /社保账户已挂失。金融账户要另外/.test(text)))
  const again = await me.post('/my/card/report-loss')
  assert.deepEqual([again.status, again.body.refused], [409, 'already-lost'])
  assert.ok(again.body.zh.includes(dayOf(living.house.now())))
  assert.equal((await inbox('王建明')).filter(text => text.includes('挂失')).length, 1, 'said once')
})

test('LOSS-07.b: what the messages of a loss say shows no number of card, person or account', async () => {
  const { certno, cards: [card], phone } = shop.who('王建明')
  for (const text of await inbox('王建明')) for (const number of [certno, card.card_number, card.card_sn, phone]) assert.ok(!text.includes(number), text)
})

test('LOSS-02.b LOSS-02.e: in writing at a counter with the original; without it, or with another’s, nothing is reported', async () => {
  for (const document of [null, {}, documentOf('刘芳'), { ...documentOf('李秀英'), validUntil: '2020-01-01' }]) {
    const refused = await desk('李秀英', 'report-loss', { document })
    assert.ok(refused.refused && refused.zh && refused.en, JSON.stringify(refused))
  }
  assert.deepEqual((await (await web('李秀英')).get('/my/card')).body.card.facts, [])
  const lost = await desk('李秀英', 'report-loss', { document: documentOf('李秀英') })
  assert.deepEqual([lost.card.code, lost.second.account], ['2', 'financial'])
})

test('LOSS-02.c LOSS-06.a: an agent reports and releases with both documents; each is told', async () => {
  const lost = await desk('刘芳', 'report-loss', { document: documentOf('刘芳'), agent })
  assert.equal(lost.card.code, '2', JSON.stringify(lost))
  assert.equal((await desk('刘芳', 'release-loss', { document: documentOf('刘芳'), agent: { ...agent, validUntil: '2020-01-01' } })).refused, 'agent-invalid')
  const free = await desk('刘芳', 'release-loss', { document: documentOf('刘芳'), agent })
  assert.equal(free.card.code, '1')
  assert.ok((await inbox('刘芳')).some(text => text.includes('已解挂')))
  const own = await desk('刘芳', 'report-loss', { document: documentOf('刘芳') })
  assert.equal(own.card.code, '2')
  assert.equal((await desk('刘芳', 'release-loss', { document: documentOf('刘芳') })).card.code, '1')
})

test('the web reports and never releases: no such door answers', async () => {
  const me = await web('王建明')
  for (const path of ['/my/card/release-loss', '/my/card/release']) assert.equal((await me.post(path, { document: documentOf('王建明') })).status, 404)
  assert.equal((await me.get('/my/card')).body.card.code, '2')
})

test('LOSS-04.a LOSS-04.c: what was begun before the report is not finished after its answer: no settlement, no look-up with the card, no PIN', async () => {
  const who = await shop.customer('张伟')
  const shown = await shop.send(shop.purchase('2101', who))
  assert.equal(shown.infcode, 0)
  assert.equal((await (await web('张伟')).post('/my/card/report-loss')).status, 200)
  const refused = await shop.send(shop.purchase('2102', who))
  assert.equal(refused.infcode, -1)
  assert.match(refused.err_msg, /挂失/)
  assert.match((await shop.send(shop.purchase('2101', who))).err_msg, /挂失/)
  assert.match((await shop.identify(who.person)).err_msg, /挂失/)
  const read = await shop.read(who.person)
  assert.equal(read.session ?? null, null)
  assert.match(JSON.stringify(read), /挂失/)
  const view = await counter.get<Json>(`/cards/${(await personOf('张伟')).id}`)
  for (const verb of ['changePin', 'resetPin', 'queryPassword', 'exchange']) assert.match(view.cards[0].verbs.find((one: Json) => one.verb === verb).why.zh, /挂失/)
  const movements = (await (await web('张伟')).get('/my/account')).body
  assert.ok(!JSON.stringify(movements).includes('庐阳百姓大药房'), 'nothing was posted')
})

test('LOSS-04.c: purchases sent while the report is on its way: those answered as settled were posted, none after its answer', async () => {
  const who = await shop.customer('陈静')
  const me = await web('陈静')
  const send = (count: number) => Array.from({ length: count }, () => shop.send(shop.purchase('2102', who, [['布洛芬片', 1]])))
  const early = send(12)
  const report = me.post('/my/card/report-loss')
  const late = send(12)
  assert.equal((await report).status, 200)
  const after = await Promise.all(send(6))
  assert.deepEqual(new Set(after.map(answer => answer.infcode)), new Set([-1]))
  const all = await Promise.all([...early, ...late])
  const settled = all.filter(answer => answer.infcode === 0).length
  for (const answer of all.filter(one => one.infcode !== 0)) assert.match(answer.err_msg, /挂失/)
  const { id, bucket } = await personOf('陈静')
  const posted = await within(({ sql }) => sql<{ count: bigint }>`select count(*) from ledger.journal where bucket = ${bucket} and person = ${id} and what = 'settlement' and operator = 'OP01'`)
  assert.equal(Number(posted[0]!.count), settled)
})

test('LOSS-04.d: after the report money still comes into the personal account: the month’s filling, and what the pharmacy gives back of a purchase before; and none of it makes the card pay', async () => {
  const who = await shop.customer('欧阳雪')
  const me = await web('欧阳雪')
  const balance = async () => (await me.get('/my/account')).body.balance as number
  const before = await balance()
  const bought = await shop.send(shop.purchase('2102', who, [['布洛芬片', 1]]))
  assert.equal(bought.infcode, 0, bought.err_msg)
  const spent = before - await balance()
  assert.ok(spent > 0)
  assert.equal((await me.post('/my/card/report-loss')).status, 200)
  const given = await shop.send(shop.cancel(who, bought))
  assert.equal(given.infcode, 0, given.err_msg)
  assert.equal(await balance(), before, 'given back whole')
  const insurer = await seated(living.base, 'insure01')
  await insurer.post('/ledger/allocations', { month: dayOf(living.house.now()).slice(0, 7) })
  assert.equal(await balance(), before + 12_000, 'and filled as every month')
  assert.match((await shop.send(shop.purchase('2102', who, [['布洛芬片', 1]]))).err_msg, /挂失/)
  assert.equal(await balance(), before + 12_000)
  assert.equal((await me.get('/my/card')).body.card.code, '2')
})

test('LOSS-02.d LOSS-01.a LOSS-04.a: at 12333 a caller whom two answers prove reports the social account; at once no till takes the card, the bank’s report is offered, nothing of it stands on the financial account, and who answered is on record', async () => {
  const name = '赵敏'
  const who = await shop.customer(name, '340181')
  assert.equal((await shop.send(shop.purchase('2101', who))).infcode, 0)
  const call = await line.proven(name)
  const told = await line.act(call, 'report-loss')
  assert.equal(told.status, 200, JSON.stringify(told.body))
  assert.deepEqual([told.body.lastDay, told.body.second.phone, told.body.view.card.lost.channel, told.body.view.card.causes[0].cause, told.body.view.applications[0].until], [null, '95533', 'phone', 'lost', null])
  assert.match((await shop.send(shop.purchase('2102', who))).err_msg, /挂失/)
  assert.deepEqual((await (await web(name)).get('/my/card')).body.card.facts.map((fact: Json) => [fact.account, fact.kind, fact.channel]), [['social', 'loss', 'phone']])
  assert.ok((await inbox(name)).some(text => /社保账户已挂失。金融账户要另外/.test(text)))
  assert.equal((await line.act(call, 'report-loss')).body.refused, 'already-lost')
  const { id } = await personOf(name)
  const rows = await within(({ sql }) => sql<{ verb: string; post: string }>`select verb, by_post as post from record.entry where person = ${id} and by_post = 'hotline-clerk' order by at, id`)
  assert.deepEqual([...new Set(rows.map(row => row.verb))].toSorted(), ['cards.report-loss', 'hotline.begin', 'hotline.proven', 'hotline.see-caller'])
})

test('LOSS-02.d: nobody is told or cut off before two answers fit: an unknown number, a wrong name and a wrong answer look alike, one right of two proves nothing, tries are limited over calls and clerks', async () => {
  const name = '陈静'
  const asks = [await line.begin(name), await line.begin('王五', shop.who(name).certno), await line.begin(name, '34010419790101602X')]
  assert.deepEqual(asks.map(({ call, endsAt, ...rest }) => [typeof call, typeof endsAt, rest]), Array.from({ length: 3 }, () => ['string', 'string', { factors: ['code', 'phone', 'card', 'bank-card', 'application'], needed: 2 }]))
  const again = [await line.begin(name), await line.begin('王五', shop.who(name).certno), await line.begin(name, '34010419790101602X')]
  const places = (calls: Json[]) => calls.map(({ call }) => call.slice(0, 4))
  assert.deepEqual(places(again), places(asks), 'the number of a call does not tell either whether anybody has them, asked twice')
  assert.deepEqual(places([await line.begin(name, ' 34010419790101602x')]), places(asks.slice(2)), 'nor in another writing')
  assert.equal((await line.act(asks[0].call, 'code')).body.refused, 'call-over', 'one call at a time')
  const { call } = await line.begin(name)
  for (const verb of ['report-loss', 'phone-lost']) assert.equal((await line.act(call, verb)).body.refused, 'caller-not-proven')
  await assert.rejects(line.clerk().get(`/hotline/calls/${call}`), /403.*caller-not-proven/)
  const [phone, card] = line.answersOf(name)
  for (const few of [[phone], [phone, phone]]) assert.equal((await line.prove(call, few)).body.refused, 'factors-too-few')
  const no = [await line.prove(call, [phone, { factor: 'card', answer: '0000' }]), await line.prove(call, [{ factor: 'phone', answer: '13900000000' }, card]), await line.prove(call, [phone, { factor: 'card', answer: card!.answer.slice(-3) }])]
  assert.deepEqual(no.map(({ status, body }) => [status, body.refused, body.facts]), [2, 1, 0].map(left => [403, 'answers-wrong', { left }]))
  assert.equal((await line.prove(call, [phone, card])).body.refused, 'call-over', 'the right ones come too late')
  const other = await line.begin('王五', shop.who(name).certno)
  const wrong = [await line.prove(other.call, [phone, card]), await line.prove(other.call, [phone, card]), await line.prove(other.call, [phone, card])]
  assert.deepEqual(wrong.map(({ status, body }) => [status, body.refused]), [[403, 'answers-wrong'], [403, 'answers-wrong'], [429, 'caller-slow']], 'under another name right answers are wrong, and the next is slowed')
  const slow = await line.clerk().knock('/hotline/calls', { name, number: shop.who(name).certno })
  assert.deepEqual([slow.status, slow.body.refused], [429, 'caller-slow'])
  living.later(20)
  const mine = await line.proven(name)
  await within(async work => addMember(work, { user: 'hotline02', name: '丁二', password: 'scene of a test', post: 'hotline-clerk', organisation: (await work.sql<{ id: string }>`select id from staff.organisation where kind = 'centre'`)[0]!.id, demo: true }))
  const colleague = await seated(living.base, 'hotline02')
  assert.equal((await colleague.knock(`/hotline/calls/${mine}/report-loss`)).body.refused, 'call-unknown', 'a colleague’s call')
  assert.equal((await line.act(mine, 'end')).status, 200)
  assert.equal((await line.act(mine, 'report-loss')).body.refused, 'call-over')
  const late = await line.proven(name)
  living.later(31)
  await line.sit()
  counter = await seated(living.base, 'counter01')
  assert.equal((await line.act(late, 'report-loss')).body.refused, 'call-over', 'half an hour later')
  for (const user of ['counter01', 'till01', 'chief01']) assert.equal((await (await seated(living.base, user)).knock('/hotline/calls', { name, number: shop.who(name).certno })).status, 403, user)
})

test('HOLD-09.b: by 12333 a lost phone is cut off at once: its sessions end, no code and no message reaches it; a code that was not asked for proves nobody, and the same answer comes where none is sent', async () => {
  const name = '周婷'
  const me = await web(name)
  const { call } = await line.begin(name)
  assert.deepEqual((await line.act(call, 'code')).body, { minutes: 10 })
  assert.equal((await line.act(call, 'code')).body.refused, 'hotline-code-too-often')
  const code = /验证码 (\d{6})，10 分钟内有效，念给/.exec((await inbox(name))[0]!)![1]!
  const other = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
  const [phone] = line.answersOf(name)
  assert.equal((await line.prove(call, [{ factor: 'code', answer: other }, phone])).body.refused, 'answers-wrong')
  const told = await line.prove(call, [{ factor: 'code', answer: code }, phone])
  assert.equal(told.status, 200, JSON.stringify(told.body))
  for (const whole of [shop.who(name).certno, shop.who(name).phone, shop.who(name).cards[0].card_number, name]) assert.ok(!JSON.stringify(told.body).includes(whole), 'masked')
  const cut = await line.act(call, 'phone-lost')
  assert.deepEqual([cut.status, cut.body.phoneLost !== null], [200, true])
  assert.equal((await me.get('/my/card')).status, 401)
  const before = (await inbox(name)).length
  const again = (await line.begin(name)).call
  assert.deepEqual((await line.act(again, 'code')).body, { minutes: 10 })
  assert.equal((await line.prove(again, [{ factor: 'code', answer: code }, phone])).body.refused, 'answers-wrong', 'the code of the call before')
  assert.equal((await line.reportLoss(name)).status, 200, 'the holder goes on without it')
  assert.equal((await inbox(name)).length, before)
  const nobody = (await line.begin('王五', '34010419790101602X')).call
  assert.deepEqual((await line.act(nobody, 'code')).body, { minutes: 10 })
})

test('APP-10.c: by phone a proven caller follows the application and is told where a card waits, until when, with which papers', async () => {
  const waits = '曹阳'
  const call = (await line.begin(waits)).call
  const told = (await line.prove(call, line.answersOf(waits))).body
  assert.deepEqual([told.applications[0].state.zh, told.card.inHand, told.card.place, /^\d{4}-\d\d-\d\d$/.test(told.card.until), told.applications[0].until], ['可以领卡', false, told.applications[0].place, true, told.card.until])
  assert.ok(told.card.papers.zh.length > 0)
  assert.equal((await line.act(call, 'report-loss')).body.refused, 'not-collected')
  const applied = '萧峰'
  const { rows } = await counter.get<{ rows: Json[] }>(`/people/${(await personOf(applied)).id}/applications`)
  const begun = await line.begin(applied)
  const seen = await line.prove(begun.call, [{ factor: 'phone', answer: shop.who(applied)?.phone ?? demoPeople.find(one => one.name === applied)!.phone }, { factor: 'application', answer: rows[0].number }])
  assert.deepEqual([seen.status, seen.body.card, seen.body.applications[0].ending, seen.body.applications[0].state.zh], [200, null, rows[0].number.slice(-4), '等待审核'], JSON.stringify(seen.body))
  assert.equal((await line.act(begun.call, 'report-loss')).body.refused, 'card-unknown')
})

test('PIN-04.g PIN-10.c LOSS-06.b: at 12333 no PIN is heard, set, reset or told, and no loss is released: no route of it takes one, no other door is open to it, no message holds one', async () => {
  const name = '李秀英'
  const call = await line.proven(name)
  const { id } = await personOf(name)
  const { live } = await counter.get<{ live: string }>(`/cards/${id}`)
  const pin = shop.who(name).cards[0].social_pin as string
  for (const extra of [{ pin }, { newPin: '738261' }, { password: QUERY_PASSWORD }]) {
    for (const verb of ['report-loss', 'phone-lost', 'code', 'end']) assert.equal((await line.act(call, verb, extra)).body.refused, 'input-invalid', verb)
    assert.equal((await line.clerk().knock(`/hotline/calls/${call}/prove`, { answers: line.answersOf(name), ...extra })).body.refused, 'input-invalid')
  }
  for (const factor of ['pin', 'query-password', 'social', 'bank']) assert.equal((await line.prove(call, [{ factor, answer: pin }, line.answersOf(name)[0]])).body.refused, 'input-invalid')
  for (const verb of ['reset-pin', 'release-loss', 'pin']) assert.equal((await line.act(call, verb)).status, 404, verb)
  const terminal = (await counter.get<Json>('/terminals')).rows[0].id as string
  for (const path of [`/cards/${id}/${live}/release-loss`, `/terminals/${terminal}/sessions/${id}/authorise-reset`, `/terminals/${terminal}/sessions/${id}/reset-pin`, `/terminals/${terminal}/sessions/${id}/change-pin`, `/terminals/${terminal}/sessions/${id}/query-password`, `/people/${id}/unmask`, `/cards/${id}/${live}/numbers`])
    assert.equal((await line.clerk().knock(path, { document: documentOf(name), entry: id, block: '00'.repeat(16), reset: id })).status, 403, path)
  assert.equal((await line.act(call, 'report-loss')).body.refused, 'already-lost')
  for (const text of await inbox(name)) for (const secret of [pin, QUERY_PASSWORD, '123456']) assert.ok(!text.includes(secret), text)
})

test('LOSS-02.d LOSS-05.a LOSS-05.b LOSS-07.a: a report by telephone where the policy sets a term: it lapses when its last day is over, unless written; a new one starts anew; each is told', async () => {
  const admin = await seated(living.base, 'system01')
  const tomorrow = addDays(dayOf(living.house.now()), 1)
  for (const [key, value] of [['loss.phone.days', 7], ['loss.report.places', ['phone', 'counter']]] as const)
    await admin.post('/policy/values', { region: '340100', key, value, validFrom: tomorrow, standing: 'confirmed', approvedBy: 'test', source: [{ code: 'T1', title: 'test' }] })
  living.at(instantOf(`${tomorrow} 10:00:00`)!)
  counter = await seated(living.base, 'counter01')
  const me = await web('马晓东')
  const byWeb = await me.post('/my/card/report-loss')
  assert.deepEqual([byWeb.body.refused, /12333/.test(byWeb.body.zh)], ['loss-not-here', true], 'where the policy does not list the web, it says where')
  const call = async (name: string) => {
    await line.sit()
    const told = await line.reportLoss(name)
    assert.equal(told.status, 200, JSON.stringify(told.body))
    return told.body
  }
  const facts = async (name: string) => (await (await web(name)).get('/my/card')).body.card
  for (const name of ['马晓东', '孙国庆', '徐海燕']) assert.equal((await call(name)).lastDay, addDays(tomorrow, 7))
  assert.equal((await facts('马晓东')).facts[0].lastDay, addDays(tomorrow, 7))
  assert.match((await facts('马晓东')).causes[0].zh, new RegExp(`到 ${addDays(tomorrow, 7)} 24:00`))
  const written = await desk('孙国庆', 'report-loss', { document: documentOf('孙国庆') })
  assert.deepEqual(written.card.facts.filter((fact: Json) => !fact.until).map((fact: Json) => [fact.channel, fact.lastDay]), [['counter', null]])
  type List = { rows: Json[]; next: string | null; ending: number; standing: number }
  const lists = async (chief: Seated) => [await chief.get<List>('/card-losses?show=ending'), await chief.get<List>('/card-losses')] as const
  const [ending, standing] = await lists(await seated(living.base, 'review01'))
  assert.deepEqual([ending.ending, ending.rows.map(row => [row.left, row.lastDay, row.channel])], [2, Array.from({ length: 2 }, () => [7, addDays(tomorrow, 7), 'phone'])], 'the centre sees which lapse')
  assert.ok(standing.rows.length === standing.standing && standing.rows.every(row => row.left === null && !/\d{8}/.test(JSON.stringify([row.name, row.number, row.phone]))))
  const chief = await seated(living.base, 'review01')
  const paged = await chief.get<List>('/card-losses?limit=1')
  assert.equal((await chief.get<List>(`/card-losses?limit=1&after=${encodeURIComponent(paged.next!)}`)).rows[0]!.id, standing.rows[1]!.id)
  await assert.rejects(counter.get('/card-losses'), /403/, 'a list of the card centre')
  living.at(instantOf(`${addDays(tomorrow, 3)} 10:00:00`)!)
  assert.equal((await call('徐海燕')).lastDay, addDays(tomorrow, 10))
  assert.deepEqual((await lists(await seated(living.base, 'review01')))[0].rows.map(row => row.left), [4, 7], 'the first to lapse first')
  living.at(instantOf(`${addDays(tomorrow, 7)} 23:59:50`)!)
  await living.turn()
  assert.equal((await facts('马晓东')).code, '2', 'on its last day it holds')
  living.at(instantOf(`${addDays(tomorrow, 8)} 00:00:01`)!)
  await living.turn()
  await living.turn()
  assert.deepEqual([(await facts('马晓东')).code, (await facts('孙国庆')).code, (await facts('徐海燕')).code], ['1', '2', '2'])
  assert.ok((await inbox('马晓东')).some(text => text.includes('到期')))
  assert.ok((await inbox('孙国庆')).some(text => text.includes('不再自动恢复')))
  assert.ok(!(await inbox('徐海燕')).some(text => text.includes('到期')))
  living.at(instantOf(`${addDays(tomorrow, 11)} 00:00:01`)!)
  await living.turn()
  assert.equal((await facts('徐海燕')).code, '1')
})

test('LOSS-02.d: a call is kept for the days its city says: on the last of them its clerk is still told that it is over, on the next nobody knows it; what was done in it stays on record', async () => {
  const name = '李秀英', begun = dayOf(living.house.now())
  await line.sit()
  const call = await line.proven(name)
  const on = async (instant: string) => { living.at(instantOf(instant)!); await line.sit(); await clearCalls(living.house); return (await line.act(call, 'report-loss')).body.refused }
  assert.equal(await on(`${addDays(begun, 90)} 23:59:00`), 'call-over')
  assert.equal(await on(`${addDays(begun, 91)} 00:10:00`), 'call-unknown')
  assert.deepEqual((await within(({ sql }) => sql<{ verb: string }>`select verb from record.entry where facts->>'call' = ${call} order by verb`)).map(row => row.verb), ['hotline.begin', 'hotline.proven', 'hotline.see-caller'])
})
