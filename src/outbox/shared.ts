/** A task that failed again and again, as the system administrator sees it: ids and the error's name, nothing personal. */
export type ParkedTask = { bucket: number; id: string; kind: string; ids: readonly string[]; attempts: number; at: string; parkedAt: string; trouble: string | null }
/** How the outbox stands: seconds the oldest overdue one waits, what waits by kind, and what is parked. */
export type OutboxState = { seconds: number; waiting: { kind: string; due: number; later: number; failing: number }[]; parked: number; rows: ParkedTask[]; next: string | null }
