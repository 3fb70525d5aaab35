import { addDays, dayOf, type Day } from '#kit/day'
import type { Work } from '#kit/work'
import { refuse } from './refusals.ts'

const MOST_DAYS = 62
/** What is wrong with a period: backwards, ahead of today, longer than two months. */
export function periodFault({ now }: Pick<Work, 'now'>, { from, until }: { from: Day; until: Day }): { why: string; whyEn: string } | null {
  if (until < from) return { why: `结束日期 ${until} 在开始日期 ${from} 之前`, whyEn: `its last day ${until} is before its first ${from}` }
  if (until > dayOf(now)) return { why: `${until} 还没有到`, whyEn: `${until} has not come yet` }
  return until > addDays(from, MOST_DAYS) ? { why: `一次最多对 ${MOST_DAYS} 天`, whyEn: `at most ${MOST_DAYS} days are compared at once` } : null
}
/** A period that can be compared. */
export function periodFit(work: Pick<Work, 'now'>, of: { from: Day; until: Day }) {
  const fault = periodFault(work, of)
  return fault && refuse('clearing-days', fault)
}
