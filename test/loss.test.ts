import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { reportOwnLoss } from '#cards'
import { findByNumber } from '#holders'
import { addDays, dayOf, instantOf } from '#kit/day'
import { isRefused } from '#kit/refusal'
import { inWork, type By, type Work } from '#kit/work'
import { QUERY_PASSWORD } from '../src/demo/secrets.ts'
import { city, type City } from './harness/index.ts'
import { pharmacy, type Json, type Pharmacy } from './support/pharmacy.ts'
import { seated, type Seated } from './support/way.ts'

let living: City
let shop: Pharmacy
let counter: Seated
before(async () => {
  living = await city()
  shop = await pharmacy(living)
  counter = await seated(living.base, 'counter01')
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
  assert.deepEqual(told.body.second, { account: 'financial', bank: { zh: before.bank.zh, en: before.bank.en }, phone: before.bank.phone })
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

test('a report by telephone where the policy sets a term: it lapses when its last day is over, unless written; a new one starts anew; each is told', async () => {
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
    const person = await personOf(name)
    return inWork(living.house, { kind: 'holder', id: person.id, organisation: null, post: null, authority: '12333' }, work => reportOwnLoss(work, person, 'phone'))
  }
  const facts = async (name: string) => (await (await web(name)).get('/my/card')).body.card
  for (const name of ['马晓东', '孙国庆', '徐海燕']) assert.ok(!isRefused(await call(name)))
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
  assert.ok(!isRefused(await call('徐海燕')))
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
