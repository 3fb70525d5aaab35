import type { Sql } from '#kit/sql'
import { LATE_MOST } from './shared.ts'
import { countUnsealed, lastLink } from './store.ts'

/** How far before the newest link an entry may lie and still come: longer than any transaction lives. */
const WINDOW = 600_000
/** Where the search for what is not chained begins between two whole passes; null: at the first entry. */
export const windowOf = (last: { sealedAt: Date } | null): Date | null => last && new Date(last.sealedAt.getTime() - WINDOW)

/** How far before the newest link the lag is counted from: what lies further back is chained in a turn or two of a sealer that lives, and one that does not shows by what comes after it. */
const COUNTED = 120_000

/** How many entries are older than a minute and not yet in the chain, counted up to `LATE_MOST`: a city that chains nothing is told so in the time of one that does; what came with an earlier clock is counted once the whole pass has found it. */
export async function recordLag(sql: Sql, now: Date, last?: { sealedAt: Date } | null): Promise<number> {
  const link = last === undefined ? await lastLink(sql) : last
  return countUnsealed(sql, link && new Date(link.sealedAt.getTime() - COUNTED), new Date(now.getTime() - 60_000), LATE_MOST)
}
