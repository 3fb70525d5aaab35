import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { demoOldNumber, demoPeople } from '#demo'
import { findByNumber } from '#holders'
import { enrol } from '#insurance'
import { dayOf } from '#kit/day'
import { inWork, type By, type Work } from '#kit/work'
import { enterOldCard, oldCardViews } from '#oldcards'
import { city, type City } from './harness/index.ts'
import { pharmacy, type Json, type Pharmacy } from './support/pharmacy.ts'
import { desk, type TestCard } from './support/desk.ts'
import { seated, type Seated } from './support/way.ts'

let living: City
let shop: Pharmacy, other: Pharmacy
let counter: Seated
before(async () => {
  living = await city()
  shop = await pharmacy(living)
  other = await pharmacy(living, 1)
  counter = await seated(living.base, 'counter01')
})
after(() => living.close())

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' }
const within = <T>(act: (work: Work) => Promise<T>) => inWork(living.house, by, act)
const today = () => dayOf(living.house.now())
const personOf = async (name: string) => (await within(work => findByNumber(work, shop.who(name).certno)))!
const oldNumber = (name: string) => demoOldNumber(demoPeople.find(one => one.name === name)!.place)
const oldOf = async (name: string): Promise<Json> => (await counter.get<Json>(`/people/${(await personOf(name)).id}/old-cards`)).rows[0]
const swipe = (name: string, at = shop) => at.post('/sandbox/card-session', { fixmedins_code: at.provider.fixmedins_code, card_number: oldNumber(name) })
const identifyOld = (name: string, at = shop) => at.send(at.message('1101', { data: { mdtrt_cert_type: '03', mdtrt_cert_no: oldNumber(name), card_sn: oldNumber(name), psn_cert_type: '01' } }))
/** Reads the old card and asks who it is, as a till does. */
async function withOld(name: string, at = shop) {
  const session = await swipe(name, at)
  assert.ok(session.session, JSON.stringify(session))
  const answer = await identifyOld(name, at)
  assert.equal(answer.infcode, 0, answer.err_msg)
  return { person: shop.who(name), psnNo: answer.output.baseinfo.psn_no as string, insured: answer.output.insuinfo[0], balance: answer.output.insuinfo[0].balc as number }
}
const register = async (name: string, number: string) => counter.knock(`/people/${(await personOf(name)).id}/old-cards`, { region: '340199', kind: 'medical-card', number })
const history = async (name: string): Promise<Json[]> => {
  const { id, bucket } = await personOf(name)
  return within(({ sql }) => sql<Json>`select verb, facts, subject from record.entry where bucket = ${bucket} and person = ${id} and verb = 'oldcards.stop'`)
}
const journal = async (name: string) => {
  const { id, bucket } = await personOf(name)
  return within(({ sql }) => sql<Json>`select what, account::text, balance::text, seq from ledger.journal where bucket = ${bucket} and person = ${id} order by region, seq`)
}

test('OLD-06.a: until the new card takes over the old one settles at a provider without a PIN, against the same account', async () => {
  const who = await withOld('何小军')
  const settled = await shop.send(shop.purchase('2102', who, [['布洛芬片', 1]]))
  assert.equal(settled.infcode, 0, settled.err_msg)
  assert.ok(settled.output.setlinfo.acct_pay > 0)
  assert.equal(settled.output.setlinfo.balc, Number((who.balance - settled.output.setlinfo.acct_pay).toFixed(2)))
  assert.equal((await oldOf('何小军')).stopped, null)
  const alone = await withOld('袁野', other)
  assert.equal((await other.send(other.purchase('2102', alone, [['布洛芬片', 1]]))).infcode, 0, 'also where there is no new card yet')
})

test('OLD-01.b: a typed number does not stop the old card, nor a look-up by ID number, nor the new card read at a counter', async () => {
  const person = shop.who('何小军')
  await shop.lookUp(person.certno, '何小军')
  await shop.identify(person)
  const view = await counter.get<Json>(`/cards/${(await personOf('何小军')).id}`)
  await counter.knock('/cards/find', { number: person.cards[0].card_number })
  const terminal = (await counter.get<Json>('/terminals')).rows.find((one: Json) => one.kind === 'counter')
  await counter.knock('/demo/reader', { function: 'iReadCardBas', terminal: terminal.id, card: view.cards[0].number })
  await counter.knock('/demo/reader', { function: 'iReadCardBas', terminal: terminal.id, card: person.cards[0].card_number })
  assert.equal((await oldOf('何小军')).stopped, null)
  assert.deepEqual(await history('何小军'), [])
})

