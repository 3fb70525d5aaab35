import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { continueImports } from '#imports'
import { inWork, type By } from '#kit/work'
import { organisationsOf } from '#staff'
import { bearInterest } from '../src/insurance/bear-interest.ts'
import { insuring, REGION, type Insuring } from './support/insuring.ts'
import { citizen } from './support/people.ts'
import type { Json } from './support/pharmacy.ts'

let at: Insuring, second: pg.Pool
before(async () => { at = await insuring(); second = new pg.Pool(at.city.living.house.pool.options) })
after(async () => { await second.end(); await at.close() })

const close = (year: number, seat = at.who.clerk) => seat.knock('/insurance/interest', { year })
const statement = async (person: { number: string }) => (await (await at.holder(person.number)).get('/my/insurance')).pension[0]
const months = (year: number) => Array.from({ length: 12 }, (_, i) => `${year}${String(i + 1).padStart(2, '0')}`)
async function paid(person: { id: string }, relation: Json, month: string, more: Json = {}) {
  const answer = await at.month(person, relation, month, { base: 600_000, person: 48_000, unit: 96_000, receivedOn: `${month.slice(0, 4)}-${month.slice(4)}-20`, ...more })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return answer.body
}

test('INS-04.a INS-04.b: what was paid in, each year’s interest to the fen, closed once however often and by however many it is run; money that comes for a closed year counts from the month it came', async () => {
  const person = await at.newcomer('沈怀瑾', '19790229'.replace('0229', '0228'))
  const { body: relation } = await at.enrol(person, '110', { since: '2024-01-01' })
  for (const month of months(2024)) await paid(person, relation, month)
  await paid(person, relation, '202501', { receivedOn: '2025-03-05' })
  assert.deepEqual(await statement(person).then(({ years, paid: sum, balance }: Json) => [years, sum, balance]), [[], 13 * 48_000, 13 * 48_000])
  assert.equal((await close(2026)).body.refused, 'interest-year-open')
  assert.equal((await close(2015)).body.refused, 'interest-rate-missing')
  assert.equal((await at.city.at.counter.knock('/insurance/interest', { year: 2024 })).status, 403)

  const first = await close(2024)
  assert.deepEqual([first.status, first.body.accounts, first.body.fen], [200, 1, 8_174], JSON.stringify(first.body))
  const both = await Promise.all([close(2025), close(2025)])
  assert.deepEqual(both.map(each => each.status), [200, 200])
  assert.equal(both.reduce((sum, each) => sum + each.body.accounts, 0), 1, 'of two at once one closes it')
  assert.deepEqual([(await close(2025)).body.accounts, (await close(2024)).body.accounts], [0, 0], 'again does nothing')
  const seen = await statement(person)
  // 2024: 78 months of 480 at 2.62 %; 2025: 5841.74 for twelve months and 480 of March for ten at 1.5 %
  assert.deepEqual(seen.years.map((each: Json) => [each.year, each.opening, each.paid, each.rate, each.interest, each.closing]), [[2025, 584_174, 48_000, 150, 9_363, 641_537], [2024, 0, 576_000, 262, 8_174, 584_174]])
  assert.equal(seen.balance, 641_537)

  const late = await paid(person, relation, '202502', { receivedOn: '2025-03-06' })
  const now = at.city.living.house.now()
  assert.deepEqual([late.late, late.booked], [true, new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 7).replace('-', '')], 'the year it came in is closed')
  const after = await statement(person)
  assert.deepEqual(after.years, seen.years, 'a closed year stays as it was')
  assert.deepEqual([after.paid, after.balance, after.late.map((each: Json) => [each.month, each.booked])], [48_000, 689_537, [['202502', late.booked]]])
  assert.deepEqual((await at.page(person)).pension[0].years, seen.years, 'the office sees the same statement')
  const entries = await at.city.within(work => work.sql<{ facts: Json }>`select facts from record.entry where verb = 'insurance.bear-interest' and person = ${person.id} order by facts ->> 'year'`)
  assert.deepEqual(entries.map(each => [each.facts.year, each.facts.fen]), [[2024, 8_174], [2025, 9_363]])
  await assert.rejects(at.city.within(work => work.sql`update insurance.pension_year set interest_fen = 0, closing_fen = opening_fen + paid_fen`), { code: '42501' })
})

