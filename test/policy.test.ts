import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { packNames, packText } from '#regions'
import { parse, stringify } from 'yaml'
import { city, sbk } from './harness/index.ts'
import { folder, sessionFile } from './support/sbk.ts'

type Row = { key: string; value: unknown; validFrom: string; standing: string; taken: string; source: { code: string; title: string }[]; other: { value: unknown; source: { code: string }[] }[] }
// eslint-disable-next-line -- answers are JSON as a client sees them
type Answer = { status: number; body: any }
type Pack = { region: string; documents: Record<string, string>; values: Record<string, Entry | Entry[]> }
type Entry = { value: unknown; source: string[]; standing: string; valid_from?: string; other?: { value: unknown; source: string[] }[] }

let living: Awaited<ReturnType<typeof city>>
let cookie = ''
before(async () => {
  living = await city()
  await signIn()
})
after(() => living.close())

/** Sits down as the system administrator; again after the clock was moved, since a session ends by itself. */
async function signIn(): Promise<void> {
  const seats = await (await fetch(`${living.base}/api/seats`)).json() as { user: string; post?: string }[] | { rows: { user: string; post?: string }[] }
  const admin = (Array.isArray(seats) ? seats : seats.rows).find(seat => seat.post === 'system-admin' || seat.user.includes('system'))
  const signed = await fetch(`${living.base}/api/sign-in/seat`, { method: 'POST', headers: { 'content-type': 'application/json', origin: new URL(living.base).origin }, body: JSON.stringify({ user: admin!.user }) })
  cookie = signed.headers.getSetCookie().map(line => line.split(';')[0]).join('; ')
}

