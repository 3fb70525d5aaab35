import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { desk, type Desk } from './support/desk.ts'

let d: Desk
before(async () => { d = await desk() })
after(() => d.close())

const initial = '123456'
const good = '480157'

test('PIN-02.a: in hefei a card comes with 123456, and it can be changed', async () => {
  const card = await d.card()
  const read = await d.read('counter', card)
  assert.deepEqual({ initial: read.pin.initial, left: read.pin.left }, { initial: true, left: 10 })
  await d.papers('counter', read, 'pin-change')
  const changed = await d.change('counter', read, initial, good)
  assert.equal(changed.status, 200)
  assert.deepEqual([changed.body.pin.initial, changed.body.wasInitial], [false, true])
})

test('PIN-02.c: the initial PIN opens no settlement: refused with that reason, the session stays without PIN', async () => {
  const card = await d.card()
  const read = await d.read('till', card)
  assert.deepEqual(read.session.factors, ['card'])
  const entered = await d.pin('till', read, initial)
  assert.equal(entered.body.refused, 'pin-initial')
  assert.match(entered.body.zh, /初始密码/)
  assert.match(entered.body.zh, /网点/)
  assert.deepEqual((await d.openSession(card, 'till'))?.factors, ['card'])
})

test('ACT-01.a ACT-01.d: with the change the social account is active, the financial one stays as it was', async () => {
  const card = await d.card()
  const read = await d.read('counter', card)
  assert.equal(read.card.social, 'inactive')
  await d.papers('counter', read, 'pin-change')
  const { body } = await d.change('counter', read, initial, good)
  assert.equal(body.card.social, 'active')
  assert.equal(body.card.financial, read.card.financial)
  const again = await d.read('till', card)
  assert.deepEqual(again.causes, [])
  assert.deepEqual((await d.pin('till', again, good)).body.factors, ['card', 'pin'])
})

test('ACT-03.a PIN-06.a: at a branch of the issuing bank, with document and card', async () => {
  const card = await d.card()
  const read = await d.read('branch', card)
  await d.papers('branch', read, 'pin-change')
  assert.equal((await d.change('branch', read, initial, good)).status, 200)
})

test('ACT-03.c: an agent shows both documents', async () => {
  const card = await d.card()
  const read = await d.read('counter', card)
  const own = await d.papers('counter', read, 'pin-change', { name: '王大明', number: card.number, relation: '配偶', validUntil: 'long-term' })
  assert.equal(own.body.refused, 'agent-is-holder')
  const both = await d.papers('counter', read, 'pin-change', { name: '王大明', number: d.agentNumber, relation: '配偶', validUntil: 'long-term' })
  assert.deepEqual(both.body.shown, ['pin-change'])
  assert.equal((await d.change('counter', read, initial, good)).status, 200)
})

test('ACT-03.e: not at another bank’s branch, not without the document, not on the web', async () => {
  const card = await d.card()
  const elsewhere = await d.read('otherBranch', card)
  await d.papers('otherBranch', elsewhere, 'pin-change')
  assert.equal((await d.change('otherBranch', elsewhere, initial, good)).body.refused, 'not-this-bank')
  const without = await d.read('counter', card)
  assert.equal((await d.change('counter', without, initial, good)).body.refused, 'papers-first')
  const wrong = await d.papers('counter', without, 'pin-change', null, d.agentNumber)
  assert.ok(wrong.status >= 400)
  assert.equal((await d.change('counter', without, initial, good)).body.refused, 'papers-first')
  assert.equal((await d.papers('counter', without, 'pin-change')).status, 200)
  const password = '48015739264'.slice(0, await d.lendPassword(card, '48015739264'))
  const holder = await d.signInHolder(card, password)
  assert.equal(holder.status, 200)
  const web = (verb: string, body: unknown) => holder.post(`/terminals/${d.terminal('counter')}/sessions/${without.session.id}/${verb}`, body)
  const blocks = { entry: d.entry(), oldBlock: d.block('counter', card, initial), newBlock: d.block('counter', card, good) }
  for (const [verb, body] of [['change-pin', blocks], ['authorise-reset', {}], ['reset-pin', { entry: d.entry(), reset: d.entry(), block: blocks.newBlock }]] as const) {
    assert.equal((await web(verb, body)).status, 403, verb)
  }
  assert.equal((await holder.post('/demo/reader', { function: 'iChangePIN', terminal: d.terminal('counter'), session: without.session.id, card: card.cardNumber, pin: initial, newPin: good })).status, 403)
  assert.equal((await d.read('counter', card)).pin.initial, true)
})

