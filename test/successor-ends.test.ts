import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Json } from './support/pharmacy.ts'
import { replacing, type Replacing } from './support/replacing.ts'

let city: Replacing
before(async () => { city = await replacing() })
after(() => city.close())

const float = { pieces: { 1000: 10, 100: 100 } }
const holds = async (seat = city.at.counter): Promise<number> => (await seat.get<Json>('/fees/drawer')).drawer.holds
const feesOf = async (name: string): Promise<string[]> => (await city.at.counter.get<Json>(`/people/${(await city.personOf(name)).id}/fees`)).rows.map((row: Json) => row.what)
/** A successor is made, nobody collects it, it goes back and is destroyed under two signatures; the head of the centre, who signs second, has an open drawer. */
async function neverCollected(name: string, verb: 'replace' | 'exchange'): Promise<Json> {
  const asked = await city.ask(name, verb)
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  const card = await city.make(asked.body.id, name)
  const at = { person: (await city.personOf(name)).id, card: card.id }
  city.living.later(91 * 24 * 60)
  await city.sitDown()
  const { consignment } = await city.at.counter.post<Json>('/cards-to-collect/send-back', { cards: [at] })
  await city.at.producer.post(`/production/consignments/${consignment}/receive`)
  for (const seat of [city.at.counter, city.at.colleague, city.at.chief]) {
    const { drawer } = await seat.get<Json>('/fees/drawer')
    if (drawer) await seat.post('/fees/drawer/close', { pieces: {}, banked: 0, explanation: '测试' })
    await seat.post('/fees/drawer/open', float)
  }
  for (const seat of [city.at.producer, city.at.chief]) await seat.post('/production/returned/sign', { cards: [at] })
  return asked.body
}

test('REPL-02.b: nobody collects the new card and it is destroyed: its fee is owed from then on, out of no drawer, the holder is told where to fetch it, and it is paid once', async () => {
  const name = '王建明'
  assert.equal((await city.cardVerb(name, 'report-loss')).status, 200)
  const { id } = await neverCollected(name, 'replace')
  const owed = (await city.at.counter.get<{ rows: Json[] }>('/fees/owed')).rows
  assert.deepEqual(owed.map(row => [row.application, row.amount]), [[id, 1800]])
  assert.deepEqual([await holds(), await holds(city.at.chief), await feesOf(name)], [20_000, 20_000, ['taken']], 'nobody was there to take the money')
  assert.equal((await city.inbox(name)).filter(text => /收的 18\.00 元（收据 .+）退给您。带身份证到 庐阳区政务服务中心 领/.test(text)).length, 1)
  const pay = async () => city.at.counter.knock(`/people/${(await city.personOf(name)).id}/applications/${id}/fee/return`)
  const answers = await Promise.all([pay(), pay()])
  assert.equal(new Set(answers.map(({ status, body }) => `${status} ${body.number}`)).size, 1)
  assert.deepEqual([await holds(), await feesOf(name), (await city.at.counter.get<Json>('/fees/owed')).rows], [18_200, ['returned', 'taken'], []])
  assert.equal((await city.ask(name, 'replace')).status, 200, 'the lost card is replaced anew')
})

test('REPL-01.a: a card handed in for an exchange whose new card nobody collected is exchanged anew: its holder is not left without a card', async () => {
  const name = '李秀英'
  await neverCollected(name, 'exchange')
  const { live } = await city.cards(name)
  assert.equal((await city.cardVerb(name, 'report-loss')).body.refused, 'card-handed-in', 'it lies at the office, nobody lost it')
  const { causes } = await city.at.counter.get<Json>(`/cards/${(await city.personOf(name)).id}`).then(seen => seen.cards.find((card: Json) => card.id === live.id))
  assert.match(JSON.stringify(causes), /现在没有新卡在做.*重新换卡/)
  const again = await city.ask(name, 'exchange')
  assert.equal(again.status, 200, JSON.stringify(again.body))
  assert.equal((await city.ask(name, 'exchange')).body.refused, 'application-open')
  assert.deepEqual(await feesOf(name), ['taken', 'taken'], 'the new one costs; the first is owed')
  const made = await city.make(again.body.id, name)
  assert.equal((await city.collect(name, made.id)).status, 200)
  const { all } = await city.cards(name)
  assert.equal(all.find(card => card.id === live.id).closedAs, 'replaced')
})
