import type { Provider } from '#clinics'
import { dayOf } from '#kit/day'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { inNameOf, once, type Sender } from '#messages'
import { note } from '#record'
import { visitFor, type VisitAsked } from './own-visit.ts'
import { refuse } from './refusals.ts'
import type { VisitKind } from './shared.ts'
import { backToDesk, freeNumber, leaveDesk, saveVisit } from './store.ts'
import { linesOf } from './store-line.ts'
import type { Diagnosis, Visit } from './visit.ts'

/** What undoes what lies in the way, by kind of visit. */
const before = { outpatient: { fees: '2205', settlement: '2208' }, inpatient: { fees: '2302', settlement: '2305' } } as const

/** Voids a held visit of which nothing is charged and nothing settled, in a provider's name. (MED-07.c) */
export async function voidVisit(work: Work, provider: Pick<Provider, 'organisation' | 'code'>, visit: Visit) {
  if (visit.bills.length) return refuse('visit-settled', { infno: before[visit.kind].settlement })
  const lines = await linesOf(work, visit.bucket, visit.id)
  if (lines.length) return refuse('visit-has-fees', { lines: lines.length, infno: before[visit.kind].fees })
  await saveVisit(work, { ...visit, state: 'void' })
  await freeNumber(work, visit)
  await note(inNameOf(work, provider.organisation), { verb: 'care.cancel', person: { bucket: visit.bucket, id: visit.person }, subject: { kind: 'provider', id: provider.organisation }, facts: { code: provider.code, visit: visit.id } })
  return { bucket: visit.bucket, number: visit.id }
}

/** 挂号撤销 (2202), 入院撤销 (2404). (MED-07.c) */
export function cancelVisit(work: Work, asked: Sender & VisitAsked & { kind: VisitKind; number?: string }) {
  return once(work, asked, async provider => {
    const visit = await visitFor(work, provider.organisation, asked, asked.kind, 'cancel')
    if (isRefused(visit)) return visit
    return asked.number !== undefined && asked.number !== visit.detail.number ? refuse('visit-unknown') : voidVisit(work, provider, visit)
  })
}

export type Discharge = Sender & VisitAsked & { ended: Date; way: string; dept: string; bed: string; diagnoses: Diagnosis[] }
/** 出院办理 (2402): from here on nothing more is charged, and the whole is settled. */
export function discharge(work: Work, asked: Discharge) {
  return once(work, asked, async provider => {
    const visit = await visitFor(work, provider.organisation, asked, 'inpatient', 'discharge')
    if (isRefused(visit)) return visit
    if (asked.ended < visit.begun || asked.ended > work.now) return refuse('discharge-day', { day: dayOf(asked.ended) })
    const { way, dept: leftDept, bed, diagnoses } = asked
    const detail = { ...visit.detail, way, leftDept, bed: bed || visit.detail.bed, diagnoses: diagnoses.length ? diagnoses : visit.detail.diagnoses }
    await saveVisit(work, { ...visit, state: 'left', ended: asked.ended, detail })
    if (!(await linesOf(work, visit.bucket, visit.id)).some(line => line.settled === null)) await leaveDesk(work, [visit])
    await tell(work, provider, visit, 'care.discharge')
    return { bucket: visit.bucket, number: visit.id }
  })
}

/** 出院撤销 (2405): the stay goes on; not while its final settlement stands. */
export function undoDischarge(work: Work, asked: Sender & VisitAsked) {
  return once(work, asked, async provider => {
    const visit = await visitFor(work, provider.organisation, asked, 'inpatient', 'undo discharge')
    if (isRefused(visit)) return visit
    if (visit.final !== null) return refuse('visit-settled', { infno: before.inpatient.settlement })
    await saveVisit(work, { ...visit, state: 'open', ended: null })
    await backToDesk(work, visit)
    await tell(work, provider, visit, 'care.undo-discharge')
    return { bucket: visit.bucket, number: visit.id }
  })
}

const tell = (work: Work, provider: Provider, visit: Visit, verb: string) =>
  note(inNameOf(work, provider.organisation), { verb, person: { bucket: visit.bucket, id: visit.person }, subject: { kind: 'provider', id: provider.organisation }, facts: { code: provider.code, visit: visit.id } })