test('PIN-03.a PIN-03.b: wrong entries while changing and while using count together; the tenth locks, told with what is left', async () => {
  const card = await d.set(good)
  const till = await d.read('till', card)
  const first = await d.pin('till', till, '111113')
  assert.deepEqual([first.body.refused, first.body.facts.left], ['pin-wrong', 9])
  assert.match(first.body.zh, /还能试 9 次/)
  const counter = await d.read('counter', card)
  await d.papers('counter', counter, 'pin-change')
  assert.equal((await d.change('counter', counter, '111114', '902746')).body.facts.left, 8)
  for (let left = 7; left >= 1; left--) assert.equal((await d.pin('till', till, '111115')).body.facts.left, left)
  assert.equal((await d.pin('till', till, '111116')).body.refused, 'pin-locked')
  assert.equal((await d.pin('till', till, good)).body.refused, 'pin-locked')
  const locked = await d.read('till', card)
  assert.equal(locked.causes[0].cause, 'pin-locked')
})

test('PIN-03.c: a right entry sets the count to zero', async () => {
  const card = await d.set(good)
  const read = await d.read('till', card)
  for (let i = 0; i < 9; i++) await d.pin('till', read, '111113')
  assert.equal((await d.pin('till', read, good)).status, 200)
  assert.equal((await d.pin('till', read, '111113')).body.facts.left, 9)
})

test('PIN-03.d: an incomplete entry is not counted; a doubled message counts once, with other content not at all', async () => {
  const card = await d.set(good)
  const read = await d.read('till', card)
  assert.equal((await d.pin('till', read, '48015')).body.refused, 'pin-unreadable')
  const entry = d.entry()
  const block = d.block('till', card, '111113')
  const one = await d.pinBlock('till', read, entry, block)
  const two = await d.pinBlock('till', read, entry, block)
  assert.deepEqual([one.body.facts.left, two.body.facts.left], [9, 9])
  assert.equal((await d.pinBlock('till', read, entry, d.block('till', card, good))).body.refused, 'entry-reused')
  assert.equal((await d.pin('till', read, '111113')).body.facts.left, 8)
})

test('PIN-03.d: the same entry sent ten times at once counts once, and one of seven digits not at all', async () => {
  const card = await d.set(good)
  const read = await d.read('till', card)
  const entry = d.entry()
  const block = d.block('till', card, '111113')
  const answers = await Promise.all(Array.from({ length: 10 }, () => d.pinBlock('till', read, entry, block)))
  assert.deepEqual(answers.map(answer => [answer.body.refused, answer.body.facts.left]), Array.from({ length: 10 }, () => ['pin-wrong', 9]))
  assert.equal((await d.pin('till', read, '4801570')).body.refused, 'pin-unreadable')
  assert.equal((await d.read('till', card)).pin.left, 9)
})

