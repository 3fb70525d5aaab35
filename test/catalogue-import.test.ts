import assert from 'node:assert/strict'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { itemsByCodes, sampleItems } from '#clinics'
import { connect } from '#database'
import { clearFiles } from '#files'
import { addDays, dayOf } from '#kit/day'
import { inWork } from '#kit/work'
import { encodeGb18030 } from '../src/wire/gb18030.ts'
import { city, sbk, type City } from './harness/index.ts'
import { pharmacy, type Json } from './support/pharmacy.ts'
import { folder, sessionFile } from './support/sbk.ts'
import { seat } from './support/trust.ts'
import { signedIn, type Client } from './support/unit-site.ts'

let living: City, office: Client, insurer: Client, till: Client, owner: Awaited<ReturnType<typeof connect>>
before(async () => {
  living = await city({ background: false })
  owner = await connect(living.url)
  await signIn()
})
/** Everybody at their seats; again where days went by. */
const signIn = async () => { [office, insurer, till] = await Promise.all([signedIn(living.base, 'catalogue01'), signedIn(living.base, 'insure01'), signedIn(living.base, 'till01')]) }
after(async () => { await owner.end(); await living.close() })

const system = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' } as const
const headings = '医保目录编码,名称,目录类别,收费项目类别,等级,开始日期,结束日期,参考价,限价,自付比例'
const line = (code: string, more: { name?: string; class?: string; from?: string; until?: string; price?: string; ceiling?: string } = {}) =>
  [code, more.name ?? `药品${code}`, '101', '09', more.class ?? '甲', more.from ?? '2026-01-01', more.until ?? '', more.price ?? '10.00', more.ceiling ?? '', ''].join(',')
