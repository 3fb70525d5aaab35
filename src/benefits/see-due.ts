import { maskName, maskNumber, peopleOf } from '#holders'
import { addDays, dayOf, type Day } from '#kit/day'
import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { note } from '#record'
import { proofOf } from './see-proof.ts'
import { regionsOf } from './region.ts'
import type { DueRow } from './shared.ts'
import { selectDues } from './store-due.ts'

/** Days ahead that the list looks. */
const AHEAD = 60

/** 待认证名单: whose proof of life has lapsed, or falls due within sixty days, in this office’s regions, the earliest first, masked, with when each was reminded. (BEN-04) */
export async function duesHere(work: Work, { show, after, limit }: { show: 'lapsed' | 'soon'; after: { day: Day; id: Id } | null; limit: number }): Promise<{ rows: DueRow[]; next: string | null }> {
  const today = dayOf(work.now)
  const found = await selectDues(work, await regionsOf(work), { ...show === 'soon' ? { from: today, to: addDays(today, AHEAD) } : { from: null, to: addDays(today, -1) }, after, limit })
  const people = await peopleOf(work, found.map(row => ({ bucket: row.bucket, id: row.person })))
  const rows: DueRow[] = []
  for (const { bucket, person, toldAt } of found) {
    const proof = await proofOf(work, { bucket, id: person })
    const known = people.get(person)
    if (proof && known) rows.push({ ...proof, person, name: maskName(known.name), numberOf: maskNumber(known.number), toldAt: toldAt?.toISOString() ?? null, reachable: known.phone !== null })
  }
  await note(work, { verb: 'benefits.see-dues', person: null, facts: { rows: rows.length } })
  const last = found.length === limit ? found.at(-1)! : null
  return { rows, next: last && `${last.due}~${last.person}` }
}
