import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { tellEnding } from '#cards'
import { addDays, instantOf } from '#kit/day'
import { addMember, addOrganisation, organisationByCode } from '#staff'
import type { Json } from './support/pharmacy.ts'
import { replacing, type Replacing } from './support/replacing.ts'
import { seated } from './support/way.ts'

let city: Replacing
before(async () => { city = await replacing() })
after(() => city.close())

/** The clock of the city, the clerks and the pharmacy signed in anew. */
async function when(instant: string) {
  city.living.at(instantOf(instant)!)
  await city.sitDown()
  await city.shop.signIn()
}
const bread = [['布洛芬片', 1]] as const

test('REPL-04.b: on its last day a card settles until 24:00, after it no door takes it and each says why, also for a session that was open; then it is renewed with the ID and the old card', async () => {
  const name = '王建明'
  const { live } = await city.cards(name)
  const last = live.validUntil as string
  await when(`${last} 09:00:00`)
  const day = await city.shop.customer(name)
  assert.equal((await city.shop.send(city.shop.purchase('2102', day, bread))).infcode, 0)
  await when(`${last} 23:58:00`)
  const who = await city.shop.customer(name)
  assert.equal((await city.shop.send(city.shop.purchase('2102', who, bread))).infcode, 0, 'two minutes before')
  const balance = await city.shop.balanceOf(who)
  city.living.at(instantOf(`${addDays(last, 1)} 00:00:01`)!)
  await city.shop.signIn()
  for (const infno of ['2101', '2102'] as const) {
    const late = await city.shop.send(city.shop.purchase(infno, who, bread))
    assert.equal(late.infcode, -1, `${infno} in the session of before`)
    assert.match(late.err_msg, /有效期到/)
  }
  await city.sitDown()
  assert.match((await city.shop.read(who.person, null)).zh, new RegExp(`有效期到 ${last}`))
  assert.match((await city.shop.identify(who.person)).err_msg, /有效期到/)
  const { number } = await city.numbers(name, live.id)
  const read = await city.insert(number)
  assert.deepEqual([read.read.session, read.read.causes[0].cause], [null, 'expired'])
  assert.equal((await (await city.web(name)).get('/my/account')).body.balance, Math.round(balance * 100), 'the money is not touched')

  const asked = await city.ask(name, 'renew', { oldCard: number }, city.at.elsewhere)
  assert.deepEqual([asked.status, asked.body.kind], [200, 'renewal'], JSON.stringify(asked.body))
  const made = await city.make(asked.body.id, name)
  assert.equal((await city.collect(name, made.id)).status, 200)
  const now = (await city.cards(name)).all.find((card: Json) => card.id === made.id)
  assert.ok(now.validUntil > last)
})

const agent = { name: '陈芳', number: '11010519491231002X', relation: '配偶', validUntil: '2038-06-17' }
/** Cards as if they had been issued so that they end on these days. */
async function ends(days: Record<string, string | null>) {
  for (const [name, day] of Object.entries(days)) {
    const { live } = await city.cards(name)
    await city.within(({ sql }) => sql.run`update cards.card set valid_until = ${day} where id = ${live.id}`)
  }
}
const listed = async (query = '', seat = city.at.chief): Promise<Json> => seat.get<Json>(`/card-ends${query}`)
const told = async (name: string) => (await city.inbox(name)).filter(text => /有效期到/.test(text))
/** Told now, part by part, as the page and the command line do. */
async function tellNow(seat = city.at.chief, limit = 200) {
  const all = { told: 0, unreached: 0, parts: 0 }
  for (let after: string | null | undefined; after !== null; all.parts++) {
    const part: Json = await seat.post<Json>('/card-renewals/tell', { limit, ...after ? { after } : {} })
    all.told += part.told
    all.unreached += part.unreached
    after = part.next
  }
  return all
}
const clock = () => tellEnding(city.living.house)
const oldCard = async (name: string) => (await city.numbers(name, (await city.cards(name)).live.id)).number as string
const progress = async (): Promise<Json> => (await city.at.chief.get<Json>('/card-renewals')).rows.find((row: Json) => row.month === '2036-02')

