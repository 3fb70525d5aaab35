import type { Work } from '#kit/work'
import { areaOf } from './store.ts'
import { differencesOf, insertDifference, resolve, type Difference } from './store-difference.ts'
import { selectStatement, type Statement } from './store-statement.ts'

/**
 * Enters what a comparison found: what was found before and stands as it did stays as it is, open or resolved; what changed replaces it; what is open and was not found again agrees now.
 * Nothing is ever deleted. (MED-08.b)
 */
export async function settleFound(work: Work, statement: Statement, found: readonly Difference[], known: ReadonlyMap<string, Difference>): Promise<void> {
  const again = new Set<string>()
  for (const one of found) {
    const before = known.get(key(one))
    if (before && standsFor(before, one)) { again.add(before.id); continue }
    if (before && before.how === null) await resolve(work, before.id, one.cause === 'other-day' && before.side === 'ours' ? 'offset' : 'replaced', work.by)
    await insertDifference(work, one, work.by)
    again.add(one.id)
  }
  for (const one of await differencesOf(work, statement.provider, statement.from, statement.last)) {
    if (one.how === null && !again.has(one.id) && await within(work, one, statement)) await resolve(work, one.id, 'agrees', work.by)
  }
}

const key = (one: Difference) => `${one.number}#${one.nth}`
const figures = (one: Difference) => [one.day, one.region, one.side, one.theirs, one.ours].map(each => each && typeof each === 'object' ? `${each.total} ${each.fund} ${each.account}` : each).join('|')
/** The same line with the same figures, open, or resolved in a way that still explains it. */
const standsFor = (before: Difference, one: Difference) => figures(before) === figures(one) && before.how !== 'agrees' && before.how !== 'replaced' && (before.how !== null || before.cause === one.cause)

/** Whether a comparison looked at everything in which a difference was found. */
async function within(work: Work, one: Difference, now: Statement): Promise<boolean> {
  const was = (await selectStatement(work, one.statement))!
  const covers = one.side === 'theirs' ? was.from >= now.from && was.last <= now.last : true
  return covers && (now.clearing === null || now.clearing === was.clearing) && areaOf(was.optins).startsWith(areaOf(now.optins))
}
