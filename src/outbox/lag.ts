import type { Sql } from '#kit/sql'
import { selectLag } from './store.ts'

/** Seconds the oldest overdue task has waited (0: none is overdue), and how many are parked. */
export async function outboxLag(sql: Sql, now: Date): Promise<{ seconds: number; parked: number }> {
  const { oldest, parked } = await selectLag(sql, now)
  return { seconds: oldest ? Math.max(0, (now.getTime() - oldest.getTime()) / 1000) : 0, parked }
}
