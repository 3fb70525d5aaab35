import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { mayDo } from '../../src/staff/posts.ts'
import { buildDoor } from '../../src/doors/http/index.ts'
import { city, type City } from '../harness/index.ts'
import { bodyOf, hostile, type Schema } from './shapes.ts'
import { FUZZ_SEED, tell } from './tell.ts'

type Parameter = { name: string; in: string; schema: Schema }
type Operation = { 'x-may': string; parameters: Parameter[]; requestBody?: { content: Record<string, { schema?: Schema }> } }
const RUNS = Number(process.env['SBK_FUZZ'] ?? 60)
const SLOW = 10_000
let living: City
let door: FastifyInstance
let operations: { path: string; method: 'GET' | 'POST'; operation: Operation }[] = []
const bugs: string[] = []
const ids: Record<string, string[]> = {}
const tokens = new Map<string, string>()
const statuses: Record<string, number> = {}
let asked = 0

before(async () => {
  living = await city({ background: false })
  door = await buildDoor(living.house, { kind: 'demo', pages: null, logger: { write: line => { if (line.includes('"bug"') || line.includes('"level":50')) bugs.push(line) } } })
  const { paths } = (await door.inject({ method: 'GET', url: '/openapi.json' })).json() as { paths: Record<string, Record<string, Operation>> }
  operations = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase() as 'GET' | 'POST', operation })))
  const told = (await door.inject({ method: 'GET', url: '/api/seats' })).json() as { user: string; post: string }[] | { rows: { user: string; post: string }[] }
  seats = Array.isArray(told) ? told : told.rows
  for (const [name, text] of [['person', 'select id from holders.person limit 20'], ['card', 'select id from cards.card limit 20'], ['application', 'select id from applications.application limit 20'],
    ['item', 'select id from applications.work_item limit 10'], ['terminal', 'select id from terminals.terminal limit 20'], ['batch', 'select id from production.batch limit 5'],
    ['consignment', 'select id from production.consignment limit 5'], ['number', 'select number as id from ledger.journal limit 10']] as const) {
    ids[name] = (await living.house.pool.query<{ id: string }>(text)).rows.map(row => row.id)
  }
})
after(async () => {
  tell('fuzz http', { seed: FUZZ_SEED, operations: operations.length, requests: asked, statuses, bugs: bugs.length })
  await door.close()
  await living.close()
})

let seats: { user: string; post: string }[] = []
/** Seats that may do it, nine times in ten. */
const sitter = (may: string) => {
  const able = seats.filter(({ post }) => may === 'holder' ? post === 'holder' : may.startsWith('staff:') ? mayDo(post, may.slice(6)) : true)
  const any = fc.constantFrom('nobody', ...seats.map(seat => seat.user))
  return able.length ? fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...able.slice(0, 12).map(seat => seat.user)) }, { weight: 1, arbitrary: any }) : any
}
async function tokenOf(user: string): Promise<string | null> {
  if (!tokens.has(user)) {
    const answer = await door.inject({ method: 'POST', url: '/api/sign-in/seat', headers: { origin: 'http://localhost', host: 'localhost', 'content-type': 'application/json' }, payload: { user } })
    tokens.set(user, answer.cookies[0]?.value ?? '')
  }
  return tokens.get(user) || null
}

/** Whatever was drawn as a text; an object without a prototype has none of its own. */
const textOf = (value: unknown): string => typeof value === 'object' ? JSON.stringify(value) : String(value)
const place = ({ name, schema }: Parameter) => fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...ids[name]?.length ? ids[name]! : ['018f0000-0000-7000-8000-000000000001']) }, { weight: 1, arbitrary: fc.uuid() },
  { weight: 1, arbitrary: bodyOf(schema).map(textOf) }, { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 40, unit: 'binary' }) })
const wanted = (operation: Operation) => fc.record({
  user: sitter(operation['x-may']),
  path: fc.tuple(...operation.parameters.filter(each => each.in === 'path').map(each => place(each).map(value => [each.name, value] as const))),
  query: fc.tuple(...operation.parameters.filter(each => each.in === 'query').map(each => fc.option(fc.oneof(bodyOf(each.schema), hostile).map(value => [each.name, textOf(value)] as const), { nil: null, freq: 3 }))),
  body: fc.oneof({ weight: 6, arbitrary: bodyOf(Object.values(operation.requestBody?.content ?? {})[0]?.schema ?? {}).map(body => JSON.stringify(body) ?? 'null') }, { weight: 1, arbitrary: hostile.map(value => JSON.stringify(value) ?? '') },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 80 }).map(bytes => Buffer.from(bytes)) }, { weight: 1, arbitrary: fc.constantFrom('', '{', '[[[[', '{"__proto__":{"a":1}}', '{"constructor":{"prototype":1}}', `${'['.repeat(20_000)}${']'.repeat(20_000)}`, '"\\ud800"', '\u0000') }),
  type: fc.oneof({ weight: 12, arbitrary: fc.constant('application/json') }, { weight: 1, arbitrary: fc.constantFrom('text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'multipart/form-data', 'application/json; charset=gb18030', 'nonsense') }),
})

test('http: whatever is sent to any route by anyone, the answer is no 5xx, comes, and a no says what and why in both languages', async () => {
  const found = new Set<string>()
  for (const [at, { path, method, operation }] of operations.entries()) {
    await fc.assert(fc.asyncProperty(wanted(operation), async ({ user, path: params, query, body, type }) => {
      const token = path.endsWith('/sign-out') ? null : await tokenOf(user)
      const url = params.reduce((all, [name, value]) => all.replace(`{${name}}`, encodeURIComponent(value.toWellFormed())), path) + (query.some(Boolean) ? `?${new URLSearchParams(query.filter(each => each !== null).map(([name, value]) => [name, value]))}` : '')
      const began = performance.now()
      const before = bugs.length
      const answer = await door.inject({ method, url, headers: { origin: 'http://localhost', host: 'localhost', ...method === 'POST' ? { 'content-type': type } : {}, ...token ? { authorization: `Bearer ${token}` } : {} }, ...method === 'POST' ? { payload: body } : {} })
      asked++
      statuses[answer.statusCode] = (statuses[answer.statusCode] ?? 0) + 1
      if (answer.statusCode === 401) tokens.delete(user)
      if (performance.now() - began > SLOW) found.add(`${method} ${path}: took ${Math.round(performance.now() - began)} ms for ${String(body).slice(0, 200)}`)
      const said = answer.headers['content-type']?.toString().includes('json') ? answer.body : ''
      if (answer.statusCode >= 500) found.add(`${method} ${path}: ${answer.statusCode} ${(bugs.slice(before).join(' ') || answer.body).slice(0, 700)}`)
      else if (answer.statusCode >= 400 && !/"refused":".+"zh":".+"en":".+/s.test(said)) found.add(`${method} ${path}: ${answer.statusCode} says no reason: ${answer.body.slice(0, 200)}`)
    }), { numRuns: RUNS, seed: FUZZ_SEED + at })
  }
  assert.deepEqual([...new Map([...found].map(each => [each.replace(/[0-9a-f-]{8,}|\d+/g, '#').slice(0, 260), each])).values()], [])
})
