import { dayOf, instantOf } from '#kit/day'
import { fenNumber } from '#kit/money'
import { numberOf } from '../orders/open-accounts.ts'
import { maskedCard } from '../payments/see.ts'
import type { Work } from '../work.ts'
import { selectBooksOf, selectDuesOf, selectEvents, selectFiles, selectOpened, selectTerminals, selectUnderWay, selectUndispensedOf, selectUntaken } from './store.ts'

const QUIET_MINUTES = 10
/** 运营: how the bank's day stands: what was opened and activated, files, terminals, what is open, the books. Card numbers are masked: nobody here serves a customer. */
export async function seeOperations(work: Work, bank: string) {
  const since = instantOf(`${dayOf(work.now)} 00:00:00`)!
  const [cards, events, files, terminals, undispensed, underWay, untaken, books, dues] = await Promise.all([
    selectOpened(work, bank, since), selectEvents(work, bank), selectFiles(work, bank), selectTerminals(work, bank), selectUndispensedOf(work, bank, new Date(work.now.getTime() - QUIET_MINUTES * 60_000)),
    selectUnderWay(work, bank), selectUntaken(work, bank), selectBooksOf(work, bank), selectDuesOf(work, bank),
  ])
  const masked = (row: { card: string; number: Buffer }) => maskedCard(numberOf(work, { id: row.card, number: row.number }))
  return {
    cards, dues, events: events.map(({ what, at, channel, who, ...row }) => ({ what, at, channel, who, card: masked(row) })),
    files: files.map(({ total, ...row }) => ({ ...row, total: fenNumber(total) })), terminals, undispensed: undispensed.map(({ amount, ...row }) => ({ ...row, amount: fenNumber(amount) })),
    underWay: underWay.map(({ amount, toBank, ...row }) => ({ ...row, toBank: work.banks.find(({ code }) => code === toBank)?.zh ?? toBank, amount: fenNumber(amount) })),
    untaken: untaken.map(({ id, what, at, ...row }) => ({ id, what, at, card: masked(row) })),
    books: { rows: books.map(({ party, sum }) => ({ party, sum: fenNumber(sum) })), zero: books.reduce((all, { sum }) => all + sum, 0n) === 0n },
  }
}
