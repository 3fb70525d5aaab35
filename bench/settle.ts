/**
 * `npm run bench -- settle [--holders N]`: settlements a second in process against pgbench's TPC-B-like transaction on the same server, five rounds
 * interleaved, medians of both. 256 callers call the function the doors call. Every purchase has a line of each class 甲 乙 丙, an open session with PIN,
 * a deductible and a ceiling in play. Afterwards a hundred settlements are sent again and must be answered as they were, a hundred are read at a till of
 * the pharmacy that posted them, and the money must add up.
 * SBK_BENCH_SHORT=1 is for developing: scale 10, 4 seconds; its figures count for nothing.
 */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, startEmbedded } from '#database'
import { publicNumber } from '#kit/ids'
import { wallClock } from '#kit/day'
import { isRefused } from '#kit/refusal'
import { inWork, type By, type House } from '#kit/work'
import { differences } from '#ledger'
import { settle, type Item, type Settled } from '#settlement'
import { viewOf } from '../src/settlement/view.ts'
import { seated } from '../test/support/way.ts'
import type { Figure } from './index.ts'
import { ADDRESS, load, OPERATOR, type Ground } from './settle/load.ts'
import { pgbenchInit, pgbenchRun, serverCpu, type Peer } from './settle/server.ts'

const CALLERS = 256
const ROUNDS = 5
const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'bench' }
const pick = <T>(all: readonly T[]): T => all[Math.floor(Math.random() * all.length)]!
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
const round = (value: number) => Math.round(value * 100) / 100

let sequence = 0
/** A purchase of three lines by someone at random, as the national door makes it of a message. */
function purchaseOf(house: House, { holders, shops, wares, region, insutype }: Ground): Item {
  const holder = pick(holders)
  const shop = shops[holder.shop]!
  const received = house.now()
  const begun = wallClock(received)
  const lines = wares.map(({ code, price }, i) => {
    const count = BigInt(1 + Math.floor(Math.random() * 3)) * 10_000n
    return { sn: String(i + 1), code, own: `S${i}`, at: begun, amount: (price * count + 50_000_000n) / 100_000_000n, count, price, rx: null }
  })
  const msgid = `${shop.code}${begun.replace(/\D/g, '')}${String(++sequence).padStart(8, '0')}`
  const total = lines.reduce((sum, line) => sum + line.amount, 0n)
  const purchase = { psnNo: holder.psnNo, region, insutype, medType: '41', certType: '03', begun, total, useAccount: true, visit: null, invoice: 'F1', lines }
  const digest = createHash('sm3').update(`${msgid}|${holder.psnNo}|${purchase.total}`).digest()
  return { msgid, infno: '2102', digest, code: shop.code, operator: OPERATOR, signNo: shop.signNo, address: ADDRESS, received,
    reference: publicNumber(0, house.random, 20), purchase }
}

type Done = { item: Item; settled: Settled }
type Round = { perSecond: number; times: number[]; cpu: number; node: number }
/** Callers settle one after the other for some seconds. `keep` takes one of a few hundred to be read back. */
async function settleRound(house: House, ground: Ground, seconds: number, pid: number, keep: (done: Done) => void): Promise<Round> {
  const times: number[] = []
  const [server, node] = [serverCpu(pid), process.cpuUsage()]
  const began = performance.now()
  const until = began + seconds * 1000
  await Promise.all(Array.from({ length: CALLERS }, async () => {
    for (let at = performance.now(); at < until; at = performance.now()) {
      const item = purchaseOf(house, ground)
      const settled = await settle(house, item)
      if (isRefused(settled)) throw new Error(JSON.stringify(settled))
      times.push(performance.now() - at)
      keep({ item, settled })
    }
  }))
  const used = process.cpuUsage(node)
  const perSecond = times.length / ((performance.now() - began) / 1000)
  return { perSecond, times, cpu: (serverCpu(pid) - server) / times.length, node: (used.user + used.system) / times.length }
}

const plain = (settled: Settled) => ({ ...settled, row: { ...settled.row, detail: null } })
/** A hundred settlements as a till sees them over HTTP. Answers how many different ones. */
async function readBack(base: string, kept: readonly Done[]): Promise<number> {
  const till = await seated(base, 'till01')
  const { code, name } = await till.get<{ code: string; name: string }>('/till/desk')
  const own = kept.filter(({ item }) => item.code === code)
  const some = new Set(Array.from({ length: 100 }, () => pick(own)))
  for (const { settled } of some) assert.deepEqual(await till.get(`/till/settlements/${settled.row.number}`), JSON.parse(JSON.stringify(viewOf(settled, name))))
  return some.size
}