const file = (...lines: string[]) => [headings, ...lines, ''].join('\r\n')
const send = async (content: string | Uint8Array, as = office): Promise<{ status: number; body: Json }> => {
  const form = new FormData()
  form.append('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), '目录.csv')
  return as.post('/catalogue/imports', form)
}
const tried = async (content: string | Uint8Array) => { const sent = await send(content); assert.equal(sent.status, 200, JSON.stringify(sent.body)); return sent.body }
const apply = (id: string, version: string, as = office) => as.post(`/catalogue/imports/${id}/apply`, { version })
const counts = (view: Json) => [view.lines, view.fresh, view.changed, view.ended, view.same, view.refusedLines]
const priceOn = async (code: string, day: string) => Number((await inWork(living.house, system, work => itemsByCodes(work, [code], day))).get(code)?.price ?? 0n) / 1_000_000
const catalogue = async () => (await owner.query(`select md5(string_agg(i::text, '|' order by code, valid_from)) as digest from clinics.item i`)).rows[0].digest as string
const noted = async (verb: string): Promise<Json[]> => (await owner.query('select facts, by_post from record.entry where verb = $1 order by at, id', [verb])).rows

test('MED-01.a: a file is tried and changes nothing; applied it begins its versions to the day, ends the ones before, under a name and on record; the same file again changes nothing and says so', async () => {
  const before = await catalogue()
  const content = file(line('XI01'), line('XI02', { from: '2026-06-01', price: '12.34', ceiling: '11' }), line('XI02', { from: '2026-09-01', price: '15' }), line('XI03', { until: '2026-02-28' }))
  const view = await tried(content)
  assert.deepEqual([...counts(view), view.version, view.again], [4, 3, 1, 0, 0, 0, null, false])
  assert.equal(await catalogue(), before)
  assert.deepEqual(counts(await tried(content)), counts(view), 'tried once more: the same')
  const done = await apply(view.id, '2026 年第 1 号')
  assert.equal(done.status, 200, JSON.stringify(done.body))
  assert.deepEqual([done.body.version, done.body.ver, done.body.appliedBy], ['2026 年第 1 号', 'V000001', '苏*'])
  for (const [code, day, price] of [['XI01', '2025-12-31', 0], ['XI01', '2026-01-01', 10], ['XI02', '2026-05-31', 0], ['XI02', '2026-08-31', 12.34], ['XI02', '2026-09-01', 15], ['XI03', '2026-02-28', 10], ['XI03', '2026-03-01', 0]] as const) assert.equal(await priceOn(code, day), price, `${code} ${day}`)
  const now = await catalogue()
  const again = await tried(content)
  assert.deepEqual([again.id, again.again, again.version], [view.id, true, '2026 年第 1 号'])
  assert.deepEqual([(await apply(view.id, '2026 年第 1 号')).status, (await apply(view.id, '另一个名字')).body.refused], [200, 'catalogue-applied'])
  assert.equal(await catalogue(), now)
  const gb = await tried(encodeGb18030(content)!)
  assert.deepEqual([...counts(gb), (await apply(gb.id, '再来一次')).body.refused], [4, 0, 0, 0, 4, 0, 'catalogue-nothing-new'], 'the same in another encoding: all of it is there')
  assert.deepEqual((await noted('clinics.apply-catalogue')).map(({ by_post, facts }) => [by_post, facts.version, facts.edition, facts.fresh]), [['catalogue-clerk', '2026 年第 1 号', 1, 3]])
  assert.deepEqual((await office.get(`/catalogue/items?find=yp&on=2026-08-31`)).body.rows.map((row: Json) => row.code).filter((code: string) => code.startsWith('XI')), ['XI01', 'XI02'])
  assert.ok((await till.get('/till/items?find=XI02')).body.rows[0].price === 15_000_000)
})

test('MED-01.a: what cannot be taken is told by line, column and cause, in both languages; the rest is applied, and the report is the office’s own', async () => {
  const bad = [line('xi10'), line('XI11', { price: 'x' }), line('XI12', { class: '丁' }), line('XI13', { from: '2026-02-30' }), line('XI01', { price: '11' }), line('XI02', { from: '2026-01-01', until: '2026-06-30' }), 'XI14']
  const view = await tried(file(...bad, line('XI15'), line('XI01', { until: '2026-12-31' })))
  assert.deepEqual(counts(view), [9, 1, 0, 1, 0, 7])
  const { rows } = (await office.get(`/catalogue/imports/${view.id}/refused`)).body
  assert.deepEqual(rows.map((row: Json) => [row.line, row.place, row.named]), [[2, 1, '医保目录编码'], [3, 8, '参考价'], [4, 5, '等级'], [5, 6, '开始日期'], [6, 6, '开始日期'], [7, 6, '开始日期'], [8, 2, '名称'], [8, 3, '目录类别'], [8, 4, '收费项目类别'], [8, 5, '等级'], [8, 6, '开始日期'], [8, 8, '参考价']])
  assert.match(rows[0].zh, /“xi10”不对：只有大写/)
  assert.match(rows[4].zh, /已经生效/)
  assert.match(rows[5].zh, /从 2026-06-01 起已经有另一个版本/)
  assert.ok(rows.every((row: Json) => /\p{Script=Han}/u.test(row.zh) && /^[\x20-\x7e]+$/.test(row.en.replaceAll(/\p{Script=Han}|、/gu, ''))))
  const text = (await office.download(`/catalogue/imports/${view.id}/refused/file?format=csv`)).bytes.toString()
  assert.match(text, /行号,第几列,列名,原因/)
  assert.equal((await apply(view.id, '有退回的')).status, 200)
  assert.deepEqual([await priceOn('XI15', '2026-01-01'), await priceOn('XI01', '2026-12-31'), await priceOn('XI01', '2027-01-01')], [10, 10, 0])
  const { rows: files } = (await office.get('/catalogue/imports')).body
  assert.deepEqual(files.map((each: Json) => each.version), ['有退回的', null, '2026 年第 1 号'])
})

test('MED-01.a: between trying and applying the catalogue moved: refused, and nothing of it happens; two at once: one edition each', async () => {
  const [first, second] = [await tried(file(line('XI20'), line('XI21'))), await tried(file(line('XI20', { price: '20' }), line('XI22')))]
  assert.equal((await apply(first.id, '先')).status, 200)
  const now = await catalogue()
  assert.deepEqual([(await apply(second.id, '后')).body.refused, await catalogue()], ['catalogue-moved', now], 'XI20 begins on that day with another price by now')
  assert.deepEqual(counts(await tried(file(line('XI20', { price: '20' }), line('XI22')))), [2, 1, 0, 0, 0, 1], 'sent again it says what it would do now')
  const pair = await Promise.all(['XI23', 'XI24'].map(code => tried(file(line(code)))))
  const both = await Promise.all([apply(pair[0].id, '一'), apply(pair[1].id, '二')])
  assert.deepEqual(both.map(each => each.status), [200, 200])
  assert.equal(new Set(both.map(each => each.body.ver)).size, 2)
  const same = await tried(file(line('XI25')))
  const twice = await Promise.all([apply(same.id, '三'), apply(same.id, '三')])
  assert.deepEqual(twice.map(each => each.status), [200, 200])
  assert.equal((await owner.query(`select count(*)::int as n from clinics.item where code = 'XI25'`)).rows[0].n, 1)
  const other = await tried(file(line('XI26')))
  assert.equal((await apply(other.id, '三')).body.refused, 'catalogue-version-taken')
  assert.equal(await priceOn('XI26', '2026-11-29'), 0)
})

test('MED-01.a: a version of tomorrow counts from midnight; what is not in force yet may come otherwise', async () => {
  const today = dayOf(living.house.now())
  const tomorrow = addDays(today, 1)
  await apply((await tried(file(line('XI30'), line('XI30', { from: tomorrow, price: '30' })))).id, '明天')
  const asked = async () => (await till.get('/till/items?find=XI30')).body.rows[0].price / 1_000_000
  assert.equal(await asked(), 10)
  const changed = await tried(file(line('XI30', { from: tomorrow, price: '31' })))
  assert.deepEqual(counts(changed), [1, 0, 1, 0, 0, 0])
  await apply(changed.id, '明天，改')
  assert.deepEqual([await priceOn('XI30', today), await priceOn('XI30', tomorrow)], [10, 31])
  living.later(24 * 60)
  await signIn()
  assert.equal(await asked(), 31)
  assert.deepEqual(counts(await tried(file(line('XI30', { from: tomorrow, price: '32' })))), [1, 0, 0, 0, 0, 1], 'in force now: not rewritten')
})

test('TRUST-04.c: files that are none are refused before anything is kept; who may not send or apply does neither', async () => {
  const before = (await owner.query('select count(*)::int as n from clinics.catalogue_import')).rows[0].n
  const wrong: [string | Uint8Array, string][] = [['', 'catalogue-file-missing'], [Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0]), 'catalogue-not-csv'], [Buffer.concat([Buffer.from(`${headings}\n`), Buffer.from([0xff, 0xff, 0x0a])]), 'catalogue-encoding'],
    [file('"未完'), 'catalogue-broken'], [file('x'.repeat(20_000)), 'catalogue-broken'], [`${headings}\n`, 'catalogue-no-lines'], ['名称,价\n甲,1\n', 'catalogue-headings'], [`${headings},名称\n1\n`, 'catalogue-headings']]
  for (const [content, refused] of wrong) {
    const { status, body } = await send(content)
    assert.deepEqual([status >= 400, body.refused], [true, refused])
    assert.ok(body.zh && body.en && !/[{}]/.test(body.zh + body.en), body.zh)
  }
  for (const as of [insurer, till]) {
    assert.equal((await send(file(line('XI40')), as)).status, 403)
    for (const path of ['/catalogue/imports', '/catalogue/items', '/catalogue/export']) assert.equal((await as.get(path)).status, 403, path)
  }
  assert.equal((await owner.query('select count(*)::int as n from clinics.catalogue_import')).rows[0].n, before)
  const view = await tried(file(line('XI41')))
  assert.equal((await apply(view.id, '名', insurer)).status, 403)
  assert.deepEqual([(await apply(view.id, ' ')).status, (await apply(view.id, 'x'.repeat(61))).status, (await office.get('/catalogue/items?on=soon')).status, (await office.get('/catalogue/imports?after=x')).status], [400, 400, 400, 400])
  assert.equal((await apply('00000000-0000-7000-8000-000000000000', '名')).body.refused, 'catalogue-import-unknown')
  living.later(31 * 24 * 60)
  await clearFiles(living.house)
  await signIn()
  assert.equal((await apply(view.id, '太晚')).body.refused, 'catalogue-file-gone')
  await tried(file(line('XI41')))
  assert.equal((await apply(view.id, '重新送的')).status, 200)
})

