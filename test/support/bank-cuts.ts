import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { exchangeFiles, linkBanks, takeReturns } from '#banks'
import { continueBenefits, payOutTaker } from '#benefits'
import { continueContributions, deductionTaker } from '#contributions'
import { throwAway } from '#database'
import { addDays, dayOf, instantOf } from '#kit/day'
import { passLosses } from '#losses'
import { round } from '#outbox'
import { receivers } from '../../src/receivers.ts'
import { sealPin } from '../../src/wire/iso8583/index.ts'
import { ask, testBank, till, type Books, type Doors, type Till } from './bank.ts'
import { cardsOf, collect, documentOf, makeBatch, runStep, viewOf } from './card-steps.ts'
import { courier, fileFaults, type FileFault } from './courier.ts'
import { cutMoney, type One } from './cut-money.ts'
import { dice, type Dice } from './dice.ts'
import { openScene, type Holder } from './scene.ts'

export const CODE = '96588'
/** What can befall a request on its way between the two. */
export const faults = ['cut before', 'cut after', 'twice', 'half', 'late', 'killed there', 'killed here'] as const
export type Fault = (typeof faults)[number]
export const allFaults = [...faults, ...fileFaults] as const
export type Cuts = { done: Record<string, number>; faults: Record<Fault | FileFault, number>; days: number; differences: number; moved: { paid: number; taken: number }; left: string[] }

/** A line between the two sides that loses, doubles, halves and delays what goes over it, and by which either side dies in the middle. */
export async function line(to: string, chance: Dice, count: Record<Fault, number>, kill: { here(): void; there(): void }): Promise<{ url: string; server: Server; quiet(): void; deliverLate(): Promise<void> }> {
  let storm = true
  const late: { url: string; body: Buffer; key: string }[] = []
  const pass = (url: string, body: Buffer, key: string) => fetch(to + url, { method: 'POST', headers: { 'content-type': 'application/json', authorization: key }, body: new Uint8Array(body) }).then(async answer => ({ status: answer.status, text: await answer.text() }))
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', part => parts.push(part)).on('end', () => void (async () => {
      const [url, body, key] = [request.url!, Buffer.concat(parts), request.headers.authorization ?? '']
      const fault = storm && chance.happens(60) ? chance.one(faults) : null
      if (fault) count[fault]++
      if (fault === 'cut before') return response.destroy()
      if (fault === 'late') { late.push({ url, body, key }); return response.destroy() }
      if (fault === 'killed there') setTimeout(() => kill.there(), chance.below(12))
      if (fault === 'killed here') setTimeout(() => kill.here(), chance.below(12))
      const answer = await pass(url, body, key)
      if (fault === 'twice') await pass(url, body, key)
      if (fault === 'cut after') return response.destroy()
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(fault === 'half' ? answer.text.slice(0, answer.text.length >> 1) : answer.text)
    })().catch(() => response.destroy()))
  })
  await new Promise<void>(done => { server.listen(0, 'localhost', done) })
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`, server, quiet: () => { storm = false },
    // what hung on the way arrives after all, the last first
    async deliverLate() { for (const each of late.splice(0).reverse()) await pass(each.url, each.body, each.key).catch(() => undefined) },
  }
}

/** Drops every connection of a program to its database at once: for the data it has died. */
async function killerOf(url: string): Promise<{ kill(): void; end(): Promise<void> }> {
  const client = new pg.Client((await throwAway()).url)
  await client.connect()
  const name = new URL(url).pathname.slice(1)
  let last: Promise<unknown> = Promise.resolve()
  return {
    kill: () => { last = last.then(() => client.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and application_name = 'shebaoka'`, [name])).catch(() => undefined) },
    end: async () => { await last; await client.end() },
  }
}

/** Again and again until it is answered: a refusal, or done. */
export type Surely = <T extends { status: number }>(act: () => Promise<T>) => Promise<T>
type Scene = Awaited<ReturnType<typeof openScene>>

