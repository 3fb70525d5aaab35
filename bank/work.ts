import type { Pool } from 'pg'
import type { Random } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Sql } from '#kit/sql'
import { inTransaction } from '#kit/transaction'
import type { Banks } from './banks.ts'
import type { Keys } from './keys.ts'

/** An open bank: its database, keys and banks. `fast` are the poster's own connections, whose planner is held to indexes. */
export type Bank = { readonly pool: Pool; readonly fast: Pool; readonly keys: Keys; readonly random: Random; readonly now: () => Date } & Banks
/** One transaction, one instant: what a verb of the bank works with. */
export type Work = Pick<Bank, 'keys' | 'random' | 'banks' | 'branches' | 'rules'> & { readonly sql: Sql; readonly now: Date }

/** Runs `act` in one transaction; a refusal rolls back unless `keep` says its facts must stay. */
export function inWork<T>(bank: Bank, act: (work: Work) => Promise<T>, keep: (result: T) => boolean = result => !isRefused(result)): Promise<T> {
  return inTransaction(bank.pool, sql => act({ ...bank, sql, now: bank.now() }), keep)
}
