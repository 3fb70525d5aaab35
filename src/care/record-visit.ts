import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { inNameOf, once, type Sender } from '#messages'
import { note } from '#record'
import { kindWords, visitFor, type VisitAsked } from './own-visit.ts'
import { refuse } from './refusals.ts'
import { fits } from './register.ts'
import type { VisitKind } from './shared.ts'
import { saveVisit } from './store.ts'
import type { Diagnosis, VisitDetail } from './visit.ts'

/** What is recorded of a visit (2203), or changed of a stay (2403). Fields that are '' stay as they were. */
export type Recorded = Sender & VisitAsked & { kind: VisitKind; medType: string; detail: Partial<Omit<VisitDetail, 'diagnoses' | 'number'>>; diagnoses: Diagnosis[] }

/** 门诊就诊信息上传 (2203), 住院信息变更 (2403): kind of care, complaint, diagnoses. The kind of care stays once something is charged and settled. */
export function recordVisit(work: Work, asked: Recorded) {
  return once(work, asked, async provider => {
    const visit = await visitFor(work, provider.organisation, asked, asked.kind, asked.kind === 'inpatient' ? 'change' : 'record')
    if (isRefused(visit)) return visit
    const medType = asked.medType || visit.medType
    if (medType !== null && !fits(visit.kind, medType)) return refuse('med-type-not-here', { medType, ...kindWords(visit.kind) })
    if (medType !== visit.medType && visit.bills.length) return refuse('visit-settled', { infno: visit.kind === 'inpatient' ? '2305' : '2208' })
    const changed = Object.fromEntries(Object.entries(asked.detail).filter(([, value]) => value))
    await saveVisit(work, { ...visit, medType, detail: { ...visit.detail, ...changed, diagnoses: asked.diagnoses.length ? asked.diagnoses : visit.detail.diagnoses } })
    await note(inNameOf(work, provider.organisation), { verb: 'care.record', person: { bucket: visit.bucket, id: visit.person }, subject: { kind: 'provider', id: provider.organisation },
      facts: { code: provider.code, visit: visit.id, diagnoses: asked.diagnoses.length } })
    return { bucket: visit.bucket, number: visit.id }
  })
}
