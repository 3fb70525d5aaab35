/** What is being answered for each terminal, so that a settlement counts nothing that is still being written. */
export type UnderWay = { add(terminal: string, work: Promise<unknown>): void; ended(terminal: string): Promise<void> }

export function underWay(): UnderWay {
  const all = new Map<string, Set<Promise<unknown>>>()
  return {
    add(terminal, work) {
      const mine = all.get(terminal) ?? new Set()
      all.set(terminal, mine.add(work))
      const over = () => { mine.delete(work); if (mine.size === 0 && all.get(terminal) === mine) all.delete(terminal) }
      void work.then(over, over)
    },
    async ended(terminal) { await Promise.allSettled(all.get(terminal) ?? []) },
  }
}
