import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { approve, continueRosters } from '#applications'
import { continueBenefits } from '#benefits'
import { continueContributions } from '#contributions'
import { addToPopulation, enterPerson, findByNumber, getPerson } from '#holders'
import { enrol } from '#insurance'
import { dayOf } from '#kit/day'
import { personKey, type PersonKey } from '#kit/ids'
import { isRefused, type Refusal } from '#kit/refusal'
import { inWork, type By, type Work } from '#kit/work'
import { keepPaper } from '#papers'
import { setQueryPassword } from '#pins'
import { countIn } from '#production'
import { policy } from '#regions'
import { organisationsOf } from '#staff'
import { terminalById, terminalsOf, type Terminal } from '#terminals'
import { keyed, newEntry } from '../../src/demo/device.ts'
import { makeAtPlant } from '../../src/demo/plant.ts'
import { demoNameOnCard } from '../../src/demo/people.ts'
import { cardByNumber } from '#cards'
import { exampleRows, writeExample, writePhotos } from '../../examples/roster/make.ts'
import { continueImports } from '#imports'
import { city, type City } from '../harness/index.ts'
import { citizen, filledForm, PASSWORD, type Answer as Told, type Knocker } from '../support/people.ts'
import { pharmacy, type Json } from '../support/pharmacy.ts'
import type { Answer, Ask } from './life.ts'
import { careAsks } from './care-ground.ts'
import { cancellationAsks, changeOverAsks, importAsks, mergeAsks } from './ending-ground.ts'
import { instantAsks } from './instant-ground.ts'
import { moneyAsks } from './money-ground.ts'
import { successorAsks } from './successor-ground.ts'

const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'kill' }
export const REGION = '340199'
/** A bank for each stage of making, so that no two commands share a batch. */
const banks = { make: '95588', personalise: '95599', check: '95566', deliver: '95533', receive: '96588', collect: '95580', spare: '96669' } as const

export function got<T>(result: T): Exclude<T, Refusal> {
  if (isRefused(result)) throw new Error(`set-up refused: ${result.refused}`)
  return result as Exclude<T, Refusal>
}

/** A demo city in which every writing command of the ground floor stands one press before it is done; `at`: when it stood so, and every life begins, however long the others took. */
export type Ground = { city: City; at: Date; asks: Readonly<Record<string, Ask>> }

/** Fills a city for the commands; afterwards nothing is connected to its database, so that it can be copied. `realTime`: for programs that are started on it. */
export async function prepareGround({ realTime = false } = {}): Promise<Ground> {
  const living = await city({ background: false, realTime })
  const made = await prepared(living)
  // what a program's own loops would do meanwhile is done before
  if (realTime) { await continueImports(living.house); await continueBenefits(living.house); await continueContributions(living.house); await living.turn() }
  await living.door.close()
  await living.house.pool.end()
  return { city: living, at: living.house.now(), ...made }
}