/** A hundred settlements sent again are answered as they were; every account is the sum of its journal, every number adds up, nothing is missing. */
async function check(house: House, kept: readonly Done[], count: number): Promise<{ capped: number; open: number }> {
  const some = Array.from({ length: 100 }, () => pick(kept))
  for (const { item, settled } of some) {
    const again = await settle(house, item)
    assert.ok(!isRefused(again))
    assert.deepEqual(plain(again), plain(settled))
  }
  assert.deepEqual(await inWork(house, system, work => differences(work)), [])
  const { rows: [sums] } = await house.pool.query<{ count: bigint; off: bigint }>(`select (select count(*) from ledger.journal where operator = $1) as count,
    (select count(*) from (select from ledger.leg group by bucket, number having sum(amount) <> 0) as l) as off`, [OPERATOR])
  assert.deepEqual([Number(sums!.count), Number(sums!.off)], [count, 0])
  const share = (of: (done: Done) => boolean) => Math.round(kept.filter(of).length * 100 / kept.length)
  const capped = share(({ settled: { row, detail } }) => row.fund + detail.fundBefore === detail.yearCap)
  return { open: share(({ settled: { detail } }) => detail.deductible > 0n), capped }
}

/** The figures of the settling, with a server of its own whose fsync, synchronous_commit and full_page_writes are on. */
export async function bench(args: string[]): Promise<Figure[]> {
  const short = process.env['SBK_BENCH_SHORT'] === '1'
  const at = args.indexOf('--holders')
  const holders = at < 0 ? 100_000 : Number(args[at + 1])
  const dataDir = mkdtempSync(join(tmpdir(), 'sbk-bench-'))
  if (process.getuid?.() === 0) chownSync(dataDir, 65534, 65534)
  const server = await startEmbedded({ dataDir, settings: { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' } })
  const owner = await connect(server.url)
  process.env['SBK_TEST_DATABASE_URL'] = server.url.replace(/\/\w+$/, '/postgres')
  const { city } = await import('../test/harness/index.ts')
  const living = await city({ background: false })
  try {
    const { rows: [settings] } = await owner.query<Record<string, string>>(`select current_setting('fsync') as fsync,
      current_setting('synchronous_commit') as synchronous_commit, current_setting('full_page_writes') as full_page_writes,
      current_setting('server_version') as postgres, current_setting('shared_buffers') as shared_buffers`)
    const peer: Peer = { url: server.url.replace(/\/\w+$/, '/pgbench'), scale: short ? 10 : 50, seconds: short ? 4 : 10 }
    await owner.query('create database pgbench')
    await pgbenchInit(peer)
    const ground = await load(living.house, holders)
    await owner.query('checkpoint')
    const told = await connect(living.url)
    await told.query('vacuum (analyze)')
    await told.end()
    const pid = Number(readFileSync(join(server.home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
    const kept: Done[] = []
    const [tps, ours]: [number[], Round[]] = [[], []]
    for (let n = 0; n < ROUNDS; n++) {
      tps.push(await pgbenchRun(peer))
      ours.push(await settleRound(living.house, ground, peer.seconds, pid, done => { if (Math.random() < 0.01) kept.push(done) }))
    }
    const times = ours.flatMap(one => one.times).sort((a, b) => a - b)
    const seen = { ...await check(living.house, kept, times.length), read: await readBack(living.base, kept) }
    const [per, peerTps] = [median(ours.map(one => one.perSecond)), median(tps)]
    const conditions = {
      ...settings, holders, callers: CALLERS, rounds: ROUNDS, seconds: peer.seconds, pgbench: `-M prepared -s ${peer.scale} -c 8 -j 2 -T ${peer.seconds}`,
      lines: '甲 乙 丙', session: 'open, PIN proven',
      deductible_used_percent: seen.open, ceiling_met_percent: seen.capped, sent_again: 100, read_back: seen.read, settled: times.length,
      cpus: cpus().length, load: round(loadavg()[0]!), node: process.version,
      rounds_per_s: ours.map(one => Math.round(one.perSecond)).join(' '), rounds_tps: tps.map(Math.round).join(' '), short,
    }
    const figure = (name: string, value: number, unit: string): Figure => ({ name: `settle.${name}`, value: round(value), unit, conditions })
    return [figure('per_s', per, 'settlements/s'), figure('pgbench_tps', peerTps, 'transactions/s'), figure('ratio', per / peerTps, '×'),
      figure('p50_ms', times[Math.floor(times.length * 0.5)]!, 'ms'), figure('p99_ms', times[Math.floor(times.length * 0.99)]!, 'ms'),
      figure('pg_cpu_us', median(ours.map(one => one.cpu)), 'µs'), figure('node_cpu_us', median(ours.map(one => one.node)), 'µs')]
  } finally {
    await living.close()
    await owner.end()
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