test('OLD-01.a OLD-02.a OLD-02.b OLD-06.b: the new card read at a provider stops the old one, once, however many read it at once, though its initial PIN still bars it; the account is linked, no money moves; every door says since when', async () => {
  const before = await journal('何小军')
  const who = await withOld('何小军')
  const sent = shop.purchase('2102', who, [['布洛芬片', 1]])
  const reads = await Promise.all([shop, other, shop, other, shop].map(at => at.read(shop.who('何小军'), null)))
  assert.ok(reads.every(read => read.session), JSON.stringify(reads))
  const old = await oldOf('何小军')
  assert.deepEqual(old.stopped, { day: today(), by: 'first-read' })
  const entries = await history('何小军')
  assert.equal(entries.length, 1, 'once')
  const card = (await counter.get<Json>(`/cards/${(await personOf('何小军')).id}`)).live
  assert.deepEqual([entries[0].subject, entries[0].facts.linked], [card, 'personal-medical-account'])
  assert.deepEqual(await journal('何小军'), before, 'no movement of money')
  await living.turn()
  const inbox = await (await fetch(`${living.base}/sandbox/inbox`)).json() as { phone: string; messages: { text: string }[] }[]
  assert.equal(inbox.find(one => one.phone === shop.who('何小军').phone)!.messages.filter(({ text }) => text.includes('停用')).length, 1)

  const said = new RegExp(`从 ${today()} 起停用了，请用新社保卡`)
  assert.match((await swipe('何小军')).zh, said)
  assert.match((await identifyOld('何小军')).err_msg, said)
  const late = await shop.send(sent)
  assert.equal(late.infcode, -1, 'what the old card began is not finished with it')
  assert.deepEqual(await journal('何小军'), before)
})

test('OLD-01.a: the change of the initial PIN stops it as well; with the new card everything goes on', async () => {
  const old = await oldOf('王建明')
  assert.deepEqual(old.stopped?.by, 'pin-change', 'the PIN was changed when the city was filled')
  const who = await shop.customer('王建明')
  assert.equal((await shop.send(shop.purchase('2102', who, [['布洛芬片', 1]]))).infcode, 0)
  assert.match((await swipe('王建明')).zh, /请用新社保卡/)
})

test('OLD-04.a OLD-04.b: where the new card does not work because its data differ, the old one goes on; the difference is found, shown with what to do, and nothing settles on the new card', async () => {
  const name = '邓超群'
  const number = shop.who((person: Json) => person.case === 'identity-differs')
  const read = await shop.read(number, null)
  const causes = JSON.stringify(read)
  assert.match(causes, /不一致/)
  assert.equal((await oldOf(name)).stopped, null, 'the old card still works')
  const psn = (await withOld(name))
  const settled = await shop.send(shop.purchase('2102', psn, [['布洛芬片', 1]]))
  assert.equal(settled.infcode, 0, settled.err_msg)
  await shop.read(number, null)
  const barred = await shop.send(shop.purchase('2102', psn, [['布洛芬片', 1]]))
  assert.equal(barred.infcode, -1)
  assert.ok(barred.err_msg.length > 0)
  const view = await counter.get<Json>(`/cards/${(await personOf(name)).id}`)
  const cause = view.cards[0].causes.find((one: Json) => one.cause === 'identity-differs')
  assert.ok(cause.todo.zh && cause.todo.en)
})

test('OLD-07.a OLD-07.b: kinds, power and end of old credentials are the pack’s; an unknown kind is not registered, a dead one is refused by its name', async () => {
  const person = await personOf('蒋欣')
  const no = await counter.knock(`/people/${person.id}/old-cards`, { region: '340199', kind: 'medical-certificate', number: 'Z0001' })
  assert.deepEqual([no.status, no.body.refused], [422, 'old-card-kind'], 'hefei knows no certificate')
  const certificate = await counter.knock(`/people/${person.id}/old-cards`, { region: '340000', kind: 'medical-certificate', number: 'Z 0001' })
  assert.equal(certificate.status, 200, JSON.stringify(certificate.body))
  const dead = await shop.post('/sandbox/card-session', { fixmedins_code: shop.provider.fixmedins_code, card_number: 'Z0001' })
  assert.match(dead.zh, /^医保证已经不能用了/)
  assert.match((await shop.send(shop.message('1101', { data: { mdtrt_cert_type: '03', mdtrt_cert_no: 'Z0001', card_sn: 'Z0001', psn_cert_type: '01' } }))).err_msg, /医保证/)
  assert.equal((await register('蒋欣', 'Q0002')).status, 200)
  for (const [name, taken] of [['蒋欣', 'Q0003'], ['袁野', 'q0002']] as const) assert.equal((await register(name, taken)).body.refused, 'old-card-taken')
})

test('OLD-03.a OLD-03.b: a card of another city, used here by somebody insured here, stops the old local card; by somebody who is not, it stops nothing', async () => {
  const d = await desk()
  try {
    const stoppedBy = (of: TestCard) => d.within(async work => (await oldCardViews(work, { bucket: of.bucket, id: of.person }))[0]!.stopped?.by ?? null)
    const made = async (region: string, number: string) => {
      const card = await d.card('340000')
      await d.within(async work => {
        await enrol(work, { person: { bucket: card.bucket, id: card.person }, region, insutype: '310', psnType: '1101', since: '2020-01-01', base: 600_000n, employer: null })
        await enterOldCard(work, { bucket: card.bucket, id: card.person }, { region: '340100', kind: 'medical-card', number })
      })
      return card
    }
    const here = await made('340199', 'K0001'), elsewhere = await made('349900', 'K0002')
    await d.read('counter', here)
    assert.equal(await stoppedBy(here), null, 'at a counter nothing is taken over')
    await d.read('till', here)
    await d.read('till', elsewhere)
    assert.deepEqual([await stoppedBy(here), await stoppedBy(elsewhere)], ['other-card', null])
  } finally { await d.close() }
})