test('INS-04.b: cut off in the middle and gone on with by two at once, more than one piece of accounts is closed once each; who came after the end is closed by asking again; a rate announced later closes the year then', async () => {
  const line = (n: number, year: number) => { const number = citizen(`340104198${String(n % 10)}0${1 + n % 9}1${n % 9}${String(100 + n)}`); return [`${number},沈安,参保,${REGION},110,1101,${year}-01-01,,,,,,`, `${number},沈安,缴费,${REGION},110,,,${year}01,,100.00,,已缴,${year}-01-10`] }
  const headings = '社会保障号码,姓名,事项,参保地,险种,参保人员类别,日期,费款所属期,缴费基数,个人缴费,单位缴费,缴费状态,到账日期'
  const take = async (from: number, to: number) => {
    const form = new FormData()
    form.append('file', new Blob([[headings, ...Array.from({ length: to - from }, (_, i) => line(from + i, 2023)).flat(), ''].join('\n')]), 'x.csv')
    const sent = await (await fetch(`${at.city.living.base}/api/insurance/files`, { method: 'POST', headers: { cookie: at.who.clerk.cookie, origin: new URL(at.city.living.base).origin }, body: form })).json() as Json
    await at.who.colleague.post(`/insurance/files/${sent.id}/approve`)
    await continueImports(at.city.living.house)
    assert.equal((await at.who.clerk.get<Json>(`/insurance/files/${sent.id}`)).taken, 2 * (to - from))
  }
  await take(0, 620)
  const office = await at.city.within(async work => (await organisationsOf(work, { kind: 'insurer', region: REGION }))[0]!)
  const by: By = { kind: 'staff', id: office.id, post: 'insurance-clerk', organisation: office.id, authority: 'test' }
  const { house } = at.city.living
  let pieces = 0
  await assert.rejects(bearInterest(act => { if (++pieces > 3) throw new Error('the power is off'); return inWork(house, by, act) }, 2023), /the power is off/)
  const count = async () => (await at.city.within(work => work.sql<Json>`select count(*)::int as years, coalesce(sum(interest_fen), 0)::text as fen from insurance.pension_year where year = 2023`))[0]
  assert.deepEqual(await count(), { years: 500, fen: String(500 * 397) })
  await Promise.all([house, { ...house, pool: second }].map(one => bearInterest(act => inWork(one, by, act), 2023)))
  assert.deepEqual(await count(), { years: 620, fen: String(620 * 397) }, '100 yuan of January bear 3.97')
  await take(620, 623)
  const again = await close(2023)
  assert.deepEqual([again.body.accounts, await count()], [3, { years: 623, fen: String(623 * 397) }])
  const page = await at.who.clerk.get<Json>('/insurance/interest')
  const run = page.rows.find((row: Json) => row.year === 2023 && row.region === REGION)
  assert.deepEqual([run.accounts, run.interest, run.doneAt !== null], [623, 623 * 397, true])
  const due = page.years.find((each: Json) => each.year === new Date(house.now()).getUTCFullYear() - 1)
  assert.ok(due.rate === null || due.rate > 0)
})

test('INS-04.a READ-04.a: of two people who are one the pension account goes over to who stays, to the fen, and bears interest once', async () => {
  const [stays, goes] = [await at.newcomer('韩愈'), await at.newcomer('韩愈')]
  const [keep, medical] = [await at.enrol(stays, '310'), await at.enrol(goes, '310')]
  const { body: relation } = await at.enrol(goes, '110', { since: '2024-01-01' })
  for (const month of ['202401', '202501', '202601']) await paid(goes, relation, month)
  assert.equal((await close(2024)).status, 200)
  const before = await statement(goes)
  const asked = await at.who.clerk.knock(`/people/${stays.id}/merge`, { region: REGION, keep: keep.body.id, other: goes.id })
  assert.equal(asked.status, 200, JSON.stringify([asked.body, medical.status]))
  assert.equal((await at.who.colleague.knock(`/people/${stays.id}/merge/${asked.body.id}/approve`, { version: asked.body.version })).status, 200)
  const after = await statement(stays)
  assert.deepEqual([after.balance, after.years, after.paid], [before.balance, before.years, before.paid])
  assert.equal((await close(2025)).status, 200)
  const [borne] = await at.city.within(work => work.sql<{ count: number }>`select count(*)::int as count from insurance.pension_year y join insurance.relation r on r.bucket = y.bucket and r.id = y.relation where y.year = 2025 and r.person = any (${[stays.id, goes.id]}::uuid[])`)
  assert.equal(borne!.count, 1, 'not under the old record too')
  assert.deepEqual((await statement(stays)).years.map((each: Json) => [each.year, each.opening, each.paid]), [[2025, before.years[0].closing, 48_000], [2024, 0, 48_000]])
})

test('INS-04.a: a year that ends with the 29th of February in it bears what any year does, and its rate is read when it is announced', async () => {
  const person = await at.newcomer('申时行', '19800301')
  const { body: relation } = await at.enrol(person, '170', { since: '2026-01-01' })
  await paid(person, relation, '202602', { base: 0, person: 20_000, unit: 4_000, receivedOn: '2026-02-10' })
  const today = at.city.living.house.now()
  await at.later(Math.ceil((Date.UTC(2029, 0, 15) - today.getTime()) / 86_400_000))
  await paid(person, relation, '202802', { base: 0, person: 30_000, unit: 0, receivedOn: '2028-02-29' })
  assert.equal((await close(2028)).body.refused, 'interest-rate-missing')
  await at.policyTomorrow('pension.interest', [2023, 2024, 2025, 2026, 2027, 2028].map(year => ({ year, percent: 2 })))
  assert.equal((await close(2028)).status, 200)
  const { years } = await statement(person)
  // the own contribution and the subsidy, 240 yuan of February for eleven months at 2 %: 4.40; then 244.40: 4.888; then 249.29: 4.9858 and 300 yuan for eleven months 5.50
  assert.deepEqual(years.map((each: Json) => [each.year, each.paid, each.interest, each.closing]), [[2028, 30_000, 1_049, 55_978], [2027, 0, 489, 24_929], [2026, 24_000, 440, 24_440]])
})
