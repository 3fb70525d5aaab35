import { dayOf, type Day } from '#kit/day'
import { fenNumber, type Fen } from '#kit/money'
import { isRefused, type Refusal } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { monthOf } from './arrears.ts'
import { refuse } from './refusals.ts'
import { isPension } from './shared.ts'
import type { Relation } from './store.ts'
import { whyMoving } from './transfer-out.ts'
import { saveMonths, selectLastClosed, selectMonthsOf, type Month } from './store-months.ts'

/** A month's contribution as it is entered; amounts in fen, zero where only paid or owed is known. */
export type Contribution = { month: string; paid: boolean; base?: Fen; person?: Fen; unit?: Fen; receivedOn?: Day | null }
/** What a contribution does to the month before it: `same` changes nothing. */
export type Judged = { same: true } | { month: Month }

const spoken = (month: string) => `${month.slice(0, 4)}-${month.slice(4)}`
/**
 * Judges a contribution against what is kept of its month, purely. Owed becomes paid; paid stays as it is, and other amounts are refused. A pension account's money is booked
 * in the month it came, in the month it is entered where the year it came is closed: a closed year is never changed. (INS-04, MED-10)
 */
export function judgeMonth(given: Contribution, of: { relation: Pick<Relation, 'bucket' | 'id' | 'insutype' | 'since'>; before: Month | null; today: Day; closed: number | null }): Judged | Refusal {
  const { relation, before, today, closed } = of
  const { month, paid, base = 0n, person = 0n, unit = 0n } = given
  if (!/^(199\d|2\d{3})(0[1-9]|1[0-2])$/.test(month) || month > `${Number(today.slice(0, 4)) + 1}12`) return refuse('month-wrong', { month })
  if (month < monthOf(relation.since)) return refuse('month-before', { month: spoken(month) })
  const receivedOn = paid ? given.receivedOn ?? (before?.paid ? before.receivedOn : null) ?? today : null
  if (receivedOn && receivedOn > today) return refuse('since-ahead', { day: receivedOn })
  if (before && before.paid === paid && before.base === base && before.person === person && before.unit === unit && (before.receivedOn === receivedOn || !given.receivedOn)) return { same: true }
  if (before?.paid) return refuse('month-paid', { month: spoken(month) })
  return { month: { bucket: relation.bucket, relation: relation.id, month, paid, base, person, unit, receivedOn, booked: paid && isPension(relation) ? bookedIn(month, receivedOn!, today, closed) : null } }
}

/** The month from which a contribution is in the account: its own, or the later one in which the money came; today's where that lies in a year that is closed. */
export function bookedIn(month: string, receivedOn: Day, today: Day, closed: number | null): string {
  const came = monthOf(receivedOn) > month ? monthOf(receivedOn) : month
  return closed !== null && Number(came.slice(0, 4)) <= closed ? monthOf(today) : came
}

/** 记缴费: writes a month's contribution, paid or owed (`yyyyMM`); the same again changes nothing. (MED-10, INS-04) */
export async function recordMonth(work: Work, relation: Relation, given: Contribution) {
  const gone = relation.state === '4' ? await whyMoving(work, relation) : null
  if (gone) return gone
  const [before = null] = await selectMonthsOf(work, [{ bucket: relation.bucket, relation: relation.id, month: given.month }])
  const closed = isPension(relation) ? await selectLastClosed(work, relation) : null
  const judged = judgeMonth(given, { relation, before, today: dayOf(work.now), closed })
  if (isRefused(judged)) return judged
  if ('same' in judged) return before!
  await saveMonths(work, [judged.month])
  await note(work, { verb: 'insurance.record-month', person: { bucket: relation.bucket, id: relation.person }, subject: { kind: 'relation', id: relation.id }, facts: { month: given.month, paid: given.paid, fen: fenNumber(judged.month.person + judged.month.unit) } })
  return judged.month
}
