import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { z } from 'zod'
import { findByNumber } from '#holders'
import { inWork, type By } from '#kit/work'
import { demoRoutes, roomRoutes } from '../src/doors/http/rooms.ts'
import { transactions } from '../src/doors/national/transactions.ts'
import { city, type City } from './harness/index.ts'
import { hospital } from './support/hospital.ts'
import { hotline } from './support/hotline.ts'
import { pharmacy, type Json, type Pharmacy } from './support/pharmacy.ts'
import { seated, type Seated } from './support/way.ts'

/** Every door at which something is done in a card session, as the routes themselves say it: a session in the path or in the body. */
const doors = [...roomRoutes, ...demoRoutes].filter(({ path, body }) => path.includes(':session') || (body instanceof z.ZodObject && 'session' in body.shape)).map(({ method, path }) => `${method} ${path}`).sort()
/** Transactions of the national interface that no card session stands behind. */
const mine = 'needs the same provider, not a session'
const withoutSession: Readonly<Record<string, string>> = { 9001: 'signs in', 9002: 'signs out', 2103: mine, 2601: mine, 2202: mine, 2203: mine, '2203A': mine, 2204: mine, 2205: mine, 2208: mine, 2301: mine, 2302: mine, 2305: mine, 2402: mine, 2403: mine, 2404: mine, 2405: mine,
  5201: mine, 5202: mine, 5203: mine, 5204: mine }
/** Those of visits and stays that the card stands behind: refused in the same way as 2101 and 2102. */
const withSession = ['1101', '2101', '2102', '2201', '2206', '2206A', '2207', '2207A', '2303', '2304', '2304A', '2401', '5206']
/** Nobody's card: files, lists, totals; and filings, which have their own test of the card. */
const ofNobody = /^(1(2|3|9)\d\d|1305|33\d\d|32\d\d|91\d\d|2001|250[1-6]|53\d\d)$/

let living: City
let shop: Pharmacy
let counter: Seated, till: Seated, ward: Seated, person: Json, id: string
before(async () => {
  living = await city()
  shop = await pharmacy(living)
  ;[counter, till, ward] = [await seated(living.base, 'counter01'), await seated(living.base, 'till01'), await seated(living.base, 'ward01')]
  person = shop.who('张伟')
  const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' }
  id = (await inWork(living.house, by, work => findByNumber(work, person.certno)))!.id
})
after(() => living.close())

const document = () => ({ kind: 'resident-card', number: person.certno, validUntil: 'long-term' })
const deskOf = async (seat: Seated) => (await seat.get<Json>('/terminals')).rows[0].id as string
/** The card in a seat's reader, with its PIN where a till asks for one: the session, open. */
async function inserted(seat: Seated): Promise<{ terminal: string; session: string }> {
  const terminal = await deskOf(seat)
  const { read } = await seat.post<Json>('/demo/reader', { function: 'iReadCardBas', terminal, card: person.cards[0].card_number })
  assert.ok(read?.session, JSON.stringify(read))
  if (seat === till) assert.equal((await seat.post<Json>('/demo/reader', { function: 'iVerifyPIN', terminal, card: person.cards[0].card_number, session: read.session.id, pin: person.cards[0].social_pin })).success, true)
  return { terminal, session: read.session.id }
}
const lost = async (is: boolean) => {
  const { live } = await counter.get<Json>(`/cards/${id}`)
  await counter.post(`/cards/${id}/${live}/${is ? 'report-loss' : 'release-loss'}`, { document: document() })
}

