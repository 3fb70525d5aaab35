import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { cardByNumber } from '#cards'
import { keepImage, openImage, renamed } from '#chip'
import { addToPopulation } from '#holders'
import { portrait } from './support/people.ts'
import type { Json } from './support/pharmacy.ts'
import { replacing, type Replacing } from './support/replacing.ts'
import { seat, type Knocker } from './support/trust.ts'

let city: Replacing
let counter: Knocker
before(async () => { city = await replacing(); counter = await seat(city.living, 'counter01') })
after(() => city.close())

/** Settles the open case of somebody by a document with this name; on the ground of the police where the record is to be mended. */
async function settle(name: string, named: string, police: boolean) {
  const { id } = await city.personOf(name)
  const { id: open } = (await counter.get(`/identity/people/${id}`)).body.case
  const document = { ...city.documentOf(name), name: named }
  const { version, personVersion, verdict } = (await counter.post(`/identity/people/${id}/cases/${open}/compare`, { document })).body
  const form = new FormData()
  form.append('scan', new File([new Uint8Array(await portrait())], 'x.jpg', { type: 'image/jpeg' }))
  const proof = police ? { ground: 'public-security', proof: 'police-certificate', paper: (await counter.post(`/identity/people/${id}/proofs?proof=police-certificate`, form)).body.paper } : {}
  const { body } = await counter.post(`/identity/people/${id}/cases/${open}/settle`, { document, version, personVersion, ...proof })
  return { verdict, state: body.state, fields: body.fields }
}

/** From the counter that takes the old card to a purchase with the new one; what the chip of the new card says. */
async function exchanged(name: string, before: Json, balance: number) {
  const old = (await city.cards(name)).live
  const asked = await city.ask(name, 'exchange', { reason: 'data' })
  assert.deepEqual([asked.status, asked.body.kind, asked.body.replaces], [200, 'exchange', old.id], JSON.stringify(asked.body))
  assert.equal((await city.shop.send(city.shop.purchase('2102', before))).infcode, -1)
  const made = await city.make(asked.body.id, name)
  assert.equal((await city.collect(name, made.id)).status, 200)
  const ended = (await city.cards(name)).all.find(card => card.id === old.id)
  assert.deepEqual([ended.closedAs, ended.social], ['replaced', 'closed'])
  assert.match((await city.shop.read(before.person, null)).zh, /已经换成新卡/)
  const numbers = await city.numbers(name, made.id)
  assert.deepEqual((await city.insert(numbers.number)).read.differing, [])
  assert.equal((await city.changePin(name, numbers.number, '738261')).success, true)
  const person = { ...before.person, cards: [{ ...before.person.cards[0], card_number: numbers.number, card_sn: numbers.ident, social_pin: '738261' }] }
  assert.ok((await city.shop.read(person)).session)
  const known = (await city.shop.identify(person)).output
  const row = known.insuinfo.find((each: Json) => each.insuplc_admdvs === before.insured.insuplc_admdvs)
  assert.deepEqual([known.baseinfo.psn_no, row.balc], [before.psnNo, balance])
  assert.equal((await city.shop.send(city.shop.purchase('2102', { psnNo: before.psnNo, insured: row }))).infcode, 0)
  return known.baseinfo.psn_name as string
}

test('IDFIX-02.a: a card whose name the document does not bear is exchanged: it ends with the new one, which reads as the record and pays from the same account', async () => {
  const name = '张伟'
  const before = await city.shop.customer(name)
  const card = (await city.within(work => cardByNumber(work, before.person.cards[0].card_number)))!
  await city.within(async work => keepImage(work, card, renamed((await openImage(work, card))!, '章伟')))
  assert.deepEqual((await city.insert(before.person.cards[0].card_number)).read.differing, ['姓名'])
  assert.deepEqual(await settle(name, name, false), { verdict: 'card-wrong', state: 'card-wrong', fields: [] })
  assert.equal(await exchanged(name, before, before.balance), name)
})

test('HOLD-04.d IDFIX-02.a: a name that the police changed is mended on record, and the card that now differs is exchanged for one that bears it', async () => {
  const name = '刘芳'
  const before = await city.shop.customer(name)
  const { id } = await city.personOf(name)
  await city.within(work => addToPopulation(work, [{ number: city.documentOf(name).number, name: '刘方' }]))
  assert.equal((await counter.post(`/people/${id}/contact/address`, { address: '合肥市 1 号', document: city.documentOf(name), name: '刘方' })).body.refused, 'input-invalid', 'not by the door of contact')
  assert.equal((await counter.post(`/identity/people/${id}/cases`)).status, 200)
  assert.deepEqual(await settle(name, '刘方', true), { verdict: 'both-wrong', state: 'card-wrong', fields: ['name'] })
  assert.equal(await exchanged(name, before, before.balance), '刘方')
})
