import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { againstMatches, matchesOf, providersByCodes, sampleItems } from '#clinics'
import { connect } from '#database'
import { inWork } from '#kit/work'
import { city, type City } from './harness/index.ts'
import { pharmacy, type Json, type Pharmacy } from './support/pharmacy.ts'

let living: City, shop: Pharmacy, other: Pharmacy, owner: Awaited<ReturnType<typeof connect>>
before(async () => { living = await city({ background: false }); [shop, other] = [await pharmacy(living), await pharmacy(living, 1)]; owner = await connect(living.url) })
after(async () => { await owner.end(); await living.close() })

const system = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' } as const
const [a, b] = sampleItems as [typeof sampleItems[0], typeof sampleItems[0]]
const row = (own: string, code: string, more: Json = {}) => ({ fixmedins_hilist_id: own, fixmedins_hilist_name: `本店 ${own}`, list_type: '101', med_list_codg: code, begndate: '2026-01-01', enddate: '', aprvno: '国药准字H0', prcunt: '盒', spec: '', ...more })
const upload = (data: Json, as = shop): Json => as.message('3301', { data })
const cancel = (own: string, code: string, more: Json = {}, as = shop): Json => as.message('3302', { data: { fixmedins_code: as.provider.fixmedins_code, fixmedins_hilist_id: own, list_type: '101', med_list_codg: code, ...more } })
const said = async (sent: Json, as = shop) => { const answer = await as.send(sent); return answer.infcode === 0 ? 'done' : answer.err_msg as string }
/** What an own code stands for on a day. */
const stands = (own: string, day = '2026-11-29', as = shop) => inWork(living.house, system, async work => {
  const provider = (await providersByCodes(work, [as.provider.fixmedins_code])).get(as.provider.fixmedins_code)!.organisation
  return (await matchesOf(work, [{ provider, own }], day)).get(`${provider}|${own}`)
})
const rows = async () => (await owner.query('select count(*)::int as n from clinics.match where cancelled_at is null')).rows[0].n

test('MED-01.a: own codes are matched to the catalogue’s by 3301, each provider’s for itself, from a day until a day; again it is the same match', async () => {
  const sent = upload([row('A1', a.code, { enddate: '2026-06-30' }), row('A2', b.code)])
  const first = await shop.send(sent)
  assert.deepEqual([first.infcode, first.output], [0, {}], first.err_msg)
  const again = await shop.send(sent)
  assert.deepEqual([again.inf_refmsgid, again.refmsg_time], [first.inf_refmsgid, first.refmsg_time])
  assert.equal(await rows(), 2)
  assert.equal(await said(upload(row('A2', b.code))), 'done', 'a single row, as some clients send it, and the same match once more')
  assert.deepEqual([await stands('A1', '2025-12-31'), await stands('A1', '2026-01-01'), await stands('A1', '2026-06-30'), await stands('A1', '2026-07-01'), await stands('A2')], [undefined, a.code, a.code, undefined, b.code])
  assert.equal(await stands('A2', '2026-11-29', other), undefined)
  assert.equal(await said(upload([row('A2', a.code)], other), other), 'done', 'another provider’s code of the same name is its own')
  assert.deepEqual([await stands('A2'), await stands('A2', '2026-11-29', other)], [b.code, a.code])
  assert.deepEqual((await owner.query(`select count(*)::int as n, min(by_kind) as by from record.entry where verb = 'clinics.match'`)).rows[0], { n: 3, by: 'provider' })
})

test('MED-01.a: a code that stands for something is not matched again until that is cancelled by 3302; all of a message or none', async () => {
  assert.equal(await said(upload([row('C1', a.code)])), 'done')
  const before = await rows()
  assert.match(await said(upload([row('C2', a.code), row('C1', b.code, { begndate: '2026-05-01' })])), /第 2 行：本机构编码 C1 从 2026-01-01 起已经对照/)
  assert.match(await said(upload([row('C3', a.code), row('C3', b.code, { begndate: '2026-02-01' })])), /第 2 行：本机构编码 C3/)
  assert.match(await said(upload([row('C4', 'XNOTHING')])), /第 1 行：目录里没有 XNOTHING/)
  assert.match(await said(upload([row('C4', a.code, { begndate: '2015-02-28' })])), /目录里没有/, 'not in force on its first day')
  assert.match(await said(upload([row('C4', a.code, { list_type: '301' })])), /目录类别是 101/)
  assert.equal(await rows(), before, 'none of any of these')
  assert.equal(await said(cancel('C1', a.code)), 'done')
  assert.match(await said(cancel('C1', a.code)), /没有对照/, 'once')
  assert.match(await said(cancel('A1', b.code)), /没有对照/)
  assert.match(await said(cancel('A2', a.code, {}, other), other), /done/)
  assert.equal(await stands('A2'), b.code, 'another’s cancel is not mine')
  assert.equal(await stands('C1'), undefined)
  assert.equal(await said(upload([row('C1', b.code)])), 'done', 'from the same day')
  assert.equal(await stands('C1'), b.code)
  const both = await Promise.all([said(upload([row('D1', a.code)])), said(upload([row('D1', b.code, { begndate: '2026-03-01' })]))])
  assert.deepEqual(both.map(answer => answer === 'done').sort(), [false, true], 'two at once: one stands')
})

