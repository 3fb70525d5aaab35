import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { appPool } from '#database'
import { Fault } from '#kit/fault'
import { isRefused } from '#kit/refusal'
import { inWork, type By, type Work } from '#kit/work'
import { allocateMonth, cancel, settle } from '#settlement'
import { broken, crowd, told } from './support/settling.ts'

let here: Awaited<ReturnType<typeof crowd>>
before(async () => { here = await crowd(600) })
after(async () => {
  try { for (const text of broken) assert.deepEqual((await here.owner.query(text)).rows, [], text) } finally { await here.close() }
})
const count = async (text: string, values: unknown[]) => Number((await here.owner.query(`select count(*) from ${text}`, values)).rows[0].count)

test('one message number given to two people in one batch posts once; the other is told that it was used', async () => {
  const { house, ground, item } = here
  const [one, two] = ground.holders.filter(({ shop }) => shop === 0)
  const msgid = `${ground.shops[0]!.code}20260101000000TWIN`
  const others = ground.holders.slice(-2).map(holder => settle(house, item(holder)))
  const twins = [one!, two!].map(holder => settle(house, item(holder, { msgid })))
  assert.deepEqual((await Promise.all(others)).map(told), ['settled', 'settled'])
  assert.deepEqual((await Promise.all(twins)).map(told).sort(), ['message-differs', 'settled'])
  assert.equal(await count(`ledger.journal where what = 'settlement' and person = any ($1)`, [[one!.id, two!.id]]), 1)
})

test('a session that ended while the account was waited for settles nothing', async () => {
  const { house, ground, item, owner, waiting } = here
  const holder = ground.holders[3]!
  await owner.query('begin')
  await owner.query('select from ledger.account where person = $1 for update', [holder.id])
  const settling = settle(house, item(holder))
  await waiting(1)
  await house.pool.query(`update terminals.session set ended_at = now(), ended_by = 'loss' where person = $1`, [holder.id])
  await owner.query('commit')
  assert.equal(told(await settling), 'card-not-read')
})

test('a person entered before there was one seal for all is settled with the same words', async () => {
  const { house, ground, item, owner } = here
  const holder = ground.holders[5]!
  const now = await settle(house, item(holder))
  await owner.query('update holders.person set identity_sealed = null where id = $1', [holder.id])
  const before = await settle(house, item(holder))
  assert.ok(!isRefused(now) && !isRefused(before))
  assert.deepEqual(before.detail.person, now.detail.person)
  assert.deepEqual([now.detail.person.name.slice(0, 2), now.detail.person.birth], ['试验', '1985-01-01'])
})

test('the first settlement of a person makes the account; one who is not insured there gets none', async () => {
  const { house, ground, item, owner } = here
  const [one, two] = ground.holders.slice(4, 6)
  await owner.query('delete from ledger.journal where person = $1', [one!.id])
  await owner.query('delete from ledger.account where person = $1', [one!.id])
  const [first, elsewhere] = await Promise.all([settle(house, item(one!)), settle(house, item(two!, { region: '999999' }))])
  assert.equal(told(first!), 'settled')
  assert.notEqual(told(elsewhere!), 'settled')
  assert.equal(await count('ledger.account where person = $1', [one!.id]), 1)
  assert.equal(await count(`ledger.account where region = '999999'`, []), 0)
})

test('a batch of several schemes answers each at once as it is kept', async () => {
  const { house, ground, item, owner } = here
  const some = ground.holders.slice(20, 60)
  const residents = some.filter((_, n) => n % 3 === 0)
  await owner.query(`update insurance.relation set insutype = '390', psn_type = '1501' where person = any ($1)`, [residents.map(({ id }) => id)])
  const items = some.map((holder, n) => item(holder, { ...residents.includes(holder) ? { insutype: '390' } : {}, useAccount: n % 4 > 0, counts: [1, 1 + n % 3, n % 2] }))
  const first = await Promise.all(items.map(each => settle(house, each)))
  assert.deepEqual(new Set(first.map(told)), new Set(['settled']))
  const again = await Promise.all(items.map(each => settle(house, each)))
  const plain = (answer: typeof first[number]) => 'row' in answer ? { ...answer, row: { ...answer.row, detail: null } } : answer
  assert.deepEqual(again.map(plain), first.map(plain))
  assert.ok(new Set(first.map(answer => 'row' in answer && answer.row.policies!.join())).size > 1, 'more than one set of policies')
})

