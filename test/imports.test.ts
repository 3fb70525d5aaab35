import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { connect } from '#database'
import { continueImports } from '#imports'
import { addDays, dayOf } from '#kit/day'
import { headings, holderLine } from '../bench/migrate/holders-file.ts'
import { encodeGb18030 } from '../src/wire/gb18030.ts'
import { city, sbk, type City } from './harness/index.ts'
import { decides } from './support/packs.ts'
import { folder, sessionFile } from './support/sbk.ts'
import { signedIn, type Client } from './support/unit-site.ts'
import { seat } from './support/trust.ts'

// eslint-disable-next-line -- answers are JSON as a client sees them
type Json = any
let living: City, second: pg.Pool, system: Client, chief: Client, counter: Client, owner: Awaited<ReturnType<typeof connect>>
before(async () => {
  living = await city({ background: false })
  second = new pg.Pool(living.house.pool.options)
  owner = await connect(living.url)
  ;[system, chief, counter] = await Promise.all([signedIn(living.base, 'system01'), signedIn(living.base, 'chief01'), signedIn(living.base, 'counter01')])
})
after(async () => { await owner.end(); await second.end(); await living.close() })

const csv = (from: number, to: number, ...more: string[]) => [headings, ...Array.from({ length: to - from }, (_, i) => holderLine(from + i)), ...more, ''].join('\r\n')
const send = (content: string | Uint8Array, as = system) => {
  const form = new FormData()
  form.append('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), 'holders.csv')
  return as.post('/imports', form)
}
/** Sends, approves, lets the job finish. */
async function taken(content: string | Uint8Array): Promise<Json> {
  const sent = await send(content)
  assert.equal(sent.status, 200, JSON.stringify(sent.body))
  assert.equal((await chief.post(`/imports/${sent.body.id}/approve`, {})).status, 200)
  await continueImports(living.house)
  return (await system.get(`/imports/${sent.body.id}`)).body
}
const counts = (view: Json) => [view.phase, view.lines, view.taken, view.cards, view.known, view.refusedLines]
const one = async (statement: string, values: unknown[] = []): Promise<Json> => (await owner.query(statement, values)).rows[0]
/** How much of everything an import writes there is. */
const sizes = () => one(`select (select count(*)::int from holders.person) as people, (select count(*)::int from cards.card) as cards, (select count(*)::int from ledger.journal) as journal,
  (select count(*)::int from insurance.relation) as relations, (select coalesce(sum(balance), 0)::text from ledger.account) as money, (select count(*)::int from record.entry where verb = 'imports.take-over') as noted`)
const field = (line: string, column: string) => line.split(',')[headings.split(',').indexOf(column)]!
const change = (line: string, given: Record<string, string>) => line.split(',').map((cell, i) => given[headings.split(',')[i]!] ?? cell).join(',')
const personOf = async (line: string): Promise<Json> => (await counter.post('/people/find', { number: field(line, '社会保障号码') })).body

test('an import by the command line: sent by one post, approved by another, everybody is found with the card they have and the balance they had; money adds up', async () => {
  const path = join(folder(), 'holders.csv')
  writeFileSync(path, csv(0, 1_200))
  const env = async (user: string) => ({ SBK_SESSION: sessionFile(living.base, (await seat(living, user)).cookie) })
  const [asSystem, asChief] = [await env('system01'), await env('chief01')]
  const not = await sbk(['import', 'holders', path], asChief)
  assert.equal(not.code, 1)
  assert.match(not.err, /岗位/)
  const before = await sizes()
  const sent = await sbk(['import', 'holders', path], asSystem)
  assert.equal(sent.code, 0, sent.err)
  const id = /^([0-9a-f-]{36})\t/m.exec(sent.out)![1]!
  assert.match(sent.out, /1200/)
  await continueImports(living.house)
  assert.deepEqual(await sizes(), before, 'nothing begins before the second person')
  assert.equal((await sbk(['import', 'approve', id], asSystem)).code, 1, 'who sends does not approve')
  assert.equal((await sbk(['import', 'approve', id], asChief)).code, 0)
  assert.equal((await chief.post(`/imports/${id}/approve`, {})).body.refused, 'import-approved')
  await continueImports(living.house)
  const done = await sbk(['import', 'status', id, '--wait'], asChief)
  assert.match(done.out, /办完/)
  const view = (await system.get(`/imports/${id}`)).body
  assert.deepEqual(counts(view), ['done', 1_200, 1_200, 1_200, 0, 0])
  assert.equal(view.takenBalance, view.balance)
  const now = await sizes()
  assert.deepEqual([now.people - before.people, now.cards - before.cards, now.noted, BigInt(now.money) - BigInt(before.money)], [1_200, 1_200, 1_200, BigInt(view.balance)])
  assert.equal((await one(`select count(*)::int as n from (select from ledger.leg group by bucket, number having sum(amount) <> 0) as off`)).n, 0)
  assert.equal((await one('select count(*)::int as n from imports.part')).n, 0, 'the file is deleted when it is done')
  const by = await one(`select by_post, authority from record.entry where verb = 'imports.take-over' limit 1`)
  assert.deepEqual(by, { by_post: 'centre-chief', authority: `import ${id}` })

  for (const i of [7, 1_199]) {
    const line = holderLine(i)
    const { rows: [person] } = await personOf(line)
    assert.ok(person.name.includes('*') && !JSON.stringify(person).includes(field(line, '社会保障号码')))
    const { cards: [card] } = (await counter.get(`/cards/${person.id}`)).body
    assert.deepEqual([card.state, card.social, card.collectedOn, card.validUntil, card.pin.mustSet, card.pin.first], ['handed-over', 'active', field(line, '领卡日期'), card.validUntil, true, true])
    const history = (await counter.get(`/cards/${person.id}/${card.id}/history`)).body
    assert.deepEqual(history.rows.map((entry: Json) => entry.verb), ['imports.take-over'])
    assert.equal((await counter.post('/cards/find', { number: field(line, '社保卡号') })).body.person, person.id)
    const money = await one('select what, account::text, balance::text from ledger.journal where person = $1', [person.id])
    const fen = field(line, '个人账户余额').replace('.', '')
    assert.deepEqual(money, { what: 'opening', account: String(Number(fen)), balance: String(Number(fen)) })
  }
})

test('the same file twice is one import; the same people in another encoding are here already: nothing doubles', async () => {
  const before = await sizes()
  const again = await send(csv(0, 1_200))
  assert.deepEqual([again.body.again, again.body.phase], [true, 'done'])
  const gb = encodeGb18030(csv(0, 1_200))!
  const view = await taken(gb)
  assert.deepEqual([view.encoding, ...counts(view)], ['gb18030', 'done', 1_200, 0, 0, 1_200, 0])
  assert.deepEqual(await sizes(), before)
})

test('lines that are wrong come back with the reason in both languages beside them, formulas as text; mended and sent again they are taken', async () => {
  const [a, b, c, d] = [2_000, 2_001, 2_002, 2_003].map(holderLine) as [string, string, string, string]
  const bad = { number: change(a, { 社会保障号码: `${field(a, '社会保障号码').slice(0, 17)}${field(a, '社会保障号码').endsWith('1') ? '2' : '1'}` }), formula: change(b, { 联系地址: '=cmd|calc', 手机号码: '12' }),
    card: change(c, { 社保卡号: field(holderLine(3), '社保卡号') }), money: change(d, { 个人账户余额: '1.234' }), other: change(holderLine(5), { 社保卡号: field(holderLine(9_999), '社保卡号') }),
    bank: change(holderLine(2_004), { 银行卡号: '6217210000000000001' }), day: change(holderLine(2_006), { 领卡日期: '2099-01-01' }) }
  const twin = change(holderLine(2_005), { 社保卡号: field(holderLine(2_007), '社保卡号'), 卡识别码: field(holderLine(2_007), '卡识别码'), 银行卡号: field(holderLine(2_007), '银行卡号') })
  const view = await taken([headings, ...Object.values(bad), holderLine(2_005), holderLine(2_005), twin, ''].join('\n'))
  assert.deepEqual(counts(view), ['done', 10, 1, 1, 1, 8])
  assert.deepEqual(view.kinds.map((each: Json) => each.kind).sort(), ['balance-wrong', 'bank_card-wrong', 'card-of-other', 'handed_over_on-wrong', 'number-check', 'number-twice', 'person-known', 'phone-wrong'])
  assert.equal((await chief.download(`/imports/${view.id}/refused`)).status, 403, 'whole numbers are for who sent them')
  const out = join(folder(), 'refused.csv')
  const env = { SBK_SESSION: sessionFile(living.base, (await seat(living, 'system01')).cookie) }
  assert.equal((await sbk(['import', 'refused', view.id, '--out', out], env)).code, 0)
  const text = readFileSync(out, 'utf8')
  const lines = text.replace(/^\uFEFF/, '').trim().split('\r\n')
  assert.equal(lines.length, 9)
  assert.match(lines[1]!, /^2,身份证号最后一位对不上[^,]*,"?The last digit/)
  assert.ok(text.includes(`,'=cmd|calc,`), text)
  assert.equal((await one(`select count(*)::int as n from record.entry where verb = 'imports.see-refused'`)).n > 0, true)
  assert.doesNotMatch(JSON.stringify((await one('select line_sealed from imports.refused limit 1')).line_sealed.toString('latin1')), /cmd/)

  const mended = [lines[0]!, lines[2]!.replace(',12,', `,${field(b, '手机号码')},`), lines[4]!.replace(',1.234,', ',1.23,')].join('\r\n')
  const again = await taken(mended)
  assert.deepEqual(counts(again), ['done', 2, 2, 2, 0, 0])
  const { rows: [person] } = await personOf(b)
  assert.equal((await counter.post(`/people/${person.id}/unmask`, {})).body.address, '=cmd|calc')
})

test('what is no such file is refused with its reason before anything is kept', async () => {
  const before = await one('select count(*)::int as n from imports.run')
  const latin = Buffer.concat([Buffer.from(`${headings}\n`), Buffer.from([0xff, 0xff, 0x0a])])
  const files: [string | Uint8Array, string][] = [['', 'import-file-missing'], [Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0]), 'import-not-csv'], [Buffer.from(csv(0, 2), 'utf16le'), 'import-not-csv'], [latin, 'import-encoding'],
    [csv(0, 2, '"未完'), 'import-broken'], [csv(0, 2, 'x'.repeat(20_000)), 'import-broken'], [`${headings}\n`, 'import-no-lines'], ['姓名,电话\n王,1\n', 'import-headings'], [`${headings},姓名\n1\n`, 'import-headings']]
  for (const [content, refused] of files) {
    const answer = await send(content)
    assert.deepEqual([answer.status >= 400, answer.body.refused], [true, refused], refused)
    assert.ok(answer.body.zh && answer.body.en && !/[{}]/.test(answer.body.zh + answer.body.en), answer.body.zh)
  }
  assert.deepEqual(await one('select count(*)::int as n from imports.run'), before)
  for (const as of [counter, chief]) assert.equal((await send(csv(0, 2), as)).status, 403)
  assert.equal((await system.get('/imports/00000000-0000-7000-8000-000000000000')).body.refused, 'import-unknown')
})

