import assert from 'node:assert/strict'
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { runCli } from '../src/cli.ts'
import { cellsOf } from '../src/cli/lists.ts'
import { addMember, addOrganisation, organisationById } from '#staff'
import { sbk } from './harness/index.ts'
import { folder, sessionFile } from './support/sbk.ts'
import { portrait } from './support/people.ts'
import { openScene, type Holder, type Seat } from './support/scene.ts'
import { seat } from './support/trust.ts'

type Scene = Awaited<ReturnType<typeof openScene>>
let scene: Scene, holders: Holder[]
const files = folder()
before(async () => { scene = await openScene(); holders = await scene.applicants(2, { photo: await portrait() }) })
after(async () => { rmSync(files, { recursive: true, force: true }); await scene?.close() })

/** `sbk` of whoever sits on a seat. */
async function as(who: Seat) {
  const { cookie } = await seat(scene as never, scene.user(who))
  const env = { SBK_SESSION: sessionFile(scene.base, cookie) }
  const run = (...words: string[]) => sbk(words, env)
  return { run, lines: async (...words: string[]) => { const ran = await run(...words); assert.equal(ran.code, 0, ran.err + ran.out); return ran.out.trimEnd().split('\n').map(line => line.split('\t')) } }
}
let number = ''

test('PROD-01.a PROD-04.a PROD-06.a: a centre makes, writes, checks and sends a batch from the command line as its page does; pressed again nothing is made twice', async () => {
  const { run, lines } = await as('centre')
  const [group] = await lines('batch', 'make')
  assert.match(group![0]!, /^--bank 96588 --region 340199$/)
  assert.equal(group![3], '2')
  assert.deepEqual((await lines('applications', 'waiting')).map(row => row.length), [4, 4], 'head and one group')
  const key = ['--key', 'from-the-command-line']
  const [made] = await lines('batch', 'make', ...group![0]!.split(' '), ...key)
  const again = await run('batch', 'make', ...group![0]!.split(' '), ...key)
  assert.deepEqual([made![2], again.out.split('\t')[0]], ['2', made![0]], 'the same key is the same batch')
  number = made![0]!
  assert.match((await lines('batch', 'personalise', number))[0]![1]!, /personalised 2/)
  assert.match((await lines('batch', 'check', made![1]!))[0]![1]!, /passed 2/, 'by its id as well')
  const proof = join(files, 'proof.pdf')
  assert.equal((await run('batch', 'proof', number, proof)).code, 0)
  assert.equal(readFileSync(proof).subarray(0, 5).toString(), '%PDF-')
  assert.equal(statSync(proof).mode & 0o077, 0, 'only its owner reads it')
  const over = await run('batch', 'proof', number, proof)
  assert.deepEqual([over.code, /没有盖掉/.test(over.err)], [2, true])
  assert.match((await lines('batch', 'deliver', number))[0]![1]!, /sent 2/)
  const done = await run('batch', 'deliver', number)
  assert.deepEqual([done.code, /[\u4e00-\u9fff]/.test(done.err) && /[a-z]/.test(done.err)], [1, true], 'nothing is sent twice, and it says so')
  assert.equal((await run('batch', 'check', 'B-none')).code, 1)
  const rows = await lines('batches')
  assert.equal(rows[1]![0], number)
})

