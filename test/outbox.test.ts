import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { connect } from '#database'
import { addDays, dayOf } from '#kit/day'
import { inWork, type By } from '#kit/work'
import { MOST_ATTEMPTS, poller, put, round, type Receivers, type Task } from '#outbox'
import { city, type City } from './harness/index.ts'
import { seat } from './support/trust.ts'

let living: City
let owner: Awaited<ReturnType<typeof connect>>
const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' }
const ALL = [0, 1, 2, 3]
const thing = (n: number) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

before(async () => { living = await city({ background: false }); await living.turn(); owner = await connect(living.url) })
after(async () => { await owner.end(); await living.close() })

/** Writes `count` tasks of a kind, spread over the buckets. */
const write = (kind: string, count: number) => inWork(living.house, system, work => put(work, Array.from({ length: count }, (_, i) => ({ kind, bucket: (i * 97) % 4096, ids: [thing(i)] }))))
const left = async (kind: string) => (await owner.query<{ attempts: number; parked: boolean; trouble: string | null; wait: number }>(
  'select attempts, parked_at is not null as parked, trouble, extract(epoch from due - $2)::float as wait from outbox.task where kind = $1 order by bucket', [kind, living.house.now()])).rows
const metric = async (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(await (await fetch(`${living.base}/metrics`)).text())![1])

test('TRUST-01.a: a message is written with its cause and with it alone; who dies before delivering leaves it to the next, which delivers it once', async () => {
  const inbox = async () => ((await (await fetch(`${living.base}/sandbox/inbox`)).text()).match(/社保账户已挂失/g) ?? []).length
  const had = await inbox()
  const clerk = await seat(living, 'counter01')
  const { rows: [card] } = await owner.query(`select person, id, version from cards.card where social = 'active' order by id limit 1`)
  assert.equal((await clerk.get(`/cards/${card.person}`)).status, 200)
  const { rows: [task] } = await owner.query(`select count(*)::int as n from outbox.task where kind = 'notices.deliver'`)
  assert.equal(task.n, 0)
  // the cause fails: nothing is left of the message
  await assert.rejects(inWork(living.house, system, async work => { await put(work, [{ kind: 'notices.deliver', bucket: 1, ids: [thing(1)] }]); throw new Error('the cause fails') }))
  assert.deepEqual(await left('notices.deliver'), [])
  const { send } = await import('#notices')
  await inWork(living.house, system, work => send(work, null, null, '13812345678', 'loss-reported', { bank: '中国银行' }))
  assert.equal(await inbox(), had, 'written, not delivered: here the process dies')
  await living.turn()
  await living.turn()
  assert.equal(await inbox(), had + 1)
  assert.deepEqual(await left('notices.deliver'), [])
})

test('a message is signed in the name of the city it is about; without one in the name of the only city that has a card centre here', async () => {
  const { send } = await import('#notices')
  const regions = { '340121': '【合肥社保卡】', '130399': '【河北社保卡】', '349900': '【安徽省直社保卡】', own: '【合肥社保卡】' }
  for (const [i, region] of Object.keys(regions).entries()) await inWork(living.house, system, work => send(work, region === 'own' ? null : region, null, `1370000000${i}`, 'social-active'))
  await living.turn()
  const all = await (await fetch(`${living.base}/sandbox/inbox`)).json() as { phone: string; messages: { text: string }[] }[]
  const said = Object.values(regions).map((_, i) => all.find(one => one.phone === `1370000000${i}`)!.messages[0]!.text)
  assert.deepEqual(said, Object.values(regions).map(signed => `${signed}您的社保账户启用了。密码不要告诉任何人。`))
})

test('TRUST-01.a: two pollers at once do each task once, in the database and beyond it', async () => {
  await write('test.within', 300)
  await write('test.outside', 60)
  const done: string[] = []
  const receivers: Receivers = {
    'test.within': { within: async (work, tasks) => { await work.sql`select pg_sleep(0.02)`; done.push(...tasks.map(task => task.id)) } },
    'test.outside': { outside: async (_, task) => { await new Promise(after => setTimeout(after, 2)); done.push(task.id) } },
  }
  assert.ok(await metric('shebaoka_outbox_lag_seconds') >= 0)
  for (;;) if ((await Promise.all([round(living.house, receivers, ALL), round(living.house, receivers, ALL)])).every(taken => taken === 0)) break
  assert.equal(done.length, 360)
  assert.equal(new Set(done).size, 360)
  assert.deepEqual([await left('test.within'), await left('test.outside')], [[], []])
})

test('TRUST-01.a: a receiver that fails twice gets the same key again after two and four seconds, and then it is done', async () => {
  await write('test.twice', 1)
  const keys: string[] = []
  const receivers: Receivers = { 'test.twice': { outside: async (_, task) => { keys.push(task.id); if (keys.length < 3) throw Object.assign(new Error('手机 13812345678 不通'), { name: 'GatewayDown', code: 'E503' }) } } }
  for (const seconds of [2, 4]) {
    await round(living.house, receivers, ALL)
    const [row] = await left('test.twice')
    assert.deepEqual([row!.trouble, Math.abs(row!.wait - seconds) < 1], ['GatewayDown E503', true], 'the error’s name, never its words')
    const before = keys.length
    await round(living.house, receivers, ALL)
    assert.equal(keys.length, before, 'not before its time')
    living.later(seconds / 60 + 0.01)
  }
  await round(living.house, receivers, ALL)
  assert.deepEqual([keys.length, new Set(keys).size, await left('test.twice')], [3, 1, []])
  assert.ok(await metric('shebaoka_outbox_parked') === 0)
})

