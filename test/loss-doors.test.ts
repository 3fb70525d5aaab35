import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { z } from 'zod'
import { findByNumber } from '#holders'
import { inWork, type By } from '#kit/work'
import { demoRoutes, roomRoutes } from '../src/doors/http/rooms.ts'
import { transactions } from '../src/doors/national/transactions.ts'
import { city, type City } from './harness/index.ts'
import { hotline } from './support/hotline.ts'
import { pharmacy, type Json, type Pharmacy } from './support/pharmacy.ts'
import { seated, type Seated } from './support/way.ts'

/** Every door at which something is done in a card session, as the routes themselves say it: a session in the path or in the body. */
const doors = [...roomRoutes, ...demoRoutes].filter(({ path, body }) => path.includes(':session') || (body instanceof z.ZodObject && 'session' in body.shape)).map(({ method, path }) => `${method} ${path}`).sort()
/** Transactions of the national interface that no card session stands behind. */
const withoutSession = { 9001: 'signs in', 9002: 'signs out', 2103: 'needs the same provider, not a session', 2601: 'the same' } as const

let living: City
let shop: Pharmacy
let counter: Seated, till: Seated, person: Json, id: string
before(async () => {
  living = await city()
  shop = await pharmacy(living)
  ;[counter, till] = [await seated(living.base, 'counter01'), await seated(living.base, 'till01')]
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
  'POST /terminals/:terminal/sessions/:session/papers': desk('papers', () => ({ business: 'pin-change', document: document() })),
  'POST /terminals/:terminal/sessions/:session/change-pin': desk('change-pin', () => ({ entry: randomUUID(), oldBlock: block, newBlock: block })),
  'POST /terminals/:terminal/sessions/:session/authorise-reset': desk('authorise-reset', () => ({})),
  'POST /terminals/:terminal/sessions/:session/reset-pin': desk('reset-pin', () => ({ entry: randomUUID(), block, reset: randomUUID() })),
  'POST /terminals/:terminal/sessions/:session/query-password': desk('query-password', () => ({ entry: randomUUID(), block })),
  'POST /terminals/:terminal/sessions/:session/activate': desk('activate', () => ({})),
  'POST /terminals/:terminal/sessions/:session/end': { ...desk('end', () => ({})), harmless: body => body.ended === false },
  'POST /demo/reader': { at: () => till, ask: (seat, at) => seat.knock('/demo/reader', { function: 'iVerifyPIN', terminal: at.terminal, card: person.cards[0].card_number, session: at.session, pin: person.cards[0].social_pin }), harmless: body => body.success === false },
  'GET /till/sessions/:session': { at: () => till, ask: async (seat, at) => ({ status: 0, body: await seat.get<Json>(`/till/sessions/${at.session}`).then(body => body, (error: Error) => ({ refused: error.message })) }) },
  'POST /till/pre-settle': { at: () => till, ask: (seat, at) => seat.knock('/till/pre-settle', basket(at.session)) },
  'POST /till/settle': { at: () => till, ask: (seat, at) => seat.knock('/till/settle', basket(at.session)) },
}

test('LOSS-04.a: every door at which something is done in a card session has its case here, and every transaction of the interface', async () => {
  assert.deepEqual(Object.keys(cases).sort(), doors)
  const spoken = Object.keys(transactions)
  assert.deepEqual(spoken.filter(infno => !(infno in withoutSession) && !['1101', '2101', '2102'].includes(infno)), [])
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
