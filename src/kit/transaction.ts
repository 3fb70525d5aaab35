import type { Pool, PoolClient } from 'pg'
import { Fault } from './fault.ts'
import { inOneWrite, sqlOf, type Sql } from './sql.ts'

const RETRY = new Set(['40001', '40P01', '55P03'])
const LOST = /^(08|57P0|25006|53300|XX000)/

/**
 * Runs `act` in one transaction, which is kept when `keep` says so of its result, else rolled back.
 * Serialisation failures and deadlocks are tried again from the start (the act must only touch its transaction).
 * Its first reads go out together with `begin`; a `begin` that failed fails the act.
 * A connection lost on COMMIT is a Fault with outcome unknown: repeat with the same idempotency key.
 */
export async function inTransaction<T>(pool: Pool, act: (sql: Sql) => Promise<T>, keep: (result: T) => boolean): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const client = await connected(pool)
    let broken = false
    let committing = false
    try {
      inOneWrite(client)
      const begun = client.query('begin')
      const result = await act(sqlOf(client, begun))
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

async function connected(pool: Pool): Promise<PoolClient> {
  try { return await pool.connect() } catch (error) { throw new Fault('the database cannot be reached', 'not-done', error) }
}

async function rolledBack(client: PoolClient): Promise<boolean> {
  try { await client.query('rollback'); return true } catch { return false }
}
