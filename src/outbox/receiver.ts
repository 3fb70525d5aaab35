import type { Bucket, Id } from '#kit/ids'
import type { House, Work } from '#kit/work'

/** A task as its receiver gets it. `id` is the key under which the receiver knows a repeat: a task may come more than once. */
export type Task = { bucket: Bucket; id: Id; due: Date; kind: string; ids: readonly Id[]; attempts: number; at: Date }

/**
 * Who does a kind of task. `within`: in the database, some at once, in the very transaction that ends the tasks, so exactly once; one that throws is
 * tried alone. `outside`: beyond the database, one by one, with no transaction open; at least once, under the task's id as key.
 */
export type Receiver = { within: (work: Work, tasks: readonly Task[]) => Promise<void> } | { outside: (house: House, task: Task) => Promise<void> }
export type Receivers = Readonly<Record<string, Receiver>>

/** Tries before a task is parked, and after which time a taken one that was never answered for comes again. */
export const MOST_ATTEMPTS = 12
export const TAKEN_MS = 60_000
const FIRST_MS = 2_000, LONGEST_MS = 3_600_000
/** How long a task waits after its nth failure: two seconds, doubling to an hour; about three hours until it is parked. */
export const waitAfter = (attempts: number): number => Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempts - 1))
