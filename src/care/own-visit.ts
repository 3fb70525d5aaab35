import { bucketOfNumber, type Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { peopleByPsnNos } from '#holders'
import { life, type VisitKind, type VisitStep } from './shared.ts'
import { refuse } from './refusals.ts'
import { lockVisit } from './store.ts'
import type { Visit } from './visit.ts'

/** What names a visit to its provider. `infno` is the transaction that asks. */
export type VisitAsked = { visit: string; psnNo: string; infno: string }

/** 就诊 of this provider and person, held until the transaction ends. */
export async function ownVisit(work: Work, provider: Id, asked: VisitAsked, kind: VisitKind) {
  const bucket = bucketOfNumber(asked.visit)
  const visit = bucket === null ? null : await lockVisit(work, bucket, asked.visit)
  const person = (await peopleByPsnNos(work, [asked.psnNo])).get(asked.psnNo)
  if (!visit || visit.provider !== provider || visit.person !== person?.id) return refuse('visit-unknown')
  return visit.kind === kind ? visit : refuse('visit-kind', { infno: asked.infno, ...kindWords(visit.kind) })
}

/** What a kind of visit is called in a sentence. */
export const kindWords = (kind: VisitKind) => kind === 'inpatient' ? { is: '住院', isEn: 'a stay' } : { is: '门诊', isEn: 'an out-patient visit' }

/** Whether a step may be taken from where the visit stands; the refusal says what is first. Pure. (MED-02) */
export function mayStep(visit: Pick<Visit, 'state'>, step: VisitStep) {
  const { from } = life[step]
  if ((from as readonly string[]).includes(visit.state)) return null
  return visit.state === 'void' ? refuse('visit-void') : visit.state === 'left' ? refuse('visit-left') : refuse('visit-not-left')
}

/** A held visit of this provider on which a step may be taken. */
export async function visitFor(work: Work, provider: Id, asked: VisitAsked, kind: VisitKind, step: VisitStep) {
  const visit = await ownVisit(work, provider, asked, kind)
  return isRefused(visit) ? visit : mayStep(visit, step) ?? visit
}
