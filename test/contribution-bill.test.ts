import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addMonths, dayOf } from '#kit/day'
import type { Json } from './support/pharmacy.ts'
import { insuring, type Insuring } from './support/insuring.ts'

let at: Insuring
before(async () => { at = await insuring() })
after(() => at.close())

const month = (back = 0) => addMonths(`${dayOf(at.city.living.house.now()).slice(0, 7)}-01`, -back).slice(0, 7).replace('-', '')
const round = (amount: number) => Math.floor(amount + 0.5)
const adds = (bill: Json) => {
  for (const line of bill.lines ?? bill.rows) assert.equal(line.person + line.unit, line.sum, JSON.stringify(line))
}
/** One floor and ceiling for all, from today's policy. */
const rates: Record<string, [number, number]> = { 110: [8, 16], 210: [0.5, 0.5], 310: [2, 7.5], 410: [0, 0.4], 510: [0, 0.5] }

test('INS-08.a: the bill shows the declared base held between floor and ceiling, each share apart by insurance, and their sum, to holder, office and unit alike', async () => {
  const person = await at.newcomer()
  const declared: Record<string, number> = { 110: 600_033, 210: 600_033, 310: 100, 410: 99_999_999, 510: 600_033 }
  for (const insutype of Object.keys(rates)) assert.equal((await at.enrol(person, insutype, { base: declared[insutype] })).status, 200, insutype)
  const bill = await at.who.clerk.get<Json>(`/people/${person.id}/insurance/bill`)
  adds(bill)
  const [floor, ceiling] = [bill.lines.find((line: Json) => line.insutype === '310').base, bill.lines.find((line: Json) => line.insutype === '410').base]
  assert.ok(floor > 100 && ceiling < 99_999_999 && floor < ceiling)
  for (const line of bill.lines) {
    const base = Math.min(Math.max(declared[line.insutype]!, floor), ceiling)
    const [own, unit] = rates[line.insutype]!
    assert.deepEqual([line.declared, line.base, line.held, line.personRate, line.unitRate, line.person, line.unit],
      [declared[line.insutype], base, line.insutype === '310' ? 'floor' : line.insutype === '410' ? 'ceiling' : null, own, unit, round(base * own / 100), round(base * unit / 100)], line.insutype)
  }
  assert.deepEqual([bill.person, bill.unit, bill.sum], [0, 1, 2].map(i => bill.lines.reduce((sum: number, line: Json) => sum + [line.person, line.unit, line.sum][i], 0)))
  const own = await (await at.holder(person.number)).get('/my/insurance/bill')
  assert.deepEqual(own, bill, 'the holder sees the same')
  assert.deepEqual((await at.who.clerk.get<Json>(`/people/${person.id}/insurance/bill?month=${month(1)}`)).lines, [], 'nothing is owed for a month before it began')

  const resident = await at.newcomer('方圆')
  assert.equal((await at.enrol(resident, '390', { base: 0 })).status, 200)
  const [line] = (await at.who.clerk.get<Json>(`/people/${resident.id}/insurance/bill`)).lines
  assert.deepEqual([line.yearly, line.person + line.unit === line.sum, line.personRate], [true, true, null])
})

