import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { linkBanks } from '#banks'
import { bucketOf } from '#kit/ids'
import { setQueryPassword } from '#pins'
import { sealPin } from '../src/wire/iso8583/index.ts'
import { ask, onlineCustomer, testBank, till, type Customer, type Json, type TestBank, type Till } from './support/bank.ts'
import { collect, toSite } from './support/card-steps.ts'
import { openScene, type Holder } from './support/scene.ts'

let scene: Awaited<ReturnType<typeof openScene>>
let bank: TestBank, counter: Till
before(async () => {
  [scene, bank] = await Promise.all([openScene(), testBank({ demo: true })])
  linkBanks(scene.house, { url: bank.base, key: bank.keys.centre })
  counter = await till(bank, 'counter', { code: '96588' })
})
after(async () => { counter?.close(); await scene?.close(); await bank?.close() })

/** A holder whose card was handed over and whose account was activated at the bank with money in it. */
async function banking(region: string, key: string): Promise<{ holder: Holder; who: Customer }> {
  const [holder] = await scene.applicants(1, { region }) as [Holder]
  const cards = await toSite(scene, [holder], 'branch', key, region)
  assert.equal((await collect(scene, 'branch', holder, cards.get(holder.person)!)).status, 200)
  const card: string = (await scene.knock('counter', 'POST', `/cards/${holder.person}/${cards.get(holder.person)!}/numbers`, {})).body.bankCard
  const who: Customer = { card, idNumber: holder.number, phone: '13855500000', name: '', pin: '274916' }
  const done = await ask(bank, '/branch/activate', { card, idNumber: holder.number, terminal: counter.id, pin: sealPin(counter.keys.pin, who.pin, card, randomBytes).toString('hex'), who: '柜员 01' })
  assert.equal(done.status, 200, JSON.stringify(done.body))
  assert.equal((await counter.ask('deposit', card, { amount: 500_00n })).response, '00')
  return { holder, who }
}

test('FIN-04.a QRY-01.a QRY-02.a: the holder sees at the centre how the financial account stands, whom to call, offers and points; balance and movements once agreed to at the bank, and not after it was taken back', async () => {
  const { holder, who } = await banking('340121', 'my-account-0001')
  const mine = await web(holder)
  const look = async () => (await mine('GET', '/my/financial')).body
  const first = await look()
  assert.deepEqual([first.bank.phone, first.told.state, first.told.consent, first.told.balance, first.told.rows], ['96588', 'active', false, null, []])
  assert.equal(first.told.card, `${who.card.slice(0, 4)} **** **** ${who.card.slice(-4)}`)
  assert.ok(first.told.offers.some((each: { zh: string }) => each.zh === '满 100 元减 15 元'))

  const call = await onlineCustomer(bank, who, { code: '96588' })
  await call('POST', '/online/consent', { given: true })
  const agreed = await look()
  assert.deepEqual([agreed.told.consent, agreed.told.balance, agreed.told.rows.map((row: { what?: string; amount: number }) => row.amount)], [true, 500_00, [500_00]])
  assert.doesNotMatch(JSON.stringify(agreed), new RegExp(`${who.card}|${who.idNumber}`))
  await call('POST', '/online/consent', { given: false })
  assert.equal((await look()).told.balance, null)

  await ask(bank, '/branch/loss', { card: who.card, idNumber: who.idNumber, who: '柜员 01' })
  const lost = await look()
  assert.deepEqual([lost.told.state, lost.told.lost, lost.told.offers, lost.told.balance], ['lost', 'written', [], null])
  assert.equal((await mine('GET', '/my/card')).body.card.causes.some((each: { cause: string }) => each.cause === 'lost'), false, 'the social account is another matter')
  const seen = await scene.within(async ({ sql }) => (await sql<{ n: number }>`select count(*)::int as n from record.entry where verb = 'banks.see-own' and by_kind = 'holder'`)[0]!.n)
  assert.equal(seen, 4, 'each look is on record')
})

test('QRY-01.c QRY-02.c: before sign-in nothing is shown; a bank that does not answer leaves what the centre knows; the bank tells the centre nothing of a card under another document', async () => {
  const { holder, who } = await banking('340122', 'my-account-0002')
  assert.equal((await scene.knock('public', 'GET', '/my/financial')).status, 401)
  assert.equal((await scene.knock('counter', 'GET', '/my/financial')).status, 403)
  const mine = await web(holder)
  linkBanks(scene.house, { url: 'http://localhost:9', key: bank.keys.centre })
  const silent = (await mine('GET', '/my/financial')).body
  assert.deepEqual([silent.told, silent.bank.phone], [null, '96588'])
  linkBanks(scene.house, { url: bank.base, key: bank.keys.centre })
  assert.equal((await ask(bank, '/centre/holder', { card: who.card, idNumber: '340104199001019999' })).body.refused, 'person-wrong')
  assert.equal((await ask(bank, '/centre/holder', { card: who.card, idNumber: who.idNumber }, bank.keys.branch)).status, 401)
})

/** The holder signed in on the web. */
async function web(holder: Holder) {
  const password = '83615274'
  assert.ok('setAt' in await scene.within(async work => setQueryPassword(work, { bucket: bucketOf(holder.person), id: holder.person }, null, password, { card: null, bankCard: null })))
  const headers = { origin: new URL(scene.base).origin, 'content-type': 'application/json' }
  const signed = await fetch(`${scene.base}/api/sign-in/holder`, { method: 'POST', headers, body: JSON.stringify({ number: holder.number, password }) })
  assert.equal(signed.status, 200, await signed.clone().text())
  const cookie = signed.headers.getSetCookie().map(line => line.split(';')[0]).join('; ')
  return async (_method: 'GET', path: string) => {
    const answer = await fetch(`${scene.base}/api${path}`, { headers: { ...headers, cookie } })
    return { status: answer.status, body: await answer.json() as Json }
  }
}
