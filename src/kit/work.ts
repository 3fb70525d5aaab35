import type { Pool, PoolClient } from 'pg'
import type { Vault } from '#vault'
import { Fault } from './fault.ts'
import type { Id, Random } from './ids.ts'
import { isRefused } from './refusal.ts'
import { inOneWrite, sqlOf, type Sql } from './sql.ts'

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

const RETRY = new Set(['40001', '40P01', '55P03'])
const LOST = /^(08|57P0|25006|53300|XX000)/

/**
 * Runs `act` in one transaction. A refusal rolls back unless `keep` says its facts must stay (a burnt PIN try).
 * Serialisation failures and deadlocks are tried again from the start (the act must only touch its Work).
 * Its first reads go out together with `begin`; a `begin` that failed fails the act.
 * A connection lost on COMMIT is a Fault with outcome unknown: repeat with the same idempotency key.
 */
export async function inWork<T>(house: House, by: By, act: (work: Work) => Promise<T>, keep: (result: T) => boolean = kept): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const client = await connected(house.pool)
    let broken = false
    let committing = false
    try {
      inOneWrite(client)
      const begun = client.query('begin')
      const result = await act({ sql: sqlOf(client, begun), now: house.now(), by, vault: house.vault, random: house.random })
      await begun
      committing = true
      await client.query(keep(result) ? 'commit' : 'rollback')
      return result
    } catch (error) {
      const code = (error as { code?: string }).code ?? ''
      broken = !(await rolledBack(client))
      if (RETRY.has(code) && attempt < 8) {
        await new Promise(done => setTimeout(done, 2 ** attempt * 5 * (0.5 + Math.random())))
        continue
      }
      if (broken || LOST.test(code)) throw new Fault('the database did not answer', committing ? 'unknown' : 'not-done', error)
      throw error
    } finally {
      client.release(broken)
    }
  }
}

/** Thrown by an act that met what another transaction did meanwhile: nothing of it is kept, and it is tried again from the start. */
export class Overtaken extends Error {
  readonly code = '40001'
}

const kept = (result: unknown) => !isRefused(result)

async function connected(pool: Pool): Promise<PoolClient> {
  try { return await pool.connect() } catch (error) { throw new Fault('the database cannot be reached', 'not-done', error) }
}

async function rolledBack(client: PoolClient): Promise<boolean> {
  try { await client.query('rollback'); return true } catch { return false }
}
