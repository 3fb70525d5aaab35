import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { reportOwnLoss } from '#cards'
import { addDays, dayOf, instantOf } from '#kit/day'
import { isRefused } from '#kit/refusal'
import { inWork } from '#kit/work'
import { hospital } from './support/hospital.ts'
import type { Json } from './support/pharmacy.ts'
import { replacing, type Replacing } from './support/replacing.ts'
import { seated } from './support/way.ts'

let city: Replacing
before(async () => { city = await replacing() })
after(() => city.close())

const agent = { name: '陈芳', number: '11010519491231002X', relation: '配偶', validUntil: '2038-06-17' }
const report = async (name: string) => assert.equal((await city.cardVerb(name, 'report-loss')).status, 200)
const openFacts = (card: Json) => card.facts.filter((fact: Json) => !fact.until).map((fact: Json) => fact.kind).sort()

test('REPL-01.a REPL-03.a REPL-03.b: a lost card is replaced after its report; the new one has numbers of its own and the person’s money and history at once; the old one never works again', async () => {
  const name = '王建明'
  const before = await city.shop.customer(name)
  const bought = await city.shop.send(city.shop.purchase('2102', before, [['缬沙坦胶囊', 1]]))
  assert.equal(bought.infcode, 0, bought.err_msg)
  const balance = await city.shop.balanceOf(before)
  assert.ok(balance < before.balance)
  const old = (await city.cards(name)).live
  const oldNumbers = await city.numbers(name, old.id)
  const movements = (await (await city.web(name)).get('/my/account')).body
  await report(name)
  const asked = await city.ask(name, 'replace')
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  assert.deepEqual([asked.body.kind, asked.body.replaces, asked.body.state, asked.body.fee, asked.body.reason.zh], ['replacement', old.id, 'submitted', 1800, '丢了'])
  assert.ok((await city.inbox(name)).some(text => text.includes('补卡申请已收到') && text.includes(asked.body.number)))

  const made = await city.make(asked.body.id, name)
  const waiting = (await city.cards(name))
  assert.deepEqual([waiting.live.id, openFacts(waiting.live)], [old.id, ['loss', 'replacement']], 'until it is handed over the old card is the person’s card')
  assert.deepEqual([(await city.ask(name, 'replace')).body.refused], ['application-open'])
  const collected = await city.collect(name, made.id)
  assert.equal(collected.status, 200, JSON.stringify(collected.body))
  assert.deepEqual([collected.body.card.social, collected.body.card.pin.initial, collected.body.card.facts], ['inactive', true, []], 'it starts as issued')
  const now = await city.cards(name)
  const ended = now.all.find(card => card.id === old.id)
  assert.deepEqual([now.live.id, ended.closedAs, ended.code, ended.social], [made.id, 'replaced', '3', 'closed'])
  assert.deepEqual([ended.pin.mustSet, ended.causes.map((each: Json) => each.cause)], [true, ['replaced', 'lost']], 'its PIN is gone')
  const newNumbers = await city.numbers(name, made.id)
  for (const key of ['number', 'ident', 'bankCard']) assert.notEqual(newNumbers[key], oldNumbers[key], key)
  for (const number of [oldNumbers.number, newNumbers.number]) assert.equal((await city.at.counter.post<Json>('/cards/find', { number })).person, (await city.personOf(name)).id, 'both numbers find the person')
  assert.equal((await city.applications(name))[0].state, 'collected')
  const after = (await (await city.web(name)).get('/my/account')).body
  assert.deepEqual({ ...after, asOf: null }, { ...movements, asOf: null }, 'money and history are there before anything is done with the new card')

  const dead = async () => {
    assert.match((await city.shop.read(before.person, null)).zh, /已经换成新卡/)
    assert.match((await city.shop.identify(before.person)).err_msg, /已经换成新卡/)
    assert.equal((await city.insert(oldNumbers.number)).read.session, null)
    for (const infno of ['2101', '2102'] as const) assert.equal((await city.shop.send(city.shop.purchase(infno, before))).infcode, -1)
    const person = (await city.personOf(name)).id
    for (const verb of ['hand-over', 'report-loss', 'release-loss', 'replace', 'exchange']) {
      const no = await city.at.counter.knock(`/cards/${person}/${old.id}/${verb}`, { document: city.documentOf(name), reason: verb === 'replace' ? 'lost' : 'worn', delivery: { kind: 'counter', organisation: asked.body.place.organisation } })
      assert.equal(no.status, 409, `${verb}: ${JSON.stringify(no.body)}`)
    }
  }
  await dead()
  const changed = await city.changePin(name, newNumbers.number, '738261')
  assert.equal(changed.success, true, JSON.stringify(changed))
  const person = { ...before.person, cards: [{ ...before.person.cards[0], card_number: newNumbers.number, card_sn: newNumbers.ident, social_pin: '738261' }] }
  assert.ok((await city.shop.read(person)).session)
  const known = await city.shop.identify(person)
  assert.deepEqual([known.output.baseinfo.psn_no, known.output.baseinfo.certno], [before.psnNo, before.person.certno], 'the same person, the same number')
  const row = known.output.insuinfo.find((each: Json) => each.insuplc_admdvs === before.insured.insuplc_admdvs)
  assert.equal(row.balc, balance, 'the balance equals to the cent')
  const paid = await city.shop.send(city.shop.purchase('2102', { psnNo: before.psnNo, insured: row }, [['布洛芬片', 1]]))
  assert.equal(paid.infcode, 0, paid.err_msg)
  assert.equal((await city.shop.send(city.shop.cancel(before, bought))).infcode, 0, 'what the old card bought is taken back to the same account')

  await report(name)
  await dead()
  assert.equal((await city.cardVerb(name, 'release-loss')).status, 200)
  await dead()
})

