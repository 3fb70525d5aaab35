import assert from 'node:assert/strict'
import test from 'node:test'
import { city } from './harness/index.ts'
import { seat } from './support/trust.ts'
import type { Json } from './support/pharmacy.ts'

test('MED-12.a: a city somebody looks at has filings in every stage, the late one first', async () => {
  const living = await city({ realTime: true, background: false })
  try {
    const office = await seat(living, 'insure01')
    const { rows, late } = (await office.get('/filings')).body
    assert.deepEqual([rows.map((row: Json) => [row.sort, row.late]), late], [[['chronic', true], ['long-term', false], ['maternity', false]], 1])
    const states = await living.house.pool.query('select state, count(*)::int as n from filings.filing group by state order by state')
    assert.deepEqual(states.rows, [{ state: 'approved', n: 2 }, { state: 'returned', n: 1 }, { state: 'submitted', n: 3 }])
  } finally { await living.close() }
})
