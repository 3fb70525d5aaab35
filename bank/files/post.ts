import { dayOf } from '#kit/day'
import type { BatchLine } from '../../src/wire/bankfile/index.ts'
import { nameOf } from '../customers/people.ts'
import { selectMandates } from '../mandates/store.ts'
import type { Work } from '../work.ts'
import { becomes, deducts } from './become.ts'
import { holdAccounts, holdBatch, selectPayees, selectResults, writeLines, type BatchKey, type LineRow, type Ordered } from './store.ts'

/**
 * Carries out some lines of a batch in one transaction: the batch is held, lines that were carried out before are left alone, the others' accounts are held,
 * judged and paid or charged. However often it is asked, and by however many at once, a line is carried out once. (BEN-05.b, INS-03.b)
 */
export async function postLines(work: Work, key: BatchKey, kind: Ordered, lines: readonly BatchLine[]): Promise<void> {
  await holdBatch(work, key)
  const had = await selectResults(work, key, lines.map(({ seq }) => seq))
  const due = lines.filter(({ seq }) => !had.has(seq))
  if (!due.length) return
  const digests = due.map(({ account }) => work.keys.digest('card', account))
  // held first and read after: what is read then is what the holding waited for
  await holdAccounts(work, digests)
  const payees = await selectPayees(work, digests)
  const mandates = kind === 'deduction' ? await selectMandates(work, key.bank, due.map(({ mandate }) => mandate)) : null
  const left = new Map(payees.flatMap(payee => payee ? [[payee.account, payee.balance] as const] : []))
  const rows = due.map((line, i): LineRow => {
    const payee = payees[i]!
    const stands = becomes(key.bank, line, payee, payee ? nameOf(work, payee.customer, payee.name) : '', work.rules, work.now)
    const balance = payee ? left.get(payee.account)! : 0n
    const result = mandates ? deducts(stands, { mandate: mandates.get(line.mandate), payer: payee, balance, amount: line.amount }) : stands
    if (mandates && payee && result === 'done') left.set(payee.account, balance - line.amount)
    const known = payee !== null && payee.bank === key.bank
    return { seq: line.seq, result, amount: line.amount, note: line.note, bucket: known ? payee.bucket : null, account: known ? payee.account : null }
  })
  await writeLines(work, key, kind, rows, work.now, dayOf(work.now))
}