test('PIN-03.a PIN-03.e: guesses while changing and while using, fifty each at once, are ten together', async () => {
  const card = await d.set(good)
  const till = await d.read('till', card)
  const counter = await d.read('counter', card)
  await d.papers('counter', counter, 'pin-change')
  const answers = await Promise.all(Array.from({ length: 100 }, (_, i) => i % 2 ? d.pin('till', till, String(300017 + i)) : d.change('counter', counter, String(300017 + i), '902746')))
  assert.ok(answers.every(answer => answer.status >= 400))
  assert.deepEqual(await d.evaluated(card), { wrong: 10, wrongInARow: 10 })
  assert.equal((await d.change('counter', await d.read('counter', card), good, '902746').catch(() => null))?.status === 200, false, 'the right one comes too late')
  assert.notEqual((await d.read('till', card)).pin.locked, null)
})

test('PIN-03.e: of a hundred entries at once at two terminals ten are evaluated and no eleventh, though the right one is among them', async () => {
  const card = await d.set(good)
  const till = await d.read('till', card)
  const branch = await d.read('branch', card)
  const guesses = Array.from({ length: 100 }, (_, i) => i === 99 ? good : String(200013 + i))
  const answers = await Promise.all(guesses.map((guess, i) => i % 2 ? d.pin('till', till, guess) : d.pin('branch', branch, guess)))
  const wrong = answers.filter(answer => answer.body.refused === 'pin-wrong' || answer.body.refused === 'pin-locked')
  const right = answers.filter(answer => answer.status === 200)
  const evaluated = await d.evaluated(card)
  assert.equal(wrong.length + right.length, 100)
  assert.ok(evaluated.wrongInARow <= 10, `${evaluated.wrongInARow} in a row`)
  assert.ok(evaluated.wrong <= (right.length ? 20 : 10))
  assert.equal((await d.read('till', card)).pin.locked !== null, true)
})

test('PIN-04.a PIN-04.c PIN-04.d: a locked PIN is reset at a counter, once, and settles only with a new good PIN', async () => {
  const card = await d.locked(good)
  const read = await d.read('counter', card)
  assert.equal((await d.authorise('counter', read)).body.refused, 'papers-first')
  await d.papers('counter', read, 'pin-reset')
  const given = await d.authorise('counter', read)
  assert.equal(given.status, 200)
  assert.equal((await d.authorise('counter', read)).body.reset, given.body.reset)
  const till = await d.read('till', card)
  assert.equal(till.causes[0].cause, 'pin-to-set')
  assert.equal((await d.pin('till', till, good)).body.refused, 'pin-must-set')
  const weak = await d.reset('counter', read, given.body.reset, '777777')
  assert.equal(weak.body.refused, 'pin-weak')
  assert.equal((await d.reset('counter', read, given.body.reset, '902746')).status, 200)
  assert.equal((await d.reset('counter', read, given.body.reset, '640285')).body.refused, 'reset-used')
  const again = await d.read('till', card)
  assert.deepEqual((await d.pin('till', again, '902746')).body.factors, ['card', 'pin'])
})

test('PIN-04.a: without the holder’s own valid document, or on another card, nothing is reset', async () => {
  const card = await d.locked(good)
  const read = await d.read('counter', card)
  const show = (more: object) => d.knock('counter', `/terminals/${d.terminal('counter')}/sessions/${read.session.id}/papers`, { business: 'pin-reset', document: { kind: 'resident-card', number: card.number, validUntil: 'long-term' }, ...more })
  assert.equal((await show({ document: { kind: 'resident-card', number: card.number, validUntil: '2020-01-31' } })).body.refused, 'document-expired')
  assert.equal((await show({ document: { kind: 'resident-card', number: d.agentNumber, validUntil: 'long-term' } })).body.refused, 'document-differs')
  assert.equal((await show({ document: undefined })).status, 400)
  assert.equal((await show({ agent: { name: '王大明', number: d.agentNumber, relation: '子女', validUntil: '2020-01-31' } })).body.refused, 'agent-invalid')
  assert.equal((await d.authorise('counter', read)).body.refused, 'papers-first')
  assert.equal((await show({})).status, 200)
  const given = await d.authorise('counter', read)
  const other = await d.read('counter', await d.locked(good))
  await d.papers('counter', other, 'pin-reset')
  assert.equal((await d.reset('counter', other, given.body.reset, '902746')).body.refused, 'reset-unknown', 'an authorisation opens its own card only')
})

