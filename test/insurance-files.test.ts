import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { continueImports } from '#imports'
import { encodeGb18030 } from '../src/wire/gb18030.ts'
import { sbk } from './harness/index.ts'
import { insuring, OTHER, REGION, type Insuring } from './support/insuring.ts'
import { citizen } from './support/people.ts'
import type { Json } from './support/pharmacy.ts'
import { folder, sessionFile } from './support/sbk.ts'
import { seat } from './support/trust.ts'
import { signedIn, type Client } from './support/unit-site.ts'

let at: Insuring, clerk: Client, colleague: Client, away: Client, second: pg.Pool
const sit = async () => { [clerk, colleague, away] = await Promise.all(['insure01', 'insure02', 'insure11'].map(user => signedIn(at.city.living.base, user))) as [Client, Client, Client] }
before(async () => {
  at = await insuring()
  second = new pg.Pool(at.city.living.house.pool.options)
  await sit()
})
after(async () => { await second.end(); await at.close() })

const headings = '社会保障号码,姓名,事项,参保地,险种,参保人员类别,日期,费款所属期,缴费基数,个人缴费,单位缴费,缴费状态,到账日期'
const number = (n: number) => citizen(`3401041979${String(101 + n % 900).slice(0, 1)}1${'15'}${String(100 + n % 900)}`.replace(/^(.{6}1979)(.)1/, '$10$2'))
const enrol = (n: number, more: Partial<Record<'region' | 'insutype' | 'type' | 'day' | 'name', string>> = {}) => [number(n), more.name ?? '高远', '参保', more.region ?? REGION, more.insutype ?? '110', more.type ?? '1101', more.day ?? '2026-01-01', '', '6000.00', '', '', '', ''].join(',')
const change = (n: number, what: string, day: string, insutype = '110') => [number(n), '高远', what, REGION, insutype, '', day, '', '', '', '', '', ''].join(',')
const month = (n: number, of: string, more: Partial<Record<'person' | 'unit' | 'state' | 'on' | 'insutype', string>> = {}) =>
  [number(n), '高远', '缴费', REGION, more.insutype ?? '110', '', '', of, '6000.00', more.person ?? '480.00', more.unit ?? '960.00', more.state ?? '已缴', more.on ?? ''].join(',')