test('REPL-01.b: a card that is not reported lost, or whose report by telephone would lapse, is not replaced as lost; nothing is left behind', async () => {
  const name = '李秀英'
  const before = await city.applications(name)
  const refused = await city.ask(name, 'replace')
  assert.deepEqual([refused.status, refused.body.refused], [409, 'report-standing-first'])
  assert.match(refused.body.zh, /先挂失/)
  const view = (await city.cards(name)).live
  assert.ok(view.verbs.find((one: Json) => one.verb === 'replace').why, 'the verb is grey with its reason')
  assert.deepEqual([await city.applications(name), openFacts(view)], [before, []])
  for (const verb of ['report-loss', 'release-loss']) assert.equal((await city.cardVerb(name, verb)).status, 200)
  assert.equal((await city.ask(name, 'replace')).body.refused, 'report-standing-first', 'a report that was released is none')
})

test('REPL-01.a: an exchange takes the card in: from then on it buys nothing, a purchase begun before is not finished; withdrawn, it works again', async () => {
  const name = '张伟'
  const who = await city.shop.customer(name)
  assert.equal((await city.shop.send(city.shop.purchase('2101', who))).infcode, 0)
  for (const more of [{ reason: 'lost' }, { reason: '' }, { delivery: undefined }]) {
    const no = await city.ask(name, 'exchange', more)
    assert.deepEqual([no.status, no.body.refused], [400, 'input-invalid'], JSON.stringify(no.body))
  }
  const asked = await city.ask(name, 'exchange', { reason: 'worn' })
  assert.deepEqual([asked.status, asked.body.kind], [200, 'exchange'], JSON.stringify(asked.body))
  assert.equal((await city.shop.send(city.shop.purchase('2102', who))).infcode, -1)
  assert.match((await city.shop.read(who.person, null)).zh, /交回换新卡/)
  assert.match((await city.shop.identify(who.person)).err_msg, /交回换新卡/)
  const held = (await city.cards(name)).live
  assert.deepEqual([held.code, openFacts(held), held.causes[0].cause], ['B', ['hold', 'replacement'], 'suspended'])
  assert.equal((await city.cardVerb(name, 'report-loss')).body.refused, 'card-handed-in')
  assert.equal((await city.cardVerb(name, 'release-loss')).body.refused, 'replacement-applied')

  const me = await city.web(name)
  const byWeb = await me.post(`/my/applications/${asked.body.id}/withdraw`)
  assert.deepEqual([byWeb.status, byWeb.body.refused], [409, 'withdraw-at-counter'])
  assert.equal((await city.withdraw(name, asked.body.id, {})).body.refused, 'withdraw-document')
  assert.equal((await city.withdraw(name, asked.body.id, { document: city.documentOf('刘芳') })).body.refused, 'document-differs')
  assert.equal((await city.cards(name)).live.code, 'B', 'a refused withdrawal gives nothing back')
  assert.equal((await city.withdraw(name, asked.body.id)).body.state, 'withdrawn')
  const back = (await city.cards(name)).live
  assert.deepEqual([back.code, openFacts(back)], ['1', []])
  assert.equal((await city.shop.send(city.shop.purchase('2102', who))).infcode, -1, 'the session of before stays over')
  await city.shop.read(who.person)
  assert.equal((await city.shop.send(city.shop.purchase('2102', who, [['布洛芬片', 1]]))).infcode, 0)
  assert.equal((await city.withdraw(name, asked.body.id)).body.refused, 'application-elsewhere', 'once')
})

