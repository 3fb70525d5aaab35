import { dayOf, instantOf, addDays, isDay, type Day } from '#kit/day'
import { writeDay, type DayRow } from '../../src/wire/bankday/index.ts'
import { numberOf } from '../orders/open-accounts.ts'
import { refuse } from '../refusals.ts'
import type { Work } from '../work.ts'
import { selectActivations, selectFees, selectFiles, selectLosses, selectOpenings, selectPassed, type Span } from './store.ts'

const fileRow = (kind: string, row: Awaited<ReturnType<typeof selectFiles>>[number]): DayRow => ({ kind, key: row.number, card: '', state: `${row.done}/${row.refused}`, count: row.done + row.refused, amount: row.amount, at: row.at.toISOString() })

const feeRow = (work: Work, kind: string, state: string, row: Awaited<ReturnType<typeof selectFees>>[number]): DayRow => ({ kind, key: `${row.terminal}-${row.rrn}`, card: numberOf(work, row), state, count: 1, amount: row.amount, at: row.at.toISOString() })

/** What of a day is listed, by kind: each gives its rows; a further kind of business adds its own here. */
const kinds: readonly ((work: Work, of: Span) => Promise<DayRow[]>)[] = [
  async (work, of) => (await selectOpenings(work, of)).map(row => ({ kind: 'opening', key: row.order, card: numberOf(work, row), state: 'opened', count: 1, amount: 0n, at: row.at.toISOString() })),
  async (work, of) => (await selectActivations(work, of)).map(row => { const card = numberOf(work, row); return { kind: 'activation', key: card, card, state: 'active', count: 1, amount: 0n, at: row.at.toISOString() } }),
  async (work, of) => (await selectLosses(work, of)).map(row => { const card = numberOf(work, row); return { kind: 'loss', key: `${card}-${row.seq}`, card, state: row.what === 'lost' ? row.channel === 'phone' ? 'lost-phone' : 'lost-written' : 'released', count: 1, amount: 0n, at: row.at.toISOString() } }),
  async (work, of) => (await selectPassed(work, of)).map(row => ({ kind: 'passed-loss', key: row.report, card: numberOf(work, row), state: 'lost', count: 1, amount: 0n, at: row.at.toISOString() })),
  async (work, of) => (await selectFiles(work, of, 'pay-out')).map(row => fileRow('payout', row)),
  async (work, of) => (await selectFiles(work, of, 'deduction')).map(row => fileRow('deduction', row)),
  async (work, of) => (await selectFees(work, of, 'taken')).map(row => feeRow(work, 'fee', 'paid', row)),
  async (work, of) => (await selectFees(work, of, 'back')).map(row => feeRow(work, 'fee-return', 'returned', row)),
]

/** 日对账: everything this bank did for the centre on one of its days, once that day is over: it never changes afterwards. Refused `bank-unknown`, `day-open`. (BANK-04) */
export async function dayList(work: Work, code: string, day: Day) {
  if (!work.banks.some(each => each.code === code)) return refuse('bank-unknown', { bank: code })
  if (!isDay(day) || day >= dayOf(work.now)) return refuse('day-open', { day })
  const of = { bank: code, from: instantOf(day)!, until: instantOf(addDays(day, 1))! }
  const rows: DayRow[] = []
  for (const kind of kinds) rows.push(...await kind(work, of))
  return { day, list: writeDay({ bank: code, day, rows }) }
}