test('REPL-04.a: from ninety days before 29 February the card is listed and its holder told at nine, once for each of the policy’s reminders however often and by whomever; who has no phone is told otherwise', async () => {
  await ends({ 张伟: '2036-02-29', 刘芳: '2036-02-28', 李秀英: '2036-03-31', 罗文: '2036-02-29', 陈静: null, 王建明: null })
  await when('2035-11-30 23:59:50')
  assert.deepEqual((await listed()).rows.map((row: Json) => row.lastDay), ['2036-02-28'], '29 February is still 91 days off')
  await when('2035-12-01 00:00:10')
  const first = await listed()
  assert.deepEqual(first.rows.map((row: Json) => [row.lastDay, row.left, row.state, row.told]).toSorted(), [['2036-02-28', 89, 'left', null], ['2036-02-29', 90, 'left', null], ['2036-02-29', 90, 'lost', null]], JSON.stringify(first.rows))
  assert.deepEqual([first.figures.all, first.figures.months, first.days], [{ count: 3, more: false }, [{ month: '2036-02', count: 3, more: false }], 90])
  assert.ok(!JSON.stringify(first).includes(city.shop.who('张伟').certno) && !JSON.stringify(first).includes('张伟'), 'masked')
  assert.deepEqual(await clock(), { told: 0, unreached: 0 }, 'nobody is woken at night')
  await when('2035-12-01 09:00:10')
  const { id } = await city.personOf('刘芳')
  assert.equal((await city.at.counter.knock(`/people/${id}/phone-lost`, { document: city.documentOf('刘芳') })).status, 200)
  const rounds = await Promise.all([clock(), clock(), tellNow()])
  assert.deepEqual(['told', 'unreached'].map(what => rounds.reduce((sum, each) => sum + (each as Json)[what], 0)), [1, 1], JSON.stringify(rounds))
  for (let i = 0; i < 3; i++) { await clock(); await tellNow() }
  assert.equal((await told('张伟')).length, 1)
  assert.match((await told('张伟'))[0]!, /有效期到 2036-02-29 为止，还剩 90 天.*身份证原件和旧卡到庐阳区政务服务中心，.+换领，不收费/)
  assert.deepEqual([(await told('罗文')).length, (await told('刘芳')).length, (await told('李秀英')).length], [0, 0, 0], 'reported lost, without a phone, not near its end')
  const { rows: [unreached], figures: { unreached: { count } } } = await listed('?show=unreached')
  assert.deepEqual([unreached.person, unreached.told.how, count], [id, 'none', 1])
  const path = `/card-ends/${id}/${unreached.id}/told`
  assert.equal((await city.at.producer.knock(path, { how: 'call' })).status, 403)
  assert.equal((await city.at.counter.knock(path, { how: 'call' })).status, 200)
  assert.equal((await city.at.counter.knock(path, { how: 'letter' })).body.refused, 'renewal-told')
  assert.deepEqual((await listed('?show=unreached')).rows, [])
  for (const day of ['2036-02-13', '2036-02-14', '2036-02-15', '2036-02-29', '2036-03-01']) {
    await when(`${day} 09:00:10`)
    await clock()
    assert.equal((await told('张伟')).length, day < '2036-02-14' ? 1 : 2, day)
  }
  assert.match((await told('张伟')).join(), /还剩 15 天/)
  assert.deepEqual((await listed('?show=ended')).rows.map((row: Json) => [row.lastDay, row.left]).slice(0, 1), [['2036-02-28', -2]])
  const { all, told: texts, otherwise, left } = await progress()
  const [truth] = await city.within(({ sql }) => sql<Record<string, number>>`select count(*)::int as all, count(*) filter (where reach = 'text')::int as texts, count(*) filter (where reach = 'otherwise')::int as otherwise, count(*) filter (where state = 'left')::int as left
    from cards.renewal where to_char(ends, 'YYYY-MM') = '2036-02' and state <> 'ended'`)
  assert.deepEqual({ all, texts, otherwise, left }, truth, 'what the sums say is what there is')
  const entries = (await city.at.counter.get<Json>(`/people/${(await city.personOf('张伟')).id}/timeline`)).rows as Json[]
  assert.equal(entries.filter(entry => entry.zh.includes('提醒到期换领')).length, 2)
})

