import { createHash } from 'node:crypto'
import { inWork, type By, type House } from '#kit/work'
import { insertLinks, lastLink, unsealed } from './store.ts'

const sealer: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'record.seal' }
const start = Buffer.alloc(32)
const CHUNK = 2_000

/** The hash of a link: SM3 over the hash before it and the entry's whole text. */
export function linkHash(before: Buffer | null, line: string): Buffer {
  return createHash('sm3').update(before ?? start).update(line).digest()
}

/**
 * Numbers and chains the entries that are not yet chained; returns how many, and the new head. The caller keeps the head
 * outside the database. Two sealers at once: the second finds its numbers taken, changes nothing and leaves the turn to the first. (TRUST-02)
 */
export async function sealRecord(house: House): Promise<{ sealed: number; head: { number: bigint; hash: Buffer } | null }> {
  let sealed = 0
  for (;;) {
    const { count, head, mine } = await inWork(house, sealer, async ({ sql, now }) => {
      const last = await lastLink(sql)
      const lines = await unsealed(sql, now, CHUNK)
      let hash = last?.hash ?? null
      let number = last?.number ?? 0n
      const links = lines.map(line => ({ number: ++number, bucket: line.bucket, entry: line.id, hash: hash = linkHash(hash, line.line!) }))
      const mine = !links.length || await insertLinks(sql, now, links) === links.length
      return { count: links.length, head: hash ? { number, hash } : null, mine }
    }, result => result.mine)
    if (!mine) return { sealed, head: null }
    sealed += count
    if (count < CHUNK) return { sealed, head }
  }
}