test('PIN-04.d: of ten new PINs sent at once under one authorisation one is set', async () => {
  const card = await d.locked(good)
  const read = await d.read('counter', card)
  await d.papers('counter', read, 'pin-reset')
  const given = await d.authorise('counter', read)
  const chosen = Array.from({ length: 10 }, (_, i) => String(902746 - i * 7919))
  const answers = await Promise.all(chosen.map(pin => d.reset('counter', read, given.body.reset, pin)))
  assert.deepEqual(answers.map(answer => answer.status).filter(status => status === 200).length, 1)
  assert.ok(answers.every(answer => answer.status === 200 || answer.body.refused === 'reset-used'), JSON.stringify(answers.map(answer => answer.body.refused)))
  const kept = chosen[answers.findIndex(answer => answer.status === 200)]!
  assert.equal((await d.pin('till', await d.read('till', card), kept)).status, 200)
})

test('PIN-04.b: an agent resets, both documents shown', async () => {
  const card = await d.locked(good)
  const read = await d.read('counter', card)
  const both = await d.papers('counter', read, 'pin-reset', { name: '王大明', number: d.agentNumber, relation: '子女', validUntil: 'long-term' })
  assert.equal(both.status, 200)
  const given = await d.authorise('counter', read)
  assert.equal((await d.reset('counter', read, given.body.reset, '902746')).status, 200)
})

test('PIN-04.d: an authorisation ends with the policy’s minutes', async () => {
  const card = await d.locked(good)
  const read = await d.read('counter', card)
  await d.papers('counter', read, 'pin-reset')
  const given = await d.authorise('counter', read)
  await d.later(16)
  const anew = await d.read('counter', card)
  await d.papers('counter', anew, 'pin-reset')
  assert.equal((await d.reset('counter', anew, given.body.reset, '902746')).body.refused, 'reset-expired')
})

test('PIN-04.f PIN-11.b: never at a branch', async () => {
  const card = await d.locked(good)
  const read = await d.read('branch', card)
  await d.papers('branch', read, 'pin-reset')
  const refused = await d.authorise('branch', read)
  assert.ok(refused.body.refused === 'reset-elsewhere' || refused.status === 403)
  const counter = await d.read('counter', card)
  await d.papers('counter', counter, 'pin-reset')
  const given = await d.authorise('counter', counter)
  const taken = await d.read('branch', card)
  const there = await d.reset('branch', taken, given.body.reset, '902746')
  assert.ok(there.body.refused === 'reset-elsewhere' || there.status === 403, 'nor with a counter’s authorisation')
  assert.equal((await d.read('till', card)).pin.mustSet, true, 'nothing was set')
})

test('PIN-04.f: never on the web: its holder, signed in there, is let to no verb of a reset', async () => {
  const card = await d.locked(good)
  const read = await d.read('counter', card)
  await d.papers('counter', read, 'pin-reset')
  const holder = await d.signInHolder(card, '48015739264'.slice(0, await d.lendPassword(card, '48015739264')))
  const session = `/terminals/${d.terminal('counter')}/sessions/${read.session.id}`
  assert.equal((await holder.post(`${session}/authorise-reset`, {})).status, 403)
  const given = await d.authorise('counter', read)
  const block = d.block('counter', card, '902746')
  assert.equal((await holder.post(`${session}/reset-pin`, { entry: d.entry(), reset: given.body.reset, block })).status, 403)
  assert.equal((await holder.post('/demo/reader', { function: 'iReloadPIN', terminal: d.terminal('counter'), session: read.session.id, card: card.cardNumber, reset: given.body.reset, newPin: '902746' })).status, 403)
  assert.equal((await d.read('till', card)).pin.mustSet, true)
})