test('stopped in the middle of a chunk and gone on with by two processes at once, nobody is lost or doubled', async () => {
  const before = await sizes()
  const sent = (await send(csv(10_000, 13_500))).body
  assert.equal((await chief.post(`/imports/${sent.id}/approve`, {})).status, 200)
  let draws = 0
  const dying = { ...living.house, random: (size: number) => { if (++draws > 20_000) throw new Error('the power is off'); return living.house.random(size) } }
  await assert.rejects(continueImports(dying), /the power is off/)
  const midway = (await system.get(`/imports/${sent.id}`)).body
  assert.ok(midway.done > 0 && midway.done < 3_500 && midway.done % 1_000 === 0, String(midway.done))
  assert.equal((await sizes()).people - before.people, midway.done, 'a chunk is whole or not there')
  const other = { ...living.house, pool: second }
  await Promise.all([continueImports(living.house), continueImports(other)])
  await continueImports(living.house)
  const view = (await system.get(`/imports/${sent.id}`)).body
  assert.deepEqual(counts(view), ['done', 3_500, 3_500, 3_500, 0, 0])
  const now = await sizes()
  assert.deepEqual([now.people - before.people, now.cards - before.cards, BigInt(now.money) - BigInt(before.money)], [3_500, 3_500, BigInt(view.balance)])
})