test('TRUST-01.a: who dies while it delivers beyond the database leaves the task to another after a minute, under the same key', async () => {
  await write('test.dies', 1)
  let begun: (key: string) => void
  const first = new Promise<string>(resolve => { begun = resolve })
  void round(living.house, { 'test.dies': { outside: (_, task) => { begun(task.id); return new Promise(() => undefined) } } }, ALL)
  const key = await first
  const again: Task[] = []
  const other: Receivers = { 'test.dies': { outside: async (_, task) => { again.push(task) } } }
  await round(living.house, other, ALL)
  assert.equal(again.length, 0)
  living.later(1.1)
  await round(living.house, other, ALL)
  assert.deepEqual(again.map(task => [task.id, task.attempts]), [[key, 2]])
  assert.equal((await (await seat(living, 'system01')).get('/outbox')).status, 200)
  assert.deepEqual(await left('test.dies'), [])
})

test('TRUST-01.a: a poison row holds nobody up; it is parked, watched and listed, and the system administrator has it tried again', async () => {
  await write('test.poison', 5)
  let healed = false
  const done: string[] = []
  const receivers: Receivers = { 'test.poison': { within: async (_, tasks) => {
    if (!healed && tasks.some(task => task.ids[0] === thing(3))) throw new TypeError('name 王建明 number 340104')
    done.push(...tasks.map(task => task.ids[0]!))
  } } }
  await round(living.house, receivers, ALL)
  assert.deepEqual(done.toSorted(), [0, 1, 2, 4].map(thing))
  for (let i = 1; i < MOST_ATTEMPTS; i++) { living.later(61); await round(living.house, receivers, ALL) }
  const [row] = await left('test.poison')
  assert.deepEqual([row!.parked, row!.attempts, row!.trouble], [true, MOST_ATTEMPTS, 'TypeError'])
  assert.equal(await metric('shebaoka_outbox_parked'), 1)
  const admin = await seat(living, 'system01')
  const { body, text } = await admin.get('/outbox')
  assert.deepEqual(body.rows.map((one: { kind: string; trouble: string }) => [one.kind, one.trouble]), [['test.poison', 'TypeError']])
  assert.equal(text.includes('王建明'), false)
  const [{ bucket, id }] = body.rows
  for (const user of ['audit01', 'security01', 'counter01']) assert.equal((await (await seat(living, user)).post(`/outbox/${bucket}/${id}/retry`)).body.refused, 'not-your-post', user)
  healed = true
  assert.equal((await admin.post(`/outbox/${bucket}/${id}/retry`)).status, 200)
  assert.equal((await admin.post(`/outbox/${bucket}/${id}/retry`)).body.refused, 'task-not-parked')
  await round(living.house, receivers, ALL)
  assert.deepEqual([done.includes(thing(3)), await left('test.poison')], [true, []])
  assert.equal((await owner.query(`select by_post from record.entry where verb = 'outbox.retry'`)).rows[0].by_post, 'system-admin')
})

test('one process holds the lease and polls; another takes over when it leaves, or when its lease runs out', async () => {
  const seen: string[] = []
  const of = (name: string) => poller(living.house, { 'test.lease': { within: async (_, tasks) => { seen.push(...tasks.map(() => name)) } } })
  const [one, two, three] = [of('one'), of('two'), of('three')]
  await one.turn()
  await write('test.lease', 8)
  assert.deepEqual([await two.turn(), await one.turn(), seen.every(name => name === 'one')], [0, 8, true])
  await one.leave()
  await write('test.lease', 8)
  assert.equal(await two.turn(), 8)
  await write('test.lease', 8)
  assert.equal(await three.turn(), 0)
  living.later(0.3)
  assert.equal(await three.turn(), 8)
  assert.deepEqual([...new Set(seen)], ['one', 'two', 'three'])
})

test('COLL-05.a: whose card still lies at its place is reminded once, a week before the last day; who collected it is not', async () => {
  const { rows: waiting } = await owner.query(`select t.due, c.state, c.state_since as since from outbox.task t join cards.card c on c.bucket = t.bucket and c.id = t.ids[1] where t.kind = 'production.remind'`)
  assert.ok(waiting.length >= 2 && waiting.some(row => row.state === 'at-site') && waiting.some(row => row.state !== 'at-site'))
  const reminded = async () => ((await (await fetch(`${living.base}/sandbox/inbox`)).text()).match(/还没有领，请在 \d{4}-\d\d-\d\d 前来领/g) ?? []).length
  assert.equal(await reminded(), 0)
  for (const { since, due } of waiting.filter(row => row.state === 'at-site')) assert.equal(dayOf(due), addDays(dayOf(since), 83), 'the place keeps it for 90 days')
  const due = waiting.map(row => (row.due as Date).getTime())
  living.at(new Date(Math.min(...due) - 60_000))
  await living.turn()
  assert.equal(await reminded(), 0)
  living.at(new Date(Math.max(...due) + 60_000))
  await living.turn()
  await living.turn()
  assert.equal(await reminded(), waiting.filter(row => row.state === 'at-site').length)
  assert.deepEqual(await left('production.remind'), [])
})
