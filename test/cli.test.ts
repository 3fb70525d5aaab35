import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { appPool, bear, birth, connect, ensureKeys, migrations, ran, throwAway } from '#database'
import { sqlOf } from '#kit/sql'
import type { House } from '#kit/work'
import { sealRecord } from '#record'
import { openPolicy } from '#regions'
import { buildDoor } from '../src/doors/http/index.ts'
import { sbk } from './harness/index.ts'
import { signedIn } from './support/trust.ts'

const PASSWORD = 'a long first password'

/** An empty database, a data folder and a password file; `run` is `sbk` over them. */
async function place(t: TestContext) {
  const server = await throwAway()
  const url = await server.fresh(await server.template('blank', async () => undefined))
  const home = mkdtempSync(join(tmpdir(), 'sbk-cli-'))
  t.after(async () => { await server.drop(url); rmSync(home, { recursive: true, force: true }) })
  chmodSync(home, 0o755)
  const key = join(home, 'master.key'), password = join(home, 'password')
  writeFileSync(password, `${PASSWORD}\n`)
  const env = { DATABASE_URL: url, DATABASE_OWNER_URL: url, DATA_DIR: home, MASTER_KEY_FILE: key }
  return { url, home, key, password, run: (...words: string[]) => sbk(words, env), init: (...more: string[]) => sbk(['init', '--production', '--user', 'first', '--password-file', password, ...more], env) }
}

/** The production city's own door, over the database that init made. */
async function doorOf({ url, key }: { url: string; key: string }) {
  const owner = await connect(url)
  const vault = await ensureKeys(owner, key)
  const pool = appPool(url)
  const house: House = { pool, vault, random: randomBytes, now: () => new Date() }
  await openPolicy(sqlOf(pool))
  const door = await buildDoor(house, { kind: 'production', pages: null, logger: false })
  await door.listen({ port: 0, host: 'localhost' })
  const close = async () => { await door.close(); await pool.end(); await owner.end() }
  return { house, owner, close, base: `http://localhost:${(door.server.address() as { port: number }).port}` }
}

test('TRUST-04.a TRUST-04.c: init --production makes a city with one security administrator, who after a passkey opens offices and posts', async t => {
  const at = await place(t)
  const made = await at.init()
  assert.equal(made.code, 0, made.out + made.err)
  assert.match(made.out, /administrator first/)
  assert.equal(made.out.includes(PASSWORD), false)
  assert.equal(statSync(at.key).mode & 0o077, 0, 'the master key is its owner’s alone')
  const { base, owner, close } = await doorOf(at)
  try {
    assert.equal(await birth(owner), 'production')
    const admin = await signedIn(base, '/sign-in/staff', { user: 'first', password: PASSWORD })
    const { rows: [centre] } = (await admin.get('/staff/organisations')).body
    assert.equal(centre.kind, 'centre')
    const office = { kind: 'counter', code: 'LY-01', name: '庐阳区政务服务中心', region: '340199' }
    assert.equal((await admin.post('/staff/organisations', office)).body.refused, 'passkey-needed')
    await owner.query('update staff.session set passkey_at = now()')
    const opened = await admin.post('/staff/organisations', office)
    assert.equal(opened.status, 200, opened.text)
    const { password } = (await admin.post('/staff/members', { user: 'clerk', name: '周婷', post: 'counter-clerk', organisation: opened.body.id })).body
    const first = await signedIn(base, '/sign-in/staff', { user: 'clerk', password })
    assert.equal((await first.post('/staff/password', { old: password, password: PASSWORD })).status, 200)
    const clerk = await signedIn(base, '/sign-in/staff', { user: 'clerk', password: PASSWORD })
    assert.deepEqual((await clerk.post('/people/find', { phone: '13855101037' })).body, { rows: [] })
    const { rows } = await owner.query(`select verb, by_post from record.entry where verb in ('staff.add-organisation', 'staff.add-member') and by_kind = 'staff' order by verb`)
    assert.deepEqual(rows.map(row => [row.verb, row.by_post]), [['staff.add-member', 'security-admin'], ['staff.add-organisation', 'security-admin']])
  } finally { await close() }
})

test('init says what is missing, keeps to its name, and turns no demo into production', async t => {
  const at = await place(t)
  const bare = await at.run('init', '--user', 'first')
  assert.deepEqual([bare.code, /--production/.test(bare.err)], [2, true])
  assert.match((await at.run('init', '--production')).err, /--user/)
  writeFileSync(at.password, 'short')
  assert.match((await at.init()).err, /12/)
  writeFileSync(at.password, PASSWORD)
  assert.equal((await at.init()).code, 0)
  const again = await at.init()
  assert.equal(again.code, 1)
  assert.match(again.err, /first/)
  const demo = await place(t)
  assert.equal((await demo.run('migrate')).code, 0)
  const owner = await connect(demo.url)
  try {
    await bear(owner, 'demo', new Date())
    const refused = await demo.init()
    assert.equal(refused.code, 1)
    assert.match(refused.err, /demo/)
    assert.equal(await birth(owner), 'demo')
  } finally { await owner.end() }
})

test('migrate brings an empty database up to the program, and has nothing to do a second time', async t => {
  const at = await place(t)
  const first = await at.run('migrate')
  assert.equal(first.code, 0, first.err)
  for (const name of migrations()) assert.match(first.out, new RegExp(name))
  assert.match((await at.run('migrate')).out, /nothing to do/)
  const owner = await connect(at.url)
  try { assert.equal((await ran(owner)).length, migrations().length) } finally { await owner.end() }
})

test('TRUST-02.c: a record cut and chained anew differs from the heads kept outside the database', async t => {
  const at = await place(t)
  assert.equal((await at.init()).code, 0)
  const { house, owner, close } = await doorOf(at)
  try {
    const { head } = await sealRecord(house)
    const heads = join(at.home, 'record.heads')
    writeFileSync(heads, `${head!.number} ${head!.hash.toString('hex')}\n`)
    const whole = await at.run('audit', 'verify', '--heads', heads)
    assert.equal(whole.code, 0, whole.out + whole.err)
    assert.match(whole.out, /heads outside 1, breaks 0/)
    await owner.query(`update record.link set sealed_at = sealed_at - interval '3 minutes'`)
    const kept = readFileSync(heads, 'utf8')
    const notThere = await at.run('audit', 'verify', '--heads', join(at.home, 'nowhere'))
    assert.deepEqual([notThere.code, notThere.err.trim().split('\n').length], [1, 2])
    assert.match(notThere.err, /There is no file of heads/)
    writeFileSync(heads, '')
    const cut = await at.run('audit', 'verify')
    assert.equal(cut.code, 1)
    assert.match(cut.err, /ends at 0 and the chain at \d+: it was shortened/)
    writeFileSync(heads, kept.replace(/ \w{4}/, ' zzzz'))
    assert.match((await at.run('audit', 'verify')).err, /Line 1 .* cannot be read/)
    writeFileSync(heads, kept)
    assert.equal((await at.run('audit', 'verify')).code, 0)
    await owner.query('update record.entry set by_post = $1 where by_post is null', ['somebody'])
    await owner.query('delete from record.link')
    await sealRecord(house)
    const anew = await at.run('audit', 'verify', '--heads', heads)
    assert.equal(anew.code, 1)
    assert.match(anew.out, new RegExp(`^${head!.number}: .*outside`, 'm'))
  } finally { await close() }
})
