import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { owe } from '#benefits'
import { enterPerson, findByNumber } from '#holders'
import { enrol, relationsOf } from '#insurance'
import { addMonths, dayOf } from '#kit/day'
import { isRefused } from '#kit/refusal'
import { accountsOf, arrive, credit } from '#ledger'
import { addMember, organisationsOf } from '#staff'
import { booksOf } from './support/cancelling.ts'
import { citizen } from './support/people.ts'
import type { Json } from './support/pharmacy.ts'
import { replacing, type Replacing } from './support/replacing.ts'
import { seated, type Seated } from './support/way.ts'

let city: Replacing
let insurer: Seated, colleague: Seated, elsewhere: Seated
const got = <T>(result: T) => { if (isRefused(result)) throw new Error(result.refused); return result as Exclude<T, { refused: string }> }
before(async () => {
  city = await replacing({ background: false })
  await city.within(async work => {
    const office = (await organisationsOf(work, { kind: 'insurer' }))[0]!
    await work.sql.run`insert into staff.organisation select (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(), 'code', 'FX-YB', 'name', '肥西县医保经办', 'region', '340123'))).* from staff.organisation o where id = ${office.id}`
    const other = (await organisationsOf(work, { kind: 'insurer' })).find(each => each.region === '340123')!
    got(await addMember(work, { user: 'feixi01', name: '章敏', password: 'scene of a test', post: 'insurance-clerk', organisation: other.id, demo: true }))
  })
  ;[insurer, colleague, elsewhere] = await Promise.all(['insure01', 'insure02', 'feixi01'].map(user => seated(city.living.base, user))) as [Seated, Seated, Seated]
})
after(() => city.close())

const REGION = '340199'
let born = 0
/** Somebody entered a second time, with money in the account, insured here and in a pension scheme's stead in another county. */
async function double(fen: bigint) {
  return city.within(async work => {
    const number = citizen(`34010419850312${String(701 + born++)}`)
    const person = got(await enterPerson(work, { number, name: '王建明', phone: '13900004321', address: '合肥市' }))
    got(await enrol(work, { person, region: REGION, insutype: '310', psnType: '1101', base: 600_000n }))
    got(await enrol(work, { person, region: '340122', insutype: '390', psnType: '1501' }))
    await credit(work, [{ person, region: REGION, amount: fen, key: `double ${number}`, policies: [] }])
    return { ...person, number }
  })
}
const sum = async (person: { bucket: number; id: string }) => (await city.within(work => accountsOf(work, person))).reduce((all, each) => all + each.balance, 0n)
const ask = (person: string, body: Json, seat = insurer) => seat.knock(`/people/${person}/merge`, { region: REGION, ...body })
const act = (verb: 'approve' | 'refuse', person: string, of: Json, seat = colleague) => seat.knock(`/people/${person}/merge/${of.id}/${verb}`, { version: of.version, ...verb === 'refuse' ? { reason: '查无此事' } : {} })
const bread = [['布洛芬片', 1]] as const

test('READ-04.a READ-04.b: two valid records in one region: neither settles until two clerks of that region’s office merged them; then the one that stays does, and the cause is gone', async () => {
  const who = city.shop.who('double-record')
  const { id } = (await city.within(work => findByNumber(work, who.certno)))!
  const page = await insurer.get<Json>(`/people/${id}/merge`)
  assert.deepEqual(page.doubled.map((each: Json) => [each.region, each.here]), [[REGION, true]])
  const keep = page.side.records.find((each: Json) => each.insutype === '310')
  const customer = await city.shop.customer('double-record')
  assert.match((await city.shop.send(city.shop.purchase('2102', customer, bread))).err_msg, /两条有效的参保记录/)
  assert.equal((await ask(id, { keep: keep.id }, elsewhere)).body.refused, 'merge-elsewhere')
  assert.equal((await city.at.counter.knock(`/people/${id}/merge`, { region: REGION, keep: keep.id })).status, 403)
  assert.equal((await ask(id, { keep: id })).body.refused, 'merge-keep')
  assert.equal((await ask(id, { keep: keep.id, region: '340123' }, elsewhere)).body.refused, 'merge-nothing')
  const [asked, twice] = await Promise.all([1, 2].map(() => ask(id, { keep: keep.id, key: 'one press' })))
  assert.deepEqual([asked!.status, asked!.body.id], [200, twice!.body.id], JSON.stringify(asked!.body))
  assert.equal((await ask(id, { keep: keep.id })).body.refused, 'merge-open')
  assert.equal((await act('approve', id, asked!.body, insurer)).body.refused, 'merge-own-approval')
  assert.equal((await act('approve', id, asked!.body, elsewhere)).body.refused, 'merge-elsewhere')
  assert.match((await city.shop.send(city.shop.purchase('2102', customer, bread))).err_msg, /两条有效的参保记录/, 'asked for is not merged')
  const both = await Promise.all([1, 2].map(() => act('approve', id, asked!.body)))
  assert.deepEqual(both.map(each => each.status).toSorted(), [200, 409])
  assert.equal((await city.shop.send(city.shop.purchase('2102', customer, bread))).infcode, -1, 'the session that was open ended')
  const again = await city.shop.customer('double-record')
  assert.deepEqual((await city.shop.identify(who)).output.insuinfo.filter((row: Json) => row.psn_insu_stas === '1').map((row: Json) => row.insutype), ['310'])
  assert.equal((await city.shop.send(city.shop.purchase('2102', again, bread))).infcode, 0)
  assert.deepEqual((await insurer.get<Json>(`/people/${id}/merge`)).doubled, [])
})

