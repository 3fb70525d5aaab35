import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { findByNumber, getPerson } from '#holders'
import { addDays, dayOf } from '#kit/day'
import { inWork, type Work } from '#kit/work'
import { city, type City } from './harness/index.ts'
import { pharmacy, type Json, type Pharmacy } from './support/pharmacy.ts'
import { openScene, type Holder } from './support/scene.ts'
import { seated } from './support/way.ts'
import { changePin, collect, documentOf, numberOf, read, toSite, viewOf } from './support/card-steps.ts'

let scene: Awaited<ReturnType<typeof openScene>>
let holders: Holder[]
let cards: Map<string, string>
before(async () => {
  scene = await openScene()
  holders = await scene.applicants(18)
  cards = await toSite(scene, holders, 'branch', 'cards-test-0001')
})
after(async () => { await scene.close(); await town?.close() })
let town: City | null = null
/** A demo city with a pharmacy that speaks the national interface. */
const shopping = async (): Promise<Pharmacy> => pharmacy(town ??= await city())

let taken = 0
/** A holder whose card waits at the branch. */
const next = () => { const holder = holders[taken++]!; return { holder, card: cards.get(holder.person)! } }
/** A holder who collected the card, with its number. */
async function collected() {
  const { holder, card } = next()
  assert.equal((await collect(scene, 'branch', holder, card)).status, 200)
  return { holder, card, number: await numberOf(scene, holder, card) }
}
const names = (causes: { cause: string }[]) => causes.map(one => one.cause)
const agent = { name: '陈芳', number: '11010519491231002X', relation: '配偶', validUntil: '2038-06-17' }

test('COLL-01.a COLL-03.a ACT-03.d: collected at the place told with a matching document; until then it is issued, not handed over; the change of the PIN is offered in the same visit', async () => {
  const { holder, card } = next()
  const before = await viewOf(scene, 'branch', holder)
  assert.deepEqual([before.state, before.social, before.causes[0].cause, before.code], ['at-site', 'inactive', 'not-activated', 'A'])
  const handed = await collect(scene, 'branch', holder, card)
  assert.deepEqual([handed.status, handed.body.card.state], [200, 'handed-over'])
  const offered = (view: { verbs: { verb: string; why: unknown }[] }) => view.verbs.find(one => one.verb === 'changePin')!.why
  assert.deepEqual([handed.body.card.activation, offered(before) === null, offered(handed.body.card)], ['pin-change', false, null])
  const history = (await scene.knock('branch', 'GET', `/cards/${holder.person}/${card}/history`)).body.rows as { verb: string; place: string; at: string; by: string; post: string }[]
  const entry = history.find(row => row.verb === 'cards.hand-over')!
  assert.deepEqual([entry.place, entry.by, entry.post], ['徽商银行四牌楼支行', 'staff', 'branch-teller'], 'place and clerk are on record')
  assert.ok(Math.abs(Date.parse(entry.at) - scene.now().getTime()) < 60_000, 'and the time')
  assert.ok((await scene.inbox(holder.phone)).some(text => text.includes('徽商银行四牌楼支行')), 'and the holder is told')
})

test('COLL-01.b: an agent collects where the pack allows it, both documents shown', async () => {
  const { holder, card } = next()
  const handed = await collect(scene, 'branch', holder, card, { agent })
  assert.equal(handed.status, 200, JSON.stringify(handed.body))
})

test('COLL-01.c: at another place the collection is refused, naming the right one', async () => {
  const { holder, card } = next()
  const refused = await collect(scene, 'counter', holder, card)
  assert.equal(refused.body.refused, 'wrong-place')
  const right = (await viewOf(scene, 'counter', holder)).place
  assert.ok(refused.body.zh.includes(right))
})

