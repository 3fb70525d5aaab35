import { createHash } from 'node:crypto'
import { inWork, type By, type House } from '#kit/work'
import { windowOf } from './lag.ts'
import { insertLinks, lastLink, unsealed, type From } from './store.ts'

const sealer: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'record.seal' }
const start = Buffer.alloc(32)
const CHUNK = 2_000

type Chunk = { count: number; head: { number: bigint; hash: Buffer } | null; mine: boolean; end: From }
const placeOf = (at: Date | null): From => at && { at, id: '00000000-0000-0000-0000-000000000000' }

/** The hash of a link: SM3 over the hash before it and the entry's whole text. */
export function linkHash(before: Buffer | null, line: string): Buffer {
  return createHash('sm3').update(before ?? start).update(line).digest()
}

/**
 * Numbers and chains the entries that are not yet chained; returns how many, and the new head. The caller keeps the head
 * outside the database. `whole` looks from the first entry on, else from ten minutes before the newest link: what a clock that went back wrote earlier waits for a
 * whole pass. Two sealers at once: the second finds its numbers taken, changes nothing and leaves the turn to the first. (TRUST-02)
 */
export async function sealRecord(house: House, { whole = true } = {}): Promise<{ sealed: number; head: { number: bigint; hash: Buffer } | null }> {
  let sealed = 0
  let from: From = null
  for (;;) {
    const { count, head, mine, end }: Chunk = await inWork(house, sealer, async ({ sql, now }) => {
      const last = await lastLink(sql)
      const begin = from ?? (whole ? null : placeOf(windowOf(last)))
      const lines = await unsealed(sql, begin, now, CHUNK)
      let hash = last?.hash ?? null
      let number = last?.number ?? 0n
      const links = lines.map(line => ({ number: ++number, bucket: line.bucket, entry: line.id, hash: hash = linkHash(hash, line.line!) }))
      const mine = !links.length || await insertLinks(sql, now, links) === links.length
      return { count: links.length, head: hash ? { number, hash } : null, mine, end: lines.at(-1) ?? null }
    }, result => result.mine)
    if (!mine) return { sealed, head: null }
    sealed += count
    from = end
    if (count < CHUNK) return { sealed, head }
  }
}
