import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { continueRosters } from '#applications'
import { passLosses } from '#losses'
import { appPool, bear, connect, ensureKeys, migrate, throwAway } from '#database'
import { seedDemo } from '#demo'
import { pagedRandom } from '#kit/random'
import { inWork, type By, type House } from '#kit/work'
import { round } from '#outbox'
import { sealRecord } from '#record'
import { loadPacks } from '#regions'
import { sayings as access } from '#access'
import { buildDoor } from '../../src/doors/http/index.ts'
import { every } from '../../src/loops.ts'
import { receivers } from '../../src/receivers.ts'
import { definitionOf } from '../../src/wire/national/definitions.ts'
import { fitEnvelope, fitOutput } from '../../src/wire/national/fit.ts'
import { Decimal, readJson, type Json } from '../../src/wire/national/json.ts'

/** A living city: its own database, its door on loopback, a clock that tests move. */
export type City = {
  /** `http://localhost:PORT`; pages are served when they are built. */
  base: string
  house: House
  door: FastifyInstance
  /** The owner's URL of its database. */
  url: string
  /** Moves the city's clock on by minutes. */
  later(minutes: number): void
  /** Sets the city's clock. */
  at(instant: Date): void
  /** What runs in the background, once: messages delivered, rosters continued, the record sealed. */
  turn(): Promise<void>
  /** One message over the national interface, and the name of its refusal; `path` is the transaction's own path instead of the one endpoint. */
  national(message: unknown, path?: string): Promise<{ status: number; refused: string | null; body: Record<string, unknown> & { infcode: number; err_msg: string | null; output: never } }>
  close(): Promise<void>
}

const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' }
const dist = join(import.meta.dirname, '..', '..', 'web', 'dist')

/** What the definition of a transaction does not name is never said: a refusal that is not among its own, a field of an answer that is not as it says. */
function asDefined(message: unknown, refused: string | null, text: string): void {
  const infno = typeof message === 'object' && message !== null ? (message as { infno?: unknown }).infno : null
  const of = typeof infno === 'string' ? definitionOf(infno) : null
  if (!of) return
  if (refused !== null && refused !== 'input-invalid' && !of.refusals.includes(refused) && !(refused in access)) throw new Error(`${String(infno)} says ${refused}, which its definition (src/wire/national/defined) does not name`)
  const answer = readJson(text) as Record<string, Json>
  const misfits = [...fitEnvelope(answer), ...answer['infcode'] instanceof Decimal && answer['infcode'].text === '0' && !of.output.file ? fitOutput(of, answer['output']) : []]
  if (misfits.length) throw new Error(`${String(infno)} is not answered as it is defined: ${JSON.stringify(misfits.slice(0, 3))}`)
}

/** All test databases have this master key, so that a template can be copied and opened by any process. */
export const masterFile = (): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'sbk-key-')), 'master.key')
  writeFileSync(file, '07'.repeat(32), { mode: 0o600 })
  return file
}

/** How far the suite's clock is from the machine's: tests begin in the morning of the machine's day whenever they run (tools/test.ts); 0 where a test runs alone. */
const ahead = Number(process.env['SBK_TEST_AHEAD'] ?? 0)

async function open(url: string, begins: number): Promise<House & { end(): Promise<void>; move(ms: number): void; set(at: Date): void }> {
  const owner = await connect(url)
  try {
    await bear(owner, 'demo', new Date(Date.now() + begins))
    const vault = await ensureKeys(owner, masterFile())
    const pool = appPool(url)
    let shift = begins
    return { pool, vault, random: pagedRandom(), now: () => new Date(Date.now() + shift), end: () => pool.end(),
      move: ms => { shift += ms }, set: at => { shift = at.getTime() - Date.now() } }
  } finally { await owner.end() }
}

async function fill(url: string, seeded: boolean, begins: number, ending: boolean): Promise<void> {
  await migrate(url)
  const house = await open(url, begins)
  try {
    await inWork(house, system, work => loadPacks(work))
    if (seeded) await seedDemo(house, { ending })
  } finally { await house.end() }
}

/**
 * A fresh demo city from a template that is filled once a server. `seeded: false` leaves it without people and seats; `log` hears every line of its door's log;
 * `kept` is the owner's URL of a city that was filled before and stays; `realTime` gives it the machine's clock and everybody a started program seeds, for programs that are started on it.
 */
export async function city({ seeded = true, background = true, log, kept, realTime = false }: { seeded?: boolean; background?: boolean; log?: (line: string) => void; kept?: string; realTime?: boolean } = {}): Promise<City> {
  const server = await throwAway()
  const begins = realTime ? 0 : ahead
  const url = kept ?? await server.fresh(await server.template(`${seeded ? 'city' : 'bare'}${realTime ? '_now' : ''}`, target => fill(target, seeded, begins, realTime)))
  const house = await open(url, begins)
  await inWork(house, system, work => loadPacks(work))
  const door = await buildDoor(house, { kind: 'demo', pages: existsSync(join(dist, 'index.html')) ? dist : null, logger: log ? { write: log } : false })
  await door.listen({ port: 0, host: 'localhost' })
  const { port } = door.server.address() as { port: number }
  const base = `http://localhost:${port}`
  const once = async () => { while (await round(house, receivers, [0, 1, 2, 3])); await continueRosters(house); await passLosses(house); await sealRecord(house) }
  // one after the other: what the background has just taken is delivered before a test looks
  let last = Promise.resolve()
  const turn = () => last = last.catch(() => undefined).then(once)
  const loop = background ? every(150, turn, error => { if (!ended) console.error(error) }) : null
  let ended = false
  return {
    base, house, door, url, turn,
    later: minutes => house.move(minutes * 60_000), at: instant => house.set(instant),
    async national(message, path = '/fsi/api') {
      const response = await fetch(`${base}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: typeof message === 'string' ? message : JSON.stringify(message) })
      const text = await response.text()
      const refused = response.headers.get('x-refused')
      asDefined(message, refused, text)
      return { status: response.status, refused, body: JSON.parse(text) as never }
    },
    async close() {
      ended = true
      await loop?.stop()
      await door.close()
      await house.end()
      if (!kept) await server.drop(url)
    },
  }
}
