import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { arrive, credit } from '#ledger'
import { booksOf } from './support/cancelling.ts'
import { insuring, OTHER, REGION, type Insuring } from './support/insuring.ts'
import type { Json } from './support/pharmacy.ts'
import type { Seated } from './support/way.ts'

let at: Insuring
before(async () => { at = await insuring() })
after(() => at.close())

type Person = Awaited<ReturnType<Insuring['newcomer']>>
const refused = ({ status, body }: { status: number; body: Json }) => [status, body.refused]
const certify = (person: { id: string }, relation: Json, to = OTHER, seat: Seated = at.who.clerk) => seat.knock(`/people/${person.id}/insurance/${relation.id}/transfer`, { to, version: relation.version })
const decide = (verb: 'arrive' | 'withdraw', person: { id: string }, transfer: Json, seat: Seated, version = transfer.version) => seat.knock(`/people/${person.id}/transfers/${transfer.id}/${verb}`, { version })
const ok = ({ status, body }: { status: number; body: Json }): Json => { assert.equal(status, 200, JSON.stringify(body)); return body }
const money = async (person: Person) => Object.fromEntries((await at.city.within(work => work.sql<{ region: string; balance: bigint }>`select region, balance from ledger.account where bucket = ${person.bucket} and person = ${person.id} and kind = 'pacc'`)).map(each => [each.region, each.balance]))
const mine = async (person: Person) => (await (await at.holder(person.number)).get('/my/insurance')) as Json

test('INS-01.a INS-05.a: a medical record goes from one region to another: certified there, taken in here; the months are recognised, the old record ends, and every fen arrives once however often its step is tried', async () => {
  const person = await at.newcomer('何知章')
  const relation = ok(await at.enrol(person, '310', { since: '2026-01-01' }))
  for (const month of ['202601', '202602', '202603']) ok(await at.month(person, relation, month))
  ok(await at.month(person, relation, '202604', { paid: false }))
  await at.city.within(work => credit(work, [{ person, region: REGION, amount: 12_345n, key: `month|${person.id}|${REGION}|2026-10`, policies: [] }]))
  const before = await booksOf(at.city)
  assert.deepEqual(refused(await certify(person, relation, OTHER, at.who.away)), [403, 'insurance-elsewhere'])
  assert.equal(refused(await certify(person, relation, REGION))[1], 'transfer-same-region')
  assert.equal(refused(await certify(person, relation, '999999'))[1], 'region-not-insured-here')
  assert.equal(refused(await certify(person, { ...relation, version: 7 }))[1], 'relation-stale')
  const both = await Promise.all([1, 2].map(() => certify(person, relation)))
  assert.deepEqual(both.map(each => each.status).toSorted(), [200, 409])
  assert.deepEqual(both.map(each => each.body.refused).filter(Boolean), ['transfer-open'])
  const transfer = both.find(each => each.status === 200)!.body
  assert.deepEqual([transfer.state, transfer.months, transfer.here], ['certified', 3, 'from'])
  const [paused] = (await at.page(person)).rows
  assert.deepEqual([paused.state, paused.moving], ['2', 'certified'])
  assert.equal(refused(await at.state(person, paused, '1'))[1], 'transfer-open', 'it is not resumed while on its way')
  assert.deepEqual(await money(person), { [REGION]: 12_345n }, 'nothing moves before it arrives')

  const waiting = await at.who.away.get<Json>('/insurance/transfers')
  assert.deepEqual(waiting.rows.map((row: Json) => [row.certificate, row.months]), [[transfer.number, 3]])
  assert.equal((await at.who.away.knock('/insurance/transfers/find', { certificate: transfer.number })).body.person, person.id)
  assert.equal(refused(await at.who.away.knock('/insurance/transfers/find', { certificate: '000000000000000000000000' }))[1], 'transfer-unknown')
  assert.deepEqual(refused(await decide('arrive', person, transfer, at.who.clerk)), [403, 'insurance-elsewhere'], 'the old region’s own office')
  assert.equal(refused(await decide('arrive', person, transfer, at.who.away, 9))[1], 'transfer-stale')
  const arrived = ok(await decide('arrive', person, transfer, at.who.away))
  assert.deepEqual([arrived.state, arrived.counted, arrived.amount, arrived.money], ['arrived', 3, 12_345, 'on-way'])
  assert.deepEqual(refused(await decide('arrive', person, arrived, at.who.away)), [409, 'transfer-ended'])
  assert.deepEqual(refused(await decide('withdraw', person, arrived, at.who.clerk)), [409, 'transfer-ended'])
  const midway = await booksOf(at.city)
  assert.deepEqual([(await money(person))[REGION], midway.transit, midway.all, midway.agrees], [0n, 12_345n, before.all, true], 'in transit, nothing lost')
  await at.city.living.turn()
  const [{ bucket, id }] = await at.city.within(work => work.sql<{ bucket: number; id: string }>`select bucket, id from ledger.transfer where person = ${person.id}`) as [{ bucket: number; id: string }]
  await at.city.within(work => work.sql`update ledger.transfer set arrived_at = null where id = ${id}`)
  if (!('outside' in arrive)) throw new Error('the second step is a delivery')
  for (let n = 0; n < 2; n++) await arrive.outside(at.city.living.house, { bucket, id, due: new Date(), kind: 'ledger.arrive', ids: [id], attempts: 1, at: new Date() })
  assert.deepEqual([await money(person), (await booksOf(at.city)).all], [{ [REGION]: 0n, [OTHER]: 12_345n }, before.all])

  const { rows, transfers } = await mine(person)
  const [now, old] = [rows.find((row: Json) => row.region === OTHER), rows.find((row: Json) => row.region === REGION)]
  assert.deepEqual([now.state, now.time, old.state, old.moving, transfers[0].money], ['1', 3, '4', 'arrived', 'there'])
  assert.equal(refused(await at.month(person, relation, '202604'))[1], 'transfer-gone', 'what is paid late is paid where the record is')
  assert.equal(refused(await certify(person, { ...relation, version: 3 }))[1], 'transfer-gone')
  const again = await at.city.within(work => credit(work, [{ person, region: OTHER, amount: 1n, key: `month|${person.id}|${OTHER}|2026-10`, policies: [] }]))
  assert.equal(again.length, 0, 'a month that was filled there is not filled again here')

  await at.city.within(work => credit(work, [{ person, region: REGION, amount: 500n, key: `given back ${person.id}`, policies: [] }]))
  await at.later(8)
  await at.city.living.turn()
  assert.deepEqual(await money(person), { [REGION]: 0n, [OTHER]: 12_845n }, 'what was given back there later follows')
})

