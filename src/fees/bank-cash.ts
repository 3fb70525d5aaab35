import { isRefused } from '#kit/refusal'
import type { Fen } from '#kit/money'
import type { Work } from '#kit/work'
import { note } from '#record'
import { move, openDrawerOf } from './drawer.ts'

/** 上缴: cash leaves the open drawer for the bank during the day, with the number of its slip. Refused `drawer-short`. Amount in fen. */
export async function bankCash(work: Work, amount: Fen, slip: string | undefined) {
  const found = await openDrawerOf(work)
  if (isRefused(found)) return found
  const moved = await move(work, found, { what: 'banked', amount: -amount, slip })
  if (isRefused(moved)) return moved
  await note(work, { verb: 'fees.bank-cash', person: null, subject: { kind: 'drawer', id: found.drawer.id }, facts: { amount: Number(amount) } })
  return moved
}
