import { dayOf } from '#kit/day'
import type { BatchLine } from '../../src/wire/bankfile/index.ts'
import { nameOf } from '../customers/people.ts'
import type { Work } from '../work.ts'
import { becomes } from './become.ts'
import { holdAccounts, holdBatch, selectPayees, selectResults, writeLines, type BatchKey, type LineRow } from './store.ts'

/**
 * Carries out some lines of a batch in one transaction: the batch is held, lines that were carried out before are left alone, the others' accounts are held,
 * judged and paid. However often it is asked, and by however many at once, a line is paid once. (BEN-05.b)
 */
export async function postLines(work: Work, key: BatchKey, lines: readonly BatchLine[]): Promise<void> {
  await holdBatch(work, key)
  const had = await selectResults(work, key, lines.map(({ seq }) => seq))
  const due = lines.filter(({ seq }) => !had.has(seq))
  if (!due.length) return
  const digests = due.map(({ account }) => work.keys.digest('card', account))
  // held first and read after: what is read then is what the holding waited for
  await holdAccounts(work, digests)
  const payees = await selectPayees(work, digests)
  const rows = due.map((line, i): LineRow => {
    const payee = payees[i]!
    const result = becomes(key.bank, line, payee, payee ? nameOf(work, payee.customer, payee.name) : '', work.rules, work.now)
    const known = payee !== null && payee.bank === key.bank
    return { seq: line.seq, result, amount: line.amount, note: line.note, bucket: known ? payee.bucket : null, account: known ? payee.account : null }
  })
  await writeLines(work, key, rows, work.now, dayOf(work.now))
}
