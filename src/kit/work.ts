import type { Pool } from 'pg'
import type { Vault } from '#vault'
import type { Id, Random } from './ids.ts'
import { isRefused } from './refusal.ts'
import type { Sql } from './sql.ts'
import { inTransaction } from './transaction.ts'

/**
 * Who answers for a piece of work. `authority` says on what ground (a post, a session, a schedule).
 * `organisation` is the office, unit, provider or bank branch in whose name it is done.
 */
export type By =
  | { kind: 'staff'; id: Id; post: string; organisation: Id; authority: string }
  | { kind: 'holder'; id: Id; organisation: null; post: null; authority: string }
  | { kind: 'provider'; id: Id; post: null; organisation: Id; authority: string }
  | { kind: 'service'; id: Id; post: string; organisation: Id | null; authority: string }
  | { kind: 'system'; id: null; post: null; organisation: null; authority: string }
  | { kind: 'public'; id: null; post: null; organisation: null; authority: string }

/**
 * One transaction, one instant, one responsible person; `vault` opens and closes sealed columns, `random` makes ids.
 * A use case takes a Work; what else it needs is an ordinary argument. (decision 0002)
 */
export type Work = { readonly sql: Sql; readonly now: Date; readonly by: By; readonly vault: Vault; readonly random: Random }

/** What a Work is made of, apart from who and when: held by `main.ts` and the doors, never by a room. */
export type House = { readonly pool: Pool; readonly vault: Vault; readonly random: Random; readonly now: () => Date }

/** Runs `act` in one transaction of the house, as `inTransaction` of the kit does. A refusal rolls back unless `keep` says its facts must stay (a burnt PIN try). */
export function inWork<T>(house: House, by: By, act: (work: Work) => Promise<T>, keep: (result: T) => boolean = kept): Promise<T> {
  return inTransaction(house.pool, sql => act({ sql, now: house.now(), by, vault: house.vault, random: house.random }), keep)
}

/** Thrown by an act that met what another transaction did meanwhile: nothing of it is kept, and it is tried again from the start. */
export class Overtaken extends Error {
  readonly code = '40001'
}

const kept = (result: unknown) => !isRefused(result)
