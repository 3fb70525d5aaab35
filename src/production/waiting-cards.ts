import type { Bucket, Id } from '#kit/ids'
import { inWork, type By, type House } from '#kit/work'
import { pageItems } from './store.ts'

const PAGE = 1000
/** Cards of a batch that nothing was done for yet, at most so many: what the bank is asked for. */
export async function waitingCards(house: House, by: By, batch: Id, most = Infinity): Promise<{ bucket: Bucket; id: Id }[]> {
  const cards: { bucket: Bucket; id: Id }[] = []
  for (let after: Id | null = null; cards.length < most;) {
    const items = await inWork(house, by, work => pageItems(work, batch, after, Math.min(PAGE, most - cards.length), 'ordered'))
    cards.push(...items.map(({ bucket, card }) => ({ bucket, id: card })))
    if (items.length < PAGE) break
    after = items.at(-1)!.id
  }
  return cards
}