test('COLL-01.d: with a wrong, expired or missing document, or an agent without a valid one, the card stays where it is; the last day of validity still counts', async () => {
  const { holder, card } = next()
  const today = dayOf(scene.now()), yesterday = addDays(today, -1)
  const over = await collect(scene, 'branch', holder, card, { document: { ...documentOf(holder), validUntil: yesterday } })
  assert.deepEqual([over.body.refused, over.body.zh.includes(yesterday)], ['document-expired', true])
  for (const document of [null, undefined, {}, { ...documentOf(holder), number: '' }]) {
    const missing = await collect(scene, 'branch', holder, card, { document })
    assert.deepEqual([missing.status, missing.body.refused], [400, 'input-invalid'])
    assert.ok(missing.body.fields.every((fault: { field: string }) => fault.field.startsWith('document')), JSON.stringify(missing.body.fields))
  }
  assert.equal((await collect(scene, 'branch', holder, card, { document: { ...documentOf(holder), kind: 'passport' } })).body.refused, 'document-kind-wrong')
  const other = holders.find(one => one !== holder)!
  const wrong = await collect(scene, 'branch', holder, card, { document: { ...documentOf(holder), number: other.number } })
  const expired = await collect(scene, 'branch', holder, card, { agent: { ...agent, validUntil: '2020-01-01' } })
  const same = await collect(scene, 'branch', holder, card, { agent: { ...agent, number: holder.number } })
  assert.ok(wrong.status >= 400)
  assert.deepEqual([expired.body.refused, same.body.refused], ['agent-invalid', 'agent-is-holder'])
  const view = await viewOf(scene, 'branch', holder)
  assert.deepEqual([view.state, view.collectedOn], ['at-site', null])
  assert.equal((await collect(scene, 'branch', holder, card, { document: { ...documentOf(holder), validUntil: today } })).status, 200)
})

test('COLL-03.c: it is not handed over twice, also when two clerks do it at once', async () => {
  const { holder, card } = next()
  const answers = await Promise.all([1, 2, 3].map(() => collect(scene, 'branch', holder, card)))
  assert.deepEqual(answers.map(answer => answer.status).sort(), [200, 409, 409])
  const later = await collect(scene, 'branch', holder, card)
  assert.equal(later.body.refused, 'already-handed-over')
})

test('ACT-01.a ACT-01.d ACT-03.a: the initial PIN changed at the issuing bank’s branch activates the social account and leaves the financial one alone', async () => {
  const { holder, number } = await collected()
  const { changed } = await changePin(scene, 'branch', holder, number, ['123456', '738261'])
  assert.equal(changed.success, true, JSON.stringify(changed))
  const view = await viewOf(scene, 'branch', holder)
  assert.deepEqual([view.social, view.financial, view.code, view.causes.length], ['active', 'opened', '1', 0])
})

test('ACT-01.b: the financial account is activated, by its own bank only, while the social account is not', async () => {
  const { holder, card } = await collected()
  const notice = (seat: 'branch' | 'otherBranch') => scene.knock(seat, 'POST', '/banks/activation-notice', { person: holder.person, card })
  assert.equal((await notice('otherBranch')).body.refused, 'not-your-bank')
  assert.deepEqual((await notice('branch')).body, { financial: 'active', social: 'inactive' })
  assert.equal((await notice('branch')).body.refused, 'financial-active')
  const view = await viewOf(scene, 'branch', holder)
  assert.deepEqual([view.social, view.financial], ['inactive', 'active'])
})

test('READ-01.a: before the change the answer names the initial PIN, with what to do and where', async () => {
  const { holder, number } = await collected()
  const answer = await read(scene, 'branch', number)
  assert.deepEqual(names(answer.read.causes), ['not-activated', 'pin-initial'])
  for (const cause of answer.read.causes) assert.match(cause.zh, /网点|窗口/)
  assert.equal((await viewOf(scene, 'branch', holder)).causes[0].cause, 'not-activated')
})

test('ACT-03.b ACT-03.c: at a counter, and by an agent, both documents shown', async () => {
  const { holder, number } = await collected()
  const { changed } = await changePin(scene, 'counter', holder, number, ['123456', '738261'], { document: documentOf(holder), agent })
  assert.equal(changed.success, true, JSON.stringify(changed))
  assert.equal((await viewOf(scene, 'counter', holder)).social, 'active')
})