test('REPL-03.a: an exchanged card works nowhere, and the new one is the person’s', async () => {
  const name = '刘芳'
  const who = await city.shop.customer(name)
  const old = (await city.cards(name)).live
  const asked = await city.ask(name, 'exchange', { reason: 'damaged' })
  const made = await city.make(asked.body.id, name)
  assert.equal((await city.collect(name, made.id)).status, 200)
  const { live, all } = await city.cards(name)
  const ended = all.find(card => card.id === old.id)
  assert.deepEqual([live.id, ended.closedAs, ended.code], [made.id, 'replaced', '4'])
  assert.match((await city.shop.read(who.person, null)).zh, /已经换成新卡/)
  const { number, ident } = await city.numbers(name, made.id)
  assert.equal((await city.changePin(name, number, '738261')).success, true)
  const person = { ...who.person, cards: [{ ...who.person.cards[0], card_number: number, card_sn: ident, social_pin: '738261' }] }
  await city.shop.read(person)
  assert.equal((await city.shop.balanceOf({ person, insured: who.insured })), who.balance)
  assert.equal((await city.shop.send(city.shop.purchase('2102', { ...who, person } as never))).infcode, 0)
})

test('LOSS-06.b: once a replacement was applied for the report is not released, at the counter with all papers, on the web, at a kiosk or by telephone; withdrawn or returned, it is', async () => {
  const name = '陈静'
  await report(name)
  const asked = await city.ask(name, 'replace')
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  for (const more of [{}, { agent }]) {
    const no = await city.cardVerb(name, 'release-loss', more)
    assert.deepEqual([no.status, no.body.refused], [409, 'replacement-applied'])
    assert.ok(no.body.zh.includes(asked.body.number), 'it names the application by its number')
  }
  const me = await city.web(name)
  for (const path of ['/my/card/release-loss', '/my/card/release']) assert.equal((await me.post(path, { document: city.documentOf(name) })).status, 404)
  const { id } = await city.personOf(name)
  const { live } = await city.cards(name)
  assert.equal((await city.at.teller.knock(`/cards/${id}/${live.id}/release-loss`, { document: city.documentOf(name) })).status, 403, 'nobody but a counter')
  for (const [path, sent] of [['/kiosk/release-loss', {}], ['/phone/release-loss', {}]] as const) assert.equal((await me.post(path, sent)).status, 404)
  assert.deepEqual(openFacts((await city.cards(name)).live), ['loss', 'replacement'])

  assert.equal((await city.sendBack(asked.body.id)).body.state, 'returned')
  const free = await city.cardVerb(name, 'release-loss')
  assert.deepEqual([free.status, free.body.card.code], [200, '1'], 'an application that came back lifts the bar')
  const mended = await city.at.counter.knock(`/people/${id}/applications/${asked.body.id}/mend`, {})
  assert.equal(mended.body.refused, 'report-standing-first', 'what was found is not replaced')
  await report(name)
  assert.equal((await city.at.counter.knock(`/people/${id}/applications/${asked.body.id}/mend`, {})).body.state, 'submitted')
  assert.equal((await city.cardVerb(name, 'release-loss')).body.refused, 'replacement-applied', 'sent again it holds again')
  assert.equal((await city.withdraw(name, asked.body.id)).body.state, 'withdrawn')
  assert.equal((await city.cardVerb(name, 'release-loss')).body.card.code, '1')
})

