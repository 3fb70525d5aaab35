import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inWork, type By } from '#kit/work'
import { seedLending } from '../src/demo/seed-lending.ts'
import { seedVisits } from '../src/demo/seed-visits.ts'
import { city } from './harness/index.ts'
import type { Json } from './support/pharmacy.ts'
import { seated } from './support/way.ts'

const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' }

test('MED-02.a MED-05.a: the demo city’s hospitals have visits and stays in every stage; a seed broken off goes on and does nothing twice', { timeout: 240_000 }, async () => {
  const living = await city({ realTime: true })
  try {
    const [ward, station] = [await seated(living.base, 'ward01'), await seated(living.base, 'ward11')]
    const desk = async (seat: typeof ward, kind: string) => (await seat.get<{ rows: Json[] }>(`/till/visits?kind=${kind}`)).rows.map(row => [row.diagnosis, row.state, row.next]).sort()
    const counted = () => inWork(living.house, system, async ({ sql }) => (await sql<{ visits: number; settled: number }>`select (select count(*)::int from care.visit) as visits, (select count(*)::int from ledger.journal where what = 'settlement') as settled`)[0]!)
    assert.deepEqual(await desk(ward, 'outpatient'), [['', 'open', 'record'], ['2型糖尿病', 'open', 'settle']])
    assert.deepEqual(await desk(ward, 'inpatient'), [['急性阑尾炎', 'open', 'discharge'], ['肺炎', 'left', 'settle']])
    assert.deepEqual(await desk(station, 'outpatient'), [['头痛', 'open', 'settle']])
    const before = await counted()
    assert.deepEqual(before, { visits: 8, settled: 6 })
    await seedVisits(living.house)
    await seedLending(living.house)
    assert.deepEqual(await counted(), before)
    const { rows } = await (await seated(living.base, 'insure01')).get<{ rows: Json[] }>('/supervision/cases')
    assert.deepEqual(rows.map(row => row.rule).sort(), ['apart', 'inpatient'], 'what the fund office has to look into')
  } finally { await living.close() }
})
