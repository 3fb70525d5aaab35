import { isDeepStrictEqual } from 'node:util'
import { regionsHere } from '#insurance'
import { addDays, dayOf } from '#kit/day'
import { newId, type Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { changePolicy, checkValue, packOf, policyList } from '#regions'
import { organisationById } from '#staff'
import { refuse } from './refusals.ts'
import { draftWords, type draftShape } from './shared.ts'
import { END, decideDraft, insertDraft, insertRun, runsOf, selectDraft, type Draft } from './store.ts'
import { newTally } from './tally.ts'
import type { z } from 'zod'

/** The cities whose policy an insurance office drafts: those of the regions it keeps, where it keeps the city's own. */
export async function citiesHere(work: Work): Promise<string[]> {
  const office = work.by.organisation ? await organisationById(work, work.by.organisation) : null
  const regions = office ? await regionsHere(work, office) : []
  return [...new Set(regions.flatMap(({ code }) => packOf(code) ?? []))]
}

/** The value in force in a region today, as a pack writes it. */
export const inForceOf = (region: string, key: string, day: string): unknown => policyList(region, day).find(row => row.key === key)?.value

/** 起草: a value of the city for a day to come, checked as a pack's would be; nothing is in force by it. (POL-01) */
export async function draftPolicy(work: Work, asked: z.output<typeof draftShape>) {
  if (!(await citiesHere(work)).includes(asked.region)) return refuse('draft-region', { region: asked.region })
  const no = checkValue(work, { region: asked.region, key: asked.of, value: asked.value, validFrom: asked.validFrom })
  if (no) return no
  if (isDeepStrictEqual(asked.value, inForceOf(asked.region, asked.of, dayOf(work.now)))) return refuse('draft-same')
  const draft: Draft = { id: newId(work.now, work.random), office: work.by.organisation!, region: asked.region, key: asked.of, value: asked.value, validFrom: asked.validFrom, source: asked.source, note: asked.note,
    state: 'open', enteredBy: work.by.id!, enteredAt: work.now, decidedBy: null, decidedAt: null, policy: null, version: 1 }
  const id = await insertDraft(work, draft, asked.key ?? null)
  if (id !== draft.id) return { ...draft, id }
  await note(work, { verb: 'proving.draft', person: null, subject: { kind: 'draft', id: draft.id }, facts: { region: draft.region, key: draft.key, validFrom: draft.validFrom } })
  return draft
}

/** A draft of this office's city that is still open, held. */
async function openDraft(work: Work, id: Id) {
  const draft = await selectDraft(work, id, true)
  if (!draft || !(await citiesHere(work)).includes(draft.region)) return refuse('draft-unknown')
  return draft.state === 'open' ? draft : refuse('draft-decided', { state: draftWords[draft.state].zh, stateEn: draftWords[draft.state].en })
}

/** 试算: begins a proof run over the settlements of a period; the loop does it, bucket by bucket. */
export async function startRun(work: Work, id: Id, { first, last }: { first: string; last: string }) {
  const draft = await openDraft(work, id)
  if (isRefused(draft)) return draft
  if (last < first || last > dayOf(work.now) || first < addDays(last, -366)) return refuse('run-period')
  if ((await runsOf(work, id)).some(run => run.doneAt === null)) return refuse('run-under-way')
  const run = { id: newId(work.now, work.random), draft: id, first, last, nextBucket: 0, tally: newTally(), askedBy: work.by.id!, askedAt: work.now, doneAt: null }
  await insertRun(work, run)
  await note(work, { verb: 'proving.run', person: null, subject: { kind: 'draft', id }, facts: { first, last } })
  return run
}

/** 批准: a second person, who has a finished run to look at, puts the value into force from its day on. (settled: a second person) */
export async function approveDraft(work: Work, id: Id, version: number) {
  const draft = await openDraft(work, id)
  if (isRefused(draft)) return draft
  if (draft.version !== version) return refuse('draft-stale')
  if (draft.enteredBy === work.by.id) return refuse('draft-own')
  if (!(await runsOf(work, id)).some(run => run.nextBucket === END)) return refuse('draft-unproven')
  const row = await changePolicy(work, { region: draft.region, key: draft.key, value: draft.value, validFrom: draft.validFrom, source: [draft.source], standing: 'confirmed', approvedBy: work.by.id!, note: draft.note })
  if (isRefused(row)) return row
  await decideDraft(work, draft, 'approved', work.by.id!, row.id)
  await note(work, { verb: 'proving.approve', person: null, subject: { kind: 'draft', id }, facts: { policy: row.id, validFrom: draft.validFrom } })
  return { policy: row.id, validFrom: draft.validFrom }
}

/** 撤回: the draft goes no further; it and its runs are kept. */
export async function withdrawDraft(work: Work, id: Id, version: number) {
  const draft = await openDraft(work, id)
  if (isRefused(draft)) return draft
  if (draft.version !== version) return refuse('draft-stale')
  await decideDraft(work, draft, 'withdrawn', work.by.id!, null)
  await note(work, { verb: 'proving.withdraw', person: null, subject: { kind: 'draft', id }, facts: {} })
  return { withdrawn: true as const }
}