test('REPL-04.a: lists are an office’s own: a branch’s by its bank, a unit’s by what was delivered to it, filtered by region and bank; no other city’s', async () => {
  await when('2036-02-01 10:00:00')
  const all = (await listed()).rows as Json[]
  assert.ok(all.length >= 4)
  const mine = (await listed('', city.at.teller)).rows as Json[]
  assert.ok(mine.length && mine.length < all.length && mine.every(row => row.bank === mine[0]!.bank), JSON.stringify(mine))
  const chosen = (await listed('?bank=95588')).rows as Json[]
  assert.deepEqual(chosen.map(row => row.id), all.filter(row => row.bank === '工商银行').map(row => row.id))
  assert.deepEqual([(await listed('?region=340123')).rows, (await listed('?region=130100')).rows, (await listed(`?bank=95588`, city.at.teller)).rows.length], [[], [], mine.length])
  const unit = await seated(city.living.base, 'unit01')
  assert.deepEqual((await listed('', unit)).rows, [])
  await city.within(async work => work.sql.run`update cards.card set delivery_kind = 'unit', delivery = ${(await organisationByCode(work, 'unit', '91340100MA2N00001X'))!.id} where id = ${all[0]!.id}`)
  assert.deepEqual((await listed('', unit)).rows.map((row: Json) => row.id), [all[0]!.id])
  const other = await away()
  assert.deepEqual([(await listed('', other)).rows, (await tellNow(other)).told], [[], 0])
  assert.equal((await other.knock(`/cards/${all[0]!.person}/${all[0]!.id}/renew`, { document: city.documentOf('张伟') })).body.refused, 'person-elsewhere')
})

test('REPL-04.a: a round that is asked for goes part by part: broken off and begun again it goes on, a part asked for twice tells nobody twice, and the page of a city of millions counts no further than it says', async () => {
  await ends({ 张伟: '2036-05-28', 刘芳: '2036-05-29', 王建明: '2036-05-30', 陈静: '2036-05-30' })
  await city.within(({ sql }) => sql.run`update cards.renewal set told_for = null, told_at = null, reach = null`)
  await when('2036-03-15 09:00:10')
  assert.equal((await city.at.chief.knock('/card-renewals/tell', { after: '340100~x' })).body.refused, 'input-invalid')
  const before = (await told('张伟')).length
  const first = await city.at.chief.post<Json>('/card-renewals/tell', { limit: 1 })
  assert.deepEqual([first.told + first.unreached, first.done < 1, /^\d{6}~2036-/.test(first.next)], [1, true, true], JSON.stringify(first))
  const second = await city.at.chief.post<Json>('/card-renewals/tell', { limit: 1 })
  assert.deepEqual([second.told + second.unreached, second.next > first.next], [1, true], 'begun again it goes on behind the first')
  const twice = await city.at.chief.post<Json>('/card-renewals/tell', { limit: 1, after: first.next })
  assert.deepEqual([twice.told, twice.unreached, twice.next], [0, 0, second.next])
  const rest = await tellNow(city.at.chief, 1)
  assert.ok(rest.parts > 1, JSON.stringify(rest))
  const again = await tellNow()
  assert.deepEqual([again.told, again.unreached], [0, 0])
  await clock()
  assert.equal((await told('张伟')).length - before, 1)

  const { live } = await city.cards('张伟')
  await city.within(async ({ sql }) => {
    await sql.run`insert into cards.line select (jsonb_populate_record(l, jsonb_build_object('id', gen_random_uuid(), 'person', gen_random_uuid()))).* from cards.line l join cards.card c on c.bucket = l.bucket and c.line = l.id, generate_series(1, 10001) where c.id = ${live.id}`
    await sql.run`insert into cards.card select (jsonb_populate_record(c, jsonb_build_object('id', l.id, 'person', l.person, 'line', l.id, 'application', gen_random_uuid(), 'valid_until', case when row_number() over () <= 9000 then date '2036-05-31' else date '2036-06-01' end))).*
      from cards.card c, cards.line l where c.id = ${live.id} and not exists (select from cards.card o where o.bucket = l.bucket and o.line = l.id)`
  })
  const { figures, next } = await listed('?limit=2')
  assert.deepEqual(figures.all, { count: 10000, more: true })
  const month = (name: string) => figures.months.find((each: Json) => each.month === name)
  assert.deepEqual([month('2036-05').more, month('2036-05').count >= 9000, month('2036-06').more, month('2036-06').count < 1001], [false, true, true, true], JSON.stringify(figures))
  assert.equal((await listed(`?limit=2&after=${next}`)).figures, null, 'only the first page counts')
})