type Case = { at: () => Seated; ask: (seat: Seated, at: { terminal: string; session: string }) => Promise<{ status: number; body: Json }>; /** What it may answer though the card is lost. */ harmless?: (body: Json) => boolean }
const desk = (verb: string, body: () => Json): Case => ({ at: () => counter, ask: (seat, at) => seat.knock(`/terminals/${at.terminal}/sessions/${at.session}/${verb}`, body()) })
const block = '00'.repeat(16)
const basket = (session: string) => ({ key: randomUUID(), session, region: '340199', insutype: '310', lines: [{ code: shop.sandbox.catalogue[0].med_list_codg, count: 10_000, price: Math.round(shop.sandbox.catalogue[0].pric * 1e6) }] })
const cases: Record<string, Case> = {
  'POST /terminals/:terminal/sessions/:session/pin': { ...desk('pin', () => ({ entry: randomUUID(), block })), at: () => till },
  'POST /terminals/:terminal/sessions/:session/finger': desk('finger', () => ({ matched: true, mac: '00'.repeat(8) })),
  'POST /terminals/:terminal/sessions/:session/papers': desk('papers', () => ({ business: 'pin-change', document: document() })),
  'POST /terminals/:terminal/sessions/:session/change-pin': desk('change-pin', () => ({ entry: randomUUID(), oldBlock: block, newBlock: block })),
  'POST /terminals/:terminal/sessions/:session/authorise-reset': desk('authorise-reset', () => ({})),
  'POST /terminals/:terminal/sessions/:session/reset-pin': desk('reset-pin', () => ({ entry: randomUUID(), block, reset: randomUUID() })),
  'POST /terminals/:terminal/sessions/:session/query-password': desk('query-password', () => ({ entry: randomUUID(), block })),
  'POST /terminals/:terminal/sessions/:session/activate': desk('activate', () => ({})),
  'POST /terminals/:terminal/sessions/:session/end': { ...desk('end', () => ({})), harmless: body => body.ended === false },
  'POST /people/:person/proof-of-life': { at: () => counter, ask: (seat, at) => seat.knock(`/people/${id}/proof-of-life`, { terminal: at.terminal, session: at.session, live: { finger: true } }) },
  'POST /people/:person/proof-of-life/due': { at: () => counter, ask: (seat, at) => seat.knock(`/people/${id}/proof-of-life/due`, at) },
  'POST /people/:person/benefit-claims/due': { at: () => counter, ask: (seat, at) => seat.knock(`/people/${id}/benefit-claims/due`, at) },
  'POST /people/:person/benefit-claims': { at: () => counter, ask: (seat, at) => seat.knock(`/people/${id}/benefit-claims`, { key: randomUUID(), ...at, cause: randomUUID(), month: '2026-03' }) },
  'POST /people/:person/benefit-claims/:claim/pin': { at: () => counter, ask: (seat, at) => seat.knock(`/people/${id}/benefit-claims/${randomUUID()}/pin`, { ...at, entry: { terminal: 'C0000001', merchant: '898340154110001', batch: '000001', stan: '000001', pin: block } }) },
  'POST /people/:person/benefit-claims/:claim/pos': { at: () => counter, ask: (seat, at) => seat.knock(`/people/${id}/benefit-claims/${randomUUID()}/pos`, at) },
  'POST /people/:person/fee-payments': { at: () => counter, ask: async (seat, at) => seat.knock(`/people/${id}/fee-payments`, { key: randomUUID(), ...at, reason: 'exchange', card: (await seat.get<Json>(`/cards/${id}`)).live, amount: 1800 }) },
  'POST /demo/reader': { at: () => till, ask: (seat, at) => seat.knock('/demo/reader', { function: 'iVerifyPIN', terminal: at.terminal, card: person.cards[0].card_number, session: at.session, pin: person.cards[0].social_pin }), harmless: body => body.success === false },
  'GET /till/sessions/:session': { at: () => till, ask: async (seat, at) => ({ status: 0, body: await seat.get<Json>(`/till/sessions/${at.session}`).then(body => body, (error: Error) => ({ refused: error.message })) }) },
  'GET /till/sessions/:session/filings': { at: () => till, ask: async (seat, at) => ({ status: 0, body: await seat.get<Json>(`/till/sessions/${at.session}/filings`).then(body => body, (error: Error) => ({ refused: error.message })) }) },
  'POST /till/sessions/:session/filings/papers': { at: () => till, ask: async (seat, at) => scanned(seat, at.session) },
  'POST /till/filings': { at: () => till, ask: (seat, at) => seat.knock('/till/filings', { session: at.session, key: randomUUID(), region: '340199', sort: 'designated', from: '2031-01-01', until: null, business: '01', details: {} }) },
  'POST /till/filings/:filing/mend': { at: () => till, ask: (seat, at) => seat.knock(`/till/filings/${randomUUID()}/mend`, { session: at.session, version: 1, from: '2031-01-01', until: null, details: {} }) },
  'POST /till/filings/:filing/cancel': { at: () => till, ask: (seat, at) => seat.knock(`/till/filings/${randomUUID()}/cancel`, { session: at.session, version: 1 }) },
  'POST /till/visits': { at: () => ward, ask: (seat, at) => seat.knock('/till/visits', { key: randomUUID(), session: at.session, kind: 'outpatient', region: '340199', insutype: '310', medType: '11', dept: '内科', doctor: '林医生' }) },
  'POST /till/pre-settle': { at: () => till, ask: (seat, at) => seat.knock('/till/pre-settle', basket(at.session)) },
  'POST /till/settle': { at: () => till, ask: (seat, at) => seat.knock('/till/settle', basket(at.session)) },
}

