import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { appPool } from '#database'
import { inWork, type By, type House } from '#kit/work'
import { openPolicy } from '#regions'
import type { Vault } from '#vault'
import type { PoolClient } from 'pg'
import { buildDoor } from '../../src/doors/http/index.ts'
import { countKnock } from '../harness/knocks.ts'

/** Where a life ends: before its n-th call to the database is sent, or after it was answered. The first call is 1. */
export type Point = { call: number; when: 'before' | 'after' }
/** An answer of the HTTP door. */
// eslint-disable-next-line -- answers are JSON as a client sees them
export type Answer = { status: number; body: any }
export type Ask = { path: string; token?: string; body?: unknown; bytes?: Buffer; type?: string }

/** One life of the program on a database: its own pool, house and door. Counting begins with `count()`; what the killed say is heard by nobody. */
export type Life = {
  house: House; door: FastifyInstance
  /** From now on calls are numbered, and the point is waited for. */
  count(point: Point | null, at?: () => Promise<void> | void): void
  /** What was called since `count`, by the first words of each statement; `begin`, `commit` and `rollback` count too. */
  calls(): readonly string[]
  /** Whether the point was reached. */
  died(): boolean
  post(ask: Ask): Promise<Answer>
  end(): Promise<void>
}

const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'kill' }
type Sent = string | { text?: string }
const nameOf = (sent: Sent) => (typeof sent === 'string' ? sent : sent.text ?? '?').trim().replace(/\s+/g, ' ').slice(0, 60)

/** Opens a life at an instant of its own. Without `at`, reaching the point drops every connection in the middle of what it does, as a killed process would. */
export async function live(url: string, vault: Vault, now: Date): Promise<Life> {
  const pool = appPool(url, { max: 6 })
  const clients = new Set<PoolClient>()
  let point: Point | null = null
  let counting = false, dead = false, reached = false
  let strike: (() => Promise<void> | void) | null = null
  let names: string[] = []
  const lost = () => Object.assign(new Error('killed'), { code: '57P01' })
  const die = async () => {
    reached = true
    if (strike) return strike()
    dead = true
    for (const client of clients) (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy()
  }
  pool.on('connect', client => {
    clients.add(client)
    const plain = client.query.bind(client) as unknown as (...given: unknown[]) => Promise<unknown>
    const guarded = async (given: unknown[]) => {
      if (dead) throw lost()
      if (!counting) return plain(...given)
      const call = names.push(nameOf(given[0] as Sent))
      const here = (when: Point['when']) => !reached && point?.call === call && point.when === when
      if (here('before')) { await die(); if (dead) throw lost() }
      const result = await plain(...given)
      if (here('after')) await die()
      if (dead) throw lost()
      return result
    }
    client.query = ((...given: unknown[]) => {
      const done = typeof given.at(-1) === 'function' ? given.pop() as (error: unknown, result?: unknown) => void : null
      const sent = guarded(given)
      if (!done) return sent
      sent.then(result => done(null, result), (error: unknown) => done(error))
      return undefined
    }) as typeof client.query
  })
  pool.on('remove', client => clients.delete(client))
  const house: House = { pool, vault, random: randomBytes, now: () => now }
  await inWork(house, system, work => openPolicy(work.sql))
  const door = await buildDoor(house, { kind: 'demo', pages: null, logger: false })
  return {
    house, door, calls: () => names, died: () => reached,
    count(at, by) { point = at; strike = by ?? null; names = []; counting = true; reached = false },
    async post({ path, token, body, bytes, type }) {
      const headers = { 'content-type': type ?? 'application/json', ...token ? { authorization: `Bearer ${token}` } : {} }
      countKnock()
      const answer = await door.inject({ method: 'POST', url: path, headers, payload: bytes ?? JSON.stringify(body ?? {}) })
      return { status: answer.statusCode, body: answer.body.startsWith('{') ? JSON.parse(answer.body) : answer.body }
    },
    async end() { await door.close(); await pool.end() },
  }
}
