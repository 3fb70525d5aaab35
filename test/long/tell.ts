import { appendFileSync } from 'node:fs'

/** Tells the long run what a test of its own came to: seeds, counts, seconds. It ends up in docs/proof/test-long.json under the share's name. */
export function tell(share: string, facts: Record<string, unknown>): void {
  console.log(`    ${share}: ${Object.entries(facts).map(([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`).join(', ')}`)
  const file = process.env['SBK_FACTS']
  if (file) appendFileSync(file, `${JSON.stringify({ share, ...facts })}\n`)
}

/** Where the fuzzing begins; the same seed asks the same questions. */
export const FUZZ_SEED = Number(process.env['SBK_FUZZ_SEED'] ?? 20261125)
