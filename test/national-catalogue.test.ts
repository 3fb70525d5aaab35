import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import test, { after, before } from 'node:test'
import { fromBufferPromise } from 'yauzl'
import { addItems, sampleItems, type NewItem } from '#clinics'
import { connect } from '#database'
import { inWork } from '#kit/work'
import { dictionaries } from '../src/wire/national/dictionary.ts'
import { city, type City } from './harness/index.ts'
import { pharmacy, type Json, type Pharmacy } from './support/pharmacy.ts'

let living: City, shop: Pharmacy, other: Pharmacy, owner: Awaited<ReturnType<typeof connect>>
before(async () => { living = await city({ background: false }); [shop, other] = [await pharmacy(living), await pharmacy(living, 1)]; owner = await connect(living.url) })
after(async () => { await owner.end(); await living.close() })

const system = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' } as const
const add = (...items: NewItem[]) => inWork(living.house, system, work => addItems(work, items))
const ask = (infno: string, data: Json, node = 'data', as = shop): Promise<Json> => as.send(as.message(infno, { [node]: data }))
const good = async (infno: string, data: Json, node = 'data'): Promise<Json> => { const answer = await ask(infno, data, node); assert.equal(answer.infcode, 0, answer.err_msg); return answer.output }
const items = (more: Json) => good('1312', { page_num: 1, page_size: 100, ...more })
const codes = async (more: Json): Promise<string[]> => (await items(more)).data.map((row: Json) => row.hilist_code)
const valsartan = sampleItems[0]!

test('MED-01.a: 1312 answers items by code, part of the name, initials, list, class, day and change, page by page; the treating region is named', async () => {
  const [row] = (await items({ hilist_code: valsartan.code })).data
  assert.deepEqual([row.hilist_name, row.pinyin, row.chrgitm_lv, row.med_chrgitm_type, row.list_type, row.begndate, row.enddate, row.vali_flag, row.insu_admdvs], ['缬沙坦胶囊', 'xstjn', '01', '09', '101', '2015-03-01', null, '1', shop.provider.admvs])
  for (const more of [{ hilist_name: '沙坦胶' }, { hilist_name: '缬' }, { pinyin: 'XSTJ' }]) assert.deepEqual(await codes(more), [valsartan.code], JSON.stringify(more))
  assert.deepEqual(await codes({ hilist_name: '沙坦', chrgitm_lv: '02' }), ['XC09DA04A00260101000260'])
  const consumables = sampleItems.filter(item => item.listType === '301').map(item => item.code).sort()
  assert.deepEqual(await codes({ list_type: '301' }), consumables)
  assert.deepEqual(await codes({ list_type: '201' }), [])
  const all = sampleItems.map(item => item.code).sort()
  const pages: string[] = []
  for (let page = 1; ; page++) {
    const part = await items({ page_num: page, page_size: 10 })
    pages.push(...part.data.map((each: Json) => each.hilist_code))
    assert.deepEqual([part.recordCounts, part.pages, part.startRow, part.firstPage], [all.length, Math.ceil(all.length / 10), (page - 1) * 10 + 1, page === 1])
    if (part.lastPage) { assert.equal(part.endRow, all.length); break }
  }
  assert.deepEqual(pages, all)
  assert.deepEqual(await items({ page_num: 99 }).then(({ data, startRow, lastPage }) => [data, startRow, lastPage]), [[], 0, true])

  await add({ ...valsartan, code: 'XNEW000000000000000001', name: '新药片', pinyin: 'xyp', from: '2020-02-29', until: '2021-02-28', ceiling: 1_500_000n }, { ...valsartan, code: 'XNEW000000000000000001', name: '新药片', pinyin: 'xyp', from: '2021-03-01', class: '02', selfpay: 1_500 })
  const days = async (more: Json) => (await items({ hilist_code: 'XNEW000000000000000001', ...more })).data.map((each: Json) => each.begndate)
  assert.deepEqual([await days({}), await days({ query_date: '2020-02-28' }), await days({ query_date: '2020-02-29' }), await days({ query_date: '2021-02-28 23:59:59' }), await days({ query_date: '2021-03-01' }), await days({ vali_flag: '1' }), await days({ vali_flag: '0' }), await days({ begndate: '2020-03-01' })],
    [['2020-02-29', '2021-03-01'], [], ['2020-02-29'], ['2020-02-29'], ['2021-03-01'], ['2021-03-01'], ['2020-02-29'], ['2021-03-01']])
  const later = new Date(living.house.now().getTime() + 8 * 3_600_000 + 60_000).toISOString().slice(0, 19).replace('T', ' ')
  assert.deepEqual(await codes({ updt_time: later }), [])
  assert.ok((await codes({ updt_time: later.slice(0, 10) })).includes('XNEW000000000000000001'))
  const [limit] = (await good('1318', { hilist_code: 'XNEW000000000000000001', page_num: 1, page_size: 10 })).data
  assert.deepEqual([limit.hilist_pric_uplmt_amt, limit.begndate], [1.5, '2020-02-29'])
  assert.deepEqual((await good('1319', { hilist_code: 'XNEW000000000000000001', page_num: '1', page_size: '10' })).data.map((each: Json) => each.selfpay_prop), [0, 0.15])
})