/** Opening: pressed until it is done, whatever happens on the way; the cards handed over. */
export async function opened(scene: Scene, holders: readonly Holder[], key: string, surely: Surely): Promise<One[]> {
  const { batch } = await makeBatch(scene, key, '340121')
  // opening: pressed until it is done, whatever happens on the way
  await surely(async () => { const answer = await runStep(scene, batch.id, 'personalise'); if (answer.status === 200 && (await cardsOf(scene, batch.id)).every(row => row.state !== 'ordered')) return answer; throw new Error('not yet') })
  for (const step of ['check', 'deliver'] as const) assert.equal((await surely(() => runStep(scene, batch.id, step))).status, 200)
  for (const { id } of (await surely(() => scene.knock('branch', 'GET', '/production/consignments?open=true'))).body.rows as { id: string }[]) await surely(() => scene.knock('branch', 'POST', `/production/consignments/${id}/receive`, {}))
  const made = (await surely(async () => ({ status: 200, rows: await cardsOf(scene, batch.id) }))).rows
  const all: One[] = []
  for (const holder of holders) {
    const card = made.find(row => row.person === holder.person)!.card
    await surely(() => collect(scene, 'branch', holder, card))
    all.push({ holder, card, number: (await surely(() => scene.knock('counter', 'POST', `/cards/${holder.person}/${card}/numbers`, {}))).body.bankCard, active: false })
  }
  return all
}

/** What is done with a card at the centre and at its bank: activated, lost, released. `state`: how it stands at the bank. */
export function actsOfCards({ scene, bank, counter, chance, surely }: { scene: Scene; bank: Doors; counter: Till; chance: Dice; surely: Surely }) {
  const state = async ({ number }: One) => (await surely(() => ask(bank, '/centre/states', { cards: [number] }))).body.rows[0] as { active: boolean; lost: string | null }
  const atBank = (path: string, { number, holder }: One) => surely(() => ask(bank, path, { card: number, idNumber: holder.number, ...path.startsWith('/phone') ? { phone: holder.phone } : { who: '柜员 01' } }))
  const acts: Record<string, (one: One) => Promise<void>> = {
    async activate(one) {
      const answer = await surely(() => ask(bank, '/branch/activate', { card: one.number, idNumber: one.holder.number, terminal: counter.id, pin: sealPin(counter.keys.pin, '274916', one.number, randomBytes).toString('hex'), who: '柜员 01' }))
      if (answer.status === 200 || answer.body.refused === 'already-active') one.active = true
    },
    async lose(one) {
      const answer = await surely(() => scene.knock('counter', 'POST', `/cards/${one.holder.person}/${one.card}/report-loss`, { document: documentOf(one.holder), financial: chance.happens(70) }))
      if (answer.body.report?.financial === 'lost') assert.ok((await state(one)).lost, 'answered as stopped, and it is not')
    },
    async pass(one) { await surely(() => scene.knock('counter', 'POST', `/cards/${one.holder.person}/${one.card}/report-bank-loss`, { document: documentOf(one.holder) })) },
    async release(one) { await surely(() => scene.knock('counter', 'POST', `/cards/${one.holder.person}/${one.card}/release-loss`, { document: documentOf(one.holder) })) },
    async ring(one) { await atBank('/phone/loss', one) },
    async write(one) { await atBank('/branch/loss', one) },
    async freed(one) { await atBank('/branch/release', one) },
  }
  return { state, acts }
}

/** What is done, by chance; in between, in this order, money moves both ways at least twice. */
export function planOf(chance: Dice, names: readonly string[], steps: number): string[] {
  const least = ['sign', 'declare', 'grant', 'declare', 'grant', 'draw', 'order', 'bank', 'centre', 'declare', 'grant', 'draw', 'order', 'bank', 'carried', 'bank']
  return Array.from({ length: steps }, (_, i) => least.length && chance.below(steps - i) < least.length ? least.shift()! : chance.one(names))
}

/** A day on which deductions are drawn. */
export const DAY = '2027-03-10'

/**
 * A city and its bank, both whole programs with databases of their own, cut off from each other by a seed at every step of opening, activation, pay-out, deduction, loss and release: on the line, in the files between them, in the
 * middle of what either does. Then the line is mended, the next day comes, and both sides' books are compared by the reconciliation and by ours.
 */
