import { dayOf } from '#kit/day'
import type { Work } from '#kit/work'
import type { ItemView } from './shared.ts'
import { searchItems, type Item } from './store-items.ts'

/** An item for pages; prices in millionths of a yuan. */
export const itemView = (item: Item): ItemView => ({ code: item.code, name: item.name, spec: item.spec, class: item.class, price: Number(item.price), ceiling: item.ceiling === null ? null : Number(item.ceiling) })

const MOST = 20

/** Items in force today that a code, a name or the initials of a name find: at most twenty, what is asked for exactly first. */
export async function findItems(work: Pick<Work, 'sql' | 'now'>, text: string): Promise<ItemView[]> {
  const wanted = text.normalize('NFKC').trim().toLowerCase()
  if (!wanted) return []
  const exact = (item: Item) => [item.code.toLowerCase(), item.name.toLowerCase(), item.pinyin].includes(wanted) ? 0 : 1
  const rank = (a: Item, b: Item) => exact(a) - exact(b) || Number(a.class) - Number(b.class) || (a.pinyin < b.pinyin ? -1 : a.pinyin > b.pinyin ? 1 : 0) || (a.code < b.code ? -1 : 1)
  return (await searchItems(work, wanted, dayOf(work.now), MOST)).sort(rank).slice(0, MOST).map(itemView)
}
