import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { linkBanks } from '#banks'
import { passLosses } from '#losses'
import { sealPin } from '../src/wire/iso8583/index.ts'
import { ask, testBank, till, type TestBank, type Till } from './support/bank.ts'
import { collect, documentOf, toSite, viewOf } from './support/card-steps.ts'
import { readPdf } from './support/pdf-text.ts'
import { openScene, type Holder } from './support/scene.ts'

let scene: Awaited<ReturnType<typeof openScene>>
let bank: TestBank
let counter: Till, shop: Till
type One = { holder: Holder; card: string; number: string; path: string }
before(async () => {
  scene = await openScene({ background: false })
  bank = await testBank({ at: scene.now() })
  linkBanks(scene.house, { url: bank.base, key: bank.keys.centre })
  ;[counter, shop] = [await till(bank, 'counter', { code: '96588' }), await till(bank, 'pos')]
})
after(async () => { counter?.close(); shop?.close(); await scene?.close(); await bank?.close() })

let made = 0
/** Holders with a card in hand, its financial account activated at the bank; `told`: the centre knows. */
async function cardholders(count: number, { of = '96588', seat = 'branch' as 'branch' | 'counter' } = {}): Promise<One[]> {
  const [region, key] = ['340121', `both-losses-${++made}`]
  const holders = await scene.applicants(count, { region, of, to: seat })
  const cards = await toSite(scene, holders, seat, key, region, of)
  const all: One[] = []
  for (const holder of holders) {
    const card = cards.get(holder.person)!
    assert.equal((await collect(scene, seat, holder, card)).status, 200)
    const number = (await scene.knock('counter', 'POST', `/cards/${holder.person}/${card}/numbers`, {})).body.bankCard as string
    const done = await ask(bank, '/branch/activate', { card: number, idNumber: holder.number, terminal: counter.id, pin: sealPin(counter.keys.pin, '274916', number, randomBytes).toString('hex'), who: '柜员 01' })
    assert.equal(done.status, 200, JSON.stringify(done.body))
    await counter.ask('deposit', number, { amount: 10_000n })
    all.push({ holder, card, number, path: `/cards/${holder.person}/${card}` })
  }
  await bank.tell(scene.base)
  return all
}
const one = async (wish = {}) => (await cardholders(1, wish))[0]!
const pay = async ({ number }: One) => (await shop.ask('purchase', number, { amount: 100n, entered: '274916' })).response
const facts = async ({ holder }: One) => (await viewOf(scene, 'counter', holder)).facts.filter((fact: { until: string | null }) => fact.until === null).map((fact: { account: string; kind: string; channel: string }) => `${fact.account} ${fact.kind} ${fact.channel}`).sort()
const both = ({ path, holder }: One, more = {}) => scene.knock('counter', 'POST', `${path}/report-loss`, { document: documentOf(holder), ...more })
const atBank = (verb: 'phone/loss' | 'phone/release' | 'branch/loss' | 'branch/release', { number, holder }: One) => ask(bank, `/${verb}`, { card: number, idNumber: holder.number, ...verb.startsWith('phone') ? { phone: holder.phone } : { who: '柜员 01' } })

test('LOSS-01.a LOSS-03.a LOSS-04.a: with the holder’s word for each account both stop within a second, and one receipt names both with their times', async () => {
  const three = await cardholders(3)
  const took: number[] = []
  for (const each of three.slice(1)) {
    const began = performance.now()
    assert.equal((await both(each, { financial: true })).body.report.financial, 'lost')
    took.push(performance.now() - began)
  }
  const [who] = three as [One]
  assert.equal(await pay(who), '00')
  const began = performance.now()
  const done = await both(who, { financial: true })
  took.push(performance.now() - began)
  assert.equal(done.status, 200, JSON.stringify(done.body))
  // the best of three: a machine that is full is no bank
  assert.ok(Math.min(...took) < 1000, `both stopped after ${took.map(ms => ms.toFixed(0)).join(', ')} ms`)
  assert.equal(await pay(who), '41', 'the bank pays nothing from then on')
  assert.deepEqual(await facts(who), ['financial loss bank-written', 'social loss counter'])
  assert.deepEqual([done.body.report.financial, done.body.second, typeof done.body.report.socialAt, typeof done.body.report.lostSince], ['lost', null, 'string', 'string'])
  const paper = await scene.knock('counter', 'GET', `${who.path}/losses/${done.body.report.id}/receipt`)
  const text = readPdf(paper.body).pages.join('\n')
  for (const said of ['社会保障卡挂失回执', '社保账户', '金融账户', '徽商银行已挂失', '96588', done.body.report.number]) assert.ok(text.includes(said), `${said} in ${text}`)
  assert.ok(!text.includes(who.holder.number) && !text.includes(who.number), 'no whole number on paper')
  assert.ok((await scene.inbox(who.holder.phone)).some(message => /金融账户已在徽商银行挂失/.test(message)))
  // credits to the account go on: what is put in at the counter arrives
  assert.equal((await counter.ask('deposit', who.number, { amount: 500n })).response, '00')
  assert.equal((await both(who, { financial: true })).body.refused, 'already-lost')
})