async function prepared(living: City): Promise<Omit<Ground, 'city' | 'at'>> {
  const within = <T>(act: (work: Work) => Promise<T>) => inWork(living.house, system, act, () => true)
  const tokens = new Map<string, string>()
  const send = async ({ path, token, body, bytes, type }: Ask): Promise<Answer> => {
    const answer = await living.door.inject({ method: 'POST', url: path, headers: { 'content-type': type ?? 'application/json', ...token ? { authorization: `Bearer ${token}` } : {} }, payload: bytes ?? JSON.stringify(body ?? {}) })
    if (answer.statusCode !== 200) throw new Error(`set-up ${path}: ${answer.statusCode} ${answer.body.slice(0, 300)}`)
    return { status: answer.statusCode, body: JSON.parse(answer.body) }
  }
  const sit = async (as: 'seat' | 'holder', body: Record<string, string>) => {
    const answer = await living.door.inject({ method: 'POST', url: `/api/sign-in/${as}`, headers: { origin: 'http://localhost', host: 'localhost', 'content-type': 'application/json' }, payload: body })
    const cookie = answer.cookies[0]
    if (!cookie) throw new Error(`set-up sign-in: ${answer.body}`)
    return cookie.value
  }
  for (const user of ['counter01', 'counter02', 'counter03', 'review01', 'produce01', 'unit01', 'insure01', 'insure02', 'till11', 'system01', 'chief01']) tokens.set(user, await sit('seat', { user }))
  const as = (user: string, path: string, body?: unknown): Ask => ({ path: `/api${path}`, token: tokens.get(user)!, ...body === undefined ? {} : { body } })
  const list = async (user: string, path: string): Promise<Json> => (await living.door.inject({ method: 'GET', url: `/api${path}`, headers: { authorization: `Bearer ${tokens.get(user)!}` } })).json()

  const counter = (await within(work => organisationsOf(work, { kind: 'counter' }))).find(office => office.code === 'HF-LY')!
  const centre = (await within(work => organisationsOf(work, { kind: 'centre' })))[0]!
  for (const { code: bank } of policy('340100', 'banks', dayOf(living.house.now()))) got(await within(work => countIn(work, { site: centre.id, bank, face: '340100' }, 100, `ground ${bank}`)))
  let born = 0
  const person = async (name = '林知秋') => within(async work => {
    const number = citizen(`34010419850312${String(301 + born++)}`)
    const entered = got(await enterPerson(work, { number, name, phone: `139${String(10_000_000 + born * 271)}`, address: '合肥市庐阳区' }))
    await addToPopulation(work, [{ number, name }])
    got(await enrol(work, { person: entered, region: REGION, insutype: '310', psnType: '1101', employer: null, base: 600_000n }))
    got(await setQueryPassword(work, entered, null, PASSWORD, { card: null, bankCard: null }))
    return { key: { bucket: entered.bucket, id: entered.id } as PersonKey, number }
  })
  const apply = async (bank: string): Promise<Ask> => {
    const token = await sit('holder', { number: (await person()).number, password: PASSWORD })
    const headers = { authorization: `Bearer ${token}` }
    const knocker = { get: async (path: string) => told(await living.door.inject({ method: 'GET', url: `/api${path}`, headers })), post: async (path: string, body: unknown) => {
      const form = new Response(body as FormData)
      return told(await living.door.inject({ method: 'POST', url: `/api${path}`, headers: { ...headers, 'content-type': form.headers.get('content-type')! }, payload: Buffer.from(await form.arrayBuffer()) }))
    } } as unknown as Knocker
    return { path: '/api/my/applications', token, body: { key: 'press-apply', address: '合肥市庐阳区长江中路 1 号', ...await filledForm(knocker, null), bank, delivery: { kind: 'counter', organisation: counter.id } } }
  }
  const approved = async (bank: string, count: number) => {
    for (let i = 0; i < count; i++) {
      const { body } = await send(await apply(bank))
      await within(async work => got(await approve(work, { bucket: personKey(body.person).bucket, id: body.id })))
    }
  }
  const batchOf = async (bank: string, upTo: readonly string[]) => {
    await approved(bank, 2)
    const { body } = await send(as('produce01', '/production/batches', { region: REGION, bank, key: `ground-${bank}` }))
    for (const step of upTo) await send(as('produce01', `/production/batches/${body.batch.id}/${step}`))
    return body.batch.id as string
  }
  const reached = { ...living, national: async (message: unknown, path = '/fsi/api') => {
    const answer = await living.door.inject({ method: 'POST', url: path, headers: { 'content-type': 'application/json' }, payload: JSON.stringify(message) })
    return { status: answer.statusCode, refused: String(answer.headers['x-refused'] ?? '') || null, body: answer.json() as never }
  } }
  const shop = await pharmacy(reached)
  const pieces = { 1000: 10, 100: 20 }
  for (const clerk of ['counter01', 'counter02']) await send(as(clerk, '/fees/drawer/open', { pieces }))
  const asks: Record<string, Ask> = await successorAsks({ shop, counter, within, send, as, list })

  asks['apply'] = await apply(banks.spare)
  await send(await apply(banks.spare))
  const { rows: queue } = await list('review01', '/review?limit=100')
  const item = queue.at(-1) as { id: string; version: number }
  await send(as('review01', `/review/items/${item.id}/claim`))
  const mine = ((await list('review01', '/review?limit=100')).rows as { id: string; version: number }[]).find(row => row.id === item.id)!
  asks['review'] = as('review01', '/review/approve', { key: 'press-review', items: [{ id: item.id, version: mine.version }], bareheaded: true })

  await approved(banks.make, 2)
  asks['batch make'] = as('produce01', '/production/batches', { region: REGION, bank: banks.make, key: 'press-make' })
  for (const [step, before] of [['personalise', []], ['check', ['personalise']], ['deliver', ['personalise', 'check']]] as const) {
    asks[`batch ${step}`] = as('produce01', `/production/batches/${await batchOf(banks[step], before)}/${step}`)
  }
  const atPlant = async (name: string) => {
    await approved(banks.spare, 2)
    return (await send(as('produce01', '/production/batches', { region: REGION, bank: banks.spare, key: `ground-plant-${name}` }))).body.batch.id as string
  }
  const answered = await atPlant('return')
  await send(as('produce01', `/production/batches/${answered}/exports`, { key: 'ground-export' }))
  const file = await living.door.inject({ method: 'GET', url: `/api/production/batches/${answered}/exports/1/file`, headers: { authorization: `Bearer ${tokens.get('produce01')!}` } })
  asks['plant return'] = as('produce01', `/production/batches/${answered}/returns`, { text: makeAtPlant(file.body, living.house.random, living.house.now(), { failed: [2] }).text })
  asks['plant export'] = as('produce01', `/production/batches/${await atPlant('export')}/exports`, { key: 'press-export' })
  const consignments = async () => (await list('counter01', '/production/consignments?open=true')).rows as { id: string }[]
  const full = ['personalise', 'check', 'deliver'] as const
  const collecting = await batchOf(banks.collect, full)
  for (const { id } of await consignments()) await send(as('counter01', `/production/consignments/${id}/receive`))
  await batchOf(banks.receive, full)
  asks['receive'] = as('counter01', `/production/consignments/${(await consignments())[0]!.id}/receive`)
  const cards = ((await list('produce01', `/production/batches/${collecting}/cards?limit=10`)).rows as { person: string; card: string }[])
  const documents = new Map<string, { kind: string; number: string; validUntil: string }>()
  for (const { person: id } of cards) documents.set(id, { kind: 'resident-card', number: (await within(work => getPerson(work, personKey(id))))!.number, validUntil: 'long-term' })
  const handOver = (at: number) => as('counter01', `/cards/${cards[at]!.person}/${cards[at]!.card}/hand-over`, { document: documents.get(cards[at]!.person)! })
  asks['hand-over'] = handOver(0)

  await send(handOver(1))
  const { person: owner, card } = cards[1]!
  const whole = (await send(as('counter01', `/cards/${owner}/${card}/numbers`))).body.number as string
  const terminalOf = async (organisation: string) => within(async work => (await terminalsOf(work, organisation)).find(each => each.software)!)
  const desk = await terminalOf(counter.id)
  const block = (terminal: Terminal, number: string, digits: string) => within(async work => ({ entry: newEntry(work), block: keyed(work, { terminal }, (await cardByNumber(work, number))!, digits).toString('hex') }))
  const session = (await send(as('counter01', '/demo/reader', { function: 'iReadCardBas', terminal: desk.id, card: whole }))).body.read.session.id as string
  await send(as('counter01', `/terminals/${desk.id}/sessions/${session}/papers`, { business: 'pin-change', document: documents.get(owner)! }))
  const [old, chosen] = [await block(desk, whole, '123456'), await block(desk, whole, '728394')]
  asks['PIN change'] = as('counter01', `/terminals/${desk.id}/sessions/${session}/change-pin`, { entry: old.entry, oldBlock: old.block, newBlock: chosen.block })

  const fsi = (message: unknown): Ask => ({ path: '/fsi/api', body: message })
  const canceller = await shop.customer('陈静')
  asks['2103'] = fsi(shop.cancel(canceller, await shop.send(shop.purchase('2102', canceller))))
  const reverser = await shop.customer('欧阳雪')
  const sent = shop.purchase('2102', reverser)
  await shop.send(sent)
  asks['2601'] = fsi(shop.reverse(reverser, sent))
  const other = await shop.customer('孙国庆')
  asks['2601 of what never came'] = fsi(shop.reverse(other, shop.purchase('2102', other)))
  asks['2102'] = fsi(shop.purchase('2102', await shop.customer('张伟')))

  Object.assign(asks, await careAsks(reached))

  const differing = shop.who('identity-differs')
  const mended = (await within(work => findByNumber(work, differing.certno)))!
  const { case: differs } = await list('counter01', `/identity/people/${mended.id}`)
  const document = { kind: 'resident-card', number: differing.certno, validUntil: 'long-term', name: demoNameOnCard(differing) }
  const { body: { version, personVersion } } = await send(as('counter01', `/identity/people/${mended.id}/cases/${differs.id}/compare`, { document }))
  const paper = await within(work => keepPaper(work, { person: mended, kind: 'scan', material: 'unit-letter', bytes: Buffer.from([0xff, 0xd8, 0xff]) }))
  asks['identity mend'] = as('counter01', `/identity/people/${mended.id}/cases/${differs.id}/settle`, { document, version, personVersion, ground: 'unit-mistake', proof: 'unit-letter', paper })

  const elsewhere = await pharmacy(reached, 1)
  const provider = (await within(work => organisationsOf(work, { kind: 'provider' }))).find(office => office.code === elsewhere.provider.fixmedins_code)!
  const guesser = elsewhere.who('马晓东')
  const guessed = await elsewhere.read(guesser, null)
  asks['PIN wrong'] = as('till11', `/terminals/${guessed.terminal}/sessions/${guessed.session}/pin`, await block(await terminalOf(provider.id), guesser.cards[0].card_number, '918273'))
  asks['monthly allocation'] = as('insure01', '/ledger/allocations', { key: 'press-month', month: '2031-05' })

  asks['drawer open'] = as('counter03', '/fees/drawer/open', { pieces, key: 'press-open' })
  asks['drawer close'] = as('counter02', '/fees/drawer/close', { pieces: { 1000: 10, 100: 19 }, banked: 5_000, explanation: '少了一元', key: 'press-close' })
  const worn = shop.who('李秀英').certno as string
  const wearer = (await within(work => findByNumber(work, worn)))!
  const { live } = await list('counter01', `/cards/${wearer.id}`)
  const { places, fee } = await list('counter01', `/cards/${wearer.id}/${live}/successor?kind=exchange`)
  asks['exchange with its fee'] = as('counter01', `/cards/${wearer.id}/${live}/exchange`, { key: 'press-exchange', reason: 'worn', fee, delivery: { kind: places[0].kind, organisation: places[0].organisation },
    document: { kind: 'resident-card', number: worn, validUntil: 'long-term' } })

  const padOf = async (terminal: string, number: string, digits: string) => block((await within(work => terminalById(work, terminal)))!, number, digits)
  const given = { shop, now: living.house.now, within, send, as, list, block: padOf }
  for (const prepare of [changeOverAsks, cancellationAsks, mergeAsks, importAsks]) Object.assign(asks, await prepare(given))
  Object.assign(asks, await instantAsks({ shop, counter, within, send, as, list }))
  Object.assign(asks, await moneyAsks({ shop, house: living.house, counter, within, send, as, list, holder: number => sit('holder', { number, password: PASSWORD }) }))

  asks['roster take'] = await rosterAsk(as('unit01', '/rosters'), 41)
  const ready = (await send(await rosterAsk(as('unit01', '/rosters'), 47))).body.roster as string
  await continueRosters(living.house)
  const view: Json = await list('unit01', `/rosters/${ready}`)
  const place = view.places.find((each: Json) => each.kind === 'unit')
  await send(as('unit01', `/rosters/${ready}/attest`, {}))
  await send(as('unit01', `/rosters/${ready}/confirm`, { bank: view.bank.code, delivery: { kind: 'unit', organisation: place.organisation } }))
  await send(await rosterAsk(as('unit01', '/rosters'), 43))
  return { asks }
}

const told = (answer: { statusCode: number; body: string }): Told => ({ status: answer.statusCode, body: answer.body.startsWith('{') ? JSON.parse(answer.body) : null })

/** A roster of a few rows, one of them wrong, with its photos, as a browser sends it. */
export async function rosterAsk(ask: Ask, seed: number): Promise<Ask> {
  const folder = await mkdtemp(join(tmpdir(), 'sbk-kill-'))
  try {
    const rows = exampleRows(10, seed).slice(4)
    await writeExample(join(folder, 'r.xlsx'), rows)
    await writePhotos(join(folder, 'p.zip'), rows, seed)
    const form = new FormData()
    form.append('sheet', new Blob([new Uint8Array(await readFile(join(folder, 'r.xlsx')))]), 'roster.xlsx')
    form.append('photos', new Blob([new Uint8Array(await readFile(join(folder, 'p.zip')))]), 'photos.zip')
    const sent = new Response(form)
    return { ...ask, bytes: Buffer.from(await sent.arrayBuffer()), type: sent.headers.get('content-type')! }
  } finally { await rm(folder, { recursive: true, force: true }) }
}
