import { z } from 'zod'
import { keyCursor } from '#kit/cursor'
import { dayOf, isDay } from '#kit/day'
import { personKey } from '#kit/ids'
import { fenNumber } from '#kit/money'
import { isRefused } from '#kit/refusal'
import { listFile, ownRoute, route, type Route } from '#kit/route'
import { inWork } from '#kit/work'
import { note } from '#record'
import { bearInterest } from './bear-interest.ts'
import { changeByUnit, changeHere } from './change-here.ts'
import { interestPage } from './interest-page.ts'
import { officeHere } from './office.ts'
import { recordMonth } from './record-month.ts'
import { refuse } from './refusals.ts'
import { monthView, relationsOf } from './see.ts'
import { recordsOf, staffOf } from './see-insured.ts'
import { personBill, thisMonth, unitBill } from './see-bill.ts'
import { pensionOf } from './see-pension.ts'
import { transferViews } from './see-transfers.ts'
import { transferRoutes } from './transfer-http.ts'
import { reasonKeys, stateWords, type StaffRow, type UnitBillRow } from './shared.ts'
import { selectRelation, type Relation } from './store.ts'

const ofPerson = z.object({ person: z.uuid() })
const ofRelation = z.object({ person: z.uuid(), relation: z.uuid() })
const shown = ({ base, ...relation }: Relation) => ({ ...relation, base: fenNumber(base) })
const key = z.string().max(64).optional()
export const stateBody = z.object({ key, state: z.enum(['1', '2', '4']), version: z.int(), reason: z.enum(reasonKeys).optional() })
const fen = z.int().min(0).max(100_000_000_00).default(0)
const dayShape = z.string().refine(isDay, '日期写成 2026-03-01 | Write a day as 2026-03-01')
const monthBody = z.object({ key, month: z.string().regex(/^\d{6}$/, '月份写成 202611 | Write a month as 202611'), paid: z.boolean(), base: fen, person: fen, unit: fen, receivedOn: dayShape.optional() })
const staffFile = listFile<StaffRow>({ zh: '本单位参保人员', en: 'Insured staff' }, [
  ['姓名', 'Name', row => row.name], ['社会保障号码', 'Social security number', row => row.number], ['险种', 'Insurance', (row, lang) => row.scheme[lang]], ['状态', 'State', (row, lang) => stateWords[row.state][lang]],
  ['参保日期', 'Since', row => row.since], ['缴费基数', 'Base', row => ({ fen: row.base })], ['缴到', 'Paid until', row => row.paidUntil],
])

const monthOfBill = z.string().regex(/^2\d{3}(0[1-9]|1[0-2])$/, '月份写成 202611 | Write a month as 202611')
const unitBillFile = listFile<UnitBillRow>({ zh: '单位应缴账单', en: 'Contributions of a unit' }, [
  ['姓名', 'Name', row => row.name], ['社会保障号码', 'Social security number', row => row.number], ['险种', 'Insurance', (row, lang) => row.scheme[lang]], ['申报基数', 'Declared base', row => ({ fen: row.declared })], ['缴费基数', 'Base', row => ({ fen: row.base })],
  ['个人费率%', 'Own rate %', row => row.personRate ?? ''], ['个人应缴', 'Own share', row => ({ fen: row.person })], ['单位费率%', 'Unit’s rate %', row => row.unitRate ?? ''], ['单位应缴', 'Unit’s share', row => ({ fen: row.unit })], ['合计', 'Sum', row => ({ fen: row.sum })],
])