test('LOSS-06.b: the refusal of a release names what is under way, a replacement, an exchange or a renewal, in both tongues; withdrawn, the report is released', async () => {
  const [lost, handedIn, ending] = ['吴涛', '徐海燕', '孙国庆']
  await report(lost!)
  await city.within(async ({ sql }) => sql.run`update cards.card set valid_until = ${addDays(dayOf(city.living.house.now()), 30)} where id = ${(await city.cards(ending!)).live.id}`)
  const { number: oldCard } = await city.numbers(ending!, (await city.cards(ending!)).live.id)
  for (const [name, verb, more, zh, en] of [[lost, 'replace', {}, '补卡', 'replacement'], [handedIn, 'exchange', {}, '换卡', 'exchange'], [ending, 'renew', { oldCard }, '到期换领', 'renewal']] as const) {
    const asked = await city.ask(name!, verb, more)
    assert.equal(asked.status, 200, JSON.stringify(asked.body))
    if (verb === 'renew') await report(name!)
    const no = await city.cardVerb(name!, 'release-loss')
    assert.deepEqual([no.status, no.body.refused], [409, 'replacement-applied'])
    assert.ok(no.body.zh.includes(`已经申请${zh}（编号 ${asked.body.number}）`), no.body.zh)
    assert.ok(no.body.en.startsWith(`The ${en} applied for on `), no.body.en)
    assert.equal((await city.withdraw(name!, asked.body.id)).status, 200)
    assert.equal((await city.cardVerb(name!, 'release-loss')).body.refused ?? 'released', verb === 'exchange' ? 'not-lost' : 'released')
  }
})

test('two clerks at once make one application, and the same press twice is answered as before', async () => {
  const name = '欧阳雪'
  await report(name)
  const both = await Promise.all([city.ask(name, 'replace', { key: 'press-a' }), city.ask(name, 'replace', { key: 'press-b' }, city.at.colleague), city.ask(name, 'replace', { key: 'press-c' }, city.at.colleague)])
  assert.deepEqual(both.map(each => each.status).sort(), [200, 409, 409], JSON.stringify(both))
  for (const no of both.filter(each => each.status === 409)) assert.equal(no.body.refused, 'application-open')
  const key = ['press-a', 'press-b', 'press-c'][both.findIndex(each => each.status === 200)]!
  const first = both.find(each => each.status === 200)!.body
  const again = await city.ask(name, 'replace', { key })
  assert.deepEqual([again.status, again.body.id, again.body.number], [200, first.id, first.number])
  assert.equal((await city.applications(name)).filter(each => each.kind === 'replacement').length, 1)
  assert.equal((await city.inbox(name)).filter(text => text.includes('补卡申请')).length, 1, 'told once')
})

test('who may ask for a new card: the right document, no agent where the policy has none, a counter’s post, the person’s own card', async () => {
  const name = '阿依古丽·买买提'
  await report(name)
  const { id } = await city.personOf(name)
  const { live } = await city.cards(name)
  const cases: [Json, string][] = [
    [{ document: city.documentOf('刘芳') }, 'document-differs'], [{ document: { ...city.documentOf(name), validUntil: '2020-01-01' } }, 'document-expired'],
    [{ agent }, 'agent-not-allowed'], [{ fee: 1 }, 'fee-changed'], [{ delivery: { kind: 'branch', organisation: (await city.place('张伟', 'exchange')).choices.places.find((each: Json) => each.kind === 'branch').organisation } }, 'delivery-not-here'],
    [{ photo: '019a0000-0000-7000-8000-000000000000' }, 'material-missing'],
  ]
  for (const [more, refused] of cases) {
    const no = await city.ask(name, 'replace', more)
    assert.equal(no.body.refused, refused, JSON.stringify(no.body))
    assert.ok(no.body.zh && no.body.en)
  }
  const whole = { reason: 'lost', document: city.documentOf(name), delivery: (await city.place(name, 'replacement')).delivery }
  for (const seat of [city.at.teller, city.at.reviewer, city.at.producer]) assert.equal((await seat.knock(`/cards/${id}/${live.id}/replace`, whole)).status, 403)
  assert.equal((await city.at.counter.knock(`/cards/${(await city.personOf('刘芳')).id}/${live.id}/replace`, whole)).status, 404)
  assert.deepEqual(openFacts((await city.cards(name)).live), ['loss'], 'no refusal left anything behind')
  assert.equal((await city.ask('彭丽娟', 'exchange', {})).body.refused, 'not-collected')
})

