import type { Day } from '#kit/day'

/** A month `yyyyMM` as a number that months are counted with. */
export const monthIndex = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(4, 6)) - 1
export const monthAt = (index: number): string => `${Math.floor(index / 12)}${String(index % 12 + 1).padStart(2, '0')}`
export const monthOf = (day: Day): string => day.slice(0, 4) + day.slice(5, 7)

/**
 * Whether the pooling fund pays on a day. A valid record is paid for while no more than the grace's months before the running one are owed; the running month
 * may still be paid. A paused one is held at once where there is no grace, else until its months are over, counted from the last one paid, or from the pause where none is
 * known. Who is retired owes nothing, and a record whose months are not kept here (`lastPaidMonth` null) stands by its state. Pure. (MED-10)
 */
export function fundPays(relation: { state: '1' | '2' | '4'; psnType: string; pausedOn: Day | null }, lastPaidMonth: string | null, day: Day, graceMonths: number): boolean {
  if (relation.state === '4') return false
  const now = monthIndex(monthOf(day))
  if (relation.state === '2') {
    const last = lastPaidMonth ?? (relation.pausedOn && monthOf(relation.pausedOn))
    return graceMonths > 0 && last !== null && now - monthIndex(last) <= graceMonths
  }
  if (lastPaidMonth === null || /^1[23]/.test(relation.psnType)) return true
  return now - 1 - monthIndex(lastPaidMonth) <= graceMonths
}
