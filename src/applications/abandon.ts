import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { feeOf } from '#fees'
import type { Application } from './application.ts'
import { refuse } from './refusals.ts'
import { ready, take, type At } from './step.ts'
import { undoSuccessor, type WithdrawalDocument } from './successor.ts'

/**
 * 不办了: a replacement or exchange whose card was being made at the counter ends without one. The holder's document is shown; the old card can be released or is
 * given back, the fee is paid back, all at once or not at all. (PROD-08, REPL-02)
 */
export async function abandon(work: Work, at: At, document: WithdrawalDocument) {
  const found = await ready(work, at, 'abandon')
  if (isRefused(found)) return found
  if (!found.replaces) return refuse('application-elsewhere', { state: '是首次申领', stateEn: 'for a first card' })
  const kept = await undoSuccessor(work, found, document)
  return kept ?? take(work, found, 'abandon')
}

/** The numbers of the receipts for what was taken and given back. */
export async function feeReceipts(work: Work, application: Pick<Application, 'bucket' | 'id'>): Promise<{ receipt: string | null; returned: string | null }> {
  const fee = await feeOf(work, application)
  return { receipt: fee?.taken.number ?? null, returned: fee?.returned?.number ?? null }
}

/** Whether the fee of an application was taken and is still with us, or none was due. (REPL-02) */
export async function feeStands(work: Work, application: Pick<Application, 'bucket' | 'id' | 'fee'>): Promise<boolean> {
  const fee = await feeOf(work, application)
  return application.fee === 0n || (fee !== null && fee.returned === null)
}
