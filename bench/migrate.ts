/**
 * `npm run bench -- migrate [--holders N]`: existing holders with their cards from a CSV, through the functions the doors call (sent, approved by another, then
 * the loop that goes on with it), against COPY of exactly the rows that ended up stored into empty tables with the same keys and indexes, on the same server.
 * Afterwards a hundred holders at random are found by number, by phone and by name, and every account must add up.
 */
import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from '#database'
import { cardByNumber } from '#cards'
import { findPeople } from '#holders'
import { approveImport, continueImports, takeFile } from '#imports'
import { inWork, type By } from '#kit/work'
import { differences } from '#ledger'
import { organisationsOf } from '#staff'
import { asked, copySeconds, ground, load, must, onDisk, round, watch, type Ground } from './ground.ts'
import type { Figure } from './index.ts'
import { holderLine, writeHolders } from './migrate/holders-file.ts'

const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'bench' }
const staff = (centre: string, post: string): By => ({ kind: 'staff', id: `00000000-0000-7000-8000-${post === 'system-admin' ? '000000000001' : '000000000002'}`, post, organisation: centre, authority: 'bench' })

export type Migrated = { seconds: number; takeSeconds: number; nodeCpuSeconds: number; bytes: number }
/** Takes over so many holders in this city. */
export async function migrate({ living: { house }, dataDir }: Ground, count: number): Promise<Migrated> {
  const path = join(dataDir, 'holders.csv')
  writeHolders(path, count)
  const file = await onDisk(path, 'holders.csv')
  const [centre] = await inWork(house, system, work => organisationsOf(work, { kind: 'centre' }))
  const clock = watch()
  const cpu = process.cpuUsage()
  const { run } = must(await inWork(house, staff(centre!.id, 'system-admin'), work => takeFile(work, file)))
  const takeSeconds = clock()
  must(await inWork(house, staff(centre!.id, 'centre-chief'), work => approveImport(work, run)))
  await continueImports(house)
  const seconds = takeSeconds + clock()
  const used = process.cpuUsage(cpu)
  const { rows: [done] } = await house.pool.query(`select phase, taken, cards, known, refused, balance_fen = taken_fen as whole from imports.run where id = $1`, [run])
  assert.deepEqual(done, { phase: 'done', taken: count, cards: count, known: 0, refused: 0, whole: true })
  await file.close()
  rmSync(path)
  return { seconds, takeSeconds, nodeCpuSeconds: (used.user + used.system) / 1e6, bytes: file.size }
}

/** Every table the import fills, in the order of their foreign keys. */
const tables = ['holders.person', 'holders.alias', 'holders.search', 'holders.document', 'insurance.relation', 'cards.line', 'cards.card', 'cards.alias', 'cards.fact', 'pins.pin', 'ledger.account', 'ledger.journal',
  'ledger.claim', 'record.entry', 'outbox.task', 'imports.run']

/** Holders at random are found in every way, with the card they came with; the ledger adds up. */
async function check({ living: { house } }: Ground, count: number): Promise<void> {
  for (let n = 0; n < 100; n++) {
    const [number, name, phone, , , , , , , , , card] = holderLine(Math.floor(Math.random() * count)).split(',') as string[]
    await inWork(house, system, async work => {
      const [found] = must(await findPeople(work, { number: number! }))
      assert.equal(found!.name, name)
      const others = [must(await findPeople(work, { phone: phone! })), await findPeople(work, { name: name!, birthYear: Number(number!.slice(6, 10)) })]
      for (const other of others) assert.ok('refused' in other || other.some(person => person.id === found!.id))
      assert.equal((await cardByNumber(work, card!))!.person, found!.id)
    })
  }
  assert.deepEqual(await inWork(house, system, work => differences(work)), [])
}

export async function bench(args: string[]): Promise<Figure[]> {
  const base = await ground()
  try { return await figures(base, asked(args, '--holders', 1_000_000)) } finally { await base.close() }
}

/** Takes them over, checks, and compares with COPY. */
export async function figures(base: Ground, count: number): Promise<Figure[]> {
  const done = await migrate(base, count)
  await check(base, count)
  const owner = await connect(base.living.url)
  const { rows: [stored] } = await owner.query<{ rows: string }>(`select sum(n)::text as rows from (${tables.map(table => `select count(*) as n from ${table}`).join(' union all ')}) as t`)
  await owner.query('checkpoint')
  await owner.end()
  const copy = await copySeconds(base, tables)
  const conditions = { ...base.settings, holders: count, cards: count, rows: Number(stored!.rows), csv_mib: round(done.bytes / 1_048_576), take_s: round(done.takeSeconds), node_cpu_s: round(done.nodeCpuSeconds),
    copy_s: round(copy.seconds), copy_mib: round(copy.bytes / 1_048_576), copy: 'binary, the same rows into empty tables with the same keys and indexes', load: load() }
  return [{ name: 'migrate.ratio', value: round(done.seconds / copy.seconds, 2), unit: '× COPY', conditions }, { name: 'migrate.seconds', value: round(done.seconds), unit: 's', conditions },
    { name: 'migrate.holders_per_s', value: Math.round(count / done.seconds), unit: 'holders/s', conditions }]
}
