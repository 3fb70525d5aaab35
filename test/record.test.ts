import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { connect } from '#database'
import { demoPeople } from '#demo'
import { dayOf } from '#kit/day'
import { headKeeper } from '#record'
import { city, sbk, type City } from './harness/index.ts'
import { sessionFile } from './support/sbk.ts'
import { seat, type Knocker } from './support/trust.ts'

let living: City
let owner: Awaited<ReturnType<typeof connect>>
let audit: Knocker, counter: Knocker
const [first] = demoPeople as [typeof demoPeople[0]]
let person = ''

before(async () => {
  living = await city({ background: false })
  owner = await connect(living.url)
  audit = await seat(living, 'audit01')
  counter = await seat(living, 'counter01')
  person = (await counter.post('/people/find', { number: first.number })).body.rows[0].id
  await counter.post(`/people/${person}/unmask`)
  await counter.get(`/cards/${person}`)
})
after(async () => { await owner.end(); await living.close() })

type Row = { id: string; at: string; verb: string; user: string | null; organisationName: string | null; by: string; organisation: string; person: string | null; facts: Record<string, unknown> }
const asked = async (query: Record<string, string> = {}) => (await audit.get(`/record/entries?${new URLSearchParams({ limit: '200', ...query })}`)).body as { rows: Row[]; next: string | null; from: string; to: string }

test('TRUST-02.b: the audit administrator finds who looked at a person, by the number that person gave, and nothing else about them', async () => {
  const found = await audit.post('/record/person', { number: first.number })
  assert.deepEqual(found.body, { id: person })
  const { rows } = await asked({ person, looks: 'only' })
  assert.ok(rows.length >= 3)
  assert.deepEqual(rows.filter(row => !/\.(see-|unmask)/.test(row.verb)), [])
  const unmasked = rows.find(row => row.verb === 'holders.unmask')!
  assert.deepEqual([unmasked.user, unmasked.organisationName], ['counter01', '庐阳区政务服务中心'])
  assert.equal((await audit.get(`/people/${person}`)).status === 200, false)
  const whole = JSON.stringify(await asked({ person }))
  for (const clear of [first.number, first.name, first.phone, first.address]) assert.equal(whole.includes(clear), false)
})

test('TRUST-02.a: the record is read by day, verb, room, office and clerk, page by page, newest first', async () => {
  const today = dayOf(living.house.now())
  const all = await asked({ from: today, to: today })
  const times = all.rows.map(row => `${row.at}${row.id}`)
  assert.deepEqual(times, times.toSorted().toReversed())
  const unmasked = (await asked({ verb: 'holders.unmask' })).rows
  assert.ok(unmasked.length && unmasked.every(row => row.verb === 'holders.unmask'))
  assert.ok((await asked({ verb: 'holders' })).rows.every(row => row.verb.startsWith('holders.')))
  const { by, organisation } = unmasked[0]!
  assert.ok((await asked({ by })).rows.every(row => row.user === 'counter01'))
  assert.ok((await asked({ organisation, verb: 'cards' })).rows.every(row => row.organisation === organisation))
  assert.equal((await asked({ from: '2020-01-01', to: '2020-01-02' })).rows.length, 0)
  const pages: string[] = []
  for (let after = ''; ;) {
    const page = await asked({ person, limit: '2', ...after ? { after } : {} })
    pages.push(...page.rows.map(row => row.id))
    if (!page.next) break
    after = page.next
  }
  assert.equal(new Set(pages).size, pages.length)
  assert.ok(pages.length > 3)
  const wrong = async (query: string) => (await audit.get(`/record/entries?${query}`)).body.fields?.[0].field
  assert.deepEqual([await wrong('from=2026-02-30'), await wrong('from=2020-01-01&to=2021-01-01'), await wrong('from=2026-03-02&to=2026-03-01'), await wrong('verb=drop%20table')], ['from', 'from', 'from', 'verb'])
})

test('TRUST-02.b: asking the record is itself on record, with what was asked and of whom', async () => {
  await asked({ person, verb: 'cards', looks: 'none' })
  const { rows: [entry] } = await owner.query(`select by_post, person, facts from record.entry where verb = 'record.see-entries' order by at desc, id desc limit 1`)
  assert.deepEqual([entry.by_post, entry.person, entry.facts.verb, entry.facts.looks], ['audit-admin', person, 'cards', 'none'])
  assert.ok((await asked({ person, looks: 'only', verb: 'holders.see-on-record' })).rows.length >= 1)
})