test('READ-04.a: two people who are one: every fen and both histories are with who stays, the old number and psn_no find them; done at once, twice and in the other order it happens once', async () => {
  const name = '王建明'
  const into = await city.personOf(name)
  const from = await double(12_345n)
  const [had, before] = [await sum(into), await booksOf(city)]
  const keep = (await insurer.get<Json>(`/people/${into.id}/merge`)).side.records.find((each: Json) => each.region === REGION)
  const other = (await insurer.get<Json>(`/people/${from.id}/merge`)).side.records.find((each: Json) => each.region === REGION)
  assert.equal((await ask(into.id, { keep: keep.id, other: into.id })).body.refused, 'merge-same-person')
  assert.equal((await ask(from.id, { keep: other.id, other: into.id })).body.refused, 'merge-other-way', 'the one with the card stays')
  // a benefit is never paid under both: it is ended first, waiting or in force; a reimbursement that waits goes over
  const month = dayOf(city.living.house.now()).slice(0, 7)
  const benefit = await insurer.post<Json>(`/people/${from.id}/benefits`, { region: REGION, kind: 'pension', number: '并档1号', amount: 100_000, from: month })
  assert.equal((await ask(into.id, { keep: keep.id, other: from.id })).body.refused, 'merge-benefits')
  const granted = await colleague.post<Json>(`/people/${from.id}/benefits/${benefit.id}/approve`, { version: benefit.version })
  assert.equal((await ask(into.id, { keep: keep.id, other: from.id })).body.refused, 'merge-benefits')
  await insurer.post(`/people/${from.id}/benefits/${benefit.id}/end`, { version: granted.version, until: addMonths(`${month}-01`, -1).slice(0, 7) })
  const order = { cause: randomUUID(), person: { bucket: from.bucket, id: from.id }, region: REGION, amount: 777n }
  for (const fresh of [true, false]) assert.equal(await city.within(work => owe(work, order)), fresh, 'owed once')
  const asked = await ask(into.id, { keep: keep.id, other: from.id })
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  assert.equal((await act('approve', into.id, asked.body, colleague)).status, 200)
  assert.deepEqual((await insurer.get<Json>(`/people/${into.id}/benefits`)).lines.map((each: Json) => [each.kind, each.state, each.amount]), [['reimbursement', 'due', 777]])
  const midway = await booksOf(city)
  assert.deepEqual([await sum(from), midway.transit, midway.all, midway.agrees, midway.legs], [0n, 12_345n, before.all, true, 0n], 'in transit, nothing lost')
  await city.living.turn()
  const [{ bucket, id }] = await city.within(work => work.sql<{ bucket: number; id: string }>`select bucket, id from ledger.transfer where person = ${from.id}`) as [{ bucket: number; id: string }]
  await city.within(work => work.sql`update ledger.transfer set arrived_at = null where id = ${id}`)
  if (!('outside' in arrive)) throw new Error('the second step is a delivery')
  for (let n = 0; n < 2; n++) await arrive.outside(city.living.house, { bucket, id, due: new Date(), kind: 'ledger.arrive', ids: [id], attempts: 1, at: new Date() })
  const books = await booksOf(city)
  assert.deepEqual([await sum(into), await sum(from), books.all, books.transit, books.off], [had + 12_345n, 0n, before.all, 0n, 0])

  assert.equal((await city.within(work => findByNumber(work, from.number)))!.id, into.id, 'the old number finds who stays')
  const psnNo = (await city.within(work => work.sql<{ no: string }>`select psn_no as no from holders.person where id = ${from.id}`))[0]!.no
  const who = await city.shop.customer(name)
  assert.equal((await city.shop.send(city.shop.purchase('2102', { ...who, psnNo }, bread))).infcode, 0, 'the old psn_no settles for who stays')
  const records = await city.within(async work => relationsOf(work, into, dayOf(work.now)))
  assert.deepEqual(records.filter(each => each.state === '1').map(each => each.region).toSorted(), ['340122', REGION], 'what was insured elsewhere went over as it was')
  const told = (await city.at.counter.get<Json>(`/people/${into.id}/timeline`)).rows
  assert.ok(told.some((row: Json) => row.verb === 'holders.merge' && row.facts.from === from.id), 'the timeline names the merged one')
  assert.ok((await city.at.counter.get<Json>(`/people/${from.id}/timeline`)).rows.length > 0, 'whose history stays')
  assert.equal((await insurer.get<Json>(`/people/${from.id}/merge`)).mergedInto, into.id)
  assert.equal((await ask(into.id, { keep: keep.id, other: from.id })).body.refused, 'merge-person-merged')
})

