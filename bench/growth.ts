/**
 * `npm run bench -- growth [--small N] [--large N]`: settlements a second of a city of a million holders beside one of ten thousand on the same server, five
 * rounds interleaved, medians of both; with `--large 10000000` once, by hand. The books of both must add up afterwards.
 */
import { asked, round } from './ground.ts'
import type { Figure } from './index.ts'
import { booksWhole, CALLERS, median, settleRound, type Round } from './settle/run.ts'
import { yard, type Side } from './settle/yard.ts'

const ROUNDS = 5

export async function bench(args: string[]): Promise<Figure[]> {
  const sizes = { large: asked(args, '--large', 1_000_000), small: asked(args, '--small', 10_000) }
  const { peer, pid, settings, side, close } = await yard()
  try {
    const large = await side(sizes.large)
    const small = await side(sizes.small)
    const rounds: { large: Round[]; small: Round[] } = { large: [], small: [] }
    const settleAt = ({ living, ground }: Side) => settleRound(living.house, ground, { seconds: peer.seconds, pid }, () => undefined)
    for (let n = 0; n < ROUNDS; n++) {
      rounds.small.push(await settleAt(small))
      rounds.large.push(await settleAt(large))
    }
    const settled = (of: readonly Round[]) => of.reduce((sum, one) => sum + one.times.length, 0)
    await booksWhole(large.living.house, settled(rounds.large))
    await booksWhole(small.living.house, settled(rounds.small))
    const per = { large: median(rounds.large.map(one => one.perSecond)), small: median(rounds.small.map(one => one.perSecond)) }
    const conditions = { ...settings, large: sizes.large, small: sizes.small, callers: CALLERS, rounds: ROUNDS, seconds: peer.seconds,
      large_per_s: rounds.large.map(one => Math.round(one.perSecond)).join(' '), small_per_s: rounds.small.map(one => Math.round(one.perSecond)).join(' '),
      large_pg_cpu_us: round(median(rounds.large.map(one => one.cpu))), small_pg_cpu_us: round(median(rounds.small.map(one => one.cpu))), settled: settled(rounds.large) + settled(rounds.small) }
    return [{ name: 'growth.ratio', value: round(per.large / per.small, 2), unit: '×', conditions }, { name: 'growth.per_s', value: Math.round(per.large), unit: 'settlements/s', conditions }]
  } finally { await close() }
}
