import { newId, type Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { note } from '#record'
import { isKind, move } from './blanks.ts'
import { refuse } from './refusals.ts'
import { approveStocktake, insertStocktake, lastBlank, stocktakeById, type BlankKind } from './store-blank.ts'

/**
 * 盘点: blanks counted by hand. What agrees with the book is on record and done; a difference is explained and waits for a second person.
 * Refused `blank-unknown` for a kind that cannot lie here, `stocktake-open` while one of the same kind waits. (PROD-05)
 */
export async function takeStock(work: Work, kind: BlankKind, counted: number, why: string) {
  if (!await isKind(work, kind)) return refuse('blank-unknown')
  const { remaining } = await lastBlank(work, kind)
  if (counted !== remaining && !why) return refuse('stocktake-unexplained', { counted, booked: remaining })
  const id = newId(work.now, work.random)
  if (!await insertStocktake(work, { ...kind, id, counted, booked: remaining, why: why || null, by: work.by.id! })) return refuse('stocktake-open')
  await note(work, { verb: 'production.stocktake', person: null, subject: { kind: 'stocktake', id }, facts: { bank: kind.bank, face: kind.face, counted, booked: remaining, why } })
  return { id, counted, booked: remaining, waits: counted !== remaining }
}

/** 批准盘点: another person accepts the difference; it is booked on what is there by now. Once. (PROD-05) */
export async function approveStock(work: Work, id: Id) {
  const take = await stocktakeById(work, id)
  if (!take || take.site !== work.by.organisation) return refuse('stocktake-unknown')
  if (take.approvedAt || take.counted === take.booked) return refuse('stocktake-done')
  if (take.by === work.by.id) return refuse('second-signature-needed')
  const last = await lastBlank(work, take)
  const change = take.counted - take.booked
  if (last.remaining + change < 0) return refuse('blanks-fewer', { left: last.remaining })
  if (!await approveStocktake(work, id, work.by.id!)) return refuse('stocktake-done')
  await move(work, { site: take.site, bank: take.bank, face: take.face }, last, { what: 'stocktake', change, note: take.why })
  await note(work, { verb: 'production.approve-stocktake', person: null, subject: { kind: 'stocktake', id }, facts: { change } })
  return { left: last.remaining + change }
}
