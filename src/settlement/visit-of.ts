import { holdBill, restoreBill, undoBill, type Visit } from '#care'
import type { Work } from '#kit/work'
import type { Detail } from './detail.ts'
import type { Settled } from './settled.ts'

const ofStay = ({ care, deductible }: Detail) => care?.track === 'inpatient' || care?.track === 'maternity' ? deductible : 0n
/** The number of the settlement that a row is, or undoes. */
const billOf = ({ row }: Settled) => row.undoes ?? row.number
const billKey = (settled: Settled) => ({ bucket: settled.row.bucket, visit: settled.detail.visit, number: billOf(settled) })

/** Holds the visit a settlement is of, before its account; null where it is a purchase's. */
export async function holdVisitOf(work: Work, settled: Settled) {
  return settled.detail.care?.kind ? holdBill(work, billKey(settled)) : null
}
/** The visit's lines are free again: its settlement is undone. */
export async function leaveVisit(work: Work, settled: Settled, visit: Visit | null): Promise<void> {
  if (visit) await undoBill(work, visit, { ...billKey(settled), deductible: ofStay(settled.detail) })
}
/** The settlement of the visit stands again; false when what was in it was changed meanwhile. */
export async function rejoinVisit(work: Work, settled: Settled, visit: Visit | null): Promise<boolean> {
  const { detail } = settled
  return !visit || restoreBill(work, visit, { ...billKey(settled), deductible: ofStay(detail), final: detail.care!.final, after: detail.care!.after, lines: detail.lines })
}
