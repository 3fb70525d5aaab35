/**
 * `npm run bench -- lookup [--holders N]`: server time of a person's page (the person, all cards, the events of each, the old card, the applications) and of
 * every list a post has, through the HTTP door's handler, with a million holders taken over from a CSV. Some of them have fifty events; twenty thousand
 * applications wait for review. One after the other; the figure is the 99th percentile of a whole page, and of the slowest list's repeated reads.
 * `BENCH_KEEP=DIR` keeps the city; with `--migrate` the figures of the import come too.
 */
import assert from 'node:assert/strict'
import { connect } from '#database'
import { cardsOf, onRecord } from '#cards'
import { bucketOf, type Id } from '#kit/ids'
import { inWork, type By } from '#kit/work'
import { noteAll, sealRecord } from '#record'
import { mayDo, organisationsOf } from '#staff'
import { submitAll } from '../src/applications/submit.ts'
import { roomRoutes } from '../src/doors/http/rooms.ts'
import { everyPost } from '../test/support/trust.ts'
import { asked, ground, load, must, round, type Ground } from './ground.ts'
import type { Figure } from './index.ts'
import { holderLine } from './migrate/holders-file.ts'
import { figures as migrateFigures, migrate } from './migrate.ts'
import { findPeople } from '#holders'

const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'bench' }
const PEOPLE = 1_000
const QUEUE = 20_000
const ROUNDS = 25

/** Fifty events each for those who will be looked at in the end, and a queue of applications. */
async function stir({ living: { house, url } }: Ground, count: number): Promise<void> {
  const centre = await inWork(house, system, async work => (await organisationsOf(work, { kind: 'counter' }))[0]!)
  for (let from = 0; from < QUEUE; from += 500) {
    await inWork(house, system, async work => {
      const { rows } = await house.pool.query<{ bucket: number; id: Id; bank: string }>('select c.bucket, c.person as id, c.bank from cards.card c where c.bucket between $1 and $2 limit 500', [from / 5, from / 5 + 99])
      await submitAll(work, rows.map(({ bucket, id, bank }) => ({ person: { bucket, id }, region: '340100', bank, delivery: { kind: 'counter', organisation: centre.id } })))
    })
  }
  for (let from = 0; from < PEOPLE; from += 50) {
    await inWork(house, system, async work => {
      for (const person of await some(work, from, Math.min(from + 50, PEOPLE), count)) {
        const [card] = await cardsOf(work, { bucket: bucketOf(person), id: person })
        await noteAll(work, Array.from({ length: 50 }, (_, i) => ({ verb: i % 2 ? 'cards.report-loss' : 'cards.release-loss', ...onRecord(card!), facts: { account: 'social', channel: 'counter' } })))
      }
    })
  }
  const owner = await connect(url)
  await owner.query('vacuum (analyze)')
  await owner.query('checkpoint')
  await owner.end()
}

/** Whom the page is opened for: spread over the whole file. */
async function some(work: Parameters<typeof findPeople>[0], from: number, to: number, count: number): Promise<Id[]> {
  const found: Id[] = []
  for (let n = from; n < to; n++) found.push(must(await findPeople(work, { number: holderLine(Math.floor(n * count / PEOPLE)).split(',')[0]! }))[0]!.id)
  return found
}

const quantile = (times: readonly number[], part: number) => times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))]!

export async function bench(args: string[]): Promise<Figure[]> {
  const count = asked(args, '--holders', 1_000_000)
  const base = await ground()
  try {
    const before: Figure[] = base.filled ? [] : args.includes('--migrate') ? await migrateFigures(base, count) : (await migrate(base, count), [])
    if (!base.filled) await stir(base, count)
    return [...before, ...await measure(base, count)]
  } finally { await base.close() }
}

async function measure({ living, settings }: Ground, count: number): Promise<Figure[]> {
  // the sealer runs every five seconds in a city; here it has not run since the file came
  await sealRecord(living.house)
  const posts = await everyPost(living)
  const read = async (post: string, url: string) => {
    const began = performance.now()
    const answer = await living.door.inject({ method: 'GET', url: `/api${url}`, headers: { cookie: posts.get(post)!.cookie } })
    return { ms: performance.now() - began, status: answer.statusCode, text: answer.body, file: answer.headers['content-disposition'] !== undefined }
  }
  const people = await inWork(living.house, system, work => some(work, 0, PEOPLE, count))
  const page: number[] = [], find: number[] = []
  let events = 0
  for (const [n, person] of [...people.slice(0, 20), ...people].entries()) {
    const opened = [await read('counter-clerk', `/people/${person}`), await read('counter-clerk', `/cards/${person}`)]
    assert.ok(opened.every(one => one.status === 200), JSON.stringify(opened.map(one => one.text.slice(0, 200))))
    const { cards } = JSON.parse(opened[1]!.text) as { cards: { id: Id }[] }
    for (const card of cards) opened.push(await read('counter-clerk', `/cards/${person}/${card.id}/history`))
    opened.push(await read('counter-clerk', `/people/${person}/applications`))
    assert.ok(cards.length && opened.every(one => one.status === 200), JSON.stringify(opened.map(one => one.text.slice(0, 200))))
    const began = performance.now()
    const found = await living.door.inject({ method: 'POST', url: '/api/people/find', headers: { cookie: posts.get('counter-clerk')!.cookie, origin: living.base, host: new URL(living.base).host }, payload: { number: holderLine(Math.floor((n % PEOPLE) * count / PEOPLE)).split(',')[0]! } })
    if (n < 20) continue
    assert.equal(found.statusCode, 200, found.body)
    find.push(performance.now() - began)
    page.push(opened.reduce((sum, one) => sum + one.ms, 0))
    events += (JSON.parse(opened[2]!.text) as { rows: unknown[] }).rows.length
  }
  const lists: { path: string; post: string; p99: number; p50: number }[] = []
  for (const { method, path, may } of roomRoutes) {
    if (method !== 'GET' || path.includes(':') || !may.startsWith('staff:')) continue
    for (const post of posts.keys()) {
      if (!mayDo(post, may.slice(6))) continue
      const first = await read(post, path)
      if (first.status !== 200 || first.file) continue
      const times: number[] = []
      for (let n = 0; n < ROUNDS; n++) times.push((await read(post, path)).ms)
      lists.push({ path, post, p99: quantile(times, 0.99), p50: quantile(times, 0.5) })
    }
  }
  const slowest = lists.toSorted((a, b) => b.p99 - a.p99)
  const conditions = { ...settings, holders: count, people: PEOPLE, events_a_person: Math.round(events / PEOPLE), requests_a_page: 4, applications_waiting: QUEUE, load: load() }
  const ofLists = { ...conditions, lists: lists.length, rounds: ROUNDS, slowest: slowest.slice(0, 5).map(one => `${one.path} ${one.post} ${round(one.p99)}/${round(one.p50)}`).join(' · ') }
  return [{ name: 'lookup.p99_ms', value: round(quantile(page, 0.99)), unit: 'ms', conditions }, { name: 'lookup.p50_ms', value: round(quantile(page, 0.5)), unit: 'ms', conditions },
    { name: 'lookup.find_p99_ms', value: round(quantile(find, 0.99)), unit: 'ms', conditions }, { name: 'lookup.queue_p99_ms', value: round(slowest[0]!.p99), unit: 'ms', conditions: ofLists }]
}
