import { sqlOf } from '#kit/sql'
import { inWork, type By, type House, type Work } from '#kit/work'
import { MOST_ATTEMPTS, TAKEN_MS, waitAfter, type Receiver, type Receivers, type Task } from './receiver.ts'
import { deleteTasks, endTask, failTask, lockDue, lockTask, selectDueKinds, takeDue } from './store.ts'

const MOST = 200
const poller = (kind: string): By => ({ kind: 'system', id: null, post: null, organisation: null, authority: kind })
const later = (work: Pick<Work, 'now'>, ms: number) => new Date(work.now.getTime() + ms)
const noReceiver: Receiver = { outside: () => Promise.reject(new Error('no receiver')) }

/** Has what is due in these quarters of the buckets done; answers how many were taken. `signal` ends it early: what is left comes again. */
export async function round(house: House, receivers: Receivers, parts: readonly number[], signal?: AbortSignal): Promise<number> {
  let taken = 0
  for (const kind of await selectDueKinds(sqlOf(house.pool), house.now(), parts)) {
    if (signal?.aborted) break
    const receiver = receivers[kind] ?? noReceiver
    taken += 'within' in receiver ? await doWithin(house, receiver, kind, parts) : await doOutside(house, receiver, kind, parts, signal)
  }
  return taken
}

type Within = Extract<Receiver, { within: unknown }>
/** Some at once in one transaction that also ends them; if that fails, each alone, so that one poison row holds nobody up. A stop midway leaves no trace. */
async function doWithin(house: House, receiver: Within, kind: string, parts: readonly number[]): Promise<number> {
  let taken: Task[] = []
  try {
    await inWork(house, poller(kind), async work => {
      taken = await lockDue(work, kind, parts, MOST)
      if (!taken.length) return
      await receiver.within(work, taken)
      await deleteTasks(work, taken)
    })
  } catch (error) {
    for (const task of taken) await doAlone(house, receiver, task, taken.length === 1 ? error : null)
  }
  return taken.length
}

async function doAlone(house: House, receiver: Within, task: Task, known: unknown): Promise<void> {
  try {
    if (known) throw known
    await inWork(house, poller(task.kind), async work => {
      if (!await lockTask(work, task)) return
      await receiver.within(work, [task])
      await deleteTasks(work, [task])
    })
  } catch (error) { await failed(house, task, task.attempts + 1, error) }
}

/** One by one with no transaction open. They are taken first: who is stopped midway has them come again, under the same key, after a minute. */
async function doOutside(house: House, receiver: Extract<Receiver, { outside: unknown }>, kind: string, parts: readonly number[], signal?: AbortSignal): Promise<number> {
  const taken = await inWork(house, poller(kind), work => takeDue(work, kind, parts, later(work, TAKEN_MS), MOST))
  for (const task of taken) {
    if (signal?.aborted) break
    try {
      await receiver.outside(house, task)
    } catch (error) {
      await failed(house, task, task.attempts, error)
      continue
    }
    await inWork(house, poller(kind), work => endTask(work, task))
  }
  return taken.length
}

/** Kept with the error's name and code only: its words may hold what is personal. */
async function failed(house: House, task: Task, attempts: number, error: unknown): Promise<void> {
  const { name, code } = error as { name?: string; code?: string }
  await inWork(house, poller(task.kind), work =>
    failTask(work, task, attempts, later(work, waitAfter(attempts)), attempts >= MOST_ATTEMPTS ? work.now : null, [name ?? 'Error', code].filter(Boolean).join(' ').slice(0, 80)))
}
