import type { Id } from '#kit/ids'
import { yuan } from '#kit/money'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { notHere } from './region.ts'
import { refuse } from './refusals.ts'
import { phaseWords } from './shared.ts'
import { selectBatch, setPhase, stopBatch, type BatchRow } from './store-batch.ts'

/** A batch of this office’s regions, ours until the Work ends. */
export async function batchHere(work: Work, id: Id) {
  const batch = await selectBatch(work, id, true)
  return batch ? await notHere(work, batch.region) ?? batch : refuse('benefit-batch-unknown')
}
export const notSo = ({ phase }: Pick<BatchRow, 'phase'>) => refuse('benefit-batch-not-so', { phase: phaseWords[phase].zh, phaseEn: phaseWords[phase].en })
const onRecord = (id: Id) => ({ person: null, subject: { kind: 'benefit-batch', id } })

/** 复核: a second person approves what was seen, count and sum; then each line is judged a last time and ordered. (settled: a second person) */
export async function approveBatch(work: Work, id: Id, seen: { count: number; sum: number }) {
  const batch = await batchHere(work, id)
  if (isRefused(batch)) return batch
  if (batch.phase !== 'drawn') return notSo(batch)
  if (batch.drawnBy === work.by.id) return refuse('benefit-own-approval')
  if (batch.count !== seen.count || batch.sum !== BigInt(seen.sum)) return refuse('benefit-batch-moved', { count: batch.count, sum: yuan(batch.sum) })
  await setPhase(work, id, 'closing', { next: 0, approvedBy: work.by.id! })
  await note(work, { verb: 'benefits.approve-batch', ...onRecord(id), facts: { count: batch.count, fen: Number(batch.sum), first: batch.drawnBy } })
  return (await selectBatch(work, id))!
}

/** 撤回: a batch nobody has approved is given back; its lines wait for the next one. */
export async function withdrawBatch(work: Work, id: Id) {
  const batch = await batchHere(work, id)
  if (isRefused(batch)) return batch
  if (batch.phase !== 'drawn') return notSo(batch)
  await setPhase(work, id, 'withdrawn', { next: 0 })
  await note(work, { verb: 'benefits.withdraw-batch', ...onRecord(id), facts: { count: batch.count } })
  return (await selectBatch(work, id))!
}

/** 停一停, 继续: the closing or giving back of a batch rests after the part it is at. */
export async function restBatch(work: Work, id: Id, stopped: boolean) {
  const batch = await batchHere(work, id)
  if (isRefused(batch)) return batch
  if (await stopBatch(work, id, stopped)) await note(work, { verb: stopped ? 'benefits.stop' : 'benefits.continue', ...onRecord(id), facts: { at: batch.nextBucket } })
  return (await selectBatch(work, id))!
}