test('by the command line: import, apply, list, export; what is exported is what an import calls the same', async () => {
  const home = folder()
  const env = { SBK_SESSION: sessionFile(living.base, (await seat(living, 'catalogue01')).cookie) }
  const [path, out] = [join(home, 'catalogue.csv'), join(home, 'out.csv')]
  writeFileSync(path, file(line('XI50', { name: '=cmd|calc' }), line('XI51')))
  const dry = await sbk(['catalogue', 'import', path], env)
  assert.equal(dry.code, 0, dry.err)
  assert.match(dry.out, /新增 \/ new 2，/)
  assert.equal(await priceOn('XI51', '2026-11-29'), 0)
  const real = await sbk(['catalogue', 'import', path, '--name', '命令行'], env)
  assert.match(real.out, /命令行/)
  assert.equal(await priceOn('XI51', '2026-11-29'), 10)
  assert.match((await sbk(['catalogue', 'import', path, '--name', '命令行'], env)).out, /什么都没有改/)
  writeFileSync(path, file(line('XI52', { price: '0' }), line('XI53')))
  const refused = await sbk(['catalogue', 'import', path, '--name', '不行'], env)
  assert.deepEqual([refused.code, /没有启用/.test(refused.err), /2\t8 参考价/.test(refused.out)], [1, true, true], refused.out)
  const id = /^([0-9a-f-]{36})\t/m.exec(refused.out)![1]!
  assert.match((await sbk(['catalogue', 'refused', id], env)).out, /参考价/)
  assert.equal((await sbk(['catalogue', 'apply', id, '--name', '不管退回的'], env)).code, 0)
  assert.equal((await sbk(['catalogue', 'apply', id], env)).code, 2)
  assert.match((await sbk(['catalogue', 'list'], env)).out, /不管退回的/)
  const left = await sbk(['catalogue', 'export', out], env)
  assert.equal(left.code, 0, left.err)
  const rows = readFileSync(out, 'utf8').replace(/^\uFEFF/, '').trimEnd().split('\r\n')
  assert.ok(rows.length > sampleItems.length && rows.some(row => row.includes(`'=cmd|calc`)))
  assert.equal(statSync(out).mode & 0o777, 0o600)
  assert.equal((await sbk(['catalogue', 'export', out], env)).code, 2)
  const again = await tried(readFileSync(out))
  assert.deepEqual(counts(again), [rows.length - 1, 0, 0, 0, rows.length - 1, 0])
  const on = join(home, 'on.csv')
  assert.equal((await sbk(['catalogue', 'export', on, '--on', '2015-03-01'], env)).code, 0)
  assert.equal(readFileSync(on, 'utf8').trimEnd().split('\r\n').length - 1, sampleItems.length)
  assert.equal((await sbk(['catalogue', 'export', join(home, 'x.csv')], { SBK_SESSION: sessionFile(living.base, (await seat(living, 'till01')).cookie) })).code, 1)
})

