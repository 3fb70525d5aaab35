/**
 * `npm run bench -- allocate [--holders N]`: the monthly allocation of a million accounts through the function the command line calls, in its resumable pieces,
 * against COPY of exactly the rows that ended up stored into empty tables with the same keys and indexes on the same server. Given again it fills nobody,
 * and every account must be the sum of its journal.
 */
import assert from 'node:assert/strict'
import { connect } from '#database'
import { addMonths, dayOf } from '#kit/day'
import { inWork, type By } from '#kit/work'
import { differences } from '#ledger'
import { allocateMonth } from '#settlement'
import { asked, copySeconds, ground, load, round, watch } from './ground.ts'
import type { Figure } from './index.ts'
import { loadInsured } from './settle/load.ts'

const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'bench' }
/** What the run writes: accounts moved, the journal, the keys that are used once. */
const tables = ['ledger.account', 'ledger.journal', 'ledger.claim']

export async function bench(args: string[]): Promise<Figure[]> {
  const holders = asked(args, '--holders', 1_000_000)
  const base = await ground()
  const { living: { house, url } } = base
  try {
    await loadInsured(house, holders)
    const owner = await connect(url)
    await owner.query('vacuum (analyze)')
    await owner.query('checkpoint')
    const month = addMonths(dayOf(house.now()), 1).slice(0, 7)
    const each = <T>(act: Parameters<typeof inWork<T>>[2]) => inWork(house, system, act)
    const cpu = process.cpuUsage()
    const clock = watch()
    const run = await allocateMonth(each, { month })
    const seconds = clock()
    const used = process.cpuUsage(cpu)
    assert.ok(run.filled >= holders, `${run.filled} were filled`)
    assert.equal((await allocateMonth(each, { month })).filled, 0, 'given again it fills nobody')
    assert.deepEqual(await inWork(house, system, work => differences(work)), [])
    const { rows: [stored] } = await owner.query<{ rows: string }>(`select sum(n)::text as rows from (${tables.map(table => `select count(*) as n from ${table}`).join(' union all ')}) as t`)
    await owner.query('checkpoint')
    await owner.end()
    const copy = await copySeconds(base, tables)
    const conditions = { ...base.settings, holders, filled: run.filled, rows: Number(stored!.rows), seconds: round(seconds), node_cpu_s: round((used.user + used.system) / 1e6), copy_s: round(copy.seconds), copy_mib: round(copy.bytes / 1_048_576),
      copy: 'binary, the same rows into empty tables with the same keys and indexes', load: load() }
    return [{ name: 'allocate.ratio', value: round(seconds / copy.seconds, 2), unit: '× COPY', conditions }, { name: 'allocate.seconds', value: round(seconds), unit: 's', conditions },
      { name: 'allocate.accounts_per_s', value: Math.round(run.filled / seconds), unit: 'accounts/s', conditions }]
  } finally { await base.close() }
}
