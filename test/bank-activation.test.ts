import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sealPin } from '../src/wire/iso8583/index.ts'
import { ask, testBank, till, type TestBank } from './support/bank.ts'
import { authenticator } from './support/authenticator.ts'
import { clerk, holder, picture, signature, window, type Clerk } from './support/bank-pages.ts'

let bank: TestBank
let teller: Clerk
let at: ReturnType<typeof window>
before(async () => {
  bank = await testBank()
  teller = await clerk(bank, '3401008-01')
  at = window(bank, teller)
})
after(() => bank?.close())

const stateOf = async (card: string) => (await ask(bank, '/centre/states', { cards: [card] })).body.rows[0] as { active: boolean }

test('ACT-05.a: the holder in person, with document, form, code, face or fingerprint, card in the reader and bank PIN: then card and account are bound, the PIN pays, and the centre is to be told', async () => {
  const who = await holder(bank)
  assert.equal((await stateOf(who.card)).active, false)
  const { visit, said } = await at.activate(who)
  assert.equal(said.status, 200, JSON.stringify(said.body))
  assert.equal(said.body.financial.active, true)
  assert.equal((await stateOf(who.card)).active, true)
  const seen = await at.see(visit)
  assert.deepEqual([seen.activation.done, seen.card.active], [{ copy: true, form: true, code: true, biometric: true }, true])

  const pos = await till(bank, 'counter', { code: '96588' })
  assert.equal((await pos.ask('deposit', who.card, { amount: 5_000n })).response, '00')
  assert.equal((await pos.ask('balance', who.card, { entered: '274916' })).response, '00')
  assert.equal((await pos.ask('balance', who.card, { entered: '274917' })).response, '55')
  assert.equal((await at.bind(visit, who, '385162')).status, 200, 'asked again after a lost answer it says the same')
  assert.equal((await pos.ask('balance', who.card, { entered: '274916' })).response, '00', 'and changes nothing')
  pos.close()
  assert.equal((await at.activate(who)).said.body.refused, 'already-active', 'another visit activates nothing')
  assert.deepEqual(await bank.rows(`select count(*)::int as n from orders.notice`), [{ n: 1 }], 'told once')
})

test('ACT-05.b: one step missing, whichever, and it is refused by that name; an agent, another’s document, another card in the reader or no PIN: the account stays shut', async () => {
  for (const [step, name] of [['copy', 'copy-missing'], ['form', 'form-missing'], ['code', 'code-missing'], ['biometric', 'biometric-missing']] as const) {
    const who = await holder(bank)
    const { said } = await at.activate(who, { without: [step] })
    assert.deepEqual([said.status, said.body.refused], [409, name])
    assert.equal((await stateOf(who.card)).active, false, step)
  }
  const who = await holder(bank)
  const other = await holder(bank)
  const agent = (await at.visit(who, 'agent')).body.visit
  for (const [path, body] of [['copy', { page: 'id-front', picture }], ['form', { signature }], ['code', {}], ['face/begin', {}], ['bind', { reading: await at.reading(who.card), pin: await at.block(who.card, '274916') }], ['online', { decline: true }]] as const)
    assert.equal((await teller.post(`/branch/visits/${agent}/${path}`, body)).body.refused, 'holder-in-person', path)
  assert.equal((await at.visit(who, 'holder', other.idNumber)).body.refused, 'person-wrong')

  const { visit } = await at.activate(who, { pin: '123456' })
  const wrongCard = await teller.post(`/branch/visits/${visit}/bind`, { reading: await at.reading(other.card), pin: await at.block(who.card, '274916') })
  assert.equal(wrongCard.body.refused, 'reading-other')
  const forOther = await teller.post(`/branch/visits/${visit}/bind`, { reading: await at.reading(who.card), pin: await at.block(other.card, '274916') })
  assert.equal(forOther.body.refused, 'pin-unreadable', 'a PIN keyed for another card')
  assert.equal((await teller.post(`/branch/visits/${visit}/bind`, { reading: await at.reading(who.card) })).status, 400, 'no PIN')
  assert.equal((await teller.post(`/branch/visits/${visit}/bind`, { reading: 'made-up', pin: await at.block(who.card, '274916') })).body.refused, 'reading-none')
  assert.equal((await stateOf(who.card)).active, false)
  assert.equal((await at.bind(visit, who)).status, 200, 'everything there, and it goes')
})