test('PIN-11.a: a forgotten PIN is reset without locking it first', async () => {
  const card = await d.set(good)
  const read = await d.read('counter', card)
  await d.papers('counter', read, 'pin-reset')
  const given = await d.authorise('counter', read)
  assert.equal((await d.reset('counter', read, given.body.reset, '902746')).status, 200)
})

test('PIN-05.a PIN-05.b PIN-05.c PIN-05.f: six digits; each kind that can be guessed is refused with its reason, and the old one stays', async () => {
  const card = await d.set(good)
  const read = await d.read('counter', card)
  await d.papers('counter', read, 'pin-change')
  const kinds = async (pin: string) => (await d.change('counter', read, good, pin)).body.facts?.kinds ?? (await d.change('counter', read, good, pin)).body.refused
  assert.deepEqual(await kinds('48015'), 'pin-unreadable')
  assert.deepEqual(await kinds('4801570'), 'pin-unreadable')
  const number: string = card.number, phone: string = card.phone
  const table: [string, string][] = [
    ['123456', 'initial'], ['777777', 'equal'], ['234567', 'run'], ['987654', 'run'], ['121212', 'repeat'], ['483483', 'repeat'],
    [phone.slice(3, 9), 'phone'], [number.slice(9, 15), 'id'], [card.cardNumber.replace(/\D/g, '').slice(0, 6), 'card'], [card.bankCard.slice(4, 10), 'bank-card'],
    [number.slice(8, 14), 'birth'], [number.slice(6, 12), 'birth'], [number.slice(10, 14) + number.slice(8, 10), 'birth'], [number.slice(12, 14) + number.slice(10, 12) + number.slice(8, 10), 'birth'],
  ]
  for (const [pin, kind] of table) {
    const refused = await d.change('counter', read, good, pin)
    assert.equal(refused.body.refused, 'pin-weak', pin)
    assert.ok(refused.body.facts.kinds.includes(kind), `${kind} of ${refused.body.facts.kinds}`)
  }
  const till = await d.read('till', card)
  assert.equal((await d.pin('till', till, good)).status, 200)
  assert.equal((await d.read('till', card)).pin.left, 10)
})

test('ACT-03.a PIN-04.f: the holder is told where by name and address: a PIN is changed at counters and branches of the own bank, reset at no branch', async () => {
  const card = await d.locked(good)
  const holder = await d.signInHolder(card, '48015739264'.slice(0, await d.lendPassword(card, '48015739264')))
  const { body } = await holder.get('/my/card/offices')
  const names = (offices: { name: string }[]) => offices.map(office => office.name)
  for (const listed of [body.change, body.reset]) assert.ok(names(listed).includes(d.officeName('counter')))
  assert.ok(names(body.change).includes(d.officeName('branch')))
  assert.equal(names(body.change).includes(d.officeName('otherBranch')), false)
  assert.equal(names(body.reset).includes(d.officeName('branch')), false)
  assert.ok(body.change.every((office: { address: string }) => office.address))
})

test('PIN-06.a: at a branch of its bank a PIN is changed knowing the old one, and not without', async () => {
  const card = await d.set(good)
  const read = await d.read('branch', card)
  await d.papers('branch', read, 'pin-change')
  assert.deepEqual([(await d.change('branch', read, '111113', '902746')).body.facts.left], [9])
  const changed = await d.change('branch', read, good, '902746')
  assert.deepEqual([changed.status, changed.body.wasInitial], [200, false])
  const till = await d.read('till', card)
  assert.equal((await d.pin('till', till, good)).body.refused, 'pin-wrong')
  assert.equal((await d.pin('till', till, '902746')).status, 200)
})

