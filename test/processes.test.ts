import assert from 'node:assert/strict'
import { after, before, test, type TestContext } from 'node:test'
import { city, masterFile, type City } from './harness/index.ts'
import { freePort, startMain } from './starting.ts'
import { identities, pharmacy, type Json, type Pharmacy } from './support/pharmacy.ts'

let living: City
let shop: Pharmacy
before(async () => { living = await city({ realTime: true }); shop = await pharmacy(living) })
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

test('MED-07.b MED-07.e: known to one process, known to all: its card session ended, the process gone, reversed at another', { timeout: 120_000 }, async t => {
  const one = await another(t)
  const who = await shop.customer('孙国庆')
  const sent = shop.purchase('2102', who)
  const first = await send(one.base, sent)
  assert.equal(first.infcode, 0, first.err_msg)
  await shop.read(shop.who('王建明'))
  assert.match((await send(one.base, shop.purchase('2102', who))).err_msg, /重新读一次/, 'the next card on the terminal ended the session')
  assert.deepEqual(without(await send(one.base, sent)), without(first))
  one.child.kill('SIGKILL')
  await one.ended
  const two = await another(t)
  assert.deepEqual(without(await send(two.base, sent)), without(first))
  const changed = structuredClone(sent) as Json
  changed.input.drugdetail[0].det_item_fee_sumamt += 1
  assert.match((await send(two.base, changed)).err_msg, /内容不同/)
  assert.equal((await send(two.base, shop.reverse(who, sent))).infcode, 0)
  assert.match((await shop.send(sent)).err_msg, /已经冲正/)
  await shop.read(who.person)
  assert.equal(await shop.balanceOf(who), who.balance)
})

test('MED-07.c MED-07.e: twenty reversals race their settlements from two processes: whoever is first, nothing stays posted', { timeout: 120_000 }, async t => {
  const [one, two] = await Promise.all([another(t), another(t)])
  const who = await shop.customer('刘芳')
  const pairs = Array.from({ length: 20 }, () => shop.purchase('2102', who)).map(sent => ({ sent, reversal: shop.reverse(who, sent) }))
  const answers = await Promise.all(pairs.map(async ({ sent, reversal }, i) => {
    const [a, b] = i % 2 ? [one.base, two.base] : [two.base, one.base]
    const later = i % 4 < 2 ? 0 : 12
    return Promise.all([send(a, sent), new Promise(done => setTimeout(done, later)).then(() => send(b, reversal))])
  }))
  for (const [settled, reversed] of answers) {
    assert.equal(reversed.infcode, 0, reversed.err_msg)
    if (settled.infcode !== 0) assert.match(settled.err_msg, /已经冲正/)
  }
  for (const { sent } of pairs) assert.match((await send(one.base, sent)).err_msg, /已经冲正/)
  assert.equal(await shop.balanceOf(who), who.balance)
})

test('FSI_PORT opens a listener of the national door alone, which takes registered addresses; a taken one is said by its name', { timeout: 120_000 }, async t => {
  const port = await freePort()
  const env = { DATABASE_URL: living.url, MASTER_KEY_FILE: masterFile(), FSI_PORT: String(port) }
  await (await startMain(t, env)).ready
  const answer = await send(`http://localhost:${port}`, shop.message('9001', { signIn: { opter_no: 'OP01', mac: '', ip: '127.0.0.1' } }))
  assert.match(answer.err_msg, /这个地址没有登记/)
  assert.equal((await fetch(`http://localhost:${port}/sandbox.json`)).status, 404)
  const second = await startMain(t, env)
  assert.equal(await second.ended, 1)
  assert.match(second.err(), new RegExp(`端口 ${port} 已被占用.*FSI_PORT[\\s\\S]*Port ${port} is taken.*FSI_PORT`))
})
