import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test, { after, before } from 'node:test'
import { liveCardOf } from '#cards'
import { findByNumber } from '#holders'
import { isRefused } from '#kit/refusal'
import { inWork, type By, type Work } from '#kit/work'
import { enrolFinger } from '#pins'
import { matchWords, terminalById } from '#terminals'
import { openTerminalKeys, signAsTerminal } from '#vault'
import { city, type City } from './harness/index.ts'
import { decides } from './support/packs.ts'
import { pharmacy, type Json, type Pharmacy } from './support/pharmacy.ts'
import { seated, type Seated } from './support/way.ts'

let living: City, shop: Pharmacy
const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' }
const within = <T>(act: (work: Work) => Promise<T>) => inWork(living.house, system, act)
before(async () => { living = await city({ background: false }); shop = await pharmacy(living) })
after(() => living.close())

/** A card read at the shop with what is proven beside it, and whom 1101 finds. */
async function at(name: string, proofs: { pin?: boolean; finger?: string } = {}) {
  const person = shop.who(name)
  const session: Json = await shop.post('/sandbox/card-session', { fixmedins_code: shop.provider.fixmedins_code, card_number: person.cards[0].card_number, ...proofs.pin ? { pin: person.cards[0].social_pin } : {}, ...proofs.finger ? { finger: proofs.finger } : {} })
  const answer: Json = await shop.identify(person)
  assert.equal(answer.infcode, 0, answer.err_msg)
  return { session, who: { person, psnNo: answer.output.baseinfo.psn_no as string, insured: answer.output.insuinfo[0], balance: answer.output.insuinfo[0].balc as number } }
}
const tries = async (who: { psnNo: string; insured: Json }, infno: '2101' | '2102') => shop.send(shop.purchase(infno, who)) as Promise<Json>
async function refused(who: Awaited<ReturnType<typeof at>>['who'], sentence: RegExp) {
  const answer = await tries(who, '2102')
  assert.equal(answer.infcode, -1)
  assert.match(answer.err_msg, sentence)
  assert.equal(await shop.balanceOf(who), who.balance, 'nothing moved')
  assert.equal((await tries(who, '2101')).infcode, 0, 'the split is shown with the card alone')
}
async function settles(who: Awaited<ReturnType<typeof at>>['who']) {
  const answer = await tries(who, '2102')
  assert.equal(answer.infcode, 0, answer.err_msg)
  assert.equal(await shop.balanceOf(who), answer.output.setlinfo.balc)
  return answer
}
/** Another value from tomorrow on; the shop signs in anew. */
async function factors(value: string) { await decides(living, { factors: value }); await shop.signIn() }
/** The holder's right thumb, enrolled as at a counter. */
const enrolled = (name: string) => within(async work => {
  const key = (await findByNumber(work, shop.who(name).certno))!
  const card = (await liveCardOf(work, key))!
  const template = createHash('shake256', { outputLength: 256 }).update(`${card.person}|right-thumb`).digest()
  const done = await enrolFinger(work, card, (await work.sql<{ id: string }>`select id from terminals.terminal where code = 'W0000001'`)[0]!.id, template)
  assert.ok(!isRefused(done))
})

test('MED-01.b MED-01.c: card and social PIN where the pack says so: with the card alone nothing settles; with both it settles, also after the PIN was added to the same session', async () => {
  const { who, session } = await at('马晓东')
  assert.deepEqual(session.factors, ['card'])
  await refused(who, /还没有输社保密码，没有结算/)
  await settles((await at('马晓东', { pin: true })).who)
})

test('MED-01.b: the card alone where the pack says so, from its day on', async () => {
  const yesterday = (await at('马晓东')).who
  await refused(yesterday, /还没有输社保密码/)
  await factors('card')
  const { who, session } = await at('马晓东')
  assert.deepEqual(session.factors, ['card'])
  await settles(who)
  const till = await seated(living.base, 'till01')
  assert.deepEqual((await till.get<Json>('/till/desk')).factors, ['card'])
})

