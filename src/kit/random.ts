import { randomBytes } from 'node:crypto'
import type { Random } from './ids.ts'

const PAGE = 16_384

/** Randomness by the page: node:crypto is asked once for 16 KiB, every byte is given away once. For many small draws a millisecond. */
export function pagedRandom(): Random {
  let page = Buffer.alloc(0)
  let used = 0
  return size => {
    if (size > PAGE / 4) return randomBytes(size)
    if (used + size > page.length) [page, used] = [randomBytes(PAGE), 0]
    used += size
    return page.subarray(used - size, used)
  }
}