test('INS-08.b: a unit’s bill is the sum of its lines, by insurance and in all, page by page and to the fen; another unit and a post without it see nothing of it', async () => {
  const staff: { id: string; number: string; name: string }[] = []
  for (let i = 0; i < 12; i++) {
    const person = await at.newcomer(`周子${'甲乙丙丁戊己庚辛壬癸子丑'[i]}`)
    staff.push(person)
  }
  await at.city.within(async work => {
    const [unit] = await work.sql<{ id: string }>`select organisation as id from staff.member where user_name = 'unit01'`
    for (const [i, person] of staff.entries()) for (const insutype of Object.keys(rates)) {
      await work.sql.run`insert into insurance.relation (bucket, id, person, region, insutype, psn_type, state, since, employer, employer_name, base_fen, made_at)
        values (${person.id ? parseInt(person.id.slice(-3), 16) : 0}, ${crypto.randomUUID()}, ${person.id}, '340199', ${insutype}, '1101', '1', '2020-01-01', ${unit!.id}, '单位', ${500_003 + i * 77_777}, ${work.now})`
    }
  })
  type Bill = { rows: Json[]; next: string | null; all: Json }
  const first = await at.who.unit.get<Bill>('/unit/bill')
  const rows = [...first.rows]
  for (let next = first.next; next;) { const page: Bill = await at.who.unit.get<Bill>(`/unit/bill?after=${next}`); rows.push(...page.rows); next = page.next }
  adds({ rows })
  assert.ok(rows.length >= 60 && first.next !== null, `${rows.length} lines on more than one page`)
  const sum = (of: readonly Json[], part: string) => of.reduce((all, row) => all + row[part], 0)
  for (const part of ['person', 'unit', 'sum']) {
    assert.equal(first.all[part], sum(rows, part), part)
    for (const kind of first.all.kinds) assert.equal(kind[part], sum(rows.filter(row => row.insutype === kind.insutype), part), `${kind.insutype} ${part}`)
  }
  assert.equal(first.all.person + first.all.unit, first.all.sum)
  assert.deepEqual(first.all.kinds.map((kind: Json) => kind.person + kind.unit - kind.sum), first.all.kinds.map(() => 0))
  assert.ok(rows.every(row => !staff.some(person => row.number === person.number)), 'masked')
  assert.equal((await at.who.unit2.get<Bill>('/unit/bill')).rows.some(row => staff.some(person => person.id === row.who)), false)
  assert.equal((await at.city.at.counter.knock('/unit/bill', {})).status, 404)
  await assert.rejects(at.who.clerk.get('/unit/bill'), /403/)
  for (const path of ['/unit/bill', '/unit/insured']) for (const after of [`7.${'-'.repeat(36)}`, `4096.${staff[0]!.id}`, '7', `7.${staff[0]!.id}.1`]) await assert.rejects(at.who.unit.get(`${path}?after=${after}`), /400.*after/, 'a place no page gave is named, not looked for')
})

test('INS-08.a: rates and bounds are those of the month’s first day; who is retired, paused or ended owes nothing', async () => {
  const person = await at.newcomer('林知夏')
  const pension = (await at.enrol(person, '110', { base: 500_000 })).body
  assert.equal((await at.enrol(person, '310', { psnType: '1201', base: 500_000 })).status, 200)
  const bill = (of = month()) => at.who.clerk.get<Json>(`/people/${person.id}/insurance/bill?month=${of}`)
  assert.deepEqual((await bill()).lines.map((line: Json) => line.insutype), ['110'], 'the retired owe no medical insurance')
  const now = await bill()
  await at.policyTomorrow('contributions.rates', [{ insutype: '110', psnTypes: ['1101'], person: 9, unit: 15.5 }])
  assert.deepEqual((await bill(month())).lines.map((line: Json) => [line.personRate, line.unitRate]).slice(0, 1), dayOf(at.city.living.house.now()).endsWith('-01') ? [[9, 15.5]] : now.lines.map((line: Json) => [line.personRate, line.unitRate]), 'a month that had begun keeps its rates')
  const next = addMonths(`${dayOf(at.city.living.house.now()).slice(0, 7)}-01`, 1).slice(0, 7).replace('-', '')
  const [later] = (await bill(next)).lines
  assert.deepEqual([later.personRate, later.unitRate, later.person, later.unit], [9, 15.5, later.base * 0.09, later.base * 0.155])
  await at.later(40)
  const paused = await at.state(person, (await at.page(person)).rows.find((row: Json) => row.id === pension.id), '2')
  assert.equal(paused.status, 200, JSON.stringify(paused.body))
  const after = addMonths(`${dayOf(at.city.living.house.now()).slice(0, 7)}-01`, 1).slice(0, 7).replace('-', '')
  assert.equal((await bill(month())).lines.length, 1, 'the month it was paused in')
  assert.deepEqual((await bill(after)).lines, [])
  assert.equal((await at.who.clerk.knock(`/people/${person.id}/insurance/bill`, {})).status, 404, 'a bill is looked at, never written')
})