test('PIN-06.b PIN-06.e: at a counter knowing the old one; with a wrong old one nothing changes and the try counts', async () => {
  const card = await d.set(good)
  const read = await d.read('counter', card)
  await d.papers('counter', read, 'pin-change')
  const refused = await d.change('counter', read, '111113', '902746')
  assert.deepEqual([refused.body.refused, refused.body.facts.left], ['pin-wrong', 9])
  assert.equal((await d.change('counter', read, good, '902746')).status, 200)
  const till = await d.read('till', card)
  assert.equal((await d.pin('till', till, good)).body.refused, 'pin-wrong')
  assert.equal((await d.pin('till', till, '902746')).status, 200)
})

test('PIN-08.a PIN-08.b READ-01.e: an entry that times out says so and is not counted', async () => {
  const card = await d.set(good)
  const read = await d.read('till', card)
  const out = await d.device('till', card, { function: 'iVerifyPIN', session: read.session.id, ended: 'timeout' })
  assert.deepEqual([out.body.success, out.body.pOutInfo], [false, '-32'])
  assert.match(out.body.zh, /不算输错/)
  assert.equal((await d.read('till', card)).pin.left, 10)
})

test('PIN-09.a PIN-09.d: a block under another terminal’s key, or for another card, opens nothing and is not counted', async () => {
  const card = await d.set(good)
  const other = await d.set(good)
  const read = await d.read('till', card)
  assert.equal((await d.pinBlock('till', read, d.entry(), d.block('counter', card, good))).body.refused, 'pin-unreadable')
  assert.equal((await d.pinBlock('till', read, d.entry(), d.block('till', other, good))).body.refused, 'pin-unreadable')
  assert.equal((await d.read('till', card)).pin.left, 10)
})

test('PIN-09.d: a block that was overheard and is sent again as a new entry opens nothing and is not counted', async () => {
  const card = await d.set(good)
  const read = await d.read('till', card)
  const block = d.block('till', card, good)
  assert.equal((await d.pinBlock('till', read, d.entry(), block)).status, 200)
  const again = await d.read('till', card)
  assert.equal((await d.pinBlock('till', again, d.entry(), block)).body.refused, 'entry-reused')
  assert.deepEqual([(await d.openSession(card, 'till'))?.factors, (await d.read('till', card)).pin.left], [['card'], 10])
})

test('PIN-09.b PIN-09.c: after a whole visit no PIN stands in the database, the record, the log or an answer', async () => {
  const card = await d.card()
  const read = await d.read('counter', card)
  await d.papers('counter', read, 'pin-change')
  await d.change('counter', read, initial, '739184')
  const till = await d.read('till', card)
  await d.pin('till', till, '739184')
  await d.pin('till', till, '617395')
  assert.deepEqual(await d.whereStands('739184'), [])
  assert.deepEqual(await d.whereStands('617395'), [])
  assert.ok(!d.answers().some(answer => answer.includes('739184') || answer.includes('617395')))
  assert.match(d.log(), /listening at/, 'the log is heard')
  assert.ok(!d.log().includes('739184') && !d.log().includes('617395'), 'nor in the log')
})

test('READ-01.a READ-01.b: the initial PIN and a wrong one each have their own answer, with what to do', async () => {
  const card = await d.card()
  const read = await d.read('till', card)
  assert.deepEqual(read.causes.map((cause: { cause: string }) => cause.cause), ['not-activated', 'pin-initial'])
  const wrong = await d.pin('till', read, '111113')
  assert.match(wrong.body.zh, /还能试 9 次/)
  assert.match(wrong.body.en, /9 tries/)
})

test('READ-01.f: a damaged chip is told as that, with the counter to go to', async () => {
  const card = await d.spoiled('damaged')
  const { body } = await d.device('till', card, { function: 'iReadCardBas' })
  assert.deepEqual([body.success, body.pOutInfo, body.why], [false, '-4', 'chip-unreadable'])
  assert.match(body.zh, /窗口换卡/)
})

