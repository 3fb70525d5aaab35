import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addMonths, dayOf } from '#kit/day'
import { citizen } from './support/people.ts'
import type { Json } from './support/pharmacy.ts'
import { insuring, OTHER, REGION, type Insuring } from './support/insuring.ts'

let at: Insuring
before(async () => { at = await insuring() })
after(() => at.close())

const refused = ({ status, body }: { status: number; body: Json }) => [status, body.refused]
const five = ['110', '210', '310', '410', '510'] as const

test('INS-01.a: five insurances and both resident schemes are enrolled, paused, resumed and ended at the region’s office, each with its reason on record; ended is ended', async () => {
  const person = await at.newcomer()
  for (const insutype of five) assert.equal((await at.enrol(person, insutype)).status, 200, insutype)
  const resident = await at.newcomer('方圆')
  for (const insutype of ['170', '390']) assert.equal((await at.enrol(resident, insutype)).status, 200, insutype)
  const { rows } = await at.page(person)
  assert.deepEqual(rows.map((row: Json) => [row.insutype, row.state, row.here]).toSorted(), five.map(each => [each, '1', true]))
  const pension = rows.find((row: Json) => row.insutype === '110')
  assert.equal(refused(await at.state(person, pension, '2', { reason: undefined }))[1], 'reason-missing')
  assert.equal(refused(await at.state(person, pension, '1'))[1], 'relation-not-so')
  const paused = await at.state(person, pension, '2', { reason: 'left-job' })
  assert.deepEqual([paused.status, paused.body.state, paused.body.version], [200, '2', 2], JSON.stringify(paused.body))
  assert.deepEqual(refused(await at.state(person, pension, '2')), [409, 'relation-stale'], 'an old page')
  assert.deepEqual(refused(await at.state(person, paused.body, '2')), [409, 'relation-not-so'])
  const back = await at.state(person, paused.body, '1')
  assert.deepEqual([back.body.state, back.body.pausedOn], ['1', null])
  const ended = await at.state(person, back.body, '4', { reason: 'retired' })
  assert.deepEqual([ended.body.state, ended.body.until !== null], ['4', true])
  for (const to of ['1', '2', '4'] as const) assert.deepEqual(refused(await at.state(person, ended.body, to)), [409, 'relation-ended'])
  assert.equal((await at.enrol(person, '110')).status, 200, 'after the end one enrols anew')
  const entries = await at.city.within(work => work.sql<{ facts: Json }>`select facts from record.entry where verb = 'insurance.change-state' and person = ${person.id} order by at`)
  assert.deepEqual(entries.map(each => [each.facts.from, each.facts.to, each.facts.reason]), [['1', '2', 'left-job'], ['2', '1', undefined], ['1', '4', 'retired']])
})

test('INS-01.b: no second record of one kind in one region, by pressing twice at once, beside the other medical insurance, or by resuming an old one; elsewhere and in the wrong hands it is refused', async () => {
  const person = await at.newcomer()
  const both = await Promise.all([1, 2].map(() => at.enrol(person, '310')))
  assert.deepEqual(both.map(each => each.status).toSorted(), [200, 409])
  assert.deepEqual(both.map(each => each.body.refused).filter(Boolean), ['enrolled-already'])
  assert.equal(refused(await at.enrol(person, '390'))[1], 'enrolled-already', 'residents’ medical insurance is of the same kind')
  const first = both.find(each => each.status === 200)!.body
  const paused = (await at.state(person, first, '2')).body
  assert.equal(refused(await at.enrol(person, '310'))[1], 'enrolled-paused')
  assert.equal(refused(await at.enrol(person, '390'))[1], 'enrolled-paused')
  assert.deepEqual(refused(await at.enrol(person, '310', {}, at.who.away)), [403, 'insurance-elsewhere'], 'Chaohu’s office')
  assert.deepEqual(refused(await at.state(person, paused, '1', {}, at.who.away)), [403, 'insurance-elsewhere'])
  assert.deepEqual(refused(await at.month(person, paused, '202601', {}, at.who.away)), [403, 'insurance-elsewhere'])
  assert.equal((await at.enrol(person, '310', { region: OTHER }, at.who.away)).status, 200, 'another region is another record')
  assert.equal(refused(await at.enrol(person, '310', { region: OTHER }))[1], 'insurance-elsewhere')
  assert.equal((await at.enrol(person, '110', { region: '340124' })).status, 200, 'the municipal office keeps the records of a county without an office')
  assert.equal(refused(await at.enrol(person, '210', { since: '2999-01-01' }))[1], 'since-ahead')
  assert.equal(refused(await at.enrol(person, '210', { psnType: '1501' }))[1], 'psn-type-unfit')
  assert.equal(refused(await at.enrol(person, '999'))[1], 'insutype-not-here')
  assert.equal((await at.city.at.counter.knock(`/people/${person.id}/insurance`, { region: REGION, insutype: '210', psnType: '1101' })).status, 403)
  const other = await at.newcomer()
  assert.equal(refused(await at.state(other, paused, '1'))[1], 'relation-unknown', 'under another person’s page')
})