test('ACT-03.e: not at another bank’s branch, not without the document', async () => {
  const { holder, number } = await collected()
  const elsewhere = await changePin(scene, 'otherBranch', holder, number, ['123456', '738261'])
  assert.notEqual(elsewhere.changed?.success, true)
  const without = await changePin(scene, 'branch', holder, number, ['123456', '738261'], { document: { ...documentOf(holder), number: '110105194912310011' } })
  assert.notEqual(without.papers.status, 200)
  assert.equal((await viewOf(scene, 'branch', holder)).social, 'inactive')
})

test('READ-02.d: of a card reported lost before its PIN was changed all causes are told, in one order; releasing ends the loss', async () => {
  const { holder, card, number } = await collected()
  const lost = await scene.knock('counter', 'POST', `/cards/${holder.person}/${card}/report-loss`, { document: documentOf(holder) })
  assert.deepEqual(names(lost.body.card.causes), ['lost', 'not-activated', 'pin-initial'])
  assert.equal(lost.body.card.code, '2')
  const answer = await read(scene, 'counter', number)
  assert.deepEqual([names(answer.read.causes)[0], answer.read.session], ['lost', null])
  const again = await scene.knock('counter', 'POST', `/cards/${holder.person}/${card}/report-loss`, { document: documentOf(holder) })
  assert.equal(again.body.refused, 'already-lost')
  const free = await scene.knock('counter', 'POST', `/cards/${holder.person}/${card}/release-loss`, { document: documentOf(holder) })
  assert.deepEqual(names(free.body.card.causes), ['not-activated', 'pin-initial'])
})

test('READ-02.a: not activated, suspended, reported lost and PIN locked each have an answer of their own', async () => {
  const told = new Map<string, { zh: string; en: string }>()
  const headline = async (holder: Holder, number: string) => {
    const { read: at } = await read(scene, 'counter', number)
    const seen = (await viewOf(scene, 'counter', holder)).causes[0]
    assert.equal(seen.cause, at.causes[0].cause, 'page and reader say the same')
    assert.ok(at.nearest.name && at.nearest.address && at.nearest.hours, `${seen.cause}: the nearest office, ${JSON.stringify(at.nearest)}`)
    told.set(at.causes[0].cause, at.causes[0])
    return at.causes[0].cause
  }
  const fresh = await collected()
  assert.equal(await headline(fresh.holder, fresh.number), 'not-activated')
  const { holder, card, number } = await collected()
  await changePin(scene, 'branch', holder, number, ['123456', '738261'])
  const terminal = await scene.terminal('counter')
  const { session } = (await read(scene, 'counter', number)).read
  const enter = () => scene.knock('counter', 'POST', '/demo/reader', { function: 'iVerifyPIN', terminal, card: number, session: session.id, pin: '111113' })
  for (let i = 0; i < 10; i++) await enter()
  assert.equal(await headline(holder, number), 'pin-locked')
  await scene.suspend({ person: holder.person, card })
  assert.equal(await headline(holder, number), 'suspended')
  assert.equal((await scene.knock('counter', 'POST', `/cards/${holder.person}/${card}/report-loss`, { document: documentOf(holder) })).status, 200)
  assert.equal(await headline(holder, number), 'lost')
  assert.deepEqual([...told.keys()], ['not-activated', 'pin-locked', 'suspended', 'lost'])
  for (const words of ['zh', 'en'] as const) assert.equal(new Set([...told.values()].map(one => one[words])).size, 4)
})

test('READ-02.e: a healthy card is told no cause', async () => {
  const { holder, number } = await collected()
  await changePin(scene, 'branch', holder, number, ['123456', '738261'])
  const { read: healthy } = await read(scene, 'branch', number)
  assert.deepEqual([healthy.causes, healthy.nearest], [[], null])
})

test('what a window cannot do stands there with its reason, and the server keeps to it', async () => {
  const { holder, card } = next()
  const view = await viewOf(scene, 'branch', holder)
  const why = (verb: string) => view.verbs.find((one: { verb: string }) => one.verb === verb).why
  assert.equal(why('collect'), null)
  assert.ok(why('reportLoss').zh && why('reportLoss').en)
  const lost = await scene.knock('branch', 'POST', `/cards/${holder.person}/${card}/report-loss`, { document: documentOf(holder) })
  assert.equal(lost.body.refused, 'not-collected')
})