test('CHIP-02.a CHIP-02.b: a copied card is found out; a stale, changed or foreign reading opens nothing and counts against the terminal', async () => {
  const copy = await d.spoiled('copied')
  assert.equal((await d.device('till', copy, { function: 'iReadCardBas' })).body.why, 'card-not-genuine')
  const card = await d.set(good)
  const proof = await d.proof('till', card)
  assert.equal((await d.knock('till', `/terminals/${d.terminal('till')}/read`, { ...proof, mac: '00'.repeat(8) })).body.refused, 'terminal-unproved')
  assert.equal((await d.knock('till', `/terminals/${d.terminal('till')}/read`, proof)).body.refused, 'challenge-stale')
  assert.ok(await d.failures('till') >= 2)
  await d.read('till', card)
  assert.equal(await d.failures('till'), 0)
  assert.equal((await d.knock('counter', `/terminals/${d.terminal('till')}/challenge`, {})).body.refused, 'terminal-not-yours')
})

test('a card session: the next card, the clock and a PIN lock end it', async () => {
  const card = await d.set(good)
  const read = await d.read('till', card)
  await d.read('till', await d.set(good))
  assert.equal((await d.pin('till', read, good)).body.refused, 'session-over')
  const second = await d.read('till', card)
  await d.later(16)
  assert.equal((await d.pin('till', second, good)).body.refused, 'session-over')
  assert.equal(await d.openSession(card, 'till'), null)
})

test('PIN-12.a PIN-05.d PIN-01.c: the query password is set on the counter’s pad, weak ones refused; it opens no settlement', async () => {
  const card = await d.set(good)
  const read = await d.read('counter', card)
  const digits: number = read.queryPassword.digits
  const password = '48015739264'.slice(0, digits)
  const set = (secret: string) => d.knock('counter', `/terminals/${d.terminal('counter')}/sessions/${read.session.id}/query-password`, { entry: d.entry(), block: d.block('counter', card, secret) })
  assert.equal((await set(password)).body.refused, 'papers-first')
  await d.papers('counter', read, 'query-password')
  assert.equal((await set('1'.repeat(digits))).body.refused, 'query-password-weak')
  assert.equal((await set(password)).status, 200)
  assert.equal(await d.queryPassword(card, password), 'right')
  assert.equal(await d.queryPassword(card, good), 'wrong')
  const till = await d.read('till', card)
  assert.ok(['pin-wrong', 'pin-unreadable'].includes((await d.pin('till', till, password)).body.refused))
})

test('PIN-01.a PIN-01.b PIN-06.c: look-ups open with the query password, never with the social PIN; on the web it is changed knowing the old one', async () => {
  const card = await d.set(good)
  const first = '48015739264'.slice(0, await d.lendPassword(card, '48015739264'))
  assert.equal((await d.signInHolder(card, good)).status, 401)
  assert.deepEqual((await d.pin('till', await d.read('till', card), good)).body.factors, ['card', 'pin'], 'the social PIN is what settling asks for')
  const holder = await d.signInHolder(card, first)
  assert.equal(holder.status, 200)
  assert.equal((await holder.get(`/cards/${card.person}`)).status === 200 || (await holder.get('/me')).body.kind === 'holder', true)
  const next = '90274631850'.slice(0, first.length)
  assert.equal((await holder.post('/me/query-password', { old: '1'.repeat(first.length), chosen: next })).body.refused, 'query-password-wrong')
  assert.equal((await holder.post('/me/query-password', { old: first, chosen: card.number.slice(6, 14).padEnd(first.length, '0').slice(0, first.length) })).body.refused, 'query-password-weak')
  assert.equal((await holder.post('/me/query-password', { old: first, chosen: next })).status, 200)
  assert.equal((await d.signInHolder(card, first)).status, 401)
  assert.equal((await d.signInHolder(card, next)).status, 200)
})

