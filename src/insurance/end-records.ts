import { dayOf } from '#kit/day'
import type { Id, PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { note } from '#record'
import { relationsOf } from './see.ts'
import { insertEnded, selectRelation, takeEnded, updateState } from './store.ts'

/** Ends every record of somebody who died: nothing is filled into the accounts any more. What each was is kept under the cause. (REPL-05) */
export async function endRecords(work: Work, person: PersonKey, cause: Id): Promise<number> {
  const day = dayOf(work.now)
  const open = (await relationsOf(work, person, day)).filter(each => each.state !== '4')
  for (const { bucket, id } of open) {
    const relation = (await selectRelation(work, bucket, id))!
    if (relation.state === '4') continue
    await insertEnded(work, relation, cause)
    if (!await updateState(work, { ...relation, state: '4', until: day, pausedOn: null })) throw new Error('a locked record was changed')
    await note(work, { verb: 'insurance.end-records', person, subject: { kind: 'relation', id }, facts: { from: relation.state, cause } })
  }
  return open.length
}

/** The records that a mistaken cancellation ended are what they were before. (REPL-05) */
export async function putBackRecords(work: Work, person: PersonKey, cause: Id): Promise<number> {
  const back = await takeEnded(work, person.bucket, cause)
  for (const { id, state, pausedOn } of back) {
    const relation = (await selectRelation(work, person.bucket, id))!
    if (!await updateState(work, { ...relation, state, until: null, pausedOn })) throw new Error('a locked record was changed')
    await note(work, { verb: 'insurance.put-back-records', person, subject: { kind: 'relation', id }, facts: { to: state, cause } })
  }
  return back.length
}
