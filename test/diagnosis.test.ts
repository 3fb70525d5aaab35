import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { answerCard, copied, diagnoseChip, judgeReport, type Image } from '#chip'
import { getCard } from '#cards'
import { pinState } from '#pins'
import { collect, documentOf, numberOf, toSite } from './support/card-steps.ts'
import { openScene, powered, type Holder } from './support/scene.ts'
import type { Json } from './support/pharmacy.ts'

let scene: Awaited<ReturnType<typeof openScene>>
before(async () => {
  scene = await openScene()
  await scene.knock('counter', 'POST', '/fees/drawer/open', { pieces: { 1000: 10 } })
})
after(() => scene.close())

type Mine = { person: string; card: string }
let keys = 0
/** Holders with their cards in hand. */
async function holders(count: number): Promise<(Holder & { card: string })[]> {
  const all = await scene.applicants(count, { to: 'counter' })
  const cards = await toSite(scene, all, 'counter', `diagnosis-${++keys}`)
  for (const holder of all) assert.equal((await collect(scene, 'counter', holder, cards.get(holder.person)!)).status, 200)
  return all.map(holder => ({ ...holder, card: cards.get(holder.person)! }))
}
/** What the reader reports of the card of this number in its slot. */
const look = async (number: string) => (await scene.knock('counter', 'POST', '/demo/reader', { function: 'SbkDiagnose', terminal: await scene.terminal('counter'), card: number })).body
const diagnose = async (of: Mine, report: Json, document: Json, seat: 'counter' | 'branch' = 'counter') =>
  scene.knock(seat, 'POST', `/terminals/${await scene.terminal('counter')}/diagnose`, { person: of.person, card: of.card, document, report })
const checked = async (holder: Holder & Mine) => (await diagnose(holder, (await look(await numberOf(scene, holder, holder.card))).report, documentOf(holder))).body
const good = (told: Json) => told.checks.map((each: Json) => [each.check, each.good])
/** Everything a diagnosis might have changed. */
const state = async ({ person, card }: Mine) => ({ chip: await scene.chip({ person, card }), ...await scene.within(async work => {
  const found = (await getCard(work, Number.parseInt(person.slice(-3), 16), card))!
  const [terminal] = await work.sql<Json>`select failures, held_until from terminals.terminal where id = ${await scene.terminal('counter')}`
  const [sessions] = await work.sql<Json>`select count(*)::int as count from terminals.session`
  return { card: found, pin: await pinState(work, found), terminal, sessions }
}) })

test('READ-05.a READ-05.b: a sound card, one whose file is gone, a copy and a mute chip: reset, files, keys and PIN are each told; nothing is burnt or written; an exchange follows', async () => {
  const [sound, torn, copy, mute] = await holders(4) as [Holder & Mine, Holder & Mine, Holder & Mine, Holder & Mine]
  await scene.spoil(torn)
  await scene.implant(copy, copied(await scene.chip(copy)))
  await scene.implant(mute, { ...await scene.chip(mute), atr: '' })
  const expected: [Holder & Mine, boolean[], string][] = [
    [sound, [true, true, true, true], 'healthy'], [torn, [true, false, true, true], 'exchange'], [copy, [true, true, false, true], 'exchange'], [mute, [false, false, false, false], 'exchange'],
  ]
  for (const [holder, goods, verdict] of expected) {
    const before = await state(holder)
    const told = await checked(holder)
    assert.deepEqual([good(told), told.verdict], [['reset', 'files', 'keys', 'pin'].map((check, i) => [check, goods[i]]), verdict], JSON.stringify(told))
    for (const each of [...told.checks, told]) assert.ok(each.zh && each.en)
    for (let i = 0; i < 25; i++) await checked(holder)
    assert.deepEqual(await state(holder), before, `${verdict}: however often`)
  }
  assert.match((await checked(torn)).checks[1].zh, /EF06/)
  assert.match((await checked(sound)).checks[3].zh, /还能试 \d+ 次/)

  const places = (await scene.knock('counter', 'GET', `/cards/${torn.person}/${torn.card}/successor?kind=exchange`)).body
  const exchanged = await scene.knock('counter', 'POST', `/cards/${torn.person}/${torn.card}/exchange`, { reason: 'damaged', document: documentOf(torn), delivery: { kind: 'counter', organisation: places.places[0].organisation } })
  assert.deepEqual([exchanged.status, exchanged.body.kind], [200, 'exchange'], JSON.stringify(exchanged.body))
})

test('READ-05.b: on the chip itself a diagnosis, of a sound card or a copy with other keys, burns no PIN try and no key try and writes no file', async () => {
  const [holder] = await holders(1) as [Holder & Mine]
  const issuer = await scene.issuer()
  const image: Image = { ...await scene.chip(holder), version: '3.00' }
  const ident = image.files.EF05['01']!.toUpperCase()
  const fake = copied(image)
  for (const inserted of [image, { ...fake, keys: { ...fake.keys, read: fake.keys.internal } }]) {
    const card = powered(inserted)
    for (let i = 0; i < 8; i++) {
      const challenge = Buffer.alloc(8, i)
      const found = judgeReport(issuer, ident, challenge, await diagnoseChip(card, issuer, ident, challenge, async (atr, asked) => answerCard(issuer, atr, asked)))
      assert.deepEqual([found.reset, found.genuine, found.unread.length === 0, found.pin], [true, inserted === image, inserted === image, image.pin!.left])
    }
    const { files, pin, counters } = card.image()
    assert.deepEqual([files, pin, counters.externalLeft], [image.files, image.pin, image.counters.externalLeft])
  }
})

test('a diagnosis asks for the holder’s document, the card itself and a fresh report of this terminal, and takes nothing else', async () => {
  const [holder, other] = await holders(2) as [Holder & Mine, Holder & Mine]
  const number = await numberOf(scene, holder, holder.card)
  const fresh = async (): Promise<Json> => (await look(number)).report
  const before = await state(holder)
  const no = async (refused: string, answer: Promise<Json>) => { const { body } = await answer; assert.equal(body.refused, refused, JSON.stringify(body)); assert.ok(body.zh && body.en) }
  await no('document-differs', diagnose(holder, await fresh(), documentOf(other)))
  await no('document-expired', diagnose(holder, await fresh(), { ...documentOf(holder), validUntil: '2020-01-01' }))
  await no('other-card', diagnose(other, await fresh(), documentOf(other)))
  await no('card-not-registered', diagnose({ person: other.person, card: holder.card }, await fresh(), documentOf(other)))
  const once = await fresh()
  assert.equal((await diagnose(holder, once, documentOf(holder))).status, 200)
  await no('challenge-stale', diagnose(holder, once, documentOf(holder)))
  await no('terminal-unproved', diagnose(holder, { ...await fresh(), pin: 0x63c1 }, documentOf(holder)))
  await no('input-invalid', diagnose(holder, { ...await fresh(), records: 'all' }, documentOf(holder)))
  assert.equal((await diagnose(holder, await fresh(), documentOf(holder), 'branch')).status, 403)
  assert.equal((await look('')).pOutInfo, '-2', 'no card in the slot')
  assert.deepEqual(await state(holder), before)
})
