import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { differences } from '#ledger'
import { inWork, type By } from '#kit/work'
import { buildDoor } from '../../src/doors/http/index.ts'
import { paths } from '../../src/wire/national/messages.ts'
import { city, type City } from '../harness/index.ts'
import { pharmacy, type Json, type Pharmacy } from '../support/pharmacy.ts'
import { hostile } from './shapes.ts'
import { FUZZ_SEED, tell } from './tell.ts'

const RUNS = Number(process.env['SBK_FUZZ_NATIONAL'] ?? 4_000)
const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' }
let living: City
let door: FastifyInstance
let shop: Pharmacy
const bugs: string[] = []
const codes: Record<string, number> = {}
before(async () => {
  living = await city({ background: false })
  door = await buildDoor(living.house, { kind: 'demo', pages: null, logger: { write: line => { if (line.includes('"level":50')) bugs.push(line) } } })
  shop = await pharmacy(living)
})
after(async () => {
  tell('fuzz national', { seed: FUZZ_SEED, messages: RUNS, infcodes: codes, bugs: bugs.length })
  await door.close()
  await living.close()
})

type Where = readonly (string | number)[]
/** Every place of a message where something stands. */
function places(value: Json, at: Where = []): Where[] {
  if (typeof value !== 'object' || value === null) return [at]
  return [at, ...Object.keys(value).flatMap(key => places(value[key], [...at, Array.isArray(value) ? Number(key) : key]))]
}
function put(value: Json, [first, ...rest]: Where, next: Json): Json {
  if (first === undefined) return next
  const copy = Array.isArray(value) ? [...value] : { ...value }
  if (rest.length) copy[first] = put(copy[first], rest, next)
  else if (next === undefined) delete copy[first]
  else copy[first] = next
  return copy
}

test('national: a message with anything done to its fields is answered in an envelope, never with a bug; the books still balance', async () => {
  const customers = [await shop.customer('张伟'), await shop.customer('陈静')]
  const who = customers[1]!
  const settled = await shop.send(shop.purchase('2102', who))
  const sources: Json[] = [shop.purchase('2101', who), shop.purchase('2102', who), shop.cancel(who, settled), shop.reverse(who, shop.purchase('2102', who)), shop.lookUp, shop.signOut('123'), shop.message('9001', { signIn: { opter_no: 'OP02', mac: '', ip: '127.0.0.1' } }),
    shop.message('1101', { data: { mdtrt_cert_type: '03', mdtrt_cert_no: who.person.cards[0].card_number, card_sn: who.person.cards[0].card_sn, psn_cert_type: '01' } })].filter(each => typeof each === 'object')
  const change = fc.record({ at: fc.nat(10_000), value: fc.oneof({ weight: 3, arbitrary: hostile }, { weight: 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom('0.001', 0.001, '1e3', -5, '99999999999999.99', 1e21, '2026-11-25 10:00:00', '2026-13-45 99:99:99', ' 41', '４１') }) })
  const path = fc.oneof({ weight: 5, arbitrary: fc.constant('/fsi/api') }, { weight: 1, arbitrary: fc.constantFrom(...Object.keys(paths)) })
  const message = fc.oneof({ weight: 12, arbitrary: fc.tuple(fc.constantFrom(...sources), fc.array(change, { minLength: 1, maxLength: 3 }), fc.boolean()).map(([source, changes, fresh]) => {
    let sent: Json = fresh ? { ...source, msgid: `${source.fixmedins_code}${shop.message('x', {}).msgid.slice(source.fixmedins_code.length)}` } : source
    for (const { at, value } of changes) { const all = places(sent); sent = put(sent, all[at % all.length]!, value) }
    return JSON.stringify(sent) ?? 'null'
  }) }, { weight: 1, arbitrary: fc.json() }, { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map(bytes => Buffer.from(bytes)) })
  await fc.assert(fc.asyncProperty(message, path, async (sent, url) => {
    const answer = await door.inject({ method: 'POST', url, headers: { 'content-type': 'application/json' }, payload: sent })
    assert.ok([200, 401, 403].includes(answer.statusCode), `${answer.statusCode} ${answer.body}`)
    const said = answer.json() as Json
    codes[said.infcode] = (codes[said.infcode] ?? 0) + 1
    assert.match(String(said.inf_refmsgid), /^\d{30}$/)
    if (said.infcode !== 0) assert.ok(said.err_msg && [...said.err_msg].length <= 200)
    assert.deepEqual(bugs, [])
  }), { numRuns: RUNS, seed: FUZZ_SEED, interruptAfterTimeLimit: 300_000, markInterruptAsFailure: true })
  assert.deepEqual(await inWork(living.house, system, differences), [])
})