test('ACT-05.b: without a sign-in, by another branch’s or bank’s teller, after the visit’s end or without our own Origin nothing is done', async () => {
  const who = await holder(bank)
  const visit = await at.open(who)
  const icbc = await clerk(bank, '3401001-01')
  const elsewhere = window(bank, icbc)
  assert.equal((await elsewhere.visit(who)).body.refused, 'not-this-bank')
  assert.equal((await icbc.get(`/branch/visits/${visit}`)).body.refused, 'visit-unknown')
  const operations = await clerk(bank, '96588-90')
  assert.deepEqual([(await operations.post('/branch/visits', { reading: 'x', idNumber: who.idNumber, comes: 'holder' })).body.refused, (await operations.get(`/branch/visits/${visit}`)).status], ['not-your-post', 403])
  assert.equal((await teller.post(`/branch/visits/${visit}/copy`, { page: 'id-front', picture }, { origin: 'http://elsewhere.example' })).body.refused, 'origin-foreign')
  assert.equal((await (await fetch(`${bank.base}/api/branch/visits/${visit}`)).json() as { refused: string }).refused, 'not-signed-in')
  assert.deepEqual((await teller.post(`/branch/visits/${visit}/copy`, { page: 'id-front', picture: 'data:image/png;base64,AAAA' })).body.refused, 'copy-unreadable')
  assert.equal((await teller.post(`/branch/visits/${visit}/end`)).status, 200)
  assert.equal((await at.bind(visit, who)).body.refused, 'visit-ended')
  assert.equal((await stateOf(who.card)).active, false)
})

test('ACT-05.a ACT-08.a: the form names the holder, the social card, the account-holding bank and its 12-digit line number; where the bank has no phone the form gives it, and another than the one on record is refused', async () => {
  const without = await holder(bank, { phone: false })
  const visit = await at.open(without)
  const form = (await teller.get(`/branch/visits/${visit}/form`)).body
  assert.deepEqual([form.name, form.idNumber, form.social, form.bank, form.line], [without.name, without.idNumber, without.social, '徽商银行', '319361000021'])
  assert.match(form.line, /^\d{12}$/)
  assert.equal((await at.form(visit)).body.refused, 'phone-missing')
  assert.equal((await teller.post(`/branch/visits/${visit}/form`, { signature: '', phone: '13800009999' })).body.refused, 'signature-empty')
  assert.equal((await at.form(visit, '13800009999')).status, 200)
  assert.equal((await at.send(visit)).body.sent, '138****9999')
  assert.equal((await at.prove(visit, without, await at.codeOf('13800009999'))).status, 200)
  const known = await holder(bank)
  assert.equal((await at.form(await at.open(known), '13800009999')).body.refused, 'phone-other')
})

test('ACT-08.a ACT-08.b: a code works once, within its time, for its own visit; tries and sends are limited, and no answer to staff ever holds one', async () => {
  const who = await holder(bank)
  const visit = await at.open(who)
  assert.equal((await at.prove(visit, who, '000000')).body.refused, 'code-unsent')
  const sent = await at.send(visit)
  const code = await at.codeOf(who.phone!)
  assert.doesNotMatch(JSON.stringify(sent.body) + JSON.stringify(await at.see(visit)), new RegExp(code))
  assert.equal((await at.send(visit)).body.refused, 'code-soon')
  const wrong = code === '111222' ? '222111' : '111222'
  assert.deepEqual((await at.prove(visit, who, wrong)).body.facts, { left: 2 })
  assert.deepEqual((await at.prove(visit, who, wrong)).body.facts, { left: 1 })
  assert.equal((await at.prove(visit, who, wrong)).body.refused, 'code-spent')
  assert.equal((await at.prove(visit, who, code)).body.refused, 'code-spent', 'the right one too late')

  const second = await at.send(visit)
  assert.equal(second.status, 200)
  const next = await at.codeOf(who.phone!)
  const elsewhere = await at.open(who)
  assert.equal((await at.prove(elsewhere, who, next)).body.refused, 'code-unsent')
  assert.equal((await at.prove(visit, who, next)).status, 200)
  assert.equal((await at.prove(visit, who, next)).body.refused, 'code-used')

  bank.later(2)
  await at.send(visit)
  const late = await at.codeOf(who.phone!)
  bank.later(6)
  assert.equal((await at.prove(visit, who, late)).body.refused, 'code-expired')
  await at.send(visit)
  bank.later(2)
  await at.send(visit)
  bank.later(2)
  const more = await at.send(visit)
  assert.deepEqual([more.status, more.body.refused], [429, 'code-sends'])
})

