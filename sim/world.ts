import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { appPool, bear, connect, ensureKeys, migrate, throwAway } from '#database'
import { isRefused, type Refusal } from '#kit/refusal'
import { sqlOf, type Sql } from '#kit/sql'
import { inWork, type By, type House, type Work } from '#kit/work'
import { loadPacks, openPolicy } from '#regions'
import { addOrganisation, type Organisation } from '#staff'
import { registerTerminal, type Terminal } from '#terminals'
import type { Holder } from './holder.ts'
import { chanceOf, type Chance } from './random.ts'
import type { Pharmacy } from './till.ts'
import { count, newTally, type Tally } from './tally.ts'

/** An office with its one software terminal. */
export type Office = { organisation: Organisation; terminal: Terminal; by: By }
export type OfficeName = 'centre' | 'counter' | 'branch' | 'till'

/** One run's city: a real database, a clock and chance of its own, holders who keep their own books. */
export type World = {
  chance: Chance; house: House; owner: pg.Client; sql: Sql; tally: Tally; offices: Record<OfficeName, Office>; holders: Holder[]
  pharmacy: Pharmacy | null
  /** Months of which the allocation ran, as the centre was told. */
  months: number
  now(): Date
  pass(minutes: number): void
  /** Runs a verb as an office would, counts it, and hands its result on; what a refusal wrote stays when `keep`. */
  as<T>(office: OfficeName, verb: string, act: (work: Work) => Promise<T>, keep?: boolean): Promise<T>
  close(): Promise<void>
}

const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'sim' }
export const START = new Date('2026-11-02T01:00:00Z')

/** What a set-up step gave, which must not be a refusal. */
export function got<T>(result: T): Exclude<T, Refusal> {
  if (isRefused(result)) throw new Error(`set-up refused: ${result.refused}`)
  return result as Exclude<T, Refusal>
}

const keyFile = (() => {
  let file: string | null = null
  return () => {
    if (file) return file
    file = join(mkdtempSync(join(tmpdir(), 'sbk-sim-')), 'master.key')
    writeFileSync(file, '05'.repeat(32), { mode: 0o600 })
    return file
  }
})()

/** What every city begins with, filled once a server: the tables, a birth, keys and the policy; the same everywhere. */
async function begin(url: string): Promise<void> {
  await migrate(url)
  const owner = await connect(url)
  try {
    await bear(owner, 'demo', START)
    const vault = await ensureKeys(owner, keyFile(), chanceOf('every city').bytes)
    const pool = appPool(url, { max: 1 })
    const { mistakes: [wrong] } = await inWork({ pool, vault, random: chanceOf('policy').bytes, now: () => START }, system, work => loadPacks(work))
    await pool.end()
    if (wrong) throw new Error(`pack ${wrong.pack}:${wrong.line}: ${wrong.en}`)
  } finally { await owner.end() }
}

/** Opens a city on a fresh database; everything random in it follows from the seed. */
export async function openWorld(seed: string): Promise<World> {
  const chance = chanceOf(seed)
  const server = await throwAway()
  const url = await server.fresh(await server.template('sim', begin))
  const owner = await connect(url)
  const vault = await ensureKeys(owner, keyFile(), chance.bytes)
  const pool = appPool(url, { max: 4 })
  let clock = START.getTime()
  const house: House = { pool, vault, random: chance.bytes, now: () => new Date(clock) }
  const tally = newTally()
  const offices = await inWork(house, system, async work => {
    await openPolicy(work.sql)
    const office = async (kind: 'centre' | 'counter' | 'branch' | 'provider', terminal: 'counter' | 'branch' | 'till', bank: string | null = null): Promise<Office> => {
      const organisation = await addOrganisation(work, { kind, code: `SIM-${kind}`, name: `模拟${kind}`, region: '340199', bank })
      const registered = (await registerTerminal(work, { code: `SIM-${kind.toUpperCase()}`, organisation: organisation.id, kind: terminal, name: kind, software: true }))!
      return { organisation, terminal: registered, by: { kind: 'staff', id: organisation.id, post: 'sim', organisation: organisation.id, authority: 'sim' } }
    }
    return { centre: await office('centre', 'counter'), counter: await office('counter', 'counter'), branch: await office('branch', 'branch', '95588'), till: await office('provider', 'till') }
  })
  return {
    chance, house, owner, sql: sqlOf(owner), tally, offices, holders: [], pharmacy: null, months: 0,
    now: () => new Date(clock), pass: minutes => { clock += minutes * 60_000 },
    as: async (office, verb, act, keep = false) => count(tally, verb, await inWork(house, offices[office].by, act, keep ? () => true : undefined)),
    async close() { await pool.end(); await owner.end(); await server.drop(url) },
  }
}
