import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { linkBanks } from '#banks'
import { throwAway } from '#database'
import { addDays, dayOf, instantOf } from '#kit/day'
import { passLosses } from '#losses'
import { sealPin } from '../../src/wire/iso8583/index.ts'
import { ask, testBank, till, type TestBank, type Till } from './bank.ts'
import { cardsOf, collect, documentOf, makeBatch, runStep, viewOf } from './card-steps.ts'
import { openScene, type Holder } from './scene.ts'

const CODE = '96588'
/** Chance with a seed (mulberry32): the same seed, the same choices. */
export function dice(seed: number) {
  const roll = () => {
    seed = seed + 0x6D2B79F5 | 0
    let x = Math.imul(seed ^ seed >>> 15, 1 | seed)
    x = x + Math.imul(x ^ x >>> 7, 61 | x) ^ x
    return ((x ^ x >>> 14) >>> 0) / 4294967296
  }
  return { below: (n: number) => Math.floor(roll() * n), one: <T>(all: readonly T[]) => all[Math.floor(roll() * all.length)]!, happens: (percent: number) => roll() * 100 < percent }
}
type Dice = ReturnType<typeof dice>

/** What can befall a request on its way between the two. */
export const faults = ['cut before', 'cut after', 'twice', 'half', 'late', 'killed there', 'killed here'] as const
export type Fault = (typeof faults)[number]
export type Cuts = { done: Record<string, number>; faults: Record<Fault, number>; days: number; differences: number; left: string[] }
type One = { holder: Holder; card: string; number: string; active: boolean }