test('INS-05.b: months earned in two regions at once count once, also over two transfers; both sums stay in the pension account, and no year’s interest is lost or borne twice', async () => {
  const person = await at.newcomer('柳公权')
  const first = ok(await at.enrol(person, '110', { since: '2024-01-01' }))
  const paid = async (relation: Json, month: string, seat = at.who.clerk) => ok(await at.month(person, relation, month, { base: 600_000, person: 48_000, unit: 96_000, receivedOn: `${month.slice(0, 4)}-${month.slice(4)}-10` }, seat))
  for (const month of ['202411', '202412', '202501', '202601']) await paid(first, month)
  const there = ok(await at.enrol(person, '110', { region: OTHER, since: '2025-12-01' }, at.who.away))
  for (const month of ['202512', '202601', '202602']) await paid(there, month, at.who.away)
  ok(await at.who.clerk.knock('/insurance/interest', { year: 2024 }))
  ok(await at.who.away.knock('/insurance/interest', { year: 2025 }))
  const transfer = ok(await certify(person, first))
  assert.equal(transfer.months, 4)
  const arrived = ok(await decide('arrive', person, transfer, at.who.away))
  assert.deepEqual([arrived.months, arrived.counted], [4, 3], 'January 2026 was earned there too')
  // 480 of November for two months, of December for one, at 2.62 %: 3.14; 963.14 for 2025 and 480 of January for twelve at 1.5 %: 21.65
  assert.equal(arrived.carried, 96_000 + 314 + 48_000 + 2_165)
  let { pension, rows } = await mine(person)
  const account = pension.find((each: Json) => each.region === OTHER)
  assert.deepEqual([account.years.map((each: Json) => each.year), account.balance], [[2025], 146_479 + 48_000 + 60 + 3 * 48_000], 'the balance of both, and three months of 2026')
  assert.deepEqual(pension.find((each: Json) => each.region === REGION).years.map((each: Json) => [each.year, each.interest]), [[2025, 2_165], [2024, 314]], 'the year closed there was closed here on the way')
  assert.equal(rows.find((row: Json) => row.region === OTHER).time, 6)
  ok(await at.who.clerk.knock('/insurance/interest', { year: 2025 }))
  assert.deepEqual((await mine(person)).pension.map((each: Json) => each.balance).toSorted((a: number, b: number) => a - b).at(-1), account.balance, 'the old region’s run finds nothing of it')

  const back = ok(await at.enrol(person, '110', { since: '2026-02-01' }))
  await paid(back, '202602')
  const second = ok(await certify(person, rows.find((row: Json) => row.region === OTHER), REGION, at.who.away))
  assert.equal(second.months, 6)
  const home = ok(await decide('arrive', person, second, at.who.clerk))
  assert.deepEqual([home.counted, home.months], [5, 6])
  ;({ pension, rows } = await mine(person))
  assert.equal(rows.find((row: Json) => row.region === REGION && row.state === '1').time, 6)
  const whole = pension.find((each: Json) => each.id === back.id)
  assert.equal(whole.balance, account.balance + 48_000)
  await at.policyTomorrow('pension.interest', [2024, 2025, 2026].map(year => ({ year, percent: 2 })))
  const today = at.city.living.house.now()
  await at.later(Math.ceil((Date.UTC(2027, 1, 1) - today.getTime()) / 86_400_000))
  for (const seat of [at.who.clerk, at.who.away, at.who.clerk]) ok(await seat.knock('/insurance/interest', { year: 2026 }))
  const after = (await mine(person)).pension.find((each: Json) => each.id === back.id)
  const opening = 146_479 + 48_060
  // 480 twice of January for twelve months, twice of February for eleven, at 2 %
  assert.deepEqual(after.years.map((each: Json) => [each.year, each.opening, each.paid, each.interest]), [[2026, opening, 4 * 48_000, Math.round((opening * 12 + 48_000 * 46) * 200 / 120_000)]])
})

