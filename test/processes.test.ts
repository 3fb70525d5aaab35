import assert from 'node:assert/strict'
import { after, before, test, type TestContext } from 'node:test'
import { city, masterFile, type City } from './harness/index.ts'
import { startMain } from './starting.ts'
import { identities, pharmacy, type Json, type Pharmacy } from './support/pharmacy.ts'

let living: City
let shop: Pharmacy
before(async () => { living = await city(); shop = await pharmacy(living) })
after(() => living.close())

/** Another process of the operating system that serves the same city. */
async function another(t: TestContext) {
  const started = await startMain(t, { DATABASE_URL: living.url, MASTER_KEY_FILE: masterFile() })
  await started.ready
  return { ...started, base: `http://localhost:${started.port}` }
}
async function send(base: string, message: unknown): Promise<Json> {
  const answer = await fetch(`${base}/fsi/api`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(message) })
  const body: Json = await answer.json()
  if (body.infcode === 0) identities(body)
  return body
}
const without = ({ respond_time: _time, ...rest }: Json) => rest

test('MED-07.b MED-07.d: 2102 sent at once to two processes posts once; killed and started again, it is answered as before', { timeout: 120_000 }, async t => {
  const [one, two] = await Promise.all([another(t), another(t)])
  const who = await shop.customer('张伟')
  const sent = shop.purchase('2102', who)
  const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => send(i % 2 ? one.base : two.base, sent)))
  assert.deepEqual(answers.filter(answer => answer.infcode !== 0), [], one.err() + two.err())
  assert.equal(new Set(answers.map(answer => JSON.stringify(without(answer)))).size, 1, 'every process gives the one answer')
  assert.equal(await shop.balanceOf(who), Number((who.balance - 91.6).toFixed(2)))

  for (const { child, ended } of [one, two]) { child.kill('SIGKILL'); await ended }
  const again = await another(t)
  assert.deepEqual(without(await send(again.base, sent)), without(answers[0]))
  assert.equal(await shop.balanceOf(who), Number((who.balance - 91.6).toFixed(2)))
})

test('MED-07.b: many purchases of one account from two processes: never below nothing, each taken once', { timeout: 120_000 }, async t => {
  const [one, two] = await Promise.all([another(t), another(t)])
  const who = await shop.customer('陈静')
  const sent = Array.from({ length: 12 }, () => shop.purchase('2102', who))
  const answers = await Promise.all(sent.flatMap(message => [send(one.base, message), send(two.base, message)]))
  const taken = new Map(answers.filter(answer => answer.infcode === 0).map(answer => [answer.output.setlinfo.setl_id, Math.round(answer.output.setlinfo.acct_pay * 100)]))
  assert.ok(taken.size > 0)
  const left = Math.round(await shop.balanceOf(who) * 100)
  assert.ok(left >= 0)
  assert.equal(left, Math.round(who.balance * 100) - [...taken.values()].reduce((sum, each) => sum + each, 0))
})
