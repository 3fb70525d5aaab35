import { dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { note } from '#record'
import { policy } from '#regions'
import { memberNames } from '#staff'
import { citiesHere, inForceOf } from './draft.ts'
import { refuse } from './refusals.ts'
import { provable, type DraftRow, type DraftView, type RunView } from './shared.ts'
import { END, runsOf, selectDraft, selectDrafts, type Run } from './store.ts'
import { bandsOf } from './tally.ts'

const MOST = 200
const runView = (run: Run): RunView => ({ id: run.id, first: run.first, last: run.last, at: run.askedAt.toISOString(), done: run.doneAt?.toISOString() ?? null, share: run.nextBucket / END, tally: run.tally, bands: bandsOf(run.tally) })
const regionName = (region: string, day: string) => policy(region, 'region.name', day)

/** The drafts of this office's cities, newest first, and the values that can be drafted, as they are in force. */
export async function draftsHere(work: Work): Promise<{ rows: DraftRow[]; next: null; cities: { code: string; name: { zh: string; en: string }; values: { of: string; value: unknown }[] }[] }> {
  const day = dayOf(work.now)
  const cities = await citiesHere(work)
  const drafts = await selectDrafts(work, cities, MOST)
  const names = await memberNames(work, drafts.map(draft => draft.enteredBy))
  return {
    rows: drafts.map(draft => ({ id: draft.id, region: draft.region, regionName: regionName(draft.region, day), of: draft.key, validFrom: draft.validFrom, state: draft.state, by: names.get(draft.enteredBy) ?? '', at: draft.enteredAt.toISOString(), proven: draft.proven })),
    next: null, cities: cities.map(code => ({ code, name: regionName(code, day), values: provable.map(of => ({ of, value: inForceOf(code, of, day) })) })),
  }
}

/** One draft with its runs. */
export async function seeDraft(work: Work, id: Id): Promise<DraftView | ReturnType<typeof refuse>> {
  const draft = await selectDraft(work, id)
  if (!draft || !(await citiesHere(work)).includes(draft.region)) return refuse('draft-unknown')
  const day = dayOf(work.now)
  const names = await memberNames(work, [draft.enteredBy, ...draft.decidedBy ? [draft.decidedBy] : []])
  await note(work, { verb: 'proving.see', person: null, subject: { kind: 'draft', id }, facts: {} })
  return {
    id, region: draft.region, regionName: regionName(draft.region, day), of: draft.key, value: draft.value, now: inForceOf(draft.region, draft.key, day), validFrom: draft.validFrom, source: draft.source, note: draft.note, state: draft.state,
    by: names.get(draft.enteredBy) ?? '', at: draft.enteredAt.toISOString(), decidedBy: draft.decidedBy && (names.get(draft.decidedBy) ?? ''), decidedAt: draft.decidedAt?.toISOString() ?? null, mine: draft.enteredBy === work.by.id, version: draft.version,
    runs: (await runsOf(work, id)).map(runView),
  }
}
