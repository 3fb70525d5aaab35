import type { Sql } from '#kit/sql'
import { linkHash } from './seal.ts'
import { countUnsealed, linkedAfter } from './store.ts'

/** What is wrong with the record: the number in the chain where it shows, and how. */
export type Break = { number: bigint; kind: 'removed' | 'changed' | 'gap' | 'head' }
/** `settled`: the newest number that has stood in the chain for two minutes, so that a head at or after it must be kept outside. */
export type Verdict = { checked: number; unsealed: number; settled: bigint; breaks: Break[] }

/**
 * Walks the whole chain and shows every line removed or changed. `heads` are the heads kept outside the database:
 * a chain that was cut and made anew differs from them. (TRUST-02)
 */
export async function verifyRecord(sql: Sql, now: Date, heads: readonly { number: bigint; hash: Buffer }[] = []): Promise<Verdict> {
  const breaks: Break[] = []
  const kept = new Map(heads.map(head => [head.number, head.hash]))
  let number = 0n
  let before: Buffer | null = null
  let settled = 0n
  const quiet = now.getTime() - 120_000
  for (;;) {
    const rows = await linkedAfter(sql, number, 5_000)
    if (!rows.length) break
    for (const row of rows) {
      if (row.number !== number + 1n) breaks.push({ number: number + 1n, kind: 'gap' })
      if (row.line === null) breaks.push({ number: row.number, kind: 'removed' })
      else if (!linkHash(before, row.line).equals(row.hash)) breaks.push({ number: row.number, kind: 'changed' })
      const head = kept.get(row.number)
      if (head && !head.equals(row.hash)) breaks.push({ number: row.number, kind: 'head' })
      kept.delete(row.number)
      number = row.number
      if (row.sealedAt.getTime() <= quiet) settled = number
      before = row.hash
    }
  }
  for (const lost of kept.keys()) breaks.push({ number: lost, kind: 'head' })
  return { checked: Number(number), settled, unsealed: await countUnsealed(sql, null, new Date(now.getTime() - 60_000)), breaks }
}
