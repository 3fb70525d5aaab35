import { wallClock } from '#kit/day'
import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { lockItem, saveClaim, type Item } from './queue-store.ts'
import { refuse } from './refusals.ts'

const CLAIM = 10 * 60_000

/** 领这一项: mine for ten minutes; taken by a colleague it is refused with the time. */
export async function claim(work: Work, id: Id) {
  const item = await mine(work, id)
  if (isRefused(item)) return item
  const until = new Date(work.now.getTime() + CLAIM)
  await saveClaim(work, item, work.by.id, until)
  await note(work, { verb: 'applications.claim', person: { bucket: item.bucket, id: item.person }, subject: { kind: 'application', id: item.application } })
  return { id: item.id, until: until.toISOString() }
}

/** 放回去: somebody else may take it. */
export async function release(work: Work, id: Id) {
  const item = await mine(work, id)
  if (isRefused(item)) return item
  await saveClaim(work, item, null, null)
  return { id: item.id }
}

/** An item of this office, locked, unless a colleague is at it. */
export async function mine(work: Work, id: Id) {
  const item = await lockItem(work, work.by.organisation!, id)
  if (!item) return refuse('review-gone')
  return heldByOther(work, item) ? heldUntil(item) : item
}

export const heldByOther = (work: Work, item: Item) => item.claimedBy !== null && item.claimedBy !== work.by.id && item.claimedUntil! > work.now
const heldUntil = (item: Item) => refuse('item-claimed', { until: wallClock(item.claimedUntil!).slice(11, 16) })

/** Why an item cannot be decided together with others; null when it can. */
export function cannotDecide(work: Work, item: Item, finding: Item['finding'] = item.finding) {
  if (heldByOther(work, item)) return heldUntil(item)
  if (item.finding === 'incomplete') return refuse('papers-missing', { materials: '照片', materialsEn: 'the photo' })
  return finding === 'same' ? null : refuse(finding === 'name-differs' ? 'identity-not-same' : 'identity-look-singly')
}
