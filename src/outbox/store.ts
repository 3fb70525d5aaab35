import type { Bucket, Id } from '#kit/ids'
import type { Sql } from '#kit/sql'
import type { Work } from '#kit/work'
import type { Task } from './receiver.ts'

export async function insertTasks({ sql, now }: Work, tasks: readonly Pick<Task, 'bucket' | 'id' | 'due' | 'kind' | 'ids'>[]) {
  await sql`insert into outbox.task (bucket, id, due, kind, ids, attempts, at)
    select b, i, d, k, string_to_array(u, ' ')::uuid[], 0, ${now} from unnest(${tasks.map(t => t.bucket)}::smallint[], ${tasks.map(t => t.id)}::uuid[], ${tasks.map(t => t.due)}::timestamptz[],
      ${tasks.map(t => t.kind)}::text[], ${tasks.map(t => t.ids.join(' '))}::text[]) as t (b, i, d, k, u)`
}

/** Kinds of which something is due in some quarters of the buckets. (across buckets: the poller) */
export async function selectDueKinds(sql: Sql, now: Date, parts: readonly number[]): Promise<string[]> {
  return (await sql<{ kind: string }>`select distinct kind from (select kind from outbox.task where parked_at is null and due <= ${now} and (bucket >> 10) = any(${parts}::int[]) order by due, bucket, id limit 1000) t
    order by kind`).map(row => row.kind)
}

/** What is due of a kind, ours until the Work ends. (across buckets: the poller) */
export async function lockDue({ sql, now }: Work, kind: string, parts: readonly number[], limit: number): Promise<Task[]> {
  return sql<Task>`select bucket, id, due, kind, ids, attempts, at from outbox.task where parked_at is null and due <= ${now} and kind = ${kind} and (bucket >> 10) = any(${parts}::int[])
    order by due, bucket, id limit ${limit} for update skip locked`
}
/** One task as it was seen; false when somebody else has it or it is done. */
export async function lockTask({ sql }: Work, task: Task): Promise<boolean> {
  return (await sql`select 1 from outbox.task where bucket = ${task.bucket} and id = ${task.id} and attempts = ${task.attempts} and parked_at is null for update skip locked`).length === 1
}
/** Ends tasks that are locked. (across buckets: the poller) */
export async function deleteTasks({ sql }: Work, tasks: readonly Task[]) {
  await sql`delete from outbox.task t using unnest(${tasks.map(t => t.bucket)}::smallint[], ${tasks.map(t => t.id)}::uuid[]) as k (b, i) where t.bucket = k.b and t.id = k.i`
}

/** Takes what is due of a kind: counted as tried, and due again after `again` should nobody answer for it. (across buckets: the poller) */
export async function takeDue({ sql, now }: Work, kind: string, parts: readonly number[], again: Date, limit: number): Promise<Task[]> {
  return sql<Task>`with due as (select bucket, id from outbox.task where parked_at is null and due <= ${now} and kind = ${kind} and (bucket >> 10) = any(${parts}::int[])
      order by due, bucket, id limit ${limit} for update skip locked)
    update outbox.task t set attempts = t.attempts + 1, due = ${again} from due where t.bucket = due.bucket and t.id = due.id
    returning t.bucket, t.id, t.due, t.kind, t.ids, t.attempts, t.at`
}
/** Ends a task as it was taken: one that came again meanwhile belongs to whoever took it last. */
export async function endTask({ sql }: Work, task: Task) {
  await sql`delete from outbox.task where bucket = ${task.bucket} and id = ${task.id} and attempts = ${task.attempts}`
}

/** A failure: `attempts` were made by now. A task that somebody else took or did meanwhile is left alone. */
export async function failTask({ sql }: Work, task: Task, attempts: number, due: Date, parkedAt: Date | null, trouble: string) {
  await sql`update outbox.task set attempts = ${attempts}, due = ${due}, parked_at = ${parkedAt}, trouble = ${trouble} where bucket = ${task.bucket} and id = ${task.id} and attempts = ${task.attempts}`
}

/** The quarters this process polls until then: those it holds and those nobody does. */
export async function takeLeases(sql: Sql, holder: Id, now: Date, until: Date): Promise<number[]> {
  return (await sql<{ part: number }>`insert into outbox.lease as l (part, holder, until) select part, ${holder}::uuid, ${until}::timestamptz from generate_series(0, 3) part
    on conflict (part) do update set holder = excluded.holder, until = excluded.until where l.holder = excluded.holder or l.until <= ${now} returning part`).map(row => row.part)
}
export async function dropLeases(sql: Sql, holder: Id, now: Date) { await sql`update outbox.lease set until = ${now} where holder = ${holder}` }

/** Since when the oldest overdue task waits, and how many are parked. (across buckets: the meter) */
export async function selectLag(sql: Sql, now: Date) {
  const [row] = await sql<{ oldest: Date | null; parked: number }>`select (select min(due) from outbox.task where parked_at is null and due <= ${now}) as oldest,
    (select count(*)::int from outbox.task where parked_at is not null) as parked`
  return row!
}

export type TaskRow = Task & { parkedAt: Date | null; trouble: string | null }
/** Parked tasks, those parked last first. (across buckets: the system administrator) */
export async function selectParked({ sql }: Work, after: { at: Date; id: Id } | null, limit: number) {
  return sql<TaskRow>`select bucket, id, due, kind, ids, attempts, at, parked_at as "parkedAt", trouble from outbox.task
    where parked_at is not null and (${after?.id ?? null}::uuid is null or (parked_at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid)) order by parked_at desc, id desc limit ${limit}`
}
/** How many wait by kind, and how many of them failed before. (across buckets: the system administrator) */
export async function countWaiting({ sql, now }: Work) {
  return sql<{ kind: string; due: number; later: number; failing: number }>`select kind, count(*) filter (where due <= ${now})::int as due, count(*) filter (where due > ${now})::int as later,
    count(*) filter (where trouble is not null)::int as failing from outbox.task where parked_at is null group by kind order by kind`
}
export async function reviveTask({ sql, now }: Work, bucket: Bucket, id: Id) {
  const [row] = await sql<{ kind: string }>`update outbox.task set parked_at = null, attempts = 0, due = ${now} where bucket = ${bucket} and id = ${id} and parked_at is not null returning kind`
  return row ?? null
}
