import { addDays, dayOf, type Day } from '#kit/day'
import type { Work } from '#kit/work'
import { refuse } from './refusals.ts'

const MOST_DAYS = 62
/** A period that can be compared: not backwards, not ahead of today, two months at most. */
export function periodFit({ now }: Pick<Work, 'now'>, { from, until }: { from: Day; until: Day }) {
  const today = dayOf(now)
  if (until < from) return refuse('clearing-days', { why: `结束日期 ${until} 在开始日期 ${from} 之前`, whyEn: `its last day ${until} is before its first ${from}` })
  if (until > today) return refuse('clearing-days', { why: `${until} 还没有到`, whyEn: `${until} has not come yet` })
  return until > addDays(from, MOST_DAYS) ? refuse('clearing-days', { why: `一次最多对 ${MOST_DAYS} 天`, whyEn: `at most ${MOST_DAYS} days are compared at once` }) : null
}
