import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { dayOf } from '#kit/day'
import { city, type City } from './harness/index.ts'
import { seated } from './support/way.ts'

let living: City
before(async () => { living = await city() })
after(() => living.close())

type Balances = Record<string, number>
/** What stands in each person's first account, in fen. */
async function balances(): Promise<Balances> {
  const { people } = await (await fetch(`${living.base}/sandbox.json`)).json() as { people: { name: string; insured: { balance: number }[] }[] }
  return Object.fromEntries(people.map(one => [one.name, one.insured[0]?.balance ?? 0]))
}

test('PACC-01.a: the monthly run fills by the pack’s rule, once a month however often and at once it is run', async () => {
  const insurer = await seated(living.base, 'insure01')
  const month = dayOf(living.house.now()).slice(0, 7)
  const before = await balances()
  const [first, second] = await Promise.all([insurer, insurer].map(each => each.post<{ filled: number; fen: number }>('/ledger/allocations', { month })))
  assert.ok(first!.filled + second!.filled > 0)
  const third = await insurer.post<{ filled: number }>('/ledger/allocations', { month })
  assert.equal(third.filled, 0)
  const after = await balances()
  const grown = (name: string) => after[name]! - before[name]!
  assert.equal(grown('张伟'), 12_000, 'at work: 2 % of a base of 6,000 yuan')
  assert.equal(grown('李秀英'), 8_000, 'retired: the pack’s sum')
  assert.equal(grown('周婷'), 0, 'residents have none here')
  assert.equal(grown('唐勇'), 0, 'a stopped insurance fills nothing')
  assert.equal(Object.keys(before).reduce((sum, name) => sum + grown(name), 0) <= first!.fen + second!.fen, true)
})

test('PACC-01.a: only the insurance office runs it', async () => {
  for (const user of ['till01', 'counter01', 'unit01', 'chief01']) await assert.rejects(async () => (await seated(living.base, user)).post('/ledger/allocations', { month: '2026-01' }), /403/)
})