test('LOSS-01.b LOSS-03.b: without a word for it the bank is told nothing, and the second report is offered with the answer; said afterwards it goes alone', async () => {
  const who = await one()
  const done = await both(who)
  assert.deepEqual([done.status, done.body.report.financial, done.body.second.passable], [200, 'not-asked', true])
  assert.equal(await pay(who), '00', 'the financial account was not reported')
  assert.deepEqual(await facts(who), ['social loss counter'])
  const second = await scene.knock('counter', 'POST', `${who.path}/report-bank-loss`, { document: documentOf(who.holder) })
  assert.deepEqual([second.status, second.body.report.financial, second.body.report.socialAt], [200, 'lost', null])
  assert.equal(await pay(who), '41')
  assert.equal((await scene.knock('counter', 'POST', `${who.path}/report-bank-loss`, { document: documentOf(who.holder) })).body.refused, 'financial-lost-already')
  const stranger = await scene.knock('counter', 'POST', `${who.path}/report-bank-loss`, { document: { ...documentOf(who.holder), number: '340104199001011234' } })
  assert.ok(stranger.status >= 400 && stranger.body.refused, 'not without the holder’s own document')
})

test('LOSS-03.b: a bank that takes no report from here is not asked: the social account stops, the bank’s telephone is shown; alone it is refused', async () => {
  const who = await one({ of: '96669', seat: 'counter' })
  const alone = await scene.knock('counter', 'POST', `${who.path}/report-bank-loss`, { document: documentOf(who.holder) })
  assert.deepEqual([alone.status, alone.body.refused], [409, 'bank-takes-none'])
  assert.match(alone.body.zh, /96669/)
  const done = await both(who, { financial: true })
  assert.deepEqual([done.status, done.body.report.financial, done.body.report.bank.phone], [200, 'not-passed', '96669'])
  assert.equal(await pay(who), '00', 'nothing was done in the bank’s place')
  assert.deepEqual(await facts(who), ['social loss counter'])
  assert.equal(await passLosses(scene.house), 0)
})

test('LOSS-03.a: a bank that does not answer: the social account stops at once, the report is said to be open and goes on until it is answered, once; a release at the bank meanwhile is not undone', async () => {
  const [who, other] = await cardholders(2) as [One, One]
  linkBanks(scene.house, { url: 'http://localhost:9', key: bank.keys.centre })
  const done = await both(who, { financial: true })
  assert.deepEqual([done.status, done.body.report.financial], [200, 'open'])
  assert.deepEqual(await facts(who), ['social loss counter'])
  assert.equal((await scene.knock('counter', 'POST', `${who.path}/report-bank-loss`, { document: documentOf(who.holder) })).body.refused, 'report-under-way')
  await both(other, { financial: true })
  // the other's holder rings the bank, and has it released there, before the report gets through
  assert.equal((await atBank('phone/loss', other)).status, 200)
  bank.later(3)
  assert.equal((await atBank('phone/release', other)).status, 200)
  await scene.later(1)
  assert.equal(await passLosses(scene.house), 0, 'still no answer')

  // the answer is lost on its way back: it was done, and is answered the same when asked again
  const deaf = await relay(bank.base, { loses: 1 })
  linkBanks(scene.house, { url: deaf.url, key: bank.keys.centre })
  await scene.later(10)
  await passLosses(scene.house)
  assert.equal(await pay(who), '41', 'the bank stopped it')
  await scene.later(10)
  await passLosses(scene.house)
  deaf.server.close()
  linkBanks(scene.house, { url: bank.base, key: bank.keys.centre })
  const seen = async (of: One) => (await scene.knock('counter', 'GET', `${of.path}/losses`)).body.report
  assert.equal((await seen(who)).financial, 'lost')
  assert.deepEqual([(await seen(other)).financial, await pay(other)], ['refused', '00'], 'released since: it is over')
  assert.match((await seen(other)).why.zh, /已经在本行解挂/)
  assert.equal(await passLosses(scene.house), 0, 'nothing is left open')
})

