import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { test, type TestContext } from 'node:test'
import { appPool, backup, bear, birth, connect, digests, ensureKeys, restore, throwAway, Trouble } from '#database'
import { isRefused } from '#kit/refusal'
import { inWork, type House } from '#kit/work'
import { addMember, addOrganisation } from '#staff'

const now = new Date('2026-03-02T02:00:00Z')

async function blank(): Promise<string> {
  const server = await throwAway()
  return server.fresh(await server.template('blank', async () => undefined))
}

/** A database with an office, a member whose name is sealed, and the record of both. */
async function living(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'sbk-backup-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const url = await (await throwAway()).fresh()
  const owner = await connect(url)
  await bear(owner, 'production', now)
  const key = join(folder, 'master.key')
  const vault = await ensureKeys(owner, key)
  await owner.end()
  const pool = appPool(url)
  const house: House = { pool, vault, random: randomBytes, now: () => now }
  const member = await inWork(house, { kind: 'system', id: null, post: null, organisation: null, authority: 'test' }, async work => {
    const { id } = await addOrganisation(work, { kind: 'centre', code: '340100', name: '合肥市社会保障卡中心\\"\t,（演示）', region: '340100' })
    return addMember(work, { user: 'a1', name: '欧阳·O’Neil', password: 'long enough for a test', post: 'security-admin', organisation: id })
  })
  await pool.end()
  assert.ok(!isRefused(member))
  return { folder, url, key, member: member.id, file: join(folder, 'city.backup') }
}

test('a backup restored into an empty place has the same digest for every table and opens a sealed field', async t => {
  const { folder, url, key, member, file } = await living(t)
  writeFileSync(join(folder, 'record.heads'), '2 abcd\n')
  const feet = await backup(url, file, join(folder, 'record.heads'))
  assert.ok(feet.find(foot => foot.table === 'staff.member')!.rows === 1)

  const target = await blank()
  const back = await restore(target, file)
  assert.equal(back.heads, '2 abcd\n')
  assert.deepEqual(await digests(target), await digests(url))
  assert.deepEqual((await digests(url)).length, feet.length)
  const owner = await connect(target)
  assert.equal(await birth(owner), 'production')
  const vault = await ensureKeys(owner, key)
  const { rows: [row] } = await owner.query<{ name_sealed: Buffer }>('select name_sealed from staff.member where id = $1', [member])
  assert.equal(vault.openText(row!.name_sealed, `staff.member.name|${member}`), '欧阳·O’Neil')
  await owner.end()
})

test('a backup does not hold the master key or a clear name', async t => {
  const { url, key, file } = await living(t)
  await backup(url, file, '/nowhere')
  const text = gunzipSync(readFileSync(file)).toString()
  assert.ok(!text.includes(readFileSync(key, 'utf8').trim()))
  assert.ok(!text.includes('欧阳'))
})

test('a restore refuses a database that is not empty, a damaged file and a newer one, and leaves nothing behind', async t => {
  const { url, file } = await living(t)
  await backup(url, file, '/nowhere')
  await assert.rejects(restore(url, file), (error: Trouble) => /不是空的/.test(error.zh))

  const text = gunzipSync(readFileSync(file)).toString()
  const target = await blank()
  writeFileSync(file, gzipSync(text.replace('security-admin', 'security-admim')))
  await assert.rejects(restore(target, file), (error: Trouble) => /已损坏/.test(error.zh))
  const owner = await connect(target)
  assert.equal(await birth(owner), null)
  await owner.end()
  writeFileSync(file, gzipSync(text.slice(0, text.length / 2)))
  await assert.rejects(restore(target, file), (error: Trouble) => /已损坏/.test(error.zh))
  writeFileSync(file, gzipSync(text.replace('"0001_house"', '"0001_house","9999_later"')))
  await assert.rejects(restore(target, file), (error: Trouble) => /更新的程序/.test(error.zh))
  writeFileSync(file, gzipSync(text))
  assert.ok((await restore(target, file)).feet.length > 5)
})

test('an older program refuses a newer schema', async () => {
  const url = await (await throwAway()).fresh()
  const owner = await connect(url)
  await owner.query(`insert into house.migration (name, run_on) values ('9999_later', $1)`, [now])
  await owner.end()
  const { migrate } = await import('#database')
  await assert.rejects(migrate(url), (error: Trouble) => /更新的程序/.test(error.zh) && /newer program/.test(error.en))
})