test('TRUST-04.c: nobody but the audit administrator reads the record, and the audit administrator changes nothing', async () => {
  for (const user of ['system01', 'security01', 'chief01', 'counter01', 'insure01']) {
    const other = await seat(living, user)
    for (const path of ['/record/entries', '/record/state']) assert.equal((await other.get(path)).body.refused, 'not-your-post', `${user} ${path}`)
    for (const path of ['/record/person', '/record/verify']) assert.equal((await other.post(path, { number: first.number })).body.refused, 'not-your-post', `${user} ${path}`)
  }
})

test('TRUST-02.c: the chain is checked at the door, the check is on record, and a changed line shows', async () => {
  await living.turn()
  const whole = await audit.post('/record/verify')
  assert.deepEqual([whole.status, whole.body.count], [200, 0], whole.text)
  const { rows: [line] } = await owner.query('select l.number::text, e.bucket, e.id, e.authority from record.link l join record.entry e on e.bucket = l.bucket and e.id = l.entry order by l.number limit 1')
  await owner.query(`update record.entry set authority = 'other' where bucket = $1 and id = $2`, [line.bucket, line.id])
  assert.deepEqual((await audit.post('/record/verify')).body.breaks, [{ number: line.number, kind: 'changed' }])
  await owner.query('update record.entry set authority = $3 where bucket = $1 and id = $2', [line.bucket, line.id, line.authority])
  const state = (await audit.get('/record/state')).body
  assert.deepEqual([state.checked.breaks, Number(state.number) > 100, /^[0-9a-f]{64}$/.test(state.hash)], [1, true, true])
})

test('TRUST-02.c: what waits to be chained is told, up to ten thousand: a minute old, not younger; once chained nothing waits', async () => {
  const late = async () => (await audit.get('/record/state')).body.late
  await living.turn()
  assert.equal(await late(), 0)
  const written = (count: number) => owner.query(`insert into record.entry (bucket, id, at, verb, by_kind, authority, facts) select g % 4096, gen_random_uuid(), $1, 'test.line', 'system', 'test', '{}' from generate_series(1, $2::int) g`, [living.house.now(), count])
  await written(7)
  assert.equal(await late(), 0, 'it has a minute')
  living.later(1.1)
  assert.equal(await late(), 7)
  await written(10_100)
  living.later(1.1)
  assert.equal(await late(), 10_000, 'as many or more')
  await living.turn()
  assert.equal(await late(), 0)
})

test('the head goes into the file once a minute, whoever sealed, and at the last beat', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'sbk-heads-')), 'record.heads')
  const keep = headKeeper(file)
  const at = (seconds: number) => new Date(1_800_000_000_000 + seconds * 1000)
  const head = (number: bigint) => ({ number, hash: Buffer.alloc(32, Number(number)) })
  const kept = () => readFileSync(file, 'utf8').trim().split('\n').map(line => line.split(' ')[0])
  keep(head(3n), at(0))
  keep(head(4n), at(5))
  assert.deepEqual(kept(), ['3'])
  keep(head(4n), at(61))
  keep(null, at(200))
  keep(head(4n), at(200))
  assert.deepEqual(kept(), ['3', '4'])
  keep(head(9n), at(201))
  keep(head(10n), at(202), true)
  assert.deepEqual(kept(), ['3', '4', '9', '10'])
  headKeeper(file)(head(10n), at(900))
  headKeeper(file)(head(11n), at(0))
  assert.deepEqual(kept().at(-1), '11')
})

test('TRUST-02.b: the command line reads the record and who looked at a person; the number is never part of the command', async () => {
  const env = { SBK_SESSION: sessionFile(new URL(living.base).origin, audit.cookie) }
  const file = join(mkdtempSync(join(tmpdir(), 'sbk-audit-')), 'number')
  writeFileSync(file, first.number)
  const looks = await sbk(['audit', 'looks', '--number-file', file], env)
  assert.equal(looks.code, 0, looks.err)
  assert.match(looks.out, /\tcounter01\t庐阳区政务服务中心\tholders\.unmask\t/)
  const found = await sbk(['audit', 'search', '--verb', 'holders.unmask', '--limit', '1'], env)
  assert.equal(found.out.trim().split('\n').length, 1)
  assert.equal((await sbk(['audit', 'search', '--limit', 'many'], env)).code, 2)
  assert.equal((await sbk(['audit', 'search'], { SBK_SESSION: sessionFile(new URL(living.base).origin, counter.cookie) })).code, 1)
})
