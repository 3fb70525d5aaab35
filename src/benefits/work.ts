import type { House } from '#kit/work'
import { inWork, type By, type Work } from '#kit/work'
import { bucketOf } from '#kit/ids'
import { put } from '#outbox'
import { note } from '#record'
import { judgingOf } from './region.ts'
import type { BatchPhase } from './shared.ts'
import { addDrawn, batchesOfRun, endDrawing, holdBatch, holdRun, moveBatch, moveRun, selectBatch, selectRun, selectWorking, type BatchRow, type Run } from './store-batch.ts'
import { byIndex, closeLines, drawFresh, giveBack, grantsAbout, redraw, type Closed } from './store-draw.ts'

/** Lines in one transaction, about; buckets at least. */
const LINES = 16_000
const FEWEST = 16
const ALL = 4096
const job: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'benefits' }

/**
 * Goes on with every drawing, closing and giving back that is not stopped, chunk by chunk, until nothing is left or `signal` ends it; answers how many chunks were done. The place moves in the
 * transaction that does the chunk: after a kill the next process goes on behind the last whole one, and of two at once one waits for its turn elsewhere. One that fails holds up none of the others.
 * `lines`: about how many in one transaction. (BEN-05.a)
 */
export async function continueBenefits(house: House, signal?: AbortSignal, lines = LINES): Promise<number> {
  let chunks = 0
  const each = <T>(act: (work: Work) => Promise<T>) => inWork(house, job, act)
  const failures: unknown[] = []
  for (const { run, batch } of await each(selectWorking)) {
    try {
      while (!signal?.aborted && await (run ? each(work => drawSome(work, run, lines)) : each(work => workSome(work, batch!, lines)))) chunks++
    } catch (error) { failures.push(error) }
  }
  if (failures.length) throw failures[0]
  return chunks
}

/** How many buckets hold about so many lines of all there are. */
const bucketsOf = (lines: number, all: number) => Math.max(FEWEST, Math.floor(ALL * lines / Math.max(all, lines)))

/** The next buckets of a drawing; false when it is through, stopped, or somebody else is at it. */
async function drawSome(work: Work, id: string, lines: number): Promise<boolean> {
  const run = await selectRun(work, id)
  if (!run || run.nextBucket === ALL || !await holdRun(work, run)) return false
  const next = Math.min(ALL, run.nextBucket + bucketsOf(lines, await grantsAbout(work)))
  await byIndex(work)
  const part = { ...judgingOf(work, run.region, run.kind), region: run.region, kind: run.kind, month: run.month, from: run.nextBucket, to: next - 1, batches: await batchesOfRun(work, run.id) }
  const drawn = [...await redraw(work, part), ...run.kind === 'reimbursement' ? [] : await drawFresh(work, part)]
  await addDrawn(work, drawn.flatMap(({ batch, count, sum }) => batch ? [{ batch, count, sum }] : []).reduce(joined, []))
  const of = (state: string) => drawn.reduce((sum, each) => each.state === state ? sum + each.count : sum, 0)
  await moveRun(work, run.id, { next, due: of('batched'), held: of('held') })
  if (next === ALL) await endRun(work, run)
  return true
}
type Sum = { batch: string; count: number; sum: bigint }
const joined = (all: Sum[], each: Sum): Sum[] => {
  const known = all.find(other => other.batch === each.batch)
  return known ? all.map(other => other === known ? { ...known, count: known.count + each.count, sum: known.sum + each.sum } : other) : [...all, each]
}
async function endRun(work: Work, { id, region, month, kind }: Run) {
  await endDrawing(work, id)
  const { due, held } = (await selectRun(work, id))!
  await note(work, { verb: 'benefits.drawn', person: null, subject: { kind: 'benefit-run', id }, facts: { region, month, kind, due, held } })
}

/** The next buckets of an approved batch, or of one that is given back. */
async function workSome(work: Work, id: string, lines: number): Promise<boolean> {
  const batch = await selectBatch(work, id)
  if (!batch || batch.nextBucket === ALL || !await holdBatch(work, batch)) return false
  const next = Math.min(ALL, batch.nextBucket + bucketsOf(lines, batch.count))
  await byIndex(work)
  const closed = batch.phase === 'closing' ? await closeLines(work, { ...judgingOf(work, batch.region, batch.kind), batch: id, bank: batch.bank, from: batch.nextBucket, to: next - 1, ordered: batch.ordered }) : null
  if (!closed) await giveBack(work, { batch: id, from: batch.nextBucket, to: next - 1 })
  const sent: Closed = closed?.find(({ state }) => state === 'sent') ?? { state: 'sent', count: 0, sum: 0n }
  const phase = next === ALL && closed ? endOf(batch, sent.count) : batch.phase
  await moveBatch(work, id, { next, ordered: sent.count, sum: sent.sum, phase })
  if (phase === 'ready') await put(work, [{ kind: 'benefits.send', bucket: bucketOf(id), ids: [id] }])
  if (next === ALL) await note(work, { verb: closed ? 'benefits.close-batch' : 'benefits.give-back', person: null, subject: { kind: 'benefit-batch', id }, facts: { ordered: batch.ordered + sent.count, drawn: batch.count } })
  return true
}
/** A batch of which nothing was left to order is done. */
const endOf = (batch: BatchRow, last: number): BatchPhase => batch.ordered + last === 0 ? 'done' : 'ready'