test('TRUST-02.b: lists leave as text or into a file of their own, formula-safe, with how many rows on record; a post gets only its lists', async () => {
  const { run, lines } = await as('chief')
  assert.match((await lines('expiring'))[0]!.join(), /持卡人,社会保障号码,手机,地区,银行,有效期到,还剩几天/)
  assert.match((await lines('renewals'))[0]!.join(), /到期月份,地区,张数/)
  const tell = await run('expiring', 'tell')
  assert.match(tell.out, /发了短信 0/)
  assert.match(tell.err, /^100%\t发了短信 0/m, 'how far it is, part by part')
  const file = join(files, 'batches.csv')
  const saved = await run('batches', '--csv', file)
  assert.match(saved.out, /1 行/)
  const cells = cellsOf(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''))
  assert.deepEqual([cells.length, cells[1]![0]], [2, number])
  assert.equal(statSync(file).mode & 0o077, 0)
  assert.equal((await run('batches', '--csv', file)).code, 2, 'a file that is there is not written over')
  assert.equal((await run('batches', '--csv', file, '--xlsx', file)).code, 2)
  for (const list of [['applications', 'review'], ['applications', 'late'], ['applications', 'decided'], ['returns'], ['overdue'], ['post'], ['post', 'waiting'], ['stock'], ['stock', 'blanks'], ['stock', 'under-way'], ['losses'], ['terms'], ['locked']]) {
    const rows = await lines(...list, '--en')
    assert.ok(rows[0]!.every(head => /^[\x20-\x7e]+$/.test(head)), list.join(' '))
  }
  const xlsx = join(files, 'stock.xlsx')
  assert.equal((await run('stock', '--xlsx', xlsx)).code, 0)
  assert.equal(readFileSync(xlsx).subarray(0, 2).toString(), 'PK')
  const taken = await scene.within(async ({ sql }) => sql<{ facts: { list: string; rows: number } }>`select facts from record.entry where verb like '%.take-list' order by at`)
  assert.ok(taken.some(({ facts }) => facts.list === '/production/batches' && facts.rows === 1))
  const clerk = await as('counter')
  const shut = await clerk.run('batches')
  assert.deepEqual([shut.code, shut.out], [1, ''])
  assert.equal((await sbk(['batches'], { SBK_SESSION: join(files, 'none.json'), SBK_SERVER: scene.base })).code, 1, 'not signed in')
})

test('COLL-05.a: everyone whose card waits long enough is told once more from the command line, nobody twice within a week, also when two ask at once', async () => {
  const { rows } = (await scene.knock('branch', 'GET', '/production/consignments?open=true')).body
  for (const { id } of rows) assert.equal((await scene.knock('branch', 'POST', `/production/consignments/${id}/receive`)).status, 200)
  const { run } = await as('centre')
  assert.match((await run('remind', '--days', '10')).out, /发了短信 0/)
  await scene.later(10 * 24 * 60)
  const centre = await as('centre')
  const both = await Promise.all([centre.run('remind', '--days', '10'), centre.run('remind', '--days', '10')])
  assert.deepEqual(both.map(({ code, err }) => [code, err]), [[0, ''], [0, '']])
  const told = both.map(({ out }) => Number(/told (\d+)/.exec(out)![1]))
  assert.equal(told[0]! + told[1]!, 2, both.map(each => each.out).join())
  assert.match((await centre.run('remind', '--days', '10')).out, /told 0, told within a week 2/)
  for (const holder of holders) assert.equal((await scene.inbox(holder.phone)).filter(text => /还没有领/.test(text)).length, 1)
  await scene.later(7 * 24 * 60)
  assert.match((await (await as('centre')).run('remind')).out, /waiting 30 days or longer 0/)
  assert.match((await (await as('centre')).run('remind', '--days', '17')).out, /told 2/)
  assert.equal((await centre.run('remind', '--days', 'soon')).code, 2)
})

test('TRUST-02.a PIN-03.b: the life of a card by its number, which stands in no address, and the list of locked PINs with who unlocks them', async () => {
  const [holder] = holders
  const card = (await scene.knock('branch', 'GET', `/cards/${holder!.person}`)).body.cards[0]
  const whole = await scene.within(async work => (await (await import('#cards')).getCard(work, (await import('#kit/ids')).bucketOf(holder!.person), card.id))!.number)
  const { run, lines } = await as('chief')
  const rows = await lines('card', whole)
  assert.deepEqual([rows[0]![0], rows[0]![2]], [card.number, 'at-site'])
  const what = rows.slice(1).map(row => row[1])
  for (const word of ['提醒来领', '到领卡处', '发出', '质检合格', '制成', '建卡', '审核通过', '申领']) assert.ok(what.includes(word), `${word}: ${what.join(' ')}`)
  assert.ok(!rows.flat().some(cell => cell.includes(holder!.number) || cell.includes(whole)), 'masked')
  assert.deepEqual((await lines('card', whole, '--en'))[1]![1]!.match(/^[\x20-\x7e’]+$/) !== null, true)
  const unknown = await run('card', 'A00000000')
  assert.deepEqual([unknown.code, unknown.out], [1, ''])

  assert.equal((await lines('locked')).length, 1, 'nothing is locked')
  await scene.within(async ({ sql, now }) => sql`update pins.pin set locked_at = ${now}, wrong = 10 where card = ${card.id}`)
  const locked = await lines('locked')
  assert.equal(locked.length, 2)
  assert.ok(locked[1]!.at(-1)!.includes('身份证') && locked[1]!.at(-1)!.includes('重置') && !locked[1]!.join().includes(whole))
  assert.equal((await (await as('centre')).run('locked')).code, 1, 'not the producer’s list')
})