test('MED-01.a: every wrong field of 1312 is said by its name; without a sign-in nothing is told', async () => {
  const right = { page_num: 1, page_size: 10 }
  for (const [field, value, said] of [['page_num', 0, /从 1 开始/], ['page_num', '', /必填/], ['page_num', -1, /从 1 开始/], ['page_num', 1.5, /最多 0 位小数/], ['page_size', 501, /从 1 到 500/], ['page_size', '', /必填/], ['page_size', 0, /从 1 到 500/],
    ['chrgitm_lv', '04', /只能是 01/], ['list_type', '999', /只能是 101/], ['vali_flag', '2', /0 或 1/], ['query_date', '2026-02-30', /日期/], ['begndate', 'soon', /日期/], ['updt_time', '2026-13-01', /yyyy-MM-dd/], ['hilist_code', 'x'.repeat(51), /最长 50/], ['hilist_name', ['a'], /文字或数字/]] as const) {
    const answer = await ask('1312', { ...right, [field]: value })
    assert.equal(answer.infcode, -1, field)
    assert.match(answer.err_msg, new RegExp(`data\\.${field} .*`), field)
    assert.match(answer.err_msg, said, field)
  }
  assert.match((await shop.send({ ...shop.message('1312', { data: right }), sign_no: 'X' })).err_msg, /签到已失效/)
  assert.match((await ask('1312', [])).err_msg, /data .*对象/)
})

const listOf = async (infno: string, ver: string, as = shop): Promise<{ output: Json; lines: string[][] }> => {
  const { output, infcode, err_msg } = await ask(infno, { ver }, 'data', as)
  assert.equal(infcode, 0, err_msg)
  if (!output.file_qury_no) return { output, lines: [] }
  const answer = await fetch(`${living.base}/fsi/api`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(as.message('9102', { fsDownloadIn: { file_qury_no: output.file_qury_no, filename: output.filename, fixmedins_code: 'plc' } })) })
  const zip = await fromBufferPromise(Buffer.from(await answer.arrayBuffer()))
  const names: string[] = []
  let text = ''
  for await (const entry of zip.eachEntry()) { names.push(entry.fileName); text += (await buffer(await zip.openReadStreamPromise(entry))).toString() }
  assert.deepEqual(names, [output.filename.replace('.zip', '.txt')])
  return { output, lines: text.trimEnd().split('\n').map(line => line.split('\t')) }
}