test('INS-06.a INS-06.b: an employer enrols staff in five insurances at once: the card’s number is asked for from those who have one, and a newcomer nobody knows is entered and enrolled', async () => {
  const number = citizen('34010419900101123')
  const hire = (body: Json, seat = at.who.unit) => seat.knock('/unit/insured', { psnType: '1101', insutypes: five, since: '2026-01-01', base: 550_000, ...body })
  const fresh = await hire({ number, name: '顾念慈' })
  assert.deepEqual([fresh.status, fresh.body.rows?.length], [200, 5], JSON.stringify(fresh.body))
  assert.equal(refused(await hire({ number, name: '顾念慈' }))[1], 'enrolled-already')
  assert.equal(refused(await hire({ number, name: '顾念慈' }, at.who.unit2))[1], 'enrolled-already', 'another employer, while the first has not ended it')
  assert.equal(refused(await hire({ number, name: '顾念恩', insutypes: ['170'] }))[1], 'enrol-name-differs')
  assert.equal(refused(await hire({ number: citizen('34010419900101124'), name: '顾念恩' }, at.who.village))[1], 'enrol-not-employer')
  assert.equal(refused(await hire({ number: '340104199001011230', name: '顾念恩' }))[0], 422, 'a number that is none')

  const who = at.city.shop.who('刘芳')
  const asked = { number: who.certno, name: '刘芳', insutypes: ['110', '410'] }
  assert.deepEqual(refused(await hire(asked)), [422, 'enrol-card-missing'])
  assert.deepEqual(refused(await hire({ ...asked, cardNumber: 'A00000000' })), [422, 'enrol-card-differs'])
  const done = await hire({ ...asked, cardNumber: who.cards[0].card_number.toLowerCase() })
  assert.equal(done.status, 200, JSON.stringify(done.body))
  const half = await hire({ ...asked, insutypes: ['210', '110'], cardNumber: who.cards[0].card_number })
  assert.equal(half.body.refused, 'enrolled-already')
  const { rows } = await at.who.unit.get<Json>('/unit/insured')
  const mine = rows.filter((row: Json) => row.person === done.body.person)
  assert.deepEqual(mine.map((row: Json) => row.insutype).toSorted(), ['110', '410'], 'all or none')
  assert.ok(mine.every((row: Json) => row.name.includes('*') && !row.number.includes(who.certno)))

  const change = (row: Json, state: string, seat = at.who.unit) => seat.knock(`/unit/insured/${row.person}/${row.id}/state`, { state, version: row.version, reason: 'left-job' })
  assert.equal(refused(await change(mine[0], '4', at.who.unit2))[1], 'relation-unknown', 'another employer’s staff')
  const ended = await change(mine[0], '4')
  assert.deepEqual([ended.status, ended.body.state], [200, '4'])
  assert.equal(refused(await change({ ...mine[0], version: 2 }, '1'))[1], 'relation-ended')
})

test('INS-06.a INS-06.b: at the office who has a card shows it in the reader with the PIN, who has none is enrolled with the ID document alone', async () => {
  const holder = (await at.city.personOf('陈静'))
  const number = at.city.shop.who('陈静').certno
  const without = await at.enrol({ id: holder.id, number }, '110')
  assert.deepEqual([without.body.refused, without.body.facts?.needs], ['identity-unproven', ['card', 'pin']])
  assert.deepEqual((await at.page(holder)).needs, ['card', 'pin', 'id'])
  const none = await at.newcomer()
  assert.deepEqual((await at.page(none)).needs, ['id'])
  assert.equal(refused(await at.enrol(none, '390', { document: null }))[1], 'identity-unproven')
  assert.equal((await at.enrol(none, '390')).status, 200)
  const terminal = (await at.who.clerk.get<Json>('/terminals')).rows[0].id
  const card = at.city.shop.who('陈静').cards[0]
  const { read } = await at.who.clerk.post<Json>('/demo/reader', { function: 'iReadCardBas', terminal, card: card.card_number })
  await at.who.clerk.post('/demo/reader', { function: 'iVerifyPIN', terminal, card: card.card_number, session: read.session.id, pin: card.social_pin })
  const proven = await at.enrol({ id: holder.id, number }, '110')
  assert.equal(proven.status, 200, JSON.stringify(proven.body))
})

