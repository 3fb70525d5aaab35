import assert from 'node:assert/strict'
import { test } from 'node:test'
import { differences } from '#ledger'
import { inWork, type By } from '#kit/work'
import { wallClock } from '#kit/day'
import { load, OPERATOR } from '../../bench/settle/load.ts'
import { envelope, fen, isYes, type Answer, type Message, type Till } from '../../sim/envelope.ts'
import { city } from '../harness/index.ts'
import { identities } from '../support/pharmacy.ts'
import { tell } from './tell.ts'

const COUNT = Number(process.env['SBK_SETTLEMENTS'] ?? 50_000)
const HOLDERS = 5_000
const CALLERS = 128
const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' }
const bare = (answer: Answer) => ({ ...answer, respond_time: null })

test(`${COUNT} settlements over the national interface: the books balance, every account is what its answers say, a hundred are answered as before`, async t => {
  const living = await city({ background: false })
  t.after(() => living.close())
  const ground = await load(living.house, HOLDERS)
  const tills = ground.shops.map(({ code, signNo }): Till => ({ code, name: code, area: '340100', operator: OPERATOR, signNo, signedAt: 0, sequence: 0 }))
  const send = async (message: Message): Promise<Answer> => JSON.parse((await living.door.inject({ method: 'POST', url: '/fsi/api', headers: { 'content-type': 'application/json' }, payload: JSON.stringify(message) })).body) as Answer
  const purchase = (at: number): Message => {
    const holder = ground.holders[at % ground.holders.length]!
    const till = tills[holder.shop]!
    const now = living.house.now()
    const lines = ground.wares.map(({ code, price }, i) => {
      const count = 1 + (at + i) % 3
      return { cents: Number(price) / 10_000 * count, line: { feedetl_sn: String(i + 1), fee_ocur_time: wallClock(now), med_list_codg: code, medins_list_codg: `S${i}`, cnt: count, pric: Number(price) / 1e6 } }
    })
    const total = lines.reduce((sum, { cents }) => sum + cents, 0)
    return envelope(till, now, '2102', { druginfo: { psn_no: holder.psnNo, mdtrt_cert_type: '03', mdtrt_cert_no: '', begntime: wallClock(now), medfee_sumamt: total / 100, insutype: ground.insutype, acct_used_flag: '1', med_type: '41' },
      drugdetail: lines.map(({ cents, line }) => ({ ...line, det_item_fee_sumamt: cents / 100 })) }, ground.region)
  }
  const spent = new Map<string, bigint>()
  const kept: { message: Message; answer: Answer }[] = []
  let next = 0
  const began = performance.now()
  await Promise.all(Array.from({ length: CALLERS }, async () => {
    for (let at = next++; at < COUNT; at = next++) {
      const message = purchase(at)
      const answer = await send(message)
      assert.ok(isYes(answer), answer.err_msg ?? '')
      identities(answer)
      const psn = ground.holders[at % ground.holders.length]!.psnNo
      spent.set(psn, (spent.get(psn) ?? 0n) + fen((answer.output!['setlinfo'] as { acct_pay: number }).acct_pay))
      if (at % Math.floor(COUNT / 100) === 0) kept.push({ message, answer })
    }
  }))
  const seconds = (performance.now() - began) / 1000
  for (const { message, answer } of kept) assert.deepEqual(bare(await send(message)), bare(answer))
  assert.deepEqual(await inWork(living.house, system, differences), [])
  const legs = await living.house.pool.query('select number from ledger.leg group by number having sum(amount) <> 0 limit 5')
  assert.deepEqual(legs.rows, [])
  const { rows } = await living.house.pool.query<{ psn: string; balance: bigint }>(`select p.psn_no as psn, a.balance from ledger.account a join holders.person p on p.bucket = a.bucket and p.id = a.person where p.psn_no = any ($1)`, [[...spent.keys()]])
  assert.equal(rows.length, spent.size)
  assert.deepEqual(rows.filter(({ psn, balance }) => balance < 0n || balance !== 500_000n - spent.get(psn)!), [])
  const { rows: [posted] } = await living.house.pool.query<{ count: bigint }>(`select count(*) from ledger.journal where what = 'settlement' and session is not null and provider is not null and operator = $1`, [OPERATOR])
  assert.equal(Number(posted!.count), COUNT)
  tell('settlements', { settlements: COUNT, holders: HOLDERS, callers: CALLERS, read_back: kept.length, seconds: Math.round(seconds), per_s: Math.round(COUNT / seconds) })
})
