import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { city, type City } from './harness/index.ts'
import { desk, type Desk } from './support/desk.ts'
import { pharmacy, type Pharmacy } from './support/pharmacy.ts'

let d: Desk
let living: City
let shop: Pharmacy
before(async () => { d = await desk(); living = await city(); shop = await pharmacy(living) })
after(async () => { await d.close(); await living.close() })

test('PIN-03.d MED-01.c: an entry opens the session it was made for; sent again for the next card session it proves nothing and counts nothing', async () => {
  const card = await d.set('480157')
  const first = await d.read('till', card)
  const entry = d.entry(), block = d.block('till', card, '480157')
  assert.deepEqual((await d.pinBlock('till', first, entry, block)).body.factors, ['card', 'pin'])
  const doubled = await Promise.all(Array.from({ length: 5 }, () => d.pinBlock('till', first, entry, block)))
  for (const { body } of doubled) assert.deepEqual(body.factors, ['card', 'pin'], 'doubled where it was made, it is answered as before')
  const second = await d.read('till', card)
  const replayed = await d.pinBlock('till', second, entry, block)
  assert.deepEqual([replayed.status, replayed.body.refused], [409, 'entry-elsewhere'])
  assert.deepEqual((await d.openSession(card, 'till'))?.factors, ['card'])
  const again = await d.pin('till', second, '480157')
  assert.deepEqual(again.body.factors, ['card', 'pin'])
})

test('PIN-03.d: an entry doubled at once opens its session once and for all', async () => {
  const card = await d.set('480157')
  const read = await d.read('till', card)
  const entry = d.entry(), block = d.block('till', card, '480157')
  const answers = await Promise.all(Array.from({ length: 10 }, () => d.pinBlock('till', read, entry, block)))
  for (const { body } of answers) assert.deepEqual(body.factors, ['card', 'pin'])
})

test('READ-02.a: a card read while its loss is being written waits for it and is told lost', async () => {
  const person = shop.who('张伟')
  const { rows: [card] } = await living.house.pool.query(`select c.bucket, c.id from cards.card c join holders.person p on p.bucket = c.bucket and p.id = c.person where p.psn_no = $1`,
    [(await shop.lookUp(person.certno, person.name)).output.baseinfo.psn_no])
  const clerk = await living.house.pool.connect()
  try {
    await clerk.query('begin')
    await clerk.query('select from cards.card where bucket = $1 and id = $2 for update', [card.bucket, card.id])
    await clerk.query(`insert into cards.fact (bucket, id, card, account, kind, since, channel) values ($1, gen_random_uuid(), $2, 'social', 'loss', $3, 'counter')`, [card.bucket, card.id, living.house.now()])
    const reading = shop.read(person)
    const early = await Promise.race([reading.then(() => 'read'), new Promise(done => setTimeout(done, 400, 'waits'))])
    assert.equal(early, 'waits')
    await clerk.query('commit')
    assert.match((await reading).zh, /已挂失/)
    assert.match((await shop.identify(person)).err_msg, /已挂失/)
  } finally { clerk.release() }
})
