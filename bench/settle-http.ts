/**
 * `npm run bench -- settle-http [--holders N]`: 2102 over HTTP with the gateway's signature, validation and record, against pgbench's TPC-B-like transaction on the
 * same server; five rounds interleaved of pgbench, 256 and 64 connections, medians. Those who call are a process of their own on the same two processors, and
 * what they use is in the figure too. A hundred messages at random are sent again afterwards and must be answered as they were; the books must add up.
 */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { enterTrust } from '#access'
import { inWork, type By } from '#kit/work'
import { asked, must, round } from './ground.ts'
import type { Figure } from './index.ts'
import { pick } from './settle/basket.ts'
import type { Called, Calls, Told } from './settle/callers.ts'
import { booksWhole, median } from './settle/run.ts'
import { pgbenchRun, serverCpu } from './settle/server.ts'
import { yard, type Side } from './settle/yard.ts'

const ROUNDS = 5
const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'bench' }

/** The callers' process; a run is asked for with so many connections. */
async function callers({ living, ground }: Side, seconds: number) {
  const trusts = await Promise.all(ground.shops.map(shop => inWork(living.house, system, async work => {
    const { name, token } = must(await enterTrust(work, { provider: shop.code, kind: 'token' }))
    return { name, token: token! }
  })))
  const child = spawn(process.execPath, [join(import.meta.dirname, 'settle', 'callers.ts')], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const wares = ground.wares.map(ware => ({ ...ware, price: String(ware.price) }))
  child.stdin.write(`${JSON.stringify({ base: living.base, ground: { ...ground, holders: ground.holders.toJSON(), wares }, trusts } satisfies Told)}\n`)
  return {
    async call(connections: number): Promise<Called> {
      child.stdin.write(`${JSON.stringify({ connections, seconds } satisfies Calls)}\n`)
      const { value } = await lines.next() as { value: string }
      const called = JSON.parse(value) as Called
      assert.equal(called.failed, 0, called.first ?? 'a connection failed')
      return called
    },
    async end() { child.stdin.end(); await once(child, 'exit') },
  }
}

/** A hundred messages sent again, as a program that lost the answers: only the time of answering differs. */
async function sentAgain(base: string, kept: readonly Called['kept'][number][]): Promise<void> {
  const told = (text: string) => { const { respond_time: _, warn_msg: __, ...rest } = JSON.parse(text) as Record<string, unknown>; return rest }
  for (const { body, answer } of Array.from({ length: 100 }, () => pick(kept))) {
    const again = await fetch(`${base}/fsi/api`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    assert.deepEqual(told(await again.text()), told(answer))
  }
}

export async function bench(args: string[]): Promise<Figure[]> {
  const holders = asked(args, '--holders', 1_000_000)
  const { peer, pid, settings, side, close } = await yard()
  try {
    const city = await side(holders)
    const { call, end } = await callers(city, peer.seconds)
    const tps: number[] = []
    const runs: { many: (Called & { cpu: number })[]; few: (Called & { cpu: number })[] } = { many: [], few: [] }
    const measured = async (connections: number) => {
      const before = serverCpu(pid)
      const called = await call(connections)
      return { ...called, cpu: (serverCpu(pid) - before) / called.answered }
    }
    for (let n = 0; n < ROUNDS; n++) {
      tps.push(await pgbenchRun(peer))
      runs.many.push(await measured(256))
      runs.few.push(await measured(64))
    }
    await end()
    const all = [...runs.many, ...runs.few]
    await sentAgain(city.living.base, all.flatMap(run => run.kept))
    await booksWhole(city.living.house, all.reduce((sum, run) => sum + run.answered, 0), ROUNDS * (256 + 64))
    const per = (of: readonly Called[]) => median(of.map(run => run.answered / run.seconds))
    const conditions = { ...settings, holders, rounds: ROUNDS, seconds: peer.seconds, signed: 'token', sent_again: 100, settled: all.reduce((sum, run) => sum + run.answered, 0),
      per_s_256: runs.many.map(run => Math.round(run.answered / run.seconds)).join(' '), per_s_64: runs.few.map(run => Math.round(run.answered / run.seconds)).join(' '), rounds_tps: tps.map(Math.round).join(' ') }
    const figure = (name: string, value: number, unit: string): Figure => ({ name: `settle_http.${name}`, value: round(value, 2), unit, conditions })
    return [figure('per_s', per(runs.many), 'settlements/s'), figure('pgbench_tps', median(tps), 'transactions/s'), figure('ratio', per(runs.many) / median(tps), '×'), figure('p99_ms', median(runs.many.map(run => run.p99)), 'ms'),
      figure('p99_ms_64', median(runs.few.map(run => run.p99)), 'ms'), figure('pg_cpu_us', median(runs.many.map(run => run.cpu)), 'µs')]
  } finally { await close() }
}
