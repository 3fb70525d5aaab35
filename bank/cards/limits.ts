import { fenNumber } from '#kit/money'
import { channels } from '../banks.ts'
import type { Work } from '../work.ts'
import { selectLimits } from './store-limits.ts'
import type { CardRow } from './store.ts'

/** A card's limits by channel as they hold, beside the bank's own; in fen. */
export async function limitsOf(work: Work, card: CardRow) {
  const own = await selectLimits(work, card)
  return {
    rows: channels.map(channel => {
      const most = work.rules.limits[channel]
      const set = own?.[channel]
      return { channel, own: set !== undefined, single: Number(set?.single ?? fenNumber(most.single)), daily: Number(set?.daily ?? fenNumber(most.daily)), times: set?.times ?? most.times, most: { single: fenNumber(most.single), daily: fenNumber(most.daily), times: most.times } }
    }),
  }
}
