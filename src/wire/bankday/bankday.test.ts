import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDay, writeDay, type DayRow } from './index.ts'

const of = { bank: '96588', day: '2026-11-30' }
const row = (key: string, more: Partial<DayRow> = {}): DayRow => ({ kind: 'opening', key, card: '6232030000000000001', state: 'opened', count: 1, amount: 0n, at: '2026-11-30T01:00:00.000Z', ...more })
const rows = [row('order-1'), row('order-2'), row('b-1', { kind: 'payout', card: '', state: '3/1', count: 3, amount: 123_456n })]

test('BANK-04.b: a day’s list is written and read back the same, an empty one too', () => {
  const list = writeDay({ ...of, rows })
  const read = readDay(list, of)
  assert.ok(!('refused' in read))
  assert.deepEqual([read.rows, read.sums], [rows, [{ kind: 'opening', count: 2, amount: 0n }, { kind: 'payout', count: 1, amount: 123_456n }]])
  assert.equal(list, writeDay({ ...of, rows }), 'the same rows, the same bytes')
  const empty = readDay(writeDay({ ...of, rows: [] }), of)
  assert.ok(!('refused' in empty) && empty.rows.length === 0)
})

test('BANK-04.b: half a list, one that was changed anywhere, another bank’s or day’s is not taken, and no part of it', () => {
  const list = writeDay({ ...of, rows })
  for (let cut = 0; cut < list.length; cut++) assert.ok('refused' in readDay(list.slice(0, cut), of), `${cut} bytes of it`)
  for (let at = 0; at < list.length; at++) assert.ok('refused' in readDay(`${list.slice(0, at)}${list[at] === '7' ? '8' : '7'}${list.slice(at + 1)}`, of), `another sign at ${at}`)
  assert.ok('refused' in readDay(list, { ...of, bank: '95588' }) && 'refused' in readDay(list, { ...of, day: '2026-12-01' }))
  assert.ok('refused' in readDay(writeDay({ ...of, rows: [row('order-1'), row('order-1')] }), of), 'one business twice')
  assert.throws(() => writeDay({ ...of, rows: [row('a|b')] }))
})
