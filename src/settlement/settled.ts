import { ageOn, dayOf, type Day } from '#kit/day'
import type { JournalRow } from '#ledger'
import type { Message } from '#messages'
import type { Vault } from '#vault'
import { detailPlace, unpackDetail, type Detail } from './detail.ts'

/** A posting with its bill: what every answer, receipt and explanation is made of. `row` amounts are as kept: negative where something was given back. */
export type Settled = { row: JournalRow; detail: Detail; reference: string; received: Date }

/** Opens the bill of a journal row. */
export function openBill(vault: Vault, row: Pick<JournalRow, 'number' | 'detail'>): Detail {
  if (!row.detail) throw new Error(`journal row ${row.number} carries no bill`)
  return unpackDetail(vault.openText(row.detail, detailPlace(row.number)))
}

/** A journal row with its bill, and how its answer was referred to. */
export function openSettled(vault: Vault, row: JournalRow, message: Pick<Message, 'reference' | 'receivedAt'>): Settled {
  return { row, detail: openBill(vault, row), reference: message.reference, received: message.receivedAt }
}

/** Age in years with one decimal, as the national interface says it. */
export function ageText(born: Day, at: Date): string {
  const day = dayOf(at)
  const years = ageOn(born, day)
  const birthday = `${Number(born.slice(0, 4)) + years}${born.slice(4)}`
  const gone = Math.max(0, (Date.parse(day) - Date.parse(birthday)) / 86_400_000)
  return `${years}.${Math.min(9, Math.floor((Number.isNaN(gone) ? 0 : gone) * 10 / 365))}`
}
