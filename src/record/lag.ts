import type { Sql } from '#kit/sql'
import { countUnsealed } from './store.ts'

/** How many entries are older than a minute and not yet in the chain. */
export const recordLag = (sql: Sql, now: Date): Promise<number> => countUnsealed(sql, new Date(now.getTime() - 60_000))