test('READ-04.a PACC-01.a: a month that was filled for the merged one is not filled again for who stays, where the record went over; the next month is, once', async () => {
  const [into, from] = [await double(100n), await double(200n)]
  await city.within(async work => { for (const { id } of (await relationsOf(work, from, dayOf(work.now))).filter(each => each.region === '340122')) await work.sql.run`update insurance.relation set insutype = '310', psn_type = '1101', base_fen = 500000 where bucket = ${from.bucket} and id = ${id}` })
  const [month, next] = [0, 1].map(n => addMonths(`${dayOf(city.living.house.now()).slice(0, 7)}-01`, n).slice(0, 7)) as [string, string]
  const run = (of: string) => insurer.post<{ filled: number }>('/ledger/allocations', { month: of })
  assert.ok((await run(month)).filled >= 2)
  const whole = await sum(into) + await sum(from)
  const records = (await insurer.get<Json>(`/people/${into.id}/merge`)).side.records.find((each: Json) => each.region === REGION)
  const asked = await ask(into.id, { keep: records.id, other: from.id })
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  assert.equal((await act('approve', into.id, asked.body)).status, 200)
  await city.living.turn()
  assert.equal(await sum(into), whole)
  assert.equal((await run(month)).filled, 0, 'asked again')
  assert.equal(await sum(into), whole, 'not a fen more')
  await run(next)
  const filled = await city.within(work => work.sql<{ region: string }>`select region from ledger.journal where bucket = ${into.bucket} and person = ${into.id} and what = 'allocation' and region = '340122'`)
  assert.equal(filled.length, 1, 'the coming month in the county, for who stays')
  assert.equal((await run(next)).filled, 0)
})

test('READ-04.b: two doubles merged into one another at once: one merge stands, no circle; a refused one changes nothing', async () => {
  const [one, two] = [await double(500n), await double(700n)]
  const before = await booksOf(city)
  const keepOf = async (person: { id: string }) => (await insurer.get<Json>(`/people/${person.id}/merge`)).side.records.find((each: Json) => each.region === REGION).id
  const forth = await ask(one.id, { keep: await keepOf(one), other: two.id })
  const back = await ask(two.id, { keep: await keepOf(two), other: one.id })
  assert.deepEqual([forth.status, back.status], [200, 200])
  const answers = await Promise.all([act('approve', one.id, forth.body), act('approve', two.id, back.body)])
  assert.deepEqual(answers.map(each => each.status).toSorted(), [200, 409], JSON.stringify(answers.map(each => each.body.refused)))
  await city.living.turn()
  assert.deepEqual([await sum(one) + await sum(two), (await booksOf(city)).all], [1_200n, before.all])
  const third = await double(1n)
  const stays = (await city.within(work => findByNumber(work, one.number)))!
  const asked = await ask(stays.id, { keep: await keepOf(stays), other: third.id })
  assert.equal((await act('refuse', stays.id, asked.body)).body.state, 'refused')
  assert.equal((await city.within(work => findByNumber(work, third.number)))!.id, third.id)
  assert.equal((await act('approve', stays.id, asked.body)).body.refused, 'merge-decided')
})
