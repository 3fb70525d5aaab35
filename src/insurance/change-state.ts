import { dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { lastChange, note } from '#record'
import { refuse } from './refusals.ts'
import type { Reason } from './shared.ts'
import { selectRelation, updateState } from './store.ts'

/** 停保 2, 续保 1, 终止 4. An ended record stays as it is. (INS-01) */
export async function changeState(work: Work, at: { bucket: number; id: Id }, state: '1' | '2' | '4', version?: number, reason?: Reason) {
  const relation = await selectRelation(work, at.bucket, at.id)
  if (!relation) return refuse('relation-unknown')
  if (relation.state === '4') return refuse('relation-ended')
  const stale = async () => refuse('relation-stale', await lastChange(work, { person: { bucket: at.bucket, id: relation.person }, subject: at.id, counts: ({ verb }) => verb !== 'insurance.record-month' }))
  if (version !== undefined && version !== relation.version) return stale()
  const day = dayOf(work.now)
  const next = { ...relation, state, until: state === '4' ? day : null, pausedOn: state === '2' ? day : null }
  if (!await updateState(work, next)) return stale()
  await note(work, { verb: 'insurance.change-state', person: { bucket: at.bucket, id: relation.person }, subject: { kind: 'relation', id: at.id }, facts: { from: relation.state, to: state, ...reason ? { reason } : {} } })
  return { ...next, version: relation.version + 1 }
}