async function knock(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${living.base}/api${path}`, { method, ...method === 'POST' && { body: JSON.stringify(body) },
    headers: { cookie, origin: new URL(living.base).origin, ...method === 'POST' && { 'content-type': 'application/json' } } })
  const text = await response.text()
  return { status: response.status, body: /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : text }
}
const rowsOf = async (region: string, day?: string): Promise<Row[]> => (await knock('GET', `/policy?region=${region}${day ? `&day=${day}` : ''}`)).body.rows
const rowOf = async (region: string, key: string, day?: string): Promise<Row> => (await rowsOf(region, day)).find(row => row.key === key)!
const today = () => new Date(living.house.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
const dayFrom = (days: number) => new Date(Date.parse(today()) + days * 86_400_000).toISOString().slice(0, 10)
const change = (region: string, key: string, value: unknown, validFrom: string) =>
  knock('POST', '/policy/values', { region, key, value, validFrom, standing: 'confirmed', approvedBy: '市人社局局务会', source: [{ code: 'T1', title: '测试文件' }] })
const load = (text: string) => knock('POST', '/policy/packs', { text, approvedBy: '市人社局局务会' })
const pack = (region: string, values: Record<string, Entry>) => stringify({ region, documents: { T1: '测试文件' }, values })
const example = /```yaml\n([\s\S]*?)```/.exec(readFileSync(join(import.meta.dirname, '../docs/packs.md'), 'utf8'))![1]!
function file(text: string): string {
  const path = join(folder(), 'pack.yaml')
  writeFileSync(path, text)
  return path
}

test('POL-01.a: a value is in force from its day, the one before it until then', async () => {
  assert.equal((await rowOf('340000', 'reimbursement.to', '2015-02-28')).value, 'passbook')
  assert.equal((await rowOf('340000', 'reimbursement.to', '2015-03-01')).value, 'financial-account')
})

test('POL-01.b: a change takes effect on its day, without a restart', async () => {
  const changed = await change('130000', 'pin.tries', 6, dayFrom(1))
  assert.equal(changed.status, 200, JSON.stringify(changed.body))
  assert.equal((await rowOf('130000', 'pin.tries')).value, 10)
  assert.equal((await rowOf('130000', 'pin.tries', dayFrom(1))).value, 6)
  living.later(24 * 60)
  await signIn()
  assert.equal((await rowOf('130000', 'pin.tries')).value, 6)
})

test('POL-01.c: no change rewrites what was read for an earlier day', async () => {
  const before = await rowsOf('340100', today())
  for (const day of [today(), '2015-03-01', '2014-01-01']) {
    const refused = await change('340100', 'session.minutes', 5, day)
    assert.deepEqual([refused.status, refused.body.refused], [409, 'policy-not-future'])
  }
  assert.equal((await change('340100', 'session.minutes', 5, dayFrom(30))).status, 200)
  const silent = await load(pack('340100', { 'validity.years': { value: 3, source: ['T1'], standing: 'confirmed' } }))
  assert.equal(silent.status, 400, 'a value lent by generic is not rewritten either')
  assert.deepEqual(await rowsOf('340100', today()), before)
})

test('POL-02.a: the pack of an invented city is checked, loaded and in force, with no code touched', async () => {
  const path = file(example)
  const session = { SBK_SESSION: sessionFile(new URL(living.base).origin, cookie) }
  const checked = await sbk(['pack', 'check', path])
  assert.equal(checked.code, 0, checked.out)
  const loaded = await sbk(['pack', 'load', path, '--approved-by', '临海市人社局'], session)
  assert.equal(loaded.code, 0, loaded.err)
  const listed = (await sbk(['policy', 'list', '--region', '999100'], session)).out.split('\n').map(line => line.split('\t'))
  const of = (key: string) => listed.find(([name]) => name === key)!.slice(1, 5)
  assert.deepEqual(of('pin.tries'), ['6', '2015-03-01', 'confirmed', 'own'])
  assert.deepEqual(of('validity.years'), ['10', '2015-03-01', 'chosen', 'own'])
  assert.deepEqual(of('promise').at(-1), 'generic')
  assert.equal((await rowOf('999121', 'pin.tries', '2030-01-01')).value, 5, 'an insured region of it reads its pack')
})

test('POL-02.b: every mistake in a pack is named with its line, in both languages, and the command ends with 1', async () => {
  const bad = ["region: '3402'", 'documents: { T1: 文件 }', 'values:', '  pin.tries: { value: 60, source: [T1], standing: confirmed }', '  pin.colour: { value: 1, source: [T1], standing: confirmed }',
    '  minor.age: { value: 18, source: [T7], standing: sure }', '  session.minutes: { value: 9, source: [T1], standing: chosen, valid_from: 2026-02-30 }'].join('\n')
  const path = file(bad)
  const { code, out } = await sbk(['pack', 'check', path])
  assert.equal(code, 1)
  for (const line of [1, 4, 5, 6, 7]) assert.match(out, new RegExp(`pack\\.yaml:${line}: .*[\\u4e00-\\u9fff].* / [a-z]`), `line ${line}`)
  assert.match(out, /6 mistakes/)
  const asked = (await knock('POST', '/policy/check', { text: bad })).body.mistakes as { line: number }[]
  assert.deepEqual(asked.map(mistake => mistake.line), [1, 4, 5, 6, 6, 7])
})

test('POL-02.c: a pack with a mistake, or one that contradicts what is in force, loads nothing', async () => {
  const before = await rowsOf('340100')
  const half = await load(pack('999300', { 'minor.age': { value: 18, source: ['T1'], standing: 'chosen' }, 'pin.tries': { value: 99, source: ['T1'], standing: 'chosen' } }))
  assert.deepEqual([half.status, half.body.refused], [400, 'input-invalid'])
  assert.equal((await knock('GET', '/policy?region=999300')).status, 404)
  const other = packText('hefei').replace('pin.tries: { value: 10,', 'pin.tries: { value: 9,')
  const line = other.split('\n').findIndex(text => text.includes('pin.tries')) + 1
  const contradicts = await load(other)
  assert.equal(contradicts.status, 400)
  assert.match(contradicts.body.fields[0].field, new RegExp(`^${line}: `))
  assert.deepEqual(await rowsOf('340100'), before)
})

test('POL-03.a: the four packs hold what their documents say', async () => {
  const says: [string, string, unknown][] = [
    ['340100', 'pin.initial', '123456'], ['340100', 'activation.how', 'pin-change'], ['340100', 'promise', { months: 3, from: 'approval' }], ['340100', 'financial.term.days', null],
    ['130000', 'apply.who', { alone: 'without-unit', through: ['unit', 'village'] }], ['130000', 'fee.first', { fen: 0 }],
    ['130000', 'materials.adult', ['form', 'id-copy-both-sides', 'photo', 'medical-card-copy']],
    ['340000', 'reimbursement.to', 'financial-account'], ['340000', 'pacc.passbook', { bank: '95566', before: '2015-03-01' }],
    ['000000', 'pin.initial', null], ['000000', 'activation.how', 'on-collection'], ['000000', 'financial.term.days', 30], ['000000', 'validity.years', 5],
    ['000000', 'promise', { workingDays: 30, from: 'submission' }],
  ]
  for (const [region, key, value] of says) assert.deepEqual((await rowOf(region, key, '2026-11-01')).value, value, `${region} ${key}`)
  const insured = (await rowOf('340100', 'insured.regions')).value as { code: string }[]
  assert.deepEqual(insured.map(one => one.code), ['340199', '340121', '340122', '340123', '340124', '340181'])
  for (const region of ['340100', '340000']) assert.equal(((await rowOf(region, 'banks')).value as unknown[]).length, 7)
  assert.equal((await rowOf('340100', 'pin.tries', '2026-11-01')).value, 10)
})

test('POL-03.b: what a pack is silent on is taken from generic and marked so', async () => {
  const silent = await rowOf('340100', 'validity.years')
  assert.deepEqual([silent.value, silent.taken], [5, 'generic'])
  assert.equal((await rowOf('340100', 'pin.initial')).taken, 'own')
  assert.equal((await rowOf('130000', 'factors')).taken, 'generic')
})

test('POL-03.c: no value stands without its document and its standing', async () => {
  for (const region of ['340100', '130000', '340000', '000000']) {
    for (const row of await rowsOf(region)) {
      assert.ok(row.source.length && row.source.every(source => source.title), `${region} ${row.key}`)
      assert.match(row.standing, /^(confirmed|chosen|unconfirmed)$/)
    }
  }
  const bare = await load('region: "999400"\ndocuments: { T1: a }\nvalues:\n  minor.age: { value: 18, standing: chosen }\n  pin.tries: { value: 9, source: [T1] }')
  assert.deepEqual(bare.body.fields.map((fault: { field: string }) => fault.field), ['4: values › minor.age › source', '5: values › pin.tries › standing'])
})

const open = (name: string, region: string, day: string) => knock('GET', `/policy/functions/${name}?region=${region}&day=${day}`)

test('POL-04.a POL-04.b: before its start a function is refused with the date; from that day it is open, an insured region by a date of its own', async () => {
  const early = await open('card', '340100', '2015-02-28')
  assert.deepEqual([early.status, early.body.refused, early.body.facts.from], [409, 'function-not-open', '2015-03-01'])
  assert.match(early.body.zh, /2015-03-01/)
  assert.equal((await open('card', '340100', '2015-03-01')).status, 200)
  await load(pack('999500', {
    'insured.regions': { value: [{ code: '999599', zh: '本级', en: 'Municipal', county: false }, { code: '999521', zh: '县', en: 'County', county: true }], source: ['T1'], standing: 'confirmed' },
    'functions.start.settlement': { value: { from: '2026-01-01', regions: { '999521': '2026-07-01' } }, source: ['T1'], standing: 'confirmed' },
  }))
  assert.equal((await open('settlement', '999599', '2026-03-01')).status, 200)
  assert.equal((await open('settlement', '999521', '2026-03-01')).body.facts.from, '2026-07-01')
  assert.equal((await open('settlement', '999521', '2026-07-01')).status, 200)
})

test('POL-04.c: a function without an announced date is refused, saying so', async () => {
  const never = await open('tax', '340100', '2099-01-01')
  assert.deepEqual([never.status, never.body.refused], [409, 'function-not-announced'])
  assert.match(never.body.zh, /尚未公布/)
})

const disputes = packNames.flatMap(name => Object.entries((parse(packText(name)) as Pack).values)
  .flatMap(([key, written]) => [written].flat().flatMap(entry => (entry.other ?? []).map(other => ({ name, key, entry, other })))))

test('POL-06.a: where documents disagree the pack holds one value, names both sides and marks it', async () => {
  const reset = await rowOf('340100', 'pin.reset.offices')
  assert.deepEqual([reset.value, reset.standing, reset.source.map(source => source.code)], [['centre', 'counter'], 'chosen', ['D19']])
  assert.deepEqual(reset.other.map(other => [other.value, other.source.map(source => source.code)]), [[['centre', 'county-counter'], ['D18']]])
  for (const { name, key, entry } of disputes) assert.ok(entry.source.length && ['chosen', 'unconfirmed', 'confirmed'].includes(entry.standing), `${name} ${key}`)
  assert.ok(disputes.length >= 40)
})

test('POL-06.b: the other value of every such difference is accepted and takes effect', async () => {
  for (const [index, { key, other }] of disputes.entries()) {
    const region = String(910000 + index)
    const loaded = await load(pack(region, { [key]: { value: other.value, source: ['T1'], standing: 'chosen' } }))
    assert.equal(loaded.status, 200, `${key}: ${JSON.stringify(loaded.body)}`)
    const row = await rowOf(region, key)
    assert.deepEqual([row.value, row.taken], [other.value, 'own'])
  }
})

test('POL-06.c: checking, loading and exporting lose neither the other value nor its document', async () => {
  const out = await knock('GET', '/policy/340000/pack')
  assert.equal(out.status, 200)
  const exported = parse(out.body) as Pack
  const own = parse(packText('anhui-provincial')) as Pack
  assert.deepEqual([exported.values['pacc.passbook']].flat()[0]!.other, [{ value: null, source: ['D07'] }])
  for (const code of ['D07', 'D08']) assert.equal(exported.documents[code], own.documents[code])
  const again = await load(out.body)
  assert.deepEqual([again.status, again.body.added], [200, 0])
})

test('APP-09.a: the first card is free in every pack', async () => {
  for (const region of ['340100', '130000', '340000', '000000']) assert.deepEqual((await rowOf(region, 'fee.first')).value, { fen: 0 })
})

test('APP-09.b: a fee with authority, document and date is accepted and shown with them', async () => {
  const fee = { fen: 2500, authority: '市发展改革委', document: '发改价〔2026〕9号', date: '2026-03-01' }
  assert.equal((await load(pack('999600', { 'fee.first': { value: fee, source: ['T1'], standing: 'confirmed' } }))).status, 200)
  assert.deepEqual((await rowOf('999600', 'fee.first')).value, fee)
  const hefei = (await rowOf('340100', 'fee.replacement')).value as { fen: number; authority: string; document: string; date: string }
  assert.equal(hefei.fen, 1800)
  assert.ok(hefei.authority && hefei.document && hefei.date)
})

test('APP-09.c: a fee without authority, document or date is refused when checked and when loaded, with its line', async () => {
  for (const missing of ['authority', 'document', 'date']) {
    const fee = Object.fromEntries(Object.entries({ fen: 2500, authority: 'a', document: 'b', date: '2026-03-01' }).filter(([name]) => name !== missing))
    const text = `region: '999700'\ndocuments: { T1: a }\nvalues:\n  fee.exchange:\n    value: ${JSON.stringify(fee)}\n    source: [T1]\n    standing: confirmed\n`
    const checked = await sbk(['pack', 'check', file(text)])
    assert.equal(checked.code, 1)
    assert.match(checked.out, new RegExp(`:5: .*${missing}`))
    const loaded = await load(text)
    assert.equal(loaded.status, 400)
    assert.match(loaded.body.fields[0].field, /^5: /)
  }
  assert.equal((await knock('GET', '/policy?region=999700')).status, 404)
})