test('MED-01.a: 1301 and its kin give each list as a zip of tab-separated lines, made once for all providers; behind a version only what changed', async () => {
  await add({ ...valsartan, code: 'T001', name: '当归', pinyin: 'dg', listType: '102', charge: '10' }, { ...valsartan, code: 'F001', name: '门诊诊查', pinyin: 'mzzc', listType: '201', charge: '02' })
  const files = (await owner.query('select count(*)::int as n from files.file')).rows[0].n
  const { output, lines } = await listOf('1306', '0')
  const consumables = sampleItems.filter(item => item.listType === '301').map(item => item.code).sort()
  assert.deepEqual([lines.map(line => line[0]), output.data_cnt, lines[0]!.length], [consumables, consumables.length, 18])
  assert.match(output.dld_endtime, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
  const again = await listOf('1306', '0', other)
  assert.deepEqual([again.output, again.lines], [output, lines])
  assert.equal((await owner.query('select count(*)::int as n from files.file')).rows[0].n, files + 1)
  assert.deepEqual((await listOf('1302', '')).lines.map(line => line.slice(0, 2)), [['T001', '当归']])
  assert.deepEqual((await listOf('1305', '0')).lines.map(line => line[1]), ['门诊诊查'])
  assert.deepEqual((await listOf('1303', '0')).output, { file_qury_no: null, filename: null, dld_endtime: null, data_cnt: 0 })
  const ver = lines[0]!.at(-1)!
  assert.deepEqual((await listOf('1306', ver)).output.data_cnt, 0, 'nothing changed since')
  await owner.query(`update clinics.item set edition = 1 where code = $1`, [consumables[0]])
  assert.deepEqual((await listOf('1306', ver)).lines.map(line => [line[0], line.at(-1)]), [[consumables[0], 'V000001']])
  assert.match((await ask('1301', { ver: 'F001_2020' })).err_msg, /data\.ver .*第一次写 0/)
  assert.match((await ask('1301', { ver: { a: 1 } })).err_msg, /data\.ver/)
})

test('1201 finds designated providers by type with code or part of the name, 1901 the values of a dictionary; wrong fields by name', async () => {
  const one = (await good('1201', { fixmedins_type: '2', fixmedins_code: other.provider.fixmedins_code }, 'medinsinfo')).medinsinfo
  assert.deepEqual(one.map((each: Json) => [each.fixmedins_code, each.fixmedins_name]), [[other.provider.fixmedins_code, other.provider.fixmedins_name]])
  assert.ok((await good('1201', { fixmedins_type: '2', fixmedins_name: '药房' }, 'medinsinfo')).medinsinfo.length >= 2)
  assert.deepEqual((await good('1201', { fixmedins_type: '1', fixmedins_code: other.provider.fixmedins_code }, 'medinsinfo')).medinsinfo, [], 'no hospital of this code')
  await owner.query('update clinics.provider set designated_until = $1 where fixmedins_code = $2', ['2020-01-01', other.provider.fixmedins_code])
  assert.deepEqual((await good('1201', { fixmedins_type: '2', fixmedins_code: other.provider.fixmedins_code }, 'medinsinfo')).medinsinfo, [], 'no longer designated')
  for (const [data, said] of [[{ fixmedins_type: '3', fixmedins_name: 'x' }, /medinsinfo\.fixmedins_type/], [{ fixmedins_type: '', fixmedins_name: 'x' }, /medinsinfo\.fixmedins_type .*必填/], [{ fixmedins_type: '1' }, /medinsinfo\.fixmedins_name .*至少填一个/]] as const) assert.match((await ask('1201', data, 'medinsinfo')).err_msg, said)

  const types = (await good('1901', { type: 'list_type', date: '2026-11-29' })).list
  assert.deepEqual(types.map((each: Json) => [each.type, each.value, each.label, each.sort]), [['LIST_TYPE', '101', '西药中成药', 1], ['LIST_TYPE', '102', '中药饮片', 2], ['LIST_TYPE', '103', '自制制剂', 3], ['LIST_TYPE', '201', '医疗服务项目', 4], ['LIST_TYPE', '301', '医用耗材', 5]])
  assert.deepEqual((await good('1901', { type: 'MED_TYPE', parentValue: '14' })).list.map((each: Json) => each.value), ['140104', '140201'])
  assert.deepEqual((await good('1901', { type: 'MED_TYPE', date: '2015-02-28' })).list, [])
  assert.deepEqual((await good('1901', { type: 'MED_TYPE', valiFlag: '0' })).list, [])
  for (const type of Object.keys(dictionaries)) { const { list } = await good('1901', { type, vali_flag: '1', admdvs: '340100' }); assert.equal(new Set(list.map((each: Json) => each.value)).size, list.length, type); assert.ok(list.length) }
  for (const [data, said] of [[{ type: 'constructor' }, /data\.type .*没有这个字典/], [{ type: '' }, /data\.type .*必填/], [{ type: 'GEND', date: '2026-02-29' }, /data\.date/], [{ type: 'GEND', vali_flag: '9' }, /data\.vali_flag/], [{ type: 'GEND', admdvs: 'x' }, /data\.admdvs/]] as const) assert.match((await ask('1901', data)).err_msg, said)
})
