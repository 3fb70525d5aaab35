import type { PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { selectAccounts, selectJournal, type Account, type JournalRow } from './store.ts'

/** The account of a person in an insured region; null when it was never used. */
export async function accountOf(work: Pick<Work, 'sql'>, person: PersonKey, region: string): Promise<Account | null> {
  return (await selectAccounts(work, person)).find(account => account.region === region) ?? null
}

/** Every movement of one account, newest first, a page at a time: their sum is the balance. (PACC-02) */
export async function movementsOf(work: Pick<Work, 'sql'>, person: PersonKey, of: { region: string; before?: number | null; limit?: number }): Promise<JournalRow[]> {
  return selectJournal(work, person, { region: of.region, before: of.before ?? null, limit: of.limit ?? 50, moving: true })
}
