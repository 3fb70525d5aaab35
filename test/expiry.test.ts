import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addDays, instantOf } from '#kit/day'
import type { Json } from './support/pharmacy.ts'
import { replacing, type Replacing } from './support/replacing.ts'

let city: Replacing
before(async () => { city = await replacing() })
after(() => city.close())

/** The clock of the city, the clerks and the pharmacy signed in anew. */
async function when(instant: string) {
  city.living.at(instantOf(instant)!)
  await city.sitDown()
  await city.shop.signIn()
}
const bread = [['布洛芬片', 1]] as const

test('REPL-04.b: on its last day a card settles until 24:00, after it no door takes it and each says why, also for a session that was open; then it is renewed with the ID and the old card', async () => {
  const name = '王建明'
  const { live } = await city.cards(name)
  const last = live.validUntil as string
  await when(`${last} 09:00:00`)
  const day = await city.shop.customer(name)
  assert.equal((await city.shop.send(city.shop.purchase('2102', day, bread))).infcode, 0)
  await when(`${last} 23:58:00`)
  const who = await city.shop.customer(name)
  assert.equal((await city.shop.send(city.shop.purchase('2102', who, bread))).infcode, 0, 'two minutes before')
  const balance = await city.shop.balanceOf(who)
  city.living.at(instantOf(`${addDays(last, 1)} 00:00:01`)!)
  await city.shop.signIn()
  for (const infno of ['2101', '2102'] as const) {
    const late = await city.shop.send(city.shop.purchase(infno, who, bread))
    assert.equal(late.infcode, -1, `${infno} in the session of before`)
    assert.match(late.err_msg, /有效期到/)
  }
  await city.sitDown()
  assert.match((await city.shop.read(who.person, null)).zh, new RegExp(`有效期到 ${last}`))
  assert.match((await city.shop.identify(who.person)).err_msg, /有效期到/)
  const { number } = await city.numbers(name, live.id)
  const read = await city.insert(number)
  assert.deepEqual([read.read.session, read.read.causes[0].cause], [null, 'expired'])
  assert.equal((await (await city.web(name)).get('/my/account')).body.balance, Math.round(balance * 100), 'the money is not touched')

  const asked = await city.ask(name, 'renew', { oldCard: number }, city.at.elsewhere)
  assert.deepEqual([asked.status, asked.body.kind], [200, 'renewal'], JSON.stringify(asked.body))
  const made = await city.make(asked.body.id, name)
  assert.equal((await city.collect(name, made.id)).status, 200)
  const now = (await city.cards(name)).all.find((card: Json) => card.id === made.id)
  assert.ok(now.validUntil > last)
})