/** A line between the two sides that loses, doubles, halves and delays what goes over it, and by which either side dies in the middle. */
async function line(to: string, chance: Dice, count: Record<Fault, number>, kill: { here(): void; there(): void }): Promise<{ url: string; server: Server; quiet(): void; deliverLate(): Promise<void> }> {
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

/**
 * A city and its bank, both whole programs with databases of their own, cut off from each other by a seed at every step of opening, activation, loss and release; then the line is mended, the next day
 * comes, and both sides' books are compared by the reconciliation and by ours.
 */
export async function cutApart(seed: number, people: number, steps: number): Promise<Cuts> {
  const chance = dice(seed)
  const scene = await openScene({ background: false })
  const bank = await testBank({ at: scene.now() })
  const count = Object.fromEntries(faults.map(fault => [fault, 0])) as Record<Fault, number>
  const done: Record<string, number> = {}
  const told = (what: string) => { done[what] = (done[what] ?? 0) + 1 }
  const name = (await scene.house.pool.query('select current_database() as name')).rows[0].name as string
  const killers = { centre: await killerOf(`x://x/${name}`), bank: await killerOf(bank.url) }
  const toBank = await line(bank.base, chance, count, { here: killers.centre.kill, there: killers.bank.kill })
  const toCentre = await line(scene.base, chance, count, { here: killers.bank.kill, there: killers.centre.kill })
  linkBanks(scene.house, { url: toBank.url, key: bank.keys.centre })
  const counter: Till = await till(bank, 'counter', { code: CODE })
  /** Again and again until it is answered: a refusal, or done. Whoever dies meanwhile is up again. */
  const surely = async <T extends { status: number }>(act: () => Promise<T>): Promise<T> => {
    for (let tries = 0; tries < 60; tries++) {
      const answer = await act().catch(() => null)
      if (answer && answer.status < 500 && answer.status !== 401) return answer
    }
    throw new Error('never answered')
  }
  const tell = () => bank.tell(toCentre.url).catch(() => 0)
  try {
    const holders = await scene.applicants(people, { region: '340121' })
    const { batch } = await makeBatch(scene, `bank-cuts-${seed}`, '340121')
    // opening: pressed until it is done, whatever happens on the way
    await surely(async () => { const answer = await runStep(scene, batch.id, 'personalise'); if (answer.status === 200 && (await cardsOf(scene, batch.id)).every(row => row.state !== 'ordered')) return answer; throw new Error('not yet') })
    for (const step of ['check', 'deliver'] as const) assert.equal((await surely(() => runStep(scene, batch.id, step))).status, 200)
    for (const { id } of (await surely(() => scene.knock('branch', 'GET', '/production/consignments?open=true'))).body.rows as { id: string }[]) await surely(() => scene.knock('branch', 'POST', `/production/consignments/${id}/receive`, {}))
    const made = await cardsOf(scene, batch.id)
    const all: One[] = []
    for (const holder of holders) {
      const card = made.find(row => row.person === holder.person)!.card
      await surely(() => collect(scene, 'branch', holder, card))
      all.push({ holder, card, number: (await surely(() => scene.knock('counter', 'POST', `/cards/${holder.person}/${card}/numbers`, {}))).body.bankCard, active: false })
    }
    const state = async ({ number }: One) => (await ask(bank, '/centre/states', { cards: [number] })).body.rows[0] as { active: boolean; lost: string | null }
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
      async tell() { await tell() },
      async again() { bank.later(1); await scene.house.pool.query(`update losses.report set due_at = at where financial = 'open'`).catch(() => 0); await passLosses(scene.house).catch(() => 0) },
      async late() { await (chance.happens(50) ? toBank : toCentre).deliverLate() },
    }
    for (let i = 0; i < steps; i++) {
      const what = i < people ? 'activate' : chance.one(Object.keys(acts))
      await acts[what]!(i < people ? all[i]! : chance.one(all))
      told(what)
      if (chance.happens(60)) await tell()
      if (chance.happens(25)) await acts['again']!(all[0]!)
    }
    // the line is mended; some of what was to be told is lost for good
    toBank.quiet()
    toCentre.quiet()
    await forget(bank, chance)
    await Promise.all([toBank.deliverLate(), toCentre.deliverLate()])
    const minutes = Math.ceil((instantOf(`${addDays(dayOf(scene.now()), 1)} 09:00:00`)!.getTime() - scene.now().getTime()) / 60_000)
    const day = dayOf(scene.now())
    bank.later(minutes)
    await scene.later(minutes)
    await surely(() => scene.knock('chief', 'POST', '/bank-days/reconcile', {}))
    await passLosses(scene.house)
    for (let i = 0; i < 4; i++) await tell()
    const first = await surely(() => scene.knock('chief', 'POST', `/bank-days/${CODE}/${day}/reconcile`, {}))
    const seen = (await scene.knock('chief', 'GET', `/bank-days/${CODE}/${day}`)).body
    const left = await wrongBetween(scene, bank, all, state)
    if (first.body.open !== 0) left.push(`${first.body.open} differences are open: ${JSON.stringify(seen.rowsOf.filter((row: { how: string | null }) => row.how === null))}`)
    return { done, faults: count, days: 1, differences: seen.differences, left }
  } finally {
    counter.close()
    await Promise.all([killers.centre.end(), killers.bank.end()])
    for (const { server } of [toBank, toCentre]) { server.closeAllConnections(); server.close() }
    await scene.close()
    await bank.close()
  }
}

/** A part of what the bank has to tell is gone on its way for good: it believes that it was heard. */
async function forget(bank: TestBank, chance: Dice): Promise<void> {
  const client = new pg.Client(bank.url)
  await client.connect()
  const { rows } = await client.query<{ id: string }>('select id from orders.notice where told_at is null order by id')
  for (const { id } of rows) if (chance.happens(60)) await client.query('update orders.notice set told_at = at where id = $1', [id])
  await client.end()
}

/** What is lost or doubled between the two, by looking into both: nothing. */
async function wrongBetween(scene: Awaited<ReturnType<typeof openScene>>, bank: TestBank, all: readonly One[], state: (one: One) => Promise<{ active: boolean; lost: string | null }>): Promise<string[]> {
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
