import type { Fen } from '#kit/money'
import { yuan } from '#kit/money'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { keepCount, move, ownDrawer, unexplained, waits, type Held, type Moved } from './drawer.ts'
import { refuse } from './refusals.ts'
import { totalOf, type Pieces } from './shared.ts'
import { updateDrawer } from './store-drawer.ts'

export type Closing = { pieces: Pieces; banked: Fen; slip?: string | undefined; explanation?: string | undefined }

/**
 * 关箱: counted piece by piece, the difference worked out to the fen and explained; so much is banked and the rest put away as the next float, so that the
 * drawer ends empty. A difference waits for somebody else's approval. Also a drawer of another day is closed. Refused `drawer-offered`, `banked-too-much`,
 * `difference-unexplained`.
 */
export async function closeDrawer(work: Work, { pieces, banked, slip, explanation }: Closing) {
  const found = await ownDrawer(work)
  if (isRefused(found)) return found
  const { drawer, balance } = found
  if (drawer.state === 'offered') return waits(work, drawer)
  const total = totalOf(pieces)
  const no = unexplained(balance, total, explanation)
  if (no) return no
  if (banked > total) return refuse('banked-too-much', { counted: yuan(total), banked: yuan(banked) })
  await keepCount(work, found, { what: 'close', pieces, total, expected: balance, explanation })
  const moves: Moved[] = [{ what: 'difference', amount: total - balance }, { what: 'banked', amount: -banked, slip }, { what: 'put-away', amount: banked - total }]
  let at: Held = found
  for (const each of moves.filter(one => one.amount !== 0n)) {
    const moved = await move(work, at, each)
    if (isRefused(moved)) return moved
    at = moved
  }
  await updateDrawer(work, drawer, 'closed', null)
  await note(work, { verb: 'fees.close-drawer', person: null, subject: { kind: 'drawer', id: drawer.id }, facts: { counted: Number(total), expected: Number(balance), banked: Number(banked) } })
  return at
}