test('LOSS-03.a LOSS-01.b LOSS-08.a LOSS-08.b: what is reported at the bank’s telephone reaches the centre as the bank’s word and never as a social report; twice, late and in the wrong order the newest counts; each side is released by itself', async () => {
  const who = await one()
  assert.equal((await atBank('phone/loss', who)).status, 200)
  await bank.tell(scene.base)
  assert.deepEqual(await facts(who), ['financial loss bank-phone'])
  const view = await viewOf(scene, 'counter', who.holder)
  assert.deepEqual([view.code === '2', view.causes.some((cause: { cause: string }) => cause.cause === 'lost')], [false, false], 'the social account is as it was')
  assert.ok((await scene.inbox(who.holder.phone)).some(message => /社保账户没有挂失/.test(message)), 'the social report is offered')

  assert.equal((await atBank('branch/loss', who)).status, 200)
  assert.equal((await both(who)).status, 200)
  await bank.tell(scene.base)
  assert.deepEqual(await facts(who), ['financial loss bank-written', 'social loss counter'])
  // the bank releases its side; ours stays
  assert.equal((await atBank('branch/release', who)).status, 200)
  await bank.tell(scene.base)
  assert.deepEqual([await pay(who), await facts(who)], ['00', ['social loss counter']])
  // told again what is old changes nothing
  const old = { bank: '96588', notices: [{ id: 'notice-old-1', card: who.number, what: 'lost', at: '2026-01-01T00:00:00.000Z', seq: 1, how: 'written', until: null }] }
  const again = await fetch(`${scene.base}/bank/notices`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${bank.keys.centre}` }, body: JSON.stringify(old) })
  assert.deepEqual(await again.json(), { rows: [{ id: 'notice-old-1', taken: true }] })
  assert.deepEqual(await facts(who), ['social loss counter'])
  // and ours is released without the bank's
  assert.equal((await atBank('phone/loss', who)).status, 200)
  await bank.tell(scene.base)
  assert.equal((await scene.knock('counter', 'POST', `${who.path}/release-loss`, { document: documentOf(who.holder) })).status, 200)
  assert.deepEqual([await facts(who), await pay(who)], [['financial loss bank-phone'], '41'])
})

test('BANK-04.a: what the centre did not take is told again, later each time, until it is taken', async () => {
  const [region, key] = ['340121', `both-losses-${++made}`]
  const [holder] = await scene.applicants(1, { region, of: '96588' }) as [Holder]
  const card = (await toSite(scene, [holder], 'branch', key, region, '96588')).get(holder.person)!
  const number = (await scene.knock('counter', 'POST', `/cards/${holder.person}/${card}/numbers`, {})).body.bankCard as string
  // activated before it was handed over
  assert.equal((await ask(bank, '/branch/activate', { card: number, idNumber: holder.number, terminal: counter.id, pin: sealPin(counter.keys.pin, '274916', number, randomBytes).toString('hex'), who: '柜员 01' })).status, 200)
  const active = async () => (await viewOf(scene, 'branch', holder)).financial
  assert.deepEqual([await bank.tell(scene.base), await active()], [1, 'opened'])
  assert.equal((await collect(scene, 'branch', holder, card)).status, 200)
  assert.deepEqual([await bank.tell(scene.base), await active()], [0, 'opened'], 'not at once')
  bank.later(2)
  assert.deepEqual([await bank.tell(scene.base), await active()], [1, 'active'])
  assert.equal(await bank.tell(scene.base), 0)
})

/** A line to the bank that passes requests on and loses some answers. */
async function relay(base: string, { loses }: { loses: number }): Promise<{ url: string; server: Server }> {
  let left = loses
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', part => parts.push(part)).on('end', () => void fetch(base + request.url!, { method: 'POST', headers: { 'content-type': 'application/json', authorization: request.headers.authorization! }, body: Buffer.concat(parts) }).then(async answer => {
      if (left-- > 0) return response.destroy()
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text())
    }))
  })
  await new Promise<void>(done => { server.listen(0, 'localhost', done) })
  return { url: `http://localhost:${(server.address() as AddressInfo).port}`, server }
}
