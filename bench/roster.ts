import { importOf } from './import.ts'
import type { Figure } from './index.ts'

/** `npm run bench -- roster [rows]`: what `import` measures, with a hundred thousand rows and as many different photos. */
export async function bench(args: string[]): Promise<Figure[]> {
  const { done, conditions } = await importOf(Number(args[0] ?? 100_000))
  return [{ name: 'roster.seconds', value: Math.round(done.seconds * 10) / 10, unit: 's', conditions }, { name: 'roster.peak_mib', value: Math.round(done.peakMiB), unit: 'MiB', conditions: { rows: done.rows, before_roster_mib: Math.round(done.startMiB), processes: 'one; postgres apart' } }]
}
