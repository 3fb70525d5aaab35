import type { PersonKey } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Work } from '#kit/work'
import type { AccountKind } from './shared.ts'
import { selectAccounts, selectJournal, selectStatement, type Account, type JournalRow } from './store.ts'

/** The account of a person in an insured region; null when it was never used. */
export async function accountOf(work: Pick<Work, 'sql'>, person: PersonKey, region: string): Promise<Account | null> {
  return (await selectAccounts(work, person)).find(account => account.region === region) ?? null
}

/** The sub-accounts of a person that relatives share, by region. */
export const sharedAccountsOf = (work: Pick<Work, 'sql'>, person: PersonKey): Promise<Account[]> => selectAccounts(work, person, 'pacc-family')

/** Every movement of one account, newest first, a page at a time: their sum is the balance. (PACC-02) */
export async function movementsOf(work: Pick<Work, 'sql'>, person: PersonKey, of: { region: string; kind?: AccountKind; before?: number | null; limit?: number }): Promise<JournalRow[]> {
  return selectJournal(work, person, { region: of.region, kind: of.kind ?? 'pacc', before: of.before ?? null, limit: of.limit ?? 50, moving: true })
}

/** 对账单 of an account: what it had before a period, every movement in it with what it then had, and at its end; opening and movements add up to the end. (PACC-02) */
export async function statementOf(work: Pick<Work, 'sql'>, person: PersonKey, of: { region: string; kind?: AccountKind; from: string; until: string }): Promise<{ opening: Fen; closing: Fen; rows: JournalRow[] }> {
  const { opening, rows } = await selectStatement(work, person, { kind: 'pacc', ...of })
  let balance = opening
  const running = rows.map(row => ({ ...row, balance: balance += row.account }))
  return { opening, closing: balance, rows: running }
}
