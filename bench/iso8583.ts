/**
 * `npm run bench -- iso8583 [--cards N]`: purchases at the bank's door for terminals, over TCP with PIN block and MAC, 64 terminals each on its own line, against pgbench's TPC-B-like
 * transaction on the same server; five rounds interleaved, medians. The terminals are a process of their own on the same processors, and what they use is in the figure too.
 * A hundred purchases at random are sent again afterwards and must be answered with their reference; the bank's books must add up.
 */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { openAcquirer } from '../bank/acquiring/poster.ts'
import type { Acquirer } from '../bank/acquiring/port.ts'
import { buildIsoDoor } from '../bank/doors/iso.ts'
import { openBank } from '../bank/open.ts'
import { asked, round } from './ground.ts'
import type { Figure } from './index.ts'
import { ground, MERCHANT } from './iso8583/crowd.ts'
import type { Called, Calls, Told } from './iso8583/terminals.ts'
import { median } from './settle/run.ts'
import { pgbenchRun, serverCpu } from './settle/server.ts'
import { yard } from './settle/yard.ts'

const ROUNDS = 5, LINES = 64

/** The terminals' process; a run is asked for with so many lines. */
async function terminals(told: Told) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'iso8583', 'terminals.ts')], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async () => { const { value } = await lines.next() as { value: string }; return JSON.parse(value) as unknown }
  child.stdin.write(`${JSON.stringify(told)}\n`)
  await next()
  return {
    async call(calls: Calls): Promise<Called> {
      child.stdin.write(`${JSON.stringify(calls)}\n`)
      const called = await next() as Called
      assert.equal(called.failed, 0, called.first ?? 'a purchase failed')
      return called
    },
    async end() { child.stdin.end(); await once(child, 'exit') },
  }
}

/** Purchases sent again under their numbers: the reference is the one given before. */
async function sentAgain(acquirer: Acquirer, kept: Called['kept']): Promise<void> {
  for (const { rrn, card, amount, ...key } of kept.slice(0, 100)) {
    const again = await acquirer.handle({ ...key, kind: 'purchase', merchant: MERCHANT, card, amount: BigInt(amount), currency: '156', country: '156', pin: null, original: null, payee: null, order: null })
    assert.deepEqual([again.code, again.rrn, again.repeated], ['00', rrn, true])
  }
}

export async function bench(args: string[]): Promise<Figure[]> {
  const cards = asked(args, '--cards', 20_000)
  const { peer, pid, settings, close } = await yard()
  const home = mkdtempSync(join(tmpdir(), 'sbk-bench-bank-'))
  try {
    const { bankBase, booksOf } = await import('../test/support/bank.ts')
    const url = await bankBase()
    const { bank, stop } = await openBank({ databaseUrl: url, ownerUrl: url, home, banksFile: null })
    const acquirer = openAcquirer(bank)
    const door = buildIsoDoor(bank, acquirer, { warn: () => undefined, error: error => console.error(error) })
    const port = await door.listen(0, 'localhost')
    const { call, end } = await terminals({ port, ground: await ground(bank, url, cards, LINES) })
    const tps: number[] = []
    const runs: (Called & { cpu: number; node: number })[] = []
    for (let n = 0; n < ROUNDS; n++) {
      tps.push(await pgbenchRun(peer))
      const [before, own] = [serverCpu(pid), process.cpuUsage()]
      const called = await call({ connections: LINES, seconds: peer.seconds })
      const { user, system } = process.cpuUsage(own)
      runs.push({ ...called, cpu: (serverCpu(pid) - before) / called.answered, node: (user + system) / called.answered })
    }
    await end()
    await sentAgain(acquirer, runs.flatMap(run => run.kept))
    const { wrong, sums } = await booksOf(url)
    assert.deepEqual(wrong, [])
    assert.equal(Object.values(sums).reduce((all, each) => all + each, 0n), 0n)
    await door.close()
    await stop()
    const per = runs.map(run => run.answered / run.seconds)
    const conditions = { ...settings, cards, lines: LINES, rounds: ROUNDS, seconds: peer.seconds, cipher: 'sm4', sent_again: 100, paid: runs.reduce((sum, run) => sum + run.answered, 0), per_s: per.map(Math.round).join(' '), rounds_tps: tps.map(Math.round).join(' ') }
    const figure = (name: string, value: number, unit: string): Figure => ({ name: `iso8583.${name}`, value: round(value, 2), unit, conditions })
    return [figure('per_s', median(per), 'purchases/s'), figure('pgbench_tps', median(tps), 'transactions/s'), figure('ratio', median(per) / median(tps), '×'), figure('p50_ms', median(runs.map(run => run.p50)), 'ms'), figure('p99_ms', median(runs.map(run => run.p99)), 'ms'),
      figure('pg_cpu_us', median(runs.map(run => run.cpu)), 'µs'), figure('bank_cpu_us', median(runs.map(run => run.node)), 'µs')]
  } finally { await close(); rmSync(home, { recursive: true, force: true }) }
}
