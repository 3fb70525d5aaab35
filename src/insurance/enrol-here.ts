import { holdBoth } from '#holders'
import { dayOf } from '#kit/day'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { enrol, type Enrolment } from './enrol.ts'
import { officeHere } from './office.ts'
import { refuse } from './refusals.ts'
import { relationsOf } from './see.ts'
import { psnTypeFits, sameKind, schemeWords } from './shared.ts'

/** What bars an enrolment; null when nothing does. The person is held until the Work ends, so that of two at once one is refused. (INS-01) */
export async function whyNotEnrol(work: Work, given: Enrolment) {
  const day = dayOf(work.now)
  if (given.since && given.since > day) return refuse('since-ahead', { day: given.since })
  if (!psnTypeFits(given.insutype, given.psnType)) return refuse('psn-type-unfit', { insutype: schemeWords(given.insutype).zh, insutypeEn: schemeWords(given.insutype).en, psnType: given.psnType })
  if (!await holdBoth(work, given.person, given.person)) return refuse('insured-merged')
  return whyNotValid(work, given)
}

/** Another record of the same kind in the region, that is not ended, bars a valid one; `but`: the record in question. (INS-01) */
export async function whyNotValid(work: Work, of: Pick<Enrolment, 'person' | 'region' | 'insutype'>, but: string | null = null) {
  const other = (await relationsOf(work, of.person, dayOf(work.now))).find(each => each.region === of.region && each.state !== '4' && each.id !== but && sameKind(each, of))
  return other ? refuse(other.state === '1' ? 'enrolled-already' : 'enrolled-paused', { insutype: schemeWords(other.insutype).zh, insutypeEn: schemeWords(other.insutype).en, since: other.since }) : null
}

/** 参保登记 at the region's own office, or by an employer: nobody has two records of one kind in one region by it. (INS-01) */
export async function enrolHere(work: Work, given: Enrolment) {
  const office = await officeHere(work, given.region)
  if (isRefused(office)) return office
  return await whyNotEnrol(work, given) ?? enrol(work, given)
}
