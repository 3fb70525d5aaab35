import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { linkBanks } from '#banks'
import { sealPin } from '../src/wire/iso8583/index.ts'
import { ask, testBank, till, type TestBank } from './support/bank.ts'
import { cardsOf, collect, makeBatch, runStep, toSite, viewOf } from './support/card-steps.ts'
import { openScene, type Holder } from './support/scene.ts'

let scene: Awaited<ReturnType<typeof openScene>>
let bank: TestBank
before(async () => { [scene, bank] = await Promise.all([openScene(), testBank()]) })
after(async () => { await scene?.close(); await bank?.close() })

const link = (url: string, key = bank.keys.centre) => linkBanks(scene.house, { url, key })
/** The whole bank card number of a made card, by the counter clerk's recorded look. */
const bankCard = async ({ person, card }: { person: string; card: string }): Promise<string> => (await scene.knock('counter', 'POST', `/cards/${person}/${card}/numbers`, {})).body.bankCard
const states = async (cards: string[]) => (await ask(bank, '/centre/states', { cards })).body.rows as { card: string; known: boolean; active: boolean }[]

test('BANK-03.a BANK-03.b: each produced card has an account at its bank, under the number the bank gave; while the bank does not answer nothing is made, and asked again it opens nothing twice', async () => {
  await scene.applicants(3, { region: '340121' })
  const { batch } = await makeBatch(scene, 'bank-link-0001', '340121')

  link('http://localhost:9')
  const silent = await runStep(scene, batch.id, 'personalise')
  assert.deepEqual([silent.status, silent.body.refused], [409, 'bank-silent'])
  assert.match(silent.body.zh, /徽商银行没有回答，卡还没有做/)
  link(bank.base, 'f'.repeat(64))
  const declined = await runStep(scene, batch.id, 'personalise')
  assert.deepEqual([declined.status, declined.body.refused], [409, 'bank-declined'])
  assert.deepEqual((await cardsOf(scene, batch.id)).map(row => row.state), ['ordered', 'ordered', 'ordered'], 'nothing was made')

  link(bank.base)
  assert.equal((await runStep(scene, batch.id, 'personalise')).body.written, 3)
  const made = await cardsOf(scene, batch.id)
  const numbers = await Promise.all(made.map(bankCard))
  assert.equal(new Set(numbers).size, 3)
  for (const number of numbers) assert.match(number, /^623203\d{13}$/)
  assert.deepEqual((await states(numbers)).map(row => [row.known, row.active]), [[true, false], [true, false], [true, false]], 'opened, and not active before the holder comes')

  // the order again, as after a break between the bank's answer and ours: the same cards
  const orders = made.map(row => ({ order: row.card, name: '任何人', idType: 'resident', idNumber: '340104199003077777', phone: null }))
  const again = await ask(bank, '/centre/accounts', { bank: '96588', orders })
  assert.deepEqual((again.body.rows as { refused?: string }[]).map(row => row.refused), ['order-differs', 'order-differs', 'order-differs'], 'under the same number nobody else gets an account')
})

test('BANK-03.a: a number that cannot be this card’s is not taken: the card is stuck with the reason, the others are made', async () => {
  await scene.applicants(2, { region: '340122' })
  const { batch } = await makeBatch(scene, 'bank-link-0002', '340122')
  const [first] = await cardsOf(scene, batch.id)
  // the bank knows this order already, and as somebody else's
  await ask(bank, '/centre/accounts', { bank: '96588', orders: [{ order: first!.card, name: '别人', idType: 'resident', idNumber: '340104199003077777', phone: null }] })
  link(bank.base)
  const { body } = await runStep(scene, batch.id, 'personalise')
  assert.deepEqual([body.written, body.stuck], [1, 1])
  const stuck = (await cardsOf(scene, batch.id)).find(row => row.card === first!.card) as { state: string; reason?: unknown }
  assert.equal(stuck.state, 'stuck')
})

test('BANK-04.a ACT-01.b: what the bank activated at its branch is active at the centre once it is told, however often it is told; a bank without the key, of another’s card or of a card nobody has is told no', async () => {
  link(bank.base)
  const [holder, other] = await scene.applicants(2, { region: '340123' }) as [Holder, Holder]
  const cards = await toSite(scene, [holder, other], 'branch', 'bank-link-0003', '340123')
  assert.equal((await collect(scene, 'branch', holder, cards.get(holder.person)!)).status, 200)
  const counter = await till(bank, 'counter', { code: '96588' })
  const activate = async (of: Holder) => {
    const card = await bankCard({ person: of.person, card: cards.get(of.person)! })
    const done = await ask(bank, '/branch/activate', { card, idNumber: of.number, terminal: counter.id, pin: sealPin(counter.keys.pin, '274916', card, randomBytes).toString('hex'), who: '柜员 01' })
    assert.equal(done.status, 200, JSON.stringify(done.body))
    return card
  }
  const card = await activate(holder)
  assert.equal((await viewOf(scene, 'branch', holder)).financial, 'opened', 'the centre does not know yet')

  await assert.rejects(bank.tell('http://localhost:9'), 'the centre cannot be reached: it stays to be told')
  await assert.rejects(bank.tell(scene.base, 'f'.repeat(64)), /401/)
  assert.equal(await bank.tell(scene.base), 1)
  assert.equal((await viewOf(scene, 'branch', holder)).financial, 'active')
  assert.equal(await bank.tell(scene.base), 0, 'told once')

  const notice = async (body: object, key = bank.keys.centre) => {
    const answer = await fetch(`${scene.base}/bank/notices`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` }, body: JSON.stringify(body) })
    return { status: answer.status, body: await answer.json() as { refused?: string; rows?: { taken?: true; refused?: string }[]; fields?: { field: string }[] } }
  }
  const of = (number: string, from = '96588') => ({ bank: from, notices: [{ id: 'notice-0001', card: number, what: 'activated' }] })
  assert.deepEqual((await notice(of(card))).body.rows, [{ id: 'notice-0001', taken: true }], 'told again it changes nothing')
  assert.deepEqual((await notice(of(card, '95533'))).body.rows!.map(row => row.refused), ['not-your-bank'])
  assert.deepEqual((await notice(of('6232031234567890123'))).body.rows!.map(row => row.refused), ['card-unknown'])
  assert.deepEqual([(await notice(of(card), '')).status, (await notice(of(card), 'f'.repeat(64))).status], [401, 401])
  const unreadable = await notice({ bank: 'x', notices: [] })
  assert.deepEqual([unreadable.status, unreadable.body.fields!.map(each => each.field)], [400, ['bank', 'notices']])

  // activated before it was handed over: the centre does not take it, and says why
  await activate(other)
  assert.equal(await bank.tell(scene.base), 1)
  assert.equal((await viewOf(scene, 'branch', other)).financial, 'opened')
  counter.close()
})