test('TRUST-02.b TRUST-03.d TRUST-04.c: what is exported over the command line is what another city imports, line by line; a post that may not gets no file, one that is there stays, nothing personal is logged', async () => {
  const foreign = 'USA000000A12345678'
  await taken(['社会保障号码,姓名,人员类别,性别,出生日期,国家或地区,证件类型,证件号码,证件有效期至,手机号码,联系地址', `${foreign},ANNA LEE,外国人,女,1985-03-01,USA,护照,A12345678,2031-05-06,13800138000,"'＝1+1,""楼"""`].join('\n'))
  await taken([headings, change(holderLine(20_011), { 社保账户: '已挂失', 联系地址: '@SUM(1)' })].join('\n'))
  const home = folder()
  const env = async (of: City, user: string) => ({ SBK_SESSION: sessionFile(of.base, (await seat(of, user)).cookie) })
  const asChief = await env(living, 'chief01')
  const noted = (verb: string) => owner.query(`select facts, by_post from record.entry where verb = $1 order by at, id`, [verb]).then(found => found.rows as Json[])
  const [all, cards] = [join(home, 'all.csv'), join(home, 'cards.csv')]

  for (const user of ['system01', 'counter01', 'review01', 'security01']) {
    const no = await sbk(['export', 'holders', all], await env(living, user))
    assert.deepEqual([no.code, no.out, /岗位/.test(no.err), existsSync(all)], [1, '', true, false], user)
  }
  for (const [given, code] of [[['--region', '310000'], 1], [['--bank', '00000'], 1], [['--since', 'soon'], 1], [['--state', 'gone'], 1], [['--colour', 'red'], 2]] as const) {
    const no = await sbk(['export', 'cards', cards, ...given], asChief)
    assert.deepEqual([no.code, no.out, /\p{Script=Han}/u.test(no.err) && /[a-z]{3}/.test(no.err)], [code, '', true], no.err)
  }
  assert.deepEqual([readdirSync(home), (await noted('imports.export')).length], [[], 0], 'nothing left and nothing is on record as gone')

  const ran = await sbk(['export', 'holders', all], asChief)
  assert.equal(ran.code, 0, ran.err)
  const bytes = readFileSync(all)
  const rows = bytes.toString().replace(/^\uFEFF/, '').trimEnd().split('\r\n')
  const [, lines, sha] = /\t(\d+) 行 \/ lines\tSHA-256 ([0-9a-f]{64})\n/.exec(ran.out)!
  assert.deepEqual([Number(lines), sha, statSync(all).mode & 0o777, readdirSync(home)], [rows.length - 1, createHash('sha256').update(bytes).digest('hex'), 0o600, ['all.csv']])
  assert.ok(rows.length > 4_700 && new Set(rows).size === rows.length, 'more than a part, nobody twice')
  assert.match(ran.err, /100%\t\d+ 行/)
  assert.doesNotMatch((ran.out + ran.err).replace(sha!, ''), /\d{17}[\dX]|1\d{10}/)
  assert.deepEqual((await noted('imports.exported')).map(each => [each.by_post, each.facts.what, each.facts.rows]), [['centre-chief', 'holders', rows.length - 1]])
  assert.ok(rows.some(row => row.includes(foreign) && row.includes(`"'=1+1,""楼"""`)) && rows.some(row => row.includes(`,'@SUM(1),`)), 'no cell is a formula')
  const over = await sbk(['export', 'holders', all], asChief)
  assert.deepEqual([over.code, /没有盖掉/.test(over.err), readFileSync(all).equals(bytes), (await noted('imports.export')).length], [2, true, true, 1])

  const logged: string[] = []
  const other = await city({ background: false, log: line => { logged.push(line) } })
  try {
    const [theirs, theirChief] = [await signedIn(other.base, 'system01'), await signedIn(other.base, 'chief01')]
    const sent = await sbk(['import', 'holders', all], await env(other, 'system01'))
    const run = /^([0-9a-f-]{36})\t/m.exec(sent.out)![1]!
    await theirChief.post(`/imports/${run}/approve`, {})
    await continueImports(other.house)
    const view = (await theirs.get(`/imports/${run}`)).body
    assert.deepEqual([view.phase, view.lines, view.taken + view.known + view.refusedLines], ['done', rows.length - 1, rows.length - 1])
    assert.ok(view.taken > 4_700, 'who was imported here is taken there')
    const back = join(home, 'back.csv')
    const again = await sbk(['export', 'holders', back], await env(other, 'chief01'))
    assert.equal(again.code, 0, again.err)
    const came = new Set(readFileSync(back, 'utf8').replace(/^\uFEFF/, '').trimEnd().split('\r\n'))
    const lost = rows.filter(row => !came.has(row))
    assert.deepEqual(lost.slice(0, 3), [], `${lost.length} lines are not what they were`)
    assert.doesNotMatch(logged.join(), /\d{17}[\dX]|ANNA|SUM/)
  } finally { await other.close() }

  const some = await sbk(['export', 'cards', cards, '--region', '340199', '--bank', '95588', '--state', 'handed-over'], asChief)
  assert.equal(some.code, 0, some.err)
  const listed = readFileSync(cards, 'utf8').replace(/^\uFEFF/, '').trimEnd().split('\r\n')
  assert.match(listed[0]!, /^社会保障号码,姓名,.*社保账户,金融账户,卡状态$/)
  const expected = await one(`select count(*)::int as n from cards.card where region = '340199' and bank = '95588' and state = 'handed-over'`)
  assert.deepEqual([listed.length - 1, listed.slice(1).every(row => row.includes(',340199,95588,') && !/,1\d{10},/.test(row))], [expected.n, true], 'what was asked for, without phones')
  assert.ok(expected.n > 0)
  const known = await taken(listed.join('\n'))
  assert.deepEqual([known.phase, known.taken, known.known], ['done', 0, expected.n], 'an import reads it, and knows them all')
  const none = join(home, 'none.csv')
  assert.equal((await sbk(['export', 'holders', none, '--since', addDays(dayOf(living.house.now()), 1)], asChief)).code, 0)
  assert.equal(readFileSync(none, 'utf8').trimEnd().split('\r\n').length, 1)

  // an export is whoever's opened it, goes on where it was, and ends after a day
  const { body: { id } } = await chief.post('/exports', { what: 'cards' })
  const first = (await chief.get(`/exports/${id}`)).body
  assert.deepEqual((await chief.get(`/exports/${id}`)).body, first)
  for (const who of [system, await signedIn(living.base, 'chief01')]) assert.equal((await who.get(`/exports/${id}`)).status, who === system ? 404 : 200)
  for (const path of [`/exports/${id}?after=${encodeURIComponent(first.next.replace(/~(\d+)~/, '~9~'))}`, `/exports/${id}?after=x`, `/exports/00000000-0000-7000-8000-000000000000`]) assert.equal((await chief.get(path)).body.refused, 'holders-export-unknown', path)
})