test('REPL-02.a REPL-02.b: the policy’s fee is paid as the card is applied for, with a receipt; without an open drawer nothing was applied for; withdrawn, it is paid back once', async () => {
  const name = '周婷'
  const closed = await city.ask(name, 'exchange', { reason: 'worn' }, city.at.elsewhere)
  assert.deepEqual([closed.status, closed.body.refused], [409, 'drawer-closed'])
  const { choices } = await city.place(name, 'exchange')
  assert.deepEqual([choices.fee, choices.approval.document, choices.cash], [1800, '合肥市社会保障卡补换卡办理须知', null])
  assert.deepEqual([choices.contact, choices.places.some((each: Json) => each.kind === 'post')], [null, false], 'nothing goes by post where the policy has none')
  assert.deepEqual(openFacts((await city.cards(name)).live), [], 'the old card was not taken in')
  assert.ok(!(await city.applications(name)).some(each => each.kind === 'exchange'))
  const money = async () => city.within(async ({ sql }) => (await sql<{ what: string; amount: bigint }>`select what, amount from fees.movement where person = ${(await city.personOf(name)).id} order by seq`).map(row => [row.what, Number(row.amount)]))
  const asked = await city.ask(name, 'exchange', { reason: 'worn', key: 'press-fee' })
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  assert.match(asked.body.receipt.number, /^HF-LY-\d{4}-\d{6}$/)
  const again = await city.ask(name, 'exchange', { reason: 'worn', key: 'press-fee' })
  assert.deepEqual(again.body.receipt, asked.body.receipt)
  assert.deepEqual(await money(), [['taken', 1800]], 'twice sent, once taken')
  assert.equal((await city.withdraw(name, asked.body.id, undefined, city.at.elsewhere)).body.refused, 'drawer-closed')
  assert.equal((await city.cards(name)).live.code, 'B', 'no fee back, no card back: one act')
  assert.equal((await city.withdraw(name, asked.body.id)).status, 200)
  assert.equal((await city.withdraw(name, asked.body.id)).status, 409)
  assert.deepEqual(await money(), [['taken', 1800], ['returned', -1800]])
})

test('where the policy has a card reported first an exchange without a report is refused, and goes on after it', async () => {
  const tomorrow = addDays(dayOf(city.living.house.now()), 1)
  const system = await seated(city.living.base, 'system01')
  for (const [key, value] of [['exchange.report.first', true], ['agent.allowed', ['collection', 'replacement']], ['loss.report.places', ['phone', 'counter']], ['loss.phone.days', 7]] as const) {
    await system.post('/policy/values', { region: '340100', key, value, validFrom: tomorrow, standing: 'confirmed', approvedBy: 'test', source: [{ code: 'T1', title: 'test' }] })
  }
  city.living.at(instantOf(`${tomorrow} 10:00:00`)!)
  await city.sitDown()
  const name = '马晓东'
  assert.equal((await city.ask(name, 'exchange', { reason: 'worn' })).body.refused, 'report-before-exchange')
  const person = await city.personOf(name)
  assert.ok(!isRefused(await inWork(city.living.house, { kind: 'holder', id: person.id, organisation: null, post: null, authority: '12333' }, work => reportOwnLoss(work, person, 'phone'))))
  assert.equal((await city.ask(name, 'exchange', { reason: 'worn' })).body.refused, 'report-before-exchange', 'one that lapses is no report in writing')
  assert.equal((await city.ask(name, 'replace')).body.refused, 'report-lapses')
  await report(name)
  await city.openDrawer(city.at.elsewhere)
  const asked = await city.ask(name, 'exchange', { reason: 'worn', agent }, city.at.elsewhere)
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  assert.equal((await city.withdraw(name, asked.body.id, undefined, city.at.elsewhere)).status, 200)
  assert.deepEqual(openFacts((await city.cards(name)).live), ['loss'], 'the report stands when the card is given back')
})

