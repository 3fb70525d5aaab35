import { holdBoth } from '#holders'
import type { Id, PersonKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { changeState } from './change-state.ts'
import { whyNotValid } from './enrol-here.ts'
import { officeHere } from './office.ts'
import { refuse } from './refusals.ts'
import { stateWords, type Reason } from './shared.ts'
import { selectRelation, type Relation } from './store.ts'
import { whyMoving } from './transfer-out.ts'

export type Change = { state: '1' | '2' | '4'; version: number; reason?: Reason | undefined }
const from = { 1: '2', 2: '1' } as const

/** 停保, 续保, 终止 at the region's own office, with the reason; a paused record is resumed only where no other of its kind is valid. (INS-01) */
export async function changeHere(work: Work, person: PersonKey, id: Id, change: Change) {
  const relation = await own(work, person, id)
  if (isRefused(relation)) return relation
  const office = await officeHere(work, relation.region)
  return isRefused(office) ? office : change_(work, person, relation, change)
}

/** The same by the employer, of its own staff. */
export async function changeByUnit(work: Work, person: PersonKey, id: Id, change: Change) {
  const relation = await own(work, person, id)
  if (isRefused(relation)) return relation
  return relation.employer === work.by.organisation ? change_(work, person, relation, change) : refuse('relation-unknown')
}

async function own(work: Work, person: PersonKey, id: Id): Promise<Relation | ReturnType<typeof refuse<'relation-unknown'>>> {
  const relation = await selectRelation(work, person.bucket, id)
  return relation?.person === person.id ? relation : refuse('relation-unknown')
}

async function change_(work: Work, person: PersonKey, relation: Relation, { state, version, reason }: Change) {
  const moving = await whyMoving(work, relation)
  if (moving) return moving
  if (relation.state === '4') return refuse('relation-ended')
  const needs = state === '4' ? null : from[state]
  if (needs && relation.state !== needs && relation.version === version) return refuse('relation-not-so', { state: stateWords[relation.state].zh, stateEn: stateWords[relation.state].en })
  if (state !== '1' && !reason) return refuse('reason-missing')
  if (state === '1') {
    if (!await holdBoth(work, person, person)) return refuse('insured-merged')
    const barred = await whyNotValid(work, { person, region: relation.region, insutype: relation.insutype }, relation.id)
    if (barred) return barred
  }
  return changeState(work, relation, state, version, reason)
}