test('INS-05.a INS-01.b: until it has arrived the old region takes it back and the record is what it was; two at once, wrong office, another kind there, and double records are refused', async () => {
  const person = await at.newcomer('白居易')
  const relation = ok(await at.enrol(person, '310'))
  let transfer = ok(await certify(person, relation))
  assert.deepEqual(refused(await decide('withdraw', person, transfer, at.who.away)), [403, 'insurance-elsewhere'])
  assert.equal(refused(await decide('withdraw', await at.newcomer(), transfer, at.who.clerk))[1], 'transfer-unknown')
  ok(await decide('withdraw', person, transfer, at.who.clerk))
  const [row] = (await at.page(person)).rows
  assert.deepEqual([row.state, row.pausedOn, row.moving], ['1', null, null])
  assert.equal(refused(await decide('arrive', person, { ...transfer, version: 2 }, at.who.away))[1], 'transfer-ended')

  transfer = ok(await certify(person, row))
  const raced = await Promise.all([decide('arrive', person, transfer, at.who.away), decide('withdraw', person, transfer, at.who.clerk)])
  assert.deepEqual(raced.map(each => each.status).toSorted(), [200, 409], 'one of two at once')
  const states = (await mine(person)).rows.map((each: Json) => each.state).toSorted()
  assert.ok(['1', '1,4'].includes(states.join()), states.join())

  const other = await at.newcomer('元稹')
  const resident = ok(await at.enrol(other, '390'))
  ok(await at.enrol(other, '310', { region: OTHER }, at.who.away))
  const waits = ok(await certify(other, resident))
  assert.equal(refused(await decide('arrive', other, waits, at.who.away))[1], 'enrolled-already')
  ok(await decide('withdraw', other, waits, at.who.clerk))
  const here = async () => (await at.page(other)).rows.find((each: Json) => each.region === REGION)
  const paused = ok(await at.state(other, await here(), '2'))
  const again = ok(await certify(other, paused))
  ok(await decide('withdraw', other, again, at.who.clerk))
  assert.equal((await here()).state, '2', 'what was paused stays paused')
  assert.equal((await at.who.unit.knock(`/people/${other.id}/insurance/${resident.id}/transfer`, { to: OTHER, version: 1 })).status, 403)
  const twice = (await at.city.personOf('宋明'))
  const [one] = (await at.page(twice)).rows
  assert.equal(refused(await certify(twice, one))[1], 'transfer-double')
})