/** A chief of a card centre of another city. */
async function away() {
  const [post] = await city.within(async work => {
    const centre = await addOrganisation(work, { kind: 'centre', code: 'QHD-CARD', name: '秦皇岛市社保卡中心', region: '130300' })
    return [await addMember(work, { user: 'chief99', post: 'centre-chief', name: '沙河', organisation: centre.id, password: 'not-used-here-1', demo: true })]
  })
  assert.ok(!('refused' in post!))
  return seated(city.living.base, 'chief99')
}

test('REPL-04.a: a card is renewed with the ID original and the old card: not before its day, not lost, not without an end, not by the wrong papers or office, and once of two at once; it works on until the new one is collected', async () => {
  const name = '张伟'
  await ends({ 张伟: '2036-02-29' })
  await when('2035-11-30 23:59:50')
  const early = await city.ask(name, 'renew', { oldCard: await oldCard(name) })
  assert.deepEqual([early.status, early.body.refused], [409, 'renewal-too-early'])
  assert.match(early.body.zh, /2035-12-01 起/)
  assert.match((await city.cards(name)).live.verbs.find((verb: Json) => verb.verb === 'renew').why.zh, /2035-12-01 起/)
  await when('2035-12-01 00:00:10')
  const number = await oldCard(name)
  const no = async (more: Json, who = name) => { const { body } = await city.ask(who, 'renew', { oldCard: await oldCard(who), ...more }); return body.refused as string }
  assert.equal(await no({ oldCard: undefined }), 'input-invalid')
  assert.equal(await no({ oldCard: await oldCard('刘芳') }), 'renewal-other-card')
  assert.equal(await no({ document: city.documentOf('刘芳') }), 'document-differs')
  assert.equal(await no({ document: { ...city.documentOf(name), validUntil: '2020-01-01' } }), 'document-expired')
  assert.equal(await no({ agent }), 'agent-not-allowed')
  assert.equal(await no({}, '罗文'), 'renewal-lost')
  await ends({ 陈静: null })
  assert.equal(await no({}, '陈静'), 'renewal-no-end')
  assert.ok(!(await city.cards('陈静')).live.verbs.some((verb: Json) => verb.verb === 'renew'))
  const { live } = await city.cards(name)
  const { id } = await city.personOf(name)
  for (const seat of [city.at.teller, city.at.reviewer]) assert.equal((await seat.knock(`/cards/${id}/${live.id}/renew`, { oldCard: number, document: city.documentOf(name) })).status, 403)
  assert.deepEqual(live.facts.filter((fact: Json) => !fact.until), [], 'no refusal left anything behind')

  const two = await Promise.all([city.ask(name, 'renew', { oldCard: number, key: 'one' }), city.ask(name, 'renew', { oldCard: number, key: 'other' }, city.at.colleague)])
  assert.deepEqual(two.map(each => each.body.refused ?? each.body.kind).toSorted(), ['application-open', 'renewal'], JSON.stringify(two))
  const made = two.find(each => each.status === 200)!.body
  assert.deepEqual([made.fee, made.receipt, made.replaces], [0, null, live.id], 'free where the pack says so: no drawer is needed')
  const pressed = await city.ask(name, 'renew', { oldCard: number, key: two[0]!.status === 200 ? 'one' : 'other' })
  assert.equal(pressed.body.id, made.id)
  assert.match((await city.inbox(name)).join(), /到期换领申请已收到.*旧卡在有效期里照常使用/)
  assert.equal((await progress()).applied, 1)
  assert.equal((await listed()).rows.find((row: Json) => row.id === live.id).state, 'applied')
  const who = await city.shop.customer(name)
  assert.equal((await city.shop.send(city.shop.purchase('2102', who, bread))).infcode, 0, 'the old card works on')

  assert.equal((await city.withdraw(name, made.id)).status, 200)
  assert.deepEqual([(await progress()).applied, (await city.cards(name)).live.facts.filter((fact: Json) => !fact.until)], [0, []])
  const again = await city.ask(name, 'renew', { oldCard: number.toLowerCase() })
  assert.equal(again.status, 200, JSON.stringify(again.body))
  const balance = await city.shop.balanceOf(who)
  const card = await city.make(again.body.id, name)
  assert.equal((await city.collect(name, card.id)).status, 200)
  const now = await city.cards(name)
  const dead = now.all.find(each => each.id === live.id)
  assert.deepEqual([now.live.id, dead.closedAs, now.live.pin.initial, now.live.bank.code], [card.id, 'replaced', true, live.bank.code])
  assert.ok(now.live.validUntil > '2036-02-29' && (await oldCard(name)) !== number)
  assert.equal((await city.insert(number)).read.causes[0].cause, 'replaced')
  assert.notEqual((await city.shop.send(city.shop.purchase('2102', who, bread))).infcode, 0)
  assert.equal((await (await city.web(name)).get('/my/account')).body.balance, Math.round(balance * 100), 'every fen went on')
  assert.deepEqual([(await progress()).renewed, (await listed()).rows.some((row: Json) => row.id === live.id)], [1, false])
  assert.equal((await city.at.counter.knock(`/cards/${id}/${live.id}/renew`, { oldCard: number, document: city.documentOf(name) })).body.refused, 'card-closed')
})

