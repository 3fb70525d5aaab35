import { dayOf } from '#kit/day'
import { newId } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { clerkOf, keepCount, move, type Drawer } from './drawer.ts'
import { refuse } from './refusals.ts'
import { totalOf, type Pieces } from './shared.ts'
import { insertDrawer } from './store-drawer.ts'

/** 开箱: the clerk at work counts the float into a drawer and answers for it from now on. One open drawer a clerk. (asks: teller cash that moves) */
export async function openDrawer(work: Work, pieces: Pieces) {
  const clerk = clerkOf(work)
  if (!clerk) return refuse('drawer-closed')
  const drawer: Drawer = { office: clerk.organisation, id: newId(work.now, work.random), clerk: clerk.id, post: clerk.post, day: dayOf(work.now), state: 'open', cameFrom: null, offeredTo: null,
    openedAt: work.now, endedAt: null }
  if (!await insertDrawer(work, drawer)) return refuse('drawer-open')
  const total = totalOf(pieces)
  const filled = await move(work, { drawer, balance: 0n, last: 0 }, { what: 'float', amount: total })
  if (isRefused(filled)) return filled
  await keepCount(work, filled, { what: 'open', pieces, total, expected: total })
  await note(work, { verb: 'fees.open-drawer', person: null, subject: { kind: 'drawer', id: drawer.id }, facts: { float: Number(total) } })
  return filled
}
