import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addItems, itemsByCodes, sampleItems, type NewItem } from '#clinics'
import { connect } from '#database'
import { inWork, type Work } from '#kit/work'
import { city, type City } from './harness/index.ts'
import { signedIn, type Client } from './support/unit-site.ts'

// eslint-disable-next-line -- answers are JSON as a client sees them
type Json = any
let living: City, till: Client, owner: Awaited<ReturnType<typeof connect>>
const system = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' } as const
const within = <T>(act: (work: Work) => Promise<T>) => inWork(living.house, system, act)
before(async () => { living = await city({ background: false }); owner = await connect(living.url); till = await signedIn(living.base, 'till01') })
after(async () => { await owner.end(); await living.close() })

const found = async (text: string): Promise<Json[]> => {
  const { status, body } = await till.get(`/till/items?find=${encodeURIComponent(text)}`)
  assert.equal(status, 200, JSON.stringify(body))
  return body.rows
}
const valsartan = sampleItems[0]!
const version = (more: Partial<NewItem>): NewItem => ({ ...valsartan, code: 'XTEST00000000000000001', name: '测试缬沙坦缓释片', pinyin: 'csxsthsp', ...more })

test('MED-01.a: the till finds an item by its code, its name or a part of it, the initials of its pinyin; what is not there is not found', async () => {
  for (const text of [valsartan.code, valsartan.code.slice(0, 9).toLowerCase(), '缬沙坦胶囊', '沙坦', '缬', 'xstjn', 'XST', ' ｘｓｔ ']) {
    assert.ok((await found(text)).some(row => row.code === valsartan.code), text)
  }
  assert.equal((await found('xstjn'))[0].name, '缬沙坦胶囊', 'what is asked for exactly comes first')
  for (const text of ['没有这个药', '%', '_', "'", 'zzzzzz', '囊胶', '\u{10FFFF}']) assert.deepEqual(await found(text), [], text)
  assert.equal((await found('片')).length <= 20, true)
  assert.equal((await till.get('/till/items?find=')).status, 400)
})

test('MED-01.a: of an item’s versions the one of the day counts, to the day; before its first and after its last it is in no catalogue', async () => {
  const last = version({ from: '2024-03-01', until: '2028-02-29', price: 900_000n, class: '02' })
  await within(async work => {
    await addItems(work, [version({ from: '2020-01-01', until: '2024-02-29', price: 500_000n }), last])
    assert.equal(await addItems(work, [last]), 0, 'the same once more changes nothing')
    for (const [day, price] of [['2019-12-31', undefined], ['2020-01-01', 500_000n], ['2024-02-29', 500_000n], ['2024-03-01', 900_000n], ['2028-02-29', 900_000n], ['2028-03-01', undefined]] as const) {
      assert.equal((await itemsByCodes(work, [last.code], day)).get(last.code)?.price, price, day)
    }
  })
  assert.deepEqual((await found('csxst')).map(row => [row.code, row.class, row.price]), [[last.code, '02', 900_000]])
  await within(work => addItems(work, [version({ code: 'XTEST00000000000000002', name: '已停药品', pinyin: 'ytyp', from: '2020-01-01', until: '2020-12-31' }), version({ code: 'XTEST00000000000000003', name: '将来药品', pinyin: 'jlyp', from: '2099-01-01', until: null })]))
  assert.deepEqual([await found('已停药品'), await found('jlyp')], [[], []])
  await assert.rejects(within(work => work.sql`insert into clinics.item select (i).* from (select i from clinics.item i where code = ${last.code} limit 1) as one`), /duplicate key/)
})

test('MED-01.a: a catalogue of 200,000 items is searched by its indexes', async () => {
  await owner.query(`insert into clinics.item (code, name, spec, pinyin, class, charge, price, ceiling, selfpay, list_type, unit, maker, approval, valid_from, valid_until, grams, edition, updated_at)
    select 'B' || lpad(i::text, 21, '0'), name, '', 'yp' || i, '01', '09', 10000, null, null, '101', '', '', '', date '2015-03-01', null, array(select distinct substr(name, k, 2) from generate_series(1, length(name) - 1) as k), 0, timestamptz '2015-03-01 00:00:00+08'
    from (select i, '药品' || chr(20000 + i % 3000) || chr(20000 + i % 2999) || '注射用胶囊' as name from generate_series(1, 200000) as i) as made`)
  await owner.query('analyze clinics.item')
  await found('xst')
  for (const text of ['xstjn', 'yp19', '缬沙坦胶囊', '胶囊', '药', `药品${String.fromCodePoint(20_007)}`, 'B000000000000000019', 'B']) {
    const rows = await found(text)
    assert.ok(rows.length > 0 && rows.length <= 20, text)
  }
  const plan = async (where: string, values: unknown[]) => JSON.stringify((await owner.query(`explain (format json) select * from clinics.item where ${where}`, values)).rows)
  assert.doesNotMatch(await plan('code = any ($1::text[]) and valid_from <= $2::date and (valid_until is null or valid_until >= $2::date)', [[valsartan.code], '2026-01-01']), /Seq Scan/)
  assert.doesNotMatch(await plan(`grams @> $1::text[] and position($2 in lower(name)) > 0`, [['沙坦'], '沙坦']), /Seq Scan/)
})