test('ACT-09.a ACT-09.b: face or fingerprint registered at activation is asked for at use and its holder passes; another’s, a stranger before the same device, an old answer or a forged name does not', async () => {
  const [who, other] = [await holder(bank), await holder(bank)]
  const { device } = await at.activate(who)
  const { device: others } = await at.activate(other)
  const visit = await at.open(who)
  const asked = async () => (await teller.post(`/branch/visits/${visit}/face/ask`)).body
  const prove = async (response: object) => (await teller.post(`/branch/visits/${visit}/face/prove`, { response })).body
  const first = await asked()
  assert.deepEqual(first.allowCredentials.map((each: { id: string }) => each.id), [device!.id])
  const answer = device!.answer(first)
  assert.deepEqual(await prove(answer), { proven: true })
  assert.ok((await at.see(visit)).face.proven)
  assert.equal((await prove(answer)).refused, 'biometric-failed', 'again')
  assert.equal((await prove(others!.answer(await asked()))).refused, 'biometric-failed', 'another’s')
  assert.equal((await prove(others!.answer(await asked(), { as: device!.id }))).refused, 'biometric-failed', 'another’s under this name')
  assert.equal((await prove(device!.answer(await asked(), { person: false }))).refused, 'biometric-failed', 'nobody was recognised')
  assert.equal((await prove(authenticator('http://elsewhere.example').answer(await asked()))).refused, 'biometric-failed')
  const nobody = await at.open(await holder(bank))
  assert.equal((await teller.post(`/branch/visits/${nobody}/face/ask`)).body.refused, 'biometric-none')
})

test('PIN-05.e PIN-05.f: the bank PIN is refused for the same reasons as the social PIN, each by name, and nothing is active before a good one', async () => {
  const who = await holder(bank)
  const { visit, said } = await at.activate(who, { pin: '111111' })
  const kinds = (body: { facts?: { kinds?: string[] } }) => body.facts?.kinds ?? []
  assert.deepEqual([said.body.refused, kinds(said.body)], ['pin-weak', ['equal']])
  assert.match(said.body.zh, /几位都一样/)
  for (const [pin, kind] of [['345678', 'run'], ['765432', 'run'], ['121212', 'repeat'], [who.phone!.slice(2, 8), 'phone'], [who.idNumber.slice(2, 8), 'id'], [who.card.slice(8, 14), 'bank-card'], [who.social!.slice(1, 7), 'card']] as const)
    assert.ok(kinds((await at.bind(visit, who, pin)).body).includes(kind), `${pin} ${kind}`)
  assert.equal((await stateOf(who.card)).active, false)
  assert.equal((await at.bind(visit, who, '274916')).status, 200)
})