export const routes: Route[] = [
  route({
    method: 'GET', path: '/my/insurance/bill', may: 'holder', summary: 'What the holder’s insurances owe for a month: base, both shares, sum', query: z.strictObject({ month: monthOfBill.optional() }),
    handle: (work, { query }) => personBill(work, personKey(work.by.id!), query.month ?? thisMonth(work.now), 'holder'),
  }),
  route({
    method: 'GET', path: '/people/:person/insurance/bill', may: 'staff:insurance.read', summary: 'What a person’s insurances owe for a month; the look is on record', params: ofPerson, query: z.strictObject({ month: monthOfBill.optional() }),
    handle: (work, { params, query }) => personBill(work, personKey(params.person), query.month ?? thisMonth(work.now), 'office'),
  }),
  route({
    method: 'GET', path: '/unit/bill', may: 'staff:insurance.staff', file: unitBillFile, summary: 'What this employer owes for a month, by person and by insurance', query: z.object({ month: monthOfBill.optional(), after: keyCursor.optional() }),
    handle: (work, { query }) => unitBill(work, work.by.organisation!, query.month ?? thisMonth(work.now), query.after ?? null),
  }),
  ...transferRoutes,
  route({
    method: 'GET', path: '/people/:person/insurance', may: 'staff:insurance.read', summary: 'The insurance records of a person', params: ofPerson,
    handle: async (work, { params }) => {
      const person = personKey(params.person)
      await note(work, { verb: 'insurance.see-relations', person })
      return { rows: (await relationsOf(work, person, dayOf(work.now))).map(shown) }
    },
  }),
  route({
    method: 'POST', path: '/people/:person/insurance/:relation/state', may: 'staff:insurance.enrol', summary: 'Pauses, resumes or ends a record at its region’s office, with the reason', params: ofRelation, body: stateBody,
    handle: async (work, { params, body }) => {
      const relation = await changeHere(work, personKey(params.person), params.relation, body)
      return isRefused(relation) ? relation : shown(relation)
    },
  }),
  route({
    method: 'POST', path: '/people/:person/insurance/:relation/months', may: 'staff:insurance.enrol', summary: 'Records a month’s contribution, paid or owed', params: ofRelation, body: monthBody,
    handle: async (work, { params, body: { base, person, unit, receivedOn, ...body } }) => {
      const relation = await selectRelation(work, personKey(params.person).bucket, params.relation)
      if (relation?.person !== params.person) return refuse('relation-unknown')
      const office = await officeHere(work, relation.region)
      if (isRefused(office)) return office
      const month = await recordMonth(work, relation, { ...body, base: BigInt(base), person: BigInt(person), unit: BigInt(unit), receivedOn: receivedOn ?? null })
      return isRefused(month) ? month : monthView(month)
    },
  }),
  ownRoute({
    method: 'POST', path: '/insurance/interest', may: 'staff:insurance.interest', summary: 'Closes a year of the pension accounts of this office’s regions with its interest, once', body: z.object({ key, year: z.int().min(1990).max(2200) }),
    own: (house, { by, body }) => bearInterest(act => inWork(house, by, act), body.year),
  }),
  route({
    method: 'GET', path: '/insurance/interest', may: 'staff:insurance.interest', summary: 'Which years were closed, how many accounts, how much interest; rates that are known',
    handle: work => interestPage(work),
  }),
  route({
    method: 'GET', path: '/my/insurance', may: 'holder', summary: 'The holder’s own insurance records, with what was paid',
    handle: async work => {
      const person = personKey(work.by.id!)
      await note(work, { verb: 'insurance.see-mine', person })
      return { rows: await recordsOf(work, person), pension: await pensionOf(work, person), transfers: await transferViews(work, person) }
    },
  }),
  route({
    method: 'GET', path: '/unit/insured', may: 'staff:insurance.staff', file: staffFile, summary: 'Whom this employer insures', query: z.object({ after: keyCursor.optional() }),
    handle: (work, { query }) => staffOf(work, work.by.organisation!, query.after ?? null),
  }),
  route({
    method: 'POST', path: '/unit/insured/:person/:relation/state', may: 'staff:insurance.staff', summary: 'Pauses, resumes or ends an insurance of this employer’s own staff', params: ofRelation, body: stateBody,
    handle: async (work, { params, body }) => {
      const relation = await changeByUnit(work, personKey(params.person), params.relation, body)
      return isRefused(relation) ? relation : shown(relation)
    },
  }),
]