test('HOLD-06.a HOLD-06.b: a linked guardian exchanges a minor’s card and confirms the posted one with the own document, named on the record; nobody else does; without an address nothing goes by post', async () => {
  const tomorrow = addDays(dayOf(city.living.house.now()), 1)
  const system = await seated(city.living.base, 'system01')
  for (const [key, value] of [['exchange.report.first', false], ['minor.age', 30], ['fee.exchange', { fen: 0 }], ['collect.place', { usual: 'branch', allowed: ['branch', 'counter', 'post'] }]] as const) {
    await system.post('/policy/values', { region: '340100', key, value, validFrom: tomorrow, standing: 'confirmed', approvedBy: 'test', source: [{ code: 'T1', title: 'test' }] })
  }
  city.living.at(instantOf(`${tomorrow} 10:00:00`)!)
  await city.sitDown()
  const [child, mother, stranger] = ['许静文', '李秀英', '刘芳'] as const
  const { id } = await city.personOf(child)
  const link = await city.at.counter.post<{ id: string; person: string }>(`/people/${id}/guardians`, { number: city.shop.who(mother).certno, relation: 'mother', document: city.documentOf(mother), register: true })
  const [post] = await city.within(({ sql }) => sql<{ organisation: string }>`select id as organisation from staff.organisation where kind = 'centre'`)
  const ask = (more: Json) => city.ask(child, 'exchange', { reason: 'worn', delivery: { kind: 'post', organisation: post!.organisation }, ...more })
  await city.within(({ sql }) => sql`update holders.person set address_sealed = null where id = ${id}`)
  const guardian = { document: city.documentOf(mother), guardian: link.id }
  assert.equal((await ask(guardian)).body.refused, 'post-needs-contact')
  const { choices } = await city.place(child, 'exchange')
  assert.deepEqual([choices.places.at(-1).kind, choices.places.at(-1).organisation, choices.contact.address], ['post', post!.organisation, null], 'offered where the policy has it, with what is missing')
  assert.match(choices.contact.phone, /^\d{3}\*{4}\d{4}$/)
  assert.deepEqual([openFacts((await city.cards(child)).live), (await city.applications(child)).filter(each => each.kind === 'exchange')], [[], []], 'the old card was not taken in')
  assert.equal((await city.at.counter.knock(`/people/${id}/contact/address`, { address: '合肥市庐阳区 8 号', ...guardian })).status, 200)
  for (const no of [{ document: city.documentOf(mother) }, { document: city.documentOf(stranger), guardian: link.id }]) assert.equal((await ask(no)).body.refused, 'document-differs')
  assert.equal((await ask({ ...guardian, guardian: '01890000-0000-7000-8000-000000000000' })).body.refused, 'guardian-not-linked')
  const asked = await ask(guardian)
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  assert.deepEqual(asked.body.steps.filter((each: Json) => each.how === 'ahead').map((each: Json) => each.what.zh), ['审核', '制卡', '寄给本人，确认收到'], 'nothing lies at a place')

  assert.deepEqual((await city.approve(asked.body.id)).body.left, [])
  for (const { bank, region } of (await city.at.producer.get<Json>('/production/waiting')).rows) {
    const { batch } = await city.at.producer.post<Json>('/production/batches', { region, bank, key: `guardian-${bank}-${region}` })
    for (const step of ['personalise', 'check']) await city.at.producer.post(`/production/batches/${batch.id}/${step}`)
  }
  const made = (await city.cards(child)).all[0]
  assert.equal((await city.at.producer.knock(`/production/cards/${id}/${made.id}/post`, { carrier: 'ems', tracking: 'EE000000401CN' })).status, 200)
  const confirm = (body: Json) => city.at.counter.knock(`/cards/${id}/${made.id}/confirm-receipt`, body)
  for (const [no, why] of [[{ document: city.documentOf(mother) }, 'document-differs'], [{ document: city.documentOf(stranger), guardian: link.id }, 'document-differs'], [{ ...guardian, guardian: '01890000-0000-7000-8000-000000000000' }, 'guardian-not-linked']] as const) assert.equal((await confirm(no)).body.refused, why)
  assert.equal((await city.cards(child)).all[0].state, 'sent')
  const got = await confirm(guardian)
  assert.deepEqual([got.status, got.body.card?.state], [200, 'handed-over'], JSON.stringify(got.body))
  const acts = await city.within(({ sql }) => sql<{ of: string; guardian: string }>`select facts ->> 'for' as of, facts ->> 'guardian' as guardian from record.entry where person = ${id} and verb = 'holders.guardian-acts' order by at, id`)
  assert.deepEqual(acts.map(each => [each.of, each.guardian]), ['holders.contact', 'cards.exchange', 'cards.confirm-receipt'].map(business => [business, link.person]), 'what was refused is not on record')
})

