/**
 * `npm run bench -- settle [--holders N]`: settlements a second in process against pgbench's TPC-B-like transaction on the same server, five rounds
 * interleaved, medians of both. 256 callers call the function the doors call. Every purchase has a line of each class 甲 乙 丙, an open session with PIN,
 * a deductible and a ceiling in play. Afterwards a hundred settlements are sent again and must be answered as they were, a hundred are read at a till of
 * the pharmacy that posted them, and the money must add up.
 */
import assert from 'node:assert/strict'
import { viewOf } from '../src/settlement/view.ts'
import { seated } from '../test/support/way.ts'
import { asked, round } from './ground.ts'
import type { Figure } from './index.ts'
import { pick } from './settle/basket.ts'
import { CALLERS, check, median, settleRound, type Done, type Round } from './settle/run.ts'
import { pgbenchRun } from './settle/server.ts'
import { yard } from './settle/yard.ts'

const ROUNDS = 5

/** A hundred settlements as a till sees them over HTTP. Answers how many different ones. */
async function readBack(base: string, kept: readonly Done[]): Promise<number> {
  const till = await seated(base, 'till01')
  const { code, name } = await till.get<{ code: string; name: string }>('/till/desk')
  const own = kept.filter(({ item }) => item.code === code)
  const some = new Set(Array.from({ length: 100 }, () => pick(own)))
  for (const { settled } of some) assert.deepEqual(await till.get(`/till/settlements/${settled.row.number}`), JSON.parse(JSON.stringify(viewOf(settled, name))))
  return some.size
}

/** The figures of the settling. */
export async function bench(args: string[]): Promise<Figure[]> {
  const holders = asked(args, '--holders', 1_000_000)
  const { peer, pid, settings, side, close } = await yard()
  try {
    const { living, ground } = await side(holders)
    const kept: Done[] = []
    const [tps, ours]: [number[], Round[]] = [[], []]
    for (let n = 0; n < ROUNDS; n++) {
      tps.push(await pgbenchRun(peer))
      ours.push(await settleRound(living.house, ground, { seconds: peer.seconds, pid }, done => { if (Math.random() < 0.01) kept.push(done) }))
    }
    const times = ours.flatMap(one => one.times).sort((a, b) => a - b)
    const seen = { ...await check(living.house, kept, times.length), read: await readBack(living.base, kept) }
    const [per, peerTps] = [median(ours.map(one => one.perSecond)), median(tps)]
    const conditions = {
      ...settings, holders, callers: CALLERS, rounds: ROUNDS, seconds: peer.seconds, lines: '甲 乙 丙', session: 'open, PIN proven',
      deductible_used_percent: seen.open, ceiling_met_percent: seen.capped, sent_again: 100, read_back: seen.read, settled: times.length,
      rounds_per_s: ours.map(one => Math.round(one.perSecond)).join(' '), rounds_tps: tps.map(Math.round).join(' '),
    }
    const figure = (name: string, value: number, unit: string): Figure => ({ name: `settle.${name}`, value: round(value, 2), unit, conditions })
    return [figure('per_s', per, 'settlements/s'), figure('pgbench_tps', peerTps, 'transactions/s'), figure('ratio', per / peerTps, '×'),
      figure('p50_ms', times[Math.floor(times.length * 0.5)]!, 'ms'), figure('p99_ms', times[Math.floor(times.length * 0.99)]!, 'ms'),
      figure('pg_cpu_us', median(ours.map(one => one.cpu)), 'µs'), figure('node_cpu_us', median(ours.map(one => one.node)), 'µs')]
  } finally { await close() }
}
