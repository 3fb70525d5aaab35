import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { cannotDecide, mine } from './claim.ts'
import { refuse, sentencesOf } from './refusals.ts'
import { approve, sendBack } from './review.ts'
import type { Left } from './shared.ts'

export type Decided = { id: Id; version: number }

/**
 * 批准 one or many: the reviewer says the photos were looked at. One that cannot be approved is refused; of many, those that cannot are
 * left as they were, each with its reason, and the others go on. In bulk only those the register knows. (APP-04.c, APP-07)
 */
export async function approveItems(work: Work, items: readonly Decided[], bareheaded: boolean) {
  if (!bareheaded) return refuse('tick-bareheaded')
  const approved: Id[] = [], left: Left[] = []
  for (const one of items.toSorted((a, b) => a.id.localeCompare(b.id))) {
    const done = await approveOne(work, one, items.length > 1)
    if (!isRefused(done)) { approved.push(done.id); continue }
    if (items.length === 1) return done
    left.push({ id: one.id, refused: done.refused, ...sentencesOf(done as Parameters<typeof sentencesOf>[0]) })
  }
  return { approved, left }
}

/** Decides before it writes: a refusal leaves nothing behind. */
async function approveOne(work: Work, { id, version }: Decided, bulk: boolean) {
  const item = await mine(work, id)
  if (isRefused(item)) return item
  const no = bulk && item.finding !== 'incomplete' ? cannotDecide(work, item) : null
  if (no) return no
  return approve(work, { bucket: item.bucket, id: item.application }, version)
}

/** 退回 one, with reasons. */
export async function returnItem(work: Work, id: Id, given: Parameters<typeof sendBack>[2]) {
  const item = await mine(work, id)
  return isRefused(item) ? item : sendBack(work, { bucket: item.bucket, id: item.application }, given)
}
