import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { note } from '#record'
import { outboxLag } from './lag.ts'
import { refuse } from './refusals.ts'
import type { OutboxState } from './shared.ts'
import { countWaiting, reviveTask, selectParked } from './store.ts'

/** How the outbox stands, and a page of what is parked, those parked last first. */
export async function seeOutbox(work: Work, after: { at: Date; id: Id } | null, limit: number): Promise<OutboxState> {
  const rows = await selectParked(work, after, limit)
  const last = rows.at(-1)
  return {
    ...await outboxLag(work.sql, work.now), waiting: await countWaiting(work),
    rows: rows.map(({ due: _due, at, parkedAt, ...row }) => ({ ...row, at: at.toISOString(), parkedAt: parkedAt!.toISOString() })),
    next: last && rows.length === limit ? `${last.parkedAt!.toISOString()}~${last.id}` : null,
  }
}

/** 再试: a parked task is due again, with all its tries. Refused `task-not-parked`. */
export async function retryTask(work: Work, bucket: number, id: Id) {
  const task = await reviveTask(work, bucket, id)
  if (!task) return refuse('task-not-parked')
  await note(work, { verb: 'outbox.retry', person: null, subject: { kind: 'task', id }, facts: { kind: task.kind } })
  return { id, kind: task.kind }
}
