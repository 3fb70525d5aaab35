import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openScene, type Holder } from './support/scene.ts'
import { changePin, collect, documentOf, numberOf, read, toSite, viewOf } from './support/card-steps.ts'

let scene: Awaited<ReturnType<typeof openScene>>
let holders: Holder[]
let cards: Map<string, string>
before(async () => {
  scene = await openScene()
  holders = await scene.applicants(14)
  cards = await toSite(scene, holders, 'branch', 'cards-test-0001')
})
after(() => scene.close())

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

test('COLL-01.a COLL-03.a COLL-03.b: collected at the place told with a matching document; until then it is issued, not handed over', async () => {
  const { holder, card } = next()
  const before = await viewOf(scene, 'branch', holder)
  assert.deepEqual([before.state, before.social, before.causes[0].cause, before.code], ['at-site', 'inactive', 'not-activated', 'A'])
  const handed = await collect(scene, 'branch', holder, card)
  assert.deepEqual([handed.status, handed.body.card.state], [200, 'handed-over'])
  const history = (await scene.knock('branch', 'GET', `/cards/${holder.person}/${card}/history`)).body.rows as { verb: string; place: string; at: string }[]
  const entry = history.find(row => row.verb === 'cards.hand-over')!
  assert.ok(entry.place && entry.at, 'time, place and clerk are on record')
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

test('COLL-01.d: with a wrong or expired document, or an agent without a valid one, the card stays where it is', async () => {
  const { holder, card } = next()
  const other = holders.find(one => one !== holder)!
  const wrong = await collect(scene, 'branch', holder, card, { document: { ...documentOf(holder), number: other.number } })
  const expired = await collect(scene, 'branch', holder, card, { agent: { ...agent, validUntil: '2020-01-01' } })
  const same = await collect(scene, 'branch', holder, card, { agent: { ...agent, number: holder.number } })
  assert.ok(wrong.status >= 400)
  assert.deepEqual([expired.body.refused, same.body.refused], ['agent-invalid', 'agent-is-holder'])
  assert.equal((await viewOf(scene, 'branch', holder)).state, 'at-site')
})

test('COLL-03.c: it is not handed over twice, also when two clerks do it at once', async () => {
  const { holder, card } = next()
  const answers = await Promise.all([1, 2, 3].map(() => collect(scene, 'branch', holder, card)))
  assert.deepEqual(answers.map(answer => answer.status).sort(), [200, 409, 409])
  const later = await collect(scene, 'branch', holder, card)
  assert.equal(later.body.refused, 'already-handed-over')
})

test('ACT-01.a ACT-01.d ACT-02.a ACT-03.a: the initial PIN changed at the issuing bank’s branch activates the social account and leaves the financial one alone', async () => {
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

test('READ-02.a READ-02.d: not activated and reported lost are told apart, all causes in one order; releasing ends the loss', async () => {
  const { holder, card, number } = await collected()
  const lost = await scene.knock('counter', 'POST', `/cards/${holder.person}/${card}/report-loss`, { document: documentOf(holder) })
  assert.deepEqual(names(lost.body.card.causes), ['lost', 'not-activated', 'pin-initial'])
  assert.equal(lost.body.card.code, '2')
  const answer = await read(scene, 'counter', number)
  assert.deepEqual([names(answer.read.causes)[0], answer.read.session], ['lost', null])
  const again = await scene.knock('counter', 'POST', `/cards/${holder.person}/${card}/report-loss`, { document: documentOf(holder) })
  assert.equal(again.body.refused, 'card-lost')
  const free = await scene.knock('counter', 'POST', `/cards/${holder.person}/${card}/release-loss`, { document: documentOf(holder) })
  assert.deepEqual(names(free.body.card.causes), ['not-activated', 'pin-initial'])
})

test('READ-02.e: a healthy card is told no cause', async () => {
  const { holder, number } = await collected()
  await changePin(scene, 'branch', holder, number, ['123456', '738261'])
  assert.deepEqual((await read(scene, 'branch', number)).read.causes, [])
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