test('MED-01.b MED-01.c: card, PIN and fingerprint where the pack says so: each missing one is named and nothing settles; a finger is the terminal’s signed statement for this card session and no other', async () => {
  await factors('card+pin+finger')
  await refused((await at('马晓东', { pin: true })).who, /还没有验指纹，没有结算/)
  await refused((await at('马晓东')).who, /还没有输社保密码，没有结算/)
  const none: Json = (await at('马晓东', { pin: true, finger: 'right-thumb' })).session
  assert.deepEqual([none.refused, /没有录过指纹.*到社保窗口录/.test(none.zh)], ['finger-none', true])
  await enrolled('马晓东')
  const wrong: Json = (await at('马晓东', { pin: true, finger: 'left-thumb' })).session
  assert.equal(wrong.refused, 'finger-missed')
  const { who } = await at('马晓东', { pin: true })
  await refused(who, /还没有验指纹/)
  const only = await at('马晓东', { finger: 'right-thumb' })
  assert.deepEqual(only.session.factors, ['card', 'finger'])
  await refused(only.who, /还没有输社保密码/)
  const whole = await at('马晓东', { pin: true, finger: 'right-thumb' })
  assert.deepEqual(whole.session.factors, ['card', 'pin', 'finger'])
  await settles(whole.who)
  // the next reading proves nothing of what the last one did
  await refused((await at('马晓东', { pin: true })).who, /还没有验指纹/)
  // another holder’s finger is not this one’s
  await enrolled('吴涛')
  assert.equal((await at('周婷', { pin: true, finger: 'right-thumb' })).session.refused, 'finger-none')
  const missed = await within(({ sql }) => sql<{ by: string }>`select by_kind as by from record.entry where verb = 'terminals.miss-finger'`)
  assert.equal(missed.length, 1, 'a finger that was not the holder’s is on record')
})

test('MED-01.c: a fingerprint stated without the terminal’s key, for another session, by another provider’s till or as no match proves nothing', async () => {
  const till = await seated(living.base, 'till01')
  const insert = async (as: Seated, name: string) => {
    const person = shop.who(name)
    const terminal = (await as.get<Json>('/terminals')).rows[0].id as string
    const { read } = await as.post<Json>('/demo/reader', { function: 'iReadCardBas', terminal, card: person.cards[0].card_number })
    await as.post('/demo/reader', { function: 'iVerifyPIN', terminal, card: person.cards[0].card_number, session: read.session.id, pin: person.cards[0].social_pin })
    return { terminal, session: read.session.id as string, person }
  }
  const old = await insert(till, '马晓东')
  const { terminal, session } = await insert(till, '马晓东')
  const signed = (of: string, matched: boolean, by = terminal) => within(async work => {
    const at = (await terminalById(work, by))!
    return signAsTerminal(openTerminalKeys(work.vault, at.id, at.key), matchWords(of, matched)).toString('hex')
  })
  const say = (matched: boolean, mac: string, of = session, as = till) => as.knock(`/terminals/${terminal}/sessions/${of}/finger`, { matched, mac })
  const good = await signed(session, true)
  assert.deepEqual([(await say(true, '00'.repeat(8))).body.refused, (await say(true, await signed(old.session, true))).body.refused, (await say(true, await signed(session, false))).body.refused], ['terminal-unproved', 'terminal-unproved', 'terminal-unproved'])
  assert.equal((await say(false, await signed(session, false))).body.refused, 'finger-missed')
  assert.equal((await say(true, good, old.session)).body.refused, 'session-over')
  const other = await seated(living.base, 'till11')
  assert.equal((await say(true, good, session, other)).body.refused, 'terminal-not-yours')
  const item = shop.sandbox.catalogue.find((each: Json) => each.name === '缬沙坦胶囊')
  const basket = { key: '22222222-2222-4222-8222-222222222222', session, region: '340199', insutype: '310', useAccount: true, lines: [{ code: item.med_list_codg, count: 10_000, price: Math.round(item.pric * 1e4) }] }
  assert.equal((await till.knock('/till/settle', basket)).body.refused, 'finger-needed')
  assert.deepEqual((await say(true, good)).body.factors, ['card', 'pin', 'finger'])
  assert.deepEqual((await say(true, good)).body.factors, ['card', 'pin', 'finger'], 'said twice it is once')
  assert.equal((await till.knock('/till/settle', basket)).status, 200)
})