/** A scan sent for a paper, as a page sends it. */
async function scanned(seat: Seated, session: string): Promise<{ status: number; body: Json }> {
  const form = new FormData()
  form.append('scan', new Blob([new Uint8Array([0xff, 0xd8, 0xff])]), 'scan.jpg')
  const answer = await fetch(`${living.base}/api/till/sessions/${session}/filings/papers?material=referral`, { method: 'POST', headers: { cookie: seat.cookie, origin: new URL(living.base).origin }, body: form })
  return { status: answer.status, body: await answer.json() as Json }
}

test('LOSS-04.a: every door at which something is done in a card session has its case here, and every transaction of the interface', async () => {
  assert.deepEqual(Object.keys(cases).sort(), doors)
  const spoken = Object.keys(transactions)
  assert.deepEqual(spoken.filter(infno => !(infno in withoutSession) && !withSession.includes(infno) && !ofNobody.test(infno)), [])
  assert.equal((await shop.identify(person)).infcode, -1, 'without a card read nobody is told')
})

for (const [door, { at, ask, harmless }] of Object.entries(cases)) {
  test(`LOSS-04.a: a loss reported between the reading of the card and ${door} is told there, and nothing is done`, async () => {
    const seat = at()
    const open = await inserted(seat)
    await lost(true)
    const { body } = await ask(seat, open)
    assert.ok(body.refused ? !/field|invalid/.test(body.refused) : harmless?.(body), JSON.stringify(body))
    await lost(false)
  })
}

test('LOSS-04.a: at the national interface nothing is told, tried or settled once a loss was reported', async () => {
  const who = await shop.customer('张伟')
  const before = who.balance
  await lost(true)
  const program = await hospital(living)
  const there = [program.register(who), program.admit(who), program.settle('2206', who, '000000000000000000000000', 'B1', 1), program.settle('2207', who, '000000000000000000000000', 'B1', 1), program.settleStay('2303', who, '000000000000000000000000', 1), program.settleStay('2304', who, '000000000000000000000000', 1)]
  for (const sent of there.slice(0, 2)) assert.match(await program.no(sent), /挂失/, sent.infno)
  for (const sent of there.slice(2)) await program.no(sent)
  for (const answer of [await shop.identify(person), await shop.send(shop.purchase('2101', who)), await shop.send(shop.purchase('2102', who))]) {
    assert.equal(answer.infcode, -1)
    assert.match(answer.err_msg, /挂失/)
  }
  const inSandbox = await shop.read(person)
  assert.equal(inSandbox.session ?? null, null, 'the sandbox opens no session either')
  await lost(false)
  assert.equal((await shop.customer('张伟')).balance, before)
})

test('LOSS-02.d LOSS-04.a: the hotline is a door that takes no card: a loss reported there shuts what was open at the till, and one that stands is told there', async () => {
  const line = await hotline(living, shop)
  const open = await inserted(till)
  const call = await line.proven('张伟')
  assert.equal((await line.act(call, 'report-loss')).status, 200)
  const settled = await till.knock('/till/settle', basket(open.session))
  assert.ok(settled.body.refused && !/field|invalid/.test(settled.body.refused), JSON.stringify(settled.body))
  assert.equal((await line.act(call, 'report-loss')).body.refused, 'already-lost')
  assert.ok((await line.clerk().get<Json>(`/hotline/calls/${call}`)).card.lost.since)
  await lost(false)
})