test('LOSS-04.b: an admitted stay goes on while the card is lost: charged every day, changed, discharged; it is settled after the release, or with the replacement', async () => {
  const ward = await hospital(city.living)
  const admitted = async (name: string) => {
    const who = await ward.customer(name)
    const { result: { mdtrt_id: visit } } = await ward.yes(ward.admit(who))
    const first = ward.chargeStay(who, visit, 'D1', [['三人间床位费', 1], ['二级护理', 1]])
    await ward.yes(first)
    await report(name)
    const day = ward.chargeStay(who, visit, 'D2', [['腹腔镜胆囊切除术', 1], ['三人间床位费', 1]])
    await ward.yes(day)
    await ward.yes(ward.change(who, visit))
    const sum = ward.total([first, day].flatMap(sent => (sent.input as Json).feedetail))
    for (const infno of ['2303', '2304'] as const) assert.match(await ward.no(ward.settleStay(infno, who, visit, sum, { mid_setl_flag: '1' })), /挂失/)
    assert.match(await ward.no(ward.admit(who)), /./, 'nor is anybody admitted anew with it')
    await ward.yes(ward.discharge(who, visit))
    assert.match(await ward.no(ward.settleStay('2304', who, visit, sum)), /挂失/)
    return { who, visit, sum }
  }
  const [released, replaced] = ['徐海燕', '吴涛']
  const first = await admitted(released)
  assert.equal((await city.cardVerb(released, 'release-loss')).status, 200)
  await ward.read(first.who.person)
  const settled = await ward.yes(ward.settleStay('2304', first.who, first.visit, first.sum))
  assert.ok(settled.setlinfo.fund_pay_sumamt > 0)
  assert.match(await ward.no(ward.settleStay('2304', first.who, first.visit, first.sum)), /结算/, 'once')

  const second = await admitted(replaced)
  await city.sitDown()
  // the drawer is of an earlier day
  const { drawer } = await city.at.counter.get<Json>('/fees/drawer')
  await city.at.counter.post('/fees/drawer/close', { pieces: { 1: drawer.holds }, banked: drawer.holds })
  await city.openDrawer(city.at.counter)
  const asked = await city.ask(replaced, 'replace')
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  const made = await city.make(asked.body.id, replaced)
  assert.match(await ward.no(ward.settleStay('2304', second.who, second.visit, second.sum)), /挂失/, 'made, and not in hand yet')
  assert.equal((await city.collect(replaced, made.id)).status, 200)
  const { number, ident } = await city.numbers(replaced, made.id)
  assert.equal((await city.changePin(replaced, number, '738261')).success, true)
  const person = { ...second.who.person, cards: [{ ...second.who.person.cards[0], card_number: number, card_sn: ident, social_pin: '738261' }] }
  assert.ok((await ward.read(person)).session)
  assert.ok((await ward.yes(ward.settleStay('2304', second.who, second.visit, second.sum))).setlinfo.fund_pay_sumamt > 0)
})