const csv = (...lines: string[]) => [headings, ...lines, ''].join('\r\n')
const send = (content: string | Uint8Array, as = clerk) => {
  const form = new FormData()
  form.append('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), 'records.csv')
  return as.post('/insurance/files', form)
}
const approve = (id: string, as = colleague) => as.post(`/insurance/files/${id}/approve`, {})
async function taken(content: string | Uint8Array): Promise<Json> {
  const sent = await send(content)
  assert.equal(sent.status, 200, JSON.stringify(sent.body))
  assert.equal((await approve(sent.body.id)).status, 200)
  await continueImports(at.city.living.house)
  return (await clerk.get(`/insurance/files/${sent.body.id}`)).body
}
const counts = (view: Json) => [view.phase, view.lines, view.taken, view.known, view.refusedLines]
const sizes = async () => (await at.city.within(work => work.sql<Json>`select (select count(*)::int from insurance.relation) as relations, (select count(*)::int from insurance.month) as months,
  (select coalesce(sum(person_fen + unit_fen), 0)::text from insurance.month where paid) as money, (select count(*)::int from holders.person) as people, (select coalesce(sum(version), 0)::int from insurance.relation) as versions`))[0]
const recordsOf = async (n: number): Promise<Json[]> => {
  const { rows } = (await clerk.post('/people/find', { number: number(n) })).body
  return (await clerk.get(`/people/${rows[0].id}/insured`)).body.rows
}

test('INS-01.a INS-06.b: an agency’s file enrols newcomers, pauses, resumes, ends and records months in its order, after a colleague approved it; the same file again changes nothing and says so', async () => {
  const content = csv(enrol(1), month(1, '202601'), month(1, '202602', { on: '2026-02-20' }), month(1, '202603', { state: '欠缴' }), enrol(2), change(2, '停保', '2026-03-15'), change(2, '续保', '2026-04-01'), enrol(3, { insutype: '390', type: '1501' }), change(3, '终止', '2026-05-31', '390'))
  const before = await sizes()
  const sent = await send(content)
  assert.deepEqual([sent.status, sent.body.again, sent.body.lines, sent.body.balance], [200, false, 9, 3 * 144_000], JSON.stringify(sent.body))
  await continueImports(at.city.living.house)
  assert.deepEqual(await sizes(), before, 'nothing begins before the second person')
  assert.deepEqual([(await approve(sent.body.id, clerk)).body.refused, (await approve(sent.body.id, away)).body.refused], ['import-own-approval', 'import-unknown'])
  assert.equal((await approve(sent.body.id)).status, 200)
  assert.equal((await approve(sent.body.id)).body.refused, 'import-approved')
  await continueImports(at.city.living.house)
  const view = (await clerk.get(`/insurance/files/${sent.body.id}`)).body
  assert.deepEqual(counts(view), ['done', 9, 9, 0, 0], JSON.stringify(view.kinds))
  const now = await sizes()
  assert.deepEqual([now.people - before.people, now.relations - before.relations, now.months - before.months, Number(now.money) - Number(before.money), view.takenBalance], [3, 3, 3, 288_000, 432_000])
  const [one] = await recordsOf(1)
  assert.deepEqual([one.state, one.since, one.paidUntil, one.base, one.months.map((each: Json) => each.paid)], ['1', '2026-01-01', '202602', 600_000, [false, true, true]])
  assert.deepEqual((await recordsOf(2)).map((each: Json) => [each.state, each.pausedOn]), [['1', null]])
  assert.deepEqual((await recordsOf(3)).map((each: Json) => [each.state, each.until]), [['4', '2026-05-31']])

  const again = await send(content)
  assert.deepEqual([again.status, again.body.again, again.body.id, again.body.phase], [200, true, sent.body.id, 'done'])
  const other = await taken(encodeGb18030(content)!)
  assert.deepEqual([other.encoding, ...counts(other)], ['gb18030', 'done', 9, 0, 9, 0])
  assert.deepEqual(await sizes(), now, 'in another encoding it changes nothing either, though much was paused, resumed and ended in it')
})

test('INS-01.b MED-10.b: lines that are wrong or contradict what is kept come back with reasons in both languages; owed becomes paid, paid is never changed; another office’s region is refused', async () => {
  await taken(csv(enrol(10), month(10, '202601'), month(10, '202602', { state: '欠缴' }), enrol(11, { insutype: '310' })))
  const before = await sizes()
  const wrong: [string, string][] = [
    [month(10, '202601', { person: '480.01' }), 'month-paid'], [month(10, '202601', { state: '欠缴' }), 'month-paid'], [month(10, '202512'), 'not-insured-so'], [month(10, '202613'), 'month-wrong'],
    [month(10, '202604', { person: '1.234' }), 'person-wrong'], [month(10, '202604', { state: '不知道' }), 'state-wrong'], [month(10, '202604', { on: '2099-01-01' }), 'received-wrong'],
    [enrol(11, { insutype: '390', type: '1501' }), 'enrolled-already'], [enrol(12, { region: OTHER }), 'region-wrong'], [enrol(12, { insutype: '999' }), 'insutype-wrong'], [enrol(12, { type: '1501' }), 'psn_type-wrong'],
    [month(13, '202601'), 'person-unknown'], [enrol(10, { name: '高近' }), 'name-differs'], [change(12, '停保', '2026-03-01'), 'person-unknown'], [change(11, '停保', '2026-03-01'), 'not-insured-so'],
    [change(10, '停保', '2025-03-01'), 'day-before'], [change(10, '退保', '2026-03-01'), 'what-wrong'], [`${number(10).slice(0, 17)}Y${enrol(10).slice(18)}`, 'number-check'],
  ]
  const view = await taken(csv(...wrong.map(([line]) => line), '="=cmd|1",高远,缴费'))
  assert.deepEqual([view.phase, view.taken, view.known, view.refusedLines], ['done', 0, 0, wrong.length + 1], JSON.stringify(view.kinds))
  assert.deepEqual(await sizes(), before)
  const back = (await clerk.download(`/insurance/files/${view.id}/refused`)).bytes.toString().split('\r\n')
  for (const [i, [, kind]] of wrong.entries()) assert.ok(view.kinds.some((each: Json) => each.kind === kind) || kind === 'number-check', `${kind}: ${back[i + 1]}`)
  assert.match(back[1]!, /^2,2026-01 已经记为缴清.*,2026-01 is recorded as paid/)
  const mended = await taken(csv(month(10, '202602'), month(10, '202601')))
  assert.deepEqual(counts(mended), ['done', 2, 1, 1, 0])
  assert.equal((await recordsOf(10))[0].paidUntil, '202602')
  assert.equal((await send(csv(enrol(14)), await signedIn(at.city.living.base, 'counter01'))).status, 403)
  assert.equal((await send('社会保障号码,姓名\n1,2\n')).body.refused, 'import-headings')
})

test('INS-01.b: broken off in the middle and gone on with by two processes at once, every line is done once', async () => {
  const before = await sizes()
  const people = Array.from({ length: 700 }, (_, i) => 100 + i)
  const sent = (await send(csv(...people.flatMap(n => [enrol(n), month(n, '202601'), month(n, '202602')])))).body
  assert.equal((await approve(sent.id)).status, 200)
  let draws = 0
  const { house } = at.city.living
  const dying = { ...house, random: (size: number) => { if (++draws > 3_500) throw new Error('the power is off'); return house.random(size) } }
  await assert.rejects(continueImports(dying), /the power is off/)
  const midway = (await clerk.get(`/insurance/files/${sent.id}`)).body
  assert.ok(midway.done > 0 && midway.done < 2_100 && midway.done % 1_000 === 0, String(midway.done))
  await Promise.all([continueImports(house), continueImports({ ...house, pool: second })])
  await continueImports(house)
  const view = (await clerk.get(`/insurance/files/${sent.id}`)).body
  assert.deepEqual(counts(view), ['done', 2_100, 2_100, 0, 0])
  const now = await sizes()
  assert.deepEqual([now.people - before.people, now.relations - before.relations, now.months - before.months, Number(now.money) - Number(before.money)], [700, 700, 1_400, 700 * 2 * 144_000])
})

test('INS-01.a: by the command line the same: sent, approved by a colleague, refused lines into a file', async () => {
  const { living } = at.city
  const env = async (user: string) => ({ SBK_SESSION: sessionFile(living.base, (await seat(living, user)).cookie) })
  const [mine, theirs] = [await env('insure01'), await env('insure02')]
  const home = folder()
  writeFileSync(join(home, 'records.csv'), csv(enrol(900 - 1), month(50, '202601')))
  const sent = await sbk(['insurance', 'import', join(home, 'records.csv')], mine)
  assert.equal(sent.code, 0, sent.err)
  const id = /^([0-9a-f-]{36})\t/m.exec(sent.out)![1]!
  assert.match((await sbk(['insurance', 'import', join(home, 'records.csv')], mine)).out, /送过了/)
  assert.equal((await sbk(['insurance', 'approve', id], mine)).code, 1)
  assert.equal((await sbk(['insurance', 'approve', id], theirs)).code, 0)
  await continueImports(living.house)
  assert.match((await sbk(['insurance', 'status', id, '--wait'], mine)).out, /办完/)
  assert.match((await sbk(['insurance', 'files'], mine)).out, new RegExp(id))
  const out = join(home, 'back.csv')
  assert.equal((await sbk(['insurance', 'refused', id, '--out', out], mine)).code, 0)
})
