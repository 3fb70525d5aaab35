import type { Work } from '#kit/work'
import { finds, type ItemView } from './shared.ts'
import { allItems, type Item } from './store.ts'

/** An item for pages; prices in millionths of a yuan. */
export const itemView = (item: Item): ItemView => ({ code: item.code, name: item.name, spec: item.spec, class: item.class, price: Number(item.price), ceiling: item.ceiling === null ? null : Number(item.ceiling) })

/** Items that a code, a name or the initials of a name find: at most twenty. */
export async function findItems(work: Pick<Work, 'sql'>, text: string): Promise<ItemView[]> {
  return (await allItems(work)).filter(item => finds(item, text)).slice(0, 20).map(itemView)
}