test('MED-01.a: what an import changed is what 1301 gives behind the version a provider has', async () => {
  const shop = await pharmacy(living)
  const count = async (ver: string): Promise<number> => (await shop.send(shop.message('1301', { data: { ver } }))).output.data_cnt
  const { body: { rows } } = await office.get('/catalogue/imports')
  const last = rows.find((row: Json) => row.ver)!.ver as string
  assert.equal(await count(last), 0)
  await apply((await tried(file(line('XI60'), line('XI60', { from: '2026-10-01', price: '60' }), line('XI61')))).id, '下载')
  assert.deepEqual([await count(last), await count('0') > 40], [3, true])
})

test('20,000 lines are tried and applied in one go', async () => {
  const lines = Array.from({ length: 20_000 }, (_, i) => line(`XQ${String(i).padStart(6, '0')}`))
  const began = performance.now()
  const view = await tried(file(...lines))
  const tries = performance.now() - began
  assert.equal((await apply(view.id, '两万行')).status, 200)
  assert.ok(performance.now() - began < 60_000, `${tries.toFixed(0)} ms, ${(performance.now() - began).toFixed(0)} ms`)
  assert.equal((await owner.query(`select count(*)::int as n from clinics.item where code like 'XQ%'`)).rows[0].n, 20_000)
})
