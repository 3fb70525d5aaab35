import type { Visitor } from './harness.ts'
import type { Site } from './tour.ts'

/** A running city to look at: `BASE` names one that runs already, else a fresh one of the test harness. */
export async function livingSite(): Promise<Site & { close(): Promise<void> }> {
  const running = process.env['BASE']
  if (running) return { base: running, landmark, close: async () => {} }
  const { city } = await import('../harness/index.ts') as { city: () => Promise<{ base: string; close(): Promise<void> }> }
  const living = await city()
  return { base: living.base, landmark, close: () => living.close() }
}

/** What stands for a parameter of a pattern, found through the doors the pages use. */
async function landmark(_name: string, _by: Visitor): Promise<string | null> {
  return null
}
