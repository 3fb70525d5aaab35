import { dayOf } from '#kit/day'
import { newId, type Id, type PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { note } from '#record'
import { relationsOf } from './see.ts'
import { insertEnded, insertRelations, selectRelation, updateState, type Relation } from './store.ts'
import { copyPaid } from './store-months.ts'

async function end(work: Work, at: Pick<Relation, 'bucket' | 'id'>, cause: Id, facts: Record<string, string>): Promise<Relation> {
  const relation = (await selectRelation(work, at.bucket, at.id))!
  if (relation.state === '4') throw new Error('a record ended while it was merged')
  await insertEnded(work, relation, cause)
  if (!await updateState(work, { ...relation, state: '4', until: dayOf(work.now), pausedOn: null })) throw new Error('a locked record was changed')
  await note(work, { verb: 'insurance.merge-records', person: { bucket: at.bucket, id: relation.person }, subject: { kind: 'relation', id: at.id }, facts: { from: relation.state, cause, ...facts } })
  return relation
}

/** Ends records for the one that stays; their months stay with them. What each was is kept under the cause. (READ-04) */
export async function mergeRecords(work: Work, ends: readonly Pick<Relation, 'bucket' | 'id'>[], keep: Id, cause: Id): Promise<void> {
  for (const each of ends) await end(work, each, cause, { keep })
}

/** What else the merged one is insured in goes over to who stays as it is, pension too: a new row there with what was paid under it, the old one ended. (READ-04) */
export async function moveRecords(work: Work, from: PersonKey, into: PersonKey, but: ReadonlySet<Id>, cause: Id): Promise<number> {
  const others = (await relationsOf(work, from, dayOf(work.now))).filter(each => each.state !== '4' && !but.has(each.id))
  for (const each of others) {
    const id = newId(work.now, work.random)
    const was = await end(work, each, cause, { keep: id })
    await insertRelations(work, [{ ...was, bucket: into.bucket, id, person: into.id, version: 1 }])
    await copyPaid(work, { bucket: from.bucket, id: each.id }, { bucket: into.bucket, id })
    await note(work, { verb: 'insurance.take-over', person: into, subject: { kind: 'relation', id }, facts: { from: each.id, cause } })
  }
  return others.length
}