test('ACT-06.a ACT-06.b: signed up in the same visit with security questions and a payment password, of which only what they are compared with is kept; declined, nothing is opened; before the account is active, or twice, neither', async () => {
  const answers = [{ question: 'first-school', answer: '屯溪路小学' }, { question: 'first-job', answer: '合肥 钢厂' }, { question: 'favourite-dish', answer: '臭鳜鱼' }]
  const body = async (card: string, more: object = {}) => ({ login: `shen${card.slice(-6)}`, password: await at.block(card, '80246193'), payment: await at.block(card, '591837'), answers, ...more })
  const who = await holder(bank)
  const early = await at.open(who)
  assert.equal((await teller.post(`/branch/visits/${early}/online`, await body(who.card))).body.refused, 'not-bound')
  const { visit } = await at.activate(who)
  const online = async (more: object = {}) => teller.post(`/branch/visits/${visit}/online`, await body(who.card, more))
  assert.equal((await online({ payment: await at.block(who.card, '274916') })).body.refused, 'payment-as-pin')
  assert.equal((await online({ payment: await at.block(who.card, '222222') })).body.refused, 'pin-weak')
  assert.equal((await online({ answers: answers.slice(0, 2) })).body.refused, 'answers-few')
  assert.equal((await online({ answers: [answers[0], answers[0], answers[0]] })).body.refused, 'answers-few')
  assert.deepEqual((await online()).body, { online: 'opened', login: `shen${who.card.slice(-6)}` })
  assert.equal((await online()).body.refused, 'online-decided')
  const kept = await bank.rows('select a.password_hash, w.verifier, (select count(*)::int from online.answer q where q.customer = a.customer) as answers from online.access a join online.wallet w on w.customer = a.customer')
  assert.equal(kept.length, 1)
  assert.equal(kept[0]!['answers'], 3)
  assert.doesNotMatch(JSON.stringify(kept), /80246193|591837|屯溪/)

  const second = await holder(bank)
  const { visit: theirs } = await at.activate(second)
  const taken = await teller.post(`/branch/visits/${theirs}/online`, await body(second.card, { login: `SHEN${who.card.slice(-6)}` }))
  assert.equal(taken.body.refused, 'login-taken')
  assert.deepEqual((await teller.post(`/branch/visits/${theirs}/online`, { decline: true })).body, { online: 'declined' })
  assert.equal((await bank.rows('select 1 from online.access')).length, 1, 'nothing was opened for who declined')
  assert.equal((await bank.rows('select 1 from online.wallet')).length, 1)
  assert.equal((await at.see(theirs)).activation.online, 'declined')
})

test('ACT-10.a: places and steps are what the centre’s policy says of this bank: a step left out is not asked for, and where the branch is no place it is refused there', async () => {
  const terms = (more: object) => ask(bank, '/centre/terms', { rows: [{ bank: '96588', region: '340500', places: ['branch'], steps: ['copy', 'form'], existing: false, ...more }] })
  assert.equal((await terms({})).status, 200)
  const who = await holder(bank, { region: '340500' })
  assert.deepEqual((await at.see(await at.open(who))).activation.steps, ['copy', 'form'])
  assert.equal((await at.activate(who, { without: ['code', 'biometric', 'form'] })).said.body.refused, 'form-missing')
  assert.equal((await at.activate(who, { without: ['code', 'biometric'] })).said.status, 200)
  await terms({ places: ['online'] })
  const next = await holder(bank, { region: '340500' })
  assert.equal((await at.activate(next)).said.body.refused, 'place-other')
  assert.equal((await ask(bank, '/centre/terms', { rows: [] }, bank.keys.branch)).body.refused, 'key-wrong')
  const other = await holder(bank)
  assert.deepEqual((await at.see(await at.open(other))).activation.steps, ['copy', 'form', 'code', 'biometric'], 'another city’s stay as they were')
})

