import { yuan } from '#kit/money'
import { MOST_LINES, type Batch, type BatchLine, type Direction, type ReturnBatch, type ReturnLine } from './batch.ts'
import type { Told } from './check.ts'
import { standing } from './results.ts'

type Stated = { readonly count: number; readonly total: bigint | null } | null

/** 64-bit digests of references, open addressing: 16 bytes a line at most, whatever the references are. */
function referenceSet(expected: number) {
  const size = 2 ** Math.ceil(Math.log2(Math.max(16, expected * 2)))
  const [low, high] = [new Uint32Array(size), new Uint32Array(size)]
  let held = 0
  return (text: string): boolean => {
    let [a, b] = [0x811c9dc5, 0x9e3779b9]
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      a = Math.imul(a ^ code, 0x01000193)
      b = Math.imul(b ^ code, 0x85ebca6b) ^ (b >>> 13)
    }
    a = (Math.imul(a ^ (a >>> 15), 0xc2b2ae35) ^ b) >>> 0
    b = (b | 1) >>> 0
    for (let at = a & (size - 1); ; at = (at + 1) & (size - 1)) {
      if (high[at] === 0) { if (held++ < size - 1) { low[at] = a; high[at] = b } return false }
      if (low[at] === a && high[at] === b) return true
    }
  }
}

/** Sums, and which lines were seen: a bit a sequence number, 64 bits a reference. `most` bounds it, whatever the file says of itself. */
export function tally(most: number) {
  const capacity = Math.min(MOST_LINES, most)
  const seen = new Uint8Array((capacity >> 3) + 1)
  const known = referenceSet(capacity)
  let [lines, unread] = [0, 0]
  const sums = { all: 0n, done: 0n, refused: 0n }
  const counts = { done: 0, refused: 0 }
  return {
    /** A detail line whose values could not be read. */
    miss(): void { lines++; unread++ },
    /** Takes a line into account and tells whether its number or reference was there before. */
    add(line: BatchLine | ReturnLine, told: Told): void {
      lines++
      sums.all += line.amount
      const { seq } = line
      if (seq < 1 || seq > capacity) told('seq', 'seq', { count: capacity })
      else if (seen[seq >> 3]! & (1 << (seq & 7))) told('seq', 'line-doubled')
      else seen[seq >> 3]! |= 1 << (seq & 7)
      if (line.ref !== '' && known(line.ref)) told('ref', 'ref-doubled')
      if (!('result' in line)) return
      const where = standing(line.result)
      if (where === 'pending') return
      counts[where]++
      sums[where] += line.amount
    },
    get lines() { return lines },
    /** Fills in sums of a return file that its form does not have to state. */
    complete<H extends Batch | ReturnBatch>(head: H, stated: { readonly done: Stated; readonly refused: Stated } | null): H {
      if (!stated) return head
      const of = (which: 'done' | 'refused') => ({ count: stated[which]?.count ?? counts[which], total: stated[which]?.total ?? sums[which] })
      return { ...head, done: of('done'), refused: of('refused') }
    },
    /** Compares with the summary line. Sums are compared only where every line could be read. */
    close(direction: Direction, head: Batch | ReturnBatch, told: Told): void {
      if (head.count !== lines) told('count', 'count', { want: head.count, have: lines })
      if (unread) return
      if (head.total !== sums.all) told('total', 'total', { want: yuan(head.total), have: yuan(sums.all) })
      if (direction === 'return') for (const which of ['done', 'refused'] as const) {
        const said = (head as ReturnBatch)[which]
        const have = `${counts[which]} / ${yuan(sums[which])}`
        const want = `${said.count} / ${yuan(said.total)}`
        if (want !== have) told(`${which}Count`, `sum-${which}`, { want, have })
      }
    },
  }
}
export type Tally = ReturnType<typeof tally>