test('PROD-08: the card printers of counters from the command line: registered, listed, carried elsewhere, retired; another post does none of it', async () => {
  const admin = await scene.within(async work => { await addMember(work, { user: 'scene-security', name: '安全', password: 'scene of a test', post: 'security-admin', organisation: scene.offices.centre, demo: true }); return addOrganisation(work, { kind: 'counter', code: 'SCENE-TWO', name: '第二窗口', region: '340100' }) })
  const { cookie } = await seat(scene as never, 'scene-security')
  const env = { SBK_SESSION: sessionFile(scene.base, cookie) }
  const run = (...words: string[]) => sbk(words, env)
  const counter = (await scene.within(work => organisationById(work, scene.offices.counter)))!.code
  const told = ['--name', '一号机', '--driver', 'stand-in']
  const made = await run('printer', 'register', 'sn-1', '--at', counter, ...told)
  assert.deepEqual([made.code, /^SN-1\t庐阳区政务服务中心\t一号机\t.*不印真卡.*\t已登记 \/ registered/.test(made.out)], [0, true], made.err + made.out)
  const driver = await run('printer', 'register', 'SN-2', '--at', 'SCENE-TWO', '--name', '二号机')
  assert.deepEqual([driver.code, /stand-in/.test(driver.err)], [2, true], 'says which drivers there are')
  for (const [words, code] of [[['SN-2', '--at', counter, ...told], 1], [['SN-1', '--at', 'SCENE-TWO', ...told], 1], [['SN-2', '--at', 'NOWHERE', ...told], 1], [['SN-2', '--at', 'SCENE-TWO', '--name', '二号机', '--driver', 'other'], 1], [['SN-2', ...told], 2]] as const) {
    const ran = await run('printer', 'register', ...words)
    assert.deepEqual([ran.code, /\p{Script=Han}/u.test(ran.err)], [code, true], words.join(' ') + ran.err + ran.out)
  }
  const rows = async () => cellsOf((await run('printers')).out.replaceAll('\t', ',')).slice(1)
  assert.deepEqual((await rows()).map(row => [row[0], row[4], row[5]]), [['庐阳区政务服务中心', 'SN-1', '空闲']])
  const clerk = await as('centre')
  for (const words of [['printers'], ['printer', 'retire', 'SN-1'], ['printer', 'move', 'SN-1', '--at', 'SCENE-TWO']]) assert.equal((await clerk.run(...words)).code, 1, words.join(' '))
  assert.match((await run('printer', 'move', 'sn-1', '--at', 'SCENE-TWO')).out, /第二窗口/)
  for (let i = 0; i < 2; i++) assert.match((await run('printer', 'retire', 'SN-1')).out, /已停用/)
  assert.equal((await run('printer', 'move', 'SN-1', '--at', counter)).code, 1)
  assert.equal((await run('printer', 'retire', 'SN-404')).code, 1)
  assert.deepEqual((await rows()).map(row => [row[0], row[5]]), [[admin.name, '已停用']])
})

test('the help names every command in both languages, and what is typed wrong ends with 2 and its usage', async () => {
  const help = (await sbk(['help'])).out
  for (const words of ['card', 'batch make', 'batch personalise', 'batch check', 'batch deliver', 'batch proof', 'batch manifest', 'batches', 'returns', 'stock', 'stock blanks', 'remind', 'locked', 'printers', 'printer register', 'printer move', 'printer retire', 'applications late', 'applications review']) assert.ok(help.includes(`  sbk ${words}`), words)
  for (const line of help.split('\n').filter(each => each.startsWith('      '))) assert.ok(/\p{Script=Han}.* \/ .*[a-z]/u.test(line), line)
  const wrong = await sbk(['batch', 'check'])
  assert.deepEqual([wrong.code, /sbk batch check NUMBER/.test(wrong.err)], [2, true])
  await assert.rejects(runCli(['batch', 'nothing']))
  assert.equal(existsSync(join(files, 'proof.pdf')), true)
})
