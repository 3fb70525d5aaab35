export { credit, shareKeys } from './credit.ts'
export { accountOf, movementsOf, sharedAccountsOf, statementOf } from './see.ts'
export { post, type Beside, type Posting } from './post.ts'
export {
  differences, ensureAccounts, holdAccounts, journalByNumber, journalByNumbers, lockAccount, lockSpent, settledAfter, settledIn, settlementsSince, standingSettlements, selectAccounts as accountsOf, selectAccountsOfMany as accountsOfMany, selectJournal as journalOf, type Account, type Behind, type JournalRow,
} from './store.ts'
export { arrive, payOut, sendOut, type Transfer } from './transfer.ts'
export { inTransit, transfersOf, type TransferRow } from './store-transfer.ts'
export { whatWords, type AccountKind, type What } from './shared.ts'
export { accountLock, atProviders, usesJoin } from './fragments.ts'
export { closeDays } from './close-days.ts'
export { closedAfter } from './store-days.ts'