test('a database that cannot be reached fails all that wait at once, by name', async () => {
  const { house, ground, item } = here
  const pool = appPool('postgres://nobody@127.0.0.1:1/nothing')
  const lost = { ...house, pool }
  const began = performance.now()
  const answers = await Promise.allSettled(ground.holders.slice(0, 100).map(holder => settle(lost, item(holder))))
  assert.ok(performance.now() - began < 5000)
  for (const answer of answers) assert.ok(answer.status === 'rejected' && answer.reason instanceof Fault && answer.reason.outcome === 'not-done')
})

test('an act whose transaction did not begin writes nothing, though its first statements are sent ahead of that answer', async () => {
  const { living, house, ground: { holders: [holder] } } = here
  const pool = appPool(living.url, { max: 1 })
  pool.on('connect', client => {
    const plain = client.query.bind(client) as (...given: unknown[]) => unknown
    client.query = ((...[sent, ...rest]: unknown[]) => plain(sent === 'begin' ? 'select 1/0' : sent, ...rest)) as typeof client.query
  })
  const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' }
  const read: unknown[] = []
  await assert.rejects(inWork({ ...house, pool }, by, async ({ sql }) => {
    read.push(...await sql`select 1 as one`)
    await sql.run`insert into ledger.account (bucket, person, kind, region, balance, version) values (${holder!.bucket}, ${holder!.id}, 'pacc', '888888', 0, 0)`
  }), /division by zero/)
  assert.deepEqual(read, [{ one: 1 }])
  await assert.rejects(inWork({ ...house, pool }, by, ({ sql }) => sql.run`delete from ledger.account where person = ${holder!.id}`), /division by zero/)
  await pool.end()
  assert.equal(await count(`ledger.account where region = '888888'`, []), 0)
  assert.equal(await count(`ledger.account where person = $1`, [holder!.id]), 1)
})

test('PACC-01.a: a monthly run that was cut off keeps what it filled, holds up no settlement, and goes on when it is asked again', async () => {
  const { house, ground, item } = here
  const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' }
  let cut = false
  let during: string | null = null
  const each = async <T>(act: (work: Work) => Promise<T>): Promise<T> => {
    if (cut) throw new Error('cut off')
    const part = await inWork(house, by, act)
    cut = ((part as { filled?: number } | null | undefined)?.filled ?? 0) > 0
    if (cut) during = told(await settle(house, item(ground.holders[10]!)))
    return part
  }
  const filled = () => count(`ledger.journal where what = 'allocation' and number in (select number from ledger.claim where key like '%|2031-05')`, [])
  await assert.rejects(allocateMonth(each, { month: '2031-05' }), /cut off/)
  assert.equal(during, 'settled')
  const before = await filled()
  assert.ok(before > 0 && before < ground.holders.length, `${before} filled`)
  const rest = await allocateMonth(act => inWork(house, by, act), { month: '2031-05' })
  assert.ok(rest.filled > 0)
  assert.equal(await filled(), before + rest.filled)
  assert.equal((await allocateMonth(act => inWork(house, by, act), { month: '2031-05' })).filled, 0)
  assert.equal(await count(`settlement.allocation where month = '2031-05' and filled = $1 and done_at is not null`, [before + rest.filled]), 1)
})

test('on 1 January a visit of the evening before belongs to the year that ended, also when it is cancelled', async () => {
  const { living, house, ground, item, owner } = here
  living.at(new Date('2031-12-31T16:05:00Z'))
  await owner.query(`update terminals.session set ends_at = '2032-02-01'`)
  await owner.query(`update messages.sign set until = '2032-02-01'`)
  const holder = ground.holders[71]!
  const years = async () => Object.fromEntries((await owner.query<{ year: number; deductible: bigint }>('select year, deductible from settlement.year where person = $1 and year > 2030', [holder.id])).rows
    .map(({ year, deductible }) => [year, Number(deductible)]))
  const old = item(holder, { begun: '2031-12-31 23:50:00' })
  const settled = await settle(house, old)
  assert.ok('row' in settled && settled.detail.deductible > 0n, told(settled))
  const used = Number(settled.detail.deductible)
  assert.deepEqual(await years(), { 2031: used })
  assert.equal(told(await settle(house, item(holder))), 'settled')
  assert.deepEqual(await years(), { 2031: used, 2032: used })
  const given = await cancel(house, { ...item(holder), infno: '2103', psnNo: holder.psnNo, setlId: settled.row.number, visit: settled.detail.visit })
  assert.ok('row' in given, told(given))
  assert.deepEqual(await years(), { 2031: 0, 2032: used })
})
