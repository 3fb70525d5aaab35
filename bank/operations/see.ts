import { dayOf, instantOf } from '#kit/day'
import { fenNumber } from '#kit/money'
import { numberOf } from '../orders/open-accounts.ts'
import { maskedCard } from '../payments/see.ts'
import { selectBatches, selectDifferences, type SeenBatch } from '../terminals/store-batches.ts'
import type { Work } from '../work.ts'
import { selectBooksOf, selectDuesOf, selectEvents, selectFiles, selectOpened, selectTerminals, selectUnderWay, selectUndispensedOf, selectUntaken } from './store.ts'

/**
 * How a batch stands: `open` until its terminal told its totals; `equal`; `unequal` and to be uploaded, `uploaded`: its differences are known; `changed`: the books have it otherwise than when it was
 * settled, since a reversal came after that.
 */
export type BatchState = 'open' | 'equal' | 'unequal' | 'uploaded' | 'changed'
function batchView({ toldDebits, toldDebit, toldCredits, toldCredit, debits, debit, credits, credit, nowDebits, nowDebit, nowCredits, nowCredit, result, settledAt, endedAt, batch, ...row }: SeenBatch) {
  const changed = settledAt !== null && (debits !== nowDebits || debit !== nowDebit || credits !== nowCredits || credit !== nowCredit)
  const state: BatchState = settledAt === null ? 'open' : changed ? 'changed' : result === 'equal' ? 'equal' : endedAt ? 'uploaded' : 'unequal'
  const told = settledAt === null ? null : { debits: toldDebits!, debit: fenNumber(toldDebit!), credits: toldCredits!, credit: fenNumber(toldCredit!) }
  return { ...row, batch: String(batch).padStart(6, '0'), settledAt, state, told, ours: { debits: nowDebits, debit: fenNumber(nowDebit), credits: nowCredits, credit: fenNumber(nowCredit) } }
}

const QUIET_MINUTES = 10
/** 运营: how the bank's day stands: what was opened and activated, files, terminals, what is open, the books. Card numbers are masked: nobody here serves a customer. */
export async function seeOperations(work: Work, bank: string) {
  const since = instantOf(`${dayOf(work.now)} 00:00:00`)!
  const [cards, events, files, terminals, undispensed, underWay, untaken, books, dues, batches, differences] = await Promise.all([
    selectOpened(work, bank, since), selectEvents(work, bank), selectFiles(work, bank), selectTerminals(work, bank), selectUndispensedOf(work, bank, new Date(work.now.getTime() - QUIET_MINUTES * 60_000)),
    selectUnderWay(work, bank), selectUntaken(work, bank), selectBooksOf(work, bank), selectDuesOf(work, bank), selectBatches(work, bank), selectDifferences(work, bank),
  ])
  const masked = (row: { card: string; number: Buffer }) => maskedCard(numberOf(work, { id: row.card, number: row.number }))
  return {
    cards, dues, events: events.map(({ what, at, channel, who, ...row }) => ({ what, at, channel, who, card: masked(row) })),
    files: files.map(({ total, ...row }) => ({ ...row, total: fenNumber(total) })), terminals, undispensed: undispensed.map(({ amount, ...row }) => ({ ...row, amount: fenNumber(amount) })),
    underWay: underWay.map(({ amount, toBank, ...row }) => ({ ...row, toBank: work.banks.find(({ code }) => code === toBank)?.zh ?? toBank, amount: fenNumber(amount) })),
    untaken: untaken.map(({ id, what, at, ...row }) => ({ id, what, at, card: masked(row) })),
    batches: batches.map(batchView), differences: differences.map(({ theirs, ours, ...row }) => ({ ...row, theirs: theirs === null ? null : fenNumber(theirs), ours: ours === null ? null : fenNumber(ours) })),
    books: { rows: books.map(({ party, sum }) => ({ party, sum: fenNumber(sum) })), zero: books.reduce((all, { sum }) => all + sum, 0n) === 0n },
  }
}
