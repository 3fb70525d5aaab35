import type { Bucket } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Work } from '#kit/work'
import { refuse } from './refusals.ts'
import { addBills, backToDesk, leaveDesk, lockVisit, takeBill, visitsByIds } from './store.ts'
import { freeLines, linesOf, resettleLines, settleLines, unsettledOf } from './store-line.ts'
import type { ChargedLine, Visit } from './visit.ts'

/** A visit with what of it is to be settled. */
export type Bill = { visit: Visit; lines: ChargedLine[] }

/** Visits with their unsettled lines, by id; with `hold` the visits are held in key order until the transaction ends. */
export async function billsOf(work: Work, keys: readonly { bucket: Bucket; id: string }[], hold: boolean): Promise<Map<string, Bill>> {
  const visits = await visitsByIds(work, keys, hold)
  const lines = Map.groupBy(await unsettledOf(work, keys), line => line.visit)
  return new Map([...visits].map(([id, visit]) => [id, { visit, lines: lines.get(id) ?? [] }]))
}

/** Lines with what was given back of each taken off; a line given back whole is gone. A return is of the same item at the same price. Pure. */
export function net(lines: readonly ChargedLine[]): ChargedLine[] {
  const back = Map.groupBy(lines.filter(line => line.original !== null), line => line.original!)
  return lines.filter(line => line.original === null).map(line => ({
    ...line, amount: (back.get(line.sn) ?? []).reduce((sum, each) => sum + each.amount, line.amount), count: (back.get(line.sn) ?? []).reduce((sum, each) => sum + each.count, line.count),
  })).filter(line => line.count !== 0n)
}

export type Settling = { visit: Visit; number: string; batch: string | null; final: boolean; deductible: Fen }
/** Held visits are settled: their lines name the settlement, the visits have it in their stack. */
export async function settleBills(work: Work, settlings: readonly Settling[]): Promise<void> {
  if (!settlings.length) return
  const marks = settlings.map(({ visit, ...rest }) => ({ ...rest, bucket: visit.bucket, visit: visit.id }))
  await addBills(work, marks)
  await settleLines(work, marks)
  await leaveDesk(work, settlings.filter(({ visit, final }) => final || visit.kind === 'outpatient').map(({ visit }) => visit))
}

type Undoing = { bucket: Bucket; visit: string; number: string; deductible: Fen }
/** Holds the visit of a settlement that is to be undone; of a stay only the last one that stands. To be called before the account is held. */
export async function holdBill(work: Work, { bucket, visit: id, number }: Omit<Undoing, 'deductible'>) {
  const visit = (await lockVisit(work, bucket, id))!
  return visit.kind === 'inpatient' && visit.bills.includes(number) && visit.bills.at(-1) !== number ? refuse('bill-not-last') : visit
}
/** A settlement of a held visit is undone: its lines can be settled, mended or taken back. */
export async function undoBill(work: Work, visit: Visit, of: Undoing): Promise<void> {
  await takeBill(work, of)
  await freeLines(work, of.bucket, of.visit, of.number)
  await backToDesk(work, visit)
}
/**
 * A settlement of a held visit stands again, where its lines still come to what it settled; false when one was taken back, given back in part or settled anew meanwhile, and
 * nothing is changed then. Of a stay the settlement that stood before it (`after`) must stand last again: its deductible and the stay's place in the year rest on it. A stay's final one stands again only of a discharged stay with nothing else charged.
 */
export async function restoreBill(work: Work, visit: Visit, of: Undoing & { final: boolean; after: string | null | undefined; lines: readonly Pick<ChargedLine, 'sn' | 'amount'>[] }): Promise<boolean> {
  const free = (await linesOf(work, of.bucket, of.visit)).filter(line => line.settled === null)
  const now = new Map(net(free).map(line => [line.sn, line.amount]))
  // what was given back whole was settled with them, as nothing
  const whole = free.filter(line => line.original === null && !now.has(line.sn))
  const all = now.size === of.lines.length
  if (visit.kind === 'inpatient' && of.after !== undefined && of.after !== (visit.bills.at(-1) ?? null)) return false
  if (visit.state === 'void' || visit.final !== null || (of.final && (visit.state !== 'left' || !all)) || !of.lines.every(({ sn, amount }) => now.get(sn) === amount)) return false
  await resettleLines(work, of.bucket, of.visit, of.number, [...of.lines, ...whole].map(line => line.sn))
  await addBills(work, [of])
  if (visit.kind === 'outpatient' || (visit.state === 'left' && all)) await leaveDesk(work, [visit])
  return true
}