test('ACT-11.a ACT-11.b: an existing bank card of the same person is bound where the pack allows it, and the card draws on that account; not another’s, not an idle one, not the account of another card already bound, and not where the pack says no', async () => {
  await ask(bank, '/centre/terms', { rows: [{ bank: '96588', region: '340600', places: ['branch'], steps: ['copy', 'form', 'code', 'biometric'], existing: true }] })
  const counter = await till(bank, 'counter', { code: '96588' })
  const who = await holder(bank, { region: '340600' })
  const had = await holder(bank, { like: who, social: false })
  const idle = await holder(bank, { like: who, social: false })
  const stranger = await holder(bank, { social: false })
  for (const each of [had, stranger]) assert.equal((await ask(bank, '/branch/activate', { card: each.card, idNumber: each.idNumber, terminal: counter.id, pin: sealPin(counter.keys.pin, '385162', each.card, randomBytes).toString('hex'), who: '柜员 01' })).status, 200)
  assert.equal((await counter.ask('deposit', had.card, { amount: 80_000n })).response, '00')

  const choose = async (visit: string, card: string) => (await teller.post(`/branch/visits/${visit}/existing`, { reading: await at.reading(card) })).body
  const refusedHere = await at.open(await holder(bank))
  assert.equal((await choose(refusedHere, had.card)).refused, 'existing-not-allowed')
  const { visit } = await at.activate(who, { without: ['biometric'] })
  assert.equal((await choose(visit, stranger.card)).refused, 'existing-other')
  assert.equal((await choose(visit, idle.card)).refused, 'existing-unusable')
  assert.equal((await choose(visit, who.card)).refused, 'reading-other')
  assert.deepEqual(await choose(visit, had.card), { existing: had.card.slice(-4) })
  await at.enrol(visit)
  assert.equal((await at.bind(visit, who)).status, 200)
  assert.equal((await counter.ask('balance', who.card, { entered: '274916' })).balance?.fen, 80_000n, 'the account of the card they had')
  const [bound] = await bank.rows('select b.existing <> b.card as both, b.account <> b.instead_of as other from cards.binding b')
  assert.deepEqual(bound, { both: true, other: true })

  const again = await holder(bank, { like: who, region: '340600' })
  const { visit: second } = await at.activate(again, { without: ['biometric'] })
  await choose(second, had.card)
  await at.enrol(second)
  assert.equal((await at.bind(second, again)).body.refused, 'existing-bound')
  assert.equal((await stateOf(again.card)).active, false)
  await teller.post(`/branch/visits/${second}/existing`, { reading: null })
  assert.equal((await at.bind(second, again)).status, 200, 'with the account of its own')
  assert.deepEqual((await bank.books()).wrong, [])
  counter.close()
})

test('the bank’s sign-in: a wrong number or password says the same, and after some tries nothing is judged for a while; a session ends, and framing is forbidden', async () => {
  const knock = (user: string, password: string) => fetch(`${bank.base}/api/sign-in/staff`, { method: 'POST', headers: { origin: new URL(bank.base).origin, 'content-type': 'application/json' }, body: JSON.stringify({ user, password }) })
  const [unknown, wrong] = await Promise.all([knock('3401008-77', 'x').then(each => each.json()), knock('3401008-02', 'x').then(each => each.json())]) as { refused: string }[]
  assert.deepEqual([unknown!.refused, wrong!.refused], ['sign-in-failed', 'sign-in-failed'])
  for (let i = 0; i < 6; i++) await knock('3401008-02', 'x')
  assert.equal((await knock('3401008-02', 'bank-demo-2026')).status, 429)
  bank.later(3)
  const good = await knock('3401008-02', 'bank-demo-2026')
  assert.match(good.headers.getSetCookie()[0]!, /^sbk-bank=[^;]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/)
  assert.equal(good.headers.get('x-frame-options'), 'DENY')
  const page = await fetch(bank.base, { headers: { accept: 'text/html' } })
  assert.match(page.headers.get('content-security-policy')!, /frame-ancestors 'none'/)
  const cookie = good.headers.getSetCookie()[0]!.split(';')[0]!
  const me = async () => (await (await fetch(`${bank.base}/api/me`, { headers: { cookie } })).json() as { user?: string }).user
  assert.equal(await me(), '3401008-02')
  bank.later(31)
  assert.equal(await me(), undefined, 'half an hour without a request')
})

test('PIN-01.d: a login name that is taken is said before anything is held against the bank PIN', async () => {
  const answers = [{ question: 'first-school', answer: '屯溪路小学' }, { question: 'first-job', answer: '合肥 钢厂' }, { question: 'favourite-dish', answer: '臭鳜鱼' }]
  const fresh = await clerk(bank, '3401008-01')
  const here = window(bank, fresh)
  const [one, two] = [await holder(bank), await holder(bank)]
  const [{ visit }, { visit: theirs }] = [await here.activate(one), await here.activate(two)]
  const sign = async (of: typeof one, to: string, payment: string) => (await fresh.post(`/branch/visits/${to}/online`, { login: 'oracle1', password: await here.block(of.card, '80246193'), payment: await here.block(of.card, payment), answers })).body
  assert.equal((await sign(one, visit, '591837')).online, 'opened')
  for (const guess of ['274916', '591837']) assert.equal((await sign(two, theirs, guess)).refused, 'login-taken')
})
