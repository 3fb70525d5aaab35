import { dayOf } from '#kit/day'
import type { Bucket, Id } from '#kit/ids'
import { isRefused, type Refusal } from '#kit/refusal'
import type { Work } from '#kit/work'
import { judgeMonth, type Contribution } from './record-month.ts'
import { refuse } from './refusals.ts'
import { isPension } from './shared.ts'
import { selectByKeys } from './store.ts'
import { saveMonths, selectClosedOf, selectMonthsOf, type Month } from './store-months.ts'

/** A month's contribution of a record that another room enters. */
export type Entered = Contribution & { bucket: Bucket; relation: Id }

/**
 * 记缴费: the months of many records at once, each judged as one alone is; answers in the order given what became of each: written, known, or why not. What is on record is the
 * caller's: one entry for what caused them. (MED-10, INS-04)
 */
export async function recordMonths(work: Work, entered: readonly Entered[]): Promise<('written' | 'known' | Refusal)[]> {
  if (!entered.length) return []
  const keys = [...new Map(entered.map(({ bucket, relation }) => [relation, { bucket, id: relation }])).values()]
  const relations = new Map((await selectByKeys(work, keys)).map(each => [each.id, each]))
  const before = new Map((await selectMonthsOf(work, entered)).map(month => [`${month.relation} ${month.month}`, month]))
  const closed = await selectClosedOf(work, [...relations.values()].filter(isPension))
  const written = new Map<string, Month>()
  const done = entered.map(({ relation: id, ...given }): 'written' | 'known' | Refusal => {
    const relation = relations.get(id)
    if (!relation) return refuse('relation-unknown')
    const place = `${id} ${given.month}`
    const judged = judgeMonth(given, { relation, before: written.get(place) ?? before.get(place) ?? null, today: dayOf(work.now), closed: closed.get(id) ?? null })
    if (isRefused(judged)) return judged
    if ('same' in judged) return 'known'
    written.set(place, judged.month)
    return 'written'
  })
  await saveMonths(work, [...written.values()])
  return done
}