test('PIN-05.d: the query password is refused on the web for each of the same reasons, and the old one stays', async () => {
  const card = await d.set(good)
  const first = '48015739264'.slice(0, await d.lendPassword(card, '48015739264'))
  const holder = await d.signInHolder(card, first)
  const long = (start: string, filling = '90274638') => (start + filling).slice(0, first.length)
  const table: [string, string][] = [
    ['7'.repeat(first.length), 'equal'], ['12345678'.slice(0, first.length), 'run'], ['98765432'.slice(0, first.length), 'run'], ['121212121212'.slice(0, first.length), 'repeat'],
    [long(card.phone.slice(3, 9)), 'phone'], [long(card.number.slice(9, 15)), 'id'], [long(card.cardNumber.replace(/\D/g, '').slice(0, 6)), 'card'], [long(card.bankCard.slice(4, 10)), 'bank-card'],
    [card.number.slice(6, 14), 'birth'],
  ]
  for (const [chosen, kind] of table) {
    const refused = await holder.post('/me/query-password', { old: first, chosen })
    assert.equal(refused.body.refused, 'query-password-weak', `${kind} ${JSON.stringify(refused.body)}`)
    assert.ok(refused.body.facts.kinds.includes(kind), `${kind} of ${refused.body.facts.kinds}`)
  }
  assert.equal((await holder.post('/me/query-password', { old: first, chosen: first.slice(1) })).body.refused, 'query-password-weak', 'one digit short')
  assert.equal((await d.signInHolder(card, first)).status, 200)
})

test('PIN-12.c: unknown number and wrong password answer alike; past the policy’s tries this door waits, and the card goes on', async () => {
  const card = await d.set(good)
  const right = '48015739264'.slice(0, await d.lendPassword(card, '48015739264'))
  const wrong = await d.signInHolder(card, '90274631')
  const unknown = await d.signInHolder({ ...card, number: d.agentNumber }, '90274631')
  assert.deepEqual([wrong.status, wrong.body], [unknown.status, unknown.body])
  for (let i = 0; i < 6; i++) await d.signInHolder(card, '90274631')
  assert.notEqual((await d.signInHolder(card, right)).status, 200)
  assert.equal((await d.pin('till', await d.read('till', card), good)).status, 200)
  await d.later(120)
  assert.equal((await d.signInHolder(card, right)).status, 200)
})

test('PIN-02.b: in generic there is no social PIN until one is set on the pad; then it serves', async () => {
  const card = await d.card('000000')
  const till = await d.read('till', card)
  assert.deepEqual([till.pin.first, till.pin.initial], [true, false])
  assert.equal((await d.pin('till', till, initial)).body.refused, 'pin-none')
  const read = await d.read('counter', card)
  assert.equal((await d.change('counter', read, initial, good)).body.refused, 'papers-first')
  await d.papers('counter', read, 'pin-reset')
  const given = await d.authorise('counter', read)
  assert.equal((await d.reset('counter', read, given.body.reset, '555555')).body.refused, 'pin-weak')
  assert.equal((await d.reset('counter', read, given.body.reset, good)).status, 200)
  assert.deepEqual((await d.pin('till', await d.read('till', card), good)).body.factors, ['card', 'pin'])
})

test('PIN-03.b PIN-04.e: another number of tries, and card centre and county counters only, are policy values', async () => {
  await d.policyTomorrow('340100', 'pin.tries', 6)
  await d.policyTomorrow('340100', 'pin.reset.offices', ['centre', 'county-counter'])
  const card = await d.set(good)
  const till = await d.read('till', card)
  assert.equal(till.pin.left, 6)
  for (let left = 5; left >= 1; left--) assert.equal((await d.pin('till', till, '111113')).body.facts.left, left)
  assert.equal((await d.pin('till', till, '111113')).body.refused, 'pin-locked')
  const read = await d.read('counter', card)
  await d.papers('counter', read, 'pin-reset')
  const refused = await d.authorise('counter', read)
  assert.equal(refused.body.refused, 'reset-elsewhere')
  assert.match(refused.body.zh, /县区/)
})
