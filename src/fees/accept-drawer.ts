import { dayOf } from '#kit/day'
import { newId, type Id } from '#kit/ids'
import { yuan } from '#kit/money'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { clerkOf, held, keepCount, move, type Drawer } from './drawer.ts'
import { refuse } from './refusals.ts'
import { totalOf, type Pieces } from './shared.ts'
import { insertDrawer, selectCounts, selectDrawer, updateDrawer } from './store-drawer.ts'

/**
 * 接班, the second signature: the colleague it was offered to, signed in, counts it too. Where both counts agree the first drawer ends empty and a new one,
 * theirs, begins with the sum counted; a difference stays with the first clerk. Refused `drawer-not-offered`, `count-differs`, `drawer-open`.
 */
export async function acceptDrawer(work: Work, id: Id, pieces: Pieces) {
  const clerk = clerkOf(work)
  const offered = clerk && await selectDrawer(work, clerk.organisation, id, true)
  if (!clerk || !offered) return refuse('drawer-unknown')
  if (offered.state !== 'offered' || offered.offeredTo !== clerk.id) return refuse('drawer-not-offered')
  const total = totalOf(pieces)
  const given = (await selectCounts(work, offered.office, [id])).findLast(count => count.what === 'offer')!
  if (given.total !== total) return refuse('count-differs', { given: yuan(given.total), counted: yuan(total) })
  const emptied = await empty(work, offered, total)
  if (isRefused(emptied)) return emptied
  await updateDrawer(work, offered, 'handed-over', clerk.id)
  const drawer: Drawer = { office: offered.office, id: newId(work.now, work.random), clerk: clerk.id, post: clerk.post, day: dayOf(work.now), state: 'open', cameFrom: id, offeredTo: null, openedAt: work.now, endedAt: null }
  if (!await insertDrawer(work, drawer)) return refuse('drawer-open')
  const received = await move(work, { drawer, balance: 0n, last: 0 }, { what: 'received', amount: total })
  if (isRefused(received)) return received
  await keepCount(work, received, { what: 'accept', pieces, total, expected: total })
  await note(work, { verb: 'fees.accept-drawer', person: null, subject: { kind: 'drawer', id: drawer.id }, facts: { from: id, counted: Number(total) } })
  return received
}

async function empty(work: Work, drawer: Drawer, total: bigint) {
  const before = await held(work, drawer)
  const even = total === before.balance ? before : await move(work, before, { what: 'difference', amount: total - before.balance })
  return isRefused(even) ? even : move(work, even, { what: 'handed', amount: -total })
}
