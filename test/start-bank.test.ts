import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, readdirSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { test } from 'node:test'
import pg from 'pg'
import { runningEmbedded } from '#database'
import { folder, freePort, lives, root, startMain } from './starting.ts'

/** The processes that run a bank's program, whose parent is `parent`. */
function banksOf(parent: number): number[] {
  return readdirSync('/proc').filter(name => /^\d+$/.test(name)).flatMap(name => {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      const ppid = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
      return ppid === parent && readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('bank/main.ts') ? [Number(name)] : []
    } catch { return [] }
  })
}

async function until<T>(what: () => T | Promise<T>, most = 20_000): Promise<T> {
  for (let waited = 0; ; waited += 100) {
    const found = await what()
    if (found || waited > most) return found
    await sleep(100)
  }
}
const ready = (base: string) => fetch(`${base}/readyz`).then(answer => answer.json(), () => null)

test('a start keeps the bank running: it says it stands in, is started again when it is killed, and ends with its parent however that ends', { skip: process.platform === 'linux' ? false : 'processes are looked up in /proc', timeout: 120_000 }, async t => {
  const dataDir = folder(t)
  const bankPort = String(await freePort())
  const started = await startMain(t, { DATA_DIR: dataDir, BANK_PORT: bankPort })
  assert.match(await started.ready, new RegExp(`样例银行 / stand-in bank: http://localhost:${bankPort}`))
  const base = `http://localhost:${bankPort}`
  assert.deepEqual(Object.entries(await ready(base) as object).filter(([name]) => name !== 'note'), [['stand-in', true], ['ready', true]])
  const [first] = banksOf(started.child.pid!)
  process.kill(first!, 'SIGKILL')
  const second = await until(() => banksOf(started.child.pid!).find(pid => pid !== first))
  assert.ok(second)
  assert.ok(await until(() => ready(base)), 'on its port again')

  const base2 = runningEmbedded(dataDir)!
  const refused = async (url: string) => {
    const client = new pg.Client(url)
    try { await client.connect(); await client.end(); return null } catch (error) { return (error as { code?: string }).code }
  }
  const swapped = (url: string, name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href
  assert.equal(await refused(base2.bank.appUrl), null)
  assert.equal(await refused(swapped(base2.bank.appUrl, 'shebaoka')), '42501', 'the bank’s sign-in enters the centre’s database')
  assert.equal(await refused(swapped(base2.bank.url, 'shebaoka')), '42501', 'nor does its owner')
  assert.equal(await refused(swapped(base2.appUrl, 'shebaoka_bank')), '42501', 'the centre’s sign-in enters the bank’s')

  started.child.kill('SIGKILL')
  await started.ended
  assert.equal(await until(() => !lives(second!)), true, 'killed, the parent takes the bank with it')
})

test('a bank’s port that is taken is one clear sentence', { timeout: 60_000 }, async t => {
  const holder = createServer().listen(0, '127.0.0.1')
  t.after(() => holder.close())
  await once(holder, 'listening')
  const { port } = holder.address() as AddressInfo
  const started = await startMain(t, { DATA_DIR: folder(t), BANK_PORT: String(port) })
  assert.equal(await started.ended, 1)
  assert.match(started.err(), new RegExp(`端口 ${port} 已被占用.*BANK_PORT[\\s\\S]*Port ${port} is taken.*BANK_PORT`))
})

test('sbk bank runs the bank alone beside an embedded database of its own, until it is stopped', { timeout: 60_000 }, async t => {
  const [dataDir, port] = [folder(t), await freePort()]
  const child = spawn(process.execPath, [join(root, 'src', 'cli.ts'), 'bank'], { stdio: ['ignore', 'pipe', 'inherit'], env: { PATH: process.env['PATH'], HOME: tmpdir(), DATA_DIR: dataDir, BANK_PORT: String(port), BANK_ISO_PORT: '0' } })
  const ended = new Promise(done => child.once('exit', code => done(code)))
  t.after(async () => { child.kill('SIGKILL'); await ended })
  let out = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => { out += text })
  assert.ok(await until(() => out.includes('stand-in bank is ready'), 40_000), out)
  assert.equal((await ready(`http://localhost:${port}`) as { ready: boolean }).ready, true)
  child.kill('SIGINT')
  assert.equal(await ended, 0)
  assert.equal(await ready(`http://localhost:${port}`), null)
})