test('a lost card comes lost; where there is a term it begins on the day of the import; what nobody approves is dropped with its file', async () => {
  await decides(living, { 'financial.term.days': 30 })
  system = await signedIn(living.base, 'system01'); chief = await signedIn(living.base, 'chief01'); counter = await signedIn(living.base, 'counter01')
  const [lost, late] = [change(holderLine(20_001), { 社保账户: '已挂失' }), holderLine(20_004)]
  assert.equal(field(late, '金融账户'), '未启用')
  assert.deepEqual(counts(await taken([headings, lost, late].join('\n'))), ['done', 2, 2, 2, 0, 0])
  const cardOf = async (line: string) => { const { rows: [person] } = await personOf(line); const answer = await counter.get(`/cards/${person.id}`); assert.equal(answer.status, 200, JSON.stringify(answer.body)); return answer.body.cards[0] }
  assert.ok((await cardOf(lost)).causes.some((each: Json) => each.cause === 'lost'), JSON.stringify((await cardOf(lost)).causes))
  const { term } = await cardOf(late)
  assert.deepEqual([term.lastDay, term.suspended], [addDays(dayOf(living.house.now()), 30), false])
  living.later(31 * 24 * 60)
  await living.turn()
  counter = await signedIn(living.base, 'counter01')
  assert.equal((await cardOf(late)).term.suspended, true)

  system = await signedIn(living.base, 'system01')
  const waiting = (await send(csv(30_000, 30_010))).body
  const { clearImports } = await import('#imports')
  await clearImports(living.house)
  assert.equal((await system.get(`/imports/${waiting.id}`)).body.phase, 'waiting')
  living.later(181 * 24 * 60)
  await clearImports(living.house)
  chief = await signedIn(living.base, 'chief01')
  assert.equal((await chief.post(`/imports/${waiting.id}/approve`, {})).body.refused, 'import-dropped')
  assert.equal((await one('select count(*)::int as n from imports.part')).n, 0)
})