test('COLL-01.a PIN-04.a: a hand-over and a reset for one person on one day need two people; tomorrow one will do', async () => {
  const [holder] = await scene.applicants(1, { to: 'counter' }) as [Holder]
  const card = (await toSite(scene, [holder], 'counter', 'cards-test-0002')).get(holder.person)!
  assert.equal((await collect(scene, 'counter', holder, card)).status, 200)
  const number = await numberOf(scene, holder, card)
  const terminal = await scene.terminal('counter')
  const authorise = async (seat: 'counter' | 'colleague') => {
    const { session } = (await read(scene, seat, number)).read
    assert.equal((await scene.knock(seat, 'POST', `/terminals/${terminal}/sessions/${session.id}/papers`, { business: 'pin-reset', document: documentOf(holder) })).status, 200)
    return scene.knock(seat, 'POST', `/terminals/${terminal}/sessions/${session.id}/authorise-reset`, {})
  }
  const alone = await authorise('counter')
  assert.deepEqual([alone.status, alone.body.refused], [403, 'second-person-needed'])
  assert.match(alone.body.zh, /发卡和重置密码.*请同事/)
  assert.match(alone.body.en, /A colleague/)
  assert.equal((await viewOf(scene, 'counter', holder)).pin.initial, true, 'nothing was reset')
  assert.equal((await authorise('colleague')).status, 200)

  const [second] = await scene.applicants(1, { to: 'counter' }) as [Holder]
  const other = (await toSite(scene, [second], 'counter', 'cards-test-0003')).get(second.person)!
  await collect(scene, 'counter', second, other)
  await scene.later(24 * 60)
  const next = (await read(scene, 'counter', await numberOf(scene, second, other))).read.session
  await scene.knock('counter', 'POST', `/terminals/${terminal}/sessions/${next.id}/papers`, { business: 'pin-reset', document: documentOf(second) })
  assert.equal((await scene.knock('counter', 'POST', `/terminals/${terminal}/sessions/${next.id}/authorise-reset`, {})).status, 200)
})

test('COLL-03.b: before it is handed over a card buys nothing: a purchase is refused, saying that it must be collected', async () => {
  const shop = await shopping()
  const person = shop.who('曹阳')
  const opened = await shop.read(person, '123456')
  assert.ok(opened.refused || !opened.factors.includes('pin'), JSON.stringify(opened))
  await shop.read(person, null)
  const customer = await asCustomer(person)
  for (const answer of [await shop.identify(person), await shop.send(shop.purchase('2102', customer))]) {
    assert.equal(answer.infcode, -1)
    assert.match(answer.err_msg, /还没有领/)
  }
  assert.equal(await moved(person.certno), 0)
})

test('ACT-02.c ACT-02.a PIN-02.c: before the initial PIN is changed nothing settles, and the answer names it; changed, the same purchase settles', async () => {
  const shop = await shopping()
  const person = shop.who('何小军')
  const entered = await shop.read(person, '123456')
  assert.deepEqual([entered.refused], ['pin-initial'], JSON.stringify(entered))
  await shop.read(person, null)
  const customer = await asCustomer(person)
  for (const answer of [await shop.identify(person), await shop.send(shop.purchase('2102', customer))]) {
    assert.equal(answer.infcode, -1)
    assert.match(answer.err_msg, /初始密码/)
  }
  assert.equal(await moved(person.certno), 0)

  const clerk = await seated(town!.base, 'counter01')
  const { rows: [terminal] } = await clerk.get<{ rows: { id: string }[] }>('/terminals')
  const knock = (body: Record<string, unknown>) => clerk.post<{ success: boolean; zh?: string; read?: { session: { id: string } } }>('/demo/reader', { terminal: terminal!.id, card: person.cards[0].card_number, ...body })
  const session = (await knock({ function: 'iReadCardBas' })).read!.session.id
  await clerk.post(`/terminals/${terminal!.id}/sessions/${session}/papers`, { business: 'pin-change', document: { kind: 'resident-card', number: person.certno, validUntil: 'long-term' } })
  const changed = await knock({ function: 'iChangePIN', session, pin: '123456', newPin: '738261' })
  assert.ok(changed.success, changed.zh)

  assert.deepEqual((await shop.read(person, '738261')).factors, ['card', 'pin'])
  const settled = await shop.send(shop.purchase('2102', customer))
  assert.equal(settled.infcode, 0, settled.err_msg)
  assert.match(settled.output.setlinfo.setl_id, /^\d{24}$/)
  assert.equal(await moved(person.certno), 1)
})

