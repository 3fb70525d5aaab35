import { addMonths, type Day } from '#kit/day'
import { policy } from '#regions'
import { addWorkingDays, knowsYear } from './holidays.ts'
import type { Words } from './shared.ts'

/** The promised day as far as it is known at a moment: counted from submission or from approval, as the pack says. (APP-11) */
export function promisedOn(region: string, moment: 'submission' | 'approval', day: Day, known: Day | null = null): Day | null {
  const promise = policy(region, 'promise', day)
  if (promise.from !== moment) return known
  return 'months' in promise ? addMonths(day, promise.months) : addWorkingDays(day, promise.workingDays)
}

/** The promise as a sentence's part: 审核通过后约 3 个月可以领卡. */
export function promiseWords(region: string, day: Day): Words {
  const promise = policy(region, 'promise', day)
  const [zh, en] = 'months' in promise ? [`约 ${promise.months} 个月`, `about ${promise.months} months`] : [`${promise.workingDays} 个工作日内`, `within ${promise.workingDays} working days`]
  return promise.from === 'approval' ? { zh: `审核通过后${zh}可以领卡`, en: `The card can be collected ${en} after approval` } : { zh: `交上后${zh}可以领卡`, en: `The card can be collected ${en} of submission` }
}

/** What stands beside a promised day that was counted in working days of a year whose holidays were not announced; null beside any other. (APP-11) */
export function promiseNote(region: string, submitted: Day, promised: Day | null): Words | null {
  if (!promised || knowsYear(promised.slice(0, 4)) || 'months' in policy(region, 'promise', submitted)) return null
  const year = promised.slice(0, 4)
  return { zh: `${year} 年的节假日还没有公布，按周末推算，可能改几天`, en: `The holidays of ${year} are not announced; counted by weekends, it may move by some days` }
}
