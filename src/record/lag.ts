import type { Sql } from '#kit/sql'
import { countUnsealed, lastLink } from './store.ts'

/** How far before the newest link an entry may lie and still come: longer than any transaction lives. */
const WINDOW = 600_000
/** Where the search for what is not chained begins between two whole passes; null: at the first entry. */
export const windowOf = (last: { sealedAt: Date } | null): Date | null => last && new Date(last.sealedAt.getTime() - WINDOW)

/** How many entries are older than a minute and not yet in the chain; what came with an earlier clock is counted once the whole pass has found it. */
export const recordLag = async (sql: Sql, now: Date): Promise<number> => countUnsealed(sql, windowOf(await lastLink(sql)), new Date(now.getTime() - 60_000))
