export { credit } from './credit.ts'
export { accountOf, movementsOf } from './see.ts'
export { post, type Beside, type Posting } from './post.ts'
export {
  differences, ensureAccounts, journalByNumber, journalByNumbers, lockAccount, selectAccounts as accountsOf, selectJournal as journalOf, type Account, type JournalRow,
} from './store.ts'
export { whatWords, type What } from './shared.ts'
export { accountLock } from './fragments.ts'