test('COLL-01.d: where the pack allows no agent one is refused, and the card stays where it is; its holder collects it', async () => {
  await scene.policyTomorrow('340100', 'agent.allowed', ['pin-change'])
  const [holder] = await scene.applicants(1) as [Holder]
  const card = (await toSite(scene, [holder], 'branch', 'cards-test-0004')).get(holder.person)!
  const refused = await collect(scene, 'branch', holder, card, { agent })
  assert.deepEqual([refused.status, refused.body.refused], [403, 'agent-not-allowed'])
  const view = await viewOf(scene, 'branch', holder)
  assert.deepEqual([view.state, view.agents], ['at-site', ['pin-change']])
  assert.equal((await collect(scene, 'branch', holder, card)).status, 200)
})

test('APP-08.c READ-02.b: the holder of a suspended, expired or lost card who applies again is led to replacement; on its last day a card still works', async () => {
  const { holder, card, number } = await collected()
  await changePin(scene, 'branch', holder, number, ['123456', '738261'])
  const again = () => scene.knock('counter', 'POST', `/people/${holder.person}/applications`, {})
  const led = async (cause: RegExp) => {
    const answer = await again()
    assert.equal(answer.body.refused, 'card-living', JSON.stringify(answer.body))
    assert.match(answer.body.zh, cause)
    assert.match(answer.body.zh, /补卡|换卡/)
  }
  await scene.suspend({ person: holder.person, card })
  await led(/暂停/)
  const { validUntil } = await viewOf(scene, 'counter', holder)
  const days = (Date.parse(validUntil) - Date.parse(dayOf(scene.now()))) / 86_400_000
  await scene.later(days * 24 * 60)
  assert.equal(dayOf(scene.now()), validUntil)
  assert.deepEqual(names((await viewOf(scene, 'counter', holder)).causes), ['suspended'])
  await scene.later(24 * 60)
  assert.equal((await viewOf(scene, 'counter', holder)).causes[0].cause, 'expired')
  await led(/有效期|过期/)
  await scene.knock('counter', 'POST', `/cards/${holder.person}/${card}/report-loss`, { document: documentOf(holder) })
  await led(/挂失|有效期|过期/)
  assert.deepEqual((await scene.knock('counter', 'GET', `/people/${holder.person}/applications`)).body.rows.filter((row: { state: string }) => row.state === 'submitted'), [])
})

const keyOf = (work: Work, number: string) => findByNumber(work, number).then(key => key!)
const within = <T>(act: (work: Work) => Promise<T>) => inWork(town!.house, { kind: 'system', id: null, post: null, organisation: null, authority: 'test' }, act)
/** What a pharmacy that knows the person from an earlier day would send. */
const asCustomer = (person: Json) => within(async work => ({ psnNo: (await getPerson(work, await keyOf(work, person.certno)))!.psnNo,
  insured: { insuplc_admdvs: person.insured[0].admvs as string, insutype: person.insured[0].insutype as string } }))
/** How many settlements stand in the ledger for a person. */
async function moved(number: string): Promise<number> {
  const key = await within(work => keyOf(work, number))
  const { rows: [row] } = await town!.house.pool.query('select count(*)::int as count from ledger.journal where bucket = $1 and person = $2 and what = $3', [key.bucket, key.id, 'settlement'])
  return row.count
}