test('MED-01.a: wrong fields of 3301 and 3302 are said by their names', async () => {
  const wrong: [Json, RegExp][] = [
    ...['fixmedins_hilist_id', 'fixmedins_hilist_name', 'list_type', 'med_list_codg', 'begndate'].map((name): [Json, RegExp] => [upload([row('E1', a.code), row('E2', a.code, { [name]: '' })]), new RegExp(`data\\[1\\]\\.${name} .*必填`)]),
    [upload([row('E1', a.code, { begndate: '2026-02-29' })]), /data\[0\]\.begndate .*日期/], [upload([row('E1', a.code, { enddate: '2025-12-31' })]), /data\[0\]\.enddate .*早于/], [upload([row('E1', a.code, { list_type: '104' })]), /data\[0\]\.list_type .*只能是/],
    [upload([row('x'.repeat(31), a.code)]), /fixmedins_hilist_id .*最长 30/], [upload([]), /data .*至少要有一行/], [shop.message('3301', {}), /data .*至少要有一行/], [upload(Array.from({ length: 501 }, (_, i) => row(`F${i}`, a.code))), /最多 500 行/],
    ...['fixmedins_code', 'fixmedins_hilist_id', 'list_type', 'med_list_codg'].map((name): [Json, RegExp] => [cancel('E1', a.code, { [name]: '' }), new RegExp(`data\\.${name} .*必填`)]),
    [cancel('E1', a.code, { fixmedins_code: other.provider.fixmedins_code }), /data\.fixmedins_code .*相同/], [cancel('E1', a.code, { list_type: '9' }), /data\.list_type .*只能是/],
  ]
  const before = await rows()
  for (const [sent, expected] of wrong) assert.match(await said(sent), expected)
  assert.match(await said({ ...upload([row('E1', a.code)]), sign_no: 'X' }), /签到已失效/)
  assert.equal(await rows(), before)
})

test('MED-01.a: a bill whose line names another code than its own code is matched to is refused by that line, on the days of the match alone; others pass', async () => {
  const who = await shop.customer('马晓东')
  const bill = (own: string, name = a.name): Json => { const sent: Json = shop.purchase('2101', who, [[name, 1]]); sent.input.drugdetail[0].medins_list_codg = own; return sent }
  assert.equal(await said(upload([row('G1', b.code), row('G2', b.code, { begndate: '2020-01-01', enddate: '2020-12-31' })])), 'done')
  assert.match(await said(bill('G1')), new RegExp(`第 1 行：本机构编码 G1 对照的是 ${b.code}，报文里写的是 ${a.code}`))
  assert.deepEqual([await said(bill('G1', b.name)), await said(bill('G2')), await said(bill('G3'))], ['done', 'done', 'done'])
  assert.equal(await said(cancel('G1', b.code)), 'done')
  assert.equal(await said(bill('G1')), 'done')
})

test('a bill’s line whose own code stands for another code is refused by its line; one without a match passes', () => {
  const matched = new Map([['A', 'X1'], ['B', 'X2']])
  const judge = (...lines: [string, string][]) => againstMatches(lines.map(([own, code]) => ({ own, code })), own => matched.get(own))
  assert.equal(judge(['A', 'X1'], ['C', 'X9'], ['B', 'X2']), null)
  assert.deepEqual(judge(['A', 'X1'], ['B', 'X1']), { refused: 'line-matched-otherwise', facts: { line: 2, own: 'B', matched: 'X2', sent: 'X1' } })
  assert.equal(judge(), null)
})
