import { dayOf, type Day } from '#kit/day'
import { newId, type Id, type PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { note } from '#record'
import { packOf, policy } from '#regions'
import { organisationById } from '#staff'
import { kindsOf } from './office.ts'
import { refuse } from './refusals.ts'
import { insertRelations, type Relation } from './store.ts'

export type Enrolment = { person: PersonKey; region: string; insutype: string; psnType: string; employer?: Id | null; since?: Day; base?: bigint }

/** 参保登记: the person is insured in a region from a day on. A second record in the same region is possible and shows as one (READ-04). (INS-01) */
export async function enrol(work: Work, given: Enrolment) {
  const day = dayOf(work.now)
  if (!packOf(given.region) || !policy(given.region, 'insured.regions', day).some(each => each.code === given.region)) return refuse('region-not-insured-here', { region: given.region })
  if (!kindsOf(given.region, day).includes(given.insutype)) return refuse('insutype-not-here', { insutype: given.insutype })
  const employer = given.employer ? await organisationById(work, given.employer) : null
  const relation: Relation = {
    bucket: given.person.bucket, id: newId(work.now, work.random), person: given.person.id, region: given.region, insutype: given.insutype, psnType: given.psnType,
    state: '1', since: given.since ?? day, until: null, pausedOn: null, employer: employer?.id ?? null, employerName: employer?.name ?? null, base: given.base ?? 0n, paidUntil: null, version: 1,
  }
  await insertRelations(work, [relation])
  await note(work, { verb: 'insurance.enrol', person: given.person, subject: { kind: 'relation', id: relation.id }, facts: { region: given.region, insutype: given.insutype, psnType: given.psnType } })
  return relation
}

/** Insurance records of many people, checked by whoever takes them over and put on record there. (decision 0135) */
export async function enrolChecked(work: Work, given: readonly (Enrolment & { since: Day })[]): Promise<void> {
  if (given.length) await insertRelations(work, given.map(({ person, region, insutype, psnType, since, base }) => ({
    bucket: person.bucket, id: newId(work.now, work.random), person: person.id, region, insutype, psnType, state: '1', since, until: null, pausedOn: null,
    employer: null, employerName: null, base: base ?? 0n, paidUntil: null, version: 1,
  })))
}
