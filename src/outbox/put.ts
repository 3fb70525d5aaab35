import { newId, type Bucket, type Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { insertTasks } from './store.ts'

/** What is to happen after this transaction. `kind` names the receiver (`room.verb`), `ids` say of what; nothing personal. A timer has its day as `due`. */
export type Wanted = { kind: string; bucket: Bucket; ids: readonly Id[]; due?: Date }

/** Writes deliveries and timers in the transaction of their cause, in one statement: they exist exactly when the cause does. */
export async function put(work: Work, wanted: readonly Wanted[]): Promise<void> {
  if (wanted.length) await insertTasks(work, wanted.map(each => ({ bucket: each.bucket, id: newId(work.now, work.random), due: each.due ?? work.now, kind: each.kind, ids: each.ids })))
}
