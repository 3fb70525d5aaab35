import assert from 'node:assert/strict'
import { findByNumber } from '#holders'
import { inWork, type By, type Work } from '#kit/work'
import { QUERY_PASSWORD } from '../../src/demo/secrets.ts'
import { city } from '../harness/index.ts'
import { pharmacy, type Json } from './pharmacy.ts'
import { seated, type Seated } from './way.ts'

const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' }
const kindOf = { replace: 'replacement', exchange: 'exchange', renew: 'renewal' } as const
type SuccessorKind = (typeof kindOf)[keyof typeof kindOf]
const users = { counter: 'counter01', colleague: 'counter03', elsewhere: 'counter02', chief: 'chief01', reviewer: 'review01', producer: 'produce01', teller: 'teller001' }

/** A demo city with a pharmacy, two clerks of one counter, one of another, and all that makes a card: what replacing one needs. */
export async function replacing({ drawers = true, background = true } = {}) {
  const living = await city({ background })
  const shop = await pharmacy(living)
  const at = {} as Record<keyof typeof users, Seated>
  const sitDown = async () => { for (const [name, user] of Object.entries(users)) at[name as keyof typeof users] = await seated(living.base, user) }
  await sitDown()
  /** A clerk counts 200 yuan of change into the drawer. */
  const openDrawer = (seat: Seated) => seat.post('/fees/drawer/open', { pieces: { 1000: 10, 100: 100 } })
  for (const seat of drawers ? [at.counter, at.colleague] : []) await openDrawer(seat)
  const within = <T>(act: (work: Work) => Promise<T>) => inWork(living.house, system, act)
  const personOf = async (name: string) => (await within(work => findByNumber(work, shop.who(name).certno)))!
  const documentOf = (name: string) => ({ kind: 'resident-card', number: shop.who(name).certno as string, validUntil: 'long-term' })
  /** A person's cards as the counter sees them, newest first, and the living one. */
  const cards = async (name: string): Promise<{ live: Json; all: Json[] }> => {
    const seen = await at.counter.get<Json>(`/cards/${(await personOf(name)).id}`)
    return { live: seen.cards.find((card: Json) => card.id === seen.live), all: seen.cards }
  }
  const place = async (name: string, kind: SuccessorKind) => {
    const { id } = await personOf(name)
    const choices = await at.counter.get<Json>(`/cards/${id}/${(await cards(name)).live.id}/successor?kind=${kind}`)
    return { choices, delivery: { kind: 'counter', organisation: choices.places[0].organisation } }
  }
  /** 补卡, 换卡 or 到期换领 at a seat's counter; what differs from a whole form in `more`. */
  const ask = async (name: string, verb: keyof typeof kindOf, more: Json = {}, seat: Seated = at.counter) => {
    const { id } = await personOf(name)
    const { live } = await cards(name)
    const { choices, delivery } = await place(name, kindOf[verb])
    return seat.knock(`/cards/${id}/${live.id}/${verb}`, { reason: { replace: 'lost', exchange: 'damaged', renew: 'expiring' }[verb], delivery, fee: choices.fee, document: documentOf(name), ...more })
  }
  const cardVerb = async (name: string, verb: string, more: Json = {}, seat: Seated = at.counter) =>
    seat.knock(`/cards/${(await personOf(name)).id}/${(await cards(name)).live.id}/${verb}`, { document: documentOf(name), ...more })
  const applications = async (name: string): Promise<Json[]> => (await at.counter.get<Json>(`/people/${(await personOf(name)).id}/applications`)).rows
  const withdraw = async (name: string, application: string, more: Json = { document: documentOf(name) }, seat: Seated = at.counter) =>
    seat.knock(`/people/${(await personOf(name)).id}/applications/${application}/withdraw`, more)
  /** The item of an application in the centre's queue. */
  const itemOf = async (application: string): Promise<Json> => {
    const { rows } = await at.reviewer.get<Json>('/review?limit=100')
    const item = rows.find((row: Json) => row.application === application)
    assert.ok(item, 'the application waits for review')
    await at.reviewer.post(`/review/items/${item.id}/claim`)
    return item
  }
  const approve = async (application: string) => {
    const { id, version } = await itemOf(application)
    return at.reviewer.knock('/review/approve', { items: [{ id, version }], bareheaded: true })
  }
  const sendBack = async (application: string) => {
    const { id, version } = await itemOf(application)
    return at.reviewer.knock(`/review/items/${id}/return`, { reasons: ['photo-blurred'], version })
  }
  let batches = 0
  /** Reviews an application and makes its card, up to the counter where it is collected. */
  const make = async (application: string, name: string): Promise<Json> => {
    assert.deepEqual((await approve(application)).body.left, [])
    const { rows } = await at.producer.get<Json>('/production/waiting')
    for (const { bank, region } of rows) {
      const { batch } = await at.producer.post<Json>('/production/batches', { region, bank, key: `replacing-${++batches}` })
      for (const step of ['personalise', 'check', 'deliver']) await at.producer.post(`/production/batches/${batch.id}/${step}`)
    }
    const { rows: parcels } = await at.counter.get<Json>('/production/consignments?open=true')
    for (const { id } of parcels) await at.counter.post(`/production/consignments/${id}/receive`)
    const made = (await cards(name)).all.find(card => card.state === 'at-site' && card.here)
    assert.ok(made, 'the new card is at the counter')
    return made
  }
  /** Hands a card over at the counter. */
  const collect = async (name: string, card: string) => at.counter.knock(`/cards/${(await personOf(name)).id}/${card}/hand-over`, { document: documentOf(name) })
  const numbers = async (name: string, card: string): Promise<Json> => at.counter.post(`/cards/${(await personOf(name)).id}/${card}/numbers`)
  const terminal = async () => (await at.counter.get<Json>('/terminals')).rows[0].id as string
  /** A card in the counter's reader. */
  const insert = async (number: string) => (await at.counter.post<Json>('/demo/reader', { function: 'iReadCardBas', terminal: await terminal(), card: number }))
  /** The holder changes the initial PIN of a card that lies in the counter's reader. */
  const changePin = async (name: string, number: string, pin: string) => {
    const read = await insert(number)
    const session = read.read?.session?.id
    assert.ok(session, JSON.stringify(read))
    await at.counter.post(`/terminals/${await terminal()}/sessions/${session}/papers`, { business: 'pin-change', document: documentOf(name) })
    return at.counter.post<Json>('/demo/reader', { function: 'iChangePIN', terminal: await terminal(), card: number, session, pin: '123456', newPin: pin })
  }
  /** The holder on the web, each answer with its status. */
  async function web(name: string) {
    const headers = { origin: new URL(living.base).origin, 'content-type': 'application/json' }
    const signed = await fetch(`${living.base}/api/sign-in/holder`, { method: 'POST', headers, body: JSON.stringify({ number: shop.who(name).certno, password: QUERY_PASSWORD }) })
    assert.equal(signed.status, 200)
    const cookie = signed.headers.getSetCookie().map(line => line.split(';')[0]).join('; ')
    const knock = async (path: string, sent: RequestInit = {}): Promise<{ status: number; body: Json }> => {
      const answer = await fetch(`${living.base}/api${path}`, { ...sent, headers: { ...headers, cookie } })
      return { status: answer.status, body: await answer.json() }
    }
    return { get: (path: string) => knock(path), post: (path: string, body: unknown = {}) => knock(path, { method: 'POST', body: JSON.stringify(body) }) }
  }
  async function inbox(name: string): Promise<string[]> {
    await living.turn()
    const all = await (await fetch(`${living.base}/sandbox/inbox`)).json() as { phone: string; messages: { text: string }[] }[]
    return all.find(one => one.phone === shop.who(name).phone)?.messages.map(one => one.text) ?? []
  }
  return { living, shop, at, sitDown, openDrawer, within, personOf, documentOf, cards, place, ask, cardVerb, applications, withdraw, approve, sendBack, make, collect, numbers, terminal, insert, changePin, web, inbox, close: () => living.close() }
}
export type Replacing = Awaited<ReturnType<typeof replacing>>
