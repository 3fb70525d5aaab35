import { dayOf, type Day } from '#kit/day'
import { invalid, type Invalid, type Refusal } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { enteredBy, rowId } from './load.ts'
import { refuse } from './refusals.ts'
import { sayIssue } from './say-issue.ts'
import { isPolicyKey, keys, type Standing } from './schema.ts'
import { packOf, type PolicyRow, type Source } from './snapshot.ts'
import { addRows, allRows } from './store.ts'

/** A new value of a region from a day on. `value` as a pack writes it (money in whole fen). */
export type Change = {
  region: string; key: string; value: unknown; validFrom: Day; source: Source[]; standing: Standing; approvedBy: string; note: string | null
}

/** What is wrong with a value for a day to come, or null: region, key, shape field by field, the day. */
export function checkValue(work: Pick<Work, 'now'>, { region, key, value, validFrom }: Pick<Change, 'region' | 'key' | 'value' | 'validFrom'>): Invalid | Refusal<'region-unknown' | 'policy-key-unknown' | 'policy-not-future'> | null {
  if (packOf(region) !== region) return refuse('region-unknown', { region })
  if (!isPolicyKey(key)) return refuse('policy-key-unknown', { key })
  const read = keys[key].safeParse(value)
  if (!read.success) return invalid(read.error.issues.map(issue => ({ field: ['value', ...issue.path].join('.'), ...sayIssue(issue, null) })))
  const today = dayOf(work.now)
  return validFrom <= today ? refuse('policy-not-future', { key, validFrom, today }) : null
}

/**
 * Adds a value that takes effect on a day still to come; nothing in force is rewritten. The caller refreshes the snapshot
 * once this is committed. Another change for the same day replaces the one before it takes effect. (POL-01)
 */
export async function changePolicy(work: Work, change: Change): Promise<PolicyRow | Invalid | Refusal<'region-unknown' | 'policy-key-unknown' | 'policy-not-future'>> {
  const no = checkValue(work, change)
  if (no || !isPolicyKey(change.key)) return no ?? refuse('policy-key-unknown', { key: change.key })
  const rows = (await allRows(work.sql)).filter(row => row.region === change.region && row.key === change.key)
  const revision = 1 + Math.max(0, ...rows.filter(row => row.validFrom === change.validFrom).map(row => row.revision))
  const row: PolicyRow = { id: rowId(change.region, change.key, change.validFrom, revision, change.value), region: change.region, key: change.key,
    validFrom: change.validFrom, revision, value: change.value, source: change.source, standing: change.standing, dated: true, other: [], note: change.note,
    enteredBy: enteredBy(work.by), approvedBy: change.approvedBy, recordedAt: work.now }
  await addRows(work.sql, [row])
  await note(work, { verb: 'regions.change-policy', person: null, subject: { kind: 'policy', id: row.id },
    facts: { region: row.region, key: row.key, validFrom: row.validFrom, standing: row.standing, approvedBy: row.approvedBy } })
  return row
}
