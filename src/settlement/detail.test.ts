import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packDetail, unpackDetail, type Detail } from './detail.ts'

const line = { sn: '1', code: 'XJ01CAA040', own: 'S"1', name: '阿莫西林胶囊', spec: '0.25g×24', class: '01', charge: '09', amount: 1250n, count: 10_000n, price: 12_500_000n,
  ceiling: null, selfpay: 0n, selfPart: { own: 0n, over: 0n, first: 0n, scope: 1250n } } as const
const detail: Detail = {
  visit: '0012345', msgid: 'P340104001232026112515000000000001', insutype: '310', psnType: '11', certType: '03', medType: '41', level: 'pharmacy', begun: '2026-11-25 15:00:00', invoice: null, care: null, family: 0n,
  person: { psnNo: '001234', name: '阿卜杜拉·买买提', certKind: '01', certNo: '340104195508135819', sex: '1', birth: '1955-08-13', age: '71.2' },
  lines: [line, { ...line, sn: '2', ceiling: 9_007_199_254_740_993n, selfPart: { own: 1n, over: 2n, first: 3n, scope: 4n } }],
  over: 1n, own: 2n, first: 3n, scope: 4n, deductible: 5n, base: 6n, copay: 7n, selfpaid: 8n, percent: 7000n, yearDeductible: 9n, yearCap: 10n, deductibleBefore: 11n, fundBefore: -12n, useAccount: true,
}

test('a bill is kept by position and comes back whole, also beyond what a double can hold; one kept by name opens too', () => {
  assert.deepEqual(unpackDetail(packDetail(detail)), detail)
  assert.deepEqual(unpackDetail(packDetail({ ...detail, invoice: 'F1', useAccount: false, lines: [] })), { ...detail, invoice: 'F1', useAccount: false, lines: [] })
  const byName = JSON.stringify(detail, (_, value: unknown) => typeof value === 'bigint' ? { '~': String(value) } : value)
  assert.deepEqual(unpackDetail(byName), detail)
  assert.ok(packDetail(detail).length < byName.length / 2)
})
