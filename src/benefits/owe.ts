import { dayOf } from '#kit/day'
import type { Id, PersonKey } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Work } from '#kit/work'
import { monthOf } from './months.ts'
import { insertDue } from './store-draw.ts'

/** A reimbursement that was approved, or contributions to be given back, is due: once an order, `cause`, however often it is said; it goes with the next batch of that region to the account of the person's card. (BEN-01.a, PACC-03) */
export async function owe(work: Work, order: { cause: Id; person: PersonKey; region: string; amount: Fen; kind?: 'reimbursement' | 'refund' }): Promise<boolean> {
  return await insertDue(work, [{ bucket: order.person.bucket, cause: order.cause, month: monthOf(dayOf(work.now)), person: order.person.id, region: order.region, kind: order.kind ?? 'reimbursement', amount: order.amount }]) === 1
}