export async function cutApart(seed: number, people: number, steps: number): Promise<Cuts> {
  const chance = dice(seed)
  const scene = await openScene({ background: false })
  await scene.at(instantOf(`${DAY} 10:00:00`)!)
  const bank = await testBank({ at: scene.now() })
  const folder = mkdtempSync(join(tmpdir(), 'sbk-centre-files-'))
  exchangeFiles(scene.house, folder)
  const count = Object.fromEntries(allFaults.map(fault => [fault, 0])) as Record<Fault | FileFault, number>
  const carrier = courier(folder, bank.files, chance, count)
  const done: Record<string, number> = {}
  const told = (what: string) => { done[what] = (done[what] ?? 0) + 1 }
  const name = (await scene.house.pool.query('select current_database() as name')).rows[0].name as string
  const killers = { centre: await killerOf(`x://x/${name}`), bank: await killerOf(bank.url) }
  const toBank = await line(bank.base, chance, count, { here: killers.centre.kill, there: killers.bank.kill })
  const toCentre = await line(scene.base, chance, count, { here: killers.bank.kill, there: killers.centre.kill })
  linkBanks(scene.house, { url: toBank.url, key: bank.keys.centre })
  const counter: Till = await till(bank, 'counter', { code: CODE })
  /** Again and again until it is answered: a refusal, or done. Whoever dies meanwhile is up again. */
  const surely: Surely = async act => {
    for (let tries = 0; tries < 60; tries++) {
      const answer = await act().catch(() => null)
      if (answer && answer.status < 500 && answer.status !== 401) return answer
    }
    throw new Error('never answered')
  }
  const tell = () => bank.tell(toCentre.url).catch(() => 0)
  let storm = true
  /** Now and then whoever does something dies in the middle of it. */
  const dying = (who: 'killed here' | 'killed there', act: () => Promise<unknown>) => {
    if (storm && chance.happens(25)) { count[who]++; setTimeout(() => (who === 'killed here' ? killers.centre : killers.bank).kill(), chance.below(25)) }
    return act().catch(() => undefined)
  }
  const money = cutMoney({
    scene, bank, counter, chance, courier: carrier, base: () => scene.base, surely, async tell() { bank.later(2); await tell() },
    async centreWorks() {
      await dying('killed here', () => continueBenefits(scene.house))
      await dying('killed here', () => continueContributions(scene.house))
      await dying('killed here', async () => { while (await round(scene.house, receivers, [0, 1, 2, 3])); })
      await dying('killed here', () => takeReturns(scene.house, { 'pay-out': payOutTaker, 'deduction': deductionTaker }))
    },
    // a line a transaction, stopped after some
    async bankWorks() { let left = storm ? 1 + chance.below(6) : Infinity; await dying('killed there', () => bank.carryOut({ get aborted() { return left-- <= 0 } }, 1)) },
  })
  try {
    const holders = await scene.applicants(people, { region: '340121' })
    await money.prepare(holders)
    const all = await opened(scene, holders, `bank-cuts-${seed}`, surely)
    const { state, acts: cardActs } = actsOfCards({ scene, bank, counter, chance, surely })
    const acts: Record<string, (one: One) => Promise<void>> = {
      ...cardActs,
      async tell() { await tell() },
      async again() { bank.later(1); await scene.house.pool.query(`update losses.report set due_at = at where financial = 'open'`).catch(() => 0); await passLosses(scene.house).catch(() => 0) },
      async late() { await (chance.happens(50) ? toBank : toCentre).deliverLate() },
      ...money.acts,
    }
    const plan = planOf(chance, Object.keys(acts), steps - people)
    for (let i = 0; i < steps; i++) {
      if (i === people) await money.begin(all)
      const what = i < people ? 'activate' : plan[i - people]!
      await acts[what]!(i < people ? all[i]! : chance.one(all))
      told(what)
      if (chance.happens(60)) await tell()
      if (chance.happens(25)) await acts['again']!(all[0]!)
    }
    // the line is mended; some of what was to be told is lost for good
    storm = false
    for (const each of [toBank, toCentre, carrier]) each.quiet()
    await forget(bank, chance)
    await Promise.all([toBank.deliverLate(), toCentre.deliverLate()])
    carrier.late()
    await money.settle()
    const minutes = Math.ceil((instantOf(`${addDays(dayOf(scene.now()), 1)} 09:00:00`)!.getTime() - scene.now().getTime()) / 60_000)
    const day = dayOf(scene.now())
    const morning = async (after: number) => {
      bank.later(after)
      await scene.later(after)
      await surely(() => scene.knock('chief', 'POST', '/bank-days/reconcile', {}))
      await passLosses(scene.house)
      for (let i = 0; i < 4; i++) await tell()
      await money.settle()
      await surely(() => scene.knock('chief', 'POST', `/bank-days/${CODE}/${day}/reconcile`, {}))
      const { rowsOf, differences } = (await scene.knock('chief', 'GET', `/bank-days/${CODE}/${day}`)).body as { differences: number; rowsOf: { how: string | null; why: string | null }[] }
      return { differences, open: rowsOf.filter(row => row.how === null) }
    }
    let seen = await morning(minutes)
    // an order that never came goes again the next day, one that came late was carried out then: it stands in the bank's list of that day
    const days = seen.open.length && seen.open.every(row => row.why === 'order-again' || row.why === 'return-asked') ? 2 : 1
    if (days === 2) seen = await morning(1_440)
    const left = [...await wrongBetween(scene, bank, all, state), ...await money.wrong(all)]
    if (seen.open.length) left.push(`${seen.open.length} differences are open: ${JSON.stringify(seen.open)}`)
    return { done, faults: count, days, differences: seen.differences, moved: money.moved(), left }
  } finally {
    counter.close()
    await Promise.all([killers.centre.end(), killers.bank.end()])
    for (const { server } of [toBank, toCentre]) { server.closeAllConnections(); server.close() }
    await scene.close()
    await bank.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A part of what the bank has to tell is gone on its way for good: it believes that it was heard. */
export async function forget(bank: { url: string }, chance: Dice): Promise<void> {
  const client = new pg.Client(bank.url)
  await client.connect()
  const { rows } = await client.query<{ id: string }>('select id from orders.notice where told_at is null order by id')
  for (const { id } of rows) if (chance.happens(60)) await client.query('update orders.notice set told_at = at where id = $1', [id])
  await client.end()
}

/** What is lost or doubled between the two, by looking into both: nothing. */
export async function wrongBetween(scene: Scene, bank: { url: string; books(): Promise<Books> }, all: readonly One[], state: (one: One) => Promise<{ active: boolean; lost: string | null }>): Promise<string[]> {
  const wrong = [...(await bank.books()).wrong]
  const client = new pg.Client(bank.url)
  await client.connect()
  try {
    const { rows: [opened] } = await client.query<{ orders: number; cards: number }>('select (select count(*)::int from orders.opening) as orders, (select count(*)::int from cards.card) as cards')
    if (opened!.orders !== all.length || opened!.cards !== all.length) wrong.push(`${all.length} cards, ${opened!.orders} orders, ${opened!.cards} accounts at the bank`)
  } finally { await client.end() }
  const { rows: open } = await scene.house.pool.query(`select id from losses.report where financial = 'open'`)
  if (open.length) wrong.push(`${open.length} reports are open`)
  for (const one of all) {
    const view = await viewOf(scene, 'counter', one.holder)
    const at = await state(one)
    const facts = view.facts.filter((fact: { until: string | null }) => fact.until === null).map((fact: { account: string; kind: string }) => `${fact.account} ${fact.kind}`)
    if (at.active !== one.active) wrong.push(`${one.number}: activated ${one.active}, at the bank ${at.active}`)
    if ((view.financial === 'active') !== at.active) wrong.push(`${one.number}: ${view.financial} here, active ${at.active} at the bank`)
    if (facts.includes('financial loss') !== (at.lost !== null)) wrong.push(`${one.number}: here ${facts.join(', ') || 'nothing'}, at the bank ${at.lost ?? 'not lost'}`)
  }
  return wrong
}