test('INS-04.a: months are recorded once: the same again changes nothing, owed becomes paid, paid is not changed; the holder sees both shares', async () => {
  const person = await at.newcomer()
  const { body: relation } = await at.enrol(person, '110', { since: '2026-01-01' })
  const paid = { base: 600_000, person: 48_000, unit: 96_000, receivedOn: '2026-02-10' }
  assert.equal((await at.month(person, relation, '202601', { paid: false, ...paid, receivedOn: undefined })).status, 200)
  assert.equal((await at.page(person)).rows[0].paidUntil, '202512')
  const first = await at.month(person, relation, '202601', paid)
  assert.deepEqual([first.body.paid, first.body.booked, first.body.late], [true, '202602', true], JSON.stringify(first.body))
  assert.equal((await at.month(person, relation, '202601', paid)).status, 200, 'the same again')
  assert.deepEqual(refused(await at.month(person, relation, '202601', { ...paid, person: 48_001 })), [409, 'month-paid'])
  assert.deepEqual(refused(await at.month(person, relation, '202601', { ...paid, paid: false })), [409, 'month-paid'])
  for (const [month, why] of [['202512', 'month-before'], ['202613', 'month-wrong'], ['202801', 'month-wrong']] as const) assert.equal(refused(await at.month(person, relation, month, paid))[1], why)
  assert.equal(refused(await at.month(person, relation, '202603', { ...paid, receivedOn: '2027-01-01' }))[1], 'since-ahead')
  const mine = await (await at.holder(person.number)).get('/my/insurance')
  assert.deepEqual(mine.rows[0].months.map((each: Json) => [each.month, each.person, each.unit, each.receivedOn]), [['202601', 48_000, 96_000, '2026-02-10']])
  const [{ count }] = await at.city.within(work => work.sql<{ count: number }>`select count(*)::int as count from insurance.month where relation = ${relation.id}`) as [{ count: number }]
  assert.equal(count, 1)
})

test('MED-10.b: within the pack’s grace nothing is held: a month owed holds the fund’s share where there is no grace and not with three months of it, for which a pause counts too', async () => {
  const day = dayOf(at.city.living.house.now())
  await at.later((Date.parse(`${addMonths(day, 1).slice(0, 7)}-10`) - Date.parse(day)) / 86_400_000)
  const person = await at.newcomer()
  const { body: relation } = await at.enrol(person, '310', { since: '2026-01-01' })
  const now = at.city.living.house.now()
  const back = (n: number) => { const i = now.getUTCFullYear() * 12 + now.getUTCMonth() - n; return `${Math.floor(i / 12)}${String(i % 12 + 1).padStart(2, '0')}` }
  const seen = async () => { const [row] = (await at.page(person)).rows; return [row.paidUntil, row.fund] }
  assert.deepEqual(await seen(), [null, true], 'no month is kept: the state decides')
  assert.equal((await at.month(person, relation, back(2))).status, 200)
  assert.deepEqual(await seen(), [back(2), false], 'last month is not paid')
  assert.equal((await at.month(person, relation, back(1))).status, 200)
  assert.deepEqual(await seen(), [back(1), true])
  assert.equal((await at.month(person, relation, back(3), { paid: false })).status, 200)
  assert.deepEqual(await seen(), [back(4), false], 'an older month came out owed')
  await at.policyTomorrow('arrears.grace.months', 3)
  assert.deepEqual((await seen())[1], true, 'three months of grace')
  const paused = (await at.state(person, relation, '2')).body
  assert.equal(paused.state, '2')
  assert.deepEqual((await seen())[1], false, 'four months ago was the last one')
  assert.equal((await at.month(person, paused, back(3))).status, 200)
  assert.deepEqual(await seen(), [back(1), true], 'paid, and paused within the grace')
})
