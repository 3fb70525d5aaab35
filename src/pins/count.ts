import type { PinRow } from './store.ts'

/** What an evaluated entry makes of the row: right sets the count to zero, wrong adds one, the last one locks. (PIN-03) */
export function counted(pin: PinRow, right: boolean, tries: number, now: Date): PinRow {
  if (right) return { ...pin, wrong: 0 }
  const wrong = pin.wrong + 1
  return { ...pin, wrong, lockedAt: wrong >= tries ? now : null }
}
