import { isRefused } from '#kit/refusal'
import { noSums, sameSums, type Detail, type Sums } from '../../src/wire/iso8583/index.ts'
import { refuse } from '../refusals.ts'
import type { Work } from '../work.ts'
import { selectTerminal } from './store.ts'
import { countUploads, insertUploads, lockBatch, selectCounted, updateClosed, updateEnded, updateSettled, type BatchKey, type BatchRow } from './store-batches.ts'

/** Which batch a terminal speaks of, and as whom. */
export type Spoken = BatchKey & { merchant: string }

/** The batch a terminal speaks of, held until the transaction ends. */
async function batchOf(work: Work, of: Spoken) {
  const terminal = await selectTerminal(work, of.terminal)
  if (!terminal || terminal.endedAt) return refuse('terminal-unknown')
  if (terminal.merchant !== of.merchant) return refuse('merchant-other')
  return await lockBatch(work, of) ?? refuse('terminal-batch-unknown')
}

/** Before a batch is settled nothing more is taken under it: what comes late is answered 77. (FIN-07) */
export async function closeBatch(work: Work, of: Spoken) {
  const batch = await batchOf(work, of)
  if (!isRefused(batch)) await updateClosed(work, of, work.now)
  return batch
}

/** What a settlement is told, first and again. */
const told = ({ result, settledAt, ours, told: theirs }: BatchRow) => ({ result: result!, at: settledAt!, told: theirs!, ours: ours! })

/**
 * 批结算: holds what a terminal says its batch adds up to against the books, once the batch is closed. Equal is for good, as is what was uploaded; until then other totals are judged anew.
 * Totals of cards from abroad are those of no card of ours. Nothing is posted: the money of each transaction moved when that was approved.
 */
export async function settleBatch(work: Work, of: Spoken, stan: string, totals: Sums, abroad: Sums) {
  const batch = await batchOf(work, of)
  if (isRefused(batch)) return batch
  if (!batch.closedAt) throw new Error('a batch that is still open')
  const whole: Sums = sameSums(abroad, noSums) ? totals : { debits: totals.debits + abroad.debits, debit: totals.debit + abroad.debit, credits: totals.credits + abroad.credits, credit: totals.credit + abroad.credit }
  const final = batch.result === 'equal' || batch.endedAt !== null
  if (final && !sameSums(batch.told!, whole)) return refuse('batch-settled')
  if (final) return told(batch)
  const ours = await selectCounted(work, of)
  const result = sameSums(ours, totals) && sameSums(abroad, noSums) ? 'equal' : 'unequal'
  await updateSettled(work, of, stan, result, whole, ours, work.now)
  return { result, at: work.now, told: whole, ours } as const
}

/** 批上送: transactions of a batch whose totals differ. A transaction is kept once, as it came first. */
export async function takeUpload(work: Work, of: Spoken, details: readonly Detail[]) {
  const batch = await batchOf(work, of)
  if (isRefused(batch)) return batch
  if (batch.result !== 'unequal') return refuse('upload-unasked')
  const rows = details.map(({ stan, pan, amount }) => ({ stan, amount, digest: work.keys.digest('card', pan) }))
  // after its end nothing is added: only what is there already is answered again
  const before = await countUploads(work, of)
  const same = await insertUploads(work, of, rows, work.now)
  if (same !== rows.length || batch.endedAt && await countUploads(work, of) !== before) return refuse('message-differs')
  return { at: work.now }
}

/** 批上送结束: every transaction that the terminal counted is here. An equal batch has nothing to end. */
export async function endUpload(work: Work, of: Spoken, count: number) {
  const batch = await batchOf(work, of)
  if (isRefused(batch)) return batch
  if (batch.result === 'equal') return { at: batch.settledAt! }
  if (batch.result !== 'unequal') return refuse('upload-unasked')
  if (await countUploads(work, of) !== count) return refuse('upload-short')
  await updateEnded(work, of, work.now)
  return { at: batch.endedAt ?? work.now }
}
