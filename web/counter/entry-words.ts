import type { HistoryEntry } from '#shared/cards'

/** Entries newest first, with what happened again and again at one place told once: wrong entries before a lock. */
export function runsOf(rows: readonly HistoryEntry[]): { entry: HistoryEntry; times: number }[] {
  const runs: { entry: HistoryEntry; times: number }[] = []
  for (const entry of rows) {
    const last = runs.at(-1)
    if (last && last.entry.verb === entry.verb && last.entry.place === entry.place) last.times++
    else runs.push({ entry, times: 1 })
  }
  return runs
}