test('REPL-04.a REPL-02.a: where a pack has a fee and an agent for it, the fee is paid with its receipt and the agent brings both documents and the card; the card is made while its holder waits', async () => {
  await when('2035-12-09 09:00:00')
  const system = await seated(city.living.base, 'system01')
  const fee = { fen: 500, authority: '合肥市发展改革委', document: '合发改〔2035〕1 号', date: '2035-11-01' }
  for (const [key, value] of [['fee.renewal', fee], ['renewal', { days: 120, reminders: [120] }], ['agent.allowed', ['collection', 'replacement']]] as const) {
    await system.post('/policy/values', { region: '340100', key, value, validFrom: '2035-12-10', standing: 'confirmed', approvedBy: 'test', source: [{ code: 'T1', title: 'test' }] })
  }
  const name = '李秀英'
  await ends({ 李秀英: '2036-04-08' })
  assert.equal((await city.ask(name, 'renew', { oldCard: await oldCard(name) })).body.refused, 'renewal-too-early')
  await when('2035-12-10 09:00:00')
  const number = await oldCard(name)
  const closed = await city.ask(name, 'renew', { oldCard: number, agent }, city.at.elsewhere)
  assert.match(JSON.stringify((await city.place(name, 'renewal')).choices.approval), /2035〕1 号/)
  assert.equal(closed.body.refused, 'drawer-closed', 'the fee comes before anything is made')
  await city.at.counter.post('/fees/drawer/close', { pieces: { 1000: 10, 100: 100 }, banked: 20000 })
  await city.openDrawer(city.at.counter)
  const asked = await city.ask(name, 'renew', { oldCard: number, agent })
  assert.deepEqual([asked.status, asked.body.fee], [200, 500], JSON.stringify(asked.body))
  assert.match(asked.body.receipt.number, /^HF-LY-2035-\d{6}$/)
  assert.deepEqual((await city.approve(asked.body.id)).body.left, [])
  const at = `/instant/${(await city.personOf(name)).id}/${asked.body.id}`
  assert.equal((await city.at.counter.get<Json>(at)).why, null, 'a counter with a printer makes it at once')
})
