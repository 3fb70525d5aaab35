import assert from 'node:assert/strict'
import test from 'node:test'
import { contributionOf, totalOf } from './contribution.ts'

const rules = {
  bases: [{ insutypes: ['110', '310'], floor: 440_000n, ceiling: 2_200_000n }],
  rates: [
    { insutype: '110', psnTypes: ['1101', '1102'], person: 8, unit: 16 }, { insutype: '110', psnTypes: ['11'], person: 20, unit: 0 }, { insutype: '310', psnTypes: ['11'], person: 2, unit: 7.55 },
    { insutype: '390', psnTypes: ['15'], year: { person: 40_000n, unit: 67_000n } },
  ],
  round: { base: 'fen', share: 'fen' },
} as const satisfies Parameters<typeof contributionOf>[1]
const of = (insutype: string, psnType: string, base: bigint, more: Partial<typeof rules> = {}) => contributionOf({ insutype, psnType, base }, { ...rules, ...more })

/** base → held base, held by, person's share, unit's share, all in fen. */
const lines: [string, string, bigint, bigint, 'floor' | 'ceiling' | null, bigint, bigint][] = [
  ['110', '1101', 439_999n, 440_000n, 'floor', 35_200n, 70_400n],
  ['110', '1101', 440_000n, 440_000n, null, 35_200n, 70_400n],
  ['110', '1101', 440_001n, 440_001n, null, 35_200n, 70_400n],
  ['110', '1101', 440_007n, 440_007n, null, 35_201n, 70_401n],
  ['110', '1101', 2_200_000n, 2_200_000n, null, 176_000n, 352_000n],
  ['110', '1101', 2_200_001n, 2_200_000n, 'ceiling', 176_000n, 352_000n],
  ['110', '1101', 0n, 440_000n, 'floor', 35_200n, 70_400n],
  ['110', '1103', 600_000n, 600_000n, null, 120_000n, 0n],
  ['310', '1101', 600_025n, 600_025n, null, 12_001n, 45_302n],
]
test('INS-08.a (unit): the base between floor and ceiling × the rate of insurance and category, each share rounded half up once', () => {
  for (const [insutype, psnType, declared, base, held, person, unit] of lines) {
    const made = of(insutype, psnType, declared)!
    assert.deepEqual([made.base, made.held, made.person, made.unit, made.sum], [base, held, person, unit, person + unit], `${insutype} ${psnType} ${declared}`)
  }
  assert.equal(of('110', '1201', 600_000n), null, 'the retired owe nothing')
  assert.deepEqual(of('390', '1501', 0n), { yearly: true, declared: 0n, base: 0n, held: null, personRate: null, unitRate: null, person: 40_000n, unit: 67_000n, sum: 107_000n })
  const coarse = of('310', '1101', 600_051n, { round: { base: 'yuan', share: 'jiao' } as never })!
  assert.deepEqual([coarse.base, coarse.person, coarse.unit], [600_100n, 12_000n, 45_310n])
})

test('INS-08.b (unit): shares never differ from the sum, however many are added up', () => {
  let seed = 7n
  const next = (below: bigint) => (seed = (seed * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) % (1n << 64n)) % below
  for (const share of ['fen', 'jiao', 'yuan'] as const) {
    const all = Array.from({ length: 3_000 }, (_, i) => of(i % 3 ? '110' : '310', i % 5 ? '1101' : '1103', next(3_000_000n), { round: { base: 'fen', share } as never })!)
    assert.ok(all.every(each => each.person + each.unit === each.sum))
    const { person, unit, sum } = totalOf(all)
    assert.deepEqual([sum, sum], [person + unit, all.reduce((total, each) => total + each.sum, 0n)])
  }
})
