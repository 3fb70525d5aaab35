import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkItem } from './check-item.ts'
import { after, contentOf, judge, type Known } from './judge.ts'
import { sampleItems } from './sample-items.ts'
import type { NewItem } from './store-items.ts'

const today = '2026-11-29'
const item = (from: string, until: string | null = null, price = 1n): NewItem => ({ ...sampleItems[0]!, from, until, price })
const version = (from: string, until: string | null = null, price = 1n): Known => ({ from, until, content: contentOf(item(from, until, price)) })
const kindOf = (line: NewItem, ...versions: Known[]) => { const step = judge(line, versions, today); return 'kind' in step ? step.kind : step.zh }

test('a line is new, the same, changed or ended by what the catalogue has of its code; nothing in force is rewritten, nothing overlaps', () => {
  assert.equal(kindOf(item('2020-01-01')), 'fresh')
  assert.equal(kindOf(item('2020-01-01'), version('2020-01-01')), 'same')
  assert.equal(kindOf(item('2024-01-01'), version('2020-01-01')), 'same', 'in force with this content already')
  assert.equal(kindOf(item('2020-01-01', '2024-02-29'), version('2020-01-01')), 'ended')
  assert.equal(kindOf(item('2024-01-01', '2024-02-29'), version('2020-01-01')), 'ended')
  assert.equal(kindOf(item('2020-01-01'), version('2020-01-01', '2024-02-29')), 'changed', 'goes on without an end')
  assert.equal(kindOf(item('2025-01-01'), version('2020-01-01', '2024-02-29')), 'changed', 'comes back after its end')
  assert.match(kindOf(item('2020-01-01', null, 2n), version('2020-01-01')), /已经生效/)
  assert.match(kindOf(item('2020-06-01', '2021-01-01', 2n), version('2020-01-01', '2020-12-31'), version('2021-01-01')), /从 2021-01-01 起已经有另一个版本/)
  assert.match(kindOf(item('2019-01-01', '2020-01-01'), version('2020-01-01', null, 2n)), /要在那天以前结束/)
  assert.equal(kindOf(item('2020-01-01'), version('2020-01-01', '2020-12-31'), version('2021-01-01', null, 2n)), 'same', 'a line without a last day ends where the next version begins')
  assert.deepEqual(judge(item('2020-06-01', null, 2n), [version('2020-01-01', '2020-12-31'), version('2021-01-01')], today), { kind: 'changed', put: item('2020-06-01', '2020-12-31', 2n), close: { from: '2020-01-01', until: '2020-05-31' } })
  assert.equal(kindOf(item('2019-01-01', '2019-12-31'), version('2020-01-01')), 'changed', 'what was before')
  assert.deepEqual(judge(item('2024-03-01', null, 2n), [version('2020-01-01')], today), { kind: 'changed', put: item('2024-03-01', null, 2n), close: { from: '2020-01-01', until: '2024-02-29' } })
  assert.deepEqual(judge(item('2027-01-01', null, 3n), [version('2020-01-01', '2026-12-31'), version('2027-01-01', null, 2n)], today), { kind: 'changed', put: item('2027-01-01', null, 3n), over: true }, 'a version to come may still come otherwise')
})

test('whatever lines come, versions of a code never overlap and the last of them says what the file says', () => {
  let seed = 7
  const dice = (sides: number) => { seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648; return seed % sides }
  const day = () => `20${20 + dice(9)}-0${1 + dice(9)}-1${dice(9)}`
  for (let round = 0; round < 300; round++) {
    let versions: Known[] = []
    for (let line = 0; line < 12; line++) {
      const from = day()
      const until = dice(2) ? null : day()
      if (until !== null && until < from) continue
      const given = item(from, until, BigInt(1 + dice(3)))
      const step = judge(given, versions, today)
      if (!('kind' in step)) continue
      versions = after(versions, step)
      for (const [i, one] of versions.entries()) {
        assert.ok(one.until === null || one.until >= one.from, JSON.stringify(versions))
        const next = versions[i + 1]
        if (next) assert.ok(one.until !== null && one.until < next.from, JSON.stringify(versions))
      }
      const at = versions.find(one => one.from <= from && (one.until === null || one.until >= from))
      assert.equal(at?.content, contentOf(given), 'in force on the line’s first day')
      assert.equal(judge(given, versions, '2019-01-01') instanceof Object && 'kind' in judge(given, versions, '2019-01-01'), true)
      assert.equal((judge(given, versions, today) as { kind: string }).kind, 'same', 'the same line twice does nothing')
    }
  }
})

const cells = { code: 'XA01', name: '维生素C片', list_type: '101', charge: '09', class: '乙', from: '2026-03-01', price: '9.80' }
const faults = (more: Record<string, string>) => { const read = checkItem({ ...cells, ...more }); return Array.isArray(read) ? read.map(fault => fault.key) : [] }
test('each cell of a line is checked by itself, and what is read is what was meant', () => {
  assert.deepEqual(checkItem({ ...cells, until: '2099/12/31', ceiling: '12.5', selfpay: '15%', spec: ' １ｇ ' }), { code: 'XA01', name: '维生素C片', spec: '1g', pinyin: 'wsscp', class: '02', charge: '09', price: 9_800_000n, ceiling: 12_500_000n, selfpay: 1_500,
    listType: '101', unit: '', maker: '', approval: '', from: '2026-03-01', until: null })
  for (const [key, good] of [['list_type', '中药饮片'], ['charge', '西药费'], ['charge', '西药'], ['class', '01'], ['class', '丙类'], ['from', '20260301'], ['selfpay', '0.15'], ['selfpay', '1'], ['selfpay', '0'], ['until', '2026-03-01'], ['price', '0.000001'], ['code', 'XA-1.2']] as const) assert.deepEqual(faults({ [key]: good }), [], `${key} ${good}`)
  for (const [key, bad] of [['code', ''], ['code', 'xa01'], ['code', '甲'], ['code', 'X'.repeat(51)], ['name', ''], ['name', '药'.repeat(201)], ['name', 'a\u0007b'], ['list_type', ''], ['list_type', '104'], ['charge', '99'], ['class', '丁'], ['class', ''], ['from', ''], ['from', '2026-02-29'], ['from', '1989-12-31'],
    ['until', '2026-02-28'], ['until', 'x'], ['price', ''], ['price', '0'], ['price', '-1'], ['price', '1.0000001'], ['price', '1e3'], ['ceiling', '0'], ['selfpay', '1.1'], ['selfpay', '101%'], ['selfpay', '20.123%'], ['selfpay', 'x'], ['pinyin', '药'], ['spec', 'x'.repeat(201)]] as const) assert.deepEqual(faults({ [key]: bad }), [key], `${key} “${bad}”`)
  assert.deepEqual(faults({ code: '', name: '', price: 'x' }), ['code', 'name', 'price'])
})
