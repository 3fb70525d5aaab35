import { dayOf } from '#kit/day'
import { newId, type Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { note } from '#record'
import { packOf, requireFunction } from '#regions'
import { monthOf } from './months.ts'
import { judgingOf, notHere } from './region.ts'
import { refuse } from './refusals.ts'
import type { Kind } from './shared.ts'
import { countRuns, insertRun, selectRun, stopRun, type Run } from './store-batch.ts'

/**
 * 生成批次: opens the drawing of a month of a region's benefit, one batch for each bank; the lines are drawn in the background. A month is drawn as often as somebody asks: each time takes
 * what became due, was mended or proven since. (BEN-01.a, BEN-05.a)
 */
export async function drawMonth(work: Work, { region, month, kind }: { region: string; month: string; kind: Kind }) {
  const no = await notHere(work, region) ?? requireFunction(packOf(region) ?? region, 'benefits', dayOf(work.now))
  if (no) return no
  if (month > monthOf(dayOf(work.now))) return refuse('benefit-month-ahead', { month })
  const nth = await countRuns(work, { region, month, kind }) + 1
  const run = { id: newId(work.now, work.random), region, month, kind, nth, askedBy: work.by.id!, askedOffice: work.by.organisation! }
  const batches = judgingOf(work, region, kind).banks.map(bank => ({ id: newId(work.now, work.random), bank, number: batchNumber(run, bank) }))
  if (!await insertRun(work, run, batches)) return refuse('benefit-drawing', { month })
  await note(work, { verb: 'benefits.draw', person: null, subject: { kind: 'benefit-run', id: run.id }, facts: { region, month, kind, nth } })
  return (await selectRun(work, run.id))!
}

const letters: Readonly<Record<Kind, string>> = { 'pension': 'P', 'unemployment': 'U', 'injury': 'W', 'one-off': 'O', 'employment': 'E', 'reimbursement': 'R', 'refund': 'C' }
/** The number a bank knows a batch by, 25 characters at most: region, benefit, month, how often drawn, bank. */
const batchNumber = ({ region, kind, month, nth }: Pick<Run, 'region' | 'kind' | 'month' | 'nth'>, bank: string) => `${region}${letters[kind]}${month.replace('-', '')}${String(nth).padStart(3, '0')}${bank}`

/** A drawing of this office’s regions. */
export async function runHere(work: Work, id: Id) {
  const run = await selectRun(work, id)
  return run ? await notHere(work, run.region) ?? run : refuse('benefit-run-unknown')
}

/** 停一停, 继续: a drawing rests after the part it is at, and goes on from there; one that is through stays through. */
export async function restRun(work: Work, id: Id, stopped: boolean) {
  const run = await runHere(work, id)
  if ('refused' in run) return run
  if (await stopRun(work, id, stopped)) await note(work, { verb: stopped ? 'benefits.stop' : 'benefits.continue', person: null, subject: { kind: 'benefit-run', id }, facts: { at: run.nextBucket } })
  return (await selectRun(work, id))!
}
